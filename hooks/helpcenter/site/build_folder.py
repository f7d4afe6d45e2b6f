"""The folder in which a site is built before it takes the place of the last one.

It lies in .cache and has the file build.lock locked for as long as a process of the build lives. What a
killed build left there is found by the next command: it holds the lock, so nobody works there any more.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from helpcenter.read.atomic_write import CACHE, cache_folder, write_bytes

try:
    import fcntl
except ImportError:  # not on Windows: there, two builds at once are not kept apart
    fcntl = None  # type: ignore[assignment]

_LOCK = "build.lock"
_PREFIX = "build-"
_NEW, _LAST, _TARGET = "site", "last", "target"
"""In the folder: the site being built, the last site on its way out, and the path of the place of both."""

_HERE = -100  # AT_FDCWD: paths are relative to the working folder
_EXCHANGE = 2  # RENAME_EXCHANGE


@dataclass(frozen=True)
class BuildFolder:
    """A folder for one build. `lock` is the descriptor of the locked file; child processes inherit it."""

    path: Path
    lock: int

    @property
    def site(self) -> Path:
        """Where the site is built."""
        return self.path / _NEW

    def place(self, target: Path) -> None:
        """Put the built site in the place of the last one.

        Raises:
            OSError: that is not possible; the last site is where it was.
        """
        try:
            self._place(target)
        except OSError as error:
            why = error.strerror or error
            if error.errno == errno.EXDEV:  # a layer of a container's image
                why = "the system cannot move the one that is there; delete it first"
            raise OSError(error.errno, f"the site cannot be put in its place ({why})", str(target)) from None

    def _place(self, target: Path) -> None:
        _make(target.parent)
        write_bytes(self.path / _TARGET, os.fsencode(target))
        try:
            _replace(target, self.site, self.path / _LAST)
        except OSError as error:
            if error.errno != errno.EXDEV:
                raise
            beside = _beside(self.path, target)
            beside.mkdir(mode=0o700)
            try:
                shutil.copytree(self.site, beside / _NEW)
            except shutil.Error as failed:  # it lists every file that could not be copied
                raise OSError(failed.args[0][0][2].partition(":")[0]) from None
            _replace(target, beside / _NEW, beside / _LAST)


@contextlib.contextmanager
def build_folder(root: Path) -> Iterator[BuildFolder]:
    """Make a folder for a build and delete it in the end; waits while another build is running in the project.

    Raises:
        OSError: there cannot be one.
    """
    cache = cache_folder(root)
    with (cache / _LOCK).open("wb") as stream:
        if not _locked(stream.fileno()):
            print("helpcenter build: another build is running here; waiting for its end", file=sys.stderr)
            _lock(stream.fileno())
        _clear(cache)
        folder = Path(tempfile.mkdtemp(dir=cache, prefix=_PREFIX))
        try:
            yield BuildFolder(folder, stream.fileno())
        finally:
            _finish(folder)


def recover(root: Path) -> bool:
    """Delete what killed builds left behind; True if the last site was put back into its place."""
    cache = root / CACHE
    if fcntl is None or not any(cache.glob(f"{_PREFIX}*")):
        return False
    try:
        stream = (cache / _LOCK).open("wb")
    except OSError:  # a project that cannot be written to
        return False
    with stream:
        return _locked(stream.fileno()) and _clear(cache)


def _locked(lock: int) -> bool:
    """Lock the file unless another process has locked it; whether this process has the lock now."""
    if fcntl is not None:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
    return True


def _lock(lock: int) -> None:
    fcntl.flock(lock, fcntl.LOCK_EX)


def _clear(cache: Path) -> bool:
    """Finish every build that ended before its time; True if one of them had taken the last site away."""
    folders = [folder for folder in cache.glob(f"{_PREFIX}*") if folder.is_dir()] if fcntl else []
    return sum(map(_finish, folders)) > 0


def _finish(folder: Path) -> bool:
    """Delete the folder of a build; before that, put the last site back if nothing took its place."""
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
    """The folder on the file system of the target into which the site is copied when it cannot be moved there."""
    return target.parent / f".{target.name}.{folder.name}"


def _make(folder: Path) -> None:
    """Make a folder and those above it, so that a web server can look into them."""
    if not folder.exists():
        _make(folder.parent)
        folder.mkdir()
        folder.chmod(0o755)


def _replace(target: Path, new: Path, aside: Path) -> None:
    """Put a folder in another's place, in one step where the system can; `_finish` undoes what was half done."""
    if not target.exists():
        new.rename(target)
    elif not _exchange(new, target):
        target.rename(aside)
        new.rename(target)


def _exchange(one: Path, other: Path) -> bool:
    """Swap two folders in one step; False where that is not possible: only Linux can, on most file systems."""
    import ctypes  # not above: only builds need it

    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError, TypeError):
        return False
    return bool(rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0)
