"""Markdown → HTML, by Python-Markdown with the extensions of mkdocs.yml."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from typing import Any

from helpcenter.model.document import Document
from helpcenter.read.marked_yaml import NAMES, PYTHON_NAME

_SNIPPETS = "pymdownx.snippets"
"""An extension that does nothing here: snippets are put in place before, so that places stay known."""

WORDS = "helpcenter.read.markdown.github"
"""The extension that is given words of the reader's language."""

_NO_WORDS = Document("")


def extensions(settings: Document) -> dict[str, Mapping[str, Any]]:
    """The Markdown extensions of mkdocs.yml and the settings of each, in their order."""
    listed = settings.data.get("markdown_extensions")
    found: dict[str, Mapping[str, Any]] = {}
    for item in listed if isinstance(listed, list) else []:
        name, config = next(iter(item.items()), ("", None)) if isinstance(item, dict) else (item, None)
        if isinstance(name, str) and name and name != _SNIPPETS:
            found[name] = config if isinstance(config, Mapping) else {}
    return found


def words(language: Document) -> dict[str, Any]:
    """The words of a language.yml for the Markdown of pages: titles of boxes, and the link back from a footnote."""
    said = language.data.get("words")
    group = said.get("boxes") if isinstance(said, Mapping) else None
    titles = (
        {kind: title for kind, title in group.items() if isinstance(title, str)}
        if isinstance(group, dict)
        else {}
    )
    return {"titles": titles, "footnote_back": language.words("words", "footnote_back") or "{}"}


def of_extensions(language: Document) -> dict[str, dict[str, Any]]:
    """The settings of extensions that are words of a language.yml: numbered captions, and names of keys."""
    prefixes = {"figure-caption": "figure", "table-caption": "table"}
    numbered = [
        {"name": name, "prefix": language.words("words", "numbered", key) or "{}."}
        for name, key in prefixes.items()
    ]
    said = language.data.get("words")
    keys = said.get("keys") if isinstance(said, Mapping) else None
    named = {
        key: name for key, name in (keys if isinstance(keys, dict) else {}).items() if isinstance(name, str)
    }
    return {
        "pymdownx.blocks.caption": {"types": [{"name": "caption", "prefix": ""}, *numbered]},
        "pymdownx.keys": {"key_map": named},
    }


def renderer(settings: Document, language: Document = _NO_WORDS) -> Callable[[str], str]:
    """A function that renders Markdown as mkdocs.yml says; the same for equal settings and words.

    An extension that is unknown, or refuses its settings, is left out: the rule `settings` reports it.

    Args:
        settings: mkdocs.yml.
        language: the language.yml of the language in which the text is written.
    """
    chosen = extensions(settings)
    if WORDS in chosen:
        chosen[WORDS] = {**words(language), **chosen[WORDS]}
        for name, config in of_extensions(language).items():
            if name in chosen:
                chosen[name] = {**config, **chosen[name]}
    return _renderer(json.dumps(list(chosen.items())))


_NAMES_OF_RARE = (
    "abbr footnotes pymdownx.blocks.caption pymdownx.caret pymdownx.emoji pymdownx.keys pymdownx.mark"
    " pymdownx.smartsymbols pymdownx.tabbed pymdownx.tasklist pymdownx.tilde"
)
_RARE = (
    (
        frozenset(_NAMES_OF_RARE.split()),
        re.compile(
            r"""\*\[|\[\^|///|\^|:[+\-\w]+:|\+\+|==|~|\(tm\)|\+/-|-->|<--|=/=|\[[ xX]\]
            |\\[^\w\n\\`*_{}\[\]()>\#.!-]""",
            re.VERBOSE,
        ),
    ),
    (frozenset(("pymdownx.inlinehilite",)), re.compile("`(?:#!|:::)")),
)
"""Extensions that take time on every text and that few texts need, with the text that one of them reads.

The last one also reads all other code in a line in a way of its own, which is not wanted.
"""


@cache
def _renderer(listed: str) -> Callable[[str], str]:
    chosen = dict(json.loads(listed))
    made: dict[frozenset[str], Any] = {}

    def prepared(text: str) -> frozenset[str]:
        """The extensions that a text does not need; what renders it without them is made."""
        needless = (names for names, needed in _RARE if not needed.search(text))
        omitted = frozenset[str]().union(*needless)
        if omitted not in made:
            made[omitted] = _markdown({name: one for name, one in chosen.items() if name not in omitted})
        return omitted

    def render(text: str) -> str:
        omitted = prepared(text)
        try:
            return str(made[omitted].reset().convert(text))
        except BaseException:
            del made[omitted]  # it may remember the text on which it broke down
            raise

    prepared("")
    return render


def _markdown(chosen: Mapping[str, Any]) -> Any:
    """Python-Markdown with these extensions and their settings, less those that cannot be used."""
    from markdown import Markdown  # it takes a while, and kept renderings need it not

    configs = {name: _named(config) for name, config in chosen.items()}
    try:
        return Markdown(extensions=list(configs), extension_configs=configs)
    except Exception:  # whatever type an extension chooses
        usable = [name for name, config in chosen.items() if refusal(name, config) is None]
        return Markdown(extensions=usable, extension_configs=configs)


def refusal(name: str, config: Mapping[str, Any]) -> str | None:
    """Why an extension cannot be used with these settings; None if it can."""
    from markdown import Markdown

    try:
        Markdown(extensions=[name], extension_configs={name: _named(dict(config))})
    except Exception as error:  # whatever type the extension chooses
        return str(error).partition("\n")[0] or type(error).__name__
    return None


def _named(value: Any) -> Any:
    """A setting with the functions in place that it names by `!!python/name:`."""
    if isinstance(value, dict):
        return {key: _named(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_named(inner) for inner in value]
    if isinstance(value, str) and value.removeprefix(PYTHON_NAME) in NAMES:
        module, _, name = value.removeprefix(PYTHON_NAME).rpartition(".")
        return getattr(import_module(module), name)
    return value
