"""How a number bounds what it counts: at least, more than, at most, less than."""

from __future__ import annotations

import re

from helpcenter.facts.statements import Bound
from helpcenter.facts.words import BOUNDS, Words

_CLAUSE = re.compile(r"[^.!?:;,()]+")


def before(words: Words, text: str) -> tuple[Bound, int] | None:
    """Return the bound that ends a text, and where it begins."""
    for bound in BOUNDS:
        for match in words.phrase("bounds", bound).finditer(text):
            if not text[match.end() :].strip(" ,-"):
                return bound, match.start()
    return None


def after(words: Words, text: str, between: int = 0) -> tuple[Bound, int] | None:
    """Return the bound that a text begins with, after some words at most (“or more”), and where it ends."""
    names: tuple[tuple[str, Bound, int], ...] = (("beyond", "more", 0), ("or_more", "least", between))
    for name, bound, most in names:
        match = words.phrase("bounds", name).search(text[:40])
        if match and len(text[: match.start()].strip(" ,-").split()) <= most:
            return bound, match.end()
    return None


def is_within(words: Words, before: str, after: str) -> bool:
    """Return whether a time between two texts is one within which something is done."""
    found = words.phrase("bounds", "within").finditer(before[-20:])
    ahead = any(not before[-20:][match.end() :].strip() for match in found)
    behind = words.phrase("bounds", "within_behind").search(after[:20])
    return ahead or bool(behind and not after[: behind.start()].strip())


def without(words: Words, text: str) -> str:
    """Return the text, as long as it was, without its bounds: “no fewer than” denies nothing."""
    for bound in BOUNDS:
        text = words.phrase("bounds", bound).sub(lambda match: "x" * len(match[0]), text)
    return text


def denied(words: Words, text: str) -> list[tuple[int, int]]:
    """Return the clauses of a text in which a negation stands."""
    negations = words.phrase("negations")
    if not negations.search(text):
        return []
    clauses = _CLAUSE.finditer(without(words, text))
    return [found.span() for found in clauses if negations.search(found[0])]
