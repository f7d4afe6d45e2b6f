"""Constructs in a text that were begun and not finished, or that Material knows and this site does not show."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape

from helpcenter.model.text import Passage, Stray
from helpcenter.read.markdown.alignment import Whereabouts
from helpcenter.read.markdown.marking import LEAD
from helpcenter.read.markdown.shown_text import ShownText
from helpcenter.read.markdown.source_blocks import blocks, captions
from helpcenter.read.markdown.source_classes import classes
from helpcenter.read.markdown.written import Written

_CRITIC = re.compile(r"(?<!\\)\{(?:\+\+|--|~~|==|>>)(?!\})(?:[^{}]{0,2000}?(?:\+\+|--|~~|==|<<)\})?")
_FORMULA = re.compile(
    r"""(?<![\\$\w])\$\$(?=[^\s$])[^$\n]{1,200}\$\$(?![\w$]) | ^[ ]*\$\$[ ]*$
    | (?<![\\$\w])\$(?=[^\s$\d])[^$\n]{0,100}(?:\\[a-zA-Z]|\^|_\{)[^$\n]{0,100}(?<!\s)\$(?![\w$])
    | (?<!\\)\\\((?=[^()\n]*(?:\\[a-zA-Z]|\^|_\{|=))[^()\n]{1,200}\\\)""",
    re.MULTILINE | re.VERBOSE,
)
_GRID = re.compile(
    r"""^[ ]*(<div\b(?=[^<>\n]*\bclass=["']?[^"'<>\n]*(?<![\w-])grid(?![\w-]))(?![^<>\n]*\smarkdown\b)[^<>\n]*>)""",
    re.MULTILINE,
)
_DIAGRAM = re.compile(rf"^{LEAD}(?:`{{3,}}|~{{3,}})[ ]*\{{?[ ]*\.?mermaid\b", re.MULTILINE)
_NOTE = re.compile(r"^[ >]*\[\^([^\]\n]+)\]:[ ]*(\S?)[^\n]*\n?(?:[ ]*\n)*([ ]{4,}\S)?", re.MULTILINE)
_NAMED = re.compile(r"^[ >]*\[\^[^\]\n]+\]:", re.MULTILINE)
_ABBREVIATION = re.compile(r"^[ ]{0,3}\*\[([^\[\]\n]+)\][ ]?:[ ]*\n?[ ]*(\S?)", re.MULTILINE)
_SEEN = re.compile(r"[^\n]")
_LONGEST = 40
"""Characters that a message quotes."""

_KINDS = (
    ("critic", _CRITIC, re.compile(r"\{[+\-~=>]")),
    ("formula", _FORMULA, re.compile(r"\$|\\\(")),
    ("grid", _GRID, re.compile("<div")),
    ("diagram", _DIAGRAM, re.compile("mermaid")),
)
"""Each kind with its pattern and its sign: a text without the sign has none of the kind, and signs are found sooner."""
_SIGNS = ("{", "}", "$", "\\(", "///", "mermaid", "<", "[^", "*[")
"""Without one of these a text has none of all that."""


def unfinished(shown: ShownText, written: Written, html: str, passages: Iterable[Passage]) -> Iterator[Stray]:
    """Yield each of them, with what was written there.

    Args:
        shown: the text.
        written: the same, to be searched.
        html: what the site makes of it.
        passages: the passages of it.
    """
    text = shown.text
    if not any(sign in text for sign in _SIGNS):
        return
    prose = _without_code(written.tags, passages)
    for kind, pattern in [(kind, pattern) for kind, pattern, sign in _KINDS if sign.search(text)]:
        for match in pattern.finditer(text if kind == "diagram" else prose):
            if kind == "diagram" and written.shows_code(match.start()):
                continue
            start, found = match.start(match.lastindex or 0), " ".join(match[match.lastindex or 0].split())
            seen = found if len(found) <= _LONGEST else f"{found[:_LONGEST]}…"
            yield Stray(shown.place(start), kind, seen)
    for start, kind, said in (*blocks(prose), *captions(prose), *classes(prose, html)):
        yield Stray(shown.place(start), kind, said)
    yield from _notes(shown, prose)
    yield from _abbreviations(shown, prose, html)


def _without_code(prose: str, passages: Iterable[Passage]) -> str:
    """The same number of characters, without code that is indented or in <pre>; other code is not in it already."""
    for passage in passages:
        where, words = passage.where, passage.text.rstrip()
        if passage.kind == "code" and isinstance(where, Whereabouts):
            start = where.offset(len(words) - len(words.lstrip()))
            if prose[start : start + 1].strip():
                end = where.offset(len(words) - 1) + 1
                prose = f"{prose[:start]}{_SEEN.sub(' ', prose[start:end])}{prose[end:]}"
    return prose


def _notes(shown: ShownText, prose: str) -> Iterator[Stray]:
    """Notes without text, those to which no mark leads, and those that another one of the same name replaces."""
    if "[^" not in prose:
        return
    seen: set[str] = set()
    marks = _NAMED.sub("", prose)
    for match in _NOTE.finditer(prose):
        place = shown.place(match.start(1) - 2)
        if not match[2] and not match[3]:
            yield Stray(place, "empty note", match[1])
        elif f"[^{match[1]}]" not in marks:
            yield Stray(place, "unused note", match[1])
        elif match[1] in seen:
            yield Stray(place, "second note", match[1])
        seen.add(match[1])


def _abbreviations(shown: ShownText, prose: str, html: str) -> Iterator[Stray]:
    """Abbreviations without a meaning, those that the text does not have, and those that cannot be found in it."""
    for match in _ABBREVIATION.finditer(prose) if "*[" in prose else ():
        place = shown.place(match.start(1) - 2)
        if not match[2] or prose.startswith("*[", match.start(2)):
            yield Stray(place, "empty abbreviation", match[1])
        elif f">{escape(match[1], quote=False)}</abbr>" not in html:
            whole = re.fullmatch(r"\w(?:.*\w)?", match[1])
            yield Stray(place, "unused abbreviation" if whole else "odd abbreviation", match[1])
