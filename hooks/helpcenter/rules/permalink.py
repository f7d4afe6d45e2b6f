"""A published id or address would die, or leads astray.

Why: support staff put these addresses into messages, letters and macros; they must lead to the answer
in five years. A page that is not published yet has promised nothing and is no problem.
Fix: use `helpcenter move`, `retire` and `publish`, which keep permalinks.yml; never delete from it.
"""

from __future__ import annotations

from collections.abc import Iterator

from helpcenter import schema
from helpcenter.addresses import address, is_slug, search_address
from helpcenter.model import Document, HelpCenter, Page
from helpcenter.nearest import did_you_mean, nearest
from helpcenter.permalink import Permalink, is_id
from helpcenter.problem import Problem


def check(center: HelpCenter) -> Iterator[Problem]:
    """Yield what is wrong with the ledger itself, then what disagrees with the pages."""
    judged = list(center.ledger.faults) or list(schema.judge(center.ledger, "permalinks"))
    yield from judged
    if judged or center.settings.faults or not center.languages:
        return
    ids = {entry.id: entry for entry in center.permalinks}
    keys: dict[str, str] = {}
    for entry in center.permalinks:
        if not is_id(entry.id):
            hint = "`helpcenter publish` makes ids; the last digit must fit the others"
            yield Problem(entry.place, f"“{entry.id}” is no id", hint)
        if bool(entry.answer) == bool(entry.to) or (entry.answer and not entry.addresses):
            hint = "`answer` and `addresses` while the page lives, `to` when it was retired"
            yield Problem(entry.place, f"{entry.id} must say where it leads", hint)
        elif entry.retired:
            yield from _retired(center, entry, ids)
        elif keys.setdefault(entry.answer, entry.id) != entry.id:
            hint = "a page has one id; compare with the last version of this file"
            yield Problem(entry.place, f"{entry.answer} has the id {keys[entry.answer]} already", hint)
        else:
            yield from _present(center, entry)
    yield from _claims(center)


def _present(center: HelpCenter, entry: Permalink) -> Iterator[Problem]:
    if not any(center.page(language.code, entry.answer) for language in center.languages):
        hint = f"put it back, or `helpcenter retire {entry.id} --to <id>`"
        keys = dict.fromkeys(page.key for page in center.pages.values())
        free = [key for key in keys if "/" in key and key not in center.published]
        renamed = nearest(entry.answer, free)
        if renamed:
            hint = f"if it is {renamed} now: `helpcenter publish`; else {hint}"
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
        elif not _unsettled(center, page) and recorded != address(center, page):
            message = (
                f"{page.path} now lives at /{address(center, page)}, permalinks.yml says /{recorded or ''}"
            )
            yield Problem(
                page.place("slug"), message, "`helpcenter publish` keeps the old address leading here"
            )


def _unsettled(center: HelpCenter, page: Page) -> bool:
    """Whether other rules have something to say of the page's address, so that it is none yet."""
    topic = center.page(page.language, page.topic)
    slugs = [found.words("slug") for found in (page, topic) if found]
    lost = page.kind == "answer" and topic is None
    return page.unread or lost or bool(topic and topic.unread) or not all(is_slug(slug) for slug in slugs)


def _retired(center: HelpCenter, entry: Permalink, ids: dict[str, Permalink]) -> Iterator[Problem]:
    place, successor = center.ledger.place(entry.id, "to"), ids.get(entry.to)
    if entry.to == entry.id:
        yield Problem(place, f"{entry.id} leads to itself", "name the page that replaced it")
    elif successor is None:
        yield Problem(place, f"there is no id {entry.to}", did_you_mean(entry.to, ids))
    elif successor.retired:
        hint = "name a page that lives"
        yield Problem(place, f"{entry.id} leads to {entry.to}, which is retired itself", hint)
    else:
        for code in entry.codes:
            if center.page(code, successor.answer) is None:
                hint = "write it, or lead to another page"
                yield Problem(
                    place, f"{successor.answer}, to which {entry.id} leads, is missing in {code}", hint
                )


def _claims(center: HelpCenter) -> Iterator[Problem]:
    """Addresses that two entries have, and former ones at which something else lives now."""
    live: dict[str, Document] = {search_address(item): item.document for item in center.languages}
    live |= {address(center, page): page for page in center.pages.values()}
    owners: dict[str, str] = {}
    for entry in center.permalinks:
        for code, where in entry.every():
            taker = live.get(where)
            if owners.setdefault(where, entry.id) != entry.id:
                hint = "one of the two is wrong; compare with the last version of this file"
                yield Problem(entry.place, f"/{where} belongs to {owners[where]} already", hint)
            elif (
                taker and where in entry.former.get(code, ()) and taker is not center.page(code, entry.answer)
            ):
                key = "slug" if "slug" in taker.data else "search_address"
                hint = f"change {key}: old letters and links still mean {entry.id} by it"
                yield Problem(taker.place(key), f"the address /{where} leads to {entry.id} for ever", hint)
