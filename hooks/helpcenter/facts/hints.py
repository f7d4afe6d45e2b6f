"""Tells by the words of a text that it holds none of some phrases: asking a set is faster than a pattern.

Most texts state nothing of most kinds. Each word that occurs is looked at once, however many texts have it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

LETTERS = re.compile(r"[^\W\d_]+")
_ALIKE = str.maketrans("ıſ", "is", "\N{COMBINING DOT ABOVE}")
"""Letters that a pattern which ignores case takes for others, too."""

LONGEST = 60
"""Characters of a phrase that are looked for."""

_MOST = 100_000
"""Words of which is kept what they hint at."""

_FEW = 64
"""Texts of which it is kept: several kinds of phrases are looked for in one text, one after the other."""


class HintedWords:
    """Finds the sets of phrases at which words hint; each word is looked up once for all sets."""

    def __init__(self) -> None:
        self._sets: list[Hints] = []
        self._known: dict[str, int] = {}
        self._texts: dict[str, int] = {}
        self._always = 0

    def add(self, hints: Hints) -> int:
        """Take another set of phrases; returns the bit that says whether a word hints at it."""
        bit = 1 << len(self._sets)
        self._sets.append(hints)
        self._known.clear()
        self._texts.clear()
        self._always |= bit if hints.anywhere else 0
        return bit

    def of(self, text: str) -> int:
        """The bits of all sets at which some word of a text hints."""
        found = self._texts.get(text)
        if found is None:
            if len(self._texts) > _FEW:
                self._texts.clear()
            found = self._texts[text] = self._of_words(set(LETTERS.findall(text)))
        return found

    def _of_words(self, words: set[str]) -> int:
        known, found = self._known, self._always
        if len(known) > _MOST:
            known.clear()
        for word in words:
            bits = known.get(word)
            if bits is None:
                bits = known[word] = self._looked_at(folded(word))
            found |= bits
        return found

    def _looked_at(self, word: str) -> int:
        return sum(hints.bit for hints in self._sets if hints.may_be(word))


class Hints:
    """Some phrases, each known by the longest of its words.

    Attributes:
        anywhere: whether one has no letters, so that words say nothing about it.
        bit: the bit by which `HintedWords` says that a text may hold one of them.
    """

    def __init__(
        self,
        phrases: Iterable[str],
        *,
        leading: bool = False,
        whole: bool = False,
        among: HintedWords | None = None,
    ) -> None:
        """Take the phrases.

        Args:
            phrases: the phrases; `*` in one stands for any letters.
            leading: whether a phrase is looked for at the beginning of a word, and any letters may follow it; else it
                is looked for anywhere, and the word ends with it.
            whole: whether a phrase is looked for at the beginning of a word, and the word ends with it.
            among: the words of a language, which are looked up for all its phrases together.
        """
        starts, ends, parts, alone = set[str](), set[str](), set[str](), set[str]()
        self.anywhere = False
        for phrase in map(folded, phrases):
            rows = list(LETTERS.finditer(phrase))
            if not rows:
                self.anywhere |= bool(phrase.strip("*"))
                continue
            # behind * in a phrase any letters may be before a word, too
            odd = "*" in phrase[:-1] or len(phrase) > LONGEST
            row = rows[0] if odd else max(rows, key=lambda found: (len(found[0]), found.start()))
            cut = len(phrase) > LONGEST or (leading and row.end() == len(phrase))
            goes_on = cut or phrase.startswith("*", row.end())
            if row is not rows[0] or leading or whole or len(phrase) == 1:
                (starts if goes_on else alone).add(row[0])
            else:
                (parts if goes_on else ends).add(row[0])
        self._look_for(starts, ends, parts, alone)
        self._words = among or HintedWords()
        self.bit = self._words.add(self)

    def _look_for(self, starts: set[str], ends: set[str], parts: set[str], alone: set[str]) -> None:
        self._sets = starts, ends, parts, alone
        self._starts, self._ends, self._alone = tuple(starts), tuple(ends), alone
        self._parts = re.compile("|".join(map(re.escape, sorted(parts)))) if parts else None

    @classmethod
    def together(cls, *several: Hints) -> Hints:
        """Return one for the phrases of several."""
        made = cls(())
        made.anywhere = any(one.anywhere for one in several)
        made._look_for(*(set[str]().union(*(one._sets[at] for one in several)) for at in range(4)))
        return made

    def none_in(self, text: str) -> bool:
        """Whether a text surely holds none of the phrases."""
        return not self._words.of(text) & self.bit

    def may_be(self, word: str) -> bool:
        """Whether a phrase may begin in a word, which is folded."""
        return (
            word.startswith(self._starts)
            or word.endswith(self._ends)
            or word in self._alone
            or (self._parts is not None and self._parts.search(word) is not None)
        )


@lru_cache(maxsize=50_000)
def folded(text: str) -> str:
    """A word as `Hints.may_be` is given it: in small letters, those alike made alike."""
    lower = text.strip().lower()
    return lower if lower.isascii() else lower.translate(_ALIKE)


def each_folded(words: Iterable[str]) -> list[str]:
    """Words without spaces, each folded; many at once take a fraction of the time."""
    return "\n".join(words).lower().translate(_ALIKE).split("\n")
