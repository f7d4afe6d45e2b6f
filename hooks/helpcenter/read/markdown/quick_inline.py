"""Reads inline Markdown as Python-Markdown does, and passes over the patterns of which a text holds no beginning.

Python-Markdown tries each pattern on each text of a page. Most texts are words alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, cast
from xml.etree.ElementTree import Element

from markdown import inlinepatterns as known
from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString

_NEEDED = {
    known.BACKTICK_RE: "`",
    known.ESCAPE_RE: "\\",
    known.REFERENCE_RE: "[",
    known.LINK_RE: "[",
    known.IMAGE_LINK_RE: "![",
    known.IMAGE_REFERENCE_RE: "![",
    known.AUTOLINK_RE: "<",
    known.AUTOMAIL_RE: "<",
    known.LINE_BREAK_RE: "  \n",
    known.HTML_RE: "<",
    known.ENTITY_RE: "&",
    r"\\\n": "\\",
    r"\[\^([^\]]*)\]": "[^",
}
"""Patterns, and the text without which there is nothing for them to find."""

_EMPHASIS = r"\*|_"
_SIGNS = re.compile(r"[`\\\[!<&*_]|  \n")
"""One of these is in all that the patterns above and that of emphasis find."""


def _needed(pattern: str) -> tuple[str, str]:
    """Two texts of which one is in all that a pattern finds; empty ones if it is none of the known ones."""
    needed = _NEEDED.get(pattern, "")
    return ("*", "_") if pattern == _EMPHASIS else (needed, needed)


class QuickInline(InlineProcessor):
    """Python-Markdown's own processor, but for the patterns that it tries."""

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        """Read the inline Markdown of a tree."""
        patterns: Iterable[Any] = self.inlinePatterns
        self._patterns = [(one, *_needed(one.pattern)) for one in patterns]
        self._known = all(needed for _, needed, _ in self._patterns)
        return super().run(tree, ancestors)

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803
        """The text with placeholders for what the patterns found; the name is Python-Markdown's private one."""
        if self._known and not _SIGNS.search(data):
            return data
        apply, number, start = cast("Any", self)._InlineProcessor__applyPattern, patternIndex, 0
        while number < len(self._patterns) and not isinstance(data, AtomicString):
            pattern, needed, other = self._patterns[number]
            matched = False
            if needed in data or other in data:
                data, matched, start = apply(pattern, data, number, start)
            if not matched:
                number, start = number + 1, 0
        return data
