"""The HTML of an answer's body → plain text with its lists and steps kept."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import urljoin

from helpcenter.model.html_tree import body, walk

_LOOSE = frozenset(
    {"address", "blockquote", "details", "div", "dl", "figure", "hr", "p", "pre", "section", "table"}
    | {"h1", "h2", "h3", "h4", "h5", "h6"}
)
_BLOCKS = _LOOSE | frozenset(
    {"article", "aside", "dd", "dt", "figcaption", "footer", "form", "header", "li", "main", "nav", "ol"}
    | {"summary", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"}
)
_HIDDEN = frozenset({"script", "style", "template", "svg", "input"})

_DIGITS = "0123456789+-"
_RAISED = {"sup": "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "sub": "₀₁₂₃₄₅₆₇₈₉₊₋"}
"""Signs for raised and lowered numbers; what else is raised stays as it is."""


def plain_text(html: str, here: str) -> str:
    """The body as text: paragraphs, bullets, numbered steps, tables; links with their addresses."""
    text = _Text(here)
    for node, begins in walk(body(html)):
        if node.is_text_node:
            text.add(node.text_content or "")
        elif node.is_element_node and begins:
            text.begin(node.tag or "", node.attributes)
        elif node.is_element_node:
            text.end(node.tag or "")
    return text.text()


class _Text:
    """Collects lines. `prefix` stands before the next line, `indents` before all lines of open items."""

    def __init__(self, here: str) -> None:
        self.here = here
        self.lines: list[str] = []
        self.words: list[str] = []
        self.indents: list[str] = []
        self.lists: list[int | None] = []
        self.prefix: str | None = None
        self.hidden = self.verbatim = 0
        self.links: list[tuple[str, int]] = []
        self.raised: list[int] = []

    def begin(self, tag: str, found: Mapping[str, str | None]) -> None:
        """An element begins."""
        self.hidden += tag in _HIDDEN
        if tag in _BLOCKS:
            self._end_line()
            if tag in _LOOSE and self.prefix is None:
                self._gap()
        if tag in ("ul", "ol"):
            if not self.lists:
                self._gap()
            start = found.get("start") or "1"
            self.lists.append(int(start) if tag == "ol" and start.isdigit() else 1 if tag == "ol" else None)
        elif tag == "li":
            self._begin_item()
        elif tag in ("blockquote", "dd"):
            self.indents.append("  ")
        elif tag == "pre":
            self.verbatim += 1
        elif tag == "br":
            self._end_line()
        elif tag == "img" and found.get("alt"):
            self.words.append(f"[{found['alt']}]")
        elif tag in ("td", "th") and self.words_before_cell():
            self.words.append(" | ")
        elif tag in _RAISED:
            self.raised.append(len(self.words))
        elif tag == "a":
            self.links.append((found.get("href") or "", len(self.words)))

    def words_before_cell(self) -> bool:
        """True inside a row that has a cell already: put its line back, to go on with it."""
        if self.lines and self.lines[-1].endswith("\x00"):
            self.words.insert(0, self.lines.pop().rstrip("\x00"))
            return True
        return False

    def _begin_item(self) -> None:
        number = self.lists[-1] if self.lists else None
        mark = "- " if number is None else f"{number}. "
        if self.lists and number is not None:
            self.lists[-1] = number + 1
        self.prefix = "".join(self.indents) + mark
        self.indents.append(" " * len(mark))

    def end(self, tag: str) -> None:
        """An element ends."""
        self.hidden -= tag in _HIDDEN
        if tag in _RAISED and self.raised:
            begun = self.raised.pop()
            written = "".join(self.words[begun:])
            if set(written) <= set(_DIGITS):
                self.words[begun:] = [written.translate(str.maketrans(_DIGITS, _RAISED[tag]))]
        if tag == "a" and self.links:
            self._end_link(*self.links.pop())
        if (
            tag == "span" and self.words and self.words[-1] == "@"
        ):  # of an address that must not become a link
            self.words[-1] = "\N{WORD JOINER}@"
        if tag in ("td", "th"):
            self._end_line("\x00")
            return
        if tag in _BLOCKS:
            self._end_line()
        if tag == "tr" and self.lines:
            self.lines[-1] = self.lines[-1].rstrip("\x00")
        if tag in ("ul", "ol") and self.lists:
            self.lists.pop()
            if not self.lists:
                self._gap()
        elif tag in ("li", "blockquote", "dd") and self.indents:
            self.indents.pop()
            self.prefix = None
        elif tag == "pre" and self.verbatim:
            self.verbatim -= 1
        if tag in _LOOSE and not self.lists:
            self._gap()

    def _end_link(self, href: str, begun: int) -> None:
        shown = "".join(self.words[begun:]).strip()
        scheme, _, rest = href.partition(":")
        if scheme in ("tel", "mailto") or not href or href.startswith("#"):
            known = re.sub(r"[^\w@.+]", "", rest) in re.sub(r"[^\w@.+]", "", shown)
            if scheme == "mailto" and not known:
                self.words.append(f" ({rest})")
            return
        address = urljoin(self.here, href)
        if address.rstrip("/") != shown.rstrip("/"):
            self.words.append(f" ({address})")

    def add(self, data: str) -> None:
        """Add the text of a node."""
        if self.hidden:
            return
        if self.verbatim:
            *lines, last = data.split("\n")
            for line in lines:
                self.words.append(line)
                self._end_line(keep=True)
            self.words.append(last)
        else:
            self.words.append(re.sub(r"[ \t\r\n\f]+", " ", data))

    def _end_line(self, mark: str = "", keep: bool = False) -> None:
        line = "".join(self.words)
        line = line.rstrip() if keep else re.sub(r" {2,}", " ", line).strip(" ")
        self.words.clear()
        self.links = [(href, 0) for href, _ in self.links]
        if line or mark or (keep and self.lines):
            self.lines.append(
                (self.prefix if self.prefix is not None else "".join(self.indents)) + line + mark
            )
            self.prefix = None

    def _gap(self) -> None:
        if self.lines and self.lines[-1]:
            self.lines.append("")

    def text(self) -> str:
        self._end_line()
        lines = [line.replace("\x00", "").rstrip() for line in self.lines]
        return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")
