"""How a number bounds what it counts: at least, more than, at most, less than."""

from __future__ import annotations

import re

from helpcenter.facts.words import BOUNDS, Words

_CLAUSE = re.compile(r"[^.!?:;,()]+")


def before(words: Words, text: str) -> tuple[str, int] | None:
    """The bound that ends a text, and where it begins."""
    for bound in BOUNDS:
        for match in words.phrase("bounds", bound).finditer(text):
            if not text[match.end() :].strip(" ,-"):
                return bound, match.start()
    return None


def after(words: Words, text: str, between: int = 0) -> tuple[str, int] | None:
    """The bound that a text begins with, after some words at most: “or more”, “… túl”; and where it ends."""
    for name, bound, most in (("beyond", "more", 0), ("or_more", "least", between)):
        match = words.phrase("bounds", name).search(text[:40])
        if match and len(text[: match.start()].strip(" ,-").split()) <= most:
            return bound, match.end()
    return None


def without(words: Words, text: str) -> str:
    """The text, as long as it was, without its bounds: “no fewer than” denies nothing."""
    for bound in BOUNDS:
        text = words.phrase("bounds", bound).sub(lambda match: "x" * len(match[0]), text)
    return text


def denied(words: Words, text: str) -> list[tuple[int, int]]:
    """The clauses of a text in which a negation stands."""
    negations = words.phrase("negations")
    if not negations.search(text):
        return []
    return [found.span() for found in _CLAUSE.finditer(without(words, text)) if negations.search(found[0])]
