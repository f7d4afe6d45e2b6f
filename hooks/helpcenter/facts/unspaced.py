"""Texts as the recognisers read them: what is written without spaces ends a word, digits of all scripts are digits.

Every pattern says where a word ends by what is no letter. So 24時間以内に and 電話0120-123-456へ could not be read: to
a pattern each is one word. Here letters of scripts without spaces become characters for private use, which are no
letters; the words of language.yml become the same.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from helpcenter.facts.statements import Stated
from helpcenter.model.scripts import IDEOGRAPHIC, SYLLABIC

APART = r"\U000f0000-\U000fffff"
"""The characters for private use, for a class of characters."""

_FIRST = 0xF0000
_ENDS = dict.fromkeys("、。，．：،؛", ";")
_SIGNS = {**_ENDS, "〜": "-", "～": "-", "٪": "%", "٫": ".", "٬": ",", "\u3000": " "}
_INSIDE = re.compile(r"(?<=\d)[，．：](?=\d)")
"""Signs that end a part of a sentence, but not inside a number."""

_OTHER = re.compile(rf"[{IDEOGRAPHIC}{SYLLABIC}{''.join(_SIGNS)}\uff01-\uff5e]|(?![0-9])\d")
FAR = "\u060c-\u1fff\u2e80-\U0010ffff"
"""All of these and others, but no letter, sign or digit of most European texts; for a class of characters."""

IS_FAR = re.compile(f"[{FAR}]")

COUNTING = re.compile(
    r"[\d²³¹\u1369-\u1371\u19da\u2070\u2074-\u2079\u2080-\u2089\u2460-\u2468\u2474-\u247c\u2488-\u2490\u24ea"
    r"\u24f5-\u24fd\u24ff\u2776-\u277e\u2780-\u2788\u278a-\u2792\U00010a40-\U00010a43\U00010e60-\U00010e68"
    r"\U00011052-\U0001105a\U0001f100-\U0001f10a]"
)
"""All that Python takes for a digit, also those that no number is written with."""

_TIME = re.compile(r"(?<!\d)(\d{1,2})[時时点點시][ ]?([0-5]\d)[分분]")
_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)[年년][ ]?(\d{1,2})[月월][ ]?(\d{1,2})[日號号일]")


class _Apart(dict[int, str]):
    """Maps each character to the one as which it is read, computed on first use."""

    def __missing__(self, code: int) -> str:
        self[code] = _read(chr(code))
        return self[code]


def _read(character: str) -> str:
    if character in _SIGNS:
        return _SIGNS[character]
    if "\uff01" <= character <= "\uff5e":
        return chr(ord(character) - 0xFEE0)
    digit = unicodedata.decimal(character, None)
    return str(digit) if digit is not None else chr(_FIRST + ord(character))


_MAP = _Apart()


@lru_cache(maxsize=256)
def apart(text: str) -> str:
    """Return a text of the same length in which letters of scripts without spaces are none, and digits are plain."""
    if text.isascii() or not IS_FAR.search(text) or not _OTHER.search(text):
        return text
    plain = _OTHER.sub(lambda one: _MAP[ord(one[0])] if one[0].isdecimal() else one[0], text)
    plain = _INSIDE.sub(lambda sign: chr(ord(sign[0]) - 0xFEE0), plain)
    plain = _TIME.sub(lambda time: f"{time[1]}:{time[2]}".ljust(len(time[0])), plain)
    plain = _DATE.sub(lambda date: f"{date[1]}-{date[2]}-{date[3]}".ljust(len(date[0])), plain)
    return _OTHER.sub(lambda one: _MAP[ord(one[0])], plain)


def together(text: str, found: Iterable[Stated]) -> list[Stated]:
    """Return what was found in a text that was put apart, as it is written."""
    items = list(found)
    if not items:
        return items
    read = apart(text)
    return [
        item
        if item.written == text[item.start : item.end] or item.written != read[item.start : item.end]
        else replace(item, written=text[item.start : item.end].rstrip())
        for item in items
    ]


def joining(words: Iterable[str], pattern: str) -> str:
    """Return a pattern for words between two others, with spaces around it unless its script has none.

    Args:
        words: the words, put apart.
        pattern: the pattern for them.
    """
    spaced = rf"[ ]{pattern}[ ]"
    unspaced = [word for word in words if word and ord(word[0]) >= _FIRST]
    if not unspaced:
        return spaced
    return rf"(?:{spaced}|[ ]?(?:{'|'.join(map(re.escape, unspaced))})[ ]?)"
