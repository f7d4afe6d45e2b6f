"""An answer promises another time than facts.yml.

Why: “within 15 days” is a promise; two pages that promise differently are one promise broken.
Fix: write the time that facts.yml gives this answer, or change it there under `deadlines`.
"""

from __future__ import annotations

from collections.abc import Iterator

from helpcenter.facts.promises import Broken, broken, is_at, nearly
from helpcenter.facts.reading import Read, read
from helpcenter.facts.registry import Registry, registry, sound
from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Page, Snippet
from helpcenter.model.problem import Place, Problem
from helpcenter.model.suggest import did_you_mean


def check(center: HelpCenter) -> Iterator[Problem]:
    """Yield each time that stands where facts.yml has a deadline, and each deadline for an answer that is missing."""
    if not sound(center):
        return
    facts = registry(center)
    keys = {key for _, key in center.pages}
    for deadline in facts.deadlines:
        for answer in deadline.answers:
            if answer not in keys:
                hint = did_you_mean(answer, keys, "delete it, or write the answer")
                message = f"the deadline {deadline.key} names {answer}, which is no answer"
                yield Problem(deadline.place, message, hint)
    for document in read(center):
        if not isinstance(document.document, Page | Snippet):
            yield from _everywhere(facts, document)
    reported: set[Place] = set()
    for one in broken(center):
        if one.found.place not in reported:
            reported.add(one.found.place)
            yield _problem(one)


def _everywhere(facts: Registry, document: Read) -> Iterator[Problem]:
    """Yield each deadline, and each time that is nearly one, on pages of every kind: it is a promise of few."""
    for found in document.found:
        near = nearly(found.stated, facts.deadlines)
        message = f"“{found.stated.written}” would stand on many pages, and is a deadline of few"
        if near:
            message = (
                f"“{found.stated.written}” is nearly the deadline {near.key} ({near.shown}) of facts.yml"
            )
        if near or any(is_at(found.stated, deadline) for deadline in facts.deadlines):
            hint = "write it in the answers that deadlines in facts.yml names, or delete it"
            yield Problem(found.place, message, hint)


def _problem(one: Broken) -> Problem:
    message = f"“{one.found.stated.written}” is no deadline of {one.answer or 'the home page'}"
    promised = " or ".join(deadline.shown for deadline in one.deadlines)
    hint = f"facts.yml says {promised}; if this is another time, state that one, too"
    return Problem(one.found.place, message, hint)
