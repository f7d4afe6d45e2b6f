"""A text as a reader sees it, that still knows where each character stood.

Markup is left out, character references are read, and what looks alike is made alike: every space is a
space, every dash a hyphen, every digit one of 0 to 9. What cannot be seen is dropped.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable
from functools import cache

from helpcenter.model.problem import Place
from helpcenter.model.text import Span
from helpcenter.read.scan.tags import ENTITY, decoded

Hole = tuple[int, int, str]
"""A part of a text that is not seen, and what a reader sees in its place: nothing or a space."""

_UNSEEN = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff"
_TOKEN = re.compile(
    rf"({ENTITY})"
    r"|\\([\\`*_{}\[\]()>#+\-.!|])"
    rf"|\*+|(?<!\w)_+|_+(?!\w)|[{_UNSEEN}]+"
)
_HIDDEN = re.compile(rf"[{_UNSEEN}]+")
_ODD = re.compile("[^\x20-\x7e\xa1-\xa9\xab\xae-\xb1\xb4\xb6-\xb8\xbb\xbf-\u0131\u0134-\u017f„”“’‘…«»]")


def plain(text: str) -> str:
    """The same number of characters, those that look alike made alike."""
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


class Visible:
    """The seen text of a piece of source.

    Attributes:
        text: what is seen.
    """

    def __init__(self, raw: str, holes: Iterable[Hole] = (), verbatim: Collection[int] | None = None) -> None:
        """Read a piece of source.

        Args:
            raw: the piece.
            holes: what of it is not seen; in any order, and they may overlap.
            verbatim: where code begins, in which markup is text; None if all of it is.
        """
        self._starts, self._origins = [0], [0]
        self._parts: list[str] = []
        self._length = 0
        at = 0
        for start, end, shown in sorted(holes):
            if start > at:
                self._chunk(raw, at, start, verbatim is None or at in verbatim)
            if shown and end > at:
                self._add(shown, start)
            at = max(at, end)
        if at < len(raw):
            self._chunk(raw, at, len(raw), verbatim is None or at in verbatim)
        self.text = plain("".join(self._parts))

    def _chunk(self, raw: str, low: int, high: int, verbatim: bool) -> None:
        for match in (_HIDDEN if verbatim else _TOKEN).finditer(raw, low, high):
            if match.start() > low:
                self._add(raw[low : match.start()], low)
            if not verbatim and (match[1] or match[2]):
                shown = _HIDDEN.sub("", decoded(match[1]) if match[1] else match[2])
                if shown:
                    self._add(shown, match.start())
            low = match.end()
        if low < high:
            self._add(raw[low:high], low)

    def _add(self, shown: str, origin: int) -> None:
        self._starts.append(self._length)
        self._origins.append(origin)
        self._parts.append(shown)
        self._length += len(shown)

    def origin(self, at: int) -> int:
        """Where in the piece of source a character of the text stands."""
        number = bisect_right(self._starts, at) - 1
        return self._origins[number] + at - self._starts[number]

    def spans(self, raw: Iterable[Span]) -> tuple[Span, ...]:
        """Where in the text parts of the source are seen."""
        found = ((self._seen(start), self._seen(end)) for start, end in raw)
        return tuple(sorted(span for span in found if span[0] < span[1]))

    def _seen(self, origin: int) -> int:
        number = bisect_right(self._origins, origin) - 1
        start = self._starts[number]
        following = self._starts[number + 1] if number + 1 < len(self._starts) else self._length
        return min(start + origin - self._origins[number], following)

    def where(self, place: Callable[[int], Place]) -> Callable[[int], Place]:
        """Tells where in the file a character stands, told where those of the piece do."""
        return lambda at: place(self.origin(at))
