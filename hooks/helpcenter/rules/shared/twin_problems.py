"""Differences of twins as problems."""

from __future__ import annotations

from collections.abc import Generator, Iterator

from helpcenter.facts.compare import shown
from helpcenter.facts.counterparts import counterpart
from helpcenter.facts.reading import Found, Read
from helpcenter.facts.statements import Statement
from helpcenter.facts.twin_amounts import place_of_words
from helpcenter.facts.words import Words
from helpcenter.model.problem import Problem


def pairs(
    lacking: list[Found], added: list[Found]
) -> Generator[Problem, None, tuple[list[Found], list[Found]]]:
    """Yield what stands for what, and return the rest of both."""
    pairs = min(len(lacking), len(added))
    for other, found in zip(lacking[:pairs], added[:pairs], strict=True):
        yield stands_for(found, other)
    return lacking[pairs:], added[pairs:]


def missing(lacking: list[Found], added: list[Found], text: Read, original: Read) -> Iterator[Problem]:
    """Yield what each twin lacks, where it should stand."""
    for found, here, there in (
        *((item, text, original) for item in lacking),
        *((item, original, text) for item in added),
    ):
        hint = f"{found.place} states it"
        yield Problem(counterpart(found, there, here), f"{shown(found)} is missing here", hint)


def stands_for(found: Found, other: Found) -> Problem:
    """Return the problem that one statement stands where the twin has another."""
    message = f"the two languages disagree: “{found.stated.written}” here, “{other.stated.written}” there"
    return Problem(found.place, message, f"find out which is right, and correct the other: {other.place}")


def no_words(words: Words, kind: type[Statement], found: Found) -> Problem:
    """Return the problem that a language lacks the words for a kind of statements that its twin makes."""
    where, key = place_of_words(kind)
    message = f"{where}.{key} is missing, so “{found.stated.written}” ({found.place}) has no words here"
    return Problem(
        words.document.place(where), message, f"add {key}: under {where}: as another language.yml has it"
    )
