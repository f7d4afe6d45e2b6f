"""The step for tables, and how their rows are parted."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise

from helpcenter.read.scan.lines import Block, Line
from helpcenter.read.scan.parser import Node, Parser

_TOKEN = re.compile(r"\\\\|\\`+|`+|\\\||\|")


def table(parser: Parser, parent: Node, block: Block, stack: list[Block]) -> bool:
    """A table fills its block."""
    if block.high - block.low < 2 or parser.text.find("|", block.first.at, block.first.end) < 0:
        return False
    head, rule = (_written(parser.text, row) for row in block.lines[block.low : block.low + 2])
    if set(rule) - set("|:- "):
        return False
    rows = block.lines[block.low : block.high]
    bordered = head.startswith("|") or _ends(head)
    width = len(_cells(head, bordered))
    if len(_cells(rule, bordered)) != width:
        return False
    if width == 1 and not (bordered and all(_bordered(parser.text, row) for row in rows[1:])):
        return False
    node = parent.add("table")
    for row in (rows[0], *rows[2:]):
        cells = _cells(_written(parser.text, row), bordered)[:width]
        node.runs += [[(row.at + start, row.at + end)] for start, end in cells if start < end]
    return True


def _written(text: str, row: Line) -> str:
    return text[row.at : row.end].rstrip(" ")


def _bordered(text: str, row: Line) -> bool:
    written = _written(text, row)
    return written.startswith("|") or _ends(written)


def _ends(row: str) -> bool:
    """Whether a row ends in a pipe that is not escaped."""
    bare = row[:-1]
    return row.endswith("|") and (len(bare) - len(bare.rstrip("\\"))) % 2 == 0


def _cells(row: str, bordered: bool) -> list[tuple[int, int]]:
    """Where the cells of a row are, without the spaces around them. A pipe in code parts nothing."""
    low = int(bordered and row.startswith("|"))
    high = len(row) - int(bordered and _ends(row[low:]))
    edges = [low - 1, *_pipes(row, low, high), high]
    cells = []
    for before, after in pairwise(edges):
        cell = row[before + 1 : after]
        start = before + 1 + len(cell) - len(cell.lstrip(" "))
        cells.append((start, start + len(cell.strip(" "))))
    return cells


def _pipes(row: str, low: int, high: int) -> list[int]:
    """The pipes of a row that part cells."""
    pipes: list[int] = []
    ticks: list[tuple[int, int, int]] = []
    for match in _TOKEN.finditer(row, low, high):
        if match[0] == "|":
            pipes.append(match.start())
        elif match[0].endswith("`"):
            escaped = match[0][0] == "\\"
            ticks.append((len(match[0]) - escaped, match.start(), escaped))
    regions = _code(ticks)
    edges = [edge for region in regions for edge in region]
    return [pipe for pipe in pipes if bisect_right(edges, pipe) % 2 == 0]


def _code(ticks: list[tuple[int, int, int]]) -> list[tuple[int, int]]:
    """Pair runs of backticks with the next ones as long; an escaped one opens with one tick fewer."""
    later: dict[int, list[int]] = {}
    for number in range(len(ticks) - 1, -1, -1):
        later.setdefault(ticks[number][0], []).append(number)
    regions: list[tuple[int, int]] = []
    after = 0
    for number, (length, start, escaped) in enumerate(ticks):
        same = later.get(length - escaped, [])
        while same and same[-1] <= number:
            same.pop()
        if number >= after and same and length > escaped:
            after = same[-1] + 1
            regions.append((start, ticks[same[-1]][1] + length))
    return regions
