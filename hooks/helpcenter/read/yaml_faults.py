"""Translates errors of the YAML parser into the editor's mistake, its place, and a hint how to fix it.

libyaml reports where it stopped, but the mistake is often earlier: a missing closing quotation mark is noticed at the
next one, a missing bracket at the end of the file.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

Fault = tuple[int, int, str, str]
"""Line and column (from 0), message, hint."""

_LONGEST = 40
"""Characters of a text that a message quotes."""

_UNCLOSED = re.compile(
    r"""^[ ]*(?:-[ ]+)*(?:[\w.-]+:[ ]+)?(?:"(?:[^"\\\n]|\\.)*|'(?:[^'\n]|'')*)$"""
    r"""(?=\n\S|\n[ ]*-[ ]|\n[ ]*[\w.-]+:(?:[ ]|$)|\n*\Z)""",
    re.MULTILINE,
)
_MERGE = re.compile(r"^(?:<{7}|>{7}|={7}|\|{7})(?= |$)", re.MULTILINE)
_QUOTES = "put the text in quotes"

OPENING = "“”„‟‘‚‛«»"
"""Typographic quotation marks with which a text may begin. YAML knows none of them."""

CLOSING = '“”‟‘’«»"'
"""Those with which it may end; the straight one, too, where only the other is typographic."""

_TYPOGRAPHIC = re.compile(rf"[ ]*(?:-[ ]+)*(?:[\w.-]+:[ ]+)?[{OPENING}]([^\n]*)")
_EQUALLY_FAR = "lines that belong together begin equally far from the left"
SPECIAL = "\u00a0\u202f\u2007"
NO_BREAK = re.compile(rf"^[ ]*(?:-[ ]+)*(?:[\w.-]+:)?-?([{SPECIAL}]+)", re.MULTILINE)
"""A special space where YAML reads only ordinary ones: it belongs to the text, and the line to the text above."""

_DASH = re.compile(r"^([ ]*)-(?=[^\W\d]|[„“\"'])", re.MULTILINE)
_NO_SPACE = re.compile(r"[ ]*(?:-[ ]+)*([\w.-]+:)(?=[^\s/])")
_TAB = ("a tab indents this line", "indent with spaces")

_AT_THE_PROBLEM = {
    "did not find expected key": ("this line does not fit the lines above it", _EQUALLY_FAR),
    "did not find expected '-' indicator": (
        "this line does not fit the list above it",
        "each entry begins with a dash, equally far from the left",
    ),
    "did not find expected <document start>": ("this line does not fit the lines above it", _EQUALLY_FAR),
    "block sequence entries are not allowed in this context": (
        "a list begins in the middle of a line",
        "write each entry on a line of its own, or put the text in quotes",
    ),
    "mapping keys are not allowed in this context": ("a text cannot begin with ?", _QUOTES),
    "did not find expected node content": (
        "an entry is missing here",
        "close the list with ], or write what is missing",
    ),
    "found unknown escape character": ("a backslash in a text in quotes", "write it twice"),
    "found a tab character that violates indentation": _TAB,
}
_WHERE_IT_BEGAN = {
    "did not find expected ',' or ']'": (
        "a list in [ ] is not closed",
        "add ] at its end, or put the text in quotes",
    ),
    "did not find expected ',' or '}'": (
        "a group in { } is not closed",
        "add } at its end, or put the text in quotes",
    ),
    "could not find expected ':'": (
        "this line has no key",
        "write it as “key: text”; indent it if it belongs to the line above",
    ),
    "did not find expected comment or line break": ("a text cannot begin with > or |", _QUOTES),
    "found unexpected end of stream": (
        "a quotation mark is opened and never closed",
        "add it at the end of the text too",
    ),
}


def misread(text: str) -> Fault | None:
    """The first fault of a text that YAML would take for something else without a complaint: its spaces."""
    special = NO_BREAK.search(text) if not text.isascii() else None
    if special:
        line, column = _position(text, special.start(1))
        hint = "delete it and type an ordinary space; text from a word processor or a web page often has such spaces"
        return line, column, "a special space (no-break) begins this text", hint
    for match in _DASH.finditer(text):
        line, column = _position(text, match.start() + len(match[1]))
        lines = text.split("\n")
        near = lines[max(0, line - 1) : line] + lines[line + 1 : line + 2]
        if any(other.startswith(f"{match[1]}- ") for other in near):
            return line, column, "a space is missing behind the dash", f"write “- {lines[line].strip()[1:]}”"
    return None


def _position(text: str, at: int) -> tuple[int, int]:
    return text.count("\n", 0, at), at - text.rfind("\n", 0, at) - 1


def explained(text: str, error: yaml.MarkedYAMLError) -> Fault:
    """The fault that caused an error of parsing `text`."""
    problem = (error.problem or "").strip()
    at, began = error.problem_mark, error.context_mark
    line, column = (at.line, at.column) if at else (0, 0)
    lines = text.rstrip().split("\n")
    if line >= len(lines):  # libyaml expected more after the end of the text
        line, column = len(lines) - 1, len(lines[-1])
    before = lines[line][:column]
    merge = _MERGE.search(text)
    if merge:
        hint = "keep the lines of one of the two, and delete these marks and the other’s lines"
        return (
            text.count("\n", 0, merge.start()),
            0,
            "git could not merge two versions here, and left its marks",
            hint,
        )
    unclosed = _unclosed_quote(text, line)
    if unclosed:
        return unclosed
    if "alphabetic or numeric character" in problem and began:
        return needs_quotes(began, "*" if "alias" in (error.context or "") else "&")
    if problem == "found character that cannot start any token":
        character = lines[line][column : column + 1]
        return (line, column, *_TAB) if character == "\t" else needs_quotes(at, character)
    typographic = _TYPOGRAPHIC.match(lines[line])
    if typographic and typographic.start(1) <= column:
        inside = typographic[1].rstrip(f"{CLOSING} ")
        return quotes_fault(line, typographic.start(1) - 1, inside)
    if problem == "mapping values are not allowed in this context":
        return _stray_colon(line, column, before)
    if problem.startswith("did not find expected") and before.rstrip().endswith(('"', "'", "]", "}")):
        closing = "quotation mark" if before.rstrip()[-1] in "\"'" else "bracket"
        hint = "put the whole text in quotes; inside it take “ ” or ‘ ’"
        return line, column, f"there is text after the closing {closing}", hint
    glued = _NO_SPACE.match(lines[began.line]) if began and "expected ':'" in problem else None
    if glued and began:
        hint = f"write “{glued[1]} …”"
        return began.line, glued.end() - 1, "a space is missing behind the colon", hint
    if problem in _WHERE_IT_BEGAN and began:
        return (began.line, began.column, *_WHERE_IT_BEGAN[problem])
    if problem in _AT_THE_PROBLEM:
        return (line, column, *_AT_THE_PROBLEM[problem])
    return line, column, f"this cannot be read: {problem or 'no YAML'}", "compare with a file that works"


def quotes_fault(line: int, column: int, inside: str) -> Fault:
    """The fault of a text in typographic quotation marks."""
    message = "the quotation marks around this text are typographic, and readers would see them"
    return line, column, message, f'write "{short(inside)}" with straight ones, or none'


def short(text: str) -> str:
    """The text, or its beginning where it is long."""
    text = text.strip()
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def needs_quotes(mark: Any, character: str) -> Fault:
    """The fault of a text that begins with a special character of YAML."""
    return mark.line, mark.column, f"a text cannot begin with {character}", _QUOTES


def misfit(mark: Any) -> Fault:
    """The fault of a line that does not fit the structure above it."""
    return mark.line, mark.column, "this line does not fit the lines above it", _EQUALLY_FAR


def _unclosed_quote(text: str, last: int) -> Fault | None:
    """The fault of the first text, up to line `last`, whose quotation mark is not closed on its line."""
    for match in _UNCLOSED.finditer(text):
        offset = match.start() + min(match[0].find(mark) for mark in "\"'" if mark in match[0])
        line = text.count("\n", 0, offset)
        if line > last:
            return None
        mark, end = text[offset], text.find("\n", offset)
        column = offset - text.rfind("\n", 0, offset) - 1
        closing = text[offset:end].rstrip()[-1:]
        hint = f"add {mark} at the end of the text too"
        if closing in CLOSING and closing != mark:
            hint = f"write {mark} at its end in place of {closing}, which is typographic"
        return line, column, "a quotation mark is opened and never closed", hint
    return None


def _stray_colon(line: int, column: int, before: str) -> Fault:
    if re.search(r":(?:[ ]|$)", before):
        return line, column, "a colon followed by a space inside a text", _QUOTES
    indent = len(before) - len(before.lstrip())
    return line, indent, "this line does not fit the lines above it", f"{_EQUALLY_FAR}; each is “key: text”"
