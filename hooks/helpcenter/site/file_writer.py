"""Writes the files of a site; what the last site has already is not written or compressed again."""

from __future__ import annotations

import contextlib
import hashlib
import os
import stat
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import brotli

from helpcenter.site.compressed import FORMS, compressed, endings

_MODE = 0o644
"""The permissions of a file that web servers may read."""


@dataclass(frozen=True)
class FileWriter:
    """Writes files into the folder of a site.

    Attributes:
        folder: the folder.
        last: the folder of the last site; files and compressed forms that are the same are linked, not written.
        compress: whether to write compressed forms beside the files.
    """

    folder: Path
    last: Path
    compress: bool

    def write(self, files: Mapping[str, str | bytes]) -> dict[str, str]:
        """Write files with their compressed forms.

        Args:
            files: name → content.

        Returns:
            Name → digest of the content and the compressed forms, and their seal, by which `link` finds the file again.
        """
        digests = {}
        for name, content in files.items():
            self._make_folder(name)
            data = content.encode("utf-8", "xmlcharrefreplace") if isinstance(content, str) else content
            forms = [data, *map(self._forms(name, data).get, self._names(name)[1:])]
            written = [
                None if form is None else self._put(own, form)
                for own, form in zip(self._names(name), forms, strict=True)
            ]
            digests[name] = f"{_digest(forms)} {_seal(written)}"
        return digests

    def link(self, digests: Mapping[str, str]) -> dict[str, str] | None:
        """Link files of the last site with their compressed forms.

        A file is known by its seal: number, size and time as they were when it was written. Where they are others, as
        in a site that was copied, its content is read.

        Args:
            digests: name → digest and seal, as `write` returned them.

        Returns:
            The same with the present seals; None if the last site does not have them all as they were written, and then
            nothing is done.
        """
        linked, found = {}, []
        for name, known in digests.items():
            digest, _, seal = known.partition(" ")
            names = self._names(name)
            there = [_found(self.last, one) for one in names]
            now = _seal(there)
            if now != seal and _digest(map(self._content, names)) != digest:
                return None
            for own, status in zip(names, there, strict=True):
                if status is not None:
                    if not self._is_ours(status):
                        return None
                    found.append(own)
            linked[name] = f"{digest} {now}"
        for name in digests:
            self._make_folder(name)
        return linked if all(map(self._linked, found)) else None

    def _names(self, name: str) -> tuple[str, ...]:
        """The name of a file, and those of the compressed forms that it may have."""
        return (name, *(f"{name}{ending}" for ending in endings(name))) if self.compress else (name,)

    def _make_folder(self, name: str) -> None:
        folder = name.rpartition("/")[0]
        if folder and folder not in self._folders:
            self._make_folder(folder)
            with contextlib.suppress(FileExistsError):  # another process may have made it
                os.mkdir(f"{self.folder}/{folder}")  # noqa: PTH102 - thousands of them
            self._folders.add(folder)

    @cached_property
    def _folders(self) -> set[str]:
        return set()

    def _put(self, name: str, content: bytes) -> os.stat_result:
        """Write one file, or link that of the last site where it is the same; returns its status."""
        file = f"{self.folder}/{name}"
        there = _found(self.last, name) if self._follows else None
        known = there is not None and there.st_size == len(content) and self._is_ours(there)
        if known and self._content(name) == content:
            with contextlib.suppress(FileNotFoundError):
                os.unlink(file)  # noqa: PTH108 - it may be linked already
            if self._linked(name):
                return os.lstat(file)
        return _created(file, content)

    @cached_property
    def _follows(self) -> bool:
        """Whether there is a last site."""
        return self.last.is_dir()

    def _linked(self, name: str) -> bool:
        """Link a file of the last site; returns whether that was possible."""
        try:
            os.link(f"{self.last}/{name}", f"{self.folder}/{name}")
        except OSError:  # on another file system, or one without links
            return False
        return True

    def _content(self, name: str) -> bytes | None:
        """The content of a file of the last site; None if there is none, or it cannot be read."""
        try:
            return Path(self.last, name).read_bytes()
        except OSError:
            return None

    def _forms(self, name: str, content: bytes) -> Mapping[str, bytes]:
        """The compressed forms of a file: those of the last site, if they are of the same content, or new ones."""
        names = self._names(name)[1:]
        if not names:
            return {}
        if self._follows and self._content(name) == content:
            forms = {own: self._content(own) for own in names}
            known = {own: form for own, form in forms.items() if form is not None}
            try:
                if len(known) == len(FORMS) and all(
                    FORMS[own[len(name) :]](form) == content for own, form in known.items()
                ):
                    return known
            except (EOFError, OSError, zlib.error, brotli.error):
                pass  # they are damaged
        return dict(compressed(name, content))

    def _is_ours(self, found: os.stat_result) -> bool:
        """Whether a file has the owner and the permissions that it would get, and is no link."""
        return found.st_mode == stat.S_IFREG | _MODE and found.st_uid == self._owner

    @cached_property
    def _owner(self) -> int:
        return self.folder.stat().st_uid


def _created(file: str, content: bytes) -> os.stat_result:
    """Create a file; what has its name is replaced, not changed: it may be a file of the last site."""
    try:
        stream = open(file, "xb", buffering=0)  # noqa: PTH123, SIM115 - thousands of them
    except FileExistsError:
        os.unlink(file)  # noqa: PTH108
        return _created(file, content)
    with stream:
        rest = memoryview(content)
        while rest:
            rest = rest[stream.write(rest) :]
        return os.fstat(stream.fileno())


def _found(folder: Path, name: str) -> os.stat_result | None:
    """The status of a file in a folder; None if there is none."""
    try:
        return os.lstat(f"{folder}/{name}")
    except OSError:
        return None


def _seal(found: Iterable[os.stat_result | None]) -> str:
    """The number, the size and the time of a file and its compressed forms; a dash for a form that there is not."""
    return ",".join(f"{one.st_ino}.{one.st_size}.{one.st_mtime_ns}" if one else "-" for one in found)


def _digest(contents: Iterable[bytes | None]) -> str:
    """A digest of a file and its compressed forms; None for a form that there is not."""
    found = hashlib.blake2b(digest_size=20)
    for content in contents:
        found.update(b"-" if content is None else b"%d " % len(content))
        found.update(content or b"")
    return found.hexdigest()
