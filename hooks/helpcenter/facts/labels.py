"""Quoted words: what stands on a screen or a document, with the translation beside it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache

from helpcenter.facts.stated import Stated

LONGEST = 200
"""Characters that quoted words may have."""


def labels(text: str, quotes: Collection[str]) -> Iterator[Stated]:
    """Everything in quotes; words in brackets after it are its gloss.

    Args:
        text: the text.
        quotes: pairs of quotation marks, as in "„”".
    """
    pattern = _pattern(tuple(sorted(quotes)))
    for match in pattern.finditer(text):
        quoted = match["label"]
        if quoted.strip():
            gloss = match["gloss"] or match["plain"]
            yield Stated("label", quoted, match.start(), match.end("label") + 1, quoted, gloss)


@cache
def _pattern(quotes: tuple[str, ...]) -> re.Pattern[str]:
    pairs = [pair for pair in quotes if len(pair) == 2] + ['""']
    opening = re.escape("".join(sorted({pair[0] for pair in pairs})))
    closing = re.escape("".join(sorted({pair[1] for pair in pairs})))
    quoted = rf"[^{opening}{closing}]{{1,{LONGEST}}}"
    gloss = rf"[{opening}](?P<gloss>{quoted})[{closing}][ ]?|(?P<plain>[^(){opening}{closing}]{{1,80}})"
    return re.compile(rf"[{opening}](?P<label>{quoted})[{closing}](?:[ ]{{0,2}}\([ ]?(?:{gloss})\))?")
