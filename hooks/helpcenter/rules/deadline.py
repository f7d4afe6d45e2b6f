"""An answer promises another time than facts.yml.

Why: “within 15 days” is a promise; two pages that promise differently are one promise broken.
Fix: write the time that facts.yml gives this answer, or change it there under `deadlines`.
"""

from __future__ import annotations

from collections.abc import Iterator

from helpcenter.facts.book import Book, book, sound
from helpcenter.facts.reading import Found, Read, read
from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Page, Snippet
from helpcenter.model.problem import Problem
from helpcenter.model.suggest import did_you_mean


def check(center: HelpCenter) -> Iterator[Problem]:
    """Yield each time, in digits or words, that is no deadline of the answer on which it stands."""
    if not sound(center):
        return
    facts = book(center)
    keys = {key for _, key in center.pages}
    for deadline in facts.deadlines:
        for answer in deadline.answers:
            if answer not in keys:
                hint = did_you_mean(answer, keys, "delete it, or write the answer")
                yield Problem(
                    deadline.place, f"the deadline {deadline.key} names {answer}, which is no answer", hint
                )
    for document in read(center):
        if not isinstance(document.document, Page | Snippet):
            yield from _everywhere(facts, document)
            continue
        answers = _answers(center, document.document)
        for found in document.found:
            if found.stated.kind == "time" and found.part != "asked" and answers:
                yield from _judged(facts, found, answers)


def _everywhere(facts: Book, document: Read) -> Iterator[Problem]:
    """Yield each time that stands on pages of every kind: no deadline is for all of them."""
    for found in document.found:
        if found.stated.kind == "time":
            hint = "write it in the answers that deadlines in facts.yml names, or delete it"
            message = f"“{found.stated.written}” would stand on many pages, and is a deadline of few"
            if not any(deadline.time == found.stated.value for deadline in facts.deadlines):
                message = f"“{found.stated.written}” is no deadline of facts.yml"
            yield Problem(found.place, message, hint)


def _answers(center: HelpCenter, document: Page | Snippet) -> list[str]:
    """The keys of the pages on which a document's text stands."""
    if isinstance(document, Page):
        return [document.key]
    pages = center.pages_in(document.language)
    return [page.key for page in pages if any(item is document for item in center.included(page))]


def _judged(facts: Book, found: Found, answers: list[str]) -> Iterator[Problem]:
    for answer in answers:
        promised = [deadline for deadline in facts.deadlines if answer in deadline.answers]
        if any(deadline.time == found.stated.value for deadline in promised):
            continue
        message = f"“{found.stated.written}” is no deadline of {answer or 'the home page'}"
        elsewhere = [deadline for deadline in facts.deadlines if deadline.time == found.stated.value]
        if promised:
            hint = f"facts.yml says {' or '.join(deadline.shown for deadline in promised)}"
        elif elsewhere:
            hint = f"add {answer} to the answers of deadlines.{elsewhere[0].key} in facts.yml"
        else:
            hint = "facts.yml gives it none; add it under deadlines if it is right"
        yield Problem(found.place, message, hint)
        return
