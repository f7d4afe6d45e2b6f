"""Splits text into words and folds them, so that accents, case and typography do not matter.

theme/assets/search-analysis.js implements the same in JavaScript: change both.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

MOST_READ = 48
"""Limit of the words of a query that are read."""

MOST_WORDS = 16
"""Limit of the words of a query that are searched, without stop words."""

LONGEST_WORD = 40
"""Limit of the characters of a word; the rest is cut off."""

FOLDS = {"ß": "ss", "ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ð": "d"}
"""Letters that Unicode does not decompose into a letter and a mark, and their replacements."""

_WORD = re.compile(r"[^\W_\U00010000-\U0010ffff]+")
"""Letters and digits of Unicode's basic plane, in which one character is one unit in JavaScript too."""

_APOSTROPHE = re.compile(r"['’ʼ](?<=[^\W\d_]{2}.)(?=[^\W\d_])")
_JOINED = re.compile(r"['’ʼ‐‑-]")
_SPLIT_LETTER = re.compile(r"(?<![^\W_])([^\W\d_])[-‐‑](?=[^\W\d_])")


class _Plain(dict[int, str]):
    """Maps each character to its compatibility form without marks, computed on first use."""

    def __missing__(self, character: int) -> str:
        parts = unicodedata.normalize("NFKD", chr(character))
        self[character] = "".join(part for part in parts if unicodedata.category(part)[0] != "M")
        return self[character]


_PLAIN = _Plain()
_FOLDED = str.maketrans(FOLDS)


def fold(text: str) -> str:
    """Fold a text: lower case, without accents, in compatibility form."""
    return text.translate(_PLAIN).lower().translate(_FOLDED)


def words(text: str) -> list[str]:
    """The folded words of a text: runs of letters and digits.

    A single letter before a hyphen is joined to the next word (e-mail → email), and apostrophes are removed (can't →
    cant), except after a single letter, so that I'd is not confused with ID. Host names are split into their parts,
    so that clientportalgw is found in clientportalgw.union.hu.
    """
    joined = fold(text)
    if _JOINED.search(joined):
        joined = _SPLIT_LETTER.sub(r"\1", _APOSTROPHE.sub("", joined))
    return [word[:LONGEST_WORD] for word in _WORD.findall(joined)]


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
