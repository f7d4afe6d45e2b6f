"""What the project's own theme consists of besides its templates, read from disk."""

from __future__ import annotations

from pathlib import Path

from helpcenter import reading
from helpcenter.model import Document

ASSETS = "overrides/assets"


def assets(root: Path) -> tuple[Document, ...]:
    """Every file of overrides/assets; only style sheets and scripts have a text."""
    files = [file for file in sorted((root / ASSETS).glob("*")) if file.is_file()]
    return tuple(_asset(file, f"{ASSETS}/{file.name}") for file in files)


def _asset(file: Path, path: str) -> Document:
    if file.suffix not in (".css", ".js"):
        return Document(path)
    text, faults = reading.text_of(file, path)
    return Document(path, text, faults=tuple(faults))
