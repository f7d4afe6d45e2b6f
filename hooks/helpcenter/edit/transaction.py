"""Changes files in a transaction: all files are backed up before the first is changed.

The backups and their list are in .cache/undo. Deleting the list is the commit. An interrupted command (even by a
power failure) leaves either no list (nothing or everything was changed) or a list from which the next command restores
all files.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO

from helpcenter.edit.change_plan import Refused
from helpcenter.read.atomic_write import UNDO, cache_folder, write_bytes

try:
    import fcntl
except ImportError:  # not on Windows, where concurrent commands are not prevented
    fcntl = None  # type: ignore[assignment]

_LIST = "files.json"


class Transaction:
    """A running transaction, created by `transaction`."""

    def __init__(self, root: Path) -> None:
        self._root, self._undo = root, root / UNDO
        self._saved: dict[str, str | None] = {}

    def apply(self, changes: Mapping[str, bytes | None]) -> None:
        """Write the content of each path, or delete it if None; may be called several times."""
        for path in changes:
            if path not in self._saved:
                self._saved[path] = self._save(path)
        write_bytes(self._undo / _LIST, json.dumps(self._saved).encode("utf-8"))
        _sync(self._undo)
        for path, content in changes.items():
            if content is None:
                _delete(self._root, path)
            else:
                write_bytes(self._root / path, content)

    def keep(self, folder: str) -> None:
        """Keep every file of a folder as it is, and forget those that are made in it, should the change be undone."""
        for file in sorted((self._root / folder).rglob("*")):
            path = file.relative_to(self._root).as_posix()
            if file.is_file() and path not in self._saved:
                self._saved[path] = self._save(path)
        self._saved[f"{folder}/"] = None
        write_bytes(self._undo / _LIST, json.dumps(self._saved).encode("utf-8"))
        _sync(self._undo)

    def _save(self, path: str) -> str | None:
        file = self._root / path
        if not file.exists():
            return None
        name = str(len(self._saved))
        write_bytes(self._undo / name, file.read_bytes())
        return name


@contextlib.contextmanager
def transaction(root: Path) -> Iterator[Transaction]:
    """Change files; if the block raises or the process ends, all files are restored.

    Raises:
        Refused: another command is changing files now.
    """
    with _lock(root) as locked:
        if not locked:
            raise Refused("another helpcenter command is changing files; wait for it and try again")
        _restore(root)
        (root / UNDO).mkdir(parents=True, exist_ok=True)
        try:
            yield Transaction(root)
        except BaseException:
            _restore(root)
            raise
        _forget(root)


def recover(root: Path) -> bool:
    """Undo the changes of an interrupted command; whether there were any."""
    if not (root / UNDO / _LIST).exists():
        return False
    with _lock(root) as locked:
        return locked and _restore(root)


def _restore(root: Path) -> bool:
    listed = root / UNDO / _LIST
    if not listed.exists():
        _forget(root)
        return False
    saved = json.loads(listed.read_text("utf-8"))
    for path, name in saved.items():
        if path.endswith("/"):
            made = (file.relative_to(root).as_posix() for file in (root / path).rglob("*") if file.is_file())
            for extra in set(made) - set(saved):
                _delete(root, extra)
        elif name is None:
            _delete(root, path)
        else:
            write_bytes(root / path, (root / UNDO / name).read_bytes())
    _forget(root)
    return True


def _forget(root: Path) -> None:
    (root / UNDO / _LIST).unlink(missing_ok=True)
    shutil.rmtree(root / UNDO, ignore_errors=True)


def _delete(root: Path, path: str) -> None:
    """Delete a file and the folders that become empty."""
    (root / path).unlink(missing_ok=True)
    for folder in (root / path).parents:
        if folder == root or not folder.is_dir() or any(folder.iterdir()):
            return
        folder.rmdir()


def _sync(folder: Path) -> None:
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextlib.contextmanager
def _lock(root: Path) -> Iterator[bool]:
    """Lock the project; yields False if another command holds the lock, which ends with its process."""
    stream: IO[bytes]
    with (cache_folder(root) / "editing.lock").open("wb") as stream:
        try:
            if fcntl is not None:
                fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            yield False
        else:
            yield True
