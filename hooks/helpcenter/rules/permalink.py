"""A published id or address would die, or leads astray.

Why: support staff put these addresses into messages, letters and macros; they must lead to the answer
in five years. A page that is not published yet has promised nothing and is no problem.
Fix: use `helpcenter move`, `retire` and `publish`, which keep permalinks.yml; never delete from it.
"""

from __future__ import annotations

from collections.abc import Iterator

from helpcenter import schema
from helpcenter.addresses import address, search_address
from helpcenter.model import HelpCenter
from helpcenter.nearest import did_you_mean
from helpcenter.permalink import Permalink, is_id
from helpcenter.problem import Problem


def check(center: HelpCenter) -> Iterator[Problem]:
    """Yield what is wrong with the ledger itself, then what disagrees with the pages."""
    yield from center.ledger.faults
    judged = [] if center.ledger.faults else list(schema.judge(center.ledger, "permalinks"))
    yield from judged
    if center.ledger.faults or judged:
        return
    live = {address(center, page): page.path for page in center.pages.values()}
    live |= {search_address(language): "the search page" for language in center.languages}
    ids = {entry.id: entry for entry in center.permalinks}
    keys: dict[str, str] = {}
    owners: dict[str, str] = {}
    for entry in center.permalinks:
        if not is_id(entry.id):
            hint = "`helpcenter publish` makes ids; the last digit must fit the others"
            yield Problem(entry.place, f"“{entry.id}” is no id", hint)
        if bool(entry.answer) == bool(entry.to) or (entry.answer and not entry.addresses):
            hint = "`answer` and `addresses` while the page lives, `to` when it was retired"
            yield Problem(entry.place, f"{entry.id} must say where it leads", hint)
            continue
        if entry.answer and keys.setdefault(entry.answer, entry.id) != entry.id:
            yield Problem(
                entry.place, f"{entry.answer} has the id {keys[entry.answer]} already", "one id a page"
            )
        yield from _retired(center, entry, ids) if entry.retired else _present(center, entry)
        for code, where in entry.every():
            if owners.setdefault(where, entry.id) != entry.id:
                yield Problem(entry.place, f"/{where} belongs to {owners[where]} already", "change the slug")
            elif where in live and where != entry.addresses.get(code):
                hint = f"change that slug, or `helpcenter retire {entry.id}` first"
                if live[where] != _path(center, code, entry.answer):
                    yield Problem(
                        entry.place, f"/{where} must lead to {entry.id}, and {live[where]} took it", hint
                    )


def _present(center: HelpCenter, entry: Permalink) -> Iterator[Problem]:
    keys = {page.key for page in center.pages.values()}
    if entry.answer not in keys:
        free = [key for key in keys if key not in center.published]
        way = f"put it back, or `helpcenter retire {entry.id} --to <id>`"
        hint = did_you_mean(entry.answer, free, way)
        yield Problem(entry.place, f"the page {entry.answer} is gone, and {entry.id} would die with it", hint)
        return
    for code in entry.codes:
        page = center.page(code, entry.answer)
        recorded = entry.addresses.get(code)
        if page is None:
            hint = "put the page back, or retire it in all languages"
            yield Problem(
                entry.place, f"{entry.answer} is gone in {code}, and its addresses there would die", hint
            )
        elif recorded != address(center, page):
            message = (
                f"{page.path} now lives at /{address(center, page)}, permalinks.yml says /{recorded or ''}"
            )
            yield Problem(
                page.place("slug"), message, "`helpcenter publish` keeps the old address leading here"
            )


def _retired(center: HelpCenter, entry: Permalink, ids: dict[str, Permalink]) -> Iterator[Problem]:
    place, successor = center.ledger.place(entry.id, "to"), ids.get(entry.to)
    if entry.to == entry.id:
        yield Problem(place, f"{entry.id} leads to itself", "name the page that replaced it")
    elif successor is None:
        yield Problem(place, f"there is no id {entry.to}", did_you_mean(entry.to, ids))
    elif successor.retired:
        hint = f"lead straight to {successor.to}"
        yield Problem(place, f"{entry.id} leads to {entry.to}, which is retired itself", hint)
    else:
        for code in entry.codes:
            if center.page(code, successor.answer) is None:
                hint = "write it, or lead to another page"
                yield Problem(
                    place, f"{successor.answer}, to which {entry.id} leads, is missing in {code}", hint
                )


def _path(center: HelpCenter, code: str, key: str) -> str:
    page = center.page(code, key)
    return page.path if page else ""
