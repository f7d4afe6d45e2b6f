"""Formats dates for a language."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from helpcenter.model.locales import long_date


def written(iso: str, words: Mapping[str, Any]) -> dict[str, str] | None:
    """A date like 2026-11-22 in ISO form and in the format of the language; None if it is invalid."""
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return None
    return {"iso": iso, "text": long_date(day, str(words["locale"]))}
