"""Text that was UTF-8, was read in another encoding, and was saved so: “Ã¡” or “Ăˇ” in place of “á”."""

from __future__ import annotations

import re
from functools import cache

from helpcenter.model.problem import Place, Problem

_ENCODINGS = ("cp1252", "cp1250")
"""The encodings that Windows assumes in Western and in Central Europe."""

_LETTER = re.compile(r"[^\W\d_]|[\u2010-\u201f\u2026\u20ac]")
_FEWEST = 2
"""Garbled letters that a line must have, with no other letter beyond ASCII in it: one alone may be meant."""


def garbled(text: str, path: str) -> list[Problem]:
    """The problem of a garbled text at its first letter; nothing where all is well."""
    if text.isascii():
        return []
    lost = text.find("\ufffd")
    if lost >= 0:
        place = Place(path, text.count("\n", 0, lost) + 1, lost - text.rfind("\n", 0, lost))
        return [Problem(place, "a letter was lost here: “\ufffd” stands in its place", "write it again")]
    for encoding in _ENCODINGS:
        if not _runs(encoding).search(text):
            continue
        for number, line in enumerate(text.split("\n"), start=1):
            found = _letters(line, encoding)
            if found:
                column, written, meant = found[0]
                message = f"the letters of this line are garbled: “{_shown(written)}” was “{meant}”"
                hint = "take the text from where it came or from the history, and save it with the encoding UTF-8"
                return [Problem(Place(path, number, column), message, hint)]
    return []


def _letters(line: str, encoding: str) -> list[tuple[int, str, str]]:
    """Column, garbled text and the letter that was meant, if all letters of a line beyond ASCII are garbled."""
    found = []
    rest = line
    for match in _runs(encoding).finditer(line):
        written, meant = _meant(match[0], encoding)
        if meant:
            found.append((match.start() + 1, written, meant))
            rest = rest.replace(written, "")
    if len(found) < _FEWEST or any(letter.isalpha() and not letter.isascii() for letter in rest):
        return []
    return found


@cache
def _bytes(encoding: str) -> dict[str, int]:
    """A character → the byte from which the encoding makes it, a control where it makes nothing of it."""
    known = {bytes([byte]).decode(encoding, "replace"): byte for byte in range(0x80, 0x100)}
    del known["\ufffd"]
    return {**{chr(byte): byte for byte in range(0x80, 0xA0)}, **known}


@cache
def _runs(encoding: str) -> re.Pattern[str]:
    """A pattern of one UTF-8 letter misread in the encoding: the sign of a first byte, and signs of those after it."""
    table = _bytes(encoding)
    first = re.escape("".join(sign for sign, byte in table.items() if 0xC3 <= byte < 0xF5))
    later = re.escape("".join(sign for sign, byte in table.items() if 0x80 <= byte < 0xC0))
    return re.compile(f"[{first}][{later}]{{1,3}}")


def _meant(written: str, encoding: str) -> tuple[str, str]:
    """The signs that are one garbled letter, and that letter; "" where there is none."""
    for length in range(len(written), 1, -1):
        raw = bytes(_bytes(encoding)[sign] for sign in written[:length])
        try:
            meant = raw.decode("utf-8")
        except UnicodeDecodeError:
            continue
        fits = len(meant) == 1 and _LETTER.match(meant)
        return (written[:length], meant) if fits else ("", "")
    return "", ""


def _shown(written: str) -> str:
    return "".join(sign if sign.isprintable() else "?" for sign in written)
