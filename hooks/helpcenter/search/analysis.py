"""Splits text into words and folds them, so that accents, case and typography do not matter.

theme/assets/search-analysis.js implements the same in JavaScript: change both.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from helpcenter.model.scripts import IDEOGRAPHIC, SYLLABIC, UNSPACED
from helpcenter.search.letters import DROPPED, FOLDS, KEPT_MARKS

MOST_READ = 48
"""Limit of the words of a query that are read."""

MOST_WORDS = 16
"""Limit of the words of a query that are searched, without stop words."""

LONGEST_WORD = 40
"""Limit of the characters of a word; the rest is cut off."""

_KEPT = re.compile(f"[{KEPT_MARKS}]")
_DROPPED = re.compile(f"[{DROPPED}]")
_VOICED = re.compile("[\u3041-\u30ff][\u3099\u309a]")
_MARKS = "".join(mark for mark in map(chr, range(0x900, 0xAC00)) if unicodedata.category(mark)[0] == "M")
_VOWELS = "".join(mark for mark in _KEPT.findall(_MARKS) if not UNSPACED.match(mark))
_SPACED = rf"[^\W_\U00010000-\U0010ffff{IDEOGRAPHIC}{SYLLABIC}]"
"""Letters and digits of Unicode's basic plane, in which one character is one unit in JavaScript too."""

_RUN = re.compile(f"([{IDEOGRAPHIC}]+)|([{SYLLABIC}]+)|(?:{_SPACED}+|[{_VOWELS}]+)+")
_SPACED_RUN = re.compile(f"{_SPACED}+")
_OTHER_SCRIPT = re.compile(f"[{IDEOGRAPHIC}{SYLLABIC}{_VOWELS}ء-ي]")
_PARTICLE = re.compile("[\u3041-\u309f]")

_APOSTROPHE = re.compile(r"(?<=[^\W\d_]{2})['’ʼ](?=[^\W\d_])|(?<=[א-ת])[\"״׳](?=[א-ת])")
_SPLIT_LETTER = re.compile(r"(?<![^\W_])([^\W\d_])[-‐‑](?=[^\W\d_])")
_ARTICLE = re.compile(r"(?<![^\W_])[وف]?(?:[بك]?ال|لل)(?=[ء-ي]{3})")
"""The Arabic article, with the small words that are written together with it."""


class _Plain(dict[int, str]):
    """Maps each character of a decomposed text to itself, or to nothing; computed on first use."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        accent = unicodedata.category(character)[0] == "M" and not _KEPT.match(character)
        self[code] = "" if accent or _DROPPED.match(character) else character
        return self[code]


_PLAIN = _Plain()
_FOLDED = str.maketrans(FOLDS)


def fold(text: str) -> str:
    """Fold a text: lower case, without accents, in compatibility form, katakana as hiragana."""
    if text.isascii():
        return text.lower()
    whole = unicodedata.normalize("NFKD", text)
    if "\u3099" in whole or "\u309a" in whole:
        whole = _VOICED.sub(lambda kana: unicodedata.normalize("NFC", kana[0]), whole)
    return whole.translate(_PLAIN).lower().translate(_FOLDED)


def words(text: str) -> list[str]:
    """The folded words of a text: runs of letters and digits.

    A single letter before a hyphen is joined to the next word (e-mail → email), and apostrophes are removed (can't →
    cant), except after a single letter, so that I'd is not confused with ID. Host names are split into their parts,
    so that clientportalgw is found in clientportalgw.union.hu. The article of Arabic words is removed. A run of letters
    that are written without spaces becomes its overlapping parts: 図書館 → 図書, 書館.
    """
    joined = _SPLIT_LETTER.sub(r"\1", _APOSTROPHE.sub("", fold(text)))
    if not _OTHER_SCRIPT.search(joined):
        return [word[:LONGEST_WORD] for word in _SPACED_RUN.findall(joined)]
    found: list[str] = []
    for run in _RUN.finditer(_ARTICLE.sub("", joined)):
        if run.lastindex is None:
            found.append(run[0][:LONGEST_WORD])
        elif len(run[0]) > 1 or not _PARTICLE.match(run[0]):
            found += _parts(run[0], run.lastindex + 1)
    return found


def _parts(run: str, size: int) -> list[str]:
    return [run[at : at + size] for at in range(max(1, len(run) - size + 1))]


def is_part(word: str) -> bool:
    """Whether a word is a part of a run that is written without spaces."""
    return bool(UNSPACED.match(word))


def skipped(search: object) -> frozenset[str]:
    """The folded stop words in the `search` part of a language.yml; empty if that part is malformed."""
    return folded(search, "stop_words")


def folded(search: object, name: str) -> frozenset[str]:
    """The folded words of a list in the `search` part of a language.yml; empty if that part is malformed."""
    listed = search.get(name) if isinstance(search, Mapping) else None
    found = listed if isinstance(listed, list) else []
    return frozenset(word for item in found if isinstance(item, str) for word in words(item))


@lru_cache(maxsize=50_000)
def grams(word: str) -> frozenset[str]:
    """The 3-grams of a word, with marks for start and end: jel → ␂je, jel, el␃."""
    marked = f"\x02{word}\x03"
    return frozenset(marked[i : i + 3] for i in range(len(marked) - 2))
