"""Builds the index file of one language.

It stores how often each word occurs in each field of each answer; lunr's formula computes the weights when it is
loaded (loaded_index.py, and theme/assets/search-postings.js in the browser). That takes a fifth of the size of lunr's
serialised index.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from helpcenter.search.analysis import folded, skipped, words

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
    id: str = ""


Analysed = tuple[list[list[str]], dict[str, list[str]]]
"""The telling words of an answer: of its title and of each of its questions, and of each of its other fields."""


def analysed(entry: Entry, stop_words: Collection[str]) -> Analysed:
    """The telling words of an answer."""
    asked = [telling(phrase, stop_words) for phrase in (entry.title, *entry.also_asked)]
    return asked, {name: telling(getattr(entry, name), stop_words) for name in STATED}


def build(
    entries: Sequence[Entry],
    search_words: Mapping[str, Any],
    language: str,
    elsewhere: Sequence[Sequence[str]] = (),
    known: Sequence[Analysed] | None = None,
) -> dict[str, Any]:
    """Build the index file of a language as JSON-serialisable data.

    Args:
        entries: the answers, in the order of the site.
        search_words: the `search` part of language.yml: stop_words, fillers, negations, synonyms, one_way.
        language: the language's code.
        elsewhere: the phrases of each entry of `elsewhere` in language.yml.
        known: the telling words of the answers, where they are known.

    Returns:
        `documents`: the data that results show. `questions`: for each document its title, then its also_asked, each as
        the numbers of its words without stop words. `fillers`, `elsewhere`: the words that the fit depends on.
        `negations`: the words that say no. `terms`: the words, sorted. `boosts`: the weight of each field.
        `fields`: the fields that are not in `questions`, see `packed`.
    """
    stop_words = skipped(search_words)
    found = known or [analysed(entry, stop_words) for entry in entries]
    asked = [questions for questions, _ in found]
    stated = {name: [fields[name] for _, fields in found] for name in STATED}
    terms = sorted({w for some in (*asked, *stated.values()) for phrase in some for w in phrase})
    numbers = {term: number for number, term in enumerate(terms)}
    return {
        "language": language,
        "documents": [
            {"key": e.key, "url": e.url, "title": e.title, "topic": e.topic, "summary": e.summary, "id": e.id}
            for e in entries
        ],
        "questions": [
            [[numbers[word] for word in phrase] for phrase in (title, *filter(None, others))]
            for title, *others in asked
        ],
        "stop_words": sorted(stop_words),
        "fillers": sorted(folded(search_words, "fillers") - stop_words),
        "negations": sorted(folded(search_words, "negations") - stop_words),
        "elsewhere": [
            sorted({tuple(phrase) for item in phrases if (phrase := telling(item, stop_words))})
            for phrases in elsewhere
        ],
        "synonyms": synonyms(search_words, stop_words),
        "terms": terms,
        "boosts": FIELDS,
        "fields": {
            name: packed([[numbers[word] for word in own] for own in fields], len(terms))
            for name, fields in stated.items()
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
