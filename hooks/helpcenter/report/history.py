"""Information from git about pages; empty without git."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from helpcenter.model.center import HelpCenter
from helpcenter.read.git import git
from helpcenter.rules.shared.states import outdated


def commands(root: Path, center: HelpCenter) -> dict[str, str]:
    """Path of each outdated translation → the command that shows what changed; "" if git does not know."""
    return {item.page.path: what_changed(root, item.page.path, item.sources) for item in outdated(center)}


def what_changed(root: Path, translation: str, sources: Iterable[str]) -> str:
    """The command that shows how the sources of a translation changed since it was accepted; "" without git.

    It compares with the last commit that changed the `source:` line of the translation.
    """
    log = ["log", "-1", "--format=%h", r"-G^source:", "--", translation]
    accepted = (_git(root, *log) or _git(root, "rev-parse", "--short", "HEAD")).strip()
    return f"git diff {accepted} -- {' '.join(sources)}" if accepted else ""


def uncommitted(root: Path, paths: Iterable[str]) -> list[str]:
    """The files with changes that are not committed; empty without git."""
    wanted = list(paths)
    status = ("status", "--porcelain", "-z", "--untracked-files=all", "--")
    listed = _git(root, *status, *wanted) if wanted else ""  # without paths, git would list all files
    return sorted(entry[3:] for entry in listed.split("\0") if entry[3:])


def _git(root: Path, *arguments: str) -> str:
    """The output of a git command; "" if it fails."""
    done = git(root, *arguments)
    return done.stdout.decode("utf-8", "surrogateescape") if done and done.returncode == 0 else ""
