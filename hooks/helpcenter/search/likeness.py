"""The similarity of two words: from 0 (different) to 1 (equal).

theme/assets/search-analysis.js implements the same in JavaScript: change both.
"""

from __future__ import annotations

from helpcenter.search.analysis import grams

SHORTEST_STEM = 3
"""Minimum length of a word that counts as the beginning of another."""


def likeness(asked: str, known: str) -> float:
    """The similarity of a typed word and a word of the index, from 0 to 1.

    Equal words give 1. If one word begins with the other, the result grows with the share of the longer word that they
    have in common. Otherwise it is the squared Dice coefficient of the 3-grams. A single typing error in a word of
    at least four letters gives at least 0.6.
    """
    if asked == known:
        return 1.0
    shared = len(grams(asked) & grams(known))
    dice = 2 * shared / (len(grams(asked)) + len(grams(known)))
    best = dice * dice
    short, long = sorted((asked, known), key=len)
    if len(short) >= SHORTEST_STEM and long.startswith(short):
        best = max(best, 0.4 + 0.5 * len(short) / len(long))
    elif len(short) >= 4 and one_slip(asked, known):
        best = max(best, 0.6)
    return best


def one_slip(asked: str, known: str) -> bool:
    """Whether the words differ by one added, missing, changed or swapped letter."""
    difference = len(asked) - len(known)
    if abs(difference) > 1:
        return False
    start = 0
    while start < min(len(asked), len(known)) and asked[start] == known[start]:
        start += 1
    if difference > 0:
        return asked[start + 1 :] == known[start:]
    if difference < 0:
        return asked[start:] == known[start + 1 :]
    if asked[start + 1 :] == known[start + 1 :]:
        return True
    swapped = asked[start + 1 : start + 2] + asked[start : start + 1]
    return swapped == known[start : start + 2] and asked[start + 2 :] == known[start + 2 :]
