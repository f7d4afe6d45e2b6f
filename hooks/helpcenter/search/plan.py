"""Expands a query to weighted words of the index, each with the reason why it is searched.

theme/assets/search-plan.js implements the same in JavaScript: change both.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from helpcenter.search.analysis import MOST_READ, MOST_WORDS, grams, is_part, words
from helpcenter.search.expanded_word import Expanded, Group, Term
from helpcenter.search.likeness import is_letter_of, likeness

LEAST_LIKE = 0.12
"""Minimum similarity of a word of the index."""

MOST_TERMS = 12
"""Limit of the words of the index that one word of the query expands to."""

MOST_WITH_LETTER = 48
"""The same for a word of one letter, which is in many parts of words without spaces."""

MOST_PARTS = 32
"""Limit of the words of a query that are searched where they are parts of words without spaces."""

BESIDE_EXACT = 0.5
"""Weight of similar words if the index has the word itself."""

COMPOUND_LIKE = 0.7
"""Minimum similarity of two words written as one to a word of the index."""

LEAST_WHOLE = 3
"""Minimum length of a word that is more than an ending or a particle of the word beside it."""

SYNONYM = 0.7
"""Weight of a synonym."""

SYNONYM_LIKE = 0.5
"""Minimum similarity of a typed word to a listed synonym."""

KNOWN_LIKE = 0.7
"""The same for a word that is in the index, which is hardly a misspelling of another."""


@dataclass(frozen=True)
class Vocabulary:
    """The words of an index with the language's stop words and synonyms.

    Attributes:
        terms: all words of the index, sorted.
        stop_words: words that are ignored in queries.
        fillers: words that people add to any question.
        synonyms: (words of the customer's phrase, [(word of the index, weight)]).
        by_gram: 3-gram → the numbers of the terms that contain it.
        known: the terms as a set.
        familiar: the words that a compound in a query can be split into.
    """

    terms: Sequence[str]
    stop_words: frozenset[str]
    fillers: frozenset[str]
    synonyms: Sequence[tuple[tuple[str, ...], Sequence[tuple[str, float]]]]
    by_gram: Mapping[str, list[int]] = field(init=False, repr=False)
    known: frozenset[str] = field(init=False, repr=False)
    familiar: frozenset[str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        by_gram: dict[str, list[int]] = {}
        for number, term in enumerate(self.terms):
            for gram in grams(term):
                by_gram.setdefault(gram, []).append(number)
        object.__setattr__(self, "by_gram", by_gram)
        object.__setattr__(self, "known", frozenset(self.terms))
        listed = {word for phrase, _ in self.synonyms for word in phrase}
        object.__setattr__(self, "familiar", (self.known | listed) - self.stop_words)


def plan(query: str, vocabulary: Vocabulary) -> list[Group]:
    """Expand a query: one group for each of its words, without stop words if others remain."""
    asked = [part for word in words(query)[:MOST_READ] for part in _apart(word, vocabulary)]
    specific = [at for at, word in enumerate(asked) if word not in vocabulary.stop_words]
    most = MOST_PARTS if any(map(is_part, asked)) else MOST_WORDS
    places = (specific or range(len(asked)))[:most]
    telling = [asked[at] for at in places]
    found = [Expanded(word, widened(word, vocabulary)) for word in telling]
    for at in range(len(asked) - 1):
        groups = [group for place, group in zip(places, found, strict=True) if place in (at, at + 1)]
        for term in _joined(asked[at], asked[at + 1], vocabulary) if groups else ():
            for group in groups:
                group.keep(term)
                group.know(term.weight, term.number)
    for phrase, meant in vocabulary.synonyms:
        for start in range(len(telling) - len(phrase) + 1):
            alike = 1.0
            for asked_for, part in zip(telling[start:], phrase, strict=False):
                alike = min(alike, _synonym_like(asked_for, part, vocabulary))
                if alike == 0.0:
                    break
            else:
                _add_synonyms(found[start : start + len(phrase)], alike, meant, vocabulary)
    return [group.closed(vocabulary.fillers) for group in found]


def _add_synonyms(
    groups: Sequence[Expanded], alike: float, meant: Sequence[tuple[str, float]], vocabulary: Vocabulary
) -> None:
    """Add the words that a listed phrase stands for to the groups of its words."""
    for word, share in meant:
        for place, term in enumerate(widened(word, vocabulary).values()):
            weight = SYNONYM * alike * share * term.weight
            for group in groups:
                group.keep(Term(term.term, weight, f"synonym {word}", term.number))
                if place == 0:
                    group.know(alike, term.number)


def widened(word: str, vocabulary: Vocabulary) -> dict[str, Term]:
    """The words of the index that are similar to a word, the most similar first, by word."""
    near = {number for gram in grams(word) for number in vocabulary.by_gram.get(gram, ())}
    most = MOST_TERMS
    if len(word) == 1 and is_part(word):
        near |= {number for number, term in enumerate(vocabulary.terms) if is_letter_of(word, term)}
        most = MOST_WITH_LETTER
    alike = [(-likeness(word, vocabulary.terms[number]), number) for number in near]
    best = sorted(pair for pair in alike if -pair[0] >= LEAST_LIKE)[:most]
    exact = any(vocabulary.terms[number] == word for _, number in best)
    found = {}
    for negative, number in best:
        term = vocabulary.terms[number]
        if term == word:
            found[term] = Term(term, 1.0, "same word", number)
        else:
            found[term] = Term(term, -negative * (BESIDE_EXACT if exact else 1.0), "alike", number)
    return found


def _synonym_like(asked: str, listed: str, vocabulary: Vocabulary) -> float:
    """The similarity of a typed word to a listed synonym; 0 if it is below the minimum."""
    alike = likeness(asked, listed)
    return alike if alike >= (KNOWN_LIKE if asked in vocabulary.known else SYNONYM_LIKE) else 0.0


def _apart(word: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The two known words that an unknown compound consists of, split most evenly; else the word itself."""
    familiar = vocabulary.familiar
    cuts = [cut for cut in range(2, len(word) - 1) if word[:cut] in familiar and word[cut:] in familiar]
    if not cuts or word in familiar or word in vocabulary.stop_words:
        return (word,)
    if any(term.weight >= COMPOUND_LIKE for term in widened(word, vocabulary).values()):
        return (word,)
    cut = max(cuts, key=lambda cut: min(cut, len(word) - cut))
    return word[:cut], word[cut:]


def _joined(one: str, following: str, vocabulary: Vocabulary) -> list[Term]:
    """The words of the index that match two neighbouring words of the query written as one.

    Where neither of the two is short, the word of the index is longer than each: in “stolen bike” it is not “stolen”.
    """
    compound = one + following
    shorter, longer = sorted((len(one), len(following)))
    least = longer + 1 if shorter >= LEAST_WHOLE else 0
    near = [term for term in widened(compound, vocabulary).values() if term.weight >= COMPOUND_LIKE]
    return [
        Term(term.term, term.weight, f"written as one: {compound}", term.number)
        for term in near
        if len(term.term) >= least
    ]
