"""What is found in a piece of text that is read for links."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from helpcenter.read.scan.ticks import Span

ESCAPED = re.compile(r"\\([\\`*_{}\[\]()>#+\-.!|])")

Kind = Literal["inline", "reference", "image", "autolink", "html"]


class Found(NamedTuple):
    """A link in a text: where it begins, or the offset in the source of the definition it refers to."""

    start: int
    address: str
    text: str
    kind: Kind
    definition: int | None = None


class Inline(NamedTuple):
    """A text read for links.

    Attributes:
        raw: the text as written.
        rest: the text with all that was found made opaque.
        links: the links in it.
        ticks: where the ticks are that open inline code.
        elements: where links, images and code are.
        marks: what a reader of the page does not see as text: ticks, brackets, addresses, tags.
        ids: ids given by tags.
        known: where an angle bracket means what it seems to: in code, tags, and around addresses.
    """

    raw: str
    rest: str
    links: Sequence[Found] = ()
    ticks: Sequence[Span] = ()
    elements: Sequence[Span] = ()
    marks: Sequence[Span] = ()
    ids: Sequence[str] = ()
    known: Sequence[Span] = ()
