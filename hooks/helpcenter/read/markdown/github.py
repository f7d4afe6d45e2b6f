"""An extension of Python-Markdown: lists, tables, quotes, alerts and line breaks as GitHub shows them.

Editors review texts on GitHub. mkdocs.yml names this module, so `mkdocs build` renders as the library does. It also
gives boxes and footnotes the words of the reader's language.
"""

from __future__ import annotations

import re
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockprocessors import (
    BlockProcessor,
    BlockQuoteProcessor,
    HashHeaderProcessor,
    ParagraphProcessor,
)
from markdown.extensions import Extension
from markdown.extensions.def_list import DefListIndentProcessor
from markdown.extensions.footnotes import FootnoteExtension
from markdown.inlinepatterns import InlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from helpcenter.read.markdown import github_lists
from helpcenter.read.markdown.github_lists import STASHED

ALERTS = ("note", "tip", "important", "warning", "caution")
"""What GitHub knows behind `> [!`; a box of that name is made of it."""

_ALERT = re.compile(rf"[ ]{{0,3}}>[ ]?\[!({'|'.join(ALERTS)})\][ ]*(?:\n|$)", re.IGNORECASE)
_BOX = re.compile(r'[ ]{0,3}(?=[!?]{3}\+?[ ]?|===[+!]*[ ]+")')
_FENCE = re.compile(r"([ >]*)(`{3,}(?=[^`\n]*$)|~{3,})[ ]*(.*)$")
_LANGUAGE = re.compile(r"\{[^\n]*\}|([\w#.+-]*)(?:[ ]+[\w-]+=(?:\"[^\"\n]*\"|'[^'\n]*'|[0-9]+))*")
"""What superfences reads behind ```: a language and settings, or a list of attributes."""

_QUOTE = re.compile(r"[ ]{0,3}>[ ]?")
_UNDERLINE = re.compile(r"[ ]{0,3}(?:=+|-+)[ ]*$")
_INDENT = 4


class GitHubExtension(Extension):
    """The extension, as mkdocs.yml names it."""

    def __init__(self, **settings: Any) -> None:
        self.config = {
            "titles": [{}, "kind of box → its title where the text gives none"],
            "footnote_back": ["", "the words of the link back from a footnote; {} becomes its number"],
        }
        super().__init__(**settings)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802, the name is Python-Markdown's
        """Add what reads blocks and inline text."""
        md.registerExtension(self)
        blocks = md.parser.blockprocessors
        blocks.register(_Gather(md.parser), "github-gather", 109)
        blocks.register(_Interrupt(md.parser), "github-interrupt", 108)
        blocks.register(_Headings(md.parser), "hashheader", 70)
        blocks.register(_Lists(md.parser), "github-lists", 72)
        blocks.register(_Underlined(md.parser), "setextheader", 60)
        blocks.register(_Quotes(md.parser), "quote", 20)
        blocks.register(_Paragraphs(md.parser), "paragraph", 10)
        for name in ("indent", "olist", "ulist"):
            blocks.deregister(name)
        md.preprocessors.register(_Fences(md), "github-fences", 31)
        md.inlinePatterns.register(_HardBreak(r"\\\n", md), "github-break", 181)
        md.treeprocessors.register(_Titles(md, self), "github-titles", 45)
        self.md = md

    def reset(self) -> None:
        """Change what other extensions register, perhaps later than this one."""
        back = self.getConfig("footnote_back")
        for extension in self.md.registeredExtensions if back else ():
            if isinstance(extension, FootnoteExtension):
                extension.setConfig("BACKLINK_TITLE", back)
        blocks = self.md.parser.blockprocessors
        if "defindent" in blocks and not isinstance(blocks["defindent"], _Definitions):
            blocks.register(_Definitions(self.md.parser), "defindent", 85)


class _Definitions(DefListIndentProcessor):
    """Reads what belongs to a definition, and leaves alone what follows a list."""

    def test(self, parent: Element, block: str) -> bool:
        """Whether a block belongs to a definition."""
        last = self.lastChild(parent)
        return super().test(parent, block) and (parent.tag == "dd" or (last is not None and last.tag == "dl"))


class _Fences(Preprocessor):
    """Makes lines of spaces empty, and writes those around a block of code as superfences wants them.

    The last one becomes as long as the first one and as far from the left, and of what nobody reads behind the
    language nothing stays.
    """

    def run(self, lines: list[str]) -> list[str]:
        """The lines of a text, changed so."""
        opened: re.Match[str] | None = None
        for number, line in enumerate(lines):
            lines[number] = line if line.strip() else ""
            found = _FENCE.match(line)
            if found and opened is None:
                opened = found
                if not _LANGUAGE.fullmatch(found[3].rstrip()):
                    lines[number] = f"{found[1]}{found[2]}{_first_word(found[3])}"
            elif found and opened and _closes(found, opened):
                lines[number], opened = opened[1] + opened[2], None
        return lines


