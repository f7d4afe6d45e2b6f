"""Computes the entries of the ledger after a change. Published ids and addresses are never dropped."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from helpcenter.model.center import HelpCenter
from helpcenter.model.permalinks import Entries, Permalink, new_id
from helpcenter.model.urls import address
from helpcenter.rules.shared import ever_published


def present(center: HelpCenter, entries: Entries, only: Collection[str] | None = None) -> Entries:
    """The entries with the current addresses of their pages; changed addresses become former ones.

    Args:
        center: the current help center.
        entries: the entries to update.
        only: the keys of the pages to update; all if None.
    """
    return tuple(
        entry if entry.retired or (only is not None and entry.answer not in only) else _present(center, entry)
        for entry in entries
    )


def _present(center: HelpCenter, entry: Permalink) -> Permalink:
    addresses, former = dict(entry.addresses), {code: list(found) for code, found in entry.former.items()}
    for language in center.languages:
        code = language.code
        page = center.page(code, entry.answer)
        if page is None:
            continue
        now, last = address(center, page), addresses.get(code)
        if last not in (None, now) and not ever_published.never(center, entry.id):
            former.setdefault(code, []).append(str(last))
        if now in former.get(code, []):
            former[code].remove(now)
        addresses[code] = now
    codes = [language.code for language in center.languages]
    return replace(
        entry,
        addresses={code: addresses[code] for code in _ordered(addresses, codes)},
        former={code: tuple(former[code]) for code in _ordered(former, codes) if former[code]},
    )


def added(center: HelpCenter, entries: Entries) -> Entries:
    """The entries, with a new one for each page without; home pages never move and need none."""
    known = {entry.answer for entry in entries}
    taken = {entry.id for entry in entries}
    result = list(entries)
    for key in unregistered(center, known):
        identifier = new_id(key, taken)
        taken.add(identifier)
        result.append(_present(center, Permalink(identifier, key)))
    return tuple(result)


def with_new(center: HelpCenter, entries: Entries, key: str, taken: Collection[str]) -> Entries:
    """The entries, with one for a new page.

    Args:
        center: the current help center.
        entries: the entries of the ledger.
        key: the key of the page.
        taken: the ids that are in use, or were.
    """
    return (*entries, _present(center, Permalink(new_id(key, taken), key)))


def unregistered(center: HelpCenter, known: Collection[str] | None = None) -> list[str]:
    """The keys of the pages that have no permalink yet."""
    published = center.registered if known is None else known
    keys = dict.fromkeys(page.key for page in center.pages.values() if page.kind != "home")
    return [key for key in keys if key not in published]


def retired(entries: Entries, identifier: str, to: str) -> Entries:
    """The entries after one is replaced by another; entries that redirected to it redirect to the other directly."""
    result = []
    for entry in entries:
        if entry.id == identifier:
            former: dict[str, list[str]] = {}
            for code, where in entry.every():
                former.setdefault(code, []).append(where)
            kept = {code: tuple(found) for code, found in former.items()}
            entry = replace(
                entry, answer="", addresses={}, former=kept, to=to, was=entry.answer or entry.was, gone=""
            )
        elif entry.to == identifier:
            entry = replace(entry, to=to)
        result.append(entry)
    return tuple(result)


def _ordered(found: Collection[str], codes: list[str]) -> list[str]:
    return [*(code for code in codes if code in found), *(code for code in found if code not in codes)]
