"""Times: a number with a unit of time, in digits or words, in the words of a language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from helpcenter.facts.patterns import folded
from helpcenter.facts.stated import Stated
from helpcenter.facts.words import ALONE, UNITS, Words

BEFORE = 70
"""Characters before a word in which the number stands that counts it."""


def times(text: str, words: Words) -> Iterator[Stated]:
    """Every time in a text; its value is an amount of the unit that its own is counted in.

    It finds the unit first, then looks for the number before it: 15 days, 15-day, tizenöt napon,
    tizenötnapos, 15 (tizenöt) nap, 10–15 days, the 15th day, 15 full days; or after it: days: 15.
    """
    end = 0
    for unit, at, after_unit in words.unit.found(folded(text)):
        low = max(end, at - BEFORE)
        found = words.counted.search(text[low:at])
        amounts = list(_amounts(found, words)) if found else []
        start = low + found.start() if found else at
        end = after_unit
        if not found:
            after = words.trailing.match(text, end)
            value = words.value(after[1]) if after else None
            if after and value is not None:
                amounts, end = [value], after.end()
            elif unit in ALONE and not text[max(0, at - 1) : at].isalpha():
                amounts = [1]
        for amount in dict.fromkeys(amounts):
            yield Stated("time", normal(unit, amount), start, end, text[start:end])


def _amounts(found: re.Match[str], words: Words) -> Iterator[float]:
    """The numbers before a unit; none where they only seem to be: “a few days”, “one of these days”."""
    first = words.value(found["first"])
    if first is None:
        first = 1  # an article: “a day”
    if found["filler"] and not found["first"][0].isdigit() and first <= 1:
        return
    for written in (found["range"], found["second"]):
        value = words.value(written) if written else None
        if value is not None:
            yield value
    yield first


def normal(unit: str, amount: float) -> str:
    """A time in the form in which times are compared."""
    counted, many = UNITS[unit]
    return f"{amount * many:.10g} {counted}"
