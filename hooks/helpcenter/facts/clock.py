"""Times of the day: 8:00, 8.00-18.00, este 8, 8 p.m., fél kilenc, noon."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from helpcenter.facts.hints import Hints
from helpcenter.facts.patterns import Names, alternatives, folded, one_of
from helpcenter.facts.statements import Clock, Stated
from helpcenter.facts.unspaced import joining
from helpcenter.facts.words import Words
from helpcenter.model.memo import remembered

_KEYS = ("am", "pm", "morning", "afternoon", "oclock", "noon", "midnight")
"""Words of `reading.clock`: am and pm stand behind the hour, morning and afternoon before or behind it."""

_HALVES = ("morning", "afternoon")
_LATER, _EARLIER = ("pm", "afternoon"), ("am", "morning")
_HALF_DAY = 12 * 60
_HOUR = r"(?<![\w.,:/+])(?:[01]?\d|2[0-4])(?:[.:][0-5]\d)?(?![^\W_]|[.,:/]\d|[ ,.]\d{3}(?!\d))"
_GAP = re.compile(r"(?:-[^\W\d_]{1,4})?[ ]?-?")
_DOTTED = re.compile(r"\d[.:][0-5]\d(?!\d)")


@remembered
def _names(words: Words) -> Names:
    return Names({key: words.listed("clock", key) for key in _KEYS}, among=words.hinted)


@remembered
def _shifts(words: Words) -> dict[str, int]:
    """Return the words before an hour that mean some minutes more or less: half past, fél."""
    found = words.at("clock", "shifts")
    listed = found.items() if isinstance(found, Mapping) else ()
    return {str(word).lower(): int(minutes) for word, minutes in listed if isinstance(minutes, int)}


@remembered
def _shift_hints(words: Words) -> Hints:
    return Hints(_shifts(words), among=words.hinted)


def bits(words: Words) -> int:
    """The bits of words by which a text may hold a time of the day without digits; see `HintedWords`."""
    return _names(words).bit | _shift_hints(words).bit


def alone(words: Words) -> list[str]:
    """Return the words that are a time of the day without a number."""
    return [*words.listed("clock", "noon"), *words.listed("clock", "midnight")]


@remembered
def _patterns(words: Words) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return patterns for an hour, for one behind a word that shifts it, and for what joins two hours."""
    listed = [*words.listed("joins"), *words.listed("until")]
    joins = joining(listed, alternatives(listed))
    shift = alternatives(_shifts(words))
    hour = rf"(?:{_HOUR}|(?<![^\W\d_]){words.hour_word})"
    return (
        re.compile(hour, re.IGNORECASE),
        re.compile(rf"(?<!\w)({shift})[ ](?={hour})", re.IGNORECASE),
        re.compile(rf"(?:-[^\W\d_]{{1,4}})?(?:[ ]?-[ ]?|,?{joins}|(?<=\w)[ ])"),
    )


def clock_times(text: str, words: Words) -> Iterator[Stated]:
    """Yield every time of the day in a text in which the rest of what is stated is blanked out."""
    anchors = {start: (name, end) for name, start, end in _names(words).found(folded(text))}
    for start, (name, end) in anchors.items():
        if name in ("noon", "midnight"):
            yield Stated(Clock(_HALF_DAY if name == "noon" else 0), start, end, text[start:end])
    pattern, shifted, joined = _patterns(words)
    shifts = not _shift_hints(words).none_in(text) and shifted.search(text)
    if not anchors and not _DOTTED.search(text) and not shifts:
        return
    hours = [
        match for match in pattern.finditer(text) if (words.value(match[0].partition(":")[0]) or 0) <= 24
    ]
    ends = {end: name for name, end in anchors.values() if name in _HALVES}
    ahead = {match.start() - 1 for match in hours}
    behind = {at: found for at, found in anchors.items() if found[0] not in _HALVES or found[1] not in ahead}
    read = [_read(text, match, behind, ends, shifted, words) for match in hours]
    for number, match in enumerate(hours):
        half, shift, surely, end = read[number]
        if surely or any(_in_row(text, hours, read, one, joined) for one in (number - 1, number)):
            minutes = _minutes(match[0], words) + shift
            certain = bool(half) or minutes > _HALF_DAY
            if half in _LATER and minutes < _HALF_DAY:
                minutes += _HALF_DAY
            elif half in _EARLIER and _HALF_DAY <= minutes < _HALF_DAY + 60:
                minutes -= _HALF_DAY
            yield Stated(
                Clock(minutes % (2 * _HALF_DAY), certain), match.start(), end, text[match.start() : end]
            )


_Read = tuple[str, int, bool, int]
"""The half of the day beside an hour, minutes by which it is shifted, whether it surely is one, and its end."""


def _read(
    text: str,
    hour: re.Match[str],
    anchors: Mapping[int, tuple[str, int]],
    ends: Mapping[int, str],
    shifted: re.Pattern[str],
    words: Words,
) -> _Read:
    half, surely, end = ends.get(hour.start() - 1, ""), ":" in hour[0], hour.end()
    before = shifted.finditer(text, max(0, hour.start() - 20), hour.end())
    shift = next((found for found in before if found.end() == hour.start()), None)
    while (gap := _GAP.match(text, end)) and (found := _behind(anchors, end, gap.end())):
        name, end = found
        half = half if name == "oclock" else name
        surely = True
    shifts = _shifts(words)
    minutes = shifts[one_of(shifts, shift[1])] if shift else 0
    return half, minutes, surely or bool(half or shift), end


def _behind(anchors: Mapping[int, tuple[str, int]], start: int, end: int) -> tuple[str, int] | None:
    """Return the word of the clock that begins between two places, if there is one."""
    found = (anchors[at] for at in range(start, end + 1) if at in anchors)
    return next((item for item in found if item[0] not in ("noon", "midnight")), None)


def _in_row(
    text: str, hours: Sequence[re.Match[str]], read: Sequence[_Read], first: int, joined: re.Pattern[str]
) -> bool:
    """Return whether an hour and the next are a row of which one surely is an hour, or both have minutes."""
    if not 0 <= first < len(hours) - 1:
        return False
    one, other = hours[first], hours[first + 1]
    minutes = _DOTTED.search(one[0]) and _DOTTED.search(other[0])
    row = joined.fullmatch(text, read[first][3], other.start())
    return bool(row) and bool(minutes or read[first][2] or read[first + 1][2])


def _minutes(written: str, words: Words) -> int:
    hour, _, minutes = written.replace(".", ":").partition(":")
    return int(words.value(hour) or 0) * 60 + int(minutes or 0)
