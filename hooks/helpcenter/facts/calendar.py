"""Dates, months and days of the week."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from helpcenter.facts.counting import BEFORE, counted
from helpcenter.facts.hints import Hints
from helpcenter.facts.patterns import alternatives, folded
from helpcenter.facts.statements import Date, Number, Stated, Weekday
from helpcenter.facts.unspaced import apart, joining
from helpcenter.facts.words import Words
from helpcenter.model.memo import remembered

_ENDING = 8
"""Letters that a language may add to the name of a month."""

_PART = 4
"""Letters of the name of a weekday that is found at the end of a word, too."""

_DIGIT = re.compile(r"[0-9]")
_YEAR_FIRST = re.compile(r"(?<![\w.])((?:19|20)\d\d)(?:-|\.[ ]?|/)([01]?\d)(?:-|\.[ ]?|/)([0-3]?\d)(?!\d)")
_YEAR_LAST = re.compile(r"(?<![\w.])([0-3]?\d)(?:\.[ ]?|[-/])([0-3]?\d)(?:\.[ ]?|[-/])((?:19|20)\d\d)(?!\d)")
_SHORT = re.compile(r"(?<![\w.,:])([0-3]?\d)\.[ ]?([0-3]?\d)\.(?=[ ,;)]|-?$)(?![ ]?\d)")
_BEFORE = re.compile(r"(?<![\w.,:/])(?:([0-3]?\d)[ ]?-[ ]?)?([0-3]?\d)(?:\.|st|nd|rd|th)?(?:[ ]of)?[ ]$")
_AFTER = re.compile(r"[ ]([0-3]?\d)(?:[ ]?-[ ]?([0-3]?\d))?(?!\d|[:.,]\d|[ ]\d{3})")

_MONTH_DAY = re.compile(rf"(?<![\w.,:/])(\d{{1,2}})[{apart('月')}월][ ]?(\d{{1,2}})[{apart('日號号')}일]")


@remembered
def _months(words: Words) -> tuple[re.Pattern[str], dict[str, int], Hints]:
    """Return a pattern for words that begin like a month, the month of each name, and hints at such words."""
    names = {name: month for month, listed in words.month_names.items() for name in listed}
    names |= {name[:1].upper() + name[1:]: month for name, month in names.items()}
    beginnings = sorted({name[:3] for name in names})
    starts = "|".join(map(re.escape, beginnings))
    pattern = re.compile(rf"(?<![\w-])(?:{starts})[^\W\d_]{{0,20}}\.?" if names else "(?!)")
    return pattern, names, Hints(beginnings, leading=True, among=words.hinted)


def bits(words: Words) -> int:
    """The bits of words by which a text may hold a month or a date without digits; see `HintedWords`."""
    return _months(words)[2].bit


def that_may_be_months(rows: Iterable[str], words: Words) -> Iterator[str]:
    """Yield those of some rows of letters that may be a month where no number is beside them."""
    pattern, names, _ = _months(words)
    for letters in rows:
        match = pattern.match(letters)
        if match and _month(match[0], names) and (_named(match, names) or letters[0].isupper()):
            yield letters


def _month(written: str, names: dict[str, int]) -> int:
    """Return the month that a word is, also with an ending or shortened to three to five letters; 0 for none."""
    word = written.rstrip(".")
    for name, month in names.items():
        ending = len(word) - len(name)
        if (word.startswith(name) and ending <= _ENDING) or (3 <= len(word) <= 5 and name.startswith(word)):
            return month
    return 0


def dates(text: str, words: Words) -> Iterator[Stated]:
    """Yield every date, a year in it as a number of its own."""
    for pattern in (_YEAR_FIRST, _YEAR_LAST) if _DIGIT.search(text) else ():
        for match in pattern.finditer(text):
            first, last = (match[2], match[3]) if pattern is _YEAR_FIRST else (match[1], match[2])
            year = match[1] if pattern is _YEAR_FIRST else match[3]
            if found := _ordered(int(first), int(last), words, year_first=pattern is _YEAR_FIRST):
                yield Stated(found, *match.span(), match[0])
                yield Stated(Number(int(year)), *match.span(), match[0])
    for match in _MONTH_DAY.finditer(text) if _DIGIT.search(text) else ():
        if 0 < int(match[1]) < 13 and 0 < int(match[2]) < 32:
            yield Stated(Date(int(match[1]), int(match[2])), *match.span(), match[0])
    for match in _SHORT.finditer(text) if _DIGIT.search(text) else ():
        if found := _ordered(int(match[1]), int(match[2]), words):
            yield Stated(replace(found, dotted=True), *match.span(), match[0])
    pattern, names, hints = _months(words)
    for match in () if hints.none_in(text) else pattern.finditer(text):
        month = _month(match[0], names)
        if not month:
            continue
        after, before = (
            _AFTER.match(text, match.end()),
            _BEFORE.search(text[max(0, match.start() - 12) : match.start()]),
        )
        found_in = after or before
        days = [int(day) for day in found_in.groups() if day and 0 < int(day) < 32] if found_in else []
        start = match.start() - (len(before[0]) if before and not after and days else 0)
        end = after.end() if after and days else match.end()
        for day in days:
            yield Stated(Date(month, day), start, end, text[start:end])
        if not days and (_named(match, names) or _in_sentence(text, match)):
            yield Stated(Date(month), start, end, text[start:end])


def _named(match: re.Match[str], names: Mapping[str, int]) -> bool:
    return any(match[0].startswith(name) for name in names if len(name) > 3)


def _in_sentence(text: str, match: re.Match[str]) -> bool:
    """Return whether a short name like May, which is a word, too, has its capital only as a name."""
    return match[0][0].isupper() and bool(re.search(r"[^\W\d_][ ]$", text[: match.start()]))


def _ordered(first: int, last: int, words: Words, *, year_first: bool = False) -> Date | None:
    """Return the date that two numbers mean, in the order in which the language writes dates."""
    month, day = (first, last) if year_first or words.month_first else (last, first)
    if month > 12:
        month, day = day, month
    return Date(month, day) if 0 < month < 13 and 0 < day < 32 else None


def weekdays(text: str, words: Words) -> Iterator[Stated]:
    """Yield every day of the week, and of a row like “Monday to Friday” its first and last together."""
    joins = _joins(words)
    row: tuple[int, int, int] | None = None
    for name, start, end in words.weekday.found(folded(text)):
        if end - start < _PART and start and (text[start - 1].isalnum() or text[start - 1] == "-"):
            continue  # salmon is no Monday, but húsvéthétfő is
        day = int(name) if name.isdigit() else 0
        if not day and counted(words).search(text[max(0, start - BEFORE) : start]):
            continue  # 10 working days
        if row and row[0] < day and joins.fullmatch(text, row[2], start):
            yield Stated(Weekday(row[0], day), row[1], end, text[row[1] : end])
            row = None
            continue
        if row:
            yield Stated(Weekday(row[0]), *row[1:], text[row[1] : row[2]])
        row = (day, start, end) if day else None
        if not day:
            yield Stated(Weekday(1, 5) if name == "weekdays" else Weekday(6, 7), start, end, text[start:end])
    if row:
        yield Stated(Weekday(row[0]), *row[1:], text[row[1] : row[2]])


@remembered
def _joins(words: Words) -> re.Pattern[str]:
    until = words.listed("until")
    spaced = alternatives(until)
    return re.compile(rf"\.?(?:[ ]?(?:-[ ]?|{spaced}[ ])?|{joining(until, spaced)})", re.IGNORECASE)
