"""How often something happens: monthly, twice a year, naponta háromszor, zweimal im Jahr."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from helpcenter.facts.counting import BEFORE, counted
from helpcenter.facts.durations import duration
from helpcenter.facts.hints import Hints
from helpcenter.facts.patterns import Names, alternatives, folded, one_of
from helpcenter.facts.statements import Duration, Number, Rate, Stated
from helpcenter.facts.words import UNITS, Words
from helpcenter.model.memo import remembered

_NEAR = re.compile(r"[^.,;:!?()\x00]{0,25}")
"""Text that may stand between how many times and in which time: “twice, at most, a year” is too far."""

_JOINED = re.compile(r"[\w-]")
_PRICE = re.compile(r"\x00[ ]?$")


class _Patterns(NamedTuple):
    """Periods like “monthly”; what stands before others, “every 2 weeks” and “twice a month”; counts like “twice”."""

    each: Names
    every: re.Pattern[str]
    per: re.Pattern[str]
    times: re.Pattern[str]
    counting: Hints
    of: re.Pattern[str]


@remembered
def _patterns(words: Words) -> _Patterns:
    each = {unit: words.listed("rates", "each", unit) for unit in UNITS}
    times = alternatives(word for word, number in _times(words).items() if not number)
    once = alternatives(word for word, number in _times(words).items() if number)
    number = rf"(?P<number>\d{{1,3}}|{words.number_word})"
    return _Patterns(
        Names(each, among=words.hinted),
        re.compile(
            rf"(?<![\w-]){alternatives(words.listed('rates', 'every'))}[ ]{number}(?:\.|st|nd|rd|th)?[ -]"
            rf"(?:{alternatives(words.listed('articles'))}[ ])?"
        ),
        re.compile(rf"(?<![\w-]){alternatives(words.listed('rates', 'per'))}[ ]"),
        re.compile(rf"(?<![\w-])(?:(?P<once>{once})|{number}[ -]?{times})(?![^\W\d_])"),
        Hints(_times(words), among=words.hinted),
        re.compile(rf"[ ]{alternatives(words.listed('articles'))}[ ]"),
    )


def bits(words: Words) -> int:
    """The bits of words by which a text may say how often something happens; see `HintedWords`."""
    patterns = _patterns(words)
    return patterns.each.bit | patterns.counting.bit | words.unit.bit


def alone(words: Words) -> list[str]:
    """Return the words that say how often something happens without a number."""
    once = (word for word, number in _times(words).items() if number)
    return [*once, *(word for unit in UNITS for word in words.listed("rates", "each", unit))]


def _times(words: Words) -> Mapping[str, float]:
    found = words.at("rates", "times")
    return {str(word): number for word, number in found.items()} if isinstance(found, Mapping) else {}


def rates(text: str, words: Words) -> Iterator[Stated]:
    """Yield how often a text says that something happens, and how many times where it says no more.

    Twice a year and every six months are one. “A month” is a rate only behind “twice” or a price.
    """
    patterns, lowered = _patterns(words), folded(text)
    found = () if patterns.counting.none_in(lowered) else patterns.times.finditer(lowered)
    counts = {match.span(): _count(match, words) for match in found}
    joined: set[tuple[int, int]] = set()
    for period, start, end, alone in _periods(lowered, words, patterns):
        near = (span for span in counts if span not in joined and _gap(lowered, span, (start, end)))
        span = next(near, None)
        if span is None and not alone and not _PRICE.search(text[:start]):
            continue
        joined |= {span} if span else set()
        (low, _), (_, high) = sorted(((start, end), span or (start, end)))
        amount = round(period.amount / (counts[span] if span else 1), 6)
        yield Stated(Rate(amount, period.unit), low, high, text[low:high])
    for span, count in counts.items():
        if span not in joined and count > 1:
            yield Stated(Number(count), *span, text[slice(*span)])


def _periods(lowered: str, words: Words, patterns: _Patterns) -> Iterator[tuple[Duration, int, int, bool]]:
    """Yield each period, where it is, and whether it is a rate alone."""
    for unit, start, end in patterns.each.found(lowered):
        low = max(0, start - BEFORE)
        found = counted(words).search(lowered[low:start])
        found = None if found and found["filler"] else found
        amount = words.value(found["first"]) if found and not found["range"] else None
        if found and amount:
            yield duration(unit, amount), low + found.start(), end, True
        elif more := words.fraction.match(lowered, end):  # every hour and a half
            yield duration(unit, 1 + (words.value(more[1]) or 0)), start, more.end(), True
        elif (
            not (found and found["range"])
            and not (start and _JOINED.match(lowered, start - 1))
            and not patterns.of.match(lowered, end)
        ):
            yield duration(unit, 1), start, end, True
    for pattern in () if words.unit.none_in(lowered) else (patterns.every, patterns.per):
        for match in pattern.finditer(lowered):
            ahead = words.unit.found(lowered[match.end() : match.end() + 20])
            unit, at, end = next(ahead, ("", -1, 0))
            amount = words.value(match["number"]) if pattern is patterns.every else 1
            if at == 0 and amount:
                yield duration(unit, amount), match.start(), match.end() + end, pattern is patterns.every


def _gap(text: str, one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Return whether two pieces of a text are near each other in one clause."""
    first, last = sorted((one, other))
    return last[0] >= first[1] and bool(_NEAR.fullmatch(text, first[1], last[0]))


def _count(match: re.Match[str], words: Words) -> float:
    if match["number"]:
        return words.value(match["number"]) or 1
    times = {word: number for word, number in _times(words).items() if number}
    return float(times[one_of(times, match["once"])])
