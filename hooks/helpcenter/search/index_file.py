"""Builds and loads the index file of one language.

It stores how often each word occurs in each field of each answer; lunr's formula computes the weights when it is
loaded. That takes a fifth of the size of lunr's serialised index. theme/assets/search-postings.js loads it as well.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lunr.builder import Builder

from helpcenter.search.analysis import skipped, words
from helpcenter.search.plan import Group, Vocabulary, plan
from helpcenter.search.ranking import Found, rank

FIELDS = {"title": 4, "also_asked": 3, "summary": 2, "topic": 1, "text": 1}
"""The searched fields and their boosts."""

STATED = ("summary", "topic", "text")
"""The fields that are not questions."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One answer for the index. `url` is relative to the site's root."""

    key: str
    url: str
    title: str
    topic: str
    summary: str
    also_asked: tuple[str, ...]
    text: str


@dataclass(frozen=True)
class Search:
    """A loaded index file, searched in the same way as in the browser."""

    documents: Sequence[Mapping[str, str]]
    questions: Sequence[Sequence[Sequence[int]]]
    index: Any
    vocabulary: Vocabulary

    def ask(self, query: str) -> tuple[list[Group], list[Found]]:
        """The plan of a query and the ranked answers, best first."""
        groups = plan(query, self.vocabulary)
        return groups, rank(self.index, self.questions, groups)


def build(entries: Sequence[Entry], search_words: Mapping[str, Any], language: str) -> dict[str, Any]:
    """Build the index file of a language as JSON-serialisable data.

    Args:
        entries: the answers, in the order of the site.
        search_words: the `search` part of language.yml: stop_words, synonyms, one_way.
        language: the language's code.

    Returns:
        `documents`: the data that results show. `questions`: for each document its title, then its also_asked, each as
        the numbers of its words without stop words. `terms`: the words, sorted. `boosts`: the weight of each field.
        `fields`: the fields that are not in `questions`, see `packed`.
    """
    stop_words = skipped(search_words)
    asked = [[telling(phrase, stop_words) for phrase in (e.title, *e.also_asked)] for e in entries]
    stated = {name: [telling(getattr(e, name), stop_words) for e in entries] for name in STATED}
    terms = sorted({w for some in (*asked, *stated.values()) for phrase in some for w in phrase})
    numbers = {term: number for number, term in enumerate(terms)}
    return {
        "language": language,
        "documents": [
            {"key": e.key, "url": e.url, "title": e.title, "topic": e.topic, "summary": e.summary}
            for e in entries
        ],
        "questions": [
            [[numbers[word] for word in phrase] for phrase in (title, *filter(None, others))]
            for title, *others in asked
        ],
        "stop_words": sorted(stop_words),
        "synonyms": synonyms(search_words, stop_words),
        "terms": terms,
        "boosts": FIELDS,
        "fields": {
            name: packed([[numbers[word] for word in own] for own in found], len(terms))
            for name, found in stated.items()
        },
    }


def packed(numbers: Sequence[Sequence[int]], size: int) -> dict[str, Any]:
    """Pack one field of all documents, given the numbers of its words for each document.

    Returns:
        `lengths`: the number of words in each document. `postings`: for each of the `size` terms its documents as
        gaps (the first counted from -1), each followed by its frequency as a negative number if above one; 0 for none.
    """
    postings: list[list[int]] = [[] for _ in range(size)]
    last = [-1] * size
    for document, own in enumerate(numbers):
        for number, frequency in Counter(own).items():
            postings[number].append(document - last[number])
            last[number] = document
            if frequency > 1:
                postings[number].append(-frequency)
    return {"lengths": [len(own) for own in numbers], "postings": [posting or 0 for posting in postings]}


def load(content: str | bytes) -> Search:
    """Load an index file from its JSON."""
    data = json.loads(content)
    vocabulary = Vocabulary(
        terms=data["terms"],
        stop_words=frozenset(data["stop_words"]),
        synonyms=[(tuple(phrase), [(w, s) for w, s in meant]) for phrase, meant in data["synonyms"]],
    )
    return Search(data["documents"], data["questions"], _unpacked(data).build(), vocabulary)


def telling(text: str, stop_words: Collection[str]) -> list[str]:
    """The folded words of a text without stop words."""
    return [word for word in words(text) if word not in stop_words]


def synonyms(search_words: Mapping[str, Any], stop_words: Collection[str]) -> list[list[Any]]:
    """Customers' phrases, each with the words that it should also find and their shares of the phrase."""
    meant: dict[tuple[str, ...], dict[str, float]] = {}

    def add(asked: str, answered: str) -> None:
        phrase, found = tuple(telling(asked, stop_words)), telling(answered, stop_words)
        for word in found:
            if phrase and word not in phrase:
                shares = meant.setdefault(phrase, {})
                shares[word] = max(shares.get(word, 0.0), round(1 / len(found), 3))

    for group in search_words.get("synonyms") or []:
        for asked in group:
            for answered in group:
                add(asked, answered)
    for asked, answers in (search_words.get("one_way") or {}).items():
        for answered in answers:
            add(asked, answered)
    return [
        [list(phrase), sorted([w, s] for w, s in shares.items())] for phrase, shares in sorted(meant.items())
    ]


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
