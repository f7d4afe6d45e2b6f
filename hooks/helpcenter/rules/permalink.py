"""A published id or address would be lost, or would lead to a wrong page.

Why: support staff put these addresses into messages, letters and macros; they must still lead to the answer
in five years. A page without a permalink is new and not a problem.
Fix: use `helpcenter move`, `retire` and `publish`, which keep permalinks/; never delete from it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from helpcenter.model.center import HelpCenter
from helpcenter.model.permalinks import Permalink
from helpcenter.model.problem import Place, Problem
from helpcenter.model.suggest import did_you_mean
from helpcenter.model.urls import address
from helpcenter.read.ledger import FOLDER, OLD, path_of
from helpcenter.rules.shared import ever_published, lost, lost_without_id, whole_ledger


def check(center: HelpCenter) -> Iterator[Problem]:
    """Yield problems of the ledger itself, then differences to the pages, then lost ids and addresses."""
    gap = center.promised.gap
    if gap and center.promised.strict:
        yield Problem(Place(FOLDER), gap.reason, gap.mend)
    faults = [*center.ledger.faults, *lost.ill_formed(center)]
    yield from (_replaceable(center, fault) for fault in faults)
    if center.settings.faults or not center.languages or any(fault.place.path == OLD for fault in faults):
        return
    center = ever_published.sound(center, faults)
    if center.ledger.old is not None:
        hint = "`helpcenter publish` makes the files of it"
        yield Problem(Place(OLD), f"each permalink has a file of its own now, {FOLDER}/<id>.yml", hint)
    yield from _watched(center)
    yield from _languages(center)
    yield from lost.misnamed(center)
    ids = center.ids
    keys: dict[str, str] = {}
    settled = {entry.id: entry for entry in whole_ledger.settled(center)}
    taken = list(lost.taken(center, settled))
    blamed = {problem.place for problem in taken}
    for entry in center.permalinks:
        whole = settled[entry.id]
        if bool(entry.answer) == bool(entry.to) or (entry.answer and not entry.addresses):
            yield _leads_nowhere(center, entry)
        elif whole.answer != entry.answer and (entry.retired or whole_ledger.has_page(center, entry.answer)):
            yield _given_away(center, entry, whole, settled)
        elif entry.retired:
            yield from _retired(center, entry, ids)
        elif keys.setdefault(entry.answer, entry.id) != entry.id:
            hint = "a page has one id; compare with the last version of this file"
            yield Problem(entry.place, f"{entry.answer} has the id {keys[entry.answer]} already", hint)
        else:
            yield from _present(center, entry, whole, blamed)
    yield from _twice(center)
    yield from taken
    yield from lost.lost(center, settled)
    yield from lost_without_id.searches(center)


def _replaceable(center: HelpCenter, fault: Problem) -> Problem:
    """The fault of a file, with a hint to restore the file if everything that it contained is known."""
    file = fault.place.path
    if file not in {path_of(entry.id) for entry in center.promised.entries}:
        return fault
    way = f"delete the file, and {center.promised.publish_command} writes it anew"
    return replace(fault, hint=f"{fault.hint}; or {way}" if fault.hint else way)


def _watched(center: HelpCenter) -> Iterator[Problem]:
    """Yield a ledger that mkdocs.yml watches but that does not exist."""
    watched = center.settings.data.get("watch")
    for number, path in enumerate(watched if isinstance(watched, list) else []):
        place = center.settings.place("watch", number)
        if path == FOLDER and not center.ledger.documents:
            hint = "put it back as it was last; for a new help center `helpcenter publish` writes it"
            yield Problem(place, f"there is no folder {FOLDER}, and every short link would die", hint)
        elif path == OLD and center.ledger.old is None:
            yield Problem(
                place, f"there is no {OLD}; each permalink has a file of its own", f"write {FOLDER}"
            )


def _languages(center: HelpCenter) -> Iterator[Problem]:
    """Yield languages in which pages were published, and that mkdocs.yml neither lists nor has ended."""
    entries = (*center.permalinks, *ever_published.promised(center))
    published = dict.fromkeys(code for entry in entries for code in entry.codes)
    place = center.settings.place("plugins")
    for code in published:
        if code not in center.codes | center.ended:
            hint = f"list it again; or let them lead to {center.default.code}: `helpcenter end {code}`"
            message = (
                f"pages were published in {code}, which is no language any more: their addresses would die"
            )
            yield Problem(place, message, hint)


def _leads_nowhere(center: HelpCenter, entry: Permalink) -> Problem:
    """The problem of an entry with a page and a replacement, or with neither."""
    if entry.answer and entry.to and not whole_ledger.has_page(center, entry.answer):
        message = f"{entry.answer} is being retired, and its addresses do not lead to {entry.to} yet"
        return Problem(
            entry.place, message, "`helpcenter fix` does the rest; on a pull request the workflow does"
        )
    if entry.answer and entry.to:
        hint = f"delete the files of {entry.answer} in all languages, or the line to:"
        return Problem(entry.place, f"{entry.answer} is there still, and is to lead to {entry.to}", hint)
    hint = "`answer` and `addresses` while the page lives, `to` when it was retired"
    return Problem(entry.place, f"{entry.id} must say where it leads", hint)


def _given_away(
    center: HelpCenter, entry: Permalink, whole: Permalink, settled: Mapping[str, Permalink]
) -> Problem:
    """The problem of an id that was given to another page than the one that it was published for."""
    known = {"", *(item.answer for item in settled.values())}
    new = "" if entry.answer in known else f"; {entry.answer} then gets an id of its own"
    hint = f"{center.promised.publish_command} gives it back{new}"
    return Problem(entry.place, f"{entry.id} is the id of {whole.answer} for ever", hint)


def _present(
    center: HelpCenter, entry: Permalink, settled: Permalink, taken: Collection[Place]
) -> Iterator[Problem]:
    """Yield addresses of an entry's pages that differ from the ledger, except for those in `taken` by other entries."""
    if not whole_ledger.has_page(center, entry.answer):
        drafted = any(key == entry.answer for _, key in center.drafts)
        if ever_published.never(center, entry.id) and settled.answer == entry.answer and not drafted:
            hint = f"delete {path_of(entry.id)}; `helpcenter publish` does it, too"
            yield Problem(
                entry.place, f"there is no page {entry.answer}, and {entry.id} was never published", hint
            )
        elif not lost.moved_with_topic(center, entry, settled):
            yield lost.gone(center, entry, settled)
        return
    for code in entry.codes:
        page = center.page(center.shown_in(code), entry.answer)
        recorded = entry.addresses.get(code)
        if code not in center.codes | center.ended:
            continue  # the whole language is gone
        if page and code in center.ended:
            continue
        if page is None:
            yield lost.gone_in(center, entry, code)
        elif (
            not lost.unsettled(center, page)
            and recorded != address(center, page)
            and not ever_published.never(center, entry.id)
            and page.place("slug") not in taken
            and not whole_ledger.shared_address(center, page)
        ):
            message = f"{page.path} now lives at /{address(center, page)}, {entry.place.path} says /{recorded or ''}"
            slug = (recorded or "").rstrip("/").rpartition("/")[2]
            back = f"; if it was a mistake, write slug: {slug} again" if slug else ""
            hint = f"`helpcenter publish` keeps the old address leading here{back}"
            yield Problem(page.place("slug"), message, hint)


