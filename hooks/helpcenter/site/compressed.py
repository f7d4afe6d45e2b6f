"""Compresses files at build time, so that servers do not have to compress them per request.

x.html.br and x.html.gz are written beside x.html, as nginx (gzip_static, brotli_static), Caddy and others expect them.
"""

from __future__ import annotations

import gzip
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path

import brotli

from helpcenter.model.notices import ADDRESS
from helpcenter.site.assets import FOLDER

TEXT = frozenset((".atom", ".css", ".csv", ".html", ".js", ".json", ".svg", ".txt", ".webmanifest", ".xml"))
"""Endings of files that compress well; pictures and PDFs are compressed already."""

ONE_PACKET = 1400
"""Size in bytes up to which a file fits into one packet, so that compression does not help."""

_LARGE = 100_000
"""Size in bytes from which files are indexes and feeds; smaller assets, which all readers load, get more."""


FORMS: Mapping[str, Callable[[bytes], bytes]] = {".br": brotli.decompress, ".gz": gzip.decompress}
"""The endings of the compressed forms, and what makes the file of each again."""


def endings(name: str) -> Iterable[str]:
    """The endings of the compressed forms that a file of this name may have.

    The notice has none: it may be replaced on the server, where a compressed form would go on saying the old one.
    """
    return FORMS if name[name.rfind(".") :] in TEXT and name != ADDRESS else ()


def compressed(name: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield name and content of the compressed forms of a file that are worth serving.

    Brotli's quality was chosen by measurement: 9 saves nothing over 5 on these pages; 10 saves 8 % and takes twelve
    times as long; 11 saves 2 % more and takes more than twice as long as that. Of large files, which are indexes and
    feeds, gzip's level 5 makes 3 % more than 9, in a quarter of the time; browsers ask for the brotli form.
    """
    if len(content) <= ONE_PACKET or not endings(name):
        return
    is_large = len(content) > _LARGE
    best = name.startswith(f"{FOLDER}/") and not is_large
    forms = {
        ".br": brotli.compress(content, mode=brotli.MODE_TEXT, quality=10 if best else 5),
        ".gz": gzip.compress(content, compresslevel=5 if is_large else 9, mtime=0),
    }
    for ending, form in forms.items():
        if len(form) < len(content):
            yield name + ending, form


def compress_files(site: Path) -> None:
    """Write the compressed forms of each file beside it, in threads: the compressors release the GIL."""
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(os.cpu_count()) as threads:
        for _ in threads.map(partial(_compress_file, site), sorted(site.rglob("*"))):
            pass


def _compress_file(site: Path, file: Path) -> None:
    if file.is_file():
        for name, content in compressed(file.relative_to(site).as_posix(), file.read_bytes()):
            (site / name).write_bytes(content)
