"""Links in a piece of text, found in the order in which Python-Markdown's inline patterns look for them.

What one pattern has found is opaque to the next: code, then escapes, footnotes' marks, links, tags.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Collection

from helpcenter.read.scan.destinations import Brackets
from helpcenter.read.scan.fences import OPAQUE, without
from helpcenter.read.scan.found import ESCAPED, Found, Inline, Kind
from helpcenter.read.scan.parser import Definition, Definitions
from helpcenter.read.scan.tags import Tag, decoded, plain_tag, read_attributes
from helpcenter.read.scan.ticks import Span, code_spans

LONGEST_NAME = 500
"""Characters that the name of a reference or footnote may have."""
_SPECIAL = re.compile(r"[`\\\[<]")
_ANY_ESCAPED = re.compile(r"(?s)\\(.)")
_FOOTNOTE = re.compile(rf"\[\^([^\]]{{0,{LONGEST_NAME}}})\]")
_LINK, _IMAGE = re.compile(r"(?<!!)\["), re.compile(r"!\[")
_NAME = re.compile(r"\s?\[([^\]]*)\]")
_AUTOLINK = re.compile(r"<([A-Za-z][A-Za-z0-9+.-]*://[^<>]*)>")
_AUTOMAIL = re.compile(r"<([^<> !@][^<> !]*@[^@<> ]+)>")


def read_inline(raw: str, definitions: Definitions, footnotes: Collection[str]) -> Inline:
    """Read a text for links."""
    return _Finder(raw, definitions, footnotes).found() if _SPECIAL.search(raw) else Inline(raw, raw)


class _Finder:
    def __init__(self, raw: str, definitions: Definitions, footnotes: Collection[str]) -> None:
        self._raw, self._definitions, self._footnotes = raw, definitions, footnotes
        self._links: list[Found] = []
        self._ticks: list[Span] = []
        self._elements: list[Span] = []
        self._marks: list[Span] = []
        self._words: list[Span] = []
        self._ids: list[str] = []
        self._known: list[Span] = []

    def found(self) -> Inline:
        """All that is in the text."""
        data = self._without_code(self._raw)
        if "\\" in data:
            data = _ANY_ESCAPED.sub(lambda m: OPAQUE * 2 if ESCAPED.match(m[0]) else m[0], data)
        if self._footnotes and "[^" in data:
            data = self._without_footnotes(data)
        rest = self._read(data, 0, 0)
        self._words.sort()
        links = [link for link in self._links if not self._in_word(link.start)]
        marks = self._marks + self._words
        return Inline(self._raw, rest, links, self._ticks, self._elements, marks, self._ids, self._known)

    def _read(self, data: str, offset: int, first: int) -> str:
        """Read a part of the text, from one of the patterns on."""
        if "[" in data:
            finder = Brackets(data)
            for number in range(first, len(_PATTERNS)):
                if "[" in finder.data:
                    finder = self._brackets(finder, offset, number)
            data = finder.data
        if "<" in data:
            data = self._automatic(data, offset)
            data = self._tags(data, offset)
        return data

    def _without_code(self, text: str) -> str:
        spans: list[Span] = []
        for opening, closing in code_spans(text) if "`" in text else ():
            spans.append((opening[0], closing[1]))
            self._ticks.append(opening)
            self._marks += [opening, closing]
        self._elements += spans
        self._known += spans
        return without(text, spans)

    def _without_footnotes(self, data: str) -> str:
        spans = [match.span() for match in _FOOTNOTE.finditer(data) if match[1] in self._footnotes]
        self._marks += spans
        return without(data, spans)

    def _brackets(self, finder: Brackets, offset: int, number: int) -> Brackets:
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
        return Brackets(without(data, spans)) if spans else finder

    def _add(self, offset: int, opening: Span, closing: Span, target: Target, image: bool) -> None:
        start, text, close, end = (offset + edge for edge in (*opening, *closing))
        address, definition = self._address(target, offset)
        kind: Kind = "image" if image else "inline" if definition is None else "reference"
        words = " ".join(self._raw[text:close].split())
        self._links.append(Found(start, address, words, kind, definition))
        self._elements.append((start, end))
        if image:
            self._words.append((start, end))
        else:
            self._marks += [(start, text), (close, end)]

    def _address(self, target: Target, offset: int) -> tuple[str, int | None]:
        if isinstance(target, Definition):
            return decoded(target.address), target.offset
        start, end = offset + target[0], offset + target[1]
        self._known.append((start - 1, start))
        return decoded(ESCAPED.sub(r"\1", self._raw[start:end]).strip()), None

    def _direct(self, finder: Brackets, start: int, close: int) -> Resolved:
        found = finder.destinations.at(close + 1)
        return (found[2], found[:2]) if found else (None, None)

    def _full(self, finder: Brackets, start: int, close: int) -> Resolved:
        named = _NAME.match(finder.data, close + 1)
        if not named:
            return None, None
        if named[1]:
            return named.end(), self._defined(finder.data, named.start(1), named.end(1))
        return named.end(), self._defined(finder.data, start, close)

    def _short(self, finder: Brackets, start: int, close: int) -> Resolved:
        return close + 1, self._defined(finder.data, start, close)

    def _defined(self, data: str, start: int, end: int) -> Definition | None:
        if end - start > min(LONGEST_NAME, 2 * self._definitions.longest):
            return None
        return self._definitions.get(re.sub(r"\s+", " ", data[start:end].lower()))

    def _automatic(self, data: str, offset: int) -> str:
        for pattern in (_AUTOLINK, _AUTOMAIL):
            spans: list[Span] = []
            for match in pattern.finditer(data):
                words = self._raw[offset + match.start(1) : offset + match.end(1)]
                address = ESCAPED.sub(r"\1", words)
                if pattern is _AUTOMAIL:
                    address = f"mailto:{address.removeprefix('mailto:')}"
                self._links.append(Found(offset + match.start(), decoded(address), words, "autolink"))
                start, end = offset + match.start(), offset + match.end()
                self._marks += [(start, end - 1 - len(address.removeprefix("mailto:"))), (end - 1, end)]
                spans.append(match.span())
                self._known.append((start, end))
            data = without(data, spans)
        return data

    def _tags(self, data: str, offset: int) -> str:
        found = [
            tag for match in re.finditer("<", data) if (tag := plain_tag(data, match.start(), len(data)))
        ]
        spans = [(tag.start, tag.end) for tag in found]
        for tag in found:
            self._tag(tag._replace(start=offset + tag.start, end=offset + tag.end))
        return without(data, spans)

    def _in_word(self, start: int) -> bool:
        """Whether a link begins within a tag or an image, of which only the whole counts."""
        number = bisect_left(self._words, (start, start)) - 1
        return number >= 0 and start < self._words[number][1]

    def _tag(self, tag: Tag) -> None:
        self._words.append((tag.start, tag.end))
        self._known.append((tag.start, tag.end))
        links, ids = read_attributes(self._raw, tag)
        self._links += [Found(tag.start, address, "", kind) for address, kind in links]
        self._ids += ids


Target = Definition | Span
Resolved = tuple[int | None, Target | None]
"""The offset after a link, None if nothing that could be one ends there; and its target, if it has one."""

_PATTERNS: tuple[tuple[re.Pattern[str], Callable[[_Finder, Brackets, int, int], Resolved]], ...] = (
    (_LINK, _Finder._full),
    (_LINK, _Finder._direct),
    (_IMAGE, _Finder._direct),
    (_IMAGE, _Finder._full),
    (_LINK, _Finder._short),
    (_IMAGE, _Finder._short),
)
"""Python-Markdown's, in the order of their priorities."""
