"""Reads the theme: the library's templates, styles and scripts, and a site's overrides/, which replace them by name."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from helpcenter.model.document import Document
from helpcenter.read import text_file

LIBRARY = Path(__file__).parents[1] / "theme"
"""The theme that comes with the library."""

OVERRIDES = "overrides"
ASSETS = "assets/"

_TEXTS = (".html", ".css", ".js")


def theme(root: Path, files: Iterable[str]) -> Iterator[tuple[str, Document]]:
    """Yield name (like help/base.html) and document of each file of the theme; only code files have a text.

    Args:
        root: the folder with mkdocs.yml.
        files: the paths of the project's files from there.
    """
    for name, (folder, path) in sorted(_paths(root, files).items()):
        text, faults = text_file.text_of(folder, path) if name.endswith(_TEXTS) else ("", [])
        shown = path if folder == root else shown_path(root, name)
        yield name, Document(shown, text, faults=tuple(faults))


def assets(root: Path, files: Iterable[str]) -> dict[str, bytes]:
    """The content of the theme's style sheets, scripts and pictures, by name.

    Raises:
        OSError: one of them cannot be read.
    """
    return {
        name.removeprefix(ASSETS): (folder / path).read_bytes()
        for name, (folder, path) in sorted(_paths(root, files).items())
        if name.rpartition("/")[0] == ASSETS.rstrip("/")
    }


def shown_path(root: Path, name: str) -> str:
    """The path of a file of the library's theme for messages: relative if it is inside the project's folder."""
    file, here = LIBRARY / name, root.absolute()
    return file.relative_to(here).as_posix() if file.is_relative_to(here) else file.as_posix()


def _paths(root: Path, files: Iterable[str]) -> Mapping[str, tuple[Path, str]]:
    """The folder of each file of the theme and its path in that folder, by name."""
    ours = {
        path.removeprefix(f"{OVERRIDES}/"): (root, path) for path in files if path.startswith(f"{OVERRIDES}/")
    }
    return {name: (LIBRARY, name) for name in _library()} | ours


@cache
def _library() -> tuple[str, ...]:
    """The names of all files of the library's theme."""
    return tuple(
        Path(folder, name).relative_to(LIBRARY).as_posix()
        for folder, _, names in os.walk(LIBRARY)
        for name in names
    )
