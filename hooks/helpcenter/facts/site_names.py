"""Names of sites, as facts.yml writes them and as they are nearly written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from helpcenter.facts.patterns import any_of
from helpcenter.facts.spans import outside
from helpcenter.facts.statements import SiteName, Stated
from helpcenter.facts.unspaced import COUNTING
from helpcenter.facts.words import Words

_ACCENT = re.compile("[\u0300-\u036f]+")
_WORD = re.compile(r"[^\W_]+")
_GLOSS = re.compile(r"(?:-[^\W_]+)? ?\(((?:[^\W\d_][\w’'-]*)(?: [^\W\d_][\w’'-]*){0,5})\)")
_LENGTHENED = {"a": "á", "e": "é", "o": "ó", "ö": "ő", "u": "ú", "ü": "ű", "i": "í"}

_TAIL = re.compile(r"(-?)(\w*)")

_SHORT = 3
"""Letters of a name that is too short to be recognised when it is misspelt."""

_TORN, _PART = 60, 4
"""Letters of the longest name that is looked for torn in two, and letters that each of the parts has."""

_ENDING, _SHORT_ENDING = 8, 4
"""Letters that a language may add to a name, and to a short one: “Ubiban”. With more, “Ubiquitous” would be it."""


class _Name(NamedTuple):
    """A name; its letters without accents; how many slips make another word of it; parts of which one stands still."""

    name: str
    folded: str
    slips: int
    parts: tuple[str, ...]


def site_names(text: str, known: tuple[str, ...], words: Words) -> Iterator[Stated]:
    """Every name of a site: its value is the name, or how it is written where it is nearly one.

    Words in brackets after it are its gloss. A short name, and one that is not a single word, may be common words
    (“My Account”), so it is found as facts.yml writes it, and no likeness of it is.
    """
    counting = COUNTING.search(text) is not None
    if not known or not _quick(known, counting=counting).search(_folded(text)):
        return
    exact = list(_exact(text, known))
    yield from exact
    yield from outside(exact, _single(text, known, words))


def _exact(text: str, known: tuple[str, ...]) -> Iterator[Stated]:
    """Names that are found only as they are written, the longest first; an ending or another word may follow."""
    taken: list[Stated] = []
    for name in sorted(known, key=len, reverse=True):
        pattern = _written(name) if name.strip() and not is_single(name) else None
        for match in pattern.finditer(text) if pattern else ():
            tail = _TAIL.match(text, match.end())
            if tail and _is_ending(tail[1], tail[2], _SHORT_ENDING if len(name) <= _SHORT else _ENDING):
                end = tail.end() if tail[2] else match.end()
                gloss = _GLOSS.match(text, end)
                value = SiteName(name, gloss[1] if gloss else None)
                taken += outside(taken, [Stated(value, match.start(), end, text[match.start() : end])])
    return iter(taken)


def _is_ending(hyphen: str, letters: str, longest: int) -> bool:
    """Whether what follows a name leaves it that name: nothing, an ending, or a word after a hyphen that is no name."""
    if hyphen:
        return not letters or (letters.isalpha() and not (letters.isupper() and len(letters) > 1))
    return not letters or (letters.isalpha() and letters.islower() and len(letters) <= longest)


def _single(text: str, known: tuple[str, ...], words: Words) -> Iterator[Stated]:
    """Names of one word, as they are written, nearly written, and torn apart."""
    for match in _WORD.finditer(text):
        name = _judged(match[0], known)
        if name:
            gloss = _GLOSS.match(text, match.end())
            yield Stated(SiteName(name, gloss[1] if gloss else None), *match.span(), match[0])
    lowered = text.lower()
    for one in known:
        if is_single(one) and one[:_SHORT].lower() in lowered and (torn := _torn(one)):
            for match in torn.finditer(text):
                rest = text[match.end() :].lstrip(" -")[:30].lower()
                if not any(at == 0 for _, at, _ in words.unit.found(rest)):
                    yield Stated(SiteName(match[0]), *match.span(), match[0])


@cache
def _names(known: tuple[str, ...]) -> tuple[_Name, ...]:
    found = []
    for name in known:
        folded = _folded(name)
        size = len(folded)
        if is_single(name):
            digits = any(map(str.isdigit, folded))
            slips = 2 if size > 7 or (digits and size > 5) else int(size > 4)
            cuts = [size * at // (slips + 1) for at in range(slips + 2)]
            parts = tuple(folded[low:high] for low, high in pairwise(cuts))
            found.append(_Name(name, folded, slips, parts))
    return tuple(found)


@cache
def _quick(known: tuple[str, ...], *, counting: bool) -> re.Pattern[str]:
    """Finds parts of which every name has one; a name with digits needs a text with some."""
    names = [name for name in _names(known) if counting or not any(map(str.isdigit, name.folded))]
    parts = {part for name in names for part in name.parts}
    parts |= {_folded(word) for name in known if not is_single(name) for word in name.split()[:1]}
    return re.compile("|".join(map(re.escape, sorted(parts))) or "(?!)")


def that_may_be_in(rows: Sequence[str], known: tuple[str, ...]) -> Iterator[str]:
    """Yield those of some rows of letters that may be a part of a name in a text without digits, as it is or nearly."""
    (beginnings, others), quick = _beginnings(known), _quick(known, counting=False)
    for letters, plain in zip(rows, _folded("\n".join(rows)).split("\n"), strict=True):
        exact = letters.startswith(beginnings) or others.search(plain)
        if exact or (quick.search(plain) and _judged(letters, known)):
            yield letters


@cache
def _beginnings(known: tuple[str, ...]) -> tuple[tuple[str, ...], re.Pattern[str]]:
    """The beginnings of names of one word, and a pattern for a part of each other one."""
    words = (_folded(name.split()[0]) for name in known if name.strip() and not is_single(name))
    return tuple(name[:_PART] for name in known if is_single(name)), any_of(words)


def is_single(name: str) -> bool:
    """Whether a name is one word that is long enough to be recognised when it is misspelt."""
    return len(name) > _SHORT and bool(_WORD.fullmatch(name))


@cache
def _written(name: str) -> re.Pattern[str]:
    """Finds a name as it is written, with any space between its words, and with the vowel that an ending makes long."""
    stems = dict.fromkeys((name, name[:-1] + _LENGTHENED.get(name[-1], name[-1])))
    forms = "|".join(r"\s+".join(map(re.escape, stem.split())) for stem in stems)
    return re.compile(rf"(?<![\w.@/-])(?:{forms})(?![.@/]\w)")


@cache
def _torn(name: str) -> re.Pattern[str] | None:
    """Finds a name that was torn apart: UNION 24, UNION-24, Ügyfél portál."""
    letters = re.fullmatch(r"([^\W\d_]{3,})(\d+)", name)
    if letters:
        after = r"(?![\w.:,/%]\d|\w|/)"
        return re.compile(rf"(?<![\w.@/-]){letters[1]}[ -]{{1,2}}{letters[2]}{after}", re.IGNORECASE)
    cuts = range(_PART, len(name) - _PART + 1 if len(name) <= _TORN else 0)
    halves = "|".join(
        rf"{re.escape(name[:at])}(?:-|[ ](?=[^\W\d_]))(?i:{re.escape(name[at:])})" for at in cuts
    )
    return re.compile(rf"(?<![\w.@/-])(?:{halves})[^\W\d_]{{0,{_ENDING}}}(?!\w)") if halves else None


@lru_cache(maxsize=65536)
def _judged(word: str, known: tuple[str, ...]) -> str:
    """The name that a word is, with or without an ending; the word itself if it is nearly one; else ""."""
    names = _names(known)
    for name in names:
        last = name.name[-1]
        for stem in (name.name, name.name[:-1] + _LENGTHENED.get(last, last)):
            ending = word.removeprefix(stem)
            if len(ending) < len(word) and len(ending) <= _ENDING and (not ending or ending.isalpha()):
                return name.name
            if word == stem:
                return name.name
    folded = _folded(word)
    return word if any(_nearly(folded, word, name) for name in names) else ""


def _nearly(folded: str, word: str, name: _Name) -> bool:
    if folded.startswith(name.folded) and len(folded) <= len(name.folded) + _ENDING:
        return True
    if not any(part in folded for part in name.parts) or len(folded) > len(name.folded) + _ENDING:
        return False
    if any(map(str.isdigit, name.folded)):
        return any(map(str.isdigit, folded)) and folded[0].isalpha() and _slips(folded, name) <= name.slips
    return word[0].isupper() and _slips(folded, name) <= name.slips


def _slips(word: str, name: _Name) -> int:
    """The fewest letters to change, add or leave out so that the word begins with the name."""
    row = list(range(len(word) + 1))
    for number, letter in enumerate(name.folded, start=1):
        above, row = row, [number]
        for at, other in enumerate(word, start=1):
            row.append(min(above[at - 1] + (letter != other), above[at] + 1, row[-1] + 1))
    return min(row)


def _folded(text: str) -> str:
    return text.lower() if text.isascii() else _ACCENT.sub("", unicodedata.normalize("NFD", text.lower()))
