"""What a command is about to change, and the refusal to change anything."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from helpcenter.model import HelpCenter
from helpcenter.permalink import Entries
from helpcenter.problem import Problem


class Refused(Exception):  # noqa: N818 -- it reads as what it is: refused
    """The change is not made. Says why in the editor's words, with the problems in the way."""

    def __init__(self, message: str, problems: list[Problem] | None = None) -> None:
        super().__init__(message)
        self.problems = problems or []


@dataclass(frozen=True)
class Plan:
    """A change of the help center.

    Attributes:
        texts: path → its new text; None deletes it.
        renamed: path → the path to which the file goes, its new text (if any) under the new path.
        ledger: makes the entries of the ledger from the help center as changed.
        fresh: paths whose own problems are expected, because an editor fills them in next.
        notes: what to tell the editor when it is done.
        afterwards: makes our documents anew from their changed sources; raises Refused where it cannot.
    """

    texts: Mapping[str, str | None] = field(default_factory=dict)
    renamed: Mapping[str, str] = field(default_factory=dict)
    ledger: Callable[[HelpCenter], Entries] | None = None
    fresh: frozenset[str] = frozenset()
    notes: tuple[str, ...] = ()
    afterwards: Callable[[], None] | None = None
