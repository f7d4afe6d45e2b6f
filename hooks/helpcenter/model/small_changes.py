"""How much a text changed: a typo that is fixed is no reason to translate it anew, another number or step is.

A sketch of a text has two parts. The first covers what must be the same, in its order: numbers, links, headings, list
marks, quoted labels, code, short words (not, no, by …), and the first letter of every other word. The second counts the
letters of those other words, so that the size of a change can be computed without the earlier text.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator

SMALL = 2
"""Letters, added and removed, by which the words of a text may differ; decisions/0260 has the measurements."""

FORM = re.compile(r"([0-9a-f]{8})-([0-9a-f]{24})")
_BUCKETS = 24
_SHORT = 3
"""Letters of a word that must be the same letter by letter; in short words a letter makes another word."""

_BLOCK = re.compile(r"[ \t>]*(#{1,6}|[-*+]|\d+[.)]|\||!!!|\?\?\?\+?|={3}|:{1,3})(?=\s|$|[^*\w])")
_OPENING, _CLOSING = "„“«»‚‘", "”“»«’‘"
_EXACT = re.compile(r"[\d@/:_#|<>\[\](){}`=&\\]")
_WORD = re.compile(r"[^\W\d_]+")


def sketch(text: str) -> str:
    """The sketch of a text: 8 digits for what must be the same, 24 for the letters of its other words."""
    letters = [0] * _BUCKETS
    same = hashlib.sha256()
    for part, counted in _parts(text):
        same.update(f"{part}\n".encode("utf-8", "replace"))
        for letter in counted:
            letters[ord(letter) % _BUCKETS] += 1
    return f"{same.hexdigest()[:8]}-{''.join(f'{count % 16:x}' for count in letters)}"


def is_small(before: str, after: str) -> bool:
    """Whether two sketches are those of texts that say the same but for a few letters."""
    was, now = FORM.fullmatch(before), FORM.fullmatch(after)
    return bool(was and now) and before[:8] == after[:8] and distance(before, after) <= SMALL


def distance(before: str, after: str) -> int:
    """The letters by which two sketches differ, added and removed ones counted."""
    pairs = zip(before[-_BUCKETS:], after[-_BUCKETS:], strict=True)
    return sum(abs((int(now, 16) - int(was, 16) + 8) % 16 - 8) for was, now in pairs)


def _parts(text: str) -> Iterator[tuple[str, str]]:
    """The pieces of a text that must be the same, by part, and the letters that are only counted."""
    quoted = False
    for line in text.split("\n"):
        block = _BLOCK.match(line)
        if block:
            yield block[1], ""
        for chunk in line[block.end() if block else 0 :].split():
            opens = any(mark in chunk for mark in _OPENING)
            exact = quoted or opens or _EXACT.search(chunk)
            quoted = (quoted or opens) and not any(mark in chunk[1:] for mark in _CLOSING)
            yield from [(chunk.rstrip(".,;!?*"), "")] if exact else _words(chunk)


def _words(chunk: str) -> Iterator[tuple[str, str]]:
    for word in _WORD.findall(chunk):
        if len(word) <= _SHORT or not word[1:].islower():
            yield word.casefold() if word[1:].islower() or len(word) == 1 else word, ""
        else:
            plain = "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if c.isalpha())
            yield plain[:1], plain
