"""Reads the notes for agents in notes/, which only a private desk shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from helpcenter.model.document import Document
from helpcenter.read import text_file

FOLDER = "notes/"


def agent_notes(root: Path, listed: Iterable[str]) -> Iterator[tuple[str, Document]]:
    """Yield the key of the answer that each note is for, and its text.

    Args:
        root: the folder with mkdocs.yml.
        listed: all files of the project, by `disk.listing`.
    """
    for path in listed:
        if path.startswith(FOLDER) and path.endswith(".md"):
            text, faults = text_file.text_of(root, path)
            key = path.removeprefix(FOLDER).removesuffix(".md")
            yield key, Document(path, text, faults=tuple(faults))
