"""HelpCenter → every problem, sorted. Finds the rules by their files and stamps their names."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from helpcenter import rules
from helpcenter.model.center import HelpCenter
from helpcenter.model.problem import Problem

Check = Callable[[HelpCenter], Iterator[Problem]]


@cache
def all_rules() -> dict[str, Check]:
    """Every rule by its name: the file link_language.py is the rule `link-language`."""
    names = sorted(module.name for module in iter_modules(rules.__path__) if not module.ispkg)
    return {name.replace("_", "-"): import_module(f"{rules.__name__}.{name}").check for name in names}


def audit(center: HelpCenter) -> list[Problem]:
    """All problems of the help center, each once, in the order of their places."""
    found = {problem.stamped(name) for name, check in all_rules().items() for problem in check(center)}
    return sorted(found)
