"""Place-marks: letters that are put into a Markdown text, so that what is made of it knows where it was written.

A mark is an opening sign and the digits of its number, all of them letters of a script that the text does not use. It
goes before the first letter of the first word of a line, behind the first character of a link's target, and behind
`&lt;` where a tag could seem to begin: only where letters are, and so it changes nothing else that is rendered. It
never goes inside syntax: where the words of a line are labels, code or attributes, the line has no mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from html import unescape

_BASE = 256
_BLOCKS: tuple[int, ...] = (0xA500, 0xA000, 0x12000, 0x13000, *range(0x20000, 0x2A000, 0x200))
"""Where scripts begin of which each has 257 letters or more: Vai, Yi, cuneiform, hieroglyphs, rare Chinese letters."""

_WORDS = re.compile(
    r"""\[[^\]\n]*(?:\](?:\([^)\n]*\)?|[ ]?\[[^\]\n]*\]?)?)?  # a label, and where it leads
    |<[^>\n]*>? | \{[^}\n]*\}? | &[\w\#]+;? | \+\+[^+\n]+(?:\+[^+\n]+)*\+\+ | :[\w+-]+:? | \(tm\)
    |(?<!\d)\d+[.)](?=[ ]|$) | (?<![`+])(?<![^\W_])(?P<word>[^\W_]++(?!\+))(?P<rest>[^\s\[\](){}<>`|]*)""",
    re.VERBOSE,
)
LEAD = r"(?>(?:[ >]+|(?:[*+-]|\d+[.)]|\[\^[^\]\n]*\]:|:)[ ]+)*)"
"""The beginning of a line in quotes, lists, definitions and footnotes. On Python 3.11.0 `*+` would match too much."""

_NO_WORDS = re.compile(
    rf"{LEAD}(?:///|;?-+8<-|\*\[[^\]\n]*\][ ]?:|\[(?!\^)[^\]\n]*\]:)|[ >|:+=*_.\-]*$|(?=.*\[TOC\])",
    re.IGNORECASE,
)
"""Lines without a mark: blocks, includes, definitions, rules and the line below a table's head."""

_TITLED = re.compile(rf"""{LEAD}(?:!!!|\?\?\?|===)(?:[^"\n]*"(?:\#{{1,6}}[ ])?(?=[^\W_]))?""")
_START = re.compile(rf"{LEAD}\#*[ ]*")
_MAIL = re.compile(r"@[^\s<>]*\Z")
_ADDRESS = re.compile(r"://|@|^www\.", re.IGNORECASE)
_ADDRESS_SIGN = r"(?:<(?=\w[^\s<>]*[./#])(?!https?:|ftp:))?(?:[A-Za-z0-9./]|#(?=\w))"
_TARGETS = (
    ("](", re.compile(rf"\]\([ ]*{_ADDRESS_SIGN}")),
    ("]:", re.compile(rf"^[ >]*\[(?!\^)[^\[\]\n]*\]:[ ]*{_ADDRESS_SIGN}", re.MULTILINE)),
    (
        "]:\n",
        re.compile(r"^[ >]*\[(?!\^)[^\[\]\n]*\]:\n[ >]*<(?=\w[^\s<>]*[./#])(?!https?:|ftp:)\w", re.MULTILINE),
    ),
    ("://", re.compile(r"<(?:https?|ftp)://(?=\w)")),
    ("&", re.compile(r"&(?:lt|LT|#0*60|#[xX]0*3[cC]);(?=[a-zA-Z/!?])")),
)
"""Text before a mark in a target, or behind a `<` that is no tag; and the text that such a mark requires."""

_ZONES = (
    ("<", re.compile(r"<[a-zA-Z/!?][^>\n]{0,500}\n[^>]{0,2000}>")),
    ("[", re.compile(r"\[[^\[\]\n]{0,500}\n[^\[\]]{0,2000}\](?!\()")),
    ("{", re.compile(r"\{[^}\n]*\}")),
    ("///", re.compile(r"^[ >]*///.*\n(?:[ >]*[ ]{4}\S.*(?:\n|\Z))+", re.MULTILINE)),
)
"""Tags and labels of several lines, attributes, blocks with options; and what must be in the text for that."""

_FENCE = re.compile(rf"^{LEAD}(`{{3,}}|~{{3,}})(.*)$", re.MULTILINE)
_ABBREVIATION = re.compile(r"\*\[([^\[\]\n]+)\][ ]?:")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Marked:
    """A text with marks.

    Attributes:
        text: the marked text; the same text where no marks could be found that it does not use.
        offsets: for each mark, by its digits, the offset in the text without marks at which it is.
        targets: those of the offsets that are in targets.
        pattern: finds the marks in what is made of the text; group 1 is its digits.
        fences: parts of the text without marks that are fenced code, or look like it.
        sign: the sign with which each mark begins.
    """

    text: str
    offsets: Mapping[str, int]
    targets: frozenset[int]
    pattern: re.Pattern[str]
    fences: tuple[Span, ...]
    sign: str

    def without(self, made: str) -> str:
        """The rendering without the marks."""
        return self.pattern.sub("", made)


