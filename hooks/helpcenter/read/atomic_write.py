"""Writes files atomically: a reader sees either the old or the new content."""

from __future__ import annotations

import errno
import os
import re
from pathlib import Path

CACHE = ".cache"
"""The project's folder for files that can be generated again."""

UNDO = f"{CACHE}/undo"
"""The folder for what an interrupted command has changed, while a command changes several files."""

BUILDING = "build-"
"""How the names of the folders in it begin in which a site is built."""

_BOM = b"\xef\xbb\xbf"
_LINE_END = re.compile(rb"\r\n|\n|\r")


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
    ends = _LINE_END.findall(was)
    content = text.encode("utf-8")
    if len(set(ends)) > 1:
        content = _with_ends_of(was.removeprefix(_BOM), content)
    elif ends and ends[0] != b"\n":
        content = content.replace(b"\n", ends[0])
    return _BOM + content if was.startswith(_BOM) else content


def _with_ends_of(was: bytes, content: bytes) -> bytes:
    """The content with the line ends of a file that has several kinds: each line that is there still keeps its own."""
    old, new = _LINE_END.split(was), content.split(b"\n")
    ends = [*_LINE_END.findall(was), b""]
    found: list[bytes] = []
    from difflib import SequenceMatcher

    for _, start, end, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        kept = ends[start:end]
        found += (kept + [kept[-1] if kept else b"\n"] * (last - first))[: last - first]
    return b"".join(
        line + (end or b"\n" if number < len(new) else b"")
        for number, (line, end) in enumerate(zip(new, found, strict=True), start=1)
    )


def write_text(file: Path, text: str) -> None:
    """Replace a file's text atomically."""
    write_bytes(file, text.encode("utf-8"))


def write_bytes(file: Path, content: bytes) -> None:
    """Replace a file's content atomically; it is synced to disk before this returns."""
    file.parent.mkdir(parents=True, exist_ok=True)
    import tempfile  # what only reads needs it not

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
