"""Markdown → HTML, by Python-Markdown with the extensions of mkdocs.yml."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from typing import Any

from helpcenter.model.document import Document

SNIPPETS = "pymdownx.snippets"
"""The extension that this house does not need: snippets are put in place before, so that places stay known."""

NAMES = frozenset({"material.extensions.emoji.twemoji", "material.extensions.emoji.to_svg"})
"""What mkdocs.yml may name by `!!python/name:`."""

_TAG = "!!python/name:"


def extensions(settings: Document) -> dict[str, Mapping[str, Any]]:
    """The Markdown extensions of mkdocs.yml and the settings of each, in their order."""
    listed = settings.data.get("markdown_extensions")
    found: dict[str, Mapping[str, Any]] = {}
    for item in listed if isinstance(listed, list) else []:
        name, config = next(iter(item.items()), ("", None)) if isinstance(item, dict) else (item, None)
        if isinstance(name, str) and name and name != SNIPPETS:
            found[name] = config if isinstance(config, Mapping) else {}
    return found


def renderer(settings: Document) -> Callable[[str], str]:
    """A function that renders Markdown as mkdocs.yml says; the same for equal settings.

    Raises:
        Exception: an extension is unknown, or refuses its settings; of whatever type it chooses.
    """
    return _renderer(json.dumps(list(extensions(settings).items())))


@cache
def _renderer(listed: str) -> Callable[[str], str]:
    chosen = dict(json.loads(listed))
    made: list[Any] = [_markdown(chosen)]

    def render(text: str) -> str:
        try:
            return str(made[0].reset().convert(text))
        except BaseException:
            made[0] = _markdown(chosen)  # it may remember the text on which it broke down
            raise

    return render


def _markdown(chosen: Mapping[str, Any]) -> Any:
    """Python-Markdown with these extensions and their settings."""
    from markdown import Markdown  # it takes a while, and kept renderings need it not

    configs = {name: _named(config) for name, config in chosen.items()}
    return Markdown(extensions=list(chosen), extension_configs=configs)


def _named(value: Any) -> Any:
    """A setting with the functions in place that it names by `!!python/name:`."""
    if isinstance(value, dict):
        return {key: _named(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_named(inner) for inner in value]
    if isinstance(value, str) and value.removeprefix(_TAG) in NAMES:
        module, _, name = value.removeprefix(_TAG).rpartition(".")
        return getattr(import_module(module), name)
    return value
