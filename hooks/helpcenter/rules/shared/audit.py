"""Runs all rules on a HelpCenter."""

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
    """The check functions of all rules by name; the module link_language.py is the rule `link-language`."""
    names = sorted(module.name for module in iter_modules(rules.__path__) if not module.ispkg)
    return {name.replace("_", "-"): import_module(f"{rules.__name__}.{name}").check for name in names}


def audit(center: HelpCenter) -> list[Problem]:
    """All problems of the help center without duplicates, sorted by place."""
    found = {problem.stamped(name) for name, check in all_rules().items() for problem in check(center)}
    return sorted(found)
