"""The shape of a text: its blocks one in another, as GitHub shows them and as the site does.

markdown-it-py, a CommonMark parser with GitHub's tables, takes GitHub's part. What differs on purpose is made alike
before: boxes, closed boxes and tabs become alerts; definitions, footnotes, abbreviations and captions are left
out on both sides.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode
from selectolax.lexbor import LexborNode

_github = MarkdownIt("commonmark").enable(["table", "strikethrough"])

_FENCE = re.compile(r"[ ]*(`{3,}(?=[^`\n]*$)|~{3,})")
_BOX = re.compile(r'([ ]*)(?:[!?]{3}\+?[ ]?|===[+!]*[ ]+")')
_NOTE = re.compile(r"[ ]{0,3}(?:\[\^[^\]]+\]:|\*\[[^\]]+\]:)")
_MEANING = re.compile(r"[ ]{0,3}:[ ]")
_CAPTION = re.compile(r"[ ]{0,3}(/{3,})[ ]*[a-z]")
_ALERT = re.compile(r"\[!(?:note|tip|important|warning|caution)\][ ]*(?:\n|$)", re.IGNORECASE)
_COMMENT = re.compile(r"<!--.*?-->\s*", re.DOTALL)
_DEEP = 4


@dataclass(frozen=True)
class Shape:
    """A block and the blocks in it.

    Attributes:
        kind: p, h1 to h6, ul, ol, li, table, quote, box, code, hr, or page for the whole.
        size: of a table its columns, of an ordered list its first number.
        line: the line of the text on which GitHub lets it begin; 0 where nobody knows.
        parts: the blocks in it; of a table its rows.
    """

    kind: str
    size: int = 0
    line: int = field(default=0, compare=False)
    parts: tuple[Shape, ...] = ()


class UnknownShapeError(ValueError):
    """The text has blocks of HTML, which nobody compares."""


def on_github(text: str) -> Shape:
    """The shape of a text as GitHub shows it.

    Args:
        text: Markdown without front matter, or with it made blank.

    Raises:
        UnknownShapeError: the text has blocks of HTML.
    """
    lines = list(_alike(text.split("\n")))
    tree = SyntaxTreeNode(_github.parse("\n".join(line for _, line in lines)))
    return Shape("page", parts=tuple(_github_blocks(tree.children, [number for number, _ in lines])))


def _alike(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The lines that GitHub is to read, with their numbers: boxes are alerts in them."""
    fenced = set(_fenced(lines))
    omitted = set(_omitted(lines, fenced))
    boxes: list[int] = []
    for number, line in enumerate(lines, start=1):
        if line.strip() and any(_depth(line) < inside for inside in boxes):
            boxes = [inside for inside in boxes if _depth(line) >= inside]
            yield number, _prefix(boxes)
        inner = line[boxes[-1] if boxes else 0 :]
        box = None if number in fenced else _BOX.match(inner)
        if number in omitted:
            yield number, f"{_prefix(boxes)}<!-- -->"
        elif box:
            boxes.append((boxes[-1] if boxes else 0) + len(box[1]) + _DEEP)
            yield from ((number, f"{_prefix(boxes)}{mark}") for mark in ("[!NOTE]", ""))
        else:
            yield number, _prefix(boxes) + inner


def _fenced(lines: Sequence[str]) -> Iterator[int]:
    """The numbers of the lines of code between fences, the fences themselves included."""
    opened = ""
    for number, line in enumerate(lines, start=1):
        found = _FENCE.match(line)
        if opened or found:
            yield number
        if found and not opened:
            opened = found[1]
        elif found and found[1].startswith(opened) and not line.strip(" `~"):
            opened = ""


def _omitted(lines: Sequence[str], fenced: Collection[int]) -> Iterator[int]:
    """The numbers of the lines of definitions, notes, abbreviations and captions."""
    closing = ""
    for number, line in enumerate(lines, start=1):
        if number in fenced:
            continue
        caption = _CAPTION.match(line)
        if caption or closing:
            yield number
            closing = caption[1] if caption else "" if line.strip() == closing else closing
        if _MEANING.match(line):
            above = number - 1
            while above and not lines[above - 1].strip():
                above -= 1
            while above and lines[above - 1].strip():
                yield above
                above -= 1
        if _MEANING.match(line) or _NOTE.match(line):
            yield number
            yield from _below(lines, number)


def _below(lines: Sequence[str], number: int) -> Iterator[int]:
    """The numbers of the lines that go on with a definition or note."""
    blank = False
    for following in range(number, len(lines)):
        line = lines[following]
        if line.strip() and (_NOTE.match(line) or (blank and _depth(line) < _DEEP)):
            return
        blank = not line.strip()
        yield following + 1


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _prefix(boxes: Sequence[int]) -> str:
    """The marks of quotes in which the text of boxes begins that are indented so."""
    starts = [0, *boxes]
    return "".join(
        f"{' ' * (inside - _DEEP - outside)}> " for outside, inside in zip(starts, boxes, strict=False)
    )


