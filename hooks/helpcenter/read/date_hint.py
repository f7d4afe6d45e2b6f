"""The hint how to write a date: the one that was meant where its numbers leave no other reading."""

from __future__ import annotations

import re
from datetime import date

_YEAR_FIRST = re.compile(r"(?P<year>\d{4})[./ -]+(?P<month>\d{1,2})[./ -]+(?P<day>\d{1,2})\.?")
_YEAR_LAST = re.compile(r"(?P<day>\d{1,2})(?P<mark>[./ -]+)(?P<month>\d{1,2})[./ -]+(?P<year>\d{4})\.?")
_TOGETHER = re.compile(r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})")


def date_hint(written: str) -> str:
    """Return how a date is written: 26.11.2026 is 2026-11-26; 11/12/2026 may be either, and gets an example."""
    ways = (_YEAR_FIRST, _YEAR_LAST, _TOGETHER)
    found = next((match for way in ways if (match := way.fullmatch(written.strip()))), None)
    if found:
        year, month, day = (int(found[name]) for name in ("year", "month", "day"))
        days = [_day(year, month, day)]
        if found.re is _YEAR_LAST and "." not in found["mark"]:
            days.append(_day(year, day, month))
        meant = {known for known in days if known}
        if len(meant) == 1:
            return f"write it as {meant.pop().isoformat()}"
    return "write it as year-month-day, like 2026-11-22"


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
