"""Quoted words: labels of a screen or titles of a document, with the translation beside them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from difflib import SequenceMatcher
from functools import cache, lru_cache

from helpcenter.facts.registered import ScreenLabel
from helpcenter.facts.statements import Label, Stated
from helpcenter.model.seen import plain

LONGEST = 200
"""Characters that quoted words may have."""

_NEAR = 0.78
"""How much alike quoted words and a label are of which one is meant for the other."""

_WORD = re.compile(r"\w+")
_OPENING, _CLOSING = '„“”"«»', '”“"«»'
"""Marks that quote, in whatever language: a mark of another language quotes too."""

_SINGLE = (r"(?<![^\s(\[/-])[‚‘‹›'](?=[^\W\d_])", r"(?<=\S)[’‘'›‹](?!\w)")
"""Marks that quote where they stand around words, and are apostrophes elsewhere."""


def labels(text: str, quotes: Collection[str]) -> Iterator[Stated]:
    """Yield everything in quotes; words in brackets after it are its gloss.

    Args:
        text: the text.
        quotes: pairs of quotation marks, as in "„”".
    """
    for match in _pattern(tuple(sorted(quotes))).finditer(text):
        quoted = match["label"] or match["single"]
        if quoted.strip():
            gloss = match["gloss"] or match["other"] or match["plain"]
            end = match.end("label" if match["label"] else "single") + 1
            yield Stated(Label(quoted, gloss), match.start(), end, quoted)


def meant(written: str, labels: Collection[ScreenLabel], code: str) -> ScreenLabel | None:
    """Return the label of which quoted words are nearly the letters: other capitals, an ending, a part of its words."""
    likeness = [
        (
            max(_likeness(written, plain(text)) for text in (label.text(code), label.glosses.get(code, ""))),
            number,
        )
        for number, label in enumerate(labels)
    ]
    best = max(likeness, default=(0.0, 0))
    return tuple(labels)[best[1]] if best[0] >= _NEAR else None


@lru_cache(maxsize=65536)
def _likeness(written: str, label: str) -> float:
    one, other = (" ".join(_WORD.findall(text.casefold())) for text in (written, label))
    if not one or not other:
        return 0
    if " " in one and f" {one} " in f" {other} ":
        return _NEAR
    if abs(len(one) - len(other)) > 0.4 * max(len(one), len(other)):
        return 0
    matcher = SequenceMatcher(None, one, other)
    return matcher.ratio() if matcher.quick_ratio() >= _NEAR else 0


def opening(quotes: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern for that with which everything in quotes begins."""
    return re.compile(rf"{_double(quotes)}|{_SINGLE[0]}")


def _double(quotes: Iterable[str]) -> str:
    return rf"(?:[{_opening(quotes)}]|,,(?=\w))"


def _opening(quotes: Iterable[str]) -> str:
    """Return the marks that quote, for a class of characters."""
    known = {*_OPENING, *(pair[0] for pair in quotes if len(pair) == 2)}
    return re.escape("".join(sorted(known - {"‚", "‘", "'"})))


@cache
def _pattern(quotes: tuple[str, ...]) -> re.Pattern[str]:
    pairs = [pair for pair in quotes if len(pair) == 2]
    opening = _opening(quotes)
    closing = re.escape("".join(sorted({*_CLOSING, *(pair[1] for pair in pairs)} - {"’", "‘", "'"})))
    double = _double(quotes), rf"[^{opening}{closing}]{{1,{LONGEST}}}", rf"[{closing}]"
    single = _SINGLE[0], rf"[^{opening}{closing}‚‘‹›]{{1,80}}?", _SINGLE[1]
    plain = rf"(?P<plain>[^(){opening}{closing}]{{1,80}})"
    first = f"(?:{_group(double, 'label')}|{_group(single, 'single')})"
    gloss = f"(?:{_group(double, 'gloss')}[ ]?|{_group(single, 'other')}[ ]?|{plain})"
    return re.compile(rf"{first}(?:[ ]{{0,2}}[(\[][ ]?{gloss}[)\]])?")


def _group(marks: tuple[str, str, str], name: str) -> str:
    opening, words, closing = marks
    return f"{opening}(?P<{name}>{words}){closing}"
