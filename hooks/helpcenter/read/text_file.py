"""Bytes → text → front matter and body. Whatever cannot be read becomes a fault with its place."""

from __future__ import annotations

import re
from pathlib import Path as FilePath
from typing import Any

from helpcenter.model.document import Path
from helpcenter.model.problem import Place, Problem
from helpcenter.read import disk, garbled, marked_yaml, merge_marks

LONGEST = 10_000
"""Characters of front matter; that of an answer has some hundreds."""

_OPEN = re.compile(r"---[ \t]*\n")
_CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_KEY = re.compile(r"\s*[a-z_]+:")
_GAP = re.compile(r"\n[ \t]*\n")
_CONTROL = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]"
    r"|[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\u206a-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
    r"|(?<![^\x00-\u024f])[\u200c\u200d]|[\u200c\u200d](?![^\x00-\u024f])"
)
"""What nobody sees: controls, what turns the direction of a text, what has no width. A soft hyphen is fine, and so
are joiners between letters of scripts that need them and between the parts of an emoji."""


def text_of(root: FilePath, path: str) -> tuple[str, list[Problem]]:
    """The text of a file, line ends made \\n; "" and a fault where it is no regular file of the project in UTF-8.

    Args:
        root: the folder with mkdocs.yml.
        path: the path of the file from there.
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
        return "", spoilt
    control = _CONTROL.search(text)
    if control:
        message = f"an invisible control character (U+{ord(control[0]):04X})"
        return "", [Problem(place_at(text, control.start(), path), message, "delete it")]
    return text, []


def _unix(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def front_matter(text: str, path: str) -> tuple[dict[str, Any], dict[Path, Place], str, list[Problem]]:
    """Split a page into its front matter and its body.

    The body comes back as long as the file, the front matter blanked out, so that places stay true;
    "" where nobody can tell where the body begins.
    """
    opening = _OPEN.match(text)
    if not opening:
        return {}, {}, "", [_no_opening(text, path)]
    closing = _CLOSE.search(text, opening.end())
    hint = "write three dashes on a line of their own where the front matter ends"
    never = Problem(Place(path), "the front matter is never closed", hint)
    if not closing:
        return {}, {}, "", [never]
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
        # what cannot be read stands below an empty line: that is the body, up to a rule in it
        return {}, {}, "", [never]
    return data, places, blank(text[: closing.end()]) + text[closing.end() :], faults


def _no_opening(text: str, path: str) -> Problem:
    if not text.strip():
        return Problem(Place(path), "the file is empty", "write the page, or delete the file")
    if _KEY.match(text):
        return Problem(
            Place(path),
            "the line of three dashes above the front matter is missing",
            "add --- as the first line",
        )
    if text.lstrip().startswith("---"):
        return Problem(
            Place(path), "something stands above the front matter", "the first line must be ---, nothing else"
        )
    hint = "a page begins with a line of three dashes, its front matter, and three dashes again"
    return Problem(Place(path), "the front matter is missing", hint)


def place_at(text: str, offset: int, path: str) -> Place:
    """The place of a character of a text, by its offset."""
    return Place(path, text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))


def blank(text: str) -> str:
    """The same text with every character but the line ends turned into a space."""
    return re.sub(r"[^\n]", " ", text)
