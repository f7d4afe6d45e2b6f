"""Marks of HTML that are not what they seem: an angle bracket that is no tag to one program and one to another.

Outside code, `<` before a letter, `/`, `!` or `?` must begin a plain tag or stand around an address. Everything else
is either shown to readers letter by letter, or read by browsers as something that nobody looked at.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from helpcenter.model.text import Stray
from helpcenter.read.scan.attributes import attribute_lists, within
from helpcenter.read.scan.fences import OPAQUE
from helpcenter.read.scan.outline import Outline
from helpcenter.read.scan.passages import Reading
from helpcenter.read.scan.places import MarkdownSource
from helpcenter.read.scan.raw import BLOCK_LEVEL
from helpcenter.read.scan.runs import offsets
from helpcenter.read.scan.tags import plain_tags

_MARK = re.compile(r"<(?=[a-zA-Z/!?])")
_WRITTEN = re.compile(r"<(?:!--|!\[CDATA\[|[/!?]?[a-zA-Z][\w.:-]{0,20}|[/!?])")
_NAME = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]*)")
_DEFINED = re.compile(r"\[[^\[\]\n]*\]:[ ]*(?:\n[ >]*)?(<)[^<>\s]*>")
_FENCE = re.compile(f"{OPAQUE}+")
_QUOTED = re.compile(r"""[\w-]+=(?:"[^"\n]*"|'[^'\n]*')(?=[ }])|[\w-]+=(?:"[^"\n]*"|'[^'\n]*')$""")
_MARKUP = re.compile("[<>\"'&]")


def strays(source: MarkdownSource, found: Outline, texts: Iterable[Reading]) -> Iterator[Stray]:
    """All of a text, in no order."""
    for comment in source.faults:
        assert comment.fault
        yield Stray(source.written(comment.fault_at), comment.fault, "<!--")
    yield from _fences(source, found)
    yield from (Stray(source.place(at), "undone", "```") for at in found.parser.undone)
    marks = [match.start() for match in _MARK.finditer(found.html)]
    known = set(_known(found, texts)) if marks else set()
    for at in marks:
        if at not in known or _is_raw(found, at):
            match = _WRITTEN.match(source.text, at)
            yield Stray(source.place(at), "tag", match[0] if match else "<")


def _is_raw(found: Outline, at: int) -> bool:
    """Whether a mark begins a line, or follows an HTML block in one, with what is HTML there even in inline code."""
    name = _NAME.match(found.html, at)
    number = bisect_right(found.raw, at, key=lambda span: span[0]) - 1
    start, end = found.raw[number] if number >= 0 else (-1, -1)
    if name and (name[1].lower() not in BLOCK_LEVEL or start <= at < end):
        return False
    line = found.html.rfind("\n", max(0, at - 4), at)
    begins = not found.html[max(0, line + 1, at - 4) : at].strip() and (line >= 0 or at < 4)
    return begins or (0 <= end <= at and found.html.find("\n", end, at) < 0)


def _fences(source: MarkdownSource, found: Outline) -> Iterator[Stray]:
    """Code blocks whose first line names a class or an id that would become HTML."""
    for match in _FENCE.finditer(found.html):
        header = source.text[match.start() : match.end()].partition("\n")[0].rstrip()
        if "{" in header and _MARKUP.search(_QUOTED.sub("", header)):
            yield Stray(source.place(match.start()), "fence", header[:40])


def _known(found: Outline, texts: Iterable[Reading]) -> Iterator[int]:
    """Every angle bracket that means what it seems to: in code, in plain tags, and around addresses."""
    for start, end in found.raw:
        yield from (tag.start for tag in plain_tags(found.html, start, end))
    for start, end in found.parser.code:
        yield from (match.start() for match in _MARK.finditer(found.html, start, end))
    yield from (match.start(1) for at in found.parser.defined if (match := _DEFINED.match(found.html, at)))
    for reading in texts:
        inline = reading.inline
        if "<" in inline.raw:
            offset = offsets(reading.run)
            lists = [(one.start, one.end) for one in attribute_lists(reading.node.tag, inline)]
            known = sorted(inline.known)
            for match in _MARK.finditer(inline.raw):
                at = match.start()
                if within(at, known) and not within(at, lists):
                    yield offset(at)
