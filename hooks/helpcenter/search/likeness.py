"""The similarity of two words, and how surely one is a form of the other: from 0 (different) to 1 (equal).

theme/assets/search-analysis.js implements the same in JavaScript: change both.
"""

from __future__ import annotations

from helpcenter.search.analysis import grams, is_part

SHORTEST_STEM = 3
"""Minimum length of a word that counts as the beginning of another."""

STEM = 4
"""Minimum length of what two forms of one word have in common at their beginnings."""

ENDING = 4
"""Maximum length of the endings of two forms of one word."""

LONG_STEM = 6
"""Minimum length of a word that tells what a longer word is about, whatever follows it in that word."""

WITH_LETTER = 0.6
"""Similarity of a single letter to the parts of words without spaces that have it: 本 in 本を."""

LEAST_FORM = 0.35
"""Minimum squared Dice coefficient of the 3-grams of two forms of one word."""


def likeness(asked: str, known: str) -> float:
    """The similarity of a typed word and a word of the index, from 0 to 1.

    Equal words give 1. If one word begins with the other, the result grows with the share of the longer word that they
    have in common. Otherwise it is the squared Dice coefficient of the 3-grams. A single typing error in a word of
    at least four letters gives at least 0.6.
    """
    if asked == known:
        return 1.0
    if is_letter_of(asked, known):
        return WITH_LETTER
    one, other = grams(asked), grams(known)
    dice = 2 * len(one & other) / (len(one) + len(other))
    best = dice * dice
    short, long = (asked, known) if len(asked) <= len(known) else (known, asked)
    if len(short) >= SHORTEST_STEM and long.startswith(short):
        best = max(best, 0.4 + 0.5 * len(short) / len(long))
    elif 4 <= len(short) >= len(long) - 1 and one_slip(asked, known):
        best = max(best, 0.6)
    return best


def resemblance(asked: str, known: str) -> float:
    """How surely a typed word is a form of a word of the index, or the beginning of one: from 0 (not at all) to 1.

    Unlike `likeness`, which finds all that may be meant, this one has to be believed: hardly anybody mistypes the first
    letter, so “iphone” is no “phone”; but some languages put a letter before a word, as Hebrew its article.
    """
    if asked == known:
        return 1.0
    if (len(asked) > 1 and known.startswith(asked)) or is_letter_of(asked, known):
        return 0.9
    stem = _common(asked, known)
    longest = max(len(asked), len(known))
    if stem == len(known) >= SHORTEST_STEM and longest - stem <= (ENDING if stem >= STEM else ENDING - 1):
        return 0.8
    if stem >= STEM and longest - stem <= ENDING and 2 * stem >= len(asked):
        return 0.2 + 0.6 * stem / longest
    shortest = min(len(asked), len(known))
    if shortest >= STEM and one_slip(asked, known):
        begins_alike = asked[0] == known[0] or known.endswith(asked)
        return 0.7 if shortest > STEM and begins_alike else 0.4
    if stem == len(known) >= LONG_STEM:
        return 0.6
    shared = len(grams(asked) & grams(known))
    dice = 2 * shared / (len(grams(asked)) + len(grams(known)))
    return dice * dice if dice * dice >= LEAST_FORM else 0.0


def is_letter_of(asked: str, known: str) -> bool:
    """Whether a word is a single letter of a script without spaces, and another word has it."""
    return len(asked) == 1 and asked in known and is_part(asked)


def _common(one: str, other: str) -> int:
    """The number of letters that two words have in common at their beginnings."""
    length = 0
    while length < min(len(one), len(other)) and one[length] == other[length]:
        length += 1
    return length


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
