"""The frame of the block parser: what a step of it needs to know, and in which order steps are tried.

It follows Python-Markdown's BlockParser, with lines of the source where that has text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from helpcenter.read.scan.lines import Block, Line, blocks
from helpcenter.read.scan.runs import Run

DEEPEST = 12
"""Containers in containers; what is nested deeper is read as paragraphs."""


class Node:
    """An element of the page, as far as the parser must remember it.

    Attributes:
        tag: its name.
        children: the elements in it.
        runs: its own texts, each of which is read as one.
        offset: where it begins, for headings.
    """

    __slots__ = ("children", "offset", "runs", "tag")

    def __init__(self, tag: str, runs: list[Run] | None = None, offset: int = 0) -> None:
        self.tag, self.offset = tag, offset
        self.runs: list[Run] = runs or []
        self.children: list[Node] = []

    @property
    def last(self) -> Node | None:
        """The last element in it."""
        return self.children[-1] if self.children else None

    def add(self, tag: str, *runs: Run, offset: int = 0) -> Node:
        """Add an element at its end."""
        node = Node(tag, list(runs), offset)
        self.children.append(node)
        return node

    def wrap(self) -> None:
        """Make its own text a paragraph, because more than text follows."""
        if self.runs:
            self.children.insert(0, Node("p", self.runs))
            self.runs = []

    def walk(self) -> Iterator[Node]:
        """The element and all that is in it, in the order of the page."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting.extend(reversed(node.children))


class Definition(NamedTuple):
    """A reference definition: its address, and where it stands."""

    address: str
    offset: int


class Definitions(dict[str, Definition]):
    """Reference name in lower case → its definition; the last one counts.

    Attributes:
        longest: how long the longest name is.
    """

    longest = 0

    def define(self, name: str, definition: Definition) -> None:
        """Add a definition."""
        self[name] = definition
        self.longest = max(self.longest, len(name))


class Parser:
    """Reads blocks into a tree.

    Attributes:
        text: the text that lines are lines of.
        definitions: the reference definitions.
        footnotes: footnote name → its lines, to be read after all else.
        code: where each line of indented code begins and ends.
        defined: where each reference definition begins.
        undone: where fences begin that are none: under indented code, or as the address of a reference.
    """

    def __init__(self, text: str, containers: Sequence[Step], leaves: Sequence[Step]) -> None:
        self.text = text
        self.definitions = Definitions()
        self.footnotes: dict[str, list[Block]] = {}
        self.code: list[tuple[int, int]] = []
        self.defined: list[int] = []
        self.undone: list[int] = []
        self._steps = tuple(containers), tuple(leaves)
        self._states = [""]
        self._depth = 0

    @property
    def state(self) -> str:
        """What the innermost list, quote or definition asks for: "list", "looselist", "detabbed" …."""
        return self._states[-1]

    def lines(self, parent: Node, lines: list[Line], state: str | None = None) -> None:
        """Read the lines of a container."""
        self.inside(parent, blocks(lines), state)

    def inside(self, parent: Node, stack: list[Block], state: str | None = None) -> None:
        """Read the blocks of a container, in a state of its own if one is given."""
        self._states.append(self.state if state is None else state)
        self._depth += 1
        self.read(parent, stack)
        self._depth -= 1
        self._states.pop()

    def read(self, parent: Node, stack: list[Block]) -> None:
        """Read blocks into a parent, the last one first. A step may push back what it leaves over."""
        steps = self._steps[self._depth > DEEPEST]
        while stack:
            block = stack.pop()
            for step in steps:
                if step(self, parent, block, stack):
                    break


Step = Callable[[Parser, Node, Block, list[Block]], bool]
"""Reads a block into a parent, if it is of the step's kind; else returns False."""
