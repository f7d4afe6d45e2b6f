"""Read the files of the project's own theme, besides its templates."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from helpcenter.model.document import Document
from helpcenter.read import text_file

ASSETS = "overrides/assets"


def assets(root: Path, files: list[str]) -> Iterator[Document]:
    """Every one of the project's files that is in overrides/assets; only style sheets and scripts have a text."""
    for path in files:
        if path.rpartition("/")[0] == ASSETS:
            text, faults = text_file.text_of(root, path) if path.endswith((".css", ".js")) else ("", [])
            yield Document(path, text, faults=tuple(faults))
