"""The site's own looks, as mkdocs.yml sets them under `extra.help`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from helpcenter.model.document import Document

HELP = ("extra", "help")
"""Where mkdocs.yml has the settings of the help center."""

SETTINGS = ("name", "logo", "icon", "colors", "footer", "contact", "report", "ended", "feedback")
"""The settings there."""

NOWHERE = "-"
"""A key that no page can have."""


def setting(settings: Document, *keys: str) -> Any:
    """The value under some keys of `extra.help`; None if there is none."""
    value: Any = settings.data
    for key in (*HELP, *keys):
        value = value.get(key) if isinstance(value, Mapping) else None
    return value


def named(settings: Document, code: str) -> str:
    """The name of the help center in a language."""
    return spoken(setting(settings, "name"), code) or settings.words("site_name")


def contact(settings: Document) -> str:
    """The key of the page with all the ways to reach us; one that no page has if there is none."""
    key = setting(settings, "contact")
    return key if isinstance(key, str) and key else NOWHERE


def spoken(value: Any, code: str) -> str:
    """A text for all languages, or that of one; the first of several where the language has none, else ""."""
    if isinstance(value, str):
        return value
    texts = (
        {key: text for key, text in value.items() if isinstance(text, str)}
        if isinstance(value, Mapping)
        else {}
    )
    return texts.get(code) or next(iter(texts.values()), "")
