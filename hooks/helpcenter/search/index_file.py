"""The index file of one language: what it holds, how it is made and how it is read again.

It holds how often each word stands in each field of each answer, and leaves weights and vectors to lunr's own
Builder, which makes them from these counts on either side: a fifth of the size of lunr's serialised index.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lunr.builder import Builder

from helpcenter.search.analysis import words
from helpcenter.search.plan import Group, Vocabulary, plan
from helpcenter.search.ranking import Found, rank

FIELDS = {"title": 4, "also_asked": 3, "summary": 2, "topic": 1, "text": 1}
"""What is searched, and how much a word counts there."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One answer as search needs it. `url` is from the site's root."""

    key: str
    url: str
    title: str
    topic: str
    summary: str
    also_asked: tuple[str, ...]
    text: str


@dataclass(frozen=True)
class Search:
    """An index file, loaded: asks it as the browser does."""

    documents: Sequence[Mapping[str, str]]
    questions: Sequence[Sequence[Sequence[int]]]
    index: Any
    vocabulary: Vocabulary

    def ask(self, query: str) -> tuple[list[Group], list[Found]]:
        """The plan of a query and the answers, the best first."""
        groups = plan(query, self.vocabulary)
        return groups, rank(self.index, self.questions, groups)


def build(entries: Sequence[Entry], search_words: Mapping[str, Any], language: str) -> dict[str, Any]:
    """The index file of a language, ready to be written as JSON.

    Args:
        entries: the answers, in the order of the site.
        search_words: the `search` part of language.yml: stop_words, synonyms, one_way.
        language: the language's code.

    Returns:
        `documents`: what a result shows. `questions`: for each document its title and also_asked as the numbers of
        their telling words. `terms`: the words, sorted. `fields`: for each field its boost, the
        number of words in each document, and for each term its documents as gaps (the first counted from -1),
        a frequency above one following as a negative number; 0 for none.
    """
    stop_words = {word for phrase in search_words.get("stop_words") or [] for word in words(phrase)}
    builder = _builder(FIELDS)
    for number, entry in enumerate(entries):
        builder.add({"id": number} | {name: telling(_text(entry, name), stop_words) for name in FIELDS})
    terms = sorted(builder.inverted_index)
    numbers = {term: number for number, term in enumerate(terms)}
    return {
        "language": language,
        "documents": [
            {"key": e.key, "url": e.url, "title": e.title, "topic": e.topic, "summary": e.summary}
            for e in entries
        ],
        "questions": [_questions(entry, numbers, stop_words) for entry in entries],
        "stop_words": sorted(stop_words),
        "synonyms": synonyms(search_words, stop_words),
        "terms": terms,
        "fields": {name: _packed(builder, name, terms, len(entries)) for name in FIELDS},
    }


def load(content: str | bytes) -> Search:
    """Read an index file."""
    data = json.loads(content)
    vocabulary = Vocabulary(
        terms=data["terms"],
        stop_words=frozenset(data["stop_words"]),
        synonyms=[(tuple(phrase), [(w, s) for w, s in meant]) for phrase, meant in data["synonyms"]],
    )
    return Search(data["documents"], data["questions"], _unpacked(data).build(), vocabulary)


def telling(text: str, stop_words: Collection[str]) -> list[str]:
    """The words of a text that say something."""
    return [word for word in words(text) if word not in stop_words]


def synonyms(search_words: Mapping[str, Any], stop_words: Collection[str]) -> list[list[Any]]:
    """Customers' phrases, each with the words that it should find too and what share of it each one is."""
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


def _text(entry: Entry, name: str) -> str:
    value = getattr(entry, name)
    return " ".join(value) if isinstance(value, tuple) else str(value)


def _questions(entry: Entry, numbers: Mapping[str, int], stop_words: Collection[str]) -> list[list[int]]:
    asked = [telling(phrase, stop_words) for phrase in (entry.title, *entry.also_asked)]
    return [[numbers[word] for word in phrase] for phrase in asked if phrase]


def _builder(boosts: Mapping[str, float]) -> Any:
    builder = Builder()
    builder.ref("id")
    for name, boost in boosts.items():
        builder.field(name, boost=boost)
    return builder


def _packed(builder: Any, name: str, terms: Sequence[str], count: int) -> dict[str, Any]:
    """One field of every document: its boost, the lengths, and the postings of each term."""
    postings: list[list[int] | int] = []
    for term in terms:
        packed: list[int] = []
        last = -1
        for number in sorted(int(ref) for ref in builder.inverted_index[term][name]):
            packed.append(number - last)
            last = number
            frequency = builder.field_term_frequencies[f"{name}/{number}"][term]
            if frequency > 1:
                packed.append(-frequency)
        postings.append(packed or 0)
    lengths = [builder.field_lengths[f"{name}/{number}"] for number in range(count)]
    return {"boost": FIELDS[name], "lengths": lengths, "postings": postings}


def _unpacked(data: Mapping[str, Any]) -> Any:
    """lunr's Builder in the state in which it is when every document has been added."""
    fields = data["fields"]
    builder = _builder({name: field["boost"] for name, field in fields.items()})
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
