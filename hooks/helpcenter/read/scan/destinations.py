"""The address after `](`, found as Python-Markdown finds it, though in time proportional to the text."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import accumulate

_ANGLED = re.compile(r"""\(\s*<([^<>]*)>\s*(?:(?:'[^']*'|"[^"]*")\s*)?\)""")
_SPACE = re.compile(r"\s*")
_TITLE_END = {quote: re.compile(quote + r"[ ]*\)") for quote in "\"'"}

Destination = tuple[int, int, int]
"""Where an address begins and ends, and the offset after the closing parenthesis."""


class Destinations:
    """Answers for one text, of which code and escapes were made opaque, where destinations end."""

    def __init__(self, text: str) -> None:
        self._text = text

    def at(self, opening: int) -> Destination | None:
        """The destination whose parenthesis opens at an offset, if it is one."""
        if not self._text.startswith("(", opening):
            return None
        angled = _ANGLED.match(self._text, opening)
        if angled:
            return angled.start(1), angled.end(1), angled.end()
        start = opening + 1 + len(_SPACE.match(self._text, opening + 1)[0])  # type: ignore[index]
        end = self._pairs.get(opening)
        quotes = [(at, mark) for mark in _TITLE_END if (at := self._quote(mark, start)) is not None]
        if quotes and (end is None or min(quotes)[0] < end):
            titled = self._titled(*min(quotes))
            return (start, *titled) if titled else self._untitled(opening, start, min(quotes)[0])
        return None if end is None else (start, end, end + 1)

    def _untitled(self, opening: int, start: int, quote: int) -> Destination | None:
        """The destination with a quote that begins no title.

        Python-Markdown then counts as many parentheses as are open, those that open too. If the last of them opens one,
        it takes all that follows for the address, but for two characters.
        """
        first = bisect_left(self._parentheses, quote)
        still_open = self._depths[first] - self._depths[bisect_left(self._parentheses, opening)]
        last = first + still_open - 1
        if last >= len(self._parentheses):
            return None
        end = self._parentheses[last]
        return (
            (start, end, end + 1)
            if self._text[end] == ")"
            else (start, len(self._text) - 2, len(self._text) - 1)
        )

    def _titled(self, first: int, mark: str) -> tuple[int, int] | None:
        """Where a title begins, its first quote known, and the offset after the parenthesis that ends it.

        The title ends at the first parenthesis after a quote of the same kind; or of the other kind, if
        one of those comes sooner, and then begins there.
        """
        other = "'" if mark == '"' else '"'
        second = self._quote(other, first)
        ends = [(self._end(mark, first), first)]
        if second is not None:
            ends.append((self._end(other, second), second))
        found = min(((end, start) for end, start in ends if end is not None), default=None)
        return (found[1], found[0]) if found else None

    def _quote(self, mark: str, start: int) -> int | None:
        """The first quote of a kind from an offset on."""
        quotes = self._quotes[mark]
        position = bisect_left(quotes, start)
        return quotes[position] if position < len(quotes) else None

    def _end(self, mark: str, opening: int) -> int | None:
        """The offset after the first parenthesis that follows a quote after the opening one."""
        ends = self._ends[mark]
        position = bisect_right(ends, (opening, len(self._text)))
        return ends[position][1] if position < len(ends) else None

    @cached_property
    def _quotes(self) -> dict[str, list[int]]:
        return {mark: [match.start() for match in re.finditer(mark, self._text)] for mark in _TITLE_END}

    @cached_property
    def _ends(self) -> dict[str, list[tuple[int, int]]]:
        return {
            mark: [match.span() for match in pattern.finditer(self._text)]
            for mark, pattern in _TITLE_END.items()
        }

    @cached_property
    def _parentheses(self) -> list[int]:
        return [match.start() for match in re.finditer("[()]", self._text)]

    @cached_property
    def _depths(self) -> list[int]:
        """How many parentheses are open before each of them, those that close too many counted as well."""
        return [0, *accumulate(1 if self._text[at] == "(" else -1 for at in self._parentheses)]

    @cached_property
    def _pairs(self) -> dict[int, int]:
        return pairs(self._text, "()")


def pairs(text: str, marks: str) -> dict[int, int]:
    """Opening mark → the closing mark that balances it."""
    found: dict[int, int] = {}
    still_open: list[int] = []
    for match in re.finditer(f"[{re.escape(marks)}]", text):
        if match[0] == marks[0]:
            still_open.append(match.start())
        elif still_open:
            found[still_open.pop()] = match.start()
    return found


class Brackets:
    """A text in which links are looked for, with what is known of its brackets."""

    def __init__(self, data: str) -> None:
        self.data = data
        self.closing = pairs(data, "[]")
        self.destinations = Destinations(data)
