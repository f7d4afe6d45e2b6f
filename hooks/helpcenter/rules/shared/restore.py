"""The ledger as it must be: with every id and address that was ever published, each at the page that it means.

The rule `permalink` reports where the ledger on disk differs from it; `helpcenter publish` writes it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Page
from helpcenter.model.permalinks import Entries, Permalink
from helpcenter.model.promised import having, union
from helpcenter.model.urls import address
from helpcenter.read import ledger


def promised(center: HelpCenter) -> Entries:
    """Every id that was ever published, with every address that it had.

    Where a help center still has permalinks.yml beside the folder, what that says counts too: a merge left it.
    """
    old = ledger.permalinks(center.ledger.old or {})
    return union([*center.promised.entries, *old]) if old else center.promised.entries


def restored(center: HelpCenter) -> Entries:
    """The entries of the ledger, with whatever was published put back.

    An address goes back to its id, as a former one. An id goes back to its page; where that is gone it is retired
    and leads to the page of its topic, or else to the first topic that exists in all its languages.
    """
    before = {entry.id: entry for entry in promised(center)}
    if not before:
        return center.permalinks
    now = center.ids
    entries = {**now, **{name: _whole(center, now.get(name), entry) for name, entry in before.items()}}
    for name in (name for name in before if name not in now):
        entries[name] = _settled(center, entries[name], entries)
    led = {name: _led_on(entry, entries) for name, entry in entries.items()}
    owners = {where: name for name, entry in before.items() for _, where in entry.every()}
    return _sorted(_each_its_own(entry, led, owners) for entry in led.values())


def stolen(center: HelpCenter, now: Permalink, before: Permalink) -> bool:
    """Whether an id went to another page, and the page that it was given to is there.

    That one has no id, and no address of its own is left to this one; or this one leads to the page of another id.
    """
    if now.answer == before.answer or not has_page(center, before.answer) or not any(before.every()):
        return False
    left = before.answer not in center.published and not set(now.every()) & set(before.every())
    return left or _at_anothers(center, now)


def _at_anothers(center: HelpCenter, entry: Permalink) -> bool:
    """Whether the page of an entry is there, and every address of it was published under another id."""
    owners = {where: before.id for before in promised(center) for _, where in before.every()}
    pages = [page for code in center.languages if (page := center.page(code.code, entry.answer))]
    return bool(pages) and all(owners.get(address(center, page), entry.id) != entry.id for page in pages)


def has_page(center: HelpCenter, key: str) -> bool:
    """Whether there is a page with that key in any language; the home page has no permalink."""
    return bool(key) and any(center.page(language.code, key) for language in center.languages)


def missing_pages(center: HelpCenter) -> bool:
    """Whether a page that was published and not retired is missing in a language; the rule `permalink` reports it."""
    return any(
        center.page(code, entry.answer) is None
        for entry in center.permalinks
        if entry.answer
        for code in entry.codes
    )


def shared_address(center: HelpCenter, page: Page) -> bool:
    """Whether another page has the address of a page, which the rule `address` reports."""
    here = address(center, page)
    return any(
        other is not page and address(center, other) == here for other in center.pages_in(page.language)
    )


def renamed_by_hand(center: HelpCenter, entries: Entries) -> dict[str, str]:
    """Published pages whose file has another name now: old key → new key, recognized by their addresses."""
    gone = [entry for entry in entries if entry.answer and not has_page(center, entry.answer)]
    if not gone:
        return {}
    here = {(page.language, address(center, page)): page for page in center.pages.values()}
    published = {entry.answer for entry in entries}
    found = {}
    for entry in gone:
        now = {here[item].key for item in entry.addresses.items() if item in here}
        if len(now) == 1 and not now & published:
            found[entry.answer] = now.pop()
    return found


def rekeyed(entries: Entries, keys: Mapping[str, str]) -> Entries:
    """The entries when pages got other keys."""
    return tuple(replace(entry, answer=keys.get(entry.answer, entry.answer)) for entry in entries)


def settled(center: HelpCenter) -> Entries:
    """The entries with everything put back, each with the key that its page's file has now."""
    entries = restored(center)
    return rekeyed(entries, renamed_by_hand(center, entries))


def _whole(center: HelpCenter, now: Permalink | None, before: Permalink) -> Permalink:
    """An entry with every address that it had, at the page that it means."""
    if now is None or stolen(center, now, before):
        return before
    if bool(now.answer) == bool(now.to):  # it does not say where it leads
        return having(before, [*before.every(), *now.every()])
    if now.answer and not has_page(center, now.answer):  # a merge took an older state of the entry
        if before.retired:
            now = replace(before, addresses={}, former={**before.former, **now.former})
        elif has_page(center, before.answer) and before.answer not in center.published:
            now = replace(now, answer=before.answer)
    if set(before.every()) <= set(now.every()):
        return now
    theirs = {where for _, where in before.every()} - set(now.addresses.values())
    own = [(code, where) for code, where in now.every() if where not in theirs]
    return having(now, [*own, *before.every()])


def _settled(center: HelpCenter, lost: Permalink, entries: Mapping[str, Permalink]) -> Permalink:
    """An id that the ledger lacks: at its page, or retired where that is gone or has another id."""
    owners = {entry.answer: name for name, entry in entries.items() if entry.answer and name != lost.id}
    if lost.to in entries or (has_page(center, lost.answer) and lost.answer not in owners):
        return lost
    to = owners.get(lost.answer, "") or _nearest(center, lost, owners)
    return _retired(lost, to) if to else lost


def _nearest(center: HelpCenter, lost: Permalink, owners: Mapping[str, str]) -> str:
    """The id of the page at which readers of a page that is gone find help: its topic, else the first topic."""
    topics = [page.key for page in center.topics(center.default.code)]
    for key in [(lost.answer or lost.was).partition("/")[0], *topics]:
        if key in owners and has_page(center, key) and all(center.page(code, key) for code in lost.codes):
            return owners[key]
    return ""


def _retired(entry: Permalink, to: str) -> Permalink:
    gone = having(replace(entry, addresses={}), entry.every())
    return replace(gone, answer="", to=to, was=entry.answer or entry.was)


def _led_on(entry: Permalink, entries: Mapping[str, Permalink]) -> Permalink:
    """The entry, led on in one step where the page that replaced it was retired too."""
    seen = {entry.id}
    to = entry.to
    while to in entries and entries[to].retired and to not in seen:
        seen.add(to)
        to = entries[to].to
    return replace(entry, to=to) if entry.to != to and to in entries and to not in seen else entry


def _each_its_own(entry: Permalink, entries: Mapping[str, Permalink], owners: Mapping[str, str]) -> Permalink:
    """The entry without the addresses that are another one's, unless that one leads to it; it then lacks them."""
    successor = entries.get(entry.to)
    theirs = {where for _, where in successor.every()} if successor else set()
    own = [
        (code, where)
        for code, where in entry.every()
        if where not in theirs
        and (owners.get(where, entry.id) == entry.id or entries[owners[where]].to == entry.id)
    ]
    return having(entry, own) if own != list(entry.every()) else entry


def _sorted(entries: Iterable[Permalink]) -> Entries:
    return tuple(sorted(entries, key=lambda entry: (len(entry.id), entry.id)))
