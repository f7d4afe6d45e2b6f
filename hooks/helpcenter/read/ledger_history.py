"""Reads from git which permalinks were published: all entries that the ledger on the default branch ever had.

Only first parents are read: intermediate states of a merged branch were never published. Only commits that the
checked-out one contains are read: a branch that began before an answer was published has not lost it.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from helpcenter.model.permalinks import Permalink
from helpcenter.model.promised import Gap, Promised, union
from helpcenter.read import ledger
from helpcenter.read.cache import keep, kept
from helpcenter.read.default_branch import contained, tips
from helpcenter.read.git import git

_CACHE = ".cache/permalinks"

_SHALLOW = Gap(
    "this clone lacks the older commits, so lost addresses cannot be detected",
    "fetch all of them: fetch-depth: 0 on GitHub, GIT_DEPTH: 0 on GitLab, or `git fetch --unshallow`",
)
_OWNER = Gap(
    "git does not read this repository, which belongs to another user, so lost addresses cannot be detected",
    "`git config --global --add safe.directory <its folder>`",
)
_BROKEN = Gap(
    "git cannot read this repository, so lost addresses cannot be detected",
    "see what `git status` says, and clone it anew if need be",
)
_UNKNOWN = Gap(
    "git does not say which branch is the default one, so lost addresses cannot be detected",
    "`git remote set-head origin --auto`; without a remote, `git config init.defaultBranch <its name>`",
)
_BEHIND = Gap(
    "the default branch has commits that are not here yet, and may have published more",
    "merge it; what it published there is compared with from then on",
)
_LOG = (
    *("-c", "log.showSignature=false", "-c", "log.diffMerges=first-parent", "-c", "diff.relative=false"),
    *("--literal-pathspecs", "log", "--first-parent", "-m", "--raw", "-z", "--no-abbrev", "--no-renames"),
    *("--no-color", "--root", "--topo-order", "--format="),
)
"""Lists every change of a file, merges compared with their first parent, regardless of the user's git settings."""


class Version(NamedTuple):
    """One version of a ledger file: its path in the help center, and the git object id of its content."""

    path: str
    blob: str


def in_ci(environment: Mapping[str, str]) -> bool:
    """Whether the command runs on a CI server, which sets the variable CI."""
    return environment.get("CI", "").strip().lower() not in ("", "0", "false", "no", "off")


def promised(root: Path, *, strict: bool) -> Promised:
    """Everything that was ever published according to git; empty if there is no repository.

    Args:
        root: the folder of the help center.
        strict: whether an incomplete history is a problem.
    """
    asked = git(root, "rev-parse", "--show-prefix", "--is-shallow-repository", "HEAD")
    if asked is None or not asked.stdout:
        return Promised((), _unread(root, b"dubious ownership" in asked.stderr if asked else False), strict)
    if asked.returncode:
        return Promised()  # no commit yet
    prefix, shallow, head = asked.stdout.decode("utf-8", "surrogateescape").splitlines()
    newest = tips(root, head)
    if newest is None:
        return Promised((), _UNKNOWN, strict)
    here = contained(root, newest, head)
    if here is None:
        return Promised((), _BROKEN, strict)
    if shallow == "true":
        return Promised(_entries(root, _versions(root, prefix, here)) or (), _SHALLOW, strict)
    file, key = root / _CACHE / "promised.json", [prefix, *here]
    before = kept(file)
    found = _from_data(before.get("entries")) if before.get("of") == key else None
    if found is None:
        found = _entries(root, _versions(root, prefix, here))
        if found is None:
            return Promised((), _BROKEN, strict)
        if found:
            keep(file, {"of": key, "entries": _as_data(found)})
    return Promised(found, None, strict) if here == newest else Promised(found, _BEHIND)


def _unread(root: Path, foreign: bool) -> Gap | None:
    """The reason why git cannot read the repository; None if there is no repository."""
    here = root.resolve()
    if not any((folder / ".git").exists() for folder in (here, *here.parents)):
        return None
    return _OWNER if foreign else _BROKEN


def _versions(root: Path, prefix: str, newest: list[str]) -> list[Version] | None:
    """All versions of all ledger files, oldest first; None if git fails."""
    if not newest:
        return []
    asked = git(root, *_LOG, *newest, "--", ledger.OLD, ledger.FOLDER)
    if asked is None or asked.returncode:
        return None
    words = iter(asked.stdout.decode("utf-8", "surrogateescape").split("\0"))
    found = []
    for word in words:
        fields = word.strip().lstrip(":").split(" ")
        path = next(words, "").removeprefix(prefix) if len(fields) == 5 else ""
        inside = path.removeprefix(f"{ledger.FOLDER}/")
        if fields[1:2] in (["100644"], ["100755"]) and (path == ledger.OLD or ledger.FILE.fullmatch(inside)):
            found.append(Version(path, fields[3]))
    return found[::-1]


def _entries(root: Path, versions: list[Version] | None) -> tuple[Permalink, ...] | None:
    """The union of all versions, which are cached by content; None if git lacks one of them."""
    if versions is None:
        return None
    file = root / _CACHE / "versions.json"
    read = {name: found for name, data in kept(file).items() if (found := _from_data(data)) is not None}
    wanted = {f"{version.blob} {version.path}": version for version in versions}
    missing = [version for name, version in wanted.items() if name not in read]
    texts = _texts(root, [version.blob for version in missing])
    if texts is None:
        return None
    for version in missing:
        text = texts[version.blob].removeprefix("\ufeff").replace("\r\n", "\n")
        read[f"{version.blob} {version.path}"] = tuple(ledger.entries_of(version.path, text))
    if missing:
        keep(file, {name: _as_data(read[name]) for name in wanted})
    return union(entry for version in versions for entry in read[f"{version.blob} {version.path}"])


def _texts(root: Path, blobs: list[str]) -> dict[str, str] | None:
    """The texts of blobs by object id; None if git lacks one."""
    if not blobs:
        return {}
    asked = git(root, "cat-file", "--batch", given="".join(f"{blob}\n" for blob in blobs).encode())
    if asked is None or asked.returncode:
        return None
    texts, at = {}, 0
    for blob in blobs:
        end = asked.stdout.find(b"\n", at)
        head = asked.stdout[at:end].split()
        if len(head) != 3:  # missing
            return None
        size = int(head[2])
        texts[blob] = asked.stdout[end + 1 : end + 1 + size].decode("utf-8", "replace")
        at = end + size + 2
    return texts


def _as_data(entries: tuple[Permalink, ...]) -> list[list[Any]]:
    return [[entry.id, ledger.as_data(entry)] for entry in entries]


def _from_data(data: Any) -> tuple[Permalink, ...] | None:
    try:
        return tuple(ledger.entry(identifier, value) for identifier, value in data)
    except (TypeError, ValueError, AttributeError):
        return None
