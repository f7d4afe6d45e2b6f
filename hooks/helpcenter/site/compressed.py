"""Files compressed once, by the build, so that no server has to do it for every reader.

Beside x.html lie x.html.br and x.html.gz, as nginx (gzip_static, brotli_static), Caddy and others serve them.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator

import brotli

from helpcenter.site.assets import FOLDER

TEXT = frozenset((".css", ".csv", ".html", ".js", ".json", ".svg", ".txt", ".webmanifest", ".xml"))
"""Endings of files that compress well; pictures and PDFs are compressed already."""

ONE_PACKET = 1400
"""Bytes that reach the reader in one packet, compressed or not."""

_FETCHED_OFTEN = 100_000
"""Bytes up to which an asset, fetched by every reader, is compressed as well as brotli can."""


def compressed(name: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    """The compressed forms of a file that are worth having: (name, bytes).

    Brotli's quality was measured: from 5 to 9 nothing is gained on pages of this kind, 11 gains a tenth
    and takes fifty times as long.
    """
    if len(content) <= ONE_PACKET or name[name.rfind(".") :] not in TEXT:
        return
    best = name.startswith(f"{FOLDER}/") and len(content) <= _FETCHED_OFTEN
    forms = {
        ".br": brotli.compress(content, mode=brotli.MODE_TEXT, quality=11 if best else 5),
        ".gz": gzip.compress(content, compresslevel=9, mtime=0),
    }
    for ending, form in forms.items():
        if len(form) < len(content):
            yield name + ending, form
