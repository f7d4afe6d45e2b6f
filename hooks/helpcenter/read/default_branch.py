"""Finds the default branch of a folder's git repository without network access."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from helpcenter.read.git import git


def tips(root: Path, head: str) -> list[str] | None:
    """The newest commits of the default branch, local and of its remote; None if the branch is unknown.

    Args:
        root: a folder of the repository.
        head: the commit that is checked out; it is returned if there are no branches.
    """
    asked = git(
        root, "for-each-ref", "--format=%(refname) %(objectname) %(symref)", "refs/heads", "refs/remotes"
    )
    lines = asked.stdout.decode("utf-8", "surrogateescape").splitlines() if asked else []
    refs = {name: (commit, symbolic) for name, commit, symbolic in (line.split(" ", 2) for line in lines)}
    remotes = {name.split("/")[2] for name in refs if name.startswith("refs/remotes/")}
    origin = f"refs/remotes/{'origin' if 'origin' in remotes else min(remotes, default='origin')}/"
    branch = _default(root, refs, origin)
    if branch is None:
        return None if refs else [head]
    return sorted({refs[name][0] for name in (f"refs/heads/{branch}", origin + branch) if name in refs})


def _default(root: Path, refs: Mapping[str, tuple[str, str]], origin: str) -> str | None:
    """The name of the default branch; None if it is unknown."""
    head = refs.get(f"{origin}HEAD", ("", ""))[1]
    if head in refs:
        return head.removeprefix(origin)
    for place in (origin, "refs/heads/"):
        for name in ("main", "master"):
            if place + name in refs:
                return name
    configured = git(root, "config", "init.defaultBranch")
    name = configured.stdout.decode("utf-8", "surrogateescape").strip() if configured else ""
    names = {
        ref.removeprefix(place) for ref in refs for place in (origin, "refs/heads/") if ref.startswith(place)
    }
    return name if name in names else (names.pop() if len(names) == 1 else None)


def contained(root: Path, newest: list[str], head: str) -> list[str] | None:
    """The newest commits of the default branch that the checked-out commit contains; None if git fails.

    Args:
        root: a folder of the repository.
        newest: the newest commits of the branch.
        head: the commit that is checked out.
    """
    found = []
    for tip in newest:
        if tip == head:
            found.append(tip)
            continue
        asked = git(root, "rev-list", "--first-parent", "--parents", tip, f"^{head}")
        if asked is None or asked.returncode:
            return None
        missing = asked.stdout.decode().splitlines()
        oldest = missing[-1].split() if missing else ["", tip]
        found += oldest[1:2]
    return sorted(set(found))