def _retired(center: HelpCenter, entry: Permalink, ids: Mapping[str, Permalink]) -> Iterator[Problem]:
    place, successor = center.ledger.place(entry, "to"), ids.get(entry.to)
    if entry.to == entry.id:
        yield Problem(place, f"{entry.id} leads to itself", "name the page that replaced it")
    elif successor is None:
        yield Problem(place, f"there is no id {entry.to}", did_you_mean(entry.to, ids))
    elif successor.retired:
        hint = "name a page that lives"
        yield Problem(place, f"{entry.id} leads to {entry.to}, which is retired itself", hint)
    else:
        for code in entry.codes:
            gone = code not in center.codes | center.ended
            if not gone and center.page(center.shown_in(code), successor.answer) is None:
                hint = "write it, or lead to another page"
                yield Problem(
                    place, f"{successor.answer}, to which {entry.id} leads, is missing in {code}", hint
                )


def _twice(center: HelpCenter) -> Iterator[Problem]:
    """Yield addresses that two entries have."""
    owners: dict[str, str] = {}
    for entry in center.permalinks:
        for _, where in entry.every():
            if owners.setdefault(where, entry.id) != entry.id:
                hint = "one of the two is wrong; compare with the last version of this file"
                yield Problem(entry.place, f"/{where} belongs to {owners[where]} already", hint)
