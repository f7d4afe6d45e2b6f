"""The state from which the mechanical steps of `fix` start, and how they change it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from helpcenter.edit.change_plan import Plan
from helpcenter.edit.perform import perform
from helpcenter.model.center import HelpCenter
from helpcenter.model.promised import Promised
from helpcenter.read.atomic_write import encoded, write_bytes
from helpcenter.read.help_center import read


@dataclass(slots=True)
class Given:
    """The state from which the steps start.

    Attributes:
        root: the folder to mend.
        base: the help center from which the change came off; None where nobody knows it.
        promised: what was published before.
    """

    root: Path
    base: HelpCenter | None
    promised: Promised
    _center: HelpCenter | None = None

    def center(self) -> HelpCenter:
        """The help center in the folder; it is read anew only if a step has changed it since."""
        if self._center is None:
            self._center = read(self.root, self.promised)
        return self._center

    def changed(self) -> None:
        """Let the help center be read anew: a step has changed the folder."""
        self._center = None

    def write(self, path: str, text: str) -> None:
        """Write a file's text with the line ends that the file has."""
        self.changed()
        write_bytes(self.root / path, encoded(self.root / path, text))

    def perform(self, make: Callable[[HelpCenter], Plan]) -> tuple[str, ...]:
        """Execute a plan completely or not at all, and return the lines to print.

        Raises:
            Refused: the change is not possible; all files are unchanged.
        """
        self.changed()
        return perform(self.root, make, self.promised)
