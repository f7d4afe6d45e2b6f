"""Values that YAML reads without a complaint and otherwise than their writer meant: a # inside, typographic quotes."""

from __future__ import annotations

import re
from collections.abc import Iterable

import yaml

from helpcenter.model.problem import Place
from helpcenter.read.control_characters import invisible
from helpcenter.read.yaml_faults import CLOSING, NO_BREAK, OPENING, SPECIAL, Fault, quotes_fault, short

_WRAPPED = re.compile(rf"[{OPENING}]([^{OPENING}{CLOSING}]*)[{CLOSING}]")
_COMMENT = re.compile(r"([ \t]+)#(.*)")
_NUMBER_SIGN = re.compile(r"(?: #(?=[ ])| +#(?=\w)).*", re.DOTALL)
"""A comment that is none: one begins after two spaces, and with a space; anybody else means the sign itself."""

_TEXTS = frozenset({"title", "summary", "card", "question", "text", "also_asked"})
"""Keys whose values are sentences; elsewhere only a value of several words is one."""


def slip(node: yaml.Node, text: str, key: str | int, parent: str | int = "") -> tuple[str, Fault] | None:
    """The value that the writer of a value meant, and the fault; None where it is read as it was meant.

    Args:
        node: the value.
        text: the text in which it stands.
        key: the key or the position in a list under which it stands.
        parent: the key of that list.
    """
    if not isinstance(node, yaml.ScalarNode) or node.style not in (None, "", '"'):
        return None
    if node.style:
        return _escaped(node, text)
    value, mark = str(node.value), node.start_mark
    cut = _cut_off(node, text, key, parent)
    if cut:
        hint = 'put the whole text in straight quotes: "…"; a note for colleagues goes on a line of its own'
        message = f"readers would not see “{short(cut)}”: here # begins a note that is left out"
        end = node.end_mark
        return f"{value}{cut}".strip(), (end.line, end.column + 1, message, hint)
    wrapped = _WRAPPED.fullmatch(value)
    if wrapped and parent != "also_asked":
        return wrapped[1], quotes_fault(mark.line, mark.column, wrapped[1])
    return None


def _escaped(node: yaml.ScalarNode, text: str) -> tuple[str, Fault] | None:
    """The value without control characters that are written as `\\0` in quotes, and the fault."""
    mark, value = node.start_mark, str(node.value)
    message = invisible(value) if "\\" in text[mark.index : node.end_mark.index] else ""
    if not message:
        return None
    return "".join(filter(str.isprintable, value)), (mark.line, mark.column, message, "delete it")


def _cut_off(node: yaml.ScalarNode, text: str, key: str | int, parent: str | int) -> str:
    """The text behind a value that YAML takes for a comment and its writer did not."""
    start = node.end_mark.index
    match = _COMMENT.match(text, start)
    if match is None or not node.tag.endswith((":str", ":null")):
        return ""
    written = text[start : match.end()].rstrip()
    sentence = " " in str(node.value) or key in _TEXTS or parent in _TEXTS
    if not _NUMBER_SIGN.match(written) or (written.startswith(" # ") and not sentence):
        return ""
    return written


def with_ordinary_spaces(text: str, places: Iterable[Place]) -> str:
    """The text with ordinary spaces in its YAML, where a special one before a value is at one of some places."""
    lines = text.split("\n")
    marks = (
        line[place.column - 1 : place.column] for place in places for line in lines[place.line - 1 :][:1]
    )
    if not any(mark and mark in SPECIAL for mark in marks):
        return text
    closing = lines.index("---", 1) if "---" in lines[1:] else len(lines)
    return "\n".join([*(_ordinary(line) for line in lines[:closing]), *lines[closing:]])


def _ordinary(line: str) -> str:
    """A line with ordinary spaces before its value."""
    match = NO_BREAK.match(line)
    return _ordinary(re.sub(f"[{SPECIAL}]", " ", match[0]) + line[match.end() :]) if match else line


def straightened(text: str, places: Iterable[Place]) -> str:
    """The text with straight quotation marks around the values at some places, where typographic ones are there now."""
    lines = text.split("\n")
    for place in sorted(places, reverse=True):
        line = lines[place.line - 1] if place.line <= len(lines) else ""
        found = _WRAPPED.match(line, place.column - 1)
        if found and "\\" not in found[1]:
            lines[place.line - 1] = f'{line[: found.start()]}"{found[1]}"{line[found.end() :]}'
    return "\n".join(lines)
