"""Values of attributes of HTML that do nothing: align=rigth."""

from __future__ import annotations

import re
from collections.abc import Iterator

from helpcenter.model.problem import Problem
from helpcenter.model.suggest import did_you_mean
from helpcenter.model.text import Element

_SIZE = re.compile(r"\d{1,5}(?:\.\d+)?(?:[ ]?px|%)?")
_NUMBER = re.compile(r"-?\d{1,6}")
_VALUES: dict[str, re.Pattern[str] | tuple[str, ...]] = {
    "align": ("left", "right"),
    "loading": ("lazy", "eager"),
    "dir": ("ltr", "rtl", "auto"),
    "scope": ("row", "col", "rowgroup", "colgroup"),
    "aria-hidden": ("true", "false"),
    "width": _SIZE,
    "height": _SIZE,
    "start": _NUMBER,
    "colspan": _NUMBER,
    "rowspan": _NUMBER,
}
"""The values of attributes that browsers know; any other one does nothing."""


def bad_value(element: Element, name: str) -> Iterator[Problem]:
    """Yield the problem of an attribute whose value does nothing."""
    value, known = dict(element.attributes)[name].strip(), _VALUES.get(name)
    if isinstance(known, re.Pattern):
        if not known.fullmatch(value):
            yield Problem(element.place, f"{name} cannot be “{value}”", f"write a number, like {name}=40")
    elif known and value.lower() not in known:
        hint = did_you_mean(value, known, f"one of: {', '.join(known)}")
        yield Problem(element.place, f"{name} cannot be “{value}”", hint)
