"""Asks which words of a query an answer has.

theme/assets/search-fit.js implements the same in JavaScript: change both.
"""

from __future__ import annotations

from collections.abc import Sequence

from helpcenter.search.expanded_word import Group
from helpcenter.search.ranking import Found

ASKED_HERE = 0.4
"""Minimum similarity of a question to the query for which words that both have are not counted as asked elsewhere."""

FORM = 0.6
"""Minimum certainty of a word that is surely a form of a word of the index."""

HALF = 0.5
"""Minimum weight of a word in a question or an answer that has it."""

Questions = Sequence[Sequence[Sequence[int]]]
"""For each answer its questions, each as the numbers of its words."""


def has_all(answer: Found, groups: Sequence[Group]) -> bool:
    """Whether an answer has each word of the query, in some form; filler words are not asked for."""
    telling = [group for group in groups if not group.filler]
    return bool(telling) and all(
        group.known >= FORM
        and any(term.weight >= HALF for term in group.terms if term.number in answer.terms)
        for group in telling
    )


def nearest_question(answer: Found, questions: Questions) -> Sequence[int]:
    """The words of the answer's question that comes nearest to the query."""
    return questions[answer.number][answer.question]


def asks(answer: Found, groups: Sequence[Group], questions: Questions) -> bool:
    """Whether the answer's nearest question is like the query and has words that editors list as asked elsewhere."""
    if not groups or answer.near < ASKED_HERE:
        return False
    question = nearest_question(answer, questions)
    return all(
        any(term.weight >= HALF for term in group.terms if term.number in question) for group in groups
    )
