"""The words of the interface: those of the package, and what a site's language.yml changes of them.

A language for which the package has no words begins with the English ones for buttons and labels; what is recognised in
prose (`reading`) and what the search skips would be wrong in another language, and is empty.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from helpcenter.model import locales, looks
from helpcenter.model.document import Document, Language, Path
from helpcenter.read import language_list, marked_yaml
from helpcenter.read.theme_files import LIBRARY

WORDS = "words"
ENGLISH = "en"
OWN = "own"
"""The group under `words` for the words of a site's own templates; its keys are free."""

_FOLDER = LIBRARY / WORDS


@cache
def packaged(code: str) -> Document | None:
    """The words that the package has for a language, or for the language without its country; None if it has none."""
    for name in (code, code.partition("-")[0]):
        file = _FOLDER / f"{name}.yml"
        if name.isascii() and file.is_file():
            text = file.read_text("utf-8")
            data, places, faults = marked_yaml.load(text, file.name)
            return Document(f"theme/{WORDS}/{file.name}", text, data, places, tuple(faults))
    return None


def base(code: str) -> Document:
    """The words with which a language begins: its own in the package, or the English ones."""
    found = packaged(code)
    if found:
        return found
    english = packaged(ENGLISH) or Document(ENGLISH)
    words = {**english.data[WORDS], "locale": code.replace("-", "_")}
    data: dict[str, Any] = {
        "name": locales.own_name(code),
        "search_address": "search",
        WORDS: words,
        "reading": {},
    }
    if locales.right_to_left(code):
        data["direction"] = "rtl"
    return Document(english.path, english.text, data)


def spoken(code: str, written: Document, settings: Document) -> Document:
    """A language.yml over the words of the package, with the name that mkdocs.yml gives to the help center."""
    data = _over(_over(base(code).data, _box_titles(code, settings)), written.data)
    data[WORDS] = {**data[WORDS], "site_name": looks.named(settings, code)}
    return Document(written.path, written.text, data, written.places, written.faults)


def _box_titles(code: str, settings: Document) -> dict[str, Any]:
    """The titles of boxes that mkdocs.yml gives a language under `admonition_translations`, as i18n knows them."""
    for entry in language_list.entries(settings):
        titles = entry.get("admonition_translations")
        if str(entry.get("locale")) == code and isinstance(titles, Mapping):
            return {WORDS: {"boxes": {kind: text for kind, text in titles.items() if isinstance(text, str)}}}
    return {}


def untranslated(language: Language) -> Iterator[tuple[Path, str]]:
    """The words that a language without words in the package still has in English: their keys, and the English text."""
    if packaged(language.code) is None:
        english = packaged(ENGLISH)
        own = language.written.data.get(WORDS)
        yield from _missing(english.data[WORDS] if english else {}, own, (WORDS,))


def _missing(words: Any, own: Any, keys: Path) -> Iterator[tuple[Path, str]]:
    for key, text in words.items() if isinstance(words, Mapping) else ():
        given = own.get(key) if isinstance(own, Mapping) else None
        if isinstance(text, Mapping) and "other" not in text:
            yield from _missing(text, given, (*keys, key))
        elif given is None and text and key != "locale":
            yield (*keys, key), text if isinstance(text, str) else str(text["other"])


def _over(words: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """Words with those of a site in their place; one of another kind is the site's mistake and changes nothing."""
    merged = dict(words)
    for key, value in own.items():
        packaged = words.get(key)
        if isinstance(packaged, Mapping) and isinstance(value, Mapping):
            merged[key] = value if is_plural(value) and is_plural(packaged) else _over(packaged, value)
        elif packaged is None or _same_kind(packaged, value):
            merged[key] = value
    return merged


def _same_kind(packaged: Any, value: Any) -> bool:
    counting = isinstance(packaged, str) and "{count}" in packaged and is_plural(value)
    single = is_plural(packaged) and isinstance(value, str)
    return counting or single or (value is not None and isinstance(value, type(packaged)))


def is_plural(value: Any) -> bool:
    """Whether a value is one text for each plural form of its language."""
    return isinstance(value, Mapping) and "other" in value and set(value) <= set(locales.PLURALS)
