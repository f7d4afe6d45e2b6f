"""Updates the ledger: restores lost entries, registers new pages and records changed addresses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from helpcenter.edit import ledger_entries
from helpcenter.edit.change_plan import Plan, Refused
from helpcenter.edit.text_edits import Edit, edited, scalar
from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Document
from helpcenter.model.permalinks import Entries, Permalink
from helpcenter.read.ledger import FOLDER, OLD
from helpcenter.rules.shared import lost, restore
from helpcenter.rules.shared.audit import audit


def register(center: HelpCenter) -> Plan:
    """Plan the update of the ledger; existing ids and addresses are kept.

    Raises:
        Refused: a page has a problem (a registered address is permanent), or an id would be lost.
    """
    problems = [problem for problem in audit(center) if problem.rule != "permalink"]
    wrong = (*lost.ill_formed(center), *lost.misnamed(center))
    problems += [problem.stamped("permalink") for problem in wrong]
    if problems:
        raise Refused("nothing is published while these are open", problems)
    settled = {entry.id: entry for entry in restore.settled(center)}
    lacking = {*lost.orphans(center, settled), *lost.taken(center, settled)}
    if lacking:
        stamped = sorted(problem.stamped("permalink") for problem in lacking)
        raise Refused("nothing is published while an id has no page, or another page its address", stamped)
    made = _entries(center)
    notes = _notes(center, made)
    texts: dict[str, str | None] = {}
    if center.ledger.old is not None:
        texts[OLD] = None
        notes.append(f"{OLD}: its entries are the files of {FOLDER}/ now")
        watched = _watching(center.settings)
        if watched:
            texts[center.settings.path] = watched
            notes.append(f"{center.settings.path}: watches {FOLDER} now")
    return Plan(texts=texts, ledger=lambda after: made, notes=tuple(notes))


def waiting(center: HelpCenter) -> list[str]:
    """The pending changes of the ledger, one line each."""
    return _notes(center, _entries(center))


def _entries(center: HelpCenter) -> Entries:
    return ledger_entries.added(center, ledger_entries.present(center, restore.settled(center)))


def _watching(settings: Document) -> str | None:
    """The text of mkdocs.yml with the folder in `watch` instead of the old file; None if nothing has to change."""
    watched = settings.data.get("watch")
    places = [place for place, path in enumerate(watched if isinstance(watched, list) else []) if path == OLD]
    return (
        edited(settings.text, [Edit(*scalar(settings, "watch", place), FOLDER) for place in places]) or None
    )


def _notes(center: HelpCenter, after: Entries) -> list[str]:
    """The lines to print, one for each entry that changes."""
    promised = {entry.id: entry for entry in restore.promised(center)}
    keys = {entry.id: entry.answer for entry in after}
    found = []
    for entry in after:
        was, before = center.ids.get(entry.id), promised.get(entry.id)
        if was != entry:
            known = set(before.every()) if before else None
            parts = "; ".join(_changes(was, entry, known, keys.get(entry.to, "")))
            found.append(f"{entry.id}  {entry.answer or entry.was}: {parts}")
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


def _list(addresses: Iterable[tuple[str, str]]) -> str:
    return ", ".join(f"/{where}" for _, where in addresses)
