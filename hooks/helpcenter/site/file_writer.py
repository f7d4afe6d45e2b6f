"""Writes the files of a site; what the last site has already is not written or compressed again."""

from __future__ import annotations

import os
import stat
import zlib
from collections.abc import Mapping
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

    def write(self, files: Mapping[str, str | bytes]) -> None:
        """Write files with their compressed forms.

        Args:
            files: name → content.
        """
        for folder in {name.rpartition("/")[0] for name in files}:
            Path(self.folder, folder).mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            data = content.encode("utf-8", "xmlcharrefreplace") if isinstance(content, str) else content
            same = self._put(name, data)
            for own, form in self._forms(name, data, same).items() if self.compress else ():
                self._put(own, form)

    def _put(self, name: str, content: bytes) -> bool:
        """Write one file; returns whether the last site has the same."""
        old = f"{self.last}/{name}"
        if self._content(name) == content and self._is_ours(old):
            try:
                os.link(old, f"{self.folder}/{name}")
                return True
            except OSError:  # on another file system, or one without links
                pass
        Path(self.folder, name).write_bytes(content)
        return False

    def _content(self, name: str) -> bytes | None:
        try:
            return Path(self.last, name).read_bytes()
        except OSError:
            return None

    def _forms(self, name: str, content: bytes, same: bool) -> Mapping[str, bytes]:
        """The compressed forms of a file: those of the last site, if they are of the same content, or new ones."""
        forms = {f"{name}{ending}": self._content(f"{name}{ending}") for ending in FORMS} if same else {}
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
