"""Ids of headings of which half a bracket is missing: `## Heading {#id`."""

from __future__ import annotations

import re

from helpcenter.model.document import Heading

_HALF = re.compile(r"\{[ ]*#[ ]*(?P<opened>[\w-]+)[^\w{}]*$|(?<![{#\w])[(\[]?#(?P<closed>[\w-]+)[ ]*\}$")


def half_id(heading: Heading) -> re.Match[str] | None:
    """Return the half of an id at the end of a heading; None where there is none."""
    return None if heading.explicit else _HALF.search(heading.text.rstrip())


def meant_id(heading: Heading) -> str:
    """Return the id that the writer of a heading gave it, be it half, or else the one that it has."""
    half = half_id(heading)
    return half["opened"] or half["closed"] if half else heading.id


def mended(half: re.Match[str]) -> str:
    """Return an id as it is written."""
    return f"{{#{half['opened'] or half['closed']}}}"