def marked(text: str) -> Marked:
    """Put marks into a Markdown text that has no tabs and comments."""
    fences = tuple(_fences(text))
    zones = sorted([*fences, *(match.span() for match in _found(_ZONES, text))])
    first = _unused(text)
    if first is None:
        return Marked(text, {}, frozenset(), re.compile(r"(?!)()"), fences, "\0")
    labels = tuple(_ABBREVIATION.findall(text)) if "*[" in text else ()
    targets = frozenset(_target_marks(text, zones, labels))
    sign, offsets = chr(first), dict[str, int]()
    parts: list[str] = []
    at = 0
    for number, offset in enumerate(sorted(targets.union(_line_marks(text, zones, labels)))):
        digits = _digits(number, first)
        offsets[digits] = offset
        parts += (text[at:offset], sign, digits)
        at = offset
    return Marked("".join([*parts, text[at:]]), offsets, targets, _pattern(first), fences, sign)


def _found(patterns: tuple[tuple[str, re.Pattern[str]], ...], text: str) -> Iterator[re.Match[str]]:
    """All that patterns find in a text which holds what they need."""
    for needed, pattern in patterns:
        if needed in text:
            yield from pattern.finditer(text)


@cache
def _pattern(first: int) -> re.Pattern[str]:
    return re.compile(f"{chr(first)}([{chr(first + 1)}-{chr(first + _BASE)}]+)")


@lru_cache(maxsize=10_000)
def _digits(number: int, first: int) -> str:
    digits = chr(first + 1 + number % _BASE)
    while number := number // _BASE:
        digits = chr(first + 1 + number % _BASE) + digits
    return digits


def _unused(text: str) -> int | None:
    """The first sign of a block of letters that the text does not use, not even by their numbers."""
    if text.isascii() and "&#" not in text:
        return _BLOCKS[0]
    seen = unescape(text) if "&#" in text else text
    for first in _BLOCKS:
        if not re.search(f"[{chr(first)}-{chr(first + _BASE)}]", seen):
            return first
    return None


def _fences(text: str) -> Iterator[Span]:
    """Parts that may be fenced code: from a line that may open it to the first that may close it."""
    at = 0
    while opening := _FENCE.search(text, at) if "```" in text or "~~~" in text else None:
        at = opening.end()
        closing = re.compile(rf"^[ >]*{opening[1]}[{opening[1][0]}]*[ ]*$", re.MULTILINE).search(text, at)
        if closing:
            at = closing.end()
            yield opening.start(), at


def _line_marks(text: str, zones: list[Span], labels: tuple[str, ...]) -> Iterator[int]:
    """Where marks go before the first word of a line."""
    zone = at = 0
    for line in text.split("\n"):
        end = at + len(line)
        while zone < len(zones) and zones[zone][1] <= at:
            zone += 1
        low, number = at, zone
        while number < len(zones) and zones[number][0] < end and low < end:
            found = _first_word(text, low, zones[number][0], labels) if low < zones[number][0] else None
            low = end if found is not None else max(low, zones[number][1])
            number += 1
            if found is not None:
                yield found
        if low < end and (found := _first_word(text, low, end, labels)) is not None:
            yield found
        at = end + 1


def _first_word(text: str, start: int, end: int, labels: tuple[str, ...]) -> int | None:
    """The offset of the first word of a line before which a mark changes nothing, if there is one."""
    if _NO_WORDS.match(text, start, end):
        return None
    titled = _TITLED.match(text, start, end)
    if titled:
        at = titled.end()
        titled_by_word = text[at - 1] in '" ' and at < end and text[at].isalnum()
        return at if titled_by_word and not text.startswith(labels, at) else None
    begin = _START.match(text, start, end)
    for match in _WORDS.finditer(text, begin.end() if begin else start, end):
        if match["word"] and not _ADDRESS.search(match[0]) and not text.startswith(labels, match.start()):
            return match.start()
    return None


def _target_marks(text: str, zones: list[Span], labels: tuple[str, ...]) -> Iterator[int]:
    """Where marks go into targets, and behind `&lt;`; not where abbreviations or addresses of e-mails may be."""
    zone = 0
    for match in sorted(_found(_TARGETS, text), key=lambda match: match.start()):
        while zone < len(zones) and zones[zone][1] <= match.start():
            zone += 1
        in_zone = zone < len(zones) and match.end() > zones[zone][0]
        abbreviated = text.startswith(labels, match.end() - 1) or text.startswith(labels, match.end())
        if not (in_zone or abbreviated or _MAIL.search(text, max(0, match.start() - 100), match.start())):
            yield match.end()
