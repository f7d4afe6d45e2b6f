"""Everything that was ever published: all ids, each with all its addresses."""

from __future__ import annotations

import shlex
from collections.abc import Iterable
from dataclasses import dataclass, replace

from helpcenter.model.permalinks import Permalink


@dataclass(frozen=True, slots=True)
class Gap:
    """Why the history of the permalinks is incomplete, and how to complete it."""

    reason: str
    mend: str


SEARCH = ":search"


@dataclass(frozen=True, slots=True)
class PastAddress:
    """An address at which a page was, on the default branch; `where` is relative to the home page of its language.

    `id` is "" if the page never had an id. With an `anchor`, the page had that one there, and had no id. The `key` of a
    home page is "", that of the search page is `SEARCH`.
    """

    code: str
    where: str
    key: str
    id: str = ""
    anchor: str = ""


@dataclass(frozen=True)
class Promised:
    """The permalinks that were published before, from the default branch's history or from a live site.

    Attributes:
        entries: the last known version of each id, with all addresses that it ever had.
        gap: why the entries may be incomplete; None if they are complete.
        strict: whether a gap is a problem, as on a CI server.
        against: the live site that was read, as given on the command line; "" if none.
        addresses: the addresses of all pages that ever were, whether or not the ledger knew them.
        known: whether the default branch was read, so that whatever is not among the entries was never published.
    """

    entries: tuple[Permalink, ...] = ()
    gap: Gap | None = None
    strict: bool = False
    against: str = ""
    addresses: tuple[PastAddress, ...] = ()
    known: bool = False

    @property
    def publish_command(self) -> str:
        """The command that restores lost entries, in backticks for messages."""
        return (
            f"`helpcenter publish --against {shlex.quote(self.against)}`"
            if self.against
            else "`helpcenter publish`"
        )


def union(versions: Iterable[Permalink]) -> tuple[Permalink, ...]:
    """The last version of each entry, with the addresses of all its versions.

    An address that two ids had belongs to the one that had it first: older links mean that one.

    Args:
        versions: entries of ledgers, the oldest first.
    """
    last: dict[str, Permalink] = {}
    addresses: dict[str, dict[tuple[str, str], None]] = {}
    anchors: dict[str, Permalink] = {}
    owners: dict[str, str] = {}
    for entry in versions:
        last[entry.id] = entry
        known = addresses.setdefault(entry.id, {})
        for code, where in entry.every():
            if owners.setdefault(where, entry.id) == entry.id:
                known[code, where] = None
        before = anchors.get(entry.id, entry)
        whole = with_anchors(entry, before)
        led = {  # also of those that their page has again: whoever took a renaming back meant both
            code: {**before.former_anchors.get(code, {}), **whole.former_anchors.get(code, {})}
            for code in [*before.former_anchors, *whole.former_anchors]
        }
        anchors[entry.id] = replace(whole, former_anchors=led)
    return tuple(having(anchors[entry.id], addresses[entry.id]) for entry in last.values())


def with_anchors(entry: Permalink, before: Permalink) -> Permalink:
    """The entry with all anchors of an earlier state of it, each where that state has it; its own come first."""
    known = set(entry.every_anchor())
    lost = [item for item in before.every_anchor() if item not in known]
    if not lost:
        return entry
    anchors = {code: [*found] for code, found in entry.anchors.items()}
    former = {code: {**found} for code, found in entry.former_anchors.items()}
    for code, anchor in lost:
        if anchor in before.former_anchors.get(code, {}):
            former.setdefault(code, {})[anchor] = before.former_anchors[code][anchor]
        else:
            anchors.setdefault(code, []).append(anchor)
    return replace(
        entry,
        anchors={code: tuple(found) for code, found in anchors.items()},
        former_anchors=former,
    )


def having(entry: Permalink, addresses: Iterable[tuple[str, str]]) -> Permalink:
    """The entry with exactly these addresses: its current ones stay current, the others become former ones."""
    wanted = list(dict.fromkeys(addresses))
    present = {code: where for code, where in entry.addresses.items() if (code, where) in wanted}
    former: dict[str, list[str]] = {}
    for code, where in wanted:
        if present.get(code) != where:
            former.setdefault(code, []).append(where)
    return replace(entry, addresses=present, former={code: tuple(found) for code, found in former.items()})
