"""Reads from git which permalinks were published: all entries that the ledger on the default branch ever had.

Only first parents are read: intermediate states of a merged branch were never published. Where the default branch
was merged into what is the default branch now, it is the second parent. Only commits that the
checked-out one contains are read: a branch that began before an answer was published has not lost it.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from helpcenter.model.permalinks import Permalink
from helpcenter.model.promised import Gap, PastAddress, Promised, union
from helpcenter.read import ledger
from helpcenter.read.cache import keep, kept
from helpcenter.read.default_branch import contained, merged_into_others, tips
from helpcenter.read.former_folders import former
from helpcenter.read.git import git
from helpcenter.read.git_blobs import Origin, Version, commits, texts

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
        entries, addresses = _read(root, prefix, here) or ((), ())
        return Promised(entries, _SHALLOW, strict, addresses=addresses)
    file, key = root / _CACHE / "promised.json", ["10", prefix, *here]
    before = kept(file)
    found = _from_data(before.get("entries")) if before.get("of") == key else None
    addresses = tuple(PastAddress(*one) for one in before.get("addresses", ())) if found else ()
    if found is None:
        made = _read(root, prefix, here)
        if made is None:
            return Promised((), _BROKEN, strict)
        found, addresses = made
        if found:
            where = [[one.code, one.where, one.key, one.id, one.anchor] for one in addresses]
            keep(file, {"of": key, "entries": _as_data(found), "addresses": where})
    gap = None if here == newest else _BEHIND
    return Promised(found, gap, strict and gap is None, addresses=addresses, known=True)


def _unread(root: Path, foreign: bool) -> Gap | None:
    """The reason why git cannot read the repository; None if there is no repository."""
    here = root.resolve()
    if not any((folder / ".git").exists() for folder in (here, *here.parents)):
        return None
    return _OWNER if foreign else _BROKEN


def _versions(origin: Origin) -> list[Version] | None:
    """All versions of all ledger files, oldest first; None if git fails."""
    made = commits(origin, (ledger.OLD, ledger.FOLDER)) if origin.newest else []
    if made is None:
        return None
    return [
        version for changes in made for version in changes[::-1] if version.blob and _is_ledger(version.path)
    ]


def _is_ledger(path: str) -> bool:
    return path == ledger.OLD or bool(ledger.FILE.fullmatch(path.removeprefix(f"{ledger.FOLDER}/")))


def _read(
    root: Path, prefix: str, newest: list[str]
) -> tuple[tuple[Permalink, ...], tuple[PastAddress, ...]] | None:
    """The union of all versions of the ledger, and what its pages ever had besides; None if git lacks something.

    What was read of each version is cached by content.
    """
    here = Origin(root, prefix, tuple(newest))
    others = Origin(root, prefix, tuple(merged_into_others(root, newest)))
    origins = [*reversed([*former(here)]), others, here] if newest else []
    made = [_versions(origin) for origin in origins]
    versions = [version for one in made for version in one or []]
    if None in made:
        return None
    file = root / _CACHE / "versions.json"
    read = {name: found for name, data in kept(file).items() if (found := _from_data(data)) is not None}
    wanted = {f"{version.blob} {version.path}": version for version in versions}
    missing = [version for name, version in wanted.items() if name not in read]
    raw = texts(root, [version.blob for version in missing])
    if raw is None:
        return None
    for version in missing:
        read[f"{version.blob} {version.path}"] = tuple(ledger.entries_of(version.path, raw[version.blob]))
    if missing:
        keep(file, {name: _as_data(read[name]) for name in wanted})
    entries = union(entry for version in versions for entry in read[f"{version.blob} {version.path}"])
    from helpcenter.read import page_history  # a check that was made needs it not

    return page_history.read(root, origins, entries)


def _as_data(entries: tuple[Permalink, ...]) -> list[list[Any]]:
    return [[entry.id, ledger.as_data(entry)] for entry in entries]


def _from_data(data: Any) -> tuple[Permalink, ...] | None:
    try:
        return tuple(ledger.entry(identifier, value) for identifier, value in data)
    except (TypeError, ValueError, AttributeError):
        return None
