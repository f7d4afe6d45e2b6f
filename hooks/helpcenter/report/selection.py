"""Some of the problems: those of files, of folders, of rules."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from helpcenter.model.center import HelpCenter
from helpcenter.model.problem import Problem
from helpcenter.model.suggest import did_you_mean
from helpcenter.read.real_path import real_path
from helpcenter.rules.shared.audit import all_rules


class UnknownName(Exception):  # noqa: N818 -- it reads as what it is
    """A path or a rule that somebody named does not exist, or is no part of the site. The message says which."""


def selected(
    root: Path,
    center: HelpCenter,
    problems: Sequence[Problem],
    paths: Collection[str],
    rules: Collection[str],
) -> list[Problem]:
    """The problems of the named files, folders and rules; all of them where nothing is named.

    Args:
        root: the folder with mkdocs.yml.
        center: the help center.
        problems: all problems.
        paths: files and folders as they were written: from the project's root, from here, or in full.
        rules: the names of rules.

    Raises:
        UnknownName: there is no such file, folder or rule, or the rules look at nothing there.
    """
    for rule in rules:
        if rule not in all_rules():
            hint = did_you_mean(rule, all_rules())
            raise UnknownName(f"there is no rule {rule}" + (f" — {hint}" if hint else ""))
    known = {problem.place.path for problem in problems} | _looked_at(center)
    wanted = [from_root(root, path) for path in paths]
    for path, written in zip(wanted, paths, strict=True):
        if written.strip() and any(_inside(name, path) for name in known):
            continue
        if not written.strip() or not (root / path).exists():
            raise UnknownName(
                f"there is no file or folder {written}".rstrip() + ("" if written.strip() else " “”")
            )
        raise UnknownName(
            f"{written} is no part of the site, nothing was checked — name files and folders like docs/hu, "
            "docs/hu/language.yml or facts.yml"
        )
    return [
        problem
        for problem in problems
        if (not wanted or any(_inside(problem.place.path, path) for path in wanted))
        and (not rules or problem.rule in rules)
    ]


def _looked_at(center: HelpCenter) -> set[str]:
    """The paths of the files that rules look at."""
    documents = [center.settings, center.facts, center.downloads_list, *center.theme.values()]
    ledger = (entry.place.path for entry in center.permalinks)
    return {*center.files, *center.irregular, *(document.path for document in documents), *ledger}


def from_root(root: Path, written: str) -> str:
    """The path from the project's root of a file as somebody named it: from there, from here, or in full."""
    path, base = Path(written), real_path(root)
    if not (root / path).exists() and real_path(path).is_relative_to(base):
        path = real_path(path).relative_to(base)
    elif path.is_absolute() and path.is_relative_to(base):
        path = path.relative_to(base)
    elif ".." in path.parts and real_path(root / path).is_relative_to(base):
        path = real_path(root / path).relative_to(base)
    return path.as_posix()


def _inside(path: str, wanted: str) -> bool:
    """Whether a path is the wanted one or below it."""
    return wanted == "." or path == wanted or path.startswith(f"{wanted}/")
