"""Finds published ids and addresses that would be lost or given to another page; for the rule and for `publish`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Document, Page
from helpcenter.model.permalinks import Permalink, is_id
from helpcenter.model.problem import Place, Problem
from helpcenter.model.promised import PastAddress
from helpcenter.model.suggest import nearest
from helpcenter.model.urls import address, files_of, is_slug, search_address
from helpcenter.read import schema
from helpcenter.read.ledger import FOLDER, path_of
from helpcenter.rules.shared import ever_published, whole_ledger
from helpcenter.rules.shared.drafted_pages import drafted, how_to_retire

Settled = Mapping[str, Permalink]
"""The entries as `whole_ledger.settled` makes them, by id."""


def ill_formed(center: HelpCenter) -> Iterator[Problem]:
    """Yield entries that are readable but violate their schema."""
    for document in center.ledger.documents.values():
        if not document.faults:
            yield from schema.judge(document, "permalink")


def misnamed(center: HelpCenter) -> Iterator[Problem]:
    """Yield files whose names are not valid ids."""
    for entry in center.permalinks:
        if not is_id(entry.id):
            hint = "give the file its old name, or delete it: `helpcenter publish` makes ids, whose last digit fits"
            yield Problem(entry.place, f"“{entry.id}” is no id", hint)


def gone(center: HelpCenter, entry: Permalink, settled: Permalink) -> Problem:
    """The problem of an id whose page does not exist under the key in the ledger."""
    drafts = [page for (_, key), page in center.drafts.items() if key == entry.answer]
    if drafts:
        return drafted(center, entry, drafts[0])
    message = f"the page {entry.answer} is gone, and {entry.id} would die with it"
    files = files_of(entry.answer, *entry.codes)
    if settled.retired:
        command = center.promised.publish_command
        hint = f"it was retired: {command} lets it lead to {settled.to} again; or put the page back"
    elif settled.answer != entry.answer:
        move = f"helpcenter move {entry.answer} {settled.answer}"
        hint = f"it is {settled.answer} now: `{move}` takes its id, links and lists along"
        inside = [key for key in center.registered if key.startswith(f"{entry.answer}/")]
        after = [settled.answer + key.removeprefix(entry.answer) for key in inside]
        files += tuple(
            path for key in (settled.answer, *inside, *after) for path in files_of(key, *entry.codes)
        )
    else:
        keys = dict.fromkeys(page.key for page in center.pages.values())
        free = [key for key in keys if "/" in key and key not in center.registered]
        new = nearest(entry.answer, free)
        named = f"if it is {new} now" if new else "if it has another name now"
        files += files_of(new, *entry.codes) if new else ()
        rename = f"`helpcenter move {entry.answer} {new or '<its new name>'}`"
        hint = f"{named}: {rename}; else put it back, or {how_to_retire(entry.id)}"
    return Problem(entry.place, message, hint, files=files)


def moved_with_topic(center: HelpCenter, entry: Permalink, settled: Permalink) -> bool:
    """Whether an answer is in the same folder as before, under the folder's new name, so that its topic says it all."""
    old, _, name = entry.answer.partition("/")
    new = settled.answer.partition("/")[0]
    renamed = name and new != old and settled.answer == f"{new}/{name}"
    return bool(renamed) and old in center.registered and whole_ledger.has_page(center, new)


def gone_in(center: HelpCenter, entry: Permalink, code: str) -> Problem:
    """The problem of a page that is there in other languages, and no more in one of them."""
    if draft := center.drafts.get((code, entry.answer)):
        return drafted(center, entry, draft)
    message = f"{entry.answer} is gone in {code}, and its addresses there would die"
    path = files_of(entry.answer, code)[0]
    addressed = {address(center, page): page for page in center.pages_in(code)}
    renamed = addressed.get(entry.addresses.get(code, ""))
    if renamed and renamed.key not in center.registered:
        hint = (
            f"{renamed.path} has its address now: name it {path} again, or rename the page in all languages: "
        )
        hint += f"`helpcenter move {entry.answer} {renamed.key}`"
        twins = files_of(renamed.key, *(language.code for language in center.languages))
        return Problem(entry.place, message, hint, files=(path, *twins))
    hint = f"put {path} back, or retire the page in all languages: {how_to_retire(entry.id)}"
    return Problem(entry.place, message, hint, files=(path,))


def orphans(center: HelpCenter, settled: Settled) -> Iterator[Problem]:
    """Yield ids without a page, even after everything is restored."""
    for entry in settled.values():
        if not entry.retired and not whole_ledger.has_page(center, entry.answer):
            yield gone(center, entry, entry)


