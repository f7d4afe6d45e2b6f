"""Keeps what a pure function found out about a value for as long as there is the value."""

from __future__ import annotations

import weakref
from collections.abc import Callable
from functools import wraps
from typing import TypeVar

Value = TypeVar("Value")
Result = TypeVar("Result")


def remembered(function: Callable[[Value], Result]) -> Callable[[Value], Result]:
    """The same function, which is called once for each value (not once for each value that is equal)."""
    kept: dict[int, Result] = {}

    @wraps(function)
    def remembering(value: Value) -> Result:
        name = id(value)
        if name not in kept:
            kept[name] = function(value)
            weakref.finalize(value, kept.pop, name, None).atexit = False
        return kept[name]

    return remembering
