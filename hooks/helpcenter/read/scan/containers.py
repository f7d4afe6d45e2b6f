"""The steps for what is opened by a title, a quote mark or a footnote's name: others' lines stand in it."""

from __future__ import annotations

import re

from helpcenter.read.scan.lines import TITLES, Block, Line, line, outdented, title
from helpcenter.read.scan.lists import LISTS
from helpcenter.read.scan.parser import Node, Parser
from helpcenter.read.scan.runs import Run

_FOOTNOTE = re.compile(r"\[\^([^\]\n]*)\]:[ ]*")


def titled(parser: Parser, parent: Node, block: Block, stack: list[Block]) -> bool:
    """`!!! note "Title"`, `??? note` or `=== "Title"`, and what stands four columns in below it."""
    for kind in TITLES:
        number = block.find(kind)
        if number is not None:
            if number > block.low:
                parser.read(parent, [block.part(block.low, number)])
            _fill(parser, _opened(kind, parser, parent, block.lines[number]), 4, block, number + 1, stack)
            return True
        if parent.last and parent.last.tag == kind and block.indent > 3:
            _fill(parser, *_continued(parent.last, block.indent), block, block.low, stack)
            return True
    return False


def _fill(parser: Parser, node: Node, width: int, block: Block, low: int, stack: list[Block]) -> None:
    """Read the lines that stand far enough in into a container, and push back the others."""
    inner = block.indented(low, width)
    if inner:
        parser.lines(node, inner)
    if low + len(inner) < block.high:
        stack.append(block.part(low + len(inner), block.high))


def _opened(kind: str, parser: Parser, parent: Node, opening: Line) -> Node:
    """Add a container with its title."""
    node = parent.add(kind)
    match = title(parser.text, kind, opening.at, opening.end)
    words: list[Run] = [[match.span(1)]] if match and match[1] else []
    if kind == "tab":
        node.runs = words
    elif words:
        node.add("p" if kind == "admonition" else "summary", *words)
    return node


def _continued(node: Node, indent: int) -> tuple[Node, int]:
    """Where an indented block after a container goes on: in it, or in the list at its end; and how far in."""
    width = 4
    inner = node.last
    while inner and inner.last and inner.tag in LISTS and indent >= width + 4:
        node = inner.last
        inner = node.last
        width += 4
    if width > 4:
        node.wrap()
    return node, width


def quote(parser: Parser, parent: Node, block: Block, stack: list[Block]) -> bool:
    """Lines after `>`, and those below that have none."""
    number = block.find("quote")
    if number is None:
        return False
    if number > block.low:
        parser.read(parent, [block.part(block.low, number)])
    inner = [
        _unquoted(parser.text, line) if line.kind == "quote" else line
        for line in block.lines[number : block.high]
    ]
    last = parent.last
    node = last if last and last.tag == "blockquote" else parent.add("blockquote")
    parser.lines(node, inner, "blockquote")
    return True


def _unquoted(text: str, quoted: Line) -> Line:
    start = quoted.at + 1
    if quoted.at - quoted.start > 3 and text[start : quoted.end].strip():
        return quoted
    return line(text, start + text.startswith(" ", start, quoted.end), quoted.end)


def footnote(parser: Parser, parent: Node, block: Block, stack: list[Block]) -> bool:
    """The definition of a footnote; its lines are kept until all else is read."""
    number = block.find("footnote")
    if number is None:
        return False
    opening = block.lines[number]
    match = _FOOTNOTE.match(parser.text, opening.at, opening.end)
    rest = block.part(number + 1, block.high)
    following = rest.find("footnote")
    high = block.high if following is None else following
    lines = [*outdented(block.lines[number + 1 : high], 4)]
    if match and match.end() < opening.end:
        lines.insert(0, line(parser.text, match.end(), opening.end))
    note = [Block(lines)] if lines else []
    if following is None:
        note += _further(stack)
    else:
        stack.append(block.part(following, block.high))
    parser.footnotes[match[1] if match else ""] = note
    if number > block.low:
        stack.append(block.part(block.low, number))
    return True


def _further(stack: list[Block]) -> list[Block]:
    """The indented blocks that follow a footnote, up to the next one or to two blank lines."""
    note: list[Block] = []
    while stack and stack[-1].indent > 3 and not stack[-1].apart:
        block = stack.pop()
        following = block.find("footnote")
        high = block.high if following is None else following
        note.append(Block(outdented(block.lines[block.low : high], 4)))
        if following is not None:
            stack.append(block.part(following, block.high))
            break
    return note
