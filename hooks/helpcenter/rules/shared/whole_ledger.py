"""Computes the complete ledger: all ids and addresses that were ever published, each with its page.

The rule `permalink` reports differences of the ledger on disk; `helpcenter publish` writes it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Page
from helpcenter.model.permalinks import Entries, Permalink
from helpcenter.model.promised import having, with_anchors
from helpcenter.model.urls import address
from helpcenter.rules.shared.ever_published import promised


def restored(center: HelpCenter) -> Entries:
    """The entries of the ledger, with everything that was published restored.

    A lost address is restored as a former one of its id. A lost id is restored to its page; if the page is gone, the id
    is retired and redirects to its topic, or else to the first topic that exists in all its languages.
    """
    before = {entry.id: entry for entry in promised(center)}
    if not before:
        return center.permalinks
    now = center.ids
    entries = {**now, **{name: _whole(center, now.get(name), entry) for name, entry in before.items()}}
    for name in (name for name in before if name not in now):
        entries[name] = _settled(center, entries[name], entries)
    led = {name: _redirected(entry, entries) for name, entry in entries.items()}
    owners = {where: name for name, entry in before.items() for _, where in entry.every()}
    return _sorted(_each_its_own(entry, led, owners) for entry in led.values())


def stolen(center: HelpCenter, now: Permalink, before: Permalink) -> bool:
    """Whether an id was given to another page although its own page still exists.

    Its own page then has no other id, and shares no address with this entry; or the entry has the page of another id.
    """
    if now.answer == before.answer or not has_page(center, before.answer) or not any(before.every()):
        return False
    left = before.answer not in center.registered and not set(now.every()) & set(before.every())
    return left or _at_anothers(center, now)


def _at_anothers(center: HelpCenter, entry: Permalink) -> bool:
    """Whether the page of an entry exists, and all its addresses were published under another id."""
    owners = {where: before.id for before in promised(center) for _, where in before.every()}
    pages = [page for code in center.languages if (page := center.page(code.code, entry.answer))]
    return bool(pages) and all(owners.get(address(center, page), entry.id) != entry.id for page in pages)


def has_page(center: HelpCenter, key: str) -> bool:
    """Whether a page with a key exists in any language, except for the home page, which has no permalink."""
    return bool(key) and any(center.page(language.code, key) for language in center.languages)


def missing_pages(center: HelpCenter) -> bool:
    """Whether a page that was published and not retired is missing in a language; the rule `permalink` reports it."""
    return any(
        center.page(center.shown_in(code), entry.answer) is None
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
    """Old key → new key of registered pages whose files were renamed by hand, recognised by their addresses."""
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
    """The entries with old keys replaced by new ones."""
    return tuple(replace(entry, answer=keys.get(entry.answer, entry.answer)) for entry in entries)


def settled(center: HelpCenter) -> Entries:
    """The restored entries, each with the current key of its page."""
    entries = restored(center)
    return rekeyed(entries, renamed_by_hand(center, entries))


def _whole(center: HelpCenter, now: Permalink | None, before: Permalink) -> Permalink:
    """An entry with all addresses that it had, and with its own page."""
    if now is None or stolen(center, now, before):
        return before
    now = with_anchors(now, before)
    if bool(now.answer) == bool(now.to):  # it has neither a page nor a replacement, or both
        return having(before, [*before.every(), *now.every()])
    if now.answer and not has_page(center, now.answer):  # a merge restored an older state of the entry
        if before.retired:
            now = with_anchors(replace(before, addresses={}, former={**before.former, **now.former}), now)
        elif has_page(center, before.answer) and before.answer not in center.registered:
            now = replace(now, answer=before.answer)
    if set(before.every()) <= set(now.every()):
        return now
    theirs = {where for _, where in before.every()} - set(now.addresses.values())
    own = [(code, where) for code, where in now.every() if where not in theirs]
    return having(now, [*own, *before.every()])


def _settled(center: HelpCenter, lost: Permalink, entries: Mapping[str, Permalink]) -> Permalink:
    """Restore an entry that the ledger lacks: with its page, or retired if that is gone or has another id."""
    owners = {entry.answer: name for name, entry in entries.items() if entry.answer and name != lost.id}
    if lost.to in entries or (has_page(center, lost.answer) and lost.answer not in owners):
        return lost
    to = owners.get(lost.answer, "") or _nearest(center, lost, owners)
    return _retired(lost, to) if to else lost


def _nearest(center: HelpCenter, lost: Permalink, owners: Mapping[str, str]) -> str:
    """The id of the page that replaces a page that is gone: its topic, else the first topic."""
    topics = [page.key for page in center.topics(center.default.code)]
    for key in [(lost.answer or lost.was).partition("/")[0], *topics]:
        if (
            key in owners
            and has_page(center, key)
            and all(center.page(center.shown_in(code), key) for code in lost.codes)
        ):
            return owners[key]
    return ""


def _retired(entry: Permalink, to: str) -> Permalink:
    gone = having(replace(entry, addresses={}), entry.every())
    return replace(gone, answer="", to=to, was=entry.answer or entry.was)


def _redirected(entry: Permalink, entries: Mapping[str, Permalink]) -> Permalink:
    """The entry, redirected to the last replacement if its replacement was retired too."""
    seen = {entry.id}
    to = entry.to
    while to in entries and entries[to].retired and to not in seen:
        seen.add(to)
        to = entries[to].to
    return replace(entry, to=to) if entry.to != to and to in entries and to not in seen else entry


def _each_its_own(entry: Permalink, entries: Mapping[str, Permalink], owners: Mapping[str, str]) -> Permalink:
    """The entry without the addresses of another entry, unless the other one redirects to it."""
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
