"""Says of which kind a page is, by the path of its file."""

from __future__ import annotations

import re
from typing import Any

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def kind_of(parts: list[str], codes: set[str]) -> Any:
    """The kind of the file at docs/<parts…>: a kind of page, "snippet", or None if no page belongs there."""
    if len(parts) < 3 or parts[1] not in codes:
        return None
    inner = parts[2:]
    if inner[0] == "snippets":
        return "snippet" if len(inner) == 2 else None
    if inner == ["index.md"]:
        return "home"
    if len(inner) == 2 and all(_NAME.fullmatch(part.removesuffix(".md")) for part in inner):
        return "topic" if inner[1] == "index.md" else "answer"
    return None
