"""Quoted words: what stands on a screen or a document, with the translation beside it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache

from helpcenter.facts.stated import Stated

LONGEST = 200
"""Characters that quoted words may have."""

_OPENING, _CLOSING = '„“”"«»', '”“"«»'
"""Marks that quote, in whatever language: a mark of another language quotes too."""

_SINGLE = (r"(?<![^\s(\[/-])[‚‘‹›'](?=[^\W\d_])", r"(?<=\S)[’‘'›‹](?!\w)")
"""Marks that quote where they stand around words, and are apostrophes elsewhere."""


def labels(text: str, quotes: Collection[str]) -> Iterator[Stated]:
    """Everything in quotes; words in brackets after it are its gloss.

    Args:
        text: the text.
        quotes: pairs of quotation marks, as in "„”".
    """
    for match in _pattern(tuple(sorted(quotes))).finditer(text):
        quoted = match["label"] or match["single"]
        if quoted.strip():
            gloss = match["gloss"] or match["other"] or match["plain"]
            end = match.end("label" if match["label"] else "single") + 1
            yield Stated("label", quoted, match.start(), end, quoted, gloss)


@cache
def _pattern(quotes: tuple[str, ...]) -> re.Pattern[str]:
    pairs = [pair for pair in quotes if len(pair) == 2]
    opening = re.escape("".join(sorted({*_OPENING, *(pair[0] for pair in pairs)} - {"‚", "‘", "'"})))
    closing = re.escape("".join(sorted({*_CLOSING, *(pair[1] for pair in pairs)} - {"’", "‘", "'"})))
    double = rf"(?:[{opening}]|,,(?=\w))", rf"[^{opening}{closing}]{{1,{LONGEST}}}", rf"[{closing}]"
    single = _SINGLE[0], rf"[^{opening}{closing}‚‘‹›]{{1,80}}?", _SINGLE[1]
    plain = rf"(?P<plain>[^(){opening}{closing}]{{1,80}})"
    first = f"(?:{_group(double, 'label')}|{_group(single, 'single')})"
    gloss = f"(?:{_group(double, 'gloss')}[ ]?|{_group(single, 'other')}[ ]?|{plain})"
    return re.compile(rf"{first}(?:[ ]{{0,2}}[(\[][ ]?{gloss}[)\]])?")


def _group(marks: tuple[str, str, str], name: str) -> str:
    opening, words, closing = marks
    return f"{opening}(?P<{name}>{words}){closing}"
