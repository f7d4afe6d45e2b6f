"""Runs all rules on a HelpCenter."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from functools import cache, partial
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import NamedTuple

from helpcenter import rules
from helpcenter.facts.kept_statements import prepare
from helpcenter.model.center import HelpCenter
from helpcenter.model.drafts import published
from helpcenter.model.memo import remembered
from helpcenter.model.problem import Problem
from helpcenter.read.processes import side_by_side
from helpcenter.rules.shared.kept_verdicts import ALONE, KeptVerdicts

Check = Callable[[HelpCenter], Iterator[Problem]]


@cache
def all_rules() -> dict[str, Check]:
    """The check functions of all rules by name; the module link_language.py is the rule `link-language`."""
    names = sorted(module.name for module in iter_modules(rules.__path__) if not module.ispkg)
    return {name.replace("_", "-"): import_module(f"{rules.__name__}.{name}").check for name in names}


_CAUSES = ("layout", "permalink", "snippet")
"""Rules whose problem is the cause when others report the same files; the earlier one where several do."""


_LONGEST = (*ALONE, "twin-links", "also-asked", "twin-facts")
"""Rules that take longest on many pages, so they begin first."""

_MANY = 200
"""Pages from which on rules work side by side; on fewer, it takes longer to start the processes."""


_OF_THE_SITE = ("anchor", "permalink", "twin-missing")
"""Rules whose problems are about the site without drafts even where there is none with them."""


def _nothing() -> None:
    pass


class Verdict(NamedTuple):
    """The problems of the site, and those that it would have besides if its drafts were published."""

    site: list[Problem]
    drafts: list[Problem]


def judged(root: Path, center: HelpCenter, between: Callable[[], None] = _nothing) -> list[Problem]:
    """All problems of a help center in a folder, as `audit` finds them; what was read before is not read again.

    Args:
        root: the folder with mkdocs.yml.
        center: the help center.
        between: called before each rule; an exception that it raises ends the work.
    """
    return verdict(root, center, between).site


def verdict(root: Path, center: HelpCenter, between: Callable[[], None] = _nothing) -> Verdict:
    """The same, and apart from them the problems of drafts."""
    between()
    prepare(root, center)
    verdicts = KeptVerdicts(root, center)
    found = everything(center, between, verdicts.rest)
    verdicts.keep(found)
    site = _of_the_site(center, found, between)
    problems = without_consequences(site)
    return Verdict(problems, [] if site is found else _besides(found, problems))


def audit(center: HelpCenter) -> list[Problem]:
    """All problems of the site without duplicates, sorted by place; without those that follow from another."""
    return without_consequences(with_consequences(center))


@remembered
def with_consequences(center: HelpCenter) -> Set[Problem]:
    """The same with those that follow from another."""
    return _of_the_site(center, everything(center), _nothing)


def _of_the_site(center: HelpCenter, found: set[Problem], between: Callable[[], None]) -> set[Problem]:
    """Of all problems those that the site has without its drafts: what only drafts have is no problem yet.

    What is wrong only because a draft is missing is none either: a snippet, say, that nothing else includes.
    """
    site = published(center)
    if site is center:
        return found
    known = {(problem.rule, problem.place) for problem in found}
    return {
        problem
        for problem in everything(site, between)
        if problem.rule in _OF_THE_SITE or (problem.rule, problem.place) in known
    }


def _besides(found: Set[Problem], problems: Iterable[Problem]) -> list[Problem]:
    known = {(problem.rule, problem.place) for problem in problems}
    return [one for one in without_consequences(found) if (one.rule, one.place) not in known]


def without_consequences(found: Set[Problem]) -> list[Problem]:
    """The problems sorted by place, without those that follow from another."""
    causes = _causes(found)
    broken = {(item.place.path, item.place.line) for item in found if item.rule == "leftover"}
    return sorted(
        problem for problem in found if not _follows(problem, causes) and not _in_broken(problem, broken)
    )


def _in_broken(problem: Problem, broken: Set[tuple[str, int]]) -> bool:
    """Whether what a line shows follows from the marks that readers would see in it: the line is mended first."""
    return problem.rule in ("twin-links", "preview") and (problem.place.path, problem.place.line) in broken


def everything(
    center: HelpCenter, between: Callable[[], None] = _nothing, rest: HelpCenter | None = None
) -> set[Problem]:
    """All problems that the rules find, including those that follow from another; several rules work side by side.

    Args:
        center: the help center.
        between: called before each rule.
        rest: the help center without pages that rules which judge each page by itself would find good.
    """
    rules = all_rules()
    order = [*(name for name in _LONGEST if name in rules), *(name for name in rules if name not in _LONGEST)]
    tasks = [partial(_judge, name, rest if rest and name in ALONE else center, between) for name in order]
    processes = None if len(center.pages) > _MANY else 1
    return {problem for problems in side_by_side(tasks, processes) for problem in problems}


def _judge(name: str, center: HelpCenter, between: Callable[[], None]) -> list[Problem]:
    between()
    return [problem.stamped(name) for problem in all_rules()[name](center)]


def _causes(found: Iterable[Problem]) -> dict[str, int]:
    """Map the files that causes name to the rank of their first cause."""
    causes: dict[str, int] = {}
    for problem in found:
        for path in problem.files if problem.rule in _CAUSES else ():
            causes[path] = min(causes.get(path, len(_CAUSES)), _rank(problem))
    return causes


def _follows(problem: Problem, causes: Mapping[str, int]) -> bool:
    """Whether a rule nearer to the cause reports all files that cause a problem."""
    return bool(problem.files) and all(causes.get(path, 99) < _rank(problem) for path in problem.files)


def _rank(problem: Problem) -> int:
    return _CAUSES.index(problem.rule) if problem.rule in _CAUSES else len(_CAUSES)
