"""Chooses the program that makes the site: this library, or MkDocs where mkdocs.yml asks for more than it does."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from helpcenter.model.document import Document

_OWN_HOOK = "events.py"
_OWN_PLUGIN = "i18n"


def needs_mkdocs(settings: Document) -> str:
    """The plugins and hooks of mkdocs.yml that only MkDocs can run, to be named in a message; "" if there are none."""
    plugins = [name for name in _names(settings.data.get("plugins")) if name != _OWN_PLUGIN]
    hooks = [name for name in _names(settings.data.get("hooks")) if name.rpartition("/")[2] != _OWN_HOOK]
    named = [f"the plugin {name}" for name in plugins] + [f"the hook {name}" for name in hooks]
    return ", ".join(named)


def _names(listed: Any) -> Iterator[str]:
    """The names in a list whose entries are names, or names with settings."""
    for item in listed if isinstance(listed, list | dict) else ():
        yield str(next(iter(item), "")) if isinstance(item, dict) else str(item)
