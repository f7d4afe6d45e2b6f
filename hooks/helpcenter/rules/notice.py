"""The notice on top of pages lacks a language, or names a time or a topic that does not exist.

Why: it is shown on top of pages when something is wrong; readers of every language must learn it, and when it ends.
Fix: write a text for each language, and times with their time zone, like 2026-12-01T20:00+01:00.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Document
from helpcenter.model.notices import moment, texts
from helpcenter.model.problem import Problem
from helpcenter.model.suggest import did_you_mean
from helpcenter.read import schema

_MARKUP = re.compile(r"</?[A-Za-z][^<>]*>|\]\([^)\s]*\)|\*\*|`|&(?:[a-z]+|#\d+);")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def check(center: HelpCenter) -> Iterator[Problem]:
    """Check notice.yml; an empty one, or one of comments alone, is good: no notice at the moment."""
    notice = center.notice
    if notice is None:
        return
    yield from notice.faults
    if notice.faults or not notice.data:
        return
    yield from schema.judge(notice, "notice")
    yield from _languages(center, notice)
    yield from _times(notice)
    yield from _topics(center, notice)


def _languages(center: HelpCenter, notice: Document) -> Iterator[Problem]:
    given = notice.data.get("text")
    if not isinstance(given, dict):
        return
    for language in center.languages:
        if language.code not in given:
            hint = f"add a line below: {language.code}: …"
            yield Problem(notice.place("text"), f"the notice has no text in {language.name}", hint)
    for code in given:
        if code not in center.codes:
            hint = did_you_mean(str(code), sorted(center.codes), f"one of: {', '.join(sorted(center.codes))}")
            yield Problem(notice.place("text", code), f"the help center has no language {code}", hint)
    for code, text in texts(notice).items():
        if match := _MARKUP.search(text):
            message = f"readers would see “{match[0]}”: a notice is plain text"
            yield Problem(notice.place("text", code), message, "write it without markup")


def _times(notice: Document) -> Iterator[Problem]:
    found = {}
    for key in ("from", "until"):
        text = notice.words(key)
        found[key] = moment(text) if text else None
        if text and found[key] is None:
            yield Problem(notice.place(key), *_no_moment(text))
    start, end = found["from"], found["until"]
    if start and end and start >= end:
        message = f"the notice ends ({notice.words('until')}) before it begins ({notice.words('from')})"
        yield Problem(notice.place("until"), message, "the later moment belongs under until:")


def _no_moment(text: str) -> tuple[str, str]:
    """The fault of a time, and what to do about it."""
    if moment(f"{text}Z"):
        return (
            f"“{text}” has no time zone",
            f"add it: {text}+01:00 in winter, +02:00 in summer for Budapest and Berlin",
        )
    if _DAY.fullmatch(text) and moment(f"{text}T00:00Z"):
        return f"“{text}” has no time of day", f"write day, time and time zone: {text}T20:00+01:00"
    return f"“{text}” is no time", "write day, time and time zone, like 2026-12-01T20:00+01:00"


def _topics(center: HelpCenter, notice: Document) -> Iterator[Problem]:
    known = sorted({page.key for page in center.pages.values() if page.kind == "topic"})
    for key, place in notice.listed("topics"):
        if key not in known:
            hint = did_you_mean(key, known, f"one of: {', '.join(known)}")
            yield Problem(place, f"there is no topic {key}", hint)
