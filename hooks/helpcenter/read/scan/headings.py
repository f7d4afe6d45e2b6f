"""Headings and their anchors, as Python-Markdown's toc and attr_list extensions give them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from helpcenter.read.scan.found import ESCAPED, Inline
from helpcenter.read.scan.tags import decoded
from helpcenter.read.scan.ticks import Span

_LIST = re.compile(r"\{:?[ ]*([^{}\n ][^{}\n]*)\}")
_OPENING = re.compile(r"[ ]\{:?[ ]*[^}\n ]")
_ID = re.compile(r"""(?:^|[ ])(?:\#|id=(?=["']?))["']?([^\s=}"']+)""")
_EMPHASIS = re.compile(r"\*+(?=\S)|(?<=\S)\*+|(?<!\w)_+(?=[^\s_])|(?<=[^\s_])_+(?!\w)")
_KEPT = "\x03"
"""Stands for an underscore that is no emphasis."""

_NUMBERED = re.compile(r"(.*)_([0-9]{1,18})", re.DOTALL)


def heading_words(inline: Inline) -> tuple[str, str]:
    """A heading's explicit id, or "", and its words as the reader sees them."""
    if inline.raw.isascii() and inline.raw.replace(" ", "").isalnum():
        return "", " ".join(inline.raw.split())
    end, given = _attributes(inline)
    hidden = sorted([*inline.marks, *_after_elements(inline), (end, len(inline.raw))])
    code = {opening[1] for opening in inline.ticks}
    words: list[str] = []
    at = 0
    for start, after in hidden:
        if start > at:
            words.append(_kept(inline.raw[at:start]) if at in code else _read(inline.raw[at:start]))
        at = max(at, after)
    return given, " ".join(_EMPHASIS.sub("", "".join(words)).replace(_KEPT, "_").split())


def _attributes(inline: Inline) -> tuple[int, str]:
    """Where the attributes at the end of a heading begin, and the id in them."""
    rest = inline.rest.rstrip(" ")
    opening = _OPENING.search(rest, max((end for _, end in inline.elements), default=0))
    if not opening or not rest.endswith("}") or "}" in rest[opening.end() : -1]:
        return len(inline.raw), ""
    identifiers = _ID.findall(rest[opening.end() - 1 : -1])
    return opening.start(), identifiers[-1] if identifiers else ""


def _after_elements(inline: Inline) -> Iterator[Span]:
    """The attributes written right after links and code."""
    for _, end in inline.elements:
        match = _LIST.match(inline.raw, end)
        if match:
            yield match.span()


def _kept(words: str) -> str:
    """Words in which an underscore is no emphasis."""
    return words.replace("_", _KEPT)


def _read(words: str) -> str:
    return decoded(ESCAPED.sub(lambda match: _kept(match[1]), words))


def attribute_ids(text: str) -> Iterator[str]:
    """The ids in the attribute lists of a text."""
    for match in _LIST.finditer(text):
        yield from _ID.findall(match[1])


def slugify(words: str) -> str:
    """The anchor that Python-Markdown makes of a heading's words: ASCII, lower case, hyphens."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain).strip().lower())


class Anchors:
    """Gives each heading an anchor that nothing else has."""

    def __init__(self, taken: set[str]) -> None:
        self._taken = taken
        self._reached: dict[str, int] = {}

    def unique(self, anchor: str) -> str:
        """The anchor, numbered if it is taken or empty; it is taken then."""
        if anchor in self._taken or not anchor:
            numbered = _NUMBERED.fullmatch(anchor)
            base, count = (numbered[1], int(numbered[2])) if numbered else (anchor, 0)
            count = self._reached.get(anchor, count) + 1
            while f"{base}_{count}" in self._taken:
                count += 1
            self._reached[anchor] = count
            anchor = f"{base}_{count}"
        self._taken.add(anchor)
        return anchor
