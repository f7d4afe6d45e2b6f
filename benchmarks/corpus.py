"""Made-up answers that read like ours: the same number of answers always gives the same texts.

Words follow Zipf's law: the commonest words of the real pages come first, then the rarer ones, then compounds of
them; most take an ending now and then. The number of compounds grows with the square root of the number of answers,
as the vocabulary of a growing help center does (Heaps' law).
"""

from __future__ import annotations

import random
import re
from bisect import bisect
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate
from math import sqrt
from pathlib import Path
from unicodedata import combining, normalize

from helpcenter.model.offers import offers
from helpcenter.read.help_center import read
from helpcenter.search.analysis import skipped, words
from helpcenter.search.index_file import telling

COMPOUNDS = 60
"""Compounds in the vocabulary, times the square root of the number of answers."""

COMMON = 60
"""How many of the commonest words take no ending and are nobody's own."""

OWN = 0.3
"""Share of an answer's words that come from the few words of its topic and itself."""

LONG = 5
"""Letters from which on a word of `reading:` is kept out with all its endings and compounds."""

BARE = 0.6
"""Share of words without an ending."""

ENDINGS = {
    "hu": "t ban ba k nak a hoz val ról ra ak ja i on ban ból as ok nál ként ig ért unk od otok ékat ában ának",
    "en": "s ed ing ly er ers able ment",
}
"""Endings by language, the commonest first."""

_TARGET = re.compile(r"\]\([^)]*\)|<[^>]*>|\{[^}]*\}|[\w.@/:-]*[@/][\w.@/:-]*")
_WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class Made:
    """One made-up answer: the number of its topic, and its texts."""

    topic: int
    title: str
    summary: str
    also_asked: tuple[str, ...]
    paragraphs: tuple[str, ...]


class _Writer:
    """Writes phrases and sentences from a vocabulary, never the same phrase twice, nor one that is taken."""

    def __init__(self, project: Path, language: str, count: int) -> None:
        self.chance = random.Random(f"{language} {count}")
        real = [word for word, _ in _own_words(project, language).most_common()]
        parts = [word for word in real if 4 <= len(word) <= 9]
        many = int(COMPOUNDS * sqrt(count))
        compounds = (self.chance.choice(parts) + self.chance.choice(parts) for _ in range(many))
        self._words = list(dict.fromkeys([*real, *compounds]))
        self._sums = list(accumulate(1 / (rank + 2.7) for rank in range(len(self._words))))
        self._endings = ENDINGS.get(language, ENDINGS["en"]).split()
        self._ending_sums = list(accumulate(1 / (rank + 1) for rank in range(len(self._endings))))
        center = read(project)
        asked = [text for page in center.pages_in(language) for text, _ in page.listed("also_asked")]
        self._phrases = {" ".join(words(text)) for text in asked}
        document = center.language(language).document
        self._skipped = skipped(document.data.get("search"))
        listed = (phrase for offer in offers(document) for phrase, _ in offer.words)
        self._elsewhere = {" ".join(telling(phrase, self._skipped)) for phrase in listed}

    def own(self, count: int) -> list[int]:
        """The numbers of some words that are not among the commonest."""
        return [self._drawn(COMMON) for _ in range(count)]

    def phrase(self, own: list[int], least: int, most: int, longest: int) -> str:
        """Some words, as a customer says or asks something; a new one each time, never only words that search skips."""
        while True:
            drawn = [
                self._word(own, COMMON if place else 0) for place in range(self.chance.randint(least, most))
            ]
            made = " ".join(drawn)[:longest].strip()
            asks, tells = " ".join(words(made)), " ".join(telling(made, self._skipped))
            if tells and asks not in self._phrases and tells not in self._elsewhere:
                self._phrases.add(asks)
                return made

    def sentence(self, own: list[int], least: int, most: int) -> str:
        """A sentence with a comma in it."""
        drawn = [self._word(own) for _ in range(self.chance.randint(least, most))]
        drawn[len(drawn) // 2] += ","
        return f"{' '.join(drawn).capitalize()}."

    def _drawn(self, least: int = 0) -> int:
        at = bisect(self._sums, self.chance.uniform(self._sums[least], self._sums[-1]))
        return min(at, len(self._words) - 1)

    def _word(self, own: list[int], least: int = 0) -> str:
        number: int = self.chance.choice(own) if self.chance.random() < OWN else self._drawn(least)
        if number < COMMON or self.chance.random() < BARE:
            return self._words[number]
        ending = bisect(self._ending_sums, self.chance.uniform(0, self._ending_sums[-1]))
        return self._words[number] + self._endings[min(ending, len(self._endings) - 1)]


def answers(project: Path, language: str, count: int, paragraphs: int = 4) -> Iterator[Made]:
    """Made-up answers in one language, in the order of their topics.

    Args:
        project: the real project, from whose pages the words come.
        language: the language's code.
        count: how many answers.
        paragraphs: how many paragraphs each has, of 20 to 32 words.
    """
    writer = _Writer(project, language, count)
    topics = topic_count(count)
    of_topic = [writer.own(12) for _ in range(topics)]
    for number in range(count):
        topic = number * topics // count
        own = of_topic[topic] + writer.own(8)
        yield Made(
            topic=topic,
            title=writer.phrase(own, 5, 8, 69).capitalize() + "?",
            summary=writer.sentence(own, 14, 20)[:199],
            also_asked=tuple(writer.phrase(own, 2, 5, 99) for _ in range(8)),
            paragraphs=tuple(writer.sentence(own, 20, 32) for _ in range(paragraphs)),
        )


def topic_count(count: int) -> int:
    """How many topics so many answers have: about as many as each topic has answers."""
    return max(1, round(sqrt(count)))


def _own_words(project: Path, language: str) -> Counter[str]:
    """How often the real pages have each word, but for those that the pages of another language have more often."""
    center = read(project)
    found = Counter(_real_words(project, language))
    for other in center.languages:
        if other.code != language:
            foreign = Counter(_real_words(project, other.code))
            found = Counter({word: count for word, count in found.items() if foreign[word] <= count})
    return found


def _real_words(project: Path, language: str) -> Iterator[str]:
    """The words of the real pages as they stand there, but for those by which facts are read, lest one be stated.

    Those are the words of a language's `reading:` and the beginnings of the sites' names.
    """
    center = read(project)
    reading = center.language(language).document.data.get("reading") or {}
    known = {word.lower() for text in _strings(reading) for word in _WORD.findall(text)}
    beginnings = (*(reading.get("numbers") or ()), *(word for word in known if len(word) >= LONG))
    sites = tuple(_bare(site["name"])[:5] for site in (center.facts.data.get("sites") or {}).values())
    for page in center.pages.values():
        if page.language == language:
            asked = " ".join(phrase for phrase, _ in page.listed("also_asked"))
            text = _TARGET.sub(" ", f"{page.title} {page.summary} {asked} {page.body}").lower()
            for word in _WORD.findall(text):
                if (
                    word not in known
                    and not word.startswith(beginnings)
                    and not _bare(word).startswith(sites)
                ):
                    yield word


def _strings(data: object) -> Iterator[str]:
    """All keys and texts in some data."""
    if isinstance(data, Mapping):
        data = [*data.keys(), *data.values()]
    if isinstance(data, str):
        yield data
    elif isinstance(data, Iterable):
        for item in data:
            yield from _strings(item)


def _bare(word: str) -> str:
    """A word in small letters without accents."""
    return "".join(letter for letter in normalize("NFD", word.lower()) if not combining(letter))
