"""What a text says about how a password is made up, in the words of a language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from helpcenter.facts.stated import Stated
from helpcenter.facts.times import BEFORE
from helpcenter.facts.words import Words, named

BOUNDS = ("least", "more", "most", "less")
"""How a number bounds what it counts: at least, more than, at most, less than."""

_EXAMPLES = re.compile(r"[^\w\s„”“\"«»()’]{3,40}")


def passwords(text: str, words: Words) -> Iterator[Stated]:
    """Every rule that a text states.

    The value is "<kind> <bound> <number>": the kind of characters or "length"; a bound of BOUNDS, or
    "just"; the number, or "some". Characters that are named as examples are "examples .,!".
    """
    end = 0
    special = False
    for match in words.character.finditer(text):
        kind = named(match)
        low = max(end, match.start() - BEFORE)
        window = text[low : match.start()]
        found = words.counted.search(window)
        special = special or kind == "special"
        end = match.end()
        number = words.value(found["first"]) if found else None
        if found is None or number is None:
            if kind != "length":
                yield _rule(text, kind, _bound(words, window, ""), "some", match.start(), end)
            continue
        start = low + found.start()
        bound = "least" if found["more"] else _bound(words, window[: found.start()], text[end : end + 40])
        for written in (found["range"], found["second"]):
            other = words.value(written) if written else None
            if other is not None and other != number:
                yield _rule(text, kind, bound, f"{other:g}", start, end)
        yield _rule(text, kind, bound, f"{number:g}", start, end)
    if special:
        for match in _EXAMPLES.finditer(text):
            if len(set(match[0])) > 2:
                shown = "".join(sorted(set(match[0])))
                yield Stated("password", f"examples {shown}", match.start(), match.end(), match[0])


def _bound(words: Words, before: str, after: str) -> str:
    for bound in BOUNDS:
        for match in words.phrase("bounds", bound).finditer(before[-40:]):
            if not before[-40:][match.end() :].strip(" ,-"):
                return bound
    if re.match(
        rf"[ ,]{{0,2}}(?:[^\W\d_]{{2,12}}[ ])?{words.phrase('bounds', 'or_more').pattern}",
        after,
        re.IGNORECASE,
    ):
        return "least"
    return "just"


def _rule(text: str, kind: str, bound: str, number: str, start: int, end: int) -> Stated:
    return Stated("password", f"{kind} {bound} {number}", start, end, text[start:end])
