"""Amounts of two twins: what one states and the other does not, in whatever way each language says it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from helpcenter.facts.documents import Part
from helpcenter.facts.patterns import folded
from helpcenter.facts.reading import Found, Read
from helpcenter.facts.statements import (
    Clock,
    Date,
    Duration,
    Money,
    Number,
    Percentage,
    Rate,
    Statement,
    Weekday,
)
from helpcenter.facts.words import Words

AMOUNTS = (Duration, Rate, Clock, Date, Weekday, Money, Percentage, Number)
"""Kinds that each language writes in its own way: one may be said as another, noon as 12, two weeks as 14 days."""

WORDS: dict[type[Statement], str] = {
    Duration: "units",
    Clock: "clock",
    Date: "months",
    Weekday: "weekdays",
    Money: "money",
}
"""Where language.yml has the words without which a kind cannot be recognised."""

_MINUTES = (1 / 60, 1, 60, 60 * 24, 60 * 24 * 7, 60 * 24 * 14)
_MONTHS = (1, 3, 6, 12)
_SHORT = 3
"""Letters of the name of a day or a month that is shortened, or a word, too."""

_LONG = 10**9
"""From here on a number is one of a policy or an account."""

_ALWAYS = {(60 * 24, "minute"), (60 * 24 * 7, "minute")}
"""A day and a week in hours and days: “24 hours a day” may be said without a number."""


def amounts(text: Read) -> dict[Part, list[Found]]:
    """Return every amount that the parts of a document state."""
    found: dict[Part, list[Found]] = {}
    for item in text.found:
        if isinstance(item.stated.value, AMOUNTS):
            found.setdefault(item.part, []).append(item)
    return found


def unmatched(ours: Sequence[Found], theirs: Sequence[Found]) -> list[Found]:
    """Return the amounts of one twin that the other does not state, in whatever way it may say them, each once."""
    same = {_bare(item.stated.value) for item in theirs}
    others = {_bare(item.stated.value) for item in theirs if not trifling(item)}
    figures = frozenset(figure for value in others for figure in _figures(value))
    kept: dict[Statement, Found] = {}
    for item in ours:
        value = _bare(item.stated.value)
        if value in same or value in kept:
            continue
        loose = isinstance(value, Number) and bool(_figures(value) & figures)
        if not loose and not any(_same(value, other) for other in others):
            kept[value] = item
    return list(kept.values())


def opposite(ours: Sequence[Found], theirs: Sequence[Found]) -> Iterator[tuple[Found, Found]]:
    """Yield the times that are bounds in both twins, and from opposite sides: at least 15 days, at most 15 days."""
    found: dict[Statement, list[Found]] = {}
    for item in theirs:
        if isinstance(item.stated.value, Duration):
            found.setdefault(_bare(item.stated.value), []).append(item)
    for item in ours:
        others = found.get(_bare(item.stated.value), []) if isinstance(item.stated.value, Duration) else []
        if others and all(_side(item) * _side(other) < 0 for other in others):
            yield item, others[0]


def _side(found: Found) -> int:
    bound = getattr(found.stated.value, "bound", "")
    return 1 if bound in ("least", "more") else -1 if bound in ("most", "less") else 0


def soft(found: Found, words: Words) -> bool:
    """Return whether a twin may well leave an amount out, or say it without one: noon, a month, a day or two."""
    value, written = found.stated.value, found.stated.written
    if isinstance(value, Weekday):
        return bool(value.until) or len(written) <= _SHORT  # working days have many names, “H” is not read
    if isinstance(value, Date) and not value.day:
        return len(written) <= _SHORT  # May is a word, too
    if isinstance(value, Duration) and value.bound == "most":
        return False
    if isinstance(value, Duration) and (value.amount, value.unit) in _ALWAYS and _is_of_days(found, words):
        return True
    if isinstance(value, Duration) and written.startswith("0"):
        return True  # 0-24 hours are always
    if isinstance(value, Number) and value.amount >= _LONG:
        return True
    digits = any(map(str.isdigit, written)) and not any(map(str.isupper, written))  # 3M is a name
    few = isinstance(value, Duration) and min(_figures(value), default=0) <= 2
    return not digits and (few or isinstance(value, Clock | Money | Number | Rate))


def _is_of_days(found: Found, words: Words) -> bool:
    """Return whether a day or a week is beside the hours or days that it has: “24 hours a day”."""
    text, start, end = folded(found.passage.text), found.stated.start, found.stated.end
    around = f"{text[max(0, start - 10) : start]} | {text[end : end + 10]} "
    return any(unit in ("day", "week") for unit, _, _ in words.unit.found(around))


def trifling(found: Found) -> bool:
    """Return whether it is a number in words that says little: one, half."""
    value = found.stated.value
    return isinstance(value, Number) and value.amount < 2 and not any(map(str.isdigit, found.stated.written))


def _bare(value: Statement) -> Statement:
    """Return an amount without what languages say differently: a bound, and another word for days."""
    return Duration(value.amount, value.unit) if isinstance(value, Duration) else value


def _same(one: Statement, other: Statement) -> bool:
    """Return whether two amounts may be the same: of different kinds the same figure, of one kind nearly the same."""
    if isinstance(one, Rate | Duration) and isinstance(other, Rate | Duration):
        return (one.amount, one.unit) == (other.amount, other.unit)
    if type(one) is not type(other):
        return bool(_figures(one) & _figures(other))
    if isinstance(one, Date) and isinstance(other, Date):
        return _same_date(one, other)
    if isinstance(one, Money) and isinstance(other, Money):
        return one.amount == other.amount and not (one.currency and other.currency)
    if isinstance(one, Clock) and isinstance(other, Clock):
        return not (one.certain and other.certain) and (one.minutes - other.minutes) % 720 == 0
    if isinstance(one, Weekday) and isinstance(other, Weekday):
        rows = one.until and other.until
        return not rows and (_days(one) <= _days(other) or _days(other) <= _days(one))
    return False


def _same_date(one: Date, other: Date) -> bool:
    """Return whether two dates may be one: 5.2. is 5.2. in each language, whichever of the two is its month."""
    if one.dotted and other.dotted and (one.month, one.day) == (other.day, other.month):
        return True
    return one.month == other.month and (one.day == other.day or not (one.day and other.day))


def _days(value: Weekday) -> frozenset[int]:
    return frozenset(range(value.day, (value.until or value.day) + 1))


@cache
def _figures(value: Statement) -> frozenset[float]:
    """Return the numbers by which an amount may be written."""
    if isinstance(value, Duration | Rate):
        units = _MONTHS if value.unit == "month" else _MINUTES if value.unit == "minute" else (1,)
        counts = (round(value.amount / unit, 3) for unit in units)
        return frozenset(count for count in counts if count >= 0.5 and (count * 2).is_integer())
    if isinstance(value, Clock):
        hour, minutes = divmod(value.minutes, 60)
        hours = {hour, hour % 12 or 12, hour or 24, hour if value.certain else hour + 12}
        return frozenset(
            {*map(float, hours), *((float(minutes),) if minutes else ()), *(h + minutes / 100 for h in hours)}
        )
    if isinstance(value, Date):
        return _figures_of_date(value.month, value.day) if value.day else frozenset()
    if isinstance(value, Number) and 1900 <= value.amount < 2100 and value.amount % 10 == 0:
        return frozenset((value.amount, value.amount % 100))  # the 1980s are a 80-as évek, too
    return frozenset((value.amount,)) if isinstance(value, Money | Percentage | Number) else frozenset()


def _figures_of_date(*pair: int) -> frozenset[float]:
    """Return the numbers that a month and a day may be: each of them, 5.2 for 5.2., and 12.24 for 24 December."""
    dotted = (f"{one}.{other:{width}}" for one, other in (pair, pair[::-1]) for width in ("", "02"))
    return frozenset({*map(float, pair), *map(float, dotted)})


def has_words(words: Words, kind: type[Statement]) -> bool:
    """Return whether a language has the words for a kind, where it needs some."""
    return kind not in WORDS or words.has(WORDS[kind])


def place_of_words(kind: type[Statement]) -> tuple[str, str]:
    """Return where in language.yml the words for a kind are: the group, and the key in it."""
    key = WORDS[kind]
    return "words" if key == "months" else "reading", key
