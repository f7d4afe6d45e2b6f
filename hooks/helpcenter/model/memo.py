"""Memoizes a pure function of one value for as long as that value exists."""

from __future__ import annotations

import weakref
from collections.abc import Callable
from functools import wraps
from typing import TypeVar

Value = TypeVar("Value")
Result = TypeVar("Result")


def remembered(function: Callable[[Value], Result]) -> Callable[[Value], Result]:
    """Memoize a function of one argument by the identity, not the equality, of its argument."""
    kept: dict[int, Result] = {}

    @wraps(function)
    def remembering(value: Value) -> Result:
        name = id(value)
        if name not in kept:
            kept[name] = function(value)
            weakref.finalize(value, kept.pop, name, None).atexit = False
        return kept[name]

    return remembering
