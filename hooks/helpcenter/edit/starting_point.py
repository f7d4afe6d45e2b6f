"""The state from which the mechanical steps of `fix` start, and how they write."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from helpcenter.model.center import HelpCenter
from helpcenter.model.promised import Promised
from helpcenter.read.atomic_write import encoded, write_bytes


class Given(NamedTuple):
    """The state from which the steps start.

    Attributes:
        root: the folder to mend.
        base: the help center from which the change came off; None where nobody knows it.
        promised: what was published before.
    """

    root: Path
    base: HelpCenter | None
    promised: Promised


def write(root: Path, path: str, text: str) -> None:
    """Write a file's text with the line ends that the file has."""
    write_bytes(root / path, encoded(root / path, text))
