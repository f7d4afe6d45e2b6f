"""A change that is tried on a copy first: what it would do can be shown, and all of it is made at once or none."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from helpcenter.edit.transaction import transaction
from helpcenter.read import disk, pdf_files, shelf

Contents = Mapping[str, bytes]
"""The content of each file by its path."""


@dataclass(frozen=True, slots=True)
class Change:
    """A file before and after; None where it is not there."""

    path: str
    before: bytes | None
    after: bytes | None


@contextlib.contextmanager
def copied(root: Path) -> Iterator[Path]:
    """A copy of everything that editors write, in a folder that is deleted afterwards.

    It shares what is kept in .cache/ by all that it was made of, so that nothing is read again that was read before.
    """
    with tempfile.TemporaryDirectory(prefix="helpcenter-") as folder:
        copy = Path(folder)
        for path, content in contents(root).items():
            (copy / path).parent.mkdir(parents=True, exist_ok=True)
            (copy / path).write_bytes(content)
        for kept in (shelf.FILE, pdf_files.CACHE):
            if (root / kept).exists():
                (copy / kept).parent.mkdir(exist_ok=True)
                (copy / kept).symlink_to((root / kept).resolve())
        yield copy


def contents(root: Path) -> dict[str, bytes]:
    """The content of each regular file of the project."""
    listed, irregular = disk.listing(root)
    return {path: (root / path).read_bytes() for path in listed if path not in irregular}


def changes(before: Contents, after: Contents) -> list[Change]:
    """The files that differ, in the order of their paths."""
    paths = sorted({*before, *after})
    found = (Change(path, before.get(path), after.get(path)) for path in paths)
    return [change for change in found if change.before != change.after]


def carry_over(root: Path, made: list[Change]) -> None:
    """Make changes that were tried on a copy, all of them or none.

    Raises:
        Refused: another command is changing files now.
    """
    with transaction(root) as change:
        change.apply({item.path: item.after for item in made})
