"""The rendering of a page → what is in it: links, headings, ids, passages, lists and boxes, tags and attributes."""

from __future__ import annotations

from dataclasses import replace

from selectolax.lexbor import LexborNode

from helpcenter.model.document import Heading, Link
from helpcenter.model.html_tree import INLINE, TEXT, body, walk
from helpcenter.model.text import Passage, Span
from helpcenter.read.markdown.alignment import Whereabouts
from helpcenter.read.markdown.cursor import Cursor
from helpcenter.read.markdown.generated import is_code, is_note_mark, of_footnotes
from helpcenter.read.markdown.passage_words import Words, placed, spoken
from helpcenter.read.markdown.source_markup import Attributes, SourceMarkup, link_of
from helpcenter.read.markdown.structure import Structure
from helpcenter.read.markdown.written import Target

_SPOKEN = ("title", "aria-label", "placeholder", "content", "summary", "label")
_SILENT = frozenset(("script", "style", "template", "svg", "textarea"))
_APART = ("a", "code", "kbd")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


class Harvest:
    """The contents of the rendering of a text.

    Attributes:
        links: links and images.
        headings: headings, each with its id, "" if it has none.
        ids: every id.
        passages: visible texts.
        structure: lists and boxes.
        markup: tags and attributes that were written as such.
    """

    def __init__(self, cursor: Cursor, html: str, deepest: int | None = None) -> None:
        self.links: list[Link] = []
        self.headings: list[Heading] = []
        self.ids: list[str] = []
        self.passages: list[Passage] = []
        self.structure = Structure(cursor)
        self.markup = SourceMarkup(cursor)
        self._cursor = cursor
        self._words: Words | None = None
        self._blocks: list[tuple[str, bool]] = [("p", False)]
        self._apart: list[tuple[int, int]] = []
        self._open: list[tuple[str, Attributes, bool, bool]] = []
        self._silent = self._code = 0
        self._notes = "footnote" in html
        for node, begins in walk(body(html), deepest):
            tag = node.tag or ""
            if tag == TEXT:
                if not self._silent:
                    self._text(node.text_content or "")
            elif begins and node.is_element_node:
                attributes = node.attributes
                if tag == "span" and self._code and attributes.keys() <= {"class"}:
                    self._open.append((tag, attributes, False, False))  # a piece of code in its colour
                else:
                    self._begin(node, tag, attributes)
            elif not begins:
                self._end(node)
        self._flush()
        self.markup.dropped(html)

    def _begin(self, node: LexborNode, tag: str, attributes: Attributes) -> None:
        silent, code = tag in _SILENT or is_note_mark(node, tag, attributes), is_code(tag, attributes)
        self._open.append((tag, attributes, silent, code))
        self._silent += silent
        self._code += code
        if tag not in INLINE:
            if self._words is not None:
                self._flush()
            note = self._notes and tag in ("ol", "li") and of_footnotes(node, tag)
            title = tag == "summary" or attributes.get("class") == "admonition-title"
            self._blocks.append(("p" if note else tag, title))
            if not note:
                self.structure.begin(node, tag, attributes)
        elif tag == "br":
            self._add("\n")
        at = self.markup.tag(node, tag, attributes)
        end = self._attributes(node, tag, attributes, at) if attributes and not silent else self._cursor.at
        if tag in _APART:
            self._apart.append((self._words.length if self._words else 0, end))

    def _end(self, node: LexborNode) -> None:
        tag, attributes, silent, code = self._open.pop()
        self._silent -= silent
        self._code -= code
        if tag in _APART:
            start, end = self._apart.pop()
            if self._words and self._words.length > start:
                self._words.apart.append((start, self._words.length))
            if self._words and end > self._cursor.at:
                self._cursor.at = end
                self._words.mark(self._cursor, end)
        elif tag not in INLINE:
            found = self._flush() if self._words is not None else None
            if tag in _HEADINGS:
                self._heading(int(tag[1]), self._cursor.value(attributes.get("id")).text, found)
            self.structure.end(node)
            self._blocks.pop()

    def _attributes(self, node: LexborNode, tag: str, attributes: Attributes, at: int | None) -> int:
        """Add what attributes say; the offset at which the element ends, as far as it is known."""
        given = attributes.get("id") or (attributes.get("name") if tag == "a" else None)
        if given:
            self.ids.append(self._cursor.value(given).text)
        start = end = self._cursor.at if at is None else at
        if "href" in attributes or "src" in attributes:
            start, end = self._link(node, tag, attributes, at)
        for name, value in attributes.items():
            if value and (name in _SPOKEN or (name == "alt" and tag == "img")):
                self._spoken(value, "alt" if name == "alt" else "title", start)
        self.markup.attributes(tag, attributes, start, at is not None)
        return end

    def _link(self, node: LexborNode, tag: str, attributes: Attributes, at: int | None) -> Span:
        """Add a link; the offsets at which it begins and ends."""
        link, target = link_of(self._cursor, node, attributes, at)
        self.links.append(link)
        if target is None:
            braces = self.markup.target_in_braces(link) if tag in ("a", "img") else None
            if braces is None:
                self._opened().links.append((len(self.links) - 1, self._opened().length))
            else:
                self.links[-1] = replace(link, place=self._cursor.place(braces))
            target = Target(self._cursor.at, self._cursor.at, "html")
        if tag == "img":
            self.structure.meet(target.start, self._blocks[-1][1])
        elif target.kind != "reference":
            self._opened().mark(self._cursor, target.start)
        if target.kind == "reference":
            return target.start, self._cursor.at
        self._cursor.at = max(target.end if tag == "img" else target.start, self._cursor.at)
        return target.start, target.end

    def _spoken(self, written: str, kind: str, start: int) -> None:
        """Add what an attribute says."""
        value = self._cursor.value(written)
        listed = any(tag in ("li", "dd") for tag, _ in self._blocks)
        passage = spoken(self._cursor, value.text, kind, start, listed)
        if passage:
            self.passages.append(passage)

    def _text(self, text: str) -> None:
        """Add the text of a node."""
        if not self._cursor.has_mark(text):
            self._add(text)
            return
        first, *others = self._cursor.split(text)
        if first:
            self._add(first)
        for digits, words in zip(others[::2], others[1::2], strict=True):
            self._cursor.at = self._cursor.offset(digits)
            number = "" if self._words else self.structure.stray_number(self._cursor.at)
            if number:
                self._opened().number(self._cursor, number)
            self._opened().mark(self._cursor, self._cursor.at)
            self._add(words)

    def _add(self, text: str) -> None:
        if self._words or text.strip():
            self._opened().add(text, self._code > 0)

    def _opened(self) -> Words:
        """The passage that is being read."""
        if self._words is None:
            tags = [tag for tag, _ in self._blocks]
            listed = "li" in tags or "dd" in tags
            self._words = Words("code" if "pre" in tags else tags[-1], listed, self._cursor.at)
        return self._words

    def _flush(self) -> tuple[Passage, Whereabouts] | None:
        """End the passage that is being read, if one is."""
        words, self._words = self._words, None
        self._apart = [(0, end) for _, end in self._apart]
        finished = words.finished(self._cursor) if words else None
        if finished is None or words is None:
            return None
        passage, where = finished
        for number, at in words.links:
            self.links[number] = placed(self.links[number], self._cursor, where.offset(at))
        for at in words.tags:
            self.markup.stray(where.offset(at), passage.text[at:])
        self.passages.append(passage)
        first = where.offset(max(words.begins, len(passage.text) - len(passage.text.lstrip())))
        self.structure.meet(first, self._blocks[-1][1])
        self._cursor.at = max(self._cursor.at, first)
        return finished

    def _heading(self, level: int, given: str, found: tuple[Passage, Whereabouts] | None) -> None:
        written = self._cursor.written
        at = found[1].offset(0) if found else self._cursor.at
        braces = written.line(at).partition("{")[2]
        explicit = bool(given) and any(f"{sign}{given}" in braces for sign in ("#", "id=", 'id="', "id='"))
        text = " ".join(found[0].text.split()) if found else ""
        self.headings.append(Heading(self._cursor.place(written.content(at)), level, text, given, explicit))
