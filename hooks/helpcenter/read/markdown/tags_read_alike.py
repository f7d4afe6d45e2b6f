"""Tags in HTML that every program reads alike; every other mark of a tag is made text, so that it is seen as such."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

TAG = r"""</?[a-zA-Z][a-zA-Z0-9-]*+(?:\s++[^\s"'<>/=]++(?:="[^"]*+"|='[^']*+'|=[^\s"'=<>`]++)?+)*+\s*+/?>"""
"""A tag of one plain form: a name, then attributes, each after a space, values in quotes or of one word."""

TAG_MARK = re.compile(r"<(?=[a-zA-Z/!?])")
"""The beginning of a possible tag."""

_NO_TAG = re.compile(rf"(?!{TAG})<(?=[a-zA-Z/!?])")
_NAME = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)")
_SWALLOWING = "iframe|noembed|noframes|noscript|plaintext|script|style|template|textarea|title|xmp"
"""Elements that hide all that follows them, up to where they are closed."""

_OPENING = re.compile(rf"<(?=({_SWALLOWING})(?![a-zA-Z0-9-]))", re.IGNORECASE)


def read_alike(html: str) -> str:
    """HTML in which every `<` that begins no such tag is text, and every element that hides what follows is closed."""
    html = _NO_TAG.sub("&lt;", html)
    for match in list(_OPENING.finditer(html))[::-1]:
        if not re.compile(rf"</{match[1]}(?![a-zA-Z0-9-])", re.IGNORECASE).search(html, match.end()):
            html = f"{html[: match.start()]}<{match[1]}></{match[1]}>{html[match.end() :]}"
    return html


def tag_names(html: str, known: Set[str]) -> Iterator[tuple[str, bool]]:
    """The names of the tags of HTML that are not known, in order; True for those that close an element."""
    if {name.lower() for _, name in _NAME.findall(html)} <= known:
        return
    for match in _NAME.finditer(html):
        if match[2].lower() not in known:
            yield match[2].lower(), bool(match[1])
