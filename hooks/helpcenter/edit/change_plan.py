"""The plan of a change, and the error that rejects it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from helpcenter.model.center import HelpCenter
from helpcenter.model.permalinks import Entries
from helpcenter.model.problem import Problem


class Refused(Exception):  # noqa: N818 -- it reads as what it is: refused
    """The change is rejected; the message is the reason in the editor's words, `problems` what prevents it."""

    def __init__(self, message: str, problems: list[Problem] | None = None) -> None:
        super().__init__(message)
        self.problems = problems or []


@dataclass(frozen=True)
class Plan:
    """A change of the help center.

    Attributes:
        texts: path → new text; None deletes the file.
        renamed: old path → new path; a new text, if any, is in `texts` under the new path.
        ledger: computes the entries of the ledger from the changed help center.
        fresh: paths whose problems are expected because the editor fills them in next.
        notes: lines to print after the change.
        clears: whether facts that no page states any more are deleted.
        afterwards: makes our documents anew from their changed sources; raises Refused where it cannot.
    """

    texts: Mapping[str, str | None] = field(default_factory=dict)
    renamed: Mapping[str, str] = field(default_factory=dict)
    ledger: Callable[[HelpCenter], Entries] | None = None
    fresh: frozenset[str] = frozenset()
    notes: tuple[str, ...] = ()
    clears: bool = False
    afterwards: Callable[[], None] | None = None
