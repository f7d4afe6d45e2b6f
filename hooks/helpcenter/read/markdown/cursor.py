"""How far in the Markdown the reading of its rendering has come."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from helpcenter.model.problem import Place
from helpcenter.read.markdown.marking import Marked
from helpcenter.read.markdown.shown_text import ShownText
from helpcenter.read.markdown.written import Target, Written


class Value(NamedTuple):
    """An attribute's value without marks, and the offset of the first mark that it had."""

    text: str
    offset: int | None


class Cursor:
    """Knows which part of the Markdown is being read.

    Attributes:
        at: the offset in the Markdown of what was read last.
        written: the Markdown, to be searched.
        end: the length of the Markdown.
    """

    def __init__(self, shown: ShownText, marked: Marked, html: str) -> None:
        self.at = 0
        self.shown = shown
        self.written = Written(shown.text, marked.fences)
        self.end = len(shown.text)
        self._marked = marked
        self._sign = marked.sign
        seen = {self.offset(digits) for digits in marked.pattern.findall(html)}
        self._seen = sorted(seen - marked.targets)

    def offset(self, digits: str) -> int:
        """The offset of the mark with these digits; the end for one that nobody made."""
        return self._marked.offsets.get(digits, self.end)

    def limit(self) -> int:
        """The offset of the next mark in the rendering that is in no target."""
        number = bisect_right(self._seen, self.at)
        return self._seen[number] if number < len(self._seen) else self.end

    def place(self, offset: int) -> Place:
        """The place in its file of what is at an offset."""
        return self.shown.place(offset)

    def has_mark(self, text: str) -> bool:
        """Whether marks are in a text."""
        return self._sign in text

    def split(self, text: str) -> list[str]:
        """A text parted at its marks: text, digits, text, digits … text."""
        return self._marked.pattern.split(text)

    def value(self, written: str | None) -> Value:
        """An attribute's value without its marks."""
        found = self._marked.pattern.search(written) if written and self._sign in written else None
        if found is None:
            return Value(written or "", None)
        return Value(self._marked.without(written or ""), self.offset(found[1]))

    def tag(self, name: str) -> int | None:
        """The offset at which the next tag of that name was written, if it was written as a tag; goes on behind it."""
        found = self.written.tag(name, self.at, self.limit())
        if found is None:
            return None
        self.at = found[1]
        return found[0]

    def list_of_attributes(self, name: str) -> int | None:
        """The offset of the next braces in which an attribute was written whose name matches a pattern."""
        pattern = re.compile(rf"\{{[^{{}}\n]*?(?<![\w-]){name}", re.IGNORECASE)
        found = pattern.search(self.written.tags, self.written.line_start(self.at))
        return found.start() if found else None

    def somewhere(self, name: str) -> int:
        """The offset of a tag of that name, even in what looks like code: from here on, or before; here if nowhere."""
        pattern = re.compile(rf"<{re.escape(name)}(?![\w-])", re.IGNORECASE)
        found = pattern.search(self.written.text, self.at) or pattern.search(self.written.text)
        return found.start() if found else self.at

    def of_tag(self, value: Value, start: int) -> Target:
        """How the link was written that was written as a tag at an offset; the reading is behind it."""
        address = self.written.text.find(value.text, start, self.at)
        return Target(start, start, "html", address if address >= 0 else None)

    def target(self, value: Value) -> Target | None:
        """How the link was written that leads to a target; None if nobody can tell."""
        if value.offset is not None:
            return self.written.target(value.offset, value.offset in self._marked.targets)
        address = value.text.removeprefix("mailto:")
        found = self.written.text.find(address, self.at, self.limit() + len(address) + 1) if address else -1
        if found > 0 and self.written.text[:found].endswith(("](", "](<")):
            return self.written.target(found, inside=False)
        before = self.written.text.rfind("<", max(0, found - 8), max(0, found))
        if self.written.text[before + 1 : found] not in ("", "mailto:"):
            return None
        return Target(before, found + len(address) + 1, "autolink") if before >= 0 else None
