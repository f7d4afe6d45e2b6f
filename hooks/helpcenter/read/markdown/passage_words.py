"""The words of one passage, as they are met in the rendering."""

from __future__ import annotations

import re
from dataclasses import replace

from helpcenter.model.document import Link
from helpcenter.model.seen import HIDDEN, plain
from helpcenter.model.text import Passage, Span
from helpcenter.read.markdown.alignment import Whereabouts
from helpcenter.read.markdown.cursor import Cursor
from helpcenter.read.markdown.tags_read_alike import TAG_MARK

_INDENT = re.compile(r"(?<=\n)[ ]+")


class Words:
    """A passage that has not ended.

    Attributes:
        kind: the element in which it is.
        listed: whether it is in a list.
        length: how many characters of it are known.
        apart: the parts of it that are code or the words of a link.
        tags: offsets of marks of tags in it.
        links: links whose place is that of their words: their number and offset.
        begins: the offset behind the number that makes it an item of a list.
    """

    def __init__(self, kind: str, listed: bool, start: int) -> None:
        self.kind, self.listed = kind, listed
        self.length = self.begins = 0
        self.apart: list[Span] = []
        self.tags: list[int] = []
        self.links: list[tuple[int, int]] = []
        self._start = start
        self._parts: list[str] = []
        self._line = 0
        self._known: list[Span] = []

    def add(self, text: str, code: bool = False) -> None:
        """Add text that is seen."""
        if "\n " in text and self.kind != "code":
            text = _INDENT.sub("", text)
        if not text.isascii():
            text = HIDDEN.sub("", text)
        if "<" in text and not code:
            self.tags += [self.length + match.start() for match in TAG_MARK.finditer(text)]
        self._parts.append(text)
        if "\n" in text:
            self._line = self.length + text.rfind("\n") + 1
        self.length += len(text)

    def number(self, cursor: Cursor, number: str) -> None:
        """Add the number of an item, which browsers show and the rendering does not have."""
        self.mark(cursor, cursor.written.text.rfind(number, 0, cursor.at))
        self.add(f"{number} ")
        self.begins = self.length

    def mark(self, cursor: Cursor, offset: int) -> None:
        """Say where what follows was written, and so what stands before it in the same line."""
        known = self._known[-1][0] if self._known else -1
        if known < self._line < self.length:
            self._known.append((self._line, cursor.written.content(offset)))
        self._known.append((self.length, offset))

    def finished(self, cursor: Cursor) -> tuple[Passage, Whereabouts] | None:
        """The passage and where its words were written, if it has words."""
        text = plain("".join(self._parts))
        if not text.strip():
            return None
        guessed = not self._known or self._known[0][0] > 0
        known = [(0, self._start), *self._known] if guessed else self._known
        starts, sources = zip(*known, strict=True)
        where = Whereabouts(
            cursor.shown, cursor.written, self.kind == "code", text, starts, sources, cursor.limit(), guessed
        )
        return Passage(text, self.kind, where, self.listed, tuple(sorted(self.apart))), where


def spoken(cursor: Cursor, words: str, kind: str, start: int, listed: bool) -> Passage | None:
    """The text of an attribute as a passage; `start` is the offset of its element."""
    text = plain(HIDDEN.sub("", words))
    where = Whereabouts(cursor.shown, cursor.written, True, text, (0,), (start,), cursor.end)
    return Passage(text, kind, where, listed) if text.strip() else None


def placed(link: Link, cursor: Cursor, offset: int) -> Link:
    """A link at the bracket before its words."""
    before = offset - 1 if cursor.written.text[offset - 1 : offset] == "[" else offset
    return replace(link, place=cursor.place(before))
