"""All ids and addresses that were ever published, from git's history, a live site and an old ledger."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from helpcenter.model.anchors import anchors
from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Page
from helpcenter.model.memo import remembered
from helpcenter.model.permalinks import Entries, Permalink, new_id
from helpcenter.model.problem import Problem
from helpcenter.model.promised import SEARCH, PastAddress, having, union, with_anchors
from helpcenter.model.urls import address
from helpcenter.read import ledger
from helpcenter.read.ledger import path_of


@remembered
def promised(center: HelpCenter) -> Entries:
    """All entries that were ever published, with all addresses that they had.

    Entries of a permalinks.yml beside the folder are included: a merge may have brought it back. A page that was on the
    default branch without an id has the id that it would have got, if one of its addresses is that of no page now.
    """
    old = ledger.permalinks(center.ledger.old or {})
    entries = union([*center.promised.entries, *old]) if old else center.promised.entries
    return _with_past_addresses(center, entries) if center.promised.addresses else entries


def never(center: HelpCenter, identifier: str) -> bool:
    """Whether an id was never published, as far as the default branch tells: it is free to change."""
    return center.promised.known and identifier not in by_id(center)


def sound(center: HelpCenter, faults: Iterable[Problem]) -> HelpCenter:
    """The help center with the entries of damaged files as they were published last, so that all others can be judged.

    Args:
        center: the help center.
        faults: the problems of files of the ledger.
    """
    damaged = {problem.place.path for problem in faults}
    if not damaged:
        return center
    published = by_id(center)
    whole = [entry for entry in center.permalinks if entry.place.path not in damaged]
    known = {entry.id for entry in whole}
    back = [one for name, one in published.items() if name not in known and path_of(name) in damaged]
    return replace(center, permalinks=tuple(sorted([*whole, *back], key=lambda one: (len(one.id), one.id))))


@remembered
def by_id(center: HelpCenter) -> Mapping[str, Permalink]:
    """All entries that were ever published, by id."""
    return {entry.id: entry for entry in promised(center)}


def without_id(center: HelpCenter, identifier: str) -> bool:
    """Whether an id is that of a page which was on the default branch and got none."""
    known = {entry.id for entry in (*center.promised.entries, *ledger.permalinks(center.ledger.old or {}))}
    return identifier not in known


def _with_past_addresses(center: HelpCenter, entries: Entries) -> Entries:
    """The entries with the addresses at which their pages were although the ledger never had them.

    The anchors of a page without an id are those of the page that has its address now.
    """
    owners = {where: entry.id for entry in (*entries, *center.permalinks) for _, where in entry.every()}
    live = {address(center, page): page for page in center.pages.values()}
    prefixes = {language.code: language.prefix for language in center.languages}
    known = {entry.id: entry for entry in entries}
    keys = {entry.answer: entry.id for entry in (*center.permalinks, *entries) if entry.answer}
    taken = {*known, *center.ids}
    for past in center.promised.addresses:
        if past.key in ("", SEARCH):
            continue  # without an id
        where = prefixes.get(past.code, f"{past.code}/") + past.where
        page = live.get(where) or _page_of(center, known, owners.get(where, ""), past.code)
        lost = page is not None and past.anchor not in anchors(page) and center.whole(page)
        kept = where in owners or (where in live and not _at_anothers(center, known, past, live[where]))
        if not lost if past.anchor else kept:
            continue
        key = page.key if page and past.anchor else past.key
        name = past.id or keys.get(key) or new_id(key, taken)
        entry = known.get(name) or center.ids.get(name) or Permalink(name, key)
        keys.setdefault(key, name)
        taken.add(name)
        if past.anchor:
            known[name] = with_anchors(entry, replace(entry, anchors={past.code: (past.anchor,)}))
        else:
            owners[where] = name
            known[name] = having(entry, [*entry.every(), (past.code, where)])
    return tuple(known.values())


def _page_of(center: HelpCenter, known: Mapping[str, Permalink], identifier: str, code: str) -> Page | None:
    """The page of an id in a language; None if it is gone."""
    entry = center.ids.get(identifier) or known.get(identifier)
    return center.page(code, entry.answer) if entry and entry.answer else None


def _at_anothers(center: HelpCenter, known: Mapping[str, Permalink], past: PastAddress, here: Page) -> bool:
    """Whether the page that has an address now is not that of the id that had it, whose own page is there still."""
    entry = center.ids.get(past.id) or known.get(past.id)
    if entry and entry.retired:
        entry = center.ids.get(entry.to)
    return entry is not None and center.page(past.code, entry.answer) not in (None, here)
