"""The description of each rule: the first line of its module, and the lines `Why:` and `Fix:`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib import import_module

from helpcenter import rules
from helpcenter.rules.shared.audit import all_rules

_WHY = re.compile(r"^Why: (.*?)(?=^Fix:|\Z)", re.MULTILINE | re.DOTALL)
_FIX = re.compile(r"^Fix: (.*)", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class RuleText:
    """The description of a rule: what is wrong, why that matters, how to mend it; each "" where it is not said."""

    summary: str
    why: str
    fix: str


def rule_texts() -> dict[str, RuleText]:
    """The description of each rule by its name."""
    return {name: _text(name) for name in all_rules()}


def _text(name: str) -> RuleText:
    module = import_module(f"{rules.__name__}.{name.replace('-', '_')}")
    text = module.__doc__ or ""
    return RuleText(text.partition("\n")[0], _part(_WHY, text), _part(_FIX, text))


def _part(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return " ".join(found[1].split()) if found else ""
