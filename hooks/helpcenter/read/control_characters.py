"""Finds invisible characters that no text may have."""

from __future__ import annotations

import re

from helpcenter.model.scripts import SYLLABIC

_CONTROLS = (
    r"\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff"
    r"\u200e\u200f\u202a-\u202e\u2060-\u2069\u206a-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
)
_SUSPECT = re.compile(rf"[{_CONTROLS}\u200b\u200c\u200d]")
_CONTROL = re.compile(
    rf"[{_CONTROLS}]|(?<![^\x00-\u024f])[\u200c\u200d]|[\u200c\u200d](?![^\x00-\u024f])"
    rf"|(?<![{SYLLABIC}])\u200b|\u200b(?![{SYLLABIC}])"
)
"""Invisible characters: controls, changes of writing direction, characters without width. Soft hyphens are allowed, and
joiners between letters of scripts that need them and between the parts of an emoji, and ends of words without width
inside Thai, Khmer, Lao and Burmese."""


def invisible(text: str) -> str:
    """The message for the first invisible control character of a text; "" if it has none."""
    control = first_control(text)
    return named(control) if control else ""


def named(control: re.Match[str]) -> str:
    """The message for an invisible control character."""
    return f"an invisible control character (U+{ord(control[0]):04X})"


def first_control(text: str) -> re.Match[str] | None:
    """The first invisible control character of a text."""
    return _CONTROL.search(text) if _SUSPECT.search(text) else None
