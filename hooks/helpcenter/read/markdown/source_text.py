"""Offsets in a text → places in its file."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from helpcenter.model.problem import Place
from helpcenter.model.text import Stray
from helpcenter.read.markdown.comment_probes import Render
from helpcenter.read.markdown.comments import without_comments

TAB = 4
"""Columns between tab stops, as in Python-Markdown."""


class Source:
    """A text with its tabs turned into spaces, as Markdown reads it, that still knows where all stood.

    Attributes:
        text: the text without tabs; every offset is an offset in it.
        path: the path of its file.
        strays: its comments that not every program reads alike.
    """

    def __init__(self, text: str, path: str) -> None:
        self.path = path
        self._stops: dict[int, tuple[list[int], list[int]]] = {}
        lines = text.split("\n")
        if "\t" in text:
            lines = [self._without_tabs(n, line) if "\t" in line else line for n, line in enumerate(lines)]
        self.text = "\n".join(lines) if "\t" in text else text
        self.strays: tuple[Stray, ...] = ()
        self._starts = [0, *accumulate(len(line) + 1 for line in lines)]

    def _without_tabs(self, number: int, line: str) -> str:
        """The line with spaces for tabs; remembers the columns before and after each."""
        parts = line.split("\t")
        here, there, written = [0], [0], []
        for part in parts[:-1]:
            width = TAB - (there[-1] + len(part)) % TAB
            written.append(part + " " * width)
            here.append(here[-1] + len(part) + 1)
            there.append(there[-1] + len(part) + width)
        self._stops[number] = here, there
        return "".join([*written, parts[-1]])

    def place(self, offset: int) -> Place:
        """The place in the file of the character at that offset."""
        line = bisect_right(self._starts, offset) - 1
        column = offset - self._starts[line]
        if line in self._stops:
            here, there = self._stops[line]
            stop = bisect_right(there, column) - 1
            column = here[stop] + column - there[stop]
        return Place(self.path, line + 1, column + 1)


class MarkdownSource(Source):
    """A Markdown text, its comments taken out, that still knows where all stood.

    Attributes:
        text: the text without tabs and comments.
    """

    def __init__(self, text: str, path: str, render: Render) -> None:
        super().__init__(text, path)
        self._bare = without_comments(self.text, render)
        self.text = self._bare.text
        self.strays = tuple(
            Stray(super(MarkdownSource, self).place(comment.fault_at), comment.fault, "<!--")
            for comment in self._bare.faults
            if comment.fault
        )

    def place(self, offset: int) -> Place:
        """The place in the file of the character at that offset."""
        return super().place(self._bare.origin(offset))
