"""Words of a language as patterns: alternatives, endings, and names for what they stand for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from helpcenter.facts.hints import LETTERS, LONGEST, HintedWords, Hints
from helpcenter.facts.unspaced import apart

_BETWEEN = re.compile(r"[ -]+")


def alternatives(words: Iterable[str]) -> str:
    """Return a pattern for any of some words; `*` at a word's end is any ending, "(?!)" the pattern of no words."""
    patterns = []
    for word in sorted({word.lower().strip()[:LONGEST] for word in words}, key=lambda w: (-len(w), w)):
        if word.rstrip("*"):
            parts = (re.escape(part).replace(r"\*", r"[^\W\d_]{0,20}") for part in re.split(r"[ -]+", word))
            patterns.append(r"[ -]{1,2}".join(parts))
    return f"(?:{'|'.join(patterns)})" if patterns else "(?!)"


def one_of(words: Iterable[str], written: str) -> str:
    """Return which of some words is the one that the pattern of `alternatives` found: “half past” is “Half-past”."""
    longest = sorted(words, key=lambda word: (-len(word), word))
    return next(word for word in longest if re.fullmatch(alternatives([word]), written, re.IGNORECASE))


def _beginning(word: str, before: str, *, alone: bool) -> str:
    """Return a pattern for a word that is looked for by its first letter, which is quick; `before` must fit."""
    behind = [before] if before else []
    behind += ["(?<=[0-9 ])"] if alone else []
    first = re.match(r"\\.|\w", word)
    if first is None:
        return "".join([*behind, word])
    return "".join([first[0], *(f"{pattern[:-1]}.)" for pattern in behind), word[first.end() :]])


def _is(word: str, plain: str) -> bool:
    """Return whether a text, in which one space is between words, is a word with an ending of its own or without."""
    stem = word.rstrip("*")
    if "*" in stem:
        return re.fullmatch(alternatives([word]), plain) is not None
    stem = _BETWEEN.sub(" ", stem)
    rest = plain.removeprefix(stem)
    return plain.startswith(stem) and (not rest or (word.endswith("*") and bool(LETTERS.fullmatch(rest))))


class Names:
    """Finds words that stand for something, each with what it stands for. Texts must be folded."""

    def __init__(
        self, words: Mapping[str, Iterable[str]], before: str = "", among: HintedWords | None = None
    ) -> None:
        """Take the words for each name; `before`, a look behind at one character, must fit; `among` as in `Hints`."""
        pairs = [(word.lower().strip()[:LONGEST], name) for name, found in words.items() for word in found]
        self._pairs = sorted(pairs, key=lambda pair: (-len(pair[0].rstrip("*")), pair[0].endswith("*"), pair))
        known = [word for word, _ in self._pairs if word.rstrip("*")]
        one = "|".join(_beginning(alternatives([word])[3:-1], before, alone=len(word) == 1) for word in known)
        self._pattern = re.compile(rf"(?:{one})(?![^\W\d_])" if one else "(?!)", re.DOTALL)
        self._names: dict[str, str] = {}
        self._hints = Hints(known, among=among)
        self.bit = self._hints.bit

    def none_in(self, folded: str) -> bool:
        """Return whether a text surely has none of these words."""
        return self._hints.none_in(folded)

    def found(self, folded: str) -> Iterator[tuple[str, int, int]]:
        """Yield each word in a text: what it stands for, where it begins and ends."""
        if self.none_in(folded):
            return
        for match in self._pattern.finditer(folded):
            if match[0] not in self._names:
                self._names[match[0]] = self._name(match[0])
            yield self._names[match[0]], match.start(), match.end()

    def _name(self, written: str) -> str:
        plain = _BETWEEN.sub(" ", written)
        return next((name for word, name in self._pairs if _is(word, plain)), "")

    def without(self, text: str) -> str:
        """Return the text without these words, as long as it was."""
        return self._pattern.sub(lambda match: " " * len(match[0]), folded(text))


def any_of(texts: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern for the longest letters in a row of each of some texts; it matches all if one has none."""
    rows = {max(LETTERS.findall(text), key=len, default="") for text in texts}
    return re.compile("|".join(sorted(rows)) if rows else "(?!)")


@lru_cache(maxsize=256)
def folded(text: str) -> str:
    """Return the text in lower case, put apart, with as many characters."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(c if len(c.lower()) > 1 else c.lower() for c in text)
    return apart(lower)


def one_off(one: str, other: str) -> bool:
    """Return whether one letter is put in, left out or replaced, or two neighbours are swapped."""
    short, long = sorted((one, other), key=len)
    at = next((at for at, letter in enumerate(short) if letter != long[at]), len(short))
    if len(long) - len(short) > 1:
        return False
    if short[at + (len(short) == len(long)) :] == long[at + 1 :]:
        return True
    return short[at : at + 2] == long[at : at + 2][::-1] and short[at + 2 :] == long[at + 2 :]
