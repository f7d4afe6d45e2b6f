"""Finds the folders of the repository in which a help center was before somebody renamed or moved its folder."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from helpcenter.read import ledger
from helpcenter.read.git import git
from helpcenter.read.git_blobs import Origin

_FILE = re.compile(rf"(|.*/){ledger.FOLDER}/[1-9][0-9]{{4,7}}\.yml")
_ADDED = (
    *("-c", "log.showSignature=false", "-c", "log.diffMerges=first-parent", "--literal-pathspecs", "log"),
    *("--first-parent", "-m", "--no-renames", "--no-color", "--root", "--diff-filter=A", "--name-only"),
    *("--format=commit %H %P", "--topo-order"),
)


def former(origin: Origin) -> Iterator[Origin]:
    """Yield the earlier folders of a help center, the newest first."""
    top = origin.folder.joinpath(*[".."] * origin.prefix.count("/"))
    found = _before(top, origin.prefix, origin.newest)
    while found:
        yield found
        found = _before(top, found.prefix, found.newest)


def _before(top: Path, prefix: str, newest: tuple[str, ...]) -> Origin | None:
    """The folder whose ledger one commit moved to a folder; None if the ledger began there."""
    asked = git(top, *_ADDED, *newest, "--", f"{prefix}{ledger.FOLDER}")
    lines = asked.stdout.decode("utf-8", "surrogateescape").splitlines() if asked else []
    commits = [line.split()[1:] for line in lines if line.startswith("commit ")]
    if not commits:  # it is moved, and that is not on the default branch yet
        folders = _folders(top, "ls-tree", "-r", "-z", "--full-tree", "--name-only", *newest[:1])
        left = [one for one in folders if not (top / one / ledger.FOLDER).exists()]
        return Origin(top, left[0], newest, left[0]) if len(left) == 1 else None
    if len(commits[-1]) < 2:
        return None
    commit, parent = commits[-1][:2]
    gone = "diff-tree", "-r", "-z", "--no-renames", "--name-only", "--diff-filter=D"
    folders = _folders(top, *gone, parent, commit) - {prefix}
    left = [one for one in folders if not _there(top, commit, f"{one}{ledger.FOLDER}")]
    return Origin(top, left[0], (parent,), left[0]) if len(left) == 1 else None


def _folders(top: Path, *command: str) -> set[str]:
    """The folders of the ledgers among the paths that git lists."""
    asked = git(top, *command)
    paths = asked.stdout.decode("utf-8", "surrogateescape").split("\0") if asked else []
    return {match[1] for path in paths if (match := _FILE.fullmatch(path))}


def _there(top: Path, commit: str, folder: str) -> bool:
    asked = git(top, "ls-tree", "--full-tree", commit, folder)
    return asked is None or bool(asked.stdout)
