"""The HTML of an answer's body → HTML for other systems, or plain text with its lists and steps kept."""

from __future__ import annotations

import re
from html import escape
from html.parser import HTMLParser
from urllib.parse import urljoin

_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
)
_LOOSE = frozenset(
    {"address", "blockquote", "details", "div", "dl", "figure", "hr", "p", "pre", "section", "table"}
    | {"h1", "h2", "h3", "h4", "h5", "h6"}
)
_BLOCKS = _LOOSE | frozenset(
    {"article", "aside", "dd", "dt", "figcaption", "footer", "form", "header", "li", "main", "nav", "ol"}
    | {"summary", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"}
)
_HIDDEN = frozenset({"script", "style", "template", "svg", "input"})


def absolute(html: str, here: str) -> str:
    """The same HTML with every address absolute, so that it works in another system.

    Args:
        html: the body of a page.
        here: the absolute address of the page.
    """
    parser = _Absolute(here)
    parser.feed(html)
    parser.close()
    return "".join(parser.parts).strip()


def plain_text(html: str, here: str) -> str:
    """The body as text: paragraphs, bullets, numbered steps, tables; links with their addresses."""
    parser = _Text(here)
    parser.feed(html)
    parser.close()
    return parser.text()


class _Absolute(HTMLParser):
    def __init__(self, here: str) -> None:
        super().__init__(convert_charrefs=False)
        self.here, self.parts = here, list[str]()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        written = "".join(
            f" {name}" if value is None else f' {name}="{escape(self._value(name, value))}"'
            for name, value in attrs
        )
        self.parts.append(f"<{tag}{written}>")

    def _value(self, name: str, value: str) -> str:
        return urljoin(self.here, value) if name in ("href", "src") else value

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            self.parts.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.parts.append(data)

    def handle_entityref(self, name: str) -> None:
        self.parts.append(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.parts.append(f"&#{name};")


class _Text(HTMLParser):
    """Collects lines. `prefix` stands before the next line, `indents` before all lines of open items."""

    def __init__(self, here: str) -> None:
        super().__init__(convert_charrefs=True)
        self.here = here
        self.lines: list[str] = []
        self.words: list[str] = []
        self.indents: list[str] = []
        self.lists: list[int | None] = []
        self.prefix: str | None = None
        self.hidden = self.verbatim = 0
        self.links: list[tuple[str, int]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag in _HIDDEN and tag not in _VOID:
            self.hidden += 1
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

    def handle_endtag(self, tag: str) -> None:
        if tag in _HIDDEN and self.hidden:
            self.hidden -= 1
        if tag == "a" and self.links:
            self._end_link(*self.links.pop())
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

    def handle_data(self, data: str) -> None:
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
