"""Headings and their anchors, as Python-Markdown's toc extension gives them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from html import unescape

from helpcenter.model import Heading
from helpcenter.problem import Place

_ATTRIBUTES = re.compile(r"[ ]+\{:?[ ]*([^}\n ][^}\n]*)\}[ ]*$")
_ID = re.compile(r"(?:^|[ ])(?:#|id=)['\"]?([\w:.-]+)")
_LINK = re.compile(r"!?\[([^\[\]]*)\](?:\([^()\n]*\)|\[[^\[\]\n]*\])")
_IMAGE = re.compile(r"!\[[^\[\]]*\](?:\([^()\n]*\)|\[[^\[\]\n]*\])")
_MARKUP = re.compile(r"<[^<>]*>|\*+|`+|(?<!\w)_+|_+(?!\w)|\\(?=[^\w\s])")


def headings(
    text: str, found: list[tuple[int, int, int, int]], at: Callable[[int], Place]
) -> list[Heading]:
    """Turn the outline's headings into headings with ids, unique as in the rendered page."""
    read = [_read(text[start:end], level) for _, level, start, end in found]
    taken = {given for given, _ in read if given}
    result = []
    for (offset, level, _, _), (given, words) in zip(found, read, strict=True):
        anchor = given or unique(slugify(words), taken)
        result.append(Heading(at(offset), level, words, anchor, bool(given)))
    return result


def _read(raw: str, level: int) -> tuple[str, str]:
    """A heading's explicit id, or "", and its words."""
    raw = raw.strip().rstrip("#").rstrip() if level else raw
    given = ""
    attributes = _ATTRIBUTES.search(raw)
    if attributes:
        raw = raw[: attributes.start()]
        identifier = _ID.search(attributes[1])
        given = identifier[1] if identifier else ""
    words = _LINK.sub(r"\1", _IMAGE.sub("", raw))
    return given, " ".join(unescape(_MARKUP.sub("", words)).split())


def slugify(words: str) -> str:
    """The anchor that Python-Markdown makes of a heading's words: ASCII, lower case, hyphens."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[\s-]+", "-", re.sub(r"[^\w\s-]", "", plain).strip().lower())


def unique(anchor: str, taken: set[str]) -> str:
    """The anchor, numbered until nothing else has it; it is taken then."""
    while anchor in taken or not anchor:
        counted = re.match(r"^(.*)_([0-9]+)$", anchor)
        anchor = f"{counted[1]}_{int(counted[2]) + 1}" if counted else f"{anchor}_1"
    taken.add(anchor)
    return anchor
