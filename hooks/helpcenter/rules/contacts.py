"""Contact cards would show a purpose in the wrong language, or opening hours that cannot be.

Why: whoever reads “Claims” on a Hungarian page, or two closing times for one day, cannot rely on the card.
Fix: write the purpose in each language, and each time of a day once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations

from helpcenter.facts.entries import Entries
from helpcenter.facts.opening_hours import DAYS, Hours, listed
from helpcenter.facts.places import parts
from helpcenter.facts.registry import registry, sound
from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Path
from helpcenter.model.problem import Problem


def check(center: HelpCenter) -> Iterator[Problem]:
    """Yield each purpose and note that lacks a language, hours that cannot be, and places without a postcode."""
    if not sound(center):
        return
    entries = Entries(center.facts)
    for kind in ("telephones", "emails"):
        for group in entries.groups("contacts", kind):
            yield from _languages(center, entries, (*group, "purpose"))
    for group in entries.groups("contacts", "hours"):
        yield from _languages(center, entries, (*group, "note"))
    yield from _hours(center)
    for text, _, place in entries.texts("contacts", "places"):
        if not set(parts(text, registry(center).boxes)):
            hint = 'write it in quotes; postcode, town, then street or PO box: "1013 Budapest, Krisztina krt. 55."'
            yield Problem(place, f"“{text}” has neither a postcode before its town nor a PO box", hint)


def _languages(center: HelpCenter, entries: Entries, keys: Path) -> Iterator[Problem]:
    """Yield each complete language that a text lacks, and each that the site has not; one text is for all."""
    texts, name = entries.at(*keys), ".".join(map(str, keys))
    if not isinstance(texts, Mapping):
        return
    codes = [language.code for language in center.languages]
    for code in texts:
        if code not in codes:
            hint = f"the languages are {', '.join(codes)}"
            yield Problem(entries.place(*keys, code), f"there is no language {code} for “{name}”", hint)
    for language in center.languages:
        if language.complete and language.code not in texts:
            hint = f"add `{language.code}: …` there, or write one text without languages for all of them"
            yield Problem(entries.place(*keys), f"“{name}” lacks the language {language.code}", hint)


def _hours(center: HelpCenter) -> Iterator[Problem]:
    """Yield each entry that ends before it begins or has its days in no order, and each two that overlap."""
    entries = list(enumerate(listed(registry(center))))
    for number, one in entries:
        place = center.facts.place("contacts", "hours", number)
        first, last = one.days
        if one.start >= one.end:
            hint = (
                "write the earlier time first; hours past midnight are two entries, until 24:00 and from 0:00"
            )
            yield Problem(place, f"the hours {one.shown} end before they begin", hint)
        if first > last:
            rows = f"{_row(first, len(DAYS))} and {_row(1, last)}"
            yield Problem(place, f"the days of {one.shown} are in no order", f"write two entries: {rows}")
    for (before, one), (number, other) in combinations(entries, 2):
        if one.note == other.note and _overlap(one, other):
            place = center.facts.place("contacts", "hours", number)
            hint = f"write each time of a day once, or say in a note when each holds: {_at(center, before)}"
            yield Problem(place, f"the hours {other.shown} overlap {one.shown}", hint)


def _at(center: HelpCenter, number: int) -> str:
    return str(center.facts.place("contacts", "hours", number))


def _row(first: int, last: int) -> str:
    """Return a row of days as facts.yml writes it."""
    return DAYS[first - 1] if first == last else f"{DAYS[first - 1]}-{DAYS[last - 1]}"


def _overlap(one: Hours, other: Hours) -> bool:
    """Return whether two entries share a time of a day; an entry that is wrong by itself is reported already."""
    if any(hours.start >= hours.end or hours.days[0] > hours.days[1] for hours in (one, other)):
        return False
    days = one.days[0] <= other.days[1] and other.days[0] <= one.days[1]
    return days and one.start < other.end and other.start < one.end
