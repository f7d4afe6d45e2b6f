"""Writes files atomically: a reader sees either the old or the new content."""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path

CACHE = ".cache"
"""The project's folder for files that can be generated again."""

UNDO = f"{CACHE}/undo"
"""The folder for what an interrupted command has changed, while a command changes several files."""

_BOM, _RETURN = b"\xef\xbb\xbf", b"\r\n"


def reason(error: OSError) -> str:
    """Describe an error of the file system in one line."""
    message = error.strerror or str(error)
    return f"{message}: {error.filename}" if error.filename else message


def cache_folder(root: Path) -> Path:
    """The cache folder of a project, created if it is missing.

    Raises:
        OSError: it cannot be created, or is not a folder.
    """
    folder = root / CACHE
    try:
        folder.mkdir(exist_ok=True)
    except FileExistsError:
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder)) from None
    return folder


def encoded(file: Path, text: str) -> bytes:
    """Encode a text, keeping the line ends and the byte order mark of the existing file."""
    was = file.read_bytes() if file.is_file() else b""
    content = text.encode("utf-8")
    content = content.replace(b"\n", _RETURN) if _RETURN in was else content
    return _BOM + content if was.startswith(_BOM) else content


def write_text(file: Path, text: str) -> None:
    """Replace a file's text atomically."""
    write_bytes(file, text.encode("utf-8"))


def write_bytes(file: Path, content: bytes) -> None:
    """Replace a file's content atomically; it is synced to disk before this returns."""
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).chmod(file.stat().st_mode & 0o777 if file.exists() else 0o644)
        Path(name).replace(file)
    except BaseException:
        Path(name).unlink()
        raise
