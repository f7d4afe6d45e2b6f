"""The files of docs/ that are published as they are: pictures, and what mkdocs.yml asks for besides."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from helpcenter.model.center import HelpCenter
from helpcenter.model.drafts import of_drafts
from helpcenter.model.urls import file_address
from helpcenter.read import disk
from helpcenter.read.help_center import DOCS

_PAGES = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
_ALWAYS = [".*", "/templates/"]
"""Patterns of the files that MkDocs leaves out unless mkdocs.yml says otherwise."""


def copied_files(root: Path, center: HelpCenter) -> dict[str, Path]:
    """Address → file of each file that is copied; `exclude_docs` in mkdocs.yml says which are left out.

    Args:
        root: the project's folder.
        center: the help center.
    """
    from pathspec import GitIgnoreSpec

    patterns = center.settings.data.get("exclude_docs")
    lines = patterns.splitlines() if isinstance(patterns, str) else []
    left_out = GitIgnoreSpec.from_lines([*_ALWAYS, *lines])
    return {
        file_address(center, path): root / path
        for path in _files(root)
        if not left_out.match_file(path.removeprefix(f"{DOCS}/"))
        and not of_drafts(center, path)
        and disk.fault(root, path) is None
    }


def _files(root: Path) -> Iterator[str]:
    """The paths of all files of docs/ that are no pages, hidden ones too, sorted."""
    found = []
    for folder, folders, names in os.walk(root / DOCS):
        inside = Path(folder).relative_to(root).as_posix()
        found += [f"{inside}/{name}" for name in names if not name.endswith(_PAGES)]
        folders.sort()
    yield from sorted(found)