def _github_blocks(nodes: Sequence[SyntaxTreeNode], numbers: Sequence[int]) -> Iterator[Shape]:
    for node in nodes:
        line = numbers[node.map[0]] if node.map and node.map[0] < len(numbers) else 0
        if node.type == "html_block":
            if _COMMENT.sub("", node.content).strip():
                raise UnknownShapeError
        elif node.type == "table":
            rows = [row for part in node.children for row in part.children]
            yield Shape("table", len(rows[0].children), line, (Shape("tr"),) * len(rows))
        elif node.type == "blockquote":
            parts = list(_github_blocks(node.children, numbers))
            first = node.children[0].children[0].content if parts and parts[0].kind == "p" else ""
            alert = _ALERT.match(first)
            inside = parts[1:] if alert and alert.end() == len(first) else parts
            yield Shape(
                "box" if alert and inside else "quote", 0, line, tuple(inside or parts if alert else parts)
            )
        elif node.type in _KINDS:
            start = int(node.attrs.get("start", 1)) if node.type == "ordered_list" else 0
            yield Shape(
                _KINDS[node.type] or node.tag, start, line, tuple(_github_blocks(node.children, numbers))
            )


_KINDS = {
    "heading": "",
    "paragraph": "p",
    "fence": "code",
    "code_block": "code",
    "hr": "hr",
    "bullet_list": "ul",
    "ordered_list": "ol",
    "list_item": "li",
}
"""markdown-it's names of blocks and ours; a heading has its tag's."""


def on_site(body: LexborNode) -> Shape:
    """The shape of a text as the site shows it.

    Args:
        body: the element that holds what Python-Markdown rendered.
    """
    return Shape("page", parts=tuple(_site_blocks(body)))


_BLOCKS = {"p", "ul", "ol", "li", "table", "blockquote", "hr", "h1", "h2", "h3", "h4", "h5", "h6"}
_TITLES = ("admonition-title", "tabbed-labels", "footnote")


def _site_blocks(element: LexborNode) -> Iterator[Shape]:
    """The blocks in an element; text that is in none of them is a paragraph."""
    running = False
    for node in element.iter(include_text=True):
        tag, names = node.tag or "", (node.attributes.get("class") or "").split()
        if not tag.startswith(("-", "!")) and (tag in _BLOCKS or tag in _CONTAINERS):
            running = False
            if tag not in ("dl", "summary", "figcaption") and not any(name in names for name in _TITLES):
                yield from _site_block(node, tag, names)
        elif (
            tag not in ("-comment", "input")
            and not running
            and (tag != "-text" or (node.text() or "").strip())
        ):
            running = True
            yield Shape("p")


_CONTAINERS = {"pre", "div", "details", "summary", "dl", "figure", "figcaption"}


def _site_block(node: LexborNode, tag: str, names: Sequence[str]) -> Iterator[Shape]:
    if tag == "pre" or "highlight" in names:
        yield Shape("code")
    elif tag == "table":
        rows = node.css("tr")
        yield Shape("table", len(rows[0].css("th, td")), 0, (Shape("tr"),) * len(rows))
    elif tag == "details" or "admonition" in names or "tabbed-block" in names:
        yield Shape("box", parts=tuple(_site_blocks(node)))
    elif tag in ("div", "figure"):
        yield from _site_blocks(node)
    elif tag in ("p", "hr") or tag.startswith("h"):
        yield Shape(tag)
    else:
        start = int(node.attributes.get("start") or 1) if tag == "ol" else 0
        yield Shape("quote" if tag == "blockquote" else tag, start, 0, tuple(_site_blocks(node)))


@dataclass(frozen=True, slots=True)
class Difference:
    """Where GitHub and the site show a text in two ways.

    Attributes:
        line: the line of the text.
        github: what GitHub shows there; None where it shows no further block.
        site: what the site shows there; None where it shows no further block.
    """

    line: int
    github: Shape | None
    site: Shape | None


def differences(github: Shape, site: Shape) -> Iterator[Difference]:
    """The first difference in each block in which the two shapes differ."""
    for number in range(max(len(github.parts), len(site.parts))):
        theirs = github.parts[number] if number < len(github.parts) else None
        ours = site.parts[number] if number < len(site.parts) else None
        if theirs == ours:
            continue
        if (
            theirs
            and ours
            and (theirs.kind, theirs.size) == (ours.kind, ours.size)
            and theirs.kind != "table"
        ):
            yield from differences(theirs, ours)
            if len(theirs.parts) == len(ours.parts):
                continue
            return
        line = theirs.line if theirs else max((part.line for part in _all(github)), default=0)
        yield Difference(line, theirs, ours)
        return


def _all(shape: Shape) -> Iterator[Shape]:
    yield shape
    for part in shape.parts:
        yield from _all(part)
