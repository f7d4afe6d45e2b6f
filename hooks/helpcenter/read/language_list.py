"""The languages that mkdocs.yml lists under plugins → i18n → languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from helpcenter.model.document import Document

_CODE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def listed(settings: Document) -> Iterator[tuple[str, bool]]:
    """Yield the code of each language once, and whether it is the default."""
    items = [item for item in entries(settings) if _CODE.fullmatch(str(item.get("locale")))]
    defaults = [item for item in items if item.get("default") is True]
    seen: set[str] = set()
    for item in items:
        code = str(item["locale"])
        if code not in seen:
            seen.add(code)
            yield code, item is (defaults or items)[0]


def entries(settings: Document) -> list[dict[str, Any]]:
    """The entries of all languages, as they are written."""
    entries: list[dict[str, Any]] = []
    plugins = settings.data.get("plugins")
    for plugin in plugins if isinstance(plugins, list) else []:
        if isinstance(plugin, dict) and isinstance(plugin.get("i18n"), dict):
            found = plugin["i18n"].get("languages")
            entries = [item for item in found if isinstance(item, dict)] if isinstance(found, list) else []
    return entries
