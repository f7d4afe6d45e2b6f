"""Links in a piece of text, found in the order in which Python-Markdown's inline patterns look for them.

What one pattern has found is opaque to the next: code, then escapes, footnotes' marks, links, tags.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Collection, Mapping
from typing import Literal, NamedTuple

from helpcenter.scan.destinations import Destinations, pairs
from helpcenter.scan.fences import OPAQUE, without
from helpcenter.scan.parser import Definition
from helpcenter.scan.tags import Comments, decoded, read_attributes, read_tag

ESCAPED = re.compile(r"\\([\\`*_{}\[\]()>#+\-.!|])")
LONGEST_NAME = 500
"""Characters that the name of a reference or footnote may have."""

SPECIAL = re.compile(r"[`\\\[<{]")
"""What a text has that holds anything but words."""

_TICKS = re.compile(r"(?<!\\)(?:\\\\)*(`+)")
_ANY_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_FOOTNOTE = re.compile(rf"\[\^([^\]]{{0,{LONGEST_NAME}}})\]")
_LINK, _IMAGE = re.compile(r"(?<!!)\["), re.compile(r"!\[")
_NAME = re.compile(r"\s?\[([^\]]*)\]")
_AUTOLINK = re.compile(r"<([A-Za-z][A-Za-z0-9+.-]*://[^<>]*)>")
_AUTOMAIL = re.compile(r"<([^<> !@][^<> !]*@[^@<> ]+)>")

Kind = Literal["inline", "reference", "image", "autolink", "html"]
Span = tuple[int, int]


class Found(NamedTuple):
    """A link in a text: where it begins, or the offset in the source of the definition it refers to."""

    start: int
    address: str
    text: str
    kind: Kind
    definition: int | None = None


class Inline:
    """A text read for links.

    Attributes:
        raw: the text as written.
        rest: the text with all that was found made opaque.
        links: the links in it.
        ticks: where the ticks are that open inline code.
        elements: where links, images and code are.
        marks: what a reader of the page does not see as text: ticks, brackets, addresses, tags.
        ids: ids given by tags.
    """

    def __init__(self, raw: str, definitions: Mapping[str, Definition], footnotes: Collection[str]) -> None:
        self.raw = self.rest = raw
        self.links: list[Found] = []
        self.ticks: list[Span] = []
        self.elements: list[Span] = []
        self.marks: list[Span] = []
        self.ids: list[str] = []
        self._words: list[Span] = []
        self._definitions = definitions
        self._footnotes = footnotes
        self._longest = min(LONGEST_NAME, max(map(len, definitions), default=-1))
        if SPECIAL.search(raw):
            self._read_all()

    def _read_all(self) -> None:
        data = self._without_code(self.raw)
        if "\\" in data:
            data = _ANY_ESCAPED.sub(lambda m: OPAQUE * 2 if ESCAPED.match(m[0]) else m[0], data)
        if self._footnotes and "[^" in data:
            data = self._without_footnotes(data)
        self.rest = self._read(data, 0, 0)
        if self._words:
            self._words.sort()
            self.marks += self._words
            self.links = [link for link in self.links if not self._in_word(link.start)]

    def _read(self, data: str, offset: int, first: int) -> str:
        """Read a part of the text, from one of the patterns on."""
        if "[" in data:
            finder = _Brackets(data)
            for number in range(first, len(_PATTERNS)):
                if finder.data.find("[") >= 0:
                    finder = self._brackets(finder, offset, number)
            data = finder.data
        if "<" in data:
            data = self._automatic(data, offset)
            data = self._tags(data, offset)
        return data

    def _without_code(self, text: str) -> str:
        if "`" not in text:
            return text
        runs = _Ticks(text)
        spans: list[Span] = []
        position = 0
        while match := _TICKS.search(text, position):
            start, position = match.span(1)
            inner = runs.code(start, position)
            if inner:
                position = inner[1] + inner[0] - start
                spans.append((start, position))
                self.ticks.append((start, inner[0]))
                self.marks += [(start, inner[0]), (inner[1], position)]
        self.elements += spans
        return without(text, spans)

    def _without_footnotes(self, data: str) -> str:
        spans = [match.span() for match in _FOOTNOTE.finditer(data) if match[1] in self._footnotes]
        self.marks += spans
        return without(data, spans)

    def _brackets(self, finder: _Brackets, offset: int, number: int) -> _Brackets:
        """Find what one of the patterns with brackets finds."""
        data, (opening, resolve) = finder.data, _PATTERNS[number]
        image = opening is _IMAGE
        spans: list[Span] = []
        position = 0
        while match := opening.search(data, position):
            position = match.end()
            close = finder.closing.get(position - 1)
            end, target = resolve(self, finder, match.end(), close) if close is not None else (None, None)
            if end is None or close is None:
                continue
            if target is not None:
                self._add(offset, match.span(), (close, end), target, image)
                if not image:
                    self._read(data[match.end() : close], offset + match.end(), number + 1)
                spans.append((match.start(), end))
            position = end
        return _Brackets(without(data, spans)) if spans else finder

    def _add(self, offset: int, opening: Span, closing: Span, target: Target, image: bool) -> None:
        start, text, close, end = (offset + edge for edge in (*opening, *closing))
        address, definition = self._address(target, offset)
        kind: Kind = "image" if image else "inline" if definition is None else "reference"
        words = " ".join(self.raw[text:close].split())
        self.links.append(Found(start, address, words, kind, definition))
        self.elements.append((start, end))
        if image:
            self._words.append((start, end))
        else:
            self.marks += [(start, text), (close, end)]

    def _address(self, target: Target, offset: int) -> tuple[str, int | None]:
        if isinstance(target, Definition):
            return decoded(target.address), target.offset
        written = self.raw[offset + target[0] : offset + target[1]]
        return decoded(ESCAPED.sub(r"\1", written).strip()), None

    def _direct(self, finder: _Brackets, start: int, close: int) -> Resolved:
        found = finder.destinations.at(close + 1)
        return (found[2], found[:2]) if found else (None, None)

    def _full(self, finder: _Brackets, start: int, close: int) -> Resolved:
        named = _NAME.match(finder.data, close + 1)
        if not named:
            return None, None
        if named[1]:
            return named.end(), self._defined(finder.data, named.start(1), named.end(1))
        return named.end(), self._defined(finder.data, start, close)

    def _short(self, finder: _Brackets, start: int, close: int) -> Resolved:
        return close + 1, self._defined(finder.data, start, close)

    def _defined(self, data: str, start: int, end: int) -> Definition | None:
        if end - start > 2 * self._longest + 2:
            return None
        return self._definitions.get(re.sub(r"\s+", " ", data[start:end].lower()))

    def _automatic(self, data: str, offset: int) -> str:
        for pattern in (_AUTOLINK, _AUTOMAIL):
            spans: list[Span] = []
            for match in pattern.finditer(data):
                words = self.raw[offset + match.start(1) : offset + match.end(1)]
                address = ESCAPED.sub(r"\1", words)
                if pattern is _AUTOMAIL:
                    address = f"mailto:{address.removeprefix('mailto:')}"
                self.links.append(Found(offset + match.start(), decoded(address), words, "autolink"))
                start, end = offset + match.start(), offset + match.end()
                self.marks += [(start, end - 1 - len(address.removeprefix("mailto:"))), (end - 1, end)]
                spans.append(match.span())
            data = without(data, spans)
        return data

    def _tags(self, data: str, offset: int) -> str:
        spans: list[Span] = []
        comments = Comments(data)
        at = data.find("<")
        while at >= 0:
            end = self._tag(data, at, offset, comments)
            if end:
                spans.append((at, end))
            at = data.find("<", end or at + 1)
        self._words += [(offset + start, offset + end) for start, end in spans]
        return without(data, spans)

    def _in_word(self, start: int) -> bool:
        """Whether a link begins within a tag, a comment or an image, of which only the whole counts."""
        number = bisect_left(self._words, (start, start)) - 1
        return number >= 0 and start < self._words[number][1]

    def _tag(self, data: str, at: int, offset: int, comments: Comments) -> int | None:
        if data.startswith("<!--", at):
            return comments.end(at)
        tag = read_tag(data, at, len(data))
        if tag is None:
            return None
        whole = tag._replace(start=offset + tag.start, end=offset + tag.end)
        links, ids = read_attributes(self.raw, whole)
        self.links += [Found(whole.start, address, "", kind) for address, kind in links]
        self.ids += ids
        return tag.end


class _Brackets:
    """A text in which links are looked for, with what is known of its brackets."""

    def __init__(self, data: str) -> None:
        self.data = data
        self.closing = pairs(data, "[]")
        self.destinations = Destinations(data)


class _Ticks:
    """Finds where inline code ends: at the next run of as many backticks, or else at the longest run."""

    def __init__(self, text: str) -> None:
        self._runs = [match.span() for match in re.finditer("`+", text)]
        self._starts = [start for start, _ in self._runs]
        self._by_length: dict[int, list[int]] = {}
        for start, end in self._runs:
            self._by_length.setdefault(end - start, []).append(start)
        self._longest = list(self._runs)
        for number in range(len(self._runs) - 2, -1, -1):
            later, here = self._longest[number + 1], self._runs[number]
            self._longest[number] = later if later[1] - later[0] > here[1] - here[0] else here

    def code(self, start: int, end: int) -> Span | None:
        """Where the code begins and ends that is opened by the backticks from `start` to `end`."""
        same = self._by_length.get(end - start, [])
        position = bisect_left(same, end)
        if position < len(same):
            return end, same[position]
        later = bisect_left(self._starts, end)
        if later == len(self._runs):
            return None
        longest = self._longest[later]
        length = longest[1] - longest[0]
        return (start + length, longest[0]) if length < end - start else None


Target = Definition | Span
Resolved = tuple[int | None, Target | None]
"""The offset after a link, None if nothing that could be one ends there; and its target, if it has one."""

_PATTERNS: tuple[tuple[re.Pattern[str], Callable[[Inline, _Brackets, int, int], Resolved]], ...] = (
    (_LINK, Inline._full),
    (_LINK, Inline._direct),
    (_IMAGE, Inline._direct),
    (_IMAGE, Inline._full),
    (_LINK, Inline._short),
    (_IMAGE, Inline._short),
)
"""Python-Markdown's, in the order of their priorities."""
