"""downloads/archive/: every edition that was ever offered, under the name that is its address for ever."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from helpcenter.model.downloadable import FOLDER, Download, PdfFile

ARCHIVE = f"{FOLDER}/archive"
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\.[A-Za-z0-9-]+\.[0-9A-Za-z.-]+-([0-9a-f]{8})\.pdf")


@dataclass(frozen=True, slots=True)
class Edition:
    """A file of the archive. `content` is empty where it cannot be read; `dangers` are those of an `Inspection`."""

    path: str
    content: bytes = field(repr=False)
    dangers: tuple[str, ...] = ()

    @property
    def address(self) -> str:
        """Its address on the site."""
        return f"{FOLDER}/{self.path.rpartition('/')[2]}"

    @property
    def named(self) -> bool:
        """Whether its name is that of an edition."""
        return bool(_NAME.fullmatch(self.path.rpartition("/")[2]))

    @property
    def sound(self) -> bool:
        """Whether its name is that of exactly these bytes."""
        name = _NAME.fullmatch(self.path.rpartition("/")[2])
        return bool(name and hashlib.sha256(self.content).hexdigest().startswith(name[1]))


def paths(files: Iterable[str]) -> Iterator[str]:
    """The paths of the archive among those of some files."""
    return (path for path in files if path.startswith(f"{ARCHIVE}/") and path.endswith(".pdf"))


def editions(files: Mapping[str, PdfFile]) -> Iterator[Edition]:
    """The editions among some PDFs."""
    for path in sorted(paths(files)):
        yield Edition(path, files[path].content, files[path].inspection.dangers)


def path_of(download: Download) -> str:
    """Where the edition in force is kept for the time after it."""
    return f"{ARCHIVE}/{download.permanent_address.removeprefix(f'{FOLDER}/')}"


def copy_of(editions: Iterable[Edition], download: Download) -> bytes:
    """The copy of the edition in force, b"" where none is kept."""
    kept = next((edition for edition in editions if edition.path == path_of(download)), None)
    return kept.content if kept and hashlib.sha256(kept.content).hexdigest() == download.sha256 else b""
