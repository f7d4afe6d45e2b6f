"""The shape of a page: its lists and boxes, as they are met in the rendering."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from helpcenter.model.text import Part
from helpcenter.read.markdown.cursor import Cursor

_FIRST = ("", "1.", "1)")
"""The beginning of a list that was meant as one."""

_BOX = r"(!!!|\?\?\?\+?|\[!)"


@dataclass(slots=True)
class _Open:
    """A list or a box that has not ended; `first` is where its text begins, `single` if it is one step alone."""

    node: int
    kind: str
    first: int | None = None
    single: bool = False
    items: int = 0


class Structure:
    """Lists and boxes.

    Attributes:
        parts: those that have ended.
    """

    def __init__(self, cursor: Cursor) -> None:
        self.parts: list[Part] = []
        self._cursor = cursor
        self._open: list[_Open] = []
        self._used: dict[int, int] = {}

    def begin(self, node: LexborNode, tag: str, attributes: Mapping[str, str | None]) -> None:
        """An element begins."""
        if tag in ("ul", "ol"):
            self._open.append(_Open(node.mem_id, tag, single=tag == "ol" and len(node.css("li")) == 1))
        elif tag == "li" and self._open:
            self._open[-1].items += 1
        elif attributes and (kind := _box(tag, attributes)):
            if kind != "tab":
                at = self._cursor.written.find(_BOX, self._cursor.at, self._cursor.limit())
                self._cursor.at = self._cursor.at if at is None else at
            self._open.append(_Open(node.mem_id, kind, self._cursor.at))

    def stray_number(self, offset: int) -> str:
        """The number before an offset that makes a list of one sentence, like "2026."; "" if none does."""
        opened = self._open[-1] if self._open else None
        if opened is None or opened.kind != "ol" or opened.first is not None or not opened.single:
            return ""
        number = next(iter(self._cursor.written.markers(offset)[::-1]), "")
        return number if number not in _FIRST else ""

    def meet(self, offset: int, title: bool) -> None:
        """Something that a reader sees was written at an offset; `title` if it is the title of a box."""
        for opened in self._open:
            if opened.kind in ("ul", "ol"):
                opened.first = offset if opened.first is None else opened.first
            elif not title or opened is not self._open[-1]:
                opened.items += 1

    def end(self, node: LexborNode) -> None:
        """An element ends."""
        if not self._open or self._open[-1].node != node.mem_id:
            return
        opened = self._open.pop()
        if opened.first is None:
            return
        if opened.kind not in ("ul", "ol"):
            self.parts.append(Part(self._cursor.place(opened.first), opened.kind, empty=not opened.items))
            return
        place = self._cursor.place(self._cursor.written.content(opened.first))
        number = self._number(opened.first)
        stray = opened.single and opened.kind == "ol" and number not in _FIRST
        kind = number if stray else "steps" if opened.kind == "ol" else "bullets"
        self.parts.append(Part(place, kind, opened.items))

    def _number(self, first: int) -> str:
        """The number before the first text of a list; inner lists that begin with the same text end first."""
        numbers = self._cursor.written.markers(first)
        nth = self._used[first] = self._used.get(first, 0) + 1
        return numbers[-min(nth, len(numbers))] if numbers else ""


def _box(tag: str, attributes: Mapping[str, str | None]) -> str:
    """The kind of box that an element is, like “box “note””, or “tab”; "" if it is none."""
    classes = (attributes.get("class") or "").split()
    if tag == "details" and classes:
        return f"details “{classes[0].lower()}”"
    if tag == "div" and "admonition" in classes:
        return f"box “{next((name for name in classes if name != 'admonition'), '').lower()}”"
    return "tab" if tag == "div" and classes == ["tabbed-block"] else ""
