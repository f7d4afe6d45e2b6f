"""Opening hours that a text states beside our telephone number or e-mail address, and those of facts.yml."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from helpcenter.facts.reading import Found, Read
from helpcenter.facts.registry import Registry
from helpcenter.facts.statements import Clock, Email, Telephone, Weekday

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_HALF, _DAY = 12 * 60, 24 * 60


@dataclass(frozen=True, slots=True)
class Hours:
    """An entry of `contacts.hours`: the first and the last of its days, minutes after midnight, and its note."""

    days: tuple[int, int]
    start: int
    end: int
    shown: str
    note: str = ""


def listed(registry: Registry) -> tuple[Hours, ...]:
    """Return the opening hours of facts.yml."""
    return tuple(
        Hours(
            _days(entry["days"]),
            _minutes(entry["from"]),
            _minutes(entry["to"]),
            _shown(entry),
            str(entry.get("note", "")),
        )
        for entry in registry.document.data["contacts"].get("hours") or ()
    )


def others(registry: Registry, document: Read) -> Iterator[tuple[Found, str, list[Hours]]]:
    """Yield each time with which hours begin that facts.yml gives otherwise for those days.

    With it come the hours as an entry of facts.yml has them, and what facts.yml gives.

    Only hours in a text with our telephone number or e-mail address are ours for certain; in it each day, or row of
    days, must have two times behind it.
    """
    hours = listed(registry)
    by_passage: dict[int, list[Found]] = {}
    for found in document.found if hours else ():
        by_passage.setdefault(id(found.passage), []).append(found)
    for items in by_passage.values():
        reach = [item for item in items if isinstance(item.stated.value, Telephone | Email)]
        if any((fact := registry.find(item.stated.value)) and not fact.owner for item in reach):
            yield from _differing(items, hours)


def _differing(items: Sequence[Found], hours: Sequence[Hours]) -> Iterator[tuple[Found, str, list[Hours]]]:
    row = [item for item in items if isinstance(item.stated.value, Weekday | Clock)]
    kinds = [isinstance(item.stated.value, Weekday) for item in row]
    if not kinds or kinds != [True, False, False] * (len(kinds) // 3):
        return
    for days, start, end in zip(row[::3], row[1::3], row[2::3], strict=True):
        value = days.stated.value
        wanted = [
            one
            for one in hours
            if isinstance(value, Weekday) and one.days == (value.day, value.until or value.day)
        ]
        if wanted and not any(_is(start, one.start) and _is(end, one.end) for one in wanted):
            yield start, f'from: "{_clock(start)}", to: "{_clock(end)}"', wanted


def _is(found: Found, minutes: int) -> bool:
    value = found.stated.value
    return isinstance(value, Clock) and (value.minutes - minutes) % (_DAY if value.certain else _HALF) == 0


def _clock(found: Found) -> str:
    hour, minutes = divmod(found.stated.value.minutes if isinstance(found.stated.value, Clock) else 0, 60)
    return f"{hour}:{minutes:02}"


def _days(written: str) -> tuple[int, int]:
    first, _, last = written.partition("-")
    return DAYS.index(first) + 1, DAYS.index(last or first) + 1


def _minutes(written: str) -> int:
    hour, minutes = written.split(":")
    return int(hour) * 60 + int(minutes)


def _shown(entry: dict[str, str]) -> str:
    return f"{entry['days']} {entry['from']}–{entry['to']}"
