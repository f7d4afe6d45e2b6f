"""Names of companies: capitalised words in a row, some of which belong to a name that facts.yml knows."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from difflib import SequenceMatcher
from functools import cache, lru_cache
from typing import NamedTuple
from unicodedata import combining, normalize

from helpcenter.facts.patterns import one_off
from helpcenter.facts.statements import CompanyName, Stated

_WORD = re.compile(r"[^\W\d_][\w’'-]{0,40}\.?")
_MOST = 8
"""Words that are read as one name."""

_ENDING = 6
"""Letters that a language may add to the last word of a name."""

_ARTICLE = 3
"""Letters that an article has at most: A, Az, The, Der."""

_ALIKE = 0.78

_LONG = 5
"""Letters of a word of others' names in which a slip is found."""


def names(text: str, known: tuple[str, ...], others: tuple[str, ...] = ()) -> Iterator[Stated]:
    """Every name of a company like ours; its value is the known name that it is, or how it is written.

    Args:
        text: the text.
        known: our names.
        others: names of others that are known.
    """
    yield from _misspelt(text, others)
    lexicon = _lexicon(known)
    if not any(beginning in text for beginning in lexicon.beginnings):
        return
    for run in _runs(text, lexicon.forms):
        bare = [_bare(word[0]) for word in run]
        ours = [word for word in bare if _belongs(word, lexicon.parts)]
        pairs = zip(bare, run, strict=True)
        shouted = any(len(word) > 2 and found[0][: len(word)].isupper() for word, found in pairs)
        known_so = any(word in lexicon.forms or (ours and word in lexicon.brands) for word in bare)
        if len(run) > 1 and (known_so or len(ours) > 1 or (ours and shouted)):
            written = [word[0] for word in run]
            first, last, name = _known(written, (*known, *others))
            rest = [*bare[:first], *bare[last:]]
            if not name or any(_belongs(word, lexicon.parts) or word in lexicon.brands for word in rest):
                first, last = _without_article(bare, lexicon), len(run)
                name = " ".join(written[first:])
            start, end = run[first].start(), run[last - 1].end()
            yield Stated(CompanyName(name), start, end, text[start:end])


class _Lexicon(NamedTuple):
    """The parts of known names: `beginnings` are those of their words, as they are written."""

    brands: frozenset[str]
    parts: frozenset[str]
    forms: frozenset[str]
    beginnings: tuple[str, ...]


@cache
def _lexicon(known: tuple[str, ...]) -> _Lexicon:
    words = {word[:4] for name in known for word in name.split()[1:]}
    brands = frozenset(map(brand, known))
    return _Lexicon(
        brands=brands,
        parts=frozenset(_bare(word) for name in known for word in name.split()[1:]) - brands,
        forms=frozenset(_bare(name.split()[-1]) for name in known if name.endswith(".")),
        beginnings=tuple(
            words | {word.upper() for word in words} | {word[:1] + word[1:].upper() for word in words}
        ),
    )


def signs(known: tuple[str, ...], others: tuple[str, ...]) -> Iterator[str]:
    """Yield texts of which one is in every text that has such a name; the arguments are those of `names`."""
    yield from _lexicon(known).beginnings
    for name in others:
        words = name.split()
        yield from words if len(words) > 1 else ()


def brand(name: str) -> str:
    """Return the first word of a name after an article, in lower case: it is the one that tells names apart."""
    words = name.split()
    return words[len(words) > 1 and len(words[0]) == 1 < len(words[1])].casefold()


def _without_article(words: Sequence[str], lexicon: _Lexicon) -> int:
    """Return where a name begins in a row of words: at our brand, if only short words like “Az” are before it."""
    at = next((at for at, word in enumerate(words) if word in lexicon.brands), 0)
    return (
        at if all(len(word) <= _ARTICLE and not _belongs(word, lexicon.parts) for word in words[:at]) else 0
    )


def _bare(word: str) -> str:
    return word.strip(".").casefold()


@cache
def _without_accents(word: str) -> str:
    return "".join(letter for letter in normalize("NFD", word) if not combining(letter))


@lru_cache(maxsize=4096)
def _belongs(word: str, parts: frozenset[str]) -> bool:
    return any(_is_part(_without_accents(word), _without_accents(part)) for part in parts)


def _is_part(word: str, part: str) -> bool:
    if word.startswith(part if len(part) > 1 else f"{part}-") or word == part:
        return True
    return SequenceMatcher(None, word, part).ratio() > _ALIKE


def _misspelt(text: str, others: Collection[str]) -> Iterator[Stated]:
    """Yield each name of others of which one word has a slip; at the end of a word it may be an ending."""
    for name in others:
        words = name.split()
        for at, word in enumerate(words if len(words) > 1 and any(map(text.__contains__, words)) else ()):
            for match in _but_one(name, at).finditer(text) if len(word) >= _LONG else ():
                if match[1][-2:] == word[-2:] and match[1] != word and one_off(match[1], word):
                    yield Stated(CompanyName(match[0]), *match.span(), match[0])


@cache
def _but_one(name: str, at: int) -> re.Pattern[str]:
    """Return a pattern for a name in which one word may be any."""
    words = [re.escape(word) for word in name.split()]
    words[at] = r"([^\W\d_]{3,40})"
    return re.compile(rf"(?<!\w){' '.join(words)}(?!\w)")


def _known(written: Sequence[str], known: Collection[str]) -> tuple[int, int, str]:
    """The longest known name in a row of words: its first word, the one after it, and the name."""
    for name in sorted(known, key=len, reverse=True):
        words = name.split()
        for first in range(len(written) - len(words) + 1):
            row = written[first : first + len(words)]
            ending = row[-1].removeprefix(words[-1])
            if (
                row[:-1] == words[:-1]
                and len(ending) + len(words[-1]) == len(row[-1])
                and len(ending) <= _ENDING
            ):
                return first, first + len(words), name
    return 0, 0, ""


def _runs(text: str, forms: Collection[str]) -> Iterator[list[re.Match[str]]]:
    """Capitalised words in a row; a full stop ends a row, unless the form of a company follows."""
    run: list[re.Match[str]] = []
    for match in _WORD.finditer(text):
        if not match[0][0].isupper():
            continue
        joined = run and text[run[-1].end() : match.start()] == " "
        joined = joined and (not run[-1][0].endswith(".") or _bare(match[0]) in forms)
        if run and (not joined or len(run) == _MOST):
            yield run
            run = []
        run.append(match)
    if run:
        yield run
