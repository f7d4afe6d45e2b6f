"""Judges whether the answers found for a query can be what was asked: good, weak or none.

The ranking compares answers with each other; whatever is asked, one of them is the best. This measure is absolute: it
weighs which words of the query the help knows, and which of them the best answers have. A word that the help does not
know weighs most, unless it is one that people add to any question.

theme/assets/search-fit.js implements the same in JavaScript: change both.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from helpcenter.search.likeness import one_slip
from helpcenter.search.plan import Group
from helpcenter.search.ranking import Found

LEAST_WEAK = 0.42
"""Minimum of a weak fit. Measured on tests/search/unanswered.tsv and answered.tsv, of which every second line was left
out of the tuning."""

LEAST_GOOD = 0.7
"""Minimum of a good fit."""

COMMON = 0.6
"""Weight of a word that every answer has; a word that none has weighs 1."""

ELSEWHERE = 2.0
"""Weight of a word that editors list as asked elsewhere."""

FILLER = 0.15
"""Share of the weight of a filler word that counts."""

SHORT = 0.5
"""Share of the weight of an unknown word of at most two letters that counts."""

SURE = 0.9
"""Minimum certainty of a word of the index that is no filler word."""

MOST_LOOKED_AT = 3
"""Number of the best answers that are looked at."""

LEAST_SHARE = 0.2
"""Minimum weight of a word in an answer that has it."""

ENDING = 4
"""Maximum length of what follows a listed word in a longer form of it."""

STEM = 4
"""Minimum length of a listed word that may have an ending."""

SLIP_STEM = 6
"""Minimum length of a listed word that may be misspelt."""


@dataclass(frozen=True, slots=True)
class Fit:
    """How well the answers fit a query.

    Attributes:
        name: good, weak or none.
        share: the share of the query that the help knows and the best answers have, from 0 to 1.
        elsewhere: the number of the editors' entry whose words are in the query; -1 if there is none.
    """

    name: str
    share: float
    elsewhere: int


@dataclass(frozen=True)
class Listed:
    """The words of language.yml that the fit depends on: filler words, and the phrases of each entry of `elsewhere`."""

    fillers: frozenset[str]
    elsewhere: Sequence[Sequence[Sequence[str]]]
    known: Collection[str]


def fit(
    groups: Sequence[Group],
    found: Sequence[Found],
    listed: Listed,
    documents: int,
    spread: Callable[[int], int],
) -> Fit:
    """Judge the answers found for an expanded query.

    Args:
        groups: the expanded query.
        found: the ranked answers.
        listed: the words of language.yml.
        documents: the number of answers in the index.
        spread: returns how many answers have a word of the index, by its number.
    """
    places, entry = _elsewhere([group.word for group in groups], listed)
    weights, known = [], []
    for place, group in enumerate(groups):
        asked_here = place not in places
        weights.append(_weight(group, listed.fillers, documents, spread) if asked_here else ELSEWHERE)
        known.append(group.known if asked_here else 0.0)
    total = sum(weights)
    if not found or total == 0:
        return Fit("none", 0.0, entry)
    understood = sum(weight * certainty for weight, certainty in zip(weights, known, strict=True))
    answered = max(_had(groups, weights, known, answer) for answer in found[:MOST_LOOKED_AT])
    share = math.floor((understood + answered) / (2 * total) * 1_000_000 + 0.5) / 1_000_000
    name = "none" if share < LEAST_WEAK else "weak" if share < LEAST_GOOD else "good"
    return Fit(name, share, entry)


def _weight(group: Group, fillers: Collection[str], documents: int, spread: Callable[[int], int]) -> float:
    """How much a word of the query tells: from COMMON, if every answer has it, to 1, if none has; less for fillers."""
    having = spread(group.nearest) if group.nearest >= 0 else 0
    rare = _rarity(having, documents) / _rarity(0, documents)
    weight = COMMON + (1 - COMMON) * rare
    if group.known < SURE and any(_form(group.word, filler) for filler in fillers):
        return weight * FILLER
    if group.known == 0 and len(group.word) <= 2:
        return weight * SHORT
    return weight


def _rarity(having: int, documents: int) -> float:
    return math.log(1 + (documents - having + 0.5) / (having + 0.5))


def _had(groups: Sequence[Group], weights: Sequence[float], known: Sequence[float], answer: Found) -> float:
    """The part of the known words that an answer has."""
    total = 0.0
    for group, weight, certainty in zip(groups, weights, known, strict=True):
        best = max((term.weight for term in group.terms if term.number in answer.terms), default=0.0)
        if best >= LEAST_SHARE:
            total += weight * certainty * best / group.terms[0].weight
    return total


def _elsewhere(asked: Sequence[str], listed: Listed) -> tuple[set[int], int]:
    """The places of the words in the query that editors list as asked elsewhere, and the first entry that has them."""
    places: set[int] = set()
    entry = -1
    for number, phrases in enumerate(listed.elsewhere):
        for phrase in phrases:
            found = [_place(asked, word, listed.known) for word in phrase]
            if -1 not in found:
                places.update(found)
                entry = number if entry < 0 else entry
    return places, entry


def _place(asked: Sequence[str], word: str, known: Collection[str]) -> int:
    """The place of the first word of the query that is a form of a listed word; -1 if there is none."""
    for place, typed in enumerate(asked):
        if _form(typed, word) or (len(word) >= SLIP_STEM and typed not in known and one_slip(typed, word)):
            return place
    return -1


def _form(typed: str, listed: str) -> bool:
    """Whether a typed word is a listed word, or that word with an ending."""
    return typed == listed or (
        len(listed) >= STEM and typed.startswith(listed) and len(typed) - len(listed) <= ENDING
    )
