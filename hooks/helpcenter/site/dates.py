"""Formats dates for a language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from helpcenter.model.filling import filled


def written(iso: str, words: Mapping[str, Any]) -> dict[str, str] | None:
    """A date like 2026-11-22 in ISO form and in the format of the language; None if it is invalid."""
    try:
        year, month, day = (int(part) for part in iso.split("-"))
        text = filled(str(words["date"]), year=year, month=words["months"][month - 1], day=day)
    except (ValueError, KeyError, IndexError):
        return None
    return {"iso": iso, "text": text}
