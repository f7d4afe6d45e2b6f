"""Days as a language writes them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def written(iso: str, words: Mapping[str, Any]) -> dict[str, str] | None:
    """A day like 2026-11-22: in that form, and as the language writes it; None where it is no day."""
    try:
        year, month, day = (int(part) for part in iso.split("-"))
        text = words["date"].format(year=year, month=words["months"][month - 1], day=day)
    except (ValueError, KeyError, IndexError):
        return None
    return {"iso": iso, "text": text}
