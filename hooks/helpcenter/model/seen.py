"""A text as a reader sees it: what looks alike is made alike, and what cannot be seen is left out."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

HIDDEN = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff]+"
)
"""Characters that nobody sees."""

_ODD = re.compile("[^\x20-\x7e\xa1-\xa9\xab\xae-\xb1\xb4\xb6-\xb8\xbb\xbf-\u0131\u0134-\u017f„”“’‘…«»]")


def seen(text: str) -> str:
    """Return the text without invisible characters, every space a space, dash a hyphen, digit one of 0 to 9."""
    return plain(HIDDEN.sub("", text))


def origin(text: str, at: int) -> int:
    """Return where in a text the character stands that is at an offset of what is seen of it."""
    for match in HIDDEN.finditer(text):
        if match.start() > at:
            break
        at += len(match[0])
    return at


def plain(text: str) -> str:
    """Return the same number of characters, those that look alike made alike."""
    return _ODD.sub(lambda match: _alike(match[0]), text.replace("\n", " "))


@cache
def _alike(character: str) -> str:
    category = unicodedata.category(character)
    if category in ("Zs", "Zl", "Zp", "Cc"):
        return " "
    if category == "Pd" or character == "\N{MINUS SIGN}":
        return "-"
    if category == "Nd":
        return str(unicodedata.digit(character))
    folded = unicodedata.normalize("NFKC", character)
    return folded if len(folded) == 1 else character
