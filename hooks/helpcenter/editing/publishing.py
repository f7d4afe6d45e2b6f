"""Record what is published: an id for each new page, and the addresses that changed."""

from __future__ import annotations

from helpcenter import schema
from helpcenter.audit import audit
from helpcenter.editing import entries
from helpcenter.editing.plan import Entries, Plan, Refused
from helpcenter.model import HelpCenter
from helpcenter.permalink import Permalink


def publish(center: HelpCenter) -> Plan:
    """Plan the ledger's new entries; what it knows already stays.

    Raises:
        Refused: a page has a problem, and a published page is a promise.
    """
    problems = [problem for problem in audit(center) if problem.rule != "permalink"]
    problems += [problem.stamped("permalink") for problem in schema.judge(center.ledger, "permalinks")]
    if problems:
        raise Refused("nothing is published while these are open", problems)
    made = _entries(center)
    return Plan(ledger=lambda after: made, notes=tuple(_notes(center.permalinks, made)))


def waiting(center: HelpCenter) -> list[str]:
    """What `publish` would record, one line each."""
    return _notes(center.permalinks, _entries(center))


def _entries(center: HelpCenter) -> Entries:
    known = entries.rekeyed(center.permalinks, entries.renamed_by_hand(center, center.permalinks))
    return entries.added(center, entries.present(center, known))


def _notes(before: Entries, after: Entries) -> list[str]:
    known: dict[str, Permalink] = {entry.id: entry for entry in before}
    notes = []
    for entry in after:
        was = known.get(entry.id)
        if was is None:
            notes.append(f"{entry.id}  {entry.answer}: new, {_addresses(entry)}")
        elif was != entry:
            notes.append(f"{entry.id}  {entry.answer}: now {_addresses(entry)}")
    return notes


def _addresses(entry: Permalink) -> str:
    return ", ".join(f"/{where}" for where in entry.addresses.values())
