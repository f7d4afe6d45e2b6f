"""Deadlines: which times in a text contradict what facts.yml promises for an answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from helpcenter.facts.documents import Part
from helpcenter.facts.reading import Found, read
from helpcenter.facts.recognising import lexicons
from helpcenter.facts.registered import Deadline
from helpcenter.facts.registry import Registry, registry
from helpcenter.facts.statements import Duration, Stated
from helpcenter.facts.unread_numbers import may_state
from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Page, Snippet
from helpcenter.model.memo import remembered


@dataclass(frozen=True, slots=True)
class Broken:
    """A time that contradicts the deadlines of an answer."""

    found: Found
    answer: str
    deadlines: tuple[Deadline, ...]


@remembered
def broken(center: HelpCenter) -> tuple[Broken, ...]:
    """Return every time on an answer with a deadline that stands in the deadline's place.

    Other times may be on such an answer, too. One contradicts the deadline where its part of the answer (title,
    summary, text) does not state it, though that part does in another language, or nothing of the answer does.
    """
    return tuple(_broken(center, registry(center)))


def is_at(stated: Stated, deadline: Deadline) -> bool:
    """Return whether a statement is the time of a deadline."""
    value = stated.value
    if not isinstance(value, Duration) or value.bound not in ("", "most"):
        return False
    return replace(value, bound="") == deadline.time


def nearly(stated: Stated, deadlines: Iterable[Deadline]) -> Deadline | None:
    """Return the deadline of which a time is only a little more or less."""
    value = stated.value
    if not isinstance(value, Duration) or any(is_at(stated, deadline) for deadline in deadlines):
        return None
    near = (
        one
        for one in deadlines
        if one.time.unit == value.unit and 0.8 <= value.amount / one.time.amount <= 1.25
    )
    return next(near, None)


def _broken(center: HelpCenter, facts: Registry) -> Iterator[Broken]:
    times, texts = _times(center), {id(text.document): text for text in read(center)}
    words = {code: lexicon.words for code, lexicon in lexicons(center).items()}
    for page in center.pages.values():
        deadlines = tuple(deadline for deadline in facts.deadlines if page.key in deadline.answers)
        ours = times[page.language, page.key] if deadlines else {}
        stated = {part: _states(found, deadlines) for part, found in ours.items()}
        for part, found in ours.items():
            yield from (
                Broken(one, page.key, deadlines)
                for one in found
                if stated[part] and _nearly(one, found, deadlines)
            )
            others = [times[code, page.key].get(part, []) for code in _codes(center) if code != page.language]
            unread = partial(may_state, texts[id(page)], part, words=words[page.language])
            if stated[part] or any(unread(one.stated) for other in others for one in _at(other, deadlines)):
                continue
            if not any(stated.values()) or any(_states(other, deadlines) for other in others):
                yield from (Broken(one, page.key, deadlines) for one in found)


def _at(found: list[Found], deadlines: tuple[Deadline, ...]) -> list[Found]:
    """Return the times that are one of the deadlines."""
    return [item for item in found if any(is_at(item.stated, deadline) for deadline in deadlines)]


def _nearly(one: Found, found: list[Found], deadlines: tuple[Deadline, ...]) -> bool:
    """Return whether a time is a deadline but for its bound, its kind of days, or another one in a row with it."""
    value = one.stated.value
    row = [item for item in found if item.passage is one.passage and item.stated.end == one.stated.end]
    if not isinstance(value, Duration) or (
        any(is_at(one.stated, deadline) for deadline in deadlines) and len(row) == 1
    ):
        return False
    if len(row) > 1:
        return any(is_at(item.stated, deadline) for item in row for deadline in deadlines)
    times = [deadline.time for deadline in deadlines]
    same = [time for time in times if (time.amount, time.unit) == (value.amount, value.unit)]
    working = [time for time in times if "working day" in (time.unit, value.unit) and value.days == time.days]
    return bool(same or working)


def _codes(center: HelpCenter) -> list[str]:
    return [language.code for language in center.languages]


def _states(found: list[Found], deadlines: tuple[Deadline, ...]) -> bool:
    """Return whether one of the deadlines is stated, and not in a row of several times."""
    rows: dict[tuple[int, int, int], list[Found]] = defaultdict(list)
    for item in found:
        rows[id(item.passage), item.stated.start, item.stated.end].append(item)
    return any(
        all(is_at(item.stated, deadline) for item in row) for row in rows.values() for deadline in deadlines
    )


def _times(center: HelpCenter) -> dict[tuple[str, str], dict[Part, list[Found]]]:
    """Return the times on each page by language and key, those of its snippets in its body, for each of its parts."""
    times: dict[tuple[str, str], dict[Part, list[Found]]] = defaultdict(lambda: defaultdict(list))
    for text in read(center):
        found = [
            item for item in text.found if isinstance(item.stated.value, Duration) and item.part != "asked"
        ]
        if not found:
            continue
        if isinstance(text.document, Page):
            for item in found:
                times[text.language, text.document.key][item.part].append(item)
        elif isinstance(text.document, Snippet):
            for page in center.pages_in(text.language):
                if any(item is text.document for item in center.included(page)):
                    times[text.language, page.key]["body"] += found
    return times
