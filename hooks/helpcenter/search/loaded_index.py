"""Loads an index file, and searches it in the same way as the browser.

theme/assets/search-engine.js and search-postings.js implement the same in JavaScript: change both.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lunr.builder import Builder

from helpcenter.search.expanded_word import Group
from helpcenter.search.fit import Fit, Listed, fit
from helpcenter.search.index_file import packed
from helpcenter.search.plan import Vocabulary, plan
from helpcenter.search.ranking import Found, rank


@dataclass(frozen=True)
class Search:
    """A loaded index file, searched in the same way as in the browser."""

    documents: Sequence[Mapping[str, str]]
    questions: Sequence[Sequence[Sequence[int]]]
    index: Any
    vocabulary: Vocabulary
    listed: Listed
    negations: frozenset[str]

    def ask(self, query: str) -> tuple[list[Group], list[Found]]:
        """The plan of a query and the ranked answers, best first."""
        groups = plan(query, self.vocabulary)
        return groups, rank(self.index, self.questions, groups, self.negations, self.vocabulary.terms)

    def fit(self, groups: Sequence[Group], found: Sequence[Found]) -> Fit:
        """Whether the answers that `ask` found can be what was asked."""
        return fit(groups, found, self.listed)


def load(content: str | bytes) -> Search:
    """Load an index file from its JSON."""
    data = json.loads(content)
    vocabulary = Vocabulary(
        terms=data["terms"],
        stop_words=frozenset(data["stop_words"]),
        fillers=frozenset([*data["fillers"], *data["negations"]]),
        synonyms=[(tuple(phrase), [(w, s) for w, s in meant]) for phrase, meant in data["synonyms"]],
    )
    index = _unpacked(data).build()
    return Search(
        data["documents"],
        data["questions"],
        index,
        vocabulary,
        _listed(data, index, vocabulary),
        frozenset(data["negations"]),
    )


def _listed(data: Mapping[str, Any], index: Any, vocabulary: Vocabulary) -> Listed:
    """The parts of an index file on which the fit depends."""

    def spread(number: int) -> int:
        posting = index.inverted_index[vocabulary.terms[number]]
        return len({answer for name in index.fields for answer in posting[name]})

    topics = data["fields"]["topic"]["postings"]
    return Listed(
        elsewhere=data["elsewhere"],
        words=vocabulary.terms,
        known=vocabulary.known,
        titled=frozenset(number for title, *_ in data["questions"] for number in title).union(
            number for number, posting in enumerate(topics) if posting
        ),
        questions=data["questions"],
        spread=spread,
    )


def _unpacked(data: Mapping[str, Any]) -> Any:
    """A lunr Builder in its state after all documents have been added."""
    size = len(data["terms"])
    fields = {
        "title": packed([title for title, *_ in data["questions"]], size),
        "also_asked": packed(
            [[n for phrase in others for n in phrase] for _, *others in data["questions"]], size
        ),
        **data["fields"],
    }
    builder = Builder()
    builder.ref("id")
    for name, boost in data["boosts"].items():
        builder.field(name, boost=boost)
    builder.document_count = len(data["documents"])
    for number in range(builder.document_count):
        builder._documents[str(number)] = {}
        for name, field in fields.items():
            builder.field_lengths[f"{name}/{number}"] = field["lengths"][number]
            builder.field_term_frequencies[f"{name}/{number}"] = {}
    for position, term in enumerate(data["terms"]):
        posting: dict[str, Any] = {"_index": position}
        for name, field in fields.items():
            found: dict[str, Any] = {}
            posting[name] = found
            number, last = -1, ""
            for step in field["postings"][position] or []:
                if step > 0:
                    number += step
                    last = str(number)
                    found[last] = defaultdict(list)
                builder.field_term_frequencies[f"{name}/{number}"][term] = max(1, -step)
        builder.inverted_index[term] = posting
    return builder
