"""Finds words that editors list in a query, in whatever form they are typed: filler words, words asked elsewhere.

theme/assets/search-fit.js implements the same in JavaScript: change both.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from helpcenter.search.likeness import one_slip

ENDING = 4
"""Maximum length of what follows a listed word in a longer form of it."""

STEM = 4
"""Minimum length of a listed word that may have an ending."""

SLIP_STEM = 6
"""Minimum length of a listed word that may be misspelt."""


def asked_elsewhere(
    asked: Sequence[str], elsewhere: Sequence[Sequence[Sequence[str]]], known: Collection[str]
) -> tuple[set[int], int]:
    """The places of the words in the query that editors list as asked elsewhere, and the first entry that has them."""
    places: set[int] = set()
    entry = -1
    for number, phrases in enumerate(elsewhere):
        for phrase in phrases:
            found = [_place(asked, word, known) for word in phrase]
            if -1 not in found:
                places.update(found)
                entry = number if entry < 0 else entry
    return places, entry


def _place(asked: Sequence[str], word: str, known: Collection[str]) -> int:
    """The place of the first word of the query that is a form of a listed word; -1 if there is none."""
    for place, typed in enumerate(asked):
        if is_form(typed, word) or (len(word) >= SLIP_STEM and typed not in known and one_slip(typed, word)):
            return place
    return -1


def is_form(typed: str, listed: str) -> bool:
    """Whether a typed word is a listed word, or that word with an ending."""
    return typed == listed or (
        len(listed) >= STEM and typed.startswith(listed) and len(typed) - len(listed) <= ENDING
    )
