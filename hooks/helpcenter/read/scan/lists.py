"""The steps for lists, definition lists, and the indented blocks that belong to their last item."""

from __future__ import annotations

from helpcenter.read.scan.lines import BLANK, INNER, RULE, Block, Line, line, outdented, run
from helpcenter.read.scan.parser import Node, Parser
from helpcenter.read.scan.runs import Run, split

LISTS = ("list", "dl")
ITEMS = ("li", "dd")


def attached(parser: Parser, parent: Node, block: Block, stack: list[Block]) -> bool:
    """An indented block that goes on in an item of a list."""
    return _attach(LISTS[:1], ITEMS[:1], parser, parent, block)


def attached_definition(parser: Parser, parent: Node, block: Block, stack: list[Block]) -> bool:
    """The same where definition lists are among the lists."""
    return _attach(LISTS, ITEMS, parser, parent, block)


def _attach(
    lists: tuple[str, ...], items: tuple[str, ...], parser: Parser, parent: Node, block: Block
) -> bool:
    if block.indent < 4 or parser.state == "detabbed":
        return False
    last = parent.last
    in_list = last if last and last.tag in lists else None
    if parent.tag not in items and not in_list:
        return False
    level, node = _level(lists + items, lists, parser.state, parent, block.indent // 4)
    if parent.tag in items:
        node = in_list or parent
    elif node.tag not in items:
        if not node.last or node.last.tag not in items:
            node.add(items[-1])
        elif node.last:
            node.last.wrap()
        node = node.children[-1]
    parser.inside(node, [Block(outdented(block.lines[block.low : block.high], 4 * level))], "detabbed")
    return True


def _level(
    known: tuple[str, ...], lists: tuple[str, ...], state: str, node: Node, wanted: int
) -> tuple[int, Node]:
    """How many lists deep an indented block belongs, and the list or item there."""
    level = 1 if state == "list" else 0
    while wanted > level and node.last and node.last.tag in known:
        node = node.last
        level += node.tag in lists
    return level, node


def items(parser: Parser, parent: Node, block: Block, stack: list[Block]) -> bool:
    """A block that begins with an item of a list."""
    if block.first.kind != "item" or block.indent > 3:
        return False
    parts = _items(parser.text, block)
    last = parent.last
    if last and last.tag == "list":
        if last.last:
            last.last.wrap()
        _item(parser, last.add("li"), parts[0], "looselist")
        parts, node = parts[1:], last
    else:
        node = parent if parent.tag == "list" else parent.add("list")
    for part in parts:
        inner = part and part[0].at - part[0].start > 3
        _item(parser, node.last if inner and node.last else node.add("li"), part, "list")
    return True


def _item(parser: Parser, node: Node, part: list[Line], state: str) -> None:
    """Read the lines of an item, most often a single one."""
    if state == "list" and len(part) == 1 and not part[0].kind and part[0].at == part[0].start:
        node.runs.append(run(part))
    elif part:
        parser.inside(node, [Block(part)], state)


def _items(text: str, block: Block) -> list[list[Line]]:
    """Part a block into its items; an indented item and what follows it stay together."""
    starts: list[tuple[int, bool]] = []
    for number in sorted([*block.each("item"), *block.each(INNER)]):
        start, at, _, kind = block.lines[number]
        inner = at - start > 3
        if inner and (starts[-1][1] or (kind == RULE and text[at + 1] != " ")):
            continue
        starts.append((number, inner))
    ends = [number for number, _ in starts[1:]] + [block.high]
    parts = []
    for (low, inner), high in zip(starts, ends, strict=True):
        lines = block.lines[low:high]
        parts.append(lines if inner else _opened(text, lines))
    return parts


def _opened(text: str, lines: list[Line]) -> list[Line]:
    """The lines of an item, the first one without its mark."""
    first = lines[0]
    content = text[first.at : first.end]
    mark = content.split(" ", 1)[0]
    start = first.at + len(mark)
    inner = line(text, start + len(content) - len(mark) - len(content[len(mark) :].lstrip(" ")), first.end)
    return lines[1:] if inner.kind == BLANK else [inner, *lines[1:]]


def definition(parser: Parser, parent: Node, block: Block, stack: list[Block]) -> bool:
    """`: …` below a term, or below a paragraph of terms."""
    number = block.find("definition")
    if number is None or (number == block.low and not parent.last):
        return False
    terms: list[Run] = [[(term.at, term.end)] for term in block.lines[block.low : number]]
    state, node = "list", parent.last
    if not terms and node and node.tag == "p":
        state, terms = "looselist", [[term] for text in node.runs for term in split(parser.text, text)]
        parent.children.pop()
        node = parent.last
    if not node or node.tag != "dl":
        node = parent.add("dl")
    elif not terms and node.last and node.last.tag == "dd" and node.last.children:
        state = "looselist"
    for term in terms:
        node.add("dt", term)
    lines = _defined(parser.text, block, number)
    after = number + len(lines)
    if lines[0].kind == BLANK:
        lines.pop(0)
    parser.inside(node.add("dd"), [Block(lines)] if lines else [], state)
    if after < block.high:
        stack.append(block.part(after, block.high))
    return True


def _defined(text: str, block: Block, number: int) -> list[Line]:
    """The lines of a definition, the first one without its colon."""
    _, at, end, _ = block.lines[number]
    spaces = len(text[at + 1 : end]) - len(text[at + 1 : end].lstrip(" "))
    first = line(text, at + 1 + min(3, spaces), end)
    if number + 1 < block.high:
        following = block.lines[number + 1]
        if following.at - following.start < 4 and text[following.at] != ":":
            return [first, *block.lines[number + 1 : block.high]]
    return [first, *block.indented(number + 1, 4)]
