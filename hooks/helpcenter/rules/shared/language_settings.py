"""The codes of the languages in mkdocs.yml, and settings of their direction, which nothing reads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from babel.core import get_global

from helpcenter.model import locales
from helpcenter.model.document import Document, Path
from helpcenter.model.problem import Problem

_NOT_BUILT = "null"
"""The code of an entry that mkdocs-static-i18n shows and does not build."""


_FORM = "a code has two letters (ISO 639-1), and may have a script and a country: de, pt-BR, zh-Hant"


def faults(settings: Document) -> Iterator[Problem]:
    """Yield codes of languages that cannot be built, and settings of the direction of writing."""
    unread: list[Path] = [("theme",), ("extra",), ("extra", "help")]
    for number, plugin in enumerate(_items(settings.data.get("plugins"))):
        i18n = plugin.get("i18n") if isinstance(plugin, dict) else None
        for at, item in enumerate(_items(i18n.get("languages")) if isinstance(i18n, dict) else []):
            keys: Path = ("plugins", number, "i18n", "languages", at)
            unread += [(*keys, "theme"), (*keys, "extra")]
            code = item.get("locale") if isinstance(item, dict) else None
            if isinstance(code, bool):
                message = f"the code of a language is read as {str(code).lower()}"
                yield Problem(settings.place(*keys, "locale"), message, 'put it in quotes: "no"')
            elif code is not None and code != _NOT_BUILT and not locales.is_code(str(code)):
                message = f"mkdocs-static-i18n cannot build a language with the code “{code}”"
                yield Problem(settings.place(*keys, "locale"), message, _hint(str(code)))
            elif code is not None and code != _NOT_BUILT and not locales.is_language(str(code)):
                yield Problem(
                    settings.place(*keys, "locale"), f"no language has the code “{code}”", _of_land(str(code))
                )
    for keys in unread:
        if "direction" in _under(settings.data, keys):
            message = (
                "“direction” has no effect: the program knows in which direction each language is written"
            )
            yield Problem(settings.place(*keys, "direction"), message, "delete the line")


def _of_land(code: str) -> str:
    """The language of the country whose code was written; where to find the code if there is none."""
    meant = str(get_global("likely_subtags").get(f"und_{code[:2].upper()}", "")).partition("_")[0]
    if meant:
        return f"that is a country: its language is {meant}; name the folder docs/{meant}, too"
    return _FORM


def _hint(code: str) -> str:
    """How the code is written; how codes look where that is not known."""
    first, *others = re.split("[-_]", code.strip().lower())
    first = get_global("language_aliases").get(first, first)
    parts = [part.upper() if len(part) == 2 else part.capitalize() for part in others]
    meant = "-".join([first, *parts])
    if locales.is_code(meant):
        return f"write {meant}, and name its folder docs/{meant}"
    return _FORM


def _items(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _under(data: Any, keys: Path) -> dict[str, Any]:
    """The group under some keys; empty if there is none."""
    value = data
    for key in keys:
        if isinstance(value, list):
            value = value[key] if isinstance(key, int) else None
        else:
            value = value.get(key) if isinstance(value, dict) else None
    return value if isinstance(value, dict) else {}
