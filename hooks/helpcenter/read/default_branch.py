"""Finds the default branch of a folder's git repository without network access."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from helpcenter.read.git import git


def tips(root: Path, head: str) -> list[str] | None:
    """The newest commits of the default branch, local and of its remote; None if the branch is unknown.

    Args:
        root: a folder of the repository.
        head: the commit that is checked out; it is returned if there are no branches.
    """
    refs, origin = _refs(root)
    branch = _default(root, refs, origin)
    if branch is None:
        return None if refs else [head]
    return sorted({refs[name][0] for name in (f"refs/heads/{branch}", origin + branch) if name in refs})


def merged_into_others(root: Path, newest: list[str]) -> list[str]:
    """The commits that were the newest of the default branch when it was merged into another one, which is it now.

    That happens with `git pull` on the default branch, and where it is set to a branch that had merged it. The subject
    that git gives to such a merge says so.
    """
    branch = _default(root, *_refs(root))
    merge = re.compile(rf"Merge (?:remote-tracking )?branch '(?:\w+/)?{re.escape(branch or '')}'")
    found, waiting = list[str](), newest
    while branch and waiting:
        asked = git(root, "log", "--first-parent", "--merges", "--no-color", "--format=%P %s", *waiting)
        lines = asked.stdout.decode("utf-8", "replace").splitlines() if asked and not asked.returncode else []
        made = (line.split(" ", 2) for line in lines)
        second = dict.fromkeys(words[1] for words in made if len(words) == 3 and merge.match(words[2]))
        waiting = [commit for commit in second if commit not in found]
        found += waiting
    return found


def _refs(root: Path) -> tuple[dict[str, tuple[str, str]], str]:
    """The commit and the target of each branch, and how the names of the remote's branches begin."""
    asked = git(
        root, "for-each-ref", "--format=%(refname) %(objectname) %(symref)", "refs/heads", "refs/remotes"
    )
    lines = asked.stdout.decode("utf-8", "surrogateescape").splitlines() if asked else []
    refs = {name: (commit, symbolic) for name, commit, symbolic in (line.split(" ", 2) for line in lines)}
    remotes = {name.split("/")[2] for name in refs if name.startswith("refs/remotes/")}
    return refs, f"refs/remotes/{'origin' if 'origin' in remotes else min(remotes, default='origin')}/"


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
