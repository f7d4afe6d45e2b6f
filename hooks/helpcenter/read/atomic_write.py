"""Writing files so that a reader sees the old or the new text, never half of it."""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path

CACHE = ".cache"
"""The folder of the project for what can be made again."""

_BOM, _RETURN = b"\xef\xbb\xbf", b"\r\n"


def reason(error: OSError) -> str:
    """Describe in one line why the system could not read or write a file."""
    said = error.strerror or str(error)
    return f"{said}: {error.filename}" if error.filename else said


def cache_folder(root: Path) -> Path:
    """The folder for what can be made again; it is made if it is missing.

    Raises:
        OSError: it cannot be made, or is no folder.
    """
    folder = root / CACHE
    try:
        folder.mkdir(exist_ok=True)
    except FileExistsError:
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder)) from None
    return folder


def encoded(file: Path, text: str) -> bytes:
    """A text as bytes, with the line ends and the byte order mark that the file has now."""
    was = file.read_bytes() if file.is_file() else b""
    content = text.encode("utf-8")
    content = content.replace(b"\n", _RETURN) if _RETURN in was else content
    return _BOM + content if was.startswith(_BOM) else content


def write_text(file: Path, text: str) -> None:
    """Replace the file's text in one step."""
    write_bytes(file, text.encode("utf-8"))


def write_bytes(file: Path, content: bytes) -> None:
    """Replace the file's content in one step; it is on the disk when this returns."""
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
