"""A text as GitHub's parser is to read it: what differs on purpose is made alike or left out."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from helpcenter.read.markdown.github_lists import interrupts

_FENCE = re.compile(r"[ ]*(`{3,}(?=[^`\n]*$)|~{3,})")
_BOX = re.compile(r'([ ]*)(?:[!?]{3}\+?[ ]?(?=["\w])|===[+!]*[ ]+")')
_NOTE = re.compile(r"[ ]{0,3}(?:\[\^[^\]]+\]:|\*\[[^\]]+\]:)")
_BARE = re.compile(r"[ ]{0,3}\*\[[^\]]+\]:[ ]*$")
_MEANING = re.compile(r"[ ]{0,3}:[ ]")
_CAPTION = re.compile(r"[ ]{0,3}(/{3,})[ ]*(?:figure-|table-)?caption\b")
_DEEP = 4

OURS = "[!\ue000]"
"""The beginning of a box in Python-Markdown's form, for GitHub's parser to read."""


class EndlessCodeError(ValueError):
    """The text has code that does not end."""


def alike(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
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
            yield from ((number, f"{_prefix(boxes)}{mark}") for mark in (OURS, ""))
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
    if opened:
        raise EndlessCodeError


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
        if _MEANING.match(line) or (_NOTE.match(line) and not _says_nothing(lines, number)):
            yield number
            yield from _below(lines, number)


def _says_nothing(lines: Sequence[str], number: int) -> bool:
    """Whether a line begins an abbreviation without a meaning, which nobody takes for one."""
    below = lines[number] if number < len(lines) else ""
    return _BARE.match(lines[number - 1]) is not None and not below.strip()


def _below(lines: Sequence[str], number: int) -> Iterator[int]:
    """The numbers of the lines that go on with a definition or note."""
    blank = False
    for following in range(number, len(lines)):
        line = lines[following]
        ends = _NOTE.match(line) or (_depth(line) < _DEEP and (blank or interrupts(line)))
        if line.strip() and ends:
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