def taken(center: HelpCenter, settled: Settled) -> Iterator[Problem]:
    """Yield former addresses of one page that another page has now."""
    live = _live(center)
    for entry in settled.values():
        lives = whole_ledger.has_page(center, entry.answer)
        for code, where in entry.every():
            taker, own = live.get(where), center.page(code, entry.answer)
            before = (
                where in entry.former.get(code, ()) or not lives or (own and address(center, own) != where)
            )
            if taker and before and taker is not own:
                key = "slug" if "slug" in taker.data else "search_address"
                hint = f"change {key}: old letters and links still mean {entry.id} by it"
                if isinstance(taker, Page) and _was_at(center, entry, taker):
                    hint = f"write answer: {taker.key} in {path_of(entry.id)} again, which means another page now"
                yield Problem(taker.place(key), f"the address /{where} leads to {entry.id} for ever", hint)


def _was_at(center: HelpCenter, entry: Permalink, page: Page) -> bool:
    """Whether a page had its address first under the id of an entry, so that the ids of two pages were exchanged."""
    where = address(center, page).removeprefix(center.language(page.language).prefix)
    first = PastAddress(page.language, where, page.key, entry.id)
    return page.key in center.registered and first in center.promised.addresses


def lost(center: HelpCenter, settled: Settled) -> Iterator[Problem]:
    """Yield published ids and addresses that the ledger lacks or has given to another id."""
    live, now = _live(center), center.ids
    holders = {where: entry.id for entry in center.permalinks for _, where in entry.every()}
    for before in ever_published.promised(center):
        entry, whole = now.get(before.id), settled[before.id]
        if entry is None and ever_published.without_id(center, before.id):
            yield from _lost_without_id(center, before, whole, settled)
            continue
        if entry is None:
            yield _lost_id(center, before, whole, settled)
        stolen = entry is not None and whole_ledger.stolen(center, entry, before)
        has = set(entry.every()) if entry else set()
        for code, where in before.every():
            page = live.get(where)
            own = page is not None and page is center.page(code, whole.answer)
            if (code, where) in has or (page and (not own or entry is None)):
                continue  # kept, or taken, or lost with its id, which is another problem
            holder = holders.get(where, before.id)
            moved = (
                own and entry is not None and code in entry.addresses
            )  # the rule `permalink` reports the address of its page
            if holder == before.id and not stolen and not moved:
                place = entry.place if entry else Place(path_of(before.id))
                message = f"the address /{where} of {before.id} was published, and would die"
                yield Problem(place, message, f"{center.promised.publish_command} puts it back")
            elif holder not in (before.id, whole.to):
                message = f"the address /{where} is that of {before.id} for ever, and {holder} has it now"
                yield Problem(now[holder].place, message, f"{center.promised.publish_command} gives it back")


def _lost_without_id(
    center: HelpCenter, before: Permalink, whole: Permalink, settled: Settled
) -> Iterator[Problem]:
    """Yield the addresses of a page that was on the site and got no id before it went."""
    to = settled.get(whole.to)
    goal = to.answer if to else whole.answer
    for _, where in before.every():
        message = f"/{where} was the address of {before.answer}, and would die"
        hint = f"{center.promised.publish_command} lets it lead to {goal}; or put the page back"
        yield Problem(Place(FOLDER), message, hint)


def _lost_id(center: HelpCenter, before: Permalink, whole: Permalink, settled: Settled) -> Problem:
    if not whole.retired and not whole_ledger.has_page(center, whole.answer):
        return gone(center, whole, whole)
    message = f"the id {before.id} ({before.answer or before.was}) was published, and would die"
    hint = f"{center.promised.publish_command} puts it back"
    if whole.retired and not before.retired:
        led = f"{center.promised.publish_command} lets it lead to {whole.to} ({settled[whole.to].answer})"
        there = whole_ledger.has_page(center, before.answer)
        hint = f"{led}, where the page is now" if there else f"put its page back; or {led}"
    return Problem(Place(path_of(before.id)), message, hint)


def _live(center: HelpCenter) -> dict[str, Document]:
    """The document of each address that a page has now."""
    live: dict[str, Document] = {search_address(item): item.document for item in center.languages}
    pages = (page for page in center.pages.values() if page.kind == "home" or not unsettled(center, page))
    return live | {address(center, page): page for page in pages}


def unsettled(center: HelpCenter, page: Page) -> bool:
    """Whether other rules report the page's address, so that it is not valid yet."""
    topic = center.page(page.language, page.topic)
    slugs = [found.words("slug") for found in (page, topic) if found]
    lost = page.kind == "answer" and topic is None
    return page.unread or lost or bool(topic and topic.unread) or not all(is_slug(slug) for slug in slugs)
