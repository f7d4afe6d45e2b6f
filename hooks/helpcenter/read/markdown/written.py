"""Where in the Markdown something was written that has no mark of its own, or whose mark is inside of it."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any, Literal, NamedTuple

from helpcenter.model.seen import plain
from helpcenter.read.markdown.marking import LEAD, Span
from helpcenter.read.markdown.tags_read_alike import TAG

Kind = Literal["inline", "reference", "image", "autolink", "html"]

_BEFORE = re.compile(
    r"""(?P<inline>\]\([ \t]*\n?[ \t]*<?.?)$ | (?P<auto><(?:https?|ftp)://)$
    | (?P<reference>^[ ]*(?:[>*+-][ >]*)*(?P<label>\[)[^\[\]\n]*\]:[ ]*\n?[ >]*<?.?)$""",
    re.VERBOSE | re.MULTILINE | re.DOTALL,
)
_LEAD = re.compile(LEAD)
_AFTER = re.compile(r"""[^()\n]*(?:\([^()\n]*\)[^()\n]*)*\n?[^()\n]*\)(?:\{[^}\n]*\})?""")
_TARGET = r"(?<=\])\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)"
_ATTRIBUTES = r"\{:?[ ]*[^{}\n]*=[^{}\n]*\}"
_HIDDEN = re.compile(f"{TAG}|{_TARGET}|{_ATTRIBUTES}")
_ONLY_TARGETS = re.compile(rf"\]{_TARGET}")
_CODE = re.compile(r"(?<![`\\])(`+)(?!`).+?(?<!`)\1(?!`)", re.DOTALL)
_LONGEST = 1_000


class Target(NamedTuple):
    """Where a link was written: where it begins and ends, how it was written, and where its address begins."""

    start: int
    end: int
    kind: Kind
    address: int | None = None


class Written:
    """The Markdown, to be searched.

    Attributes:
        text: the Markdown.
    """

    def __init__(self, text: str, fences: tuple[Span, ...]) -> None:
        self.text = text
        self._fences = fences

    def __getstate__(self) -> dict[str, Any]:
        """The text; what was made of it to be searched can be made again."""
        return {"text": self.text, "_fences": self._fences}

    @cached_property
    def seen(self) -> str:
        """The same number of characters, what looks alike made alike."""
        return plain(self.text)

    @cached_property
    def words(self) -> str:
        """The same without fences, tags, targets and attributes, which no reader sees."""
        text = plain(_blanked(self.text, self._fences))
        if "<" not in text and ("{" not in text or "=" not in text):
            return _ONLY_TARGETS.sub(_blank_behind, text) if "](" in text else text
        return _HIDDEN.sub(_blank, text)

    @cached_property
    def tags(self) -> str:
        """The text without fences and code in a line, to find tags in."""
        prose = _blanked(self.text, self._fences)
        return _CODE.sub(_blank, prose) if "`" in prose else prose

    def shows_code(self, line: int) -> bool:
        """Whether the line that begins at an offset is inside of fenced code, and not its first line."""
        return any(start < line < end for start, end in self._fences)

    def target(self, offset: int, inside: bool) -> Target | None:
        """How the link was written that has a mark at an offset in its target; `inside` if behind its first sign."""
        low = max(0, offset - _LONGEST)
        above = max(0, self.text.rfind("\n", low, offset))
        found = _BEFORE.search(self.text, self.text.rfind("\n", low, above) + 1, offset)
        if found is None:
            return None
        address = offset - 1 if inside else offset
        if found["reference"]:
            return Target(found.start("label"), offset, "reference", address)
        if found["auto"]:
            return Target(found.start(), self.text.find(">", offset) + 1, "autolink", found.start() + 1)
        after = _AFTER.match(self.text, offset, offset + _LONGEST)
        return Target(self._opening(found.start()), after.end() if after else offset, "inline", address)

    def _opening(self, close: int) -> int:
        """The offset of the bracket that opens what a bracket closes."""
        depth = 0
        for at in range(close, max(-1, close - _LONGEST), -1):
            if self.tags[at] in "[]" and self.tags[at - 1 : at] != "\\":
                depth += 1 if self.tags[at] == "]" else -1
                if depth == 0:
                    return at - 1 if self.text[at - 1 : at] == "!" else at
        return close

    def tag(self, name: str, low: int, high: int) -> Span | None:
        """Where a tag of that name was written, from its angle bracket to its end."""
        found = re.compile(rf"<{re.escape(name)}(?![\w-])[^>]*>?", re.IGNORECASE).search(self.tags, low, high)
        return found.span() if found else None

    def find(self, pattern: str, low: int, high: int) -> int | None:
        """Where a pattern matches outside of code."""
        found = re.compile(pattern, re.MULTILINE | re.IGNORECASE).search(self.tags, low, high)
        return found.start(found.lastindex or 0) if found else None

    def content(self, offset: int) -> int:
        """Where in its line the text begins that holds an offset: behind quote marks and marks of items."""
        line = self.text.rfind("\n", 0, offset) + 1
        lead = _LEAD.match(self.text, line)
        return min(offset, lead.end()) if lead else offset

    def markers(self, offset: int) -> list[str]:
        """The numbers of the items that begin before an offset in its line, "" for bullets."""
        line = self.text.rfind("\n", 0, offset) + 1
        return [mark[1] or "" for mark in re.finditer(r"(?:(\d+[.)])|[*+-])[ ]+", self.text[line:offset])]

    def line_start(self, offset: int) -> int:
        """The offset at which the line begins that holds an offset."""
        return self.text.rfind("\n", 0, offset) + 1

    def line(self, offset: int) -> str:
        """The line that holds an offset."""
        end = self.text.find("\n", offset)
        return self.text[self.text.rfind("\n", 0, offset) + 1 : end if end >= 0 else len(self.text)]


def _blanked(text: str, spans: tuple[Span, ...]) -> str:
    parts: list[str] = []
    at = 0
    for start, end in spans:
        parts += [text[at:start], re.sub(r"[^\n]", " ", text[start:end])]
        at = end
    return "".join([*parts, text[at:]])


def _blank_behind(match: re.Match[str]) -> str:
    return f"]{' ' * (len(match[0]) - 1)}"  # it is in one line


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])
