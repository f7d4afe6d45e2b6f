"""The steps for what holds text and nothing else: paragraphs, headings, code, definitions of references."""

from __future__ import annotations

import re

from helpcenter.read.scan.fences import OPAQUE
from helpcenter.read.scan.lines import RULE, Block, Line, outdented, run
from helpcenter.read.scan.parser import Definition, Node, Parser

_UNDERLINE = re.compile(r"=+[ ]*|-+[ ]*")
_REFERENCE = re.compile(
    r"\[([^\[\]\n]*)\]:[ ]*(?:\n[ ]*)?(\S++)[ ]*+(?:\n[ ]*)?"
    r"""(?:"[^\n]*"[ ]*$|'[^\n]*'[ ]*$|\([^\n]*\)[ ]*$)""",
    re.MULTILINE,
)
_REFERENCE_ALONE = re.compile(r"\[([^\[\]\n]*)\]:[ ]*(?:\n[ ]*)?(\S++)[ ]*$", re.MULTILINE)

_REFERENCE_START = re.compile(r"\[[^\[\]\n]*\]:[ ]*(?:\n[ ]*)?(\S++)")
_OPENINGS = {'"': '"', "'": "'", ")": "("}


def plain(parser: Parser, parent: Node, block: Block, stack: list[Block]) -> bool:
    """A block in which nothing but text can be, the commonest one."""
    if not block.plain or block.indent > 3:
        return False
    if block.high - block.low > 1:
        first, second = block.first, block.lines[block.low + 1]
        if parser.text[second.at] in "=-|:" or "|" in parser.text[first.start : first.end]:
            return False
    return paragraph(parser, parent, block, stack)


def code(parser: Parser, parent: Node, block: Block, stack: list[Block]) -> bool:
    """Indented code; what stands less far in is read again."""
    if block.indent < 4:
        return False
    number = block.low
    while number < block.high and block.lines[number].at - block.lines[number].start > 3:
        parser.code.append((block.lines[number].start, block.lines[number].end))
        number += 1
    parent.add("pre")
    rest = block.lines[number : block.high]
    parser.undone += [line.at for line in rest if parser.text.startswith(OPAQUE, line.at)]
    if number < block.high:
        stack.append(block.part(number, block.high))
    return True


def heading(parser: Parser, parent: Node, block: Block, stack: list[Block]) -> bool:
    """A heading of number signs, anywhere in a block."""
    number = block.find("heading")
    if number is None:
        return False
    if number > block.low:
        parser.read(parent, [block.part(block.low, number)])
    line = block.lines[number]
    content = parser.text[line.at : line.end]
    level = min(6, len(content) - len(content.lstrip("#")))
    words = _without_closing(content[level:])
    start = line.at + level + len(words) - len(words.lstrip())
    parent.add(f"h{level}", [(start, start + len(words.strip()))], offset=line.at)
    if number + 1 < block.high:
        rest = block.part(number + 1, block.high)
        if parser.state == "looselist":
            rest = Block(outdented(block.lines[number + 1 : block.high], 4))
        stack.append(rest)
    return True


def _without_closing(words: str) -> str:
    """The words of a heading without the number signs at its end, an escaped one kept."""
    bare = words.rstrip("#")
    escapes = len(bare) - len(bare.rstrip("\\"))
    return words[: len(bare) + 1] if escapes % 2 and len(bare) < len(words) else bare


def underlined(parser: Parser, parent: Node, block: Block, stack: list[Block]) -> bool:
    """A heading with a line of = or - under it, at the beginning of a block."""
    if block.high - block.low < 2:
        return False
    title, under = block.lines[block.low : block.low + 2]
    if parser.text[under.start] not in "=-":
        return False
    if not _UNDERLINE.fullmatch(parser.text, under.start, under.end):
        return False
    level = 1 if parser.text[under.start] == "=" else 2
    end = title.at + len(parser.text[title.at : title.end].rstrip())
    parent.add(f"h{level}", [(title.at, end)], offset=title.at)
    if block.low + 2 < block.high:
        stack.append(block.part(block.low + 2, block.high))
    return True


def rule(parser: Parser, parent: Node, block: Block, stack: list[Block]) -> bool:
    """A horizontal rule, anywhere in a block."""
    number = block.find(RULE)
    if number is None:
        return False
    if number > block.low:
        parser.read(parent, [block.part(block.low, number)])
    parent.add("hr")
    if number + 1 < block.high:
        stack.append(block.part(number + 1, block.high))
    return True


def reference(parser: Parser, parent: Node, block: Block, stack: list[Block]) -> bool:
    """The definition of a reference, anywhere in a block; it may go on in the next two lines."""
    for number in block.each("reference"):
        lines = block.lines[number : min(number + 3, block.high)]
        after = number + _define(parser, lines)
        if after > number:
            if after < block.high:
                stack.append(block.part(after, block.high))
            if number > block.low:
                stack.append(block.part(block.low, number))
            return True
    return False


def _define(parser: Parser, lines: list[Line]) -> int:
    """Read a definition that begins a line; the number of lines it takes, 0 if there is none."""
    written = "\n".join(parser.text[line.at : line.end] for line in lines)
    match = _REFERENCE.match(written) or _REFERENCE_ALONE.match(written) or _REFERENCE.match(_spaced(written))
    if not match:
        return 0
    address = match[2].lstrip("<").rstrip(">")
    if OPAQUE in address:
        parser.undone.append(lines[0].at)
    parser.defined.append(lines[0].at)
    parser.definitions.define(match[1].strip().lower(), Definition(address, lines[0].at))
    return match[0].count("\n") + 1


def _spaced(written: str) -> str:
    """A definition with a space before its title, if that follows the address without one; else nothing."""
    start = _REFERENCE_START.match(written)
    if not start:
        return ""
    line = written[start.start(1) :].partition("\n")[0].rstrip(" ")
    opening = _OPENINGS.get(line[-1:])
    quote = start[1].rfind(opening, 1, len(line) - 1) if opening else -1
    return f"{written[: start.start(1) + quote]} {written[start.start(1) + quote :]}" if quote > 0 else ""


def paragraph(parser: Parser, parent: Node, block: Block, stack: list[Block]) -> bool:
    """Whatever is left: a paragraph, or in a tight list the text of the item."""
    text = run(block.lines[block.low : block.high])
    if parser.state != "list":
        parent.add("p", text)
    else:
        parent.runs.append(text)
    return True
