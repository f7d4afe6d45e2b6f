"""Lists of attributes in braces, as Python-Markdown's attr_list reads them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from helpcenter.read.scan.found import Inline
from helpcenter.read.scan.tags import decoded
from helpcenter.read.scan.ticks import Span

_OPENING = re.compile(r"\{:?[ ]*(?=[^}\n ])")
_ATTRIBUTE = re.compile(r"""([^ =}]+)(?:=(?:"(.*?)"|'(.*?)'|([^ =}]+)))?|[ ]""")
_ACTIVE = re.compile(r"[{ :](?:hidden|inert|popover|contenteditable|on[a-z]+)(?=[ }])", re.IGNORECASE)
"""An attribute that does something without a value, so that it can hardly be meant as text."""

_MEANT = re.compile(r"\{:|\{[ ]*(?:[.\#][A-Za-z_-]|[\w-]+=)")
"""How a list begins that nobody can have meant as text, wherever it is."""

Attributes = tuple[tuple[str, str], ...]


class AttributeList(NamedTuple):
    """A list of attributes: from its brace to where it ends or cannot be read on, and what it sets."""

    start: int
    end: int
    attributes: Attributes


def attribute_lists(tag: str, inline: Inline) -> Iterator[AttributeList]:
    """The lists of attributes in the text of an element: after other elements in it, at its end, and misplaced ones."""
    raw = inline.raw
    if "{" not in raw:
        return
    ends = {end for _, end in inline.elements}
    code = sorted(span for span in inline.known if raw[span[0]] == "`")
    start = after = 0
    for line in raw.split("\n"):
        last = start + line.rfind("}")
        ending = not line[last + 1 - start :].strip()
        own = start + len(line) - len(line.lstrip(" "))
        for opening in _OPENING.finditer(raw, start, last):
            at = opening.start()
            if at < after or within(at, code):
                continue
            closes = ending and (at == own or (tag != "p" and raw.startswith(" ", at - 1)))
            if closes or at in ends or _follows_emphasis(raw, at, last) or _MEANT.match(raw, at):
                found = _read_list(raw, at, opening.end(), last)
                after = found.end
                yield found
        start += len(line) + 1


def within(at: int, spans: Sequence[Span]) -> bool:
    """Whether an offset lies in one of some spans, which stand in order."""
    number = bisect_right(spans, at, key=lambda span: span[0]) - 1
    return number >= 0 and at < spans[number][1]


def _follows_emphasis(raw: str, start: int, last: int) -> bool:
    """Whether a list follows a star or an underscore. If no attribute in it does anything, it may be text."""
    if raw[max(0, start - 1) : start] not in ("*", "_"):
        return False
    return raw.find("=", start, last) >= 0 or _ACTIVE.search(raw, start, last + 1) is not None


def _read_list(raw: str, start: int, at: int, end: int) -> AttributeList:
    """Read a list up to what is no attribute: a closing brace, or an equals sign between spaces."""
    found: list[tuple[str, str]] = []
    while match := _ATTRIBUTE.match(raw, at, end):
        at = match.end()
        if match[1]:
            value = next((group for group in match.groups()[1:] if group is not None), "")
            found.append((match[1].lower(), decoded(value)))
    return AttributeList(start, at, tuple(found))
