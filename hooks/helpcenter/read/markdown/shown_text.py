"""The text of a page as it is rendered: no tabs, no comments, snippets in place. It knows where all was written."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from typing import Any

from helpcenter.model.problem import Place
from helpcenter.read.markdown.source_text import Source

_INCLUDE = re.compile(r"""^([ \t]*)(?:-+8<-+[ \t]+["']([^"'\n]+)["'][ \t]*$|;(?=-+8<-))""", re.MULTILINE)
"""A line that includes a snippet; or the semicolon before one that is shown as it is."""

MOST_INCLUDES = 200
"""Snippets that one page may include, those in snippets too."""

_LONGEST = 1_000_000
"""Characters to which a page may grow by its snippets before it is refused."""


class ShownText:
    """The Markdown of a page, or of a snippet, with the snippets that it includes in place.

    Attributes:
        text: the Markdown; every offset of the reading is an offset in it.
        sources: the texts of which it consists, by their paths.
        crowded: where an include was left out because there are too many; None if none was.
    """

    def __init__(self, main: Source, snippets: Mapping[str, Source]) -> None:
        self.sources: dict[str, Source] = {main.path: main}
        self._main = main
        self._snippets = snippets
        self._parts: list[str] = []
        self._length = 0
        self._starts: list[int] = []
        self._origins: list[tuple[Source, int]] = []
        self.crowded: Place | None = None
        self._room = MOST_INCLUDES
        self._add(main, "", frozenset())
        self.text = "".join(self._parts)

    def __getstate__(self) -> dict[str, Any]:
        """All that tells places; other snippets have no part in that."""
        return {**vars(self), "_snippets": {}}

    def _add(self, source: Source, lead: str, inside: frozenset[str]) -> None:
        """Add a text, each line of it after `lead`; an include that cannot be followed leaves an empty line."""
        text = source.text if source is self._main else source.text.rstrip("\n")
        self.sources[source.path] = source
        at = 0
        for match in _INCLUDE.finditer(text) if "8<" in text else ():
            name = match[2] or ""
            snippet = self._snippets.get(name)
            self._piece(source, text, at, match.start() if name else match.end(1), lead)
            if snippet is not None and name not in inside:
                if self._room and self._length < _LONGEST:
                    self._room -= 1
                    self._add(snippet, lead + match[1], inside | {name})
                else:
                    self.crowded = self.crowded or source.place(match.end(1))
            at = match.end()
        self._piece(source, text, at, len(text), lead)

    def _piece(self, source: Source, text: str, start: int, end: int, lead: str) -> None:
        """Add a part of a text; `lead` goes before each of its lines that is not empty."""
        while start < end:
            stop = end if not lead else text.find("\n", start, end) + 1 or end
            if lead and text[start] != "\n" and (start == 0 or text[start - 1] == "\n"):
                self._parts.append(lead)
                self._length += len(lead)
            self._starts.append(self._length)
            self._origins.append((source, start))
            self._parts.append(text[start:stop])
            self._length += stop - start
            start = stop

    def place(self, offset: int) -> Place:
        """The place in its file of the character at an offset."""
        number = max(0, bisect_right(self._starts, offset) - 1)
        if not self._starts:
            return self._main.place(0)
        source, start = self._origins[number]
        return source.place(start + offset - self._starts[number])
