"""Text → words, folded so that accents, case and typography do not matter.

The twin of this file is theme/assets/search-analysis.js: change both.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

MOST_READ = 48
"""Words of a query that are read."""

MOST_WORDS = 16
"""Words of them that count."""

LONGEST_WORD = 40
"""Characters of a word that count."""

FOLDS = {"ß": "ss", "ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ð": "d"}
"""Letters that Unicode does not take apart into a letter and a mark."""

_WORD = re.compile(r"[^\W_\U00010000-\U0010ffff]+")
"""Letters and digits of Unicode's basic plane, in which one character is one unit in JavaScript too."""

_APOSTROPHE = re.compile(r"(?<=[^\W\d_]{2})['’ʼ](?=[^\W\d_])")
_SPLIT_LETTER = re.compile(r"(?<![^\W_])([^\W\d_])[-‐‑](?=[^\W\d_])")


class _Plain(dict[int, str]):
    """Each character, made plain when it is first met: its compatibility form without marks."""

    def __missing__(self, character: int) -> str:
        parts = unicodedata.normalize("NFKD", chr(character))
        self[character] = "".join(part for part in parts if unicodedata.category(part)[0] != "M")
        return self[character]


_PLAIN = _Plain()
_FOLDED = str.maketrans(FOLDS)


def fold(text: str) -> str:
    """Lower case, without accents; compatibility forms made plain."""
    return text.translate(_PLAIN).lower().translate(_FOLDED)


def words(text: str) -> list[str]:
    """The words of a text, folded: runs of letters and digits.

    A single letter before a hyphen belongs to its word, and an apostrophe is none: e-mail is email, can't is
    cant. After a single letter it parts words, so that I'd is not taken for ID. Addresses fall into their parts,
    so that clientportalgw is found in clientportalgw.union.hu.
    """
    joined = _SPLIT_LETTER.sub(r"\1", _APOSTROPHE.sub("", fold(text)))
    return [word[:LONGEST_WORD] for word in _WORD.findall(joined)]


def skipped(search: object) -> frozenset[str]:
    """The words that search skips, from the `search` part of a language.yml; none where that follows no schema."""
    listed = search.get("stop_words") if isinstance(search, Mapping) else None
    found = listed if isinstance(listed, list) else []
    return frozenset(word for item in found if isinstance(item, str) for word in words(item))


@lru_cache(maxsize=50_000)
def grams(word: str) -> frozenset[str]:
    """The word's 3-grams, its edges marked: jel → ␂je, jel, el␃."""
    marked = f"\x02{word}\x03"
    return frozenset(marked[i : i + 3] for i in range(len(marked) - 2))
