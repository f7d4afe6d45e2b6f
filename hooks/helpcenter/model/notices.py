"""The notice on top of pages: what notice.yml says, for a time, on all pages or on those of some topics."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from helpcenter.model.document import Document

FILE = "notice.yml"
ADDRESS = "notice.json"
"""The address under which a server may replace it without a build."""

LEVELS = ("info", "warning", "outage")

_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)[Tt ](\d\d:\d\d(?::\d\d)?) ?([Zz]|[+-]\d\d:?\d\d)")


def moment(text: str) -> datetime | None:
    """The moment that a text like 2026-12-01T20:00+01:00 names; None if it names none, or no time zone."""
    match = _MOMENT.fullmatch(text)
    try:
        return datetime.fromisoformat(f"{match[1]}T{match[2]}{match[3].upper()}") if match else None
    except ValueError:
        return None


def texts(document: Document) -> dict[str, str]:
    """The text of a notice by language, each on one line."""
    found = document.data.get("text")
    listed = found.items() if isinstance(found, Mapping) else ()
    return {code: " ".join(text.split()) for code, text in listed if isinstance(text, str)}


def as_data(document: Document) -> dict[str, Any]:
    """The notice as programs read it; empty where there is none at the moment."""
    if not texts(document):
        return {}
    data: dict[str, Any] = {"text": texts(document), "level": document.words("level") or LEVELS[0]}
    for key in ("from", "until"):
        if at := moment(document.words(key)):
            data[key] = at.isoformat()
    if topics := [key for key, _ in document.listed("topics")]:
        data["topics"] = topics
    return data


def is_on(document: Document, topic: str) -> bool:
    """Whether the pages of a topic show the notice; "" for pages of none, like the home page."""
    topics = [key for key, _ in document.listed("topics")]
    return bool(texts(document)) and (not topics or topic in topics)
