"""Writes the files of a site; what the last site has already is not written or compressed again."""

from __future__ import annotations

import hashlib
import os
import stat
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import brotli

from helpcenter.site.compressed import FORMS, compressed

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
            Name → digest of the content and the compressed forms, by which `link` finds the file again.
        """
        digests = {}
        for folder in {name.rpartition("/")[0] for name in files}:
            Path(self.folder, folder).mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            data = content.encode("utf-8", "xmlcharrefreplace") if isinstance(content, str) else content
            forms = self._forms(name, data)
            for own, form in {name: data, **forms}.items():
                self._put(own, form)
            digests[name] = _digest([data, *(forms.get(f"{name}{ending}") for ending in self._endings)])
        return digests

    def link(self, digests: Mapping[str, str]) -> bool:
        """Link files of the last site with their compressed forms.

        Args:
            digests: name → digest, as `write` returned them.

        Returns:
            Whether the last site has them all as they were written; else nothing is done.
        """
        found = []
        for name, digest in digests.items():
            names = [name, *(f"{name}{ending}" for ending in self._endings)]
            forms = [self._content(one) for one in names]
            if _digest(forms) != digest:
                return False
            found += [one for one, form in zip(names, forms, strict=True) if form is not None]
        if not all(self._is_ours(f"{self.last}/{one}") for one in found):
            return False
        for folder in {name.rpartition("/")[0] for name in digests}:
            Path(self.folder, folder).mkdir(parents=True, exist_ok=True)
        return all(self._linked(one) for one in found)

    @property
    def _endings(self) -> tuple[str, ...]:
        return tuple(FORMS) if self.compress else ()

    def _put(self, name: str, content: bytes) -> None:
        """Write one file, or link that of the last site where it is the same."""
        file = Path(self.folder, name)
        file.unlink(missing_ok=True)  # it may be a file of the last site
        same = self._content(name) == content and self._is_ours(f"{self.last}/{name}")
        if not same or not self._linked(name):
            file.write_bytes(content)

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
        if not self.compress:
            return {}
        forms = {f"{name}{ending}": self._content(f"{name}{ending}") for ending in FORMS}
        try:
            known = {own: form for own, form in forms.items() if form is not None}
            if len(known) == len(FORMS) and all(
                FORMS[own[len(name) :]](form) == content for own, form in known.items()
            ):
                return known
        except (EOFError, OSError, zlib.error, brotli.error):
            pass  # they are damaged
        return dict(compressed(name, content))

    def _is_ours(self, file: str) -> bool:
        """Whether a file has the owner and the permissions that it would get, and is no link."""
        found = os.lstat(file)
        return found.st_mode == stat.S_IFREG | _MODE and found.st_uid == self._owner

    @cached_property
    def _owner(self) -> int:
        return self.folder.stat().st_uid


def _digest(contents: Iterable[bytes | None]) -> str:
    """A digest of a file and its compressed forms; None for a form that there is not."""
    found = hashlib.blake2b(digest_size=20)
    for content in contents:
        found.update(b"-" if content is None else b"%d " % len(content))
        found.update(content or b"")
    return found.hexdigest()
