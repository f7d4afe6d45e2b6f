"""Lists of attributes in braces, as Python-Markdown's attr_list reads them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from helpcenter.scan.found import Inline
from helpcenter.scan.tags import decoded

_OPENING = re.compile(r"\{:?[ ]*(?=[^}\n ])")
_ATTRIBUTE = re.compile(r"""([^ =}]+)(?:=(?:"(.*?)"|'(.*?)'|([^ =}]+)))?|[ ]""")
_MEANT = re.compile(r"\{[ ]*[:.\#]|\{[^}\n]*=")
"""How a list begins that follows emphasis. Other braces after a star are text."""

Attributes = tuple[tuple[str, str], ...]


class AttributeList(NamedTuple):
    """A list of attributes: from its brace to where it ends or cannot be read on, and what it sets."""

    start: int
    end: int
    attributes: Attributes


def attribute_lists(tag: str, inline: Inline) -> Iterator[AttributeList]:
    """The lists of attributes in the text of an element: after other elements in it, and at its end."""
    raw = inline.raw
    if "{" not in raw:
        return
    ends = {end for _, end in inline.elements}
    code = [span for span in inline.known if raw[span[0]] == "`"]
    for opening in _OPENING.finditer(raw):
        start = opening.start()
        stop = raw.find("\n", start)
        last = raw.rfind("}", start, len(raw) if stop < 0 else stop) + 1
        if not last or any(low <= start < high for low, high in code):
            continue
        if start in ends or _follows_emphasis(raw, start) or _ends_element(tag, raw, start, last):
            yield _read(raw, start, opening.end(), last - 1)


def _follows_emphasis(raw: str, start: int) -> bool:
    return raw[max(0, start - 1) : start] in ("*", "_") and bool(_MEANT.match(raw, start))


def _ends_element(tag: str, raw: str, start: int, last: int) -> bool:
    """Whether a list stands where an element ends: on a line of its own, or in headings and cells after a space."""
    if raw[last:].partition("\n")[0].strip():
        return False
    before = raw[:start].rpartition("\n")[2]
    return not before.strip() or (tag != "p" and before.endswith(" "))


def _read(raw: str, start: int, at: int, end: int) -> AttributeList:
    """Read a list up to what is no attribute: a closing brace, or an equals sign between spaces."""
    found: list[tuple[str, str]] = []
    while match := _ATTRIBUTE.match(raw, at, end):
        at = match.end()
        if match[1]:
            value = next((group for group in match.groups()[1:] if group is not None), "")
            found.append((match[1].lower(), decoded(value)))
    return AttributeList(start, at, tuple(found))