def _closes(line: re.Match[str], opened: re.Match[str]) -> bool:
    """Whether a line ends the code that another one begins."""
    near = len(line[1]) < len(opened[1]) + _INDENT
    return near and not line[3].strip(" `~") and line[2].startswith(opened[2])


def _first_word(text: str) -> str:
    match = _LANGUAGE.match(text)
    return (match[1] or "") if match else ""


class _Gather(BlockProcessor):
    """Puts a box or tab and all that is indented below it into one block, so that lists in it are read whole."""

    def test(self, parent: Element, block: str) -> bool:
        """Whether a box or tab begins, one to three spaces from the margin at most."""
        return _BOX.match(block) is not None

    def run(self, parent: Element, blocks: list[str]) -> bool:
        """Change the blocks; never all that is to be done."""
        match = _BOX.match(blocks[0])
        assert match is not None
        margin, end = match[0], 1
        while end < len(blocks) and (
            not blocks[end] or blocks[end].lstrip("\n").startswith(margin + " " * _INDENT)
        ):
            end += 1
        block = "\n\n".join(blocks[:end])
        blocks[:end] = ["\n".join(line.removeprefix(margin) for line in block.split("\n"))]
        return False


class _Interrupt(BlockProcessor):
    """Splits a block where a list, a table or code begins right under a sentence, and where a quote ends."""

    def test(self, parent: Element, block: str) -> bool:
        """Whether a block has more than one line and is no list."""
        first, more, _ = block.partition("\n")
        return bool(first and more) and github_lists.marker(first) is None

    def run(self, parent: Element, blocks: list[str]) -> bool:
        """Change the blocks; never all that is to be done."""
        lines = blocks[0].split("\n")
        quoted = False
        for number, line in enumerate(lines):
            is_quote = _QUOTE.match(line) is not None
            ends = quoted and not is_quote and not github_lists.goes_on(_unquoted(lines[:number]), line)
            if number and (ends or _begins(lines, number)):
                blocks[:1] = ["\n".join(lines[:number]), "\n".join(lines[number:])]
                break
            quoted = quoted or is_quote
        return False


def _unquoted(lines: list[str]) -> list[str]:
    return [_QUOTE.sub("", line) for line in lines]


def _begins(lines: list[str], number: int) -> bool:
    """Whether a list, a table or code begins on a line that is not the first."""
    line = lines[number]
    if github_lists.interrupts(line) or STASHED.match(line) or STASHED.match(lines[number - 1]):
        return True
    below = lines[number + 1] if number + 1 < len(lines) else ""
    return github_lists.table_begins(line, below) and not github_lists.table_begins(lines[number - 1], line)


class _Lists(BlockProcessor):
    """Reads lists."""

    def test(self, parent: Element, block: str) -> bool:
        return github_lists.marker(block.partition("\n")[0]) is not None

    def run(self, parent: Element, blocks: list[str]) -> None:
        end = 1
        while end < len(blocks) and _may_belong(blocks[end]):
            end += 1
        lines = "\n\n".join(blocks[:end]).split("\n")
        at: int | None = 0
        after = 0
        while at is not None:
            found, after = github_lists.take(lines, at)
            self._add(parent, found)
            at = _next_list(lines, after)
        blocks[:end] = "\n".join(lines[after:]).lstrip("\n").split("\n\n") if any(lines[after:]) else []

    def _add(self, parent: Element, found: github_lists.List) -> None:
        element = SubElement(parent, "ul" if found.marker.number is None else "ol")
        if found.marker.number not in (None, 1):
            element.set("start", str(found.marker.number))
        for item in found.items:
            child = SubElement(element, "li")
            self.parser.state.set("detabbed")
            self.parser.parseChunk(child, "\n".join(item.lines))
            self.parser.state.reset()
            if not item.loose:
                _unwrap(child)


def _next_list(lines: list[str], at: int) -> int | None:
    """The number of the line on which a list begins right behind another one; None if none does."""
    while at < len(lines) and not lines[at]:
        at += 1
    return at if at < len(lines) and github_lists.marker(lines[at]) else None


def _may_belong(block: str) -> bool:
    """Whether a block after an empty line may go on with a list."""
    line = block.lstrip("\n").partition("\n")[0]
    return not line or line.startswith(" ") or github_lists.marker(line) is not None


