"""Judges whether the answers found for a query can be what was asked: good, weak or none.

The ranking compares answers with each other; whatever is asked, one of them is the best. This measure is absolute: it
weighs which words of the query the help knows, which of them the best answers have, and which of them one of their
questions has. A word that the help does not know weighs most, unless it is one that people add to any question; of the
known words those weigh most that titles have, because they say what the help is about.

theme/assets/search-fit.js implements the same in JavaScript: change both.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from helpcenter.search.answer_words import asks, has_all, nearest_question
from helpcenter.search.expanded_word import Group
from helpcenter.search.listed_words import asked_elsewhere
from helpcenter.search.ranking import Found

LEAST_WEAK = 0.39
"""Minimum of a weak fit. Measured on the query sets of tests/search."""

LEAST_GOOD = 0.57
"""Minimum of a good fit, and of any fit beside a word of `elsewhere` that the help does not know."""

KNOWN, HAD, ASKED = 1.0, 2.0, 3.0
"""Parts of the measure: the words that the help knows, that an answer has, and that one of its questions has."""

COMMON = 0.6
"""Weight of a word that every answer has; a word that none has weighs 1."""

TITLED = 2.0
"""Factor of the weight of a known word that a title has, if it is no filler word."""

UNTITLED = 0.8
"""Factor of the weight of any other known word."""

ELSEWHERE = 3.0
"""Weight of a word that editors list as asked elsewhere."""

FILLER = 0.15
"""Share of the weight of a filler word that counts."""

SHORT = 0.5
"""Share of the weight of an unknown word of at most two letters that counts."""

SURE = 0.9
"""Minimum certainty of a word of the index that is no filler word."""

BEGUN = 3
"""Maximum length of a word that is hardly the beginning of a longer one if it has others beside it."""

HARDLY = 0.3
"""Maximum certainty of such a word."""

ALONE = 0.15
"""Loss of a fit if the only word that the help knows is about something foreign: “reset my router”."""

MOST_LOOKED_AT = 3
"""Number of the best answers that are looked at."""

FAMILIAR = 0.45
"""Minimum certainty of a word that is not foreign."""

SMALL = 2
"""Maximum length of a word that is not counted as known or foreign."""

LEAST_SHARE = 0.2
"""Minimum weight of a word in an answer that has it."""


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
    """The parts of an index on which the fit depends.

    Attributes:
        elsewhere: the phrases of each entry of `elsewhere`.
        words: the words of the index, by number.
        known: the same as a set.
        titled: the numbers of the words that titles of answers or topics have.
        questions: for each answer its questions, each as the numbers of its words.
        spread: returns how many answers have a word, by its number.
    """

    elsewhere: Sequence[Sequence[Sequence[str]]]
    words: Sequence[str]
    known: Collection[str]
    titled: frozenset[int]
    questions: Sequence[Sequence[Sequence[int]]]
    spread: Callable[[int], int]


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of the query: its group, its weight, how surely it is known."""

    group: Group
    weight: float
    known: float

    def share(self, has: Callable[[int], bool]) -> float:
        """The weight of its best word of the index for which `has` is true, as a share of that of its best."""
        best = max((term.weight for term in self.group.terms if has(term.number)), default=0.0)
        return best / self.group.terms[0].weight if best >= LEAST_SHARE else 0.0


def fit(groups: Sequence[Group], found: Sequence[Found], listed: Listed) -> Fit:
    """Judge the answers found for an expanded query.

    Args:
        groups: the expanded query.
        found: the ranked answers.
        listed: what of the index the fit depends on.
    """
    places, entry = asked_elsewhere([group.word for group in groups], listed.elsewhere, listed.known)
    best = found[:MOST_LOOKED_AT]
    if any(asks(answer, [groups[place] for place in places], listed.questions) for answer in best):
        places, entry = set(), -1
    words = [
        _Word(group, ELSEWHERE, 0.0) if place in places else _word(group, len(groups), listed)
        for place, group in enumerate(groups)
    ]
    total = sum(word.weight for word in words)
    if not best or total == 0:
        return Fit("none", 0.0, entry)
    known = sum(word.weight * word.known for word in words)
    had = max(_part(words, answer.terms) for answer in best)
    asked = max(_part(words, nearest_question(answer, listed.questions)) for answer in best)
    share = (KNOWN * known + HAD * had + ASKED * asked) / ((KNOWN + HAD + ASKED) * total)
    share = max(0.0, share - ALONE) if _about_something_foreign(groups) else share
    share = math.floor(share * 1_000_000 + 0.5) / 1_000_000
    foreign = any(groups[place].known < FAMILIAR for place in places)
    least = LEAST_GOOD if foreign else LEAST_WEAK
    name = "none" if share < least else "weak" if share < LEAST_GOOD else "good"
    if name == "none" and entry < 0 and any(has_all(answer, groups) for answer in best):
        name = "weak"
    return Fit(name, share, entry)


def _about_something_foreign(groups: Sequence[Group]) -> bool:
    """Whether a query is one known word and others that the help does not know, without any filler word."""
    long = [group for group in groups if len(group.word) > SMALL]
    foreign = [group for group in long if group.known < FAMILIAR]
    return bool(foreign) and len(long) - len(foreign) == 1 and not any(group.filler for group in long)


def _word(group: Group, count: int, listed: Listed) -> _Word:
    """A word of a query of `count` words: the rarer, the more it weighs, and more if titles have it; fillers less."""
    documents = len(listed.questions)
    known = _certainty(group, count, listed)
    having = listed.spread(group.nearest) if group.nearest >= 0 else 0
    weight = COMMON + (1 - COMMON) * _rarity(having, documents) / _rarity(0, documents)
    if group.known < SURE and group.filler:
        weight *= FILLER
    elif group.known == 0:
        weight *= SHORT if len(group.word) <= 2 else 1.0
    else:
        weight *= TITLED if group.nearest in listed.titled and not group.filler else UNTITLED
    return _Word(group, weight, known)


def _certainty(group: Group, count: int, listed: Listed) -> float:
    """How surely a word is known: a short one that is only the beginning of a known word hardly, beside others."""
    nearest = listed.words[group.nearest] if group.nearest >= 0 else ""
    begun = len(group.word) <= BEGUN and nearest != group.word and nearest.startswith(group.word)
    return min(group.known, HARDLY) if begun and count > 1 else group.known


def _rarity(having: int, documents: int) -> float:
    return math.log(1 + (documents - having + 0.5) / (having + 0.5))


def _part(words: Sequence[_Word], numbers: Collection[int]) -> float:
    """The weight of the known words that are among words of the index, given by number."""
    return sum(word.weight * word.known * word.share(numbers.__contains__) for word in words)
