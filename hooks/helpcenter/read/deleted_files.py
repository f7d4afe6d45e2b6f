"""Reads from git the last texts of files that were deleted."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from helpcenter.read.git import git


def last_texts(root: Path, paths: Iterable[str]) -> dict[str, str]:
    """The last text of each file that git knows, by path; files that it never had are left out.

    Args:
        root: the folder of the help center.
        paths: the paths of the files, from there.
    """
    found = {}
    for path in paths:
        text = _shown(root, "HEAD", path)
        if text is None:
            asked = git(root, "rev-list", "--max-count=1", "HEAD", "--", path)
            commit = asked.stdout.decode().strip() if asked and not asked.returncode else ""
            text = _shown(root, f"{commit}^", path) if commit else None
        if text is not None:
            found[path] = text
    return found


def _shown(root: Path, commit: str, path: str) -> str | None:
    done = git(root, "show", f"{commit}:./{path}")
    if done is None or done.returncode:
        return None
    return done.stdout.decode("utf-8", "replace").removeprefix("\ufeff").replace("\r\n", "\n")
