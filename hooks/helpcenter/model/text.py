"""Data types for the contents of a text: passages of prose, lists and boxes, HTML elements, stray markup."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from helpcenter.model.problem import Place

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Passage:
    """A continuous text as shown to readers: without markup, all spaces as " ", all dashes as "-".

    Attributes:
        text: the text.
        kind: what it is: "p", "li", "h2", "td", "code", "html", "title", "value" …
        where: maps the offset of a character in `text` to its place in the file.
        listed: whether it is in a list.
        apart: the ranges of the text that are code or link text.
    """

    text: str
    kind: str
    where: Callable[[int], Place] = field(compare=False, repr=False)
    listed: bool = False
    apart: tuple[Span, ...] = ()

    def __reduce__(self) -> tuple[type[Passage], tuple[object, ...]]:
        """The values, to be kept and read much faster than as fields: there are dozens on a page."""
        return Passage, (self.text, self.kind, self.where, self.listed, self.apart)

    @property
    def place(self) -> Place:
        """The place of its first character."""
        return self.where(0)


@dataclass(frozen=True, slots=True)
class Part:
    """A list or a box. `kind` is "steps", "bullets" or a box's kind; `items` its number of items.

    A numbered list of one item with another number than 1 is not meant as a list; its kind is that number, as in
    "2026.". A box is `empty` if there is no text under it.
    """

    place: Place
    kind: str
    items: int = 1
    empty: bool = False


@dataclass(frozen=True, slots=True)
class Element:
    """An HTML tag or an attribute list as written; an attribute without a value has "".

    `name` is in lower case, "" for an attribute list; it begins with "/" for a closing tag.
    """

    place: Place
    name: str
    attributes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Stray:
    """HTML markup that is neither code nor a tag that all parsers read in the same way.

    `kind` is "tag" for an angle bracket that begins no such tag, "fence" for a code block whose first line would become
    HTML, "undone" for one that Markdown makes text again, and for comments "empty", "inner", "open" or "bang".
    `written` is how it begins.
    """

    place: Place
    kind: str
    written: str


@dataclass(frozen=True, slots=True)
class Difference:
    """A place at which GitHub's preview of a text shows another block than the site.

    `github` and `site` say what each shows, like “a list of 2 entries”.
    """

    place: Place
    github: str
    site: str


@dataclass(frozen=True, slots=True)
class WideRow:
    """A row of a table that has more cells than the table has columns; nobody sees the rest of them."""

    place: Place
    cells: int
    columns: int
