"""Some of the problems: those of files, of folders, of rules."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from helpcenter.model.problem import Problem
from helpcenter.model.suggest import did_you_mean
from helpcenter.rules.shared.audit import all_rules


class UnknownName(Exception):  # noqa: N818 -- it reads as what it is
    """A path or a rule that somebody named does not exist. The message says which."""


def selected(
    root: Path, problems: Sequence[Problem], paths: Collection[str], rules: Collection[str]
) -> list[Problem]:
    """The problems of the named files, folders and rules; all of them where nothing is named.

    Args:
        root: the folder with mkdocs.yml.
        problems: all problems.
        paths: files and folders as they were written: from the project's root, from here, or in full.
        rules: the names of rules.

    Raises:
        UnknownName: there is no such file, folder or rule.
    """
    for rule in rules:
        if rule not in all_rules():
            hint = did_you_mean(rule, all_rules())
            raise UnknownName(f"there is no rule {rule}" + (f" — {hint}" if hint else ""))
    known = {problem.place.path for problem in problems}
    wanted = [from_root(root, path) for path in paths]
    for path, written in zip(wanted, paths, strict=True):
        if not (root / path).exists() and not any(_inside(name, path) for name in known):
            raise UnknownName(f"there is no file or folder {written}")
    return [
        problem
        for problem in problems
        if (not wanted or any(_inside(problem.place.path, path) for path in wanted))
        and (not rules or problem.rule in rules)
    ]


def from_root(root: Path, written: str) -> str:
    """The path from the project's root of a file as somebody named it: from there, from here, or in full."""
    path, base = Path(written), root.resolve()
    if not (root / path).exists() and path.resolve().is_relative_to(base):
        path = path.resolve().relative_to(base)
    elif path.is_absolute() and path.is_relative_to(base):
        path = path.relative_to(base)
    return path.as_posix()


def _inside(path: str, wanted: str) -> bool:
    """Whether a path is the wanted one or below it."""
    return wanted == "." or path == wanted or path.startswith(f"{wanted}/")
