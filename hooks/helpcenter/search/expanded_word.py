"""One word of a query with the words of the index that are searched for it.

theme/assets/search-plan.js implements the same in JavaScript: change both.
"""

from __future__ import annotations

from dataclasses import dataclass

from helpcenter.search.likeness import resemblance
from helpcenter.search.listed_words import is_form


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the index: its weight for the query's word, the reason why it is searched, its number in the index."""

    term: str
    weight: float
    why: str
    number: int


@dataclass(frozen=True, slots=True)
class Group:
    """One word of the query with the words of the index that it expands to.

    Attributes:
        known: how surely the index or an editor's list has this word, in whatever form: from 0 to 1.
        nearest: the number of the word of the index that it is a form of, or that it stands for; -1 if there is none.
        filler: whether it is a word that people add to any question.
    """

    word: str
    terms: tuple[Term, ...]
    known: float
    nearest: int
    filler: bool


class Expanded:
    """A group while it is made."""

    def __init__(self, word: str, terms: dict[str, Term]) -> None:
        self.word, self.terms, self.known, self.nearest = word, terms, 0.0, -1
        for term in terms.values():
            self.know(resemblance(word, term.term), term.number)

    def keep(self, new: Term) -> None:
        """Add a term if it has none of that word or one of less weight."""
        if new.term not in self.terms or self.terms[new.term].weight < new.weight:
            self.terms[new.term] = new

    def know(self, known: float, number: int) -> None:
        """Note that the word is known, if that is surer than before."""
        if known > self.known:
            self.known, self.nearest = known, number

    def closed(self, fillers: frozenset[str]) -> Group:
        """The group."""
        terms = sorted(self.terms.values(), key=lambda term: (-term.weight, term.number))
        filler = any(is_form(self.word, listed) for listed in fillers)
        return Group(self.word, tuple(terms), self.known, self.nearest, filler)
