"""What a text holds besides links and headings: passages to read, parts that give it shape, HTML in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from helpcenter.model.problem import Place

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Passage:
    """Text that is read as one, as a reader sees it: no markup, every space a space, every dash a hyphen.

    Attributes:
        text: the text.
        kind: what it is: "p", "li", "h2", "td", "code", "html", "title", "value" …
        where: tells where in its file a character of the text stands.
        listed: whether it stands in a list.
        apart: the parts of the text that are code or the words of a link.
    """

    text: str
    kind: str
    where: Callable[[int], Place] = field(compare=False, repr=False)
    listed: bool = False
    apart: tuple[Span, ...] = ()

    @property
    def place(self) -> Place:
        """Where it begins."""
        return self.where(0)


@dataclass(frozen=True, slots=True)
class Part:
    """A list or a box. `kind` is "steps", "bullets" or a box's kind; `items` its number of items.

    A single step with another number than 1 is no list that anybody meant; its kind is that number, as in "2026.".
    A box is `empty` when no text stands under it.
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
    """Marks of HTML that are neither code nor a tag which every program reads alike.

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
