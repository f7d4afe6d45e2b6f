"""The looks of a site, as mkdocs.yml sets them under `extra.help`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from helpcenter.model.document import Document

HELP = ("extra", "help")
"""Where mkdocs.yml has the settings of the help center."""

SETTINGS = (
    *("name", "logo", "icon", "colors", "footer", "contact"),
    *("report", "ended", "data_for", "frames_on", "feedback"),
)
"""The settings there."""

PICTURES = (".svg", ".png")
"""Endings of the pictures that can be a logo or an icon."""

NOWHERE = "-"
"""A key that no page can have."""

_FOOTER_ADDRESS = re.compile(r"https?://[^\s\"'<>\\^`{|}@]+|mailto:[^\s@\"'<>?&%]+@[\w.-]+\.\w{2,}")


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


def footer(settings: Document, code: str) -> Iterator[tuple[str, str]]:
    """Yield text and address of each link at the foot of pages in a language."""
    listed = setting(settings, "footer")
    for entry in listed if isinstance(listed, list) else ():
        if isinstance(entry, Mapping):
            text, address = (spoken(entry.get(key), code) for key in ("text", "url"))
            if text and is_footer_address(address):
                yield text, address


def is_footer_address(address: str) -> bool:
    """Whether a link at the foot of pages can have this address."""
    return bool(_FOOTER_ADDRESS.fullmatch(address))


def picture(settings: Document, key: str) -> str:
    """The path in docs/ of the logo or the icon; "" if none is set."""
    path = setting(settings, key)
    return path if isinstance(path, str) and path.endswith(PICTURES) else ""


def spoken(value: Any, code: str) -> str:
    """A text for all languages, or that of one; the first of several where the language has none, else ""."""
    if isinstance(value, str):
        return value
    found = value.items() if isinstance(value, Mapping) else ()
    texts = {key: text for key, text in found if isinstance(text, str)}
    return texts.get(code) or next(iter(texts.values()), "")