def _unwrap(item: Element) -> None:
    """Take the text of an item out of its paragraphs: no empty line sets anything apart in it."""
    before: Element | None = None
    for child in list(item):
        if child.tag != "p" or child.attrib:
            before = child
            continue
        text = child.text or ""
        if before is None:
            item.text = f"{item.text}\n{text}" if item.text else text
        else:
            before.tail = f"{(before.tail or '').rstrip()}\n{text}"
        item.remove(child)


class _Quotes(BlockQuoteProcessor):
    """Reads quotes, each for itself, and makes boxes of alerts."""

    def run(self, parent: Element, blocks: list[str]) -> None:
        block = blocks.pop(0)
        match = self.RE.search(block)
        assert match is not None
        if match.start():
            self.parser.parseBlocks(parent, [block[: match.start()]])
        lines = block[match.start() :].lstrip("\n").split("\n")
        alert = _ALERT.match(lines[0])
        text = "\n".join(map(_inside, lines))
        if alert and len(lines) > 1 and text.partition("\n")[2].strip():
            element, text = _box(parent, alert[1].lower()), text.partition("\n")[2]
        else:
            element = SubElement(parent, "blockquote")
        self.parser.state.set("blockquote")
        self.parser.parseChunk(element, text)
        self.parser.state.reset()


def _inside(line: str) -> str:
    """A line of a quote without its mark."""
    match = _QUOTE.match(line)
    return line[match.end() :] if match else github_lists.as_text(line)


def _box(parent: Element, kind: str) -> Element:
    """An empty box with the title that Python-Markdown would give it."""
    box = SubElement(parent, "div", {"class": f"admonition {kind}"})
    SubElement(box, "p", {"class": "admonition-title"}).text = kind.capitalize()
    return box


class _Headings(HashHeaderProcessor):
    """Reads headings: # to ######, and a space; what follows right after # belongs to the text, as in #1 and C#."""

    RE = re.compile(r"(?:^|\n)[ ]{0,3}(?P<level>#{1,6})(?P<header>(?:[ ]+[^\n]*?)??)(?:[ ]+#+)?[ ]*(?:\n|$)")


class _Underlined(BlockProcessor):
    """Reads headings that are underlined, of one line or more."""

    def test(self, parent: Element, block: str) -> bool:
        """Whether a line under the first one underlines what is above it."""
        return _underline(block.split("\n")) > 0

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Make a heading of the first lines."""
        lines = blocks[0].split("\n")
        number = _underline(lines)
        heading = SubElement(parent, "h1" if "=" in lines[number] else "h2")
        heading.text = "\n".join(line.strip() for line in lines[:number])
        blocks[:1] = ["\n".join(lines[number + 1 :])] if lines[number + 1 :] else []


def _underline(lines: list[str]) -> int:
    """The number of the line that underlines the text above it; 0 if there is none."""
    for number, line in enumerate(lines):
        if number and _UNDERLINE.match(line):
            return number
        if _QUOTE.match(line) or not github_lists.goes_on([line], "text"):
            return 0
    return 0


class _Paragraphs(ParagraphProcessor):
    """Reads paragraphs; spaces at the beginning of a line mean nothing."""

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Make a paragraph of the first block."""
        blocks[0] = "\n".join(line.lstrip(" ") for line in blocks[0].split("\n"))
        super().run(parent, blocks)


class _HardBreak(InlineProcessor):
    r"""Breaks a line at a backslash at its end."""

    def handleMatch(  # type: ignore[override]  # noqa: N802, the name is Python-Markdown's
        self, match: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        """A line break in place of the backslash."""
        return Element("br"), match.start(), match.end()


class _Titles(Treeprocessor):
    """Gives boxes without a title of their own the one of the reader's language."""

    def __init__(self, md: Markdown, extension: GitHubExtension) -> None:
        super().__init__(md)
        self._extension = extension

    def run(self, root: Element) -> None:
        titles: dict[str, str] = self._extension.getConfig("titles")
        for box in root.iter() if titles else ():
            kinds = box.get("class", "").removeprefix("admonition ").split()
            title = box[0] if len(box) and box.tag in ("div", "details") else None
            if title is None or not kinds or title.text != kinds[0].capitalize():
                continue
            if title.tag == "summary" or title.get("class") == "admonition-title":
                title.text = titles.get(kinds[0], title.text)


def makeExtension(**settings: Any) -> GitHubExtension:  # noqa: N802, the name is Python-Markdown's
    """The extension; Python-Markdown calls this."""
    return GitHubExtension(**settings)
