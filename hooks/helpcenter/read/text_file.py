"""Reads text files and splits pages into front matter and body. Mistakes become problems with their places."""

from __future__ import annotations

import re
from pathlib import Path as FilePath
from typing import Any

from helpcenter.model.document import Path
from helpcenter.model.problem import Place, Problem
from helpcenter.read import disk, garbled, marked_yaml, merge_marks
from helpcenter.read.control_characters import first_control, named

LONGEST = 10_000
"""Limit in characters of front matter; that of an answer has some hundreds."""

_PROGRAMS = {
    b"PK\x03\x04": "a document of Word or another program",
    b"\xd0\xcf\x11\xe0": "a document of Word or another program",
    b"{\\rtf": "a document of Word or another program",
    b"%PDF-": "a PDF",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
}
"""How the files of other programs begin, and what they are."""

_OPEN = re.compile(r"---[ \t]*\n")
_CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_NEARLY = re.compile(r"^[ \t]*(?:[-–—−‒]{1,6}|(?:- ){2}-|[_*]{3}|`{3}(?:yaml|yml)?)[ \t]*$", re.MULTILINE)
"""A line that somebody took for that of three hyphens."""

_KEY = re.compile(r"\s*[a-z_]+:")
_GAP = re.compile(r"\n[ \t]*\n")

_WRONG = re.compile("[ÃÅ][\u0080-\u009f¡-¿]")
"""How UTF-8 letters like é and ő look to a program that takes them for another encoding."""


def text_of(root: FilePath, path: str) -> tuple[str, list[Problem]]:
    """Read a text file.

    Args:
        root: the folder with mkdocs.yml.
        path: the path of the file from there.

    Returns:
        The text with \\n as line ends, and no problem; or "" and the problem of a file that is not readable UTF-8 text.
    """
    irregular = disk.fault(root, path)
    if irregular:
        return "", [irregular]
    try:
        raw = (root / path).read_bytes()
    except FileNotFoundError:
        return "", [
            Problem(Place(path), "there is no such file", "write it, or take it back from the history")
        ]
    except OSError as error:
        return "", [Problem(Place(path), f"the file cannot be read: {error.strerror}")]
    program = next((name for begins, name in _PROGRAMS.items() if raw.startswith(begins)), "")
    if program:
        hint = "copy the text into a text file: on GitHub, Add file, Create new file"
        return "", [Problem(Place(path), f"this is {program}, no text", hint)]
    try:
        text = raw.removeprefix(b"\xef\xbb\xbf").decode("utf-8")
    except UnicodeDecodeError as error:
        start = len(raw) - len(error.object) + error.start
        before = _unix(raw[len(raw) - len(error.object) : start].decode("utf-8"))
        message = f"the file is not UTF-8 text (byte 0x{raw[start]:02x})"
        hint = "save it with the encoding UTF-8"
        return "", [Problem(place_at(before, len(before), path), message, hint)]
    text = _unix(text)
    spoilt = merge_marks.conflicts(text, path) or garbled.garbled(text, path)
    if spoilt:
        return "", [_below(text, problem) for problem in spoilt]
    control = first_control(text)
    if control:
        message, hint = named(control), "delete it"
        wrong = _WRONG.search(text)
        if wrong:
            message = f"letters were lost when the file was saved: “{wrong[0]}”"
            hint = "take the file back from the history, and save it with the encoding UTF-8"
            control = wrong
        return "", [_below(text, Problem(place_at(text, control.start(), path), message, hint))]
    return text, []


def _below(text: str, problem: Problem) -> Problem:
    """Return a problem as one of the file where it stands below the front matter of a page."""
    opening = _OPEN.match(text)
    closing = _CLOSE.search(text, opening.end()) if opening else None
    below = closing and text.count("\n", 0, closing.start()) + 1 < problem.place.line
    return problem.stamped("file") if below else problem


def _unix(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def front_matter(text: str, path: str) -> tuple[dict[str, Any], dict[Path, Place], str, list[Problem]]:
    """Split a page into its front matter and its body.

    Returns:
        The data, the place of each value, the body, and the problems. The body has the length of the file, with the
        front matter replaced by spaces, so that offsets match the file; it is "" if its beginning is unknown.
    """
    opening = _OPEN.match(text)
    if not opening:
        return {}, {}, "", [_no_opening(text, path)]
    closing = _CLOSE.search(text, opening.end())
    hint = "write --- on a line of its own where the front matter ends"
    never = Problem(Place(path), "the line of three dashes below the front matter is missing", hint)
    if not closing:
        nearly = _NEARLY.search(text, opening.end())
        return {}, {}, "", [_nearly(text, path, nearly, "below") if nearly else never]
    yaml_text = text[opening.end() : closing.start()]
    if len(yaml_text) > LONGEST:
        message = f"the front matter has {len(yaml_text)} characters, at most {LONGEST} fit"
        fault = Problem(Place(path), message, "does it end where it should, with three dashes?")
        return {}, {}, "", [fault]
    data, places, faults = marked_yaml.load(yaml_text, path, first_line=2)
    gap = _GAP.search(yaml_text)
    if (
        gap
        and not data
        and any(fault.place.line > place_at(text, opening.end() + gap.start(), path).line for fault in faults)
    ):
        # the fault is below an empty line, so it is in the body, and the closing --- is a rule in it
        return {}, {}, "", [never]
    return data, places, blank(text[: closing.end()]) + text[closing.end() :], faults


def _no_opening(text: str, path: str) -> Problem:
    if not text.strip():
        return Problem(Place(path), "the file is empty", "write the page, or delete the file")
    nearly = _NEARLY.match(text)
    if nearly and nearly[0] != "---":
        return _nearly(text, path, nearly, "above")
    if _KEY.match(text):
        return Problem(
            Place(path),
            "the line of three dashes above the front matter is missing",
            "add --- as the first line",
        )
    if text.lstrip().startswith("---"):
        return Problem(
            Place(path), "there is text above the front matter", "the first line must be ---, nothing else"
        )
    hint = "a page begins with a line of three dashes, its front matter, and three dashes again"
    return Problem(Place(path), "the front matter is missing", hint)


def _nearly(text: str, path: str, line: re.Match[str], where: str) -> Problem:
    message = f"the line {where} the front matter is “{line[0].strip()}”"
    return Problem(place_at(text, line.start(), path), message, "write three hyphens, ---, and nothing else")


def place_at(text: str, offset: int, path: str) -> Place:
    """The place of the character at an offset of a file's text."""
    return Place(path, text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))


def blank(text: str) -> str:
    """The text with all characters except line ends replaced by spaces."""
    return re.sub(r"[^\n]", " ", text)
