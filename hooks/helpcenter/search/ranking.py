"""Ranks the answers of an index for an expanded query.

theme/assets/search-ranking.js implements the same in JavaScript: change both.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from helpcenter.search.expanded_word import Group, Term

QUESTION = 5.0
"""Boost of an answer for the similarity of one of its questions to the query."""

SAME = 9.0
"""Additional boost if that question is equal to the query."""

IN_ORDER = 0.5
"""Boost of the similarity of a question whose words are in the query's order."""

DENIED = 0.7
"""Share of the similarity that remains if the question says no and the query does not."""

FILLER = 0.8
"""Weight of a word that people add to any question, among the other words of a query."""

MOST_FOUND = 50
"""Limit of the answers that a query returns."""

LEAST_SHARE = 0.03
"""Minimum score of an answer after the first FEW, as a share of the best score. Measured on 1,600 queries: no right
answer had less than a twentieth, and of sixteen answers seven remain on average."""

FEW = 5
"""Number of answers that are returned whatever their scores."""


@dataclass(frozen=True, slots=True)
class Found:
    """An answer in a result.

    Attributes:
        number: its number in the index.
        score: what it is ranked by.
        terms: the numbers of the words that matched in it.
        near: the similarity of the query and that of its questions which comes nearest.
        question: the place of that question among its questions.
    """

    number: int
    score: float
    terms: frozenset[int]
    near: float
    question: int


def rank(
    index: Any,
    questions: Sequence[Sequence[Sequence[int]]],
    groups: Sequence[Group],
    negations: frozenset[str],
    words: Sequence[str],
) -> list[Found]:
    """Rank the index's answers.

    The score is lunr's score, multiplied by the share of the query that the answer covers, and boosted by the
    similarity of the query to one of the answer's questions as a whole.

    Args:
        index: a loaded lunr.Index whose refs are numbers.
        questions: for each answer its title and `also_asked`, each as the numbers of its words without stop words.
        groups: the expanded query.
        negations: words that say no.
        words: the words of the index.
    """
    wanted = _strongest(groups)
    query = index.create_query()
    for number in sorted(wanted):
        query.term(wanted[number].term, boost=wanted[number].weight, use_pipeline=False)
    if not query.clauses:
        return []
    numbers = {term.term: number for number, term in wanted.items()}
    weights = {number: term.weight for number, term in wanted.items()}
    parts = [
        _Part({term.number: term.weight for term in group.terms}, FILLER if group.filler else 1.0)
        for group in groups
    ]
    affirmed = all(group.word not in negations for group in groups)
    results = []
    for match in index.query(query):
        document = int(match["ref"])
        terms = frozenset(numbers[term] for term in match["match_data"].metadata)
        near, nearest = 0.0, 0
        for place, question in enumerate(questions[document]):
            share = DENIED if affirmed and any(words[number] in negations for number in question) else 1.0
            alike = nearness(question, parts, weights) * share
            near, nearest = (alike, place) if alike > near else (near, nearest)
        same = near * near * near * near  # so steep that only an equal question counts
        score = match["score"] * coverage(parts, terms) * (1 + QUESTION * near + SAME * same)
        rounded = math.floor(score * 1_000_000 + 0.5) / 1_000_000
        results.append(Found(document, rounded, terms, near, nearest))
    results.sort(key=lambda found: (-found.score, found.number))
    least = results[0].score * LEAST_SHARE if results else 0
    return [found for place, found in enumerate(results[:MOST_FOUND]) if place < FEW or found.score >= least]


@dataclass(frozen=True, slots=True)
class _Part:
    """One word of the query: the weights of its words of the index by number, and its own among the others."""

    terms: Mapping[int, float]
    weight: float


def coverage(parts: Sequence[_Part], terms: frozenset[int]) -> float:
    """The share of the query that `terms` cover: the weighted mean of the best weight of each word."""
    total = 0.0
    for part in parts:
        best = max((weight for number, weight in part.terms.items() if number in terms), default=0.0)
        total += best * part.weight
    return total / sum(part.weight for part in parts)


def nearness(question: Sequence[int], parts: Sequence[_Part], weights: Mapping[int, float]) -> float:
    """The similarity of the query and a question: the product of their mutual coverage, boosted for the same order."""
    covered = 0.0
    for number in question:
        covered += weights.get(number, 0.0)
    if covered == 0.0:
        return 0.0
    total = 0.0
    follow = 0
    before = -1
    for part in parts:
        best, place = 0.0, -1
        for at, number in enumerate(question):
            weight = part.terms.get(number, 0.0)
            if weight > best:
                best, place = weight, at
        total += best * part.weight
        follow += before >= 0 and place == before + 1
        before = place
    near = total / sum(part.weight for part in parts) * covered / len(question)
    return near * (1 + IN_ORDER * follow / max(1, len(parts) - 1))


def _strongest(groups: Sequence[Group]) -> dict[int, Term]:
    """The words of the index in all groups, by number, each with its greatest weight."""
    wanted: dict[int, Term] = {}
    for group in groups:
        for term in group.terms:
            if term.number not in wanted or wanted[term.number].weight < term.weight:
                wanted[term.number] = term
    return wanted
