"""What a text says about how a password is made up, in the words of a language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from helpcenter.facts.patterns import folded
from helpcenter.facts.stated import Stated
from helpcenter.facts.times import BEFORE
from helpcenter.facts.words import Words

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
    for kind, at, after in words.character.found(folded(text)):
        low = max(end, at - BEFORE)
        window = text[low:at]
        found = words.counted.search(window)
        special = special or kind == "special"
        end = after
        number = words.value(found["first"]) if found else None
        if found is None or number is None:
            if kind != "length":
                yield _rule(text, kind, "just", "some", at, end)
            continue
        start = low + found.start()
        bound = _bound(words, window[: found.start()])
        if bound:
            start -= len(window[: found.start()]) - bound[1]
        kept = "least" if found["more"] or (not bound and _or_more(words, text[end : end + 40])) else "just"
        name = bound[0] if bound else kept
        for written in (found["range"], found["second"]):
            other = words.value(written) if written else None
            if other is not None and other != number:
                yield _rule(text, kind, name, f"{other:g}", start, end)
        yield _rule(text, kind, name, f"{number:g}", start, end)
    if special:
        for match in _EXAMPLES.finditer(text):
            if len(set(match[0])) > 2:
                shown = "".join(sorted(set(match[0])))
                yield Stated("password", f"examples {shown}", match.start(), match.end(), match[0])


def _bound(words: Words, before: str) -> tuple[str, int] | None:
    """The bound that ends a text, and where it begins."""
    for bound in BOUNDS:
        for match in words.phrase("bounds", bound).finditer(before):
            if not before[match.end() :].strip(" ,-"):
                return bound, match.start()
    return None


def _or_more(words: Words, after: str) -> bool:
    more = words.phrase("bounds", "or_more").search(after)
    return more is not None and len(after[: more.start()].split()) < 2


def _rule(text: str, kind: str, bound: str, number: str, start: int, end: int) -> Stated:
    return Stated("password", f"{kind} {bound} {number}", start, end, text[start:end])
