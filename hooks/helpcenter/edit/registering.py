"""Updates the ledger: restores lost entries, registers new pages and records changed addresses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from helpcenter.edit import anchor_entries, ledger_entries
from helpcenter.edit.anchor_entries import Places
from helpcenter.edit.change_plan import Plan, Refused
from helpcenter.edit.text_edits import Edit, edited, scalar
from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Document
from helpcenter.model.drafts import published
from helpcenter.model.permalinks import Entries, Permalink
from helpcenter.read.ledger import FOLDER, OLD, path_of
from helpcenter.rules.shared import ever_published, lost, lost_anchors, whole_ledger
from helpcenter.rules.shared.audit import audit

_MOST_NAMED = 10
"""Limit of the pages without a permanent address that are named."""


def register(center: HelpCenter, today: date | None = None, places: Places | None = None) -> Plan:
    """Plan the update of the ledger; existing ids, addresses and anchors are kept.

    Args:
        center: the help center.
        today: the day on which new pages are published, and changed ones changed.
        places: places of former anchors that are known.

    Raises:
        Refused: a page has a problem (a registered address is permanent), or an id or an anchor would be lost.
    """
    problems = [problem for problem in audit(center) if problem.rule not in ("permalink", "anchor")]
    center = published(center)
    wrong = (*lost.ill_formed(center), *lost.misnamed(center))
    problems += [problem.stamped("permalink") for problem in wrong]
    if problems:
        raise Refused("nothing is published while these are open", problems)
    settled = {entry.id: entry for entry in _settled(center)}
    lacking = {*lost.orphans(center, settled), *lost.taken(center, settled)}
    if lacking:
        stamped = sorted(problem.stamped("permalink") for problem in lacking)
        raise Refused("nothing is published while an id has no page, or another page its address", stamped)
    made = entries(center, today or date.today(), places)
    dead = sorted(set(lost_anchors.lost(center, {entry.id: entry for entry in made})))
    if dead:
        stamped = [problem.stamped("anchor") for problem in dead]
        raise Refused("nothing is published while links to headings would die", stamped)
    lines = notes(center, made)
    kept = {entry.id for entry in made}
    texts: dict[str, str | None] = {path_of(name): None for name in center.ids if name not in kept}
    lines += [f"{path}: deleted; it was never published, and has no page" for path in texts]
    if center.ledger.old is not None:
        texts[OLD] = None
        lines.append(f"{OLD}: its entries are the files of {FOLDER}/ now")
        watched = _watching(center.settings)
        if watched:
            texts[center.settings.path] = watched
            lines.append(f"{center.settings.path}: watches {FOLDER} now")
    return Plan(texts=texts, ledger=lambda after: made, notes=tuple(lines))


def waiting(center: HelpCenter) -> list[str]:
    """The pending changes of the ledger, one line each."""
    center = published(center)
    return notes(center, entries(center, date.today()))


def without_address(center: HelpCenter) -> Iterator[str]:
    """The lines that name the pages that have no permanent address yet; none if all have one."""
    lines = unregistered(center)
    if lines:
        yield "not published yet, so without a permanent address (`helpcenter publish` gives it):\n"
        yield from (f"  {line}\n" for line in lines[:_MOST_NAMED])
        if len(lines) > _MOST_NAMED:
            yield f"  and {len(lines) - _MOST_NAMED} more\n"


def unregistered(center: HelpCenter) -> list[str]:
    """The pages without a permanent address, and those whose address is not recorded, one line each."""
    made = ledger_entries.added(center, ledger_entries.present(center, _settled(center)))
    known = center.ids
    return notes(center, tuple(_as_known(entry, known.get(entry.id, entry)) for entry in made))


def _as_known(entry: Permalink, known: Permalink) -> Permalink:
    """The entry with the anchors that the ledger has."""
    return replace(entry, anchors=known.anchors, former_anchors=known.former_anchors)


def _settled(center: HelpCenter) -> Entries:
    """The complete entries, but for those that were never published and whose page is gone."""
    found = whole_ledger.settled(center)
    return tuple(
        entry
        for entry in found
        if entry.retired
        or whole_ledger.has_page(center, entry.answer)
        or not ever_published.never(center, entry.id)
    )


def entries(center: HelpCenter, today: date, places: Places | None = None) -> Entries:
    """The complete ledger of a site."""
    made = ledger_entries.added(center, ledger_entries.present(center, _settled(center)))
    return anchor_entries.dated(center, anchor_entries.recorded(center, made, places), today)


def _watching(settings: Document) -> str | None:
    """The text of mkdocs.yml with the folder in `watch` instead of the old file; None if nothing has to change."""
    watched = settings.data.get("watch")
    places = [place for place, path in enumerate(watched if isinstance(watched, list) else []) if path == OLD]
    return (
        edited(settings.text, [Edit(*scalar(settings, "watch", place), FOLDER) for place in places]) or None
    )


def notes(center: HelpCenter, after: Entries) -> list[str]:
    """The lines to print, one for each entry that changes."""
    promised = {entry.id: entry for entry in ever_published.promised(center)}
    keys = {entry.id: entry.answer for entry in after}
    found = []
    for entry in after:
        was, before = center.ids.get(entry.id), promised.get(entry.id)
        if was != entry:
            known = set(before.every()) if before else None
            parts = [*_changes(was, entry, known, keys.get(entry.to, "")), *_additions(was, entry)]
            found.append(f"{entry.id}  {entry.answer or entry.was}: {'; '.join(parts)}")
    return found


def _changes(
    was: Permalink | None, entry: Permalink, promised: set[tuple[str, str]] | None, to: str
) -> Iterator[str]:
    known = set(was.every()) if was else set()
    back = [item for item in entry.every() if item not in known and item in (promised or ())]
    if was is None and promised is None:
        yield f"new, {_list(entry.addresses.items())}"
        return
    if was is None:
        yield "put back"
    elif back:
        yield f"put back {_list(back)}"
    if was and was.answer and entry.answer not in ("", was.answer):
        yield f"was {was.answer}"
    taken = known - set(entry.every())
    if taken:
        yield f"gave back {_list(sorted(taken))}"
    if entry.retired and (was is None or was.to != entry.to):
        yield f"leads to {entry.to} ({to}); to lead it elsewhere: `helpcenter retire {entry.id} --to <id>`"
    elif not entry.retired and (was is None or was.addresses != entry.addresses):
        yield f"{'at' if was is None else 'now'} {_list(entry.addresses.items())}"


def _additions(was: Permalink | None, entry: Permalink) -> Iterator[str]:
    """Yield the anchors and days that are recorded of an entry that the ledger has."""
    if was is None:
        return
    known = {anchor for _, anchor in was.every_anchor()}
    new = dict.fromkeys(anchor for found in entry.anchors.values() for anchor in found if anchor not in known)
    if new:
        yield f"links to {', '.join(f'#{anchor}' for anchor in new)} are kept from now on"
    former = {item for found in was.former_anchors.values() for item in found.items()}
    led = dict.fromkeys(item for found in entry.former_anchors.values() for item in found.items())
    for anchor, where in led:
        if (anchor, where) not in former:
            yield f"#{anchor} leads to {'the top of the page' if where == '#' else where}"
    gone = known - {anchor for _, anchor in entry.every_anchor()}
    if gone:
        yield f"{', '.join(f'#{anchor}' for anchor in sorted(gone))} was never published"
    if entry.gone and not was.gone:
        yield f"gone since {entry.gone}"
    dated = [code for code, day in entry.changed.items() if was.changed.get(code) != day]
    if dated:
        yield f"changed on {entry.changed[dated[0]][:10]} ({', '.join(dated)})"


def _list(addresses: Iterable[tuple[str, str]]) -> str:
    return ", ".join(f"/{where}" for _, where in addresses)
