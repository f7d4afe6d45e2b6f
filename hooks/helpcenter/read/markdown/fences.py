"""Fenced code, found line by line as pymdownx.superfences does it, before anything else is read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_FENCE = re.compile(r"(`{3,}|~{3,})(?:[ ]*\.?[\w#.+-]+(?=[ ]|$))?(.*)")
_OPTION = re.compile(
    r"""[ ]*(?:hl_lines="\d[\d -]*"|linenums="\d[\d ]*"|title(?:_mode)?=(?:"[^"]*"|'[^']*'))(?=[ ]|$)"""
)


def fences(text: str, start: int = 0) -> Iterator[tuple[int, int]]:
    """Each fenced code block from an offset on, at which a line begins."""
    fence: _Fence | None = None
    end = start if "```" in text or "~~~" in text else len(text) + 1
    while end <= len(text):
        begin, stop = end, text.find("\n", end)
        end = (stop if stop >= 0 else len(text)) + 1
        line = text[begin : end - 1]
        if fence is None:
            fence = _opened(line, begin)
        elif fence.ended_by(line):
            yield fence.start, end - 1
            fence = None
        elif fence.broken_by(line):
            fence = None


@dataclass
class _Fence:
    """An open fence: where it starts, the quote marks and spaces before it, its ticks or tildes."""

    start: int
    lead: str
    mark: str
    after_blank: bool = False

    def ended_by(self, line: str) -> bool:
        """Whether the line is the same fence, equally far in, with nothing after it."""
        lead, content = self._parted(line)
        return len(lead) == len(self.lead) and content.rstrip(" ") == self.mark and not self.broken_by(line)

    def broken_by(self, line: str) -> bool:
        """Whether the line stands further out than the fence, so that it never was one."""
        lead, content = self._parted(line)
        quotes, level = lead.count(">"), self.lead.count(">")
        if quotes > level:
            return True
        if not level:
            return bool(line.strip()) and bool(content) and len(lead) != len(self.lead)
        if content and (len(lead) < len(self.lead) or (self.after_blank and quotes < level)):
            return True
        self.after_blank = not content
        return False

    def _parted(self, line: str) -> tuple[str, str]:
        """The line's quote marks and spaces, no longer than the fence's, and what follows them."""
        lead = line[: len(self.lead)]
        lead = lead[: len(lead) - len(lead.lstrip("> "))]
        return lead, line[len(lead) :]


def _opened(line: str, offset: int) -> _Fence | None:
    lead = len(line) - len(line.lstrip("> "))
    match = _FENCE.match(line, lead)
    if not match:
        return None
    options = match[2].strip(" ")
    attributes = options.startswith("{") and options.endswith("}")
    if not attributes and _OPTION.sub("", match[2]).strip(" "):
        return None
    return _Fence(offset + lead, line[:lead], match[1])
