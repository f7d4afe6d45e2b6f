"""The parts of a rendering that were written as HTML, or in braces, and not as Markdown."""

from __future__ import annotations

import re
from collections.abc import Mapping

from selectolax.lexbor import LexborNode

from helpcenter.model.document import Link
from helpcenter.model.text import Element, Stray
from helpcenter.read.markdown.cursor import Cursor
from helpcenter.read.markdown.tags_read_alike import TAG_MARK, tag_names
from helpcenter.read.markdown.written import Target

Attributes = Mapping[str, str | None]
"""The attributes of an element."""

_BEGINNING = re.compile(r"<(?:!--|!\[CDATA\[|[/!?]?[a-zA-Z][\w.:-]{0,20}|[/!?])")
_MADE: Mapping[str, frozenset[str]] = {
    "": frozenset(("class", "id")),
    "a": frozenset(("href", "title")),
    "img": frozenset(("alt", "src", "title")),
    "ol": frozenset(("start",)),
    "td": frozenset(("style",)),
    "th": frozenset(("style",)),
    "abbr": frozenset(("title",)),
    "details": frozenset(("open",)),
    "div": frozenset(("data-tabs",)),
    "input": frozenset(("checked", "disabled", "id", "name", "type")),
    "label": frozenset(("for",)),
    "span": frozenset(("aria-hidden", "aria-label", "data-linenos", "role")),
    "svg": frozenset(("aria-hidden", "viewBox", "viewbox", "xmlns", "version")),
    "path": frozenset(("d",)),
}
"""Attributes that Markdown writes by itself, those of every element under ""."""

_TAGS = frozenset(
    re.findall(
        r"\w+",
        """blockquote br code dd del details div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr ins kbd li mark ol p
        path pre span strong sub summary sup svg table tbody td th thead tr ul""",
    )
)
"""Elements that Markdown writes by itself, links, images, tabs and tasks apart."""

_CONTROLS = re.compile(r"\b(?:tabbed-set|task-list-item|task-list-control)\b")


class SourceMarkup:
    """Collects it.

    Attributes:
        elements: tags and lists of attributes.
        strays: marks of tags that a reader sees.
    """

    def __init__(self, cursor: Cursor) -> None:
        self.elements: list[Element] = []
        self.strays: list[Stray] = []
        self._cursor = cursor
        self._names: set[str] = set()
        self._tags: set[tuple[str, tuple[tuple[str, str], ...]]] = set()

    def tag(self, node: LexborNode, tag: str, attributes: Attributes) -> int | None:
        """The offset at which an element was written as a tag, None if it was not; it is added then."""
        self._names.add(tag)
        if not attributes and tag in _TAGS:
            return None
        if not self._may_be_written(node, tag, attributes):
            return None
        at = self._cursor.tag(tag)
        values = tuple(
            (self._cursor.value(name).text, self._cursor.value(value).text)
            for name, value in attributes.items()
        )
        if at is None and (tag in (*_TAGS, "a", "img") or (tag, values) in self._tags):
            return None  # written in Markdown, or repeated by browsers because it is not closed
        self._tags.add((tag, values))
        where = self._cursor.somewhere(tag) if at is None else at
        self.elements.append(Element(self._cursor.place(where), tag, values))
        return at

    def _may_be_written(self, node: LexborNode, tag: str, attributes: Attributes) -> bool:
        if tag in ("a", "img"):
            target = self._cursor.value(attributes.get("href" if tag == "a" else "src"))
            return target.offset is None
        if tag in ("input", "label"):
            return not _is_control(node)
        return tag not in _TAGS or bool(_unusual(tag, attributes))

    def attributes(self, tag: str, attributes: Attributes, start: int, as_tag: bool) -> None:
        """Look at the attributes of an element, which was written at an offset, as a tag or as Markdown."""
        for value in attributes.values():
            if value and "<" in value:
                plain = self._cursor.value(value).text
                for match in TAG_MARK.finditer(value):
                    self.stray(start, plain[plain.find(value[match.start() : match.start() + 2]) :])
        others = [] if as_tag else _unusual(tag, attributes)
        if not others:
            return
        values = tuple((name, self._cursor.value(attributes[name]).text) for name in others)
        braces = self._cursor.list_of_attributes(re.escape(others[0]))
        if braces is None and any(tag == known and set(values) <= set(given) for known, given in self._tags):
            return  # browsers repeat an element that is not closed
        offset = self._cursor.at if braces is None else braces
        self.elements.append(Element(self._cursor.place(offset), "", values))

    def target_in_braces(self, link: Link) -> int | None:
        """The offset of the braces that set where a link leads which was written as Markdown; they are added then."""
        found = self._cursor.list_of_attributes("(?:href|src)[ ]*=")
        if found is not None:
            name = "src" if link.kind == "image" else "href"
            self.elements.append(Element(self._cursor.place(found), "", ((name, link.target),)))
        return found

    def stray(self, offset: int, text: str) -> None:
        """Add a mark of a tag that a reader sees, written at an offset or behind it; `text` begins with it."""
        match = _BEGINNING.match(text)
        written = match[0] if match else "<"
        pattern = re.compile(re.escape(written) + (r"(?!\w)" if written[-1].isalnum() else ""))
        found = pattern.search(self._cursor.written.text, offset) or pattern.search(self._cursor.written.text)
        self.strays.append(Stray(self._cursor.place(found.start() if found else offset), "tag", written))

    def dropped(self, html: str) -> None:
        """Add the tags of which browsers make no element."""
        at = 0
        for name, closing in tag_names(html, {"span", *self._names} - {"html", "head", "body"}):
            written = f"/{name}" if closing else name
            found = self._cursor.written.find(rf"<{written}(?![\w-])", at, self._cursor.end)
            at = at if found is None else found + 1
            self.elements.append(Element(self._cursor.place(max(0, at - 1)), written))


def _is_control(node: LexborNode) -> bool:
    """Whether a field or its label is that of a task or a tab; a task of several paragraphs has it in the first one."""
    if node.tag == "input" and node.attributes.get("type") not in ("checkbox", "radio"):
        return False
    above = [node.parent, node.parent.parent if node.parent and node.parent.tag == "p" else None]
    return any(one is not None and _CONTROLS.search(one.attributes.get("class") or "") for one in above)


def _unusual(tag: str, attributes: Attributes) -> list[str]:
    """The attributes of an element that Markdown does not write by itself."""
    known = _MADE[""] | _MADE.get(tag, frozenset())
    return [name for name in attributes if name not in known]


def link_of(
    cursor: Cursor, node: LexborNode, attributes: Attributes, at: int | None
) -> tuple[Link, Target | None]:
    """The link that an element is, written as a tag at an offset or as Markdown; how, if that is known."""
    value = cursor.value(attributes.get("href" if "href" in attributes else "src"))
    target = cursor.target(value) if at is None else cursor.of_tag(value, at)
    image = node.tag == "img"
    words = cursor.value(attributes.get("alt")).text if image else "".join(cursor.split(node.text())[::2])
    start = cursor.place(cursor.at if target is None else target.start)
    written = None if target is None or target.address is None else cursor.place(target.address)
    kind = "image" if image else "html" if target is None else target.kind
    return Link(start, value.text, " ".join(words.split()), kind, written), target
