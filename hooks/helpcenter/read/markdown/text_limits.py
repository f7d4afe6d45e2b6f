"""Limits on a text: Python-Markdown takes far longer than in proportion to some texts that nobody means.

They are counted on the text, never measured in time, so that every machine has the same problems.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

LONGEST = 100_000
"""Characters of a page with its snippets in place; an answer has some thousands."""

DEEPEST = 20
"""Levels of quotes in each other."""

DEEPEST_ELEMENTS = 100
"""Elements of a page in each other, to which a list in a list adds two; a real page has about ten."""

MOST_LINES = 1_000
"""Lines without an empty one between them."""

MOST_LINKS = 500
"""Opening brackets in lines without an empty one between them."""

MOST_IN_ALL = (("[", 2_000, "links"), ("://", 2_000, "addresses"), ("<", 3_000, "tags"))
"""Marks in a text: rules compare each with those of the twin."""

MOST_BRACES = 200
"""Opening braces in a line."""

MOST_FENCES = 1_000
"""Lines that begin or end code."""

FARTHEST = 400_000
"""Characters from brackets to those that close them, all added up; in a real text they are some hundreds each."""


class Excess(NamedTuple):
    """A limit that a text exceeds: an offset in it, the problem, and the hint."""

    offset: int
    message: str
    hint: str


BLOCK = re.compile(r"(?:[^\n]*[^\s>][^\n]*(?:\n|\Z))+")
"""Lines without an empty one between them."""

_MARK = re.compile(r"\\.|[\[\]]|(?<=\])\(|\)|<(?=[a-zA-Z/!?])|>", re.DOTALL)
_DEEP = re.compile(rf"^(?:[ ]*>){{{DEEPEST + 1}}}", re.MULTILINE)
_BRACES = re.compile(rf"^(?:[^\n{{]*+\{{){{{MOST_BRACES + 1}}}", re.MULTILINE)
_FENCE = re.compile(r"^[ >]*(?:```|~~~)", re.MULTILINE)
_PAIRS = {"]": "[", ")": "(", ">": "<"}


def excesses(text: str) -> Iterator[Excess]:
    """Yield the first limit that a text exceeds; nothing if it is within all of them."""
    if len(text) > LONGEST:
        message = f"the text has {len(text)} characters with its snippets, at most {LONGEST} fit"
        yield Excess(LONGEST, message, "divide it into several answers")
    elif text.count(">") > DEEPEST and (deep := _DEEP.search(text)):
        yield Excess(deep.start(), f"more than {DEEPEST} quotes in each other", "write fewer >")
    elif found := _crowded(text):
        yield found
    elif (text.count("[") + text.count("<")) * len(text) > FARTHEST:
        yield from _open_too_long(text)


def _crowded(text: str) -> Excess | None:
    """Lines or links without an empty line between them, or code blocks, of which there are too many."""
    for mark, most, what in (("\n", MOST_LINES, "lines"), ("[", MOST_LINKS, "links")):
        for block in BLOCK.finditer(text) if text.count(mark) > most else ():
            if block[0].count(mark) > most:
                message = f"more than {most} {what} without an empty line between them"
                return Excess(block.start(), message, "divide them by empty lines")
    for match in _BRACES.finditer(text) if text.count("{") > MOST_BRACES else ():
        message = f"more than {MOST_BRACES} opening braces in a line"
        return Excess(match.start(), message, "write several lines, or fewer {")
    for mark, most, what in MOST_IN_ALL:
        if text.count(mark) > most:
            message = f"more than {most} {what} ({mark}) in one text"
            return Excess(_nth(text, mark, most), message, "divide it into several answers")
    fences = text.count("```") + text.count("~~~")
    found = [match.start() for match in _FENCE.finditer(text)] if fences > MOST_FENCES else []
    if len(found) <= MOST_FENCES:
        return None
    message = f"more than {MOST_FENCES} lines that begin or end code"
    return Excess(found[MOST_FENCES], message, "divide the text into several answers")


def _nth(text: str, mark: str, number: int) -> int:
    """The offset of a mark behind so many others."""
    return len(mark.join(text.split(mark, number + 1)[:-1]))


def _open_too_long(text: str) -> Iterator[Excess]:
    """The bracket that makes all brackets together too far from those that close them."""
    far = 0
    for block in BLOCK.finditer(text):
        stacks: dict[str, list[int]] = {"[": [], "(": [], "<": []}
        for match in _MARK.finditer(text, block.start(), block.end()):
            if match[0] in stacks:
                stacks[match[0]].append(match.start())
            elif opened := stacks.get(_PAIRS.get(match[0], "")):
                far += match.start() - opened.pop()
        for mark, still in stacks.items():
            end = len(text) if mark == "<" else block.end()
            far += sum(end - start for start in still)
            if far > FARTHEST and still:
                message = f"{mark} opens something that is never closed, and so do many others"
                yield Excess(
                    still[0], message, f"close it, or write \\{mark}" if mark != "<" else "write &lt;"
                )
                return
        if far > FARTHEST:
            yield Excess(block.start(), "too many brackets within brackets", "write simpler links")
            return
