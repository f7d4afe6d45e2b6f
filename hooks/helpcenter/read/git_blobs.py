"""Reads from git which files each commit of a branch changed, and the texts of their versions."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from helpcenter.read.git import git

_LOG = (
    *("-c", "log.showSignature=false", "-c", "log.diffMerges=first-parent", "-c", "diff.relative=false"),
    *("--literal-pathspecs", "log", "--first-parent", "-m", "--raw", "-z", "--no-abbrev", "--no-renames"),
    *("--no-color", "--root", "--topo-order", "--format=%H"),
)
"""Lists every change of a file, merges compared with their first parent, regardless of the user's git settings."""

_REGULAR = ("100644", "100755")


class Version(NamedTuple):
    """One version of a file: its path in the help center, and the git object id of its content; "" if it is deleted."""

    path: str
    blob: str


class Origin(NamedTuple):
    """Where a history begins: a folder, the path of the help center in the repository, and the newest commits.

    `inside` is the path of the help center in the folder; it may be there no more.
    """

    folder: Path
    prefix: str
    newest: tuple[str, ...]
    inside: str = ""


def commits(origin: Origin, paths: Iterable[str]) -> list[list[Version]] | None:
    """The changes that each commit made to some files and folders, oldest first; None if git fails.

    Only first parents are followed.

    Args:
        origin: where the history begins.
        paths: the files and folders.
    """
    asked = git(origin.folder, *_LOG, *origin.newest, "--", *(f"{origin.inside}{path}" for path in paths))
    if asked is None or asked.returncode:
        return None
    words = iter(asked.stdout.decode("utf-8", "surrogateescape").split("\0"))
    found: list[list[Version]] = []
    for word in words:
        fields = word.strip().lstrip(":").split(" ")
        if len(fields) == 5:
            path = next(words, "").removeprefix(origin.prefix)
            found[-1].append(Version(path, fields[3] if fields[1] in _REGULAR else ""))
        elif word.strip():
            found.append([])
    return found[::-1]


def texts(root: Path, blobs: Iterable[str]) -> dict[str, str] | None:
    """The texts of blobs by object id; None if git lacks one."""
    wanted = list(dict.fromkeys(blobs))
    if not wanted:
        return {}
    asked = git(root, "cat-file", "--batch", given="".join(f"{blob}\n" for blob in wanted).encode())
    if asked is None or asked.returncode:
        return None
    found, at = {}, 0
    for blob in wanted:
        end = asked.stdout.find(b"\n", at)
        head = asked.stdout[at:end].split()
        if len(head) != 3:  # missing
            return None
        size = int(head[2])
        text = asked.stdout[end + 1 : end + 1 + size].decode("utf-8", "replace")
        found[blob] = text.removeprefix("\ufeff").replace("\r\n", "\n")
        at = end + size + 2
    return found
