"""How much one word is like another: from 0, unlike, to 1, the same.

The twin of this file is theme/assets/search-analysis.js: change both.
"""

from __future__ import annotations

from helpcenter.search.analysis import grams

SHORTEST_STEM = 3
"""Letters that a beginning must have to count as one."""


def likeness(asked: str, known: str) -> float:
    """How likely it is that who typed `asked` means `known`.

    The same word counts 1. The beginning of a word, and a word with an ending on it, count by how much of the
    longer one is there; otherwise Dice's coefficient of the 3-grams, squared; a single slip of the finger counts
    at least as much as a good part of a word.
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
    """Whether one letter more, one less, one other or two swapped make the words the same."""
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
