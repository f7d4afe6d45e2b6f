"""Everything that was ever published: each id, and each address at which it could be found."""

from __future__ import annotations

import shlex
from collections.abc import Iterable
from dataclasses import dataclass, replace

from helpcenter.model.permalinks import Permalink


@dataclass(frozen=True, slots=True)
class Gap:
    """The reason why the history of the permalinks is not known in full, and how to get all of it."""

    reason: str
    mend: str


@dataclass(frozen=True, slots=True)
class Promised:
    """Everything that was published before, by the default branch's history or by a site that is compared with.

    Attributes:
        entries: each id, as it was last, with every address that it ever had.
        gap: why more may have been published; None when nothing is missing.
        strict: whether a gap is a problem: on a machine that builds what others have written.
        against: the published site that was compared with, as the editor wrote it; "" without one.
    """

    entries: tuple[Permalink, ...] = ()
    gap: Gap | None = None
    strict: bool = False
    against: str = ""

    @property
    def publish_command(self) -> str:
        """The command that puts back what was lost, as messages show it."""
        return (
            f"`helpcenter publish --against {shlex.quote(self.against)}`"
            if self.against
            else "`helpcenter publish`"
        )


def union(versions: Iterable[Permalink]) -> tuple[Permalink, ...]:
    """Each id as its last version says, with every address of all versions among its own.

    An address that two ids had belongs to the one that had it first: older letters mean that one.

    Args:
        versions: entries of ledgers, the oldest first.
    """
    last: dict[str, Permalink] = {}
    addresses: dict[str, dict[tuple[str, str], None]] = {}
    owners: dict[str, str] = {}
    for entry in versions:
        last[entry.id] = entry
        known = addresses.setdefault(entry.id, {})
        for code, where in entry.every():
            if owners.setdefault(where, entry.id) == entry.id:
                known[code, where] = None
    return tuple(having(entry, addresses[entry.id]) for entry in last.values())


def having(entry: Permalink, addresses: Iterable[tuple[str, str]]) -> Permalink:
    """The entry with exactly these addresses: those where its page lives now stay so, the others are former."""
    wanted = list(dict.fromkeys(addresses))
    present = {code: where for code, where in entry.addresses.items() if (code, where) in wanted}
    former: dict[str, list[str]] = {}
    for code, where in wanted:
        if present.get(code) != where:
            former.setdefault(code, []).append(where)
    return replace(entry, addresses=present, former={code: tuple(found) for code, found in former.items()})
