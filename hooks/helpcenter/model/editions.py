"""downloads/archive/: every edition that was ever offered, under the file name that its permanent address ends with."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from helpcenter.model.downloadable import ARCHIVE, FOLDER, Download, PdfFile

_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\.[A-Za-z0-9-]+\.[0-9A-Za-z.-]+-([0-9a-f]{8})\.pdf")


@dataclass(frozen=True, slots=True)
class Edition:
    """A file of the archive. `content` is empty if it cannot be read; `dangers` are those of its `Inspection`."""

    path: str
    content: bytes = field(repr=False)
    dangers: tuple[str, ...] = ()

    @property
    def address(self) -> str:
        """Its address on the site."""
        return f"{FOLDER}/{self.path.rpartition('/')[2]}"

    @property
    def named(self) -> bool:
        """Whether its name has the form of an edition's name."""
        return bool(_NAME.fullmatch(self.path.rpartition("/")[2]))

    @property
    def sound(self) -> bool:
        """Whether the checksum in its name is that of its content."""
        name = _NAME.fullmatch(self.path.rpartition("/")[2])
        return bool(name and hashlib.sha256(self.content).hexdigest().startswith(name[1]))


def paths(files: Iterable[str]) -> Iterator[str]:
    """The paths that belong to the archive."""
    return (path for path in files if path.startswith(f"{ARCHIVE}/") and path.endswith(".pdf"))


def editions(files: Mapping[str, PdfFile]) -> Iterator[Edition]:
    """The editions among the PDFs, which are given by path."""
    for path in sorted(paths(files)):
        yield Edition(path, files[path].content, files[path].inspection.dangers)


def path_of(download: Download) -> str:
    """The path in the archive of the edition in force."""
    return f"{ARCHIVE}/{download.permanent_address.removeprefix(f'{FOLDER}/')}"


def copy_of(editions: Iterable[Edition], download: Download) -> bytes:
    """The archived content of the edition in force; b"" if there is none."""
    kept = next((edition for edition in editions if edition.path == path_of(download)), None)
    return kept.content if kept and hashlib.sha256(kept.content).hexdigest() == download.sha256 else b""
