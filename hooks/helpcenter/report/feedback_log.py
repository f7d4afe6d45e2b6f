"""Reads the log of searches and votes that readers sent, and sums it up for editors."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import parse_qsl

from helpcenter.search.analysis import words

FITS = ("good", "weak", "none")
LONGEST = 100
"""Characters of a value that are read."""


@dataclass
class Searches:
    """Searches that say the same: the words of each and how often, how often nothing fitted, and what was opened."""

    language: str
    queries: Counter[str] = field(default_factory=Counter)
    unanswered: int = 0
    opened: Counter[str] = field(default_factory=Counter)

    @property
    def count(self) -> int:
        """The number of searches."""
        return self.queries.total()

    @property
    def phrase(self) -> str:
        """The query as most people typed it."""
        return min(self.queries, key=lambda query: (-self.queries[query], query))


@dataclass
class Votes:
    """The votes on an answer: yes, no, and the reasons for no."""

    id: str
    yes: int = 0
    no: int = 0
    reasons: Counter[str] = field(default_factory=Counter)

    @property
    def share(self) -> float:
        """The share of no."""
        return self.no / (self.yes + self.no)


@dataclass(frozen=True)
class Log:
    """A log that was read: searches in groups, votes by answer, and the number of lines that are neither."""

    searches: Sequence[Searches]
    votes: Sequence[Votes]
    unread: int


def summed_up(lines: Iterable[str], stop_words: Mapping[str, frozenset[str]]) -> Log:
    """Sum up a log.

    Args:
        lines: lines of JSON as the shipped nginx configuration writes them.
        stop_words: the folded stop words of each language; searches of other languages are not read.
    """
    searches: dict[tuple[str, tuple[str, ...]], Searches] = {}
    votes: dict[str, Votes] = {}
    unread = 0
    for line in filter(str.strip, lines):
        sent = _sent(line)
        if sent.get("kind") == "search" and sent.get("language") in stop_words and sent.get("fit") in FITS:
            language = sent["language"]
            found = words(sent.get("q", ""))
            key = tuple(sorted({word for word in found if word not in stop_words[language]} or set(found)))
            if key:
                _search(searches.setdefault((language, key), Searches(language)), sent)
                continue
        elif sent.get("kind") == "vote" and sent.get("id") and sent.get("helped") in ("yes", "no"):
            _vote(votes.setdefault(sent["id"], Votes(sent["id"])), sent)
            continue
        unread += 1
    return Log(list(searches.values()), list(votes.values()), unread)


def _sent(line: str) -> dict[str, str]:
    """The values that one line says were sent; none if it is no such line."""
    try:
        entry = json.loads(line)
    except ValueError:
        return {}
    sent = entry.get("sent") if isinstance(entry, dict) else None
    pairs = parse_qsl(sent, errors="replace") if isinstance(sent, str) else []
    return {name: "".join(filter(str.isprintable, value))[:LONGEST] for name, value in pairs}


def _search(group: Searches, sent: Mapping[str, str]) -> None:
    group.queries[sent["q"].strip()] += 1
    group.unanswered += sent["fit"] == "none" or sent.get("n") == "0"
    if sent.get("opened"):
        group.opened[sent["opened"]] += 1


def _vote(votes: Votes, sent: Mapping[str, str]) -> None:
    if sent["helped"] == "yes":
        votes.yes += 1
    else:
        votes.no += 1
        if sent.get("reason"):
            votes.reasons[sent["reason"]] += 1


def without_answer(log: Log) -> list[Searches]:
    """The groups of searches of which most found no answer, the most frequent first."""
    return sorted((one for one in log.searches if 2 * one.unanswered > one.count), key=_often)


def without_click(log: Log) -> list[Searches]:
    """The other groups of which most opened nothing, the most frequent first."""
    answered = (one for one in log.searches if 2 * one.unanswered <= one.count)
    return sorted((one for one in answered if 2 * one.opened.total() < one.count), key=_often)


def _often(group: Searches) -> tuple[int, str, str]:
    return -group.count, group.language, group.phrase


def by_share(log: Log) -> Iterator[Votes]:
    """Yield the answers that got a no, those with the greatest share first."""
    yield from sorted((one for one in log.votes if one.no), key=lambda one: (-one.share, -one.no, one.id))
