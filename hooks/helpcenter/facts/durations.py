"""Amounts of time: a number with a unit, in digits or words, in the words of a language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from helpcenter.facts import bounds
from helpcenter.facts.counting import BEFORE, counted, trailing
from helpcenter.facts.patterns import folded
from helpcenter.facts.statements import Bound, Duration, Stated
from helpcenter.facts.words import ALONE, UNITS, Words

_DIGIT = re.compile(r"\d[ ]?$")


def durations(text: str, words: Words) -> Iterator[Stated]:
    """Yield every time in a text; of a row like 10-15 days each number, at the same place.

    It finds the unit first, then looks for the number before it: 15 days, 15-day, tizenöt napon,
    tizenötnapos, 15 (tizenöt) nap, the 15th day, 15 full days; or after it: days: 15.
    """
    end = 0
    lowered = folded(text)
    for unit, at, after_unit in words.unit.found(lowered):
        if after_unit - at == 1 and not _DIGIT.search(text[max(0, at - 2) : at]):
            continue  # a letter alone is a unit only after digits: 24h
        low = max(end, at - BEFORE)
        before = text[low:at]
        if before.endswith("(") and text.startswith(")", after_unit):
            before = before[:-1]  # 15 (working days)
        found = counted(words).search(before)
        if found and found["inner"]:
            inner, written = found["inner"].lower(), lowered[at:after_unit]
            unit = _named(words, f"{inner} {written}") or _named(words, f"{inner}{written}")
            found = found if unit else None
        amounts = list(_amounts(found, words)) if found else []
        start = low + found.start("range" if found["range"] else "first") if found else at
        if (
            found
            and found.end("first") == at - low
            and words.value(text[low + found.start("first") : after_unit])
        ):
            continue  # huszonhét is a number, no twenty weeks
        end = after_unit
        if found and unit == "year" and _is_date(before[: found.start()], amounts, found["suffix"] or ""):
            continue
        if not found:
            after = trailing(words).match(text, end)
            value = words.value(after[1]) if after else None
            if after and value is not None:
                amounts, end = [value], after.end()
            elif unit in ALONE and not text[max(0, at - 1) : at].isalpha():
                amounts = [1]
        if found and (more := words.fraction.match(lowered, end)):
            amounts, end = [amount + (words.value(more[1]) or 0) for amount in amounts], more.end()
        bound = _bound(words, before[: found.start()], found, text[end : end + 40]) if found else None
        name, first, last = bound or ("", 0, 0)
        if not bound and bounds.is_within(words, text[low:start], text[end : end + 20]):
            name = "most"
        start, end = start - first, end + last
        other = (found["filler"] or "") if found else ""  # 15 banking days are something else than 15 days
        for amount in filter(None, dict.fromkeys(amounts)):
            yield Stated(duration(unit, amount, name, other.lower()), start, end, text[start:end])


def alone(words: Words) -> list[str]:
    """Return the words that are a time without a number; any unit is, if an article may be before it."""
    return [
        word
        for unit in UNITS
        if unit in ALONE or words.listed("articles")
        for word in words.listed("units", unit)
    ]


def duration(unit: str, amount: float, bound: Bound = "", other: str = "") -> Duration:
    """Return so many of a unit."""
    counted, many = UNITS[unit]
    return Duration(round(amount * many, 6), counted, bound, other)


def _bound(words: Words, before: str, found: re.Match[str], after: str) -> tuple[Bound, int, int] | None:
    """Return the bound of a time, and its characters before and after it."""
    bound = bounds.before(words, before)
    if bound:
        return bound[0], len(before) - bound[1], 0
    following = bounds.after(words, after)
    if following:
        return following[0], 0, following[1]
    return ("least", 0, 0) if found["more"] else None


def _named(words: Words, written: str) -> str:
    """Return the unit that two words name together, "" for none."""
    return next((unit for unit, at, end in words.unit.found(written) if (at, end) == (0, len(written))), "")


def _is_date(before: str, amounts: list[float], ending: str) -> bool:
    """Return whether a number before “year” is one: the ’90s, 1990, a 80-as évek."""
    if ending.startswith("-") and all(amount % 10 == 0 for amount in amounts):
        return True
    return before.endswith(("’", "'")) or any(1900 <= amount < 2100 for amount in amounts)


def _amounts(found: re.Match[str], words: Words) -> Iterator[float]:
    """Yield the numbers before a unit; none where they only seem to be: “a few days”, “one of these days”."""
    first = words.value(found["first"])
    if first is None:
        first = 1  # an article: “a day”
    if found["filler"] and not found["first"][0].isdigit() and first == 1:
        return
    for written in (found["range"], found["second"]):
        value = words.value(written) if written else None
        if value is not None:
            yield value
    split = found["first"].split(" ")[-1].split("-") if words.value(found["first"]) is None else ()
    for part in split:
        value = words.value(part)
        if value is not None:
            yield value
            first = 0
    if first:
        yield first
