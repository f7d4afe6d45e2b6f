"""The temporary folder in which a site is built before it replaces the last one.

It is in .cache. The file build.lock is locked as long as any process of the build runs, so a command that gets the
lock knows that folders left there belong to killed builds.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from helpcenter.read.atomic_write import BUILDING, CACHE, cache_folder, write_bytes
from helpcenter.read.processes import undisturbed
from helpcenter.site.last_site import carry_over

try:
    import fcntl
except ImportError:  # not on Windows, where concurrent builds are not prevented
    fcntl = None  # type: ignore[assignment]

_LOCK = "build.lock"
_NEW, DESK, _LAST, _TARGET = "site", "desk", "last", "target"
"""Names in the folder: the site being built, the desk where it goes elsewhere, the last site while it is replaced, and
a file with the target path."""

_HERE = -100  # AT_FDCWD: paths are relative to the working folder
_EXCHANGE = 2  # RENAME_EXCHANGE


@dataclass(frozen=True)
class BuildFolder:
    """The folder of one build. `lock` is the descriptor of the locked file, which child processes inherit."""

    path: Path
    lock: int

    @property
    def site(self) -> Path:
        """The folder that the site is built in."""
        return self.path / _NEW

    @property
    def desk(self) -> Path:
        """The folder for what is for support staff alone, where it goes elsewhere than the site."""
        return self.path / DESK

    def place(self, target: Path, name: str = _NEW) -> None:
        """Replace the last site by the built one.

        Args:
            target: the folder to replace.
            name: the folder that replaces it: the site, or the desk.

        Raises:
            OSError: it cannot be replaced; the last site is unchanged.
        """
        try:
            self._place(target, self.path / name)
        except OSError as error:
            why = error.strerror or error
            if error.errno == errno.EXDEV:  # such as a layer of a container image
                why = "the system cannot move the one that is there; delete it first"
            raise OSError(error.errno, f"the site cannot be put in its place ({why})", str(target)) from None

    def _place(self, target: Path, new: Path) -> None:
        _make(target.parent)
        carry_over(target, new)
        write_bytes(self.path / _TARGET, os.fsencode(target))
        try:
            _replace(target, new, self.path / _LAST)
        except OSError as error:
            if error.errno != errno.EXDEV:
                raise
            beside = _beside(self.path, target)
            beside.mkdir(mode=0o700)
            try:
                shutil.copytree(new, beside / _NEW)
            except shutil.Error as failed:  # it contains a list of all files that could not be copied
                raise OSError(failed.args[0][0][2].partition(":")[0]) from None
            _replace(target, beside / _NEW, beside / _LAST)
            shutil.rmtree(beside, ignore_errors=True)
        shutil.rmtree(self.path / _LAST, ignore_errors=True)


@contextlib.contextmanager
def build_folder(root: Path) -> Iterator[BuildFolder]:
    """Create a folder for a build and delete it at the end; waits while another build of the project is running.

    Raises:
        OSError: it cannot be created.
    """
    cache = cache_folder(root)
    with (cache / _LOCK).open("wb") as stream:
        if not _locked(stream.fileno()):
            print("helpcenter build: another build is running here; waiting for its end", file=sys.stderr)
            _lock(stream.fileno())
        _clear(cache)
        folder = cache / f"{BUILDING}{os.urandom(8).hex()}"
        try:  # a signal that stops the command may come at any moment
            folder.mkdir(mode=0o700)
            yield BuildFolder(folder, stream.fileno())
        finally:
            with undisturbed():
                _finish(folder)


def recover(root: Path) -> bool:
    """Delete the folders of killed builds; returns whether the last site had to be restored."""
    cache = root / CACHE
    if fcntl is None or not any(cache.glob(f"{BUILDING}*")):
        return False
    try:
        stream = (cache / _LOCK).open("wb")
    except OSError:  # a read-only project
        return False
    with stream:
        return _locked(stream.fileno()) and _clear(cache)


def _locked(lock: int) -> bool:
    """Try to lock the file; returns False if another process holds the lock."""
    if fcntl is not None:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
    return True


def _lock(lock: int) -> None:
    fcntl.flock(lock, fcntl.LOCK_EX)


def _clear(cache: Path) -> bool:
    """Clean up after killed builds; returns whether one of them had moved the last site away."""
    folders = [folder for folder in cache.glob(f"{BUILDING}*") if folder.is_dir()] if fcntl else []
    return sum(map(_finish, folders)) > 0


def _finish(folder: Path) -> bool:
    """Delete the folder of a build, after restoring the last site if nothing replaced it; returns whether it did."""
    record, restored = folder / _TARGET, False
    if record.is_file():
        target = Path(os.fsdecode(record.read_bytes()))
        beside = _beside(folder, target)
        for last in (folder / _LAST, beside / _LAST):
            if last.is_dir() and not target.exists():
                last.rename(target)
                restored = True
        shutil.rmtree(beside, ignore_errors=True)
    shutil.rmtree(folder, ignore_errors=True)
    return restored


def _beside(folder: Path, target: Path) -> Path:
    """The temporary folder on the target's file system, for when the site cannot be moved but has to be copied."""
    return target.parent / f".{target.name}.{folder.name}"


def _make(folder: Path) -> None:
    """Create a folder and its parents with permissions for web servers."""
    if not folder.exists():
        _make(folder.parent)
        folder.mkdir()
        folder.chmod(0o755)


def _replace(target: Path, new: Path, aside: Path) -> None:
    """Replace a folder by another, atomically if the system can; `_finish` repairs an interrupted replacement."""
    if not target.exists():
        new.rename(target)
    elif not _exchange(new, target):
        target.rename(aside)
        new.rename(target)


def _exchange(one: Path, other: Path) -> bool:
    """Swap two folders atomically; returns False if that is impossible: only Linux can, on most file systems."""
    import ctypes  # imported here because only builds need it

    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError, TypeError):
        return False
    return bool(rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0)
