"""The texts of a document: of a page, a snippet, a language.yml, a template; each knows where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Literal

from helpcenter.model import guides
from helpcenter.model.document import Document, Link, Page, Scan, Snippet
from helpcenter.model.memo import remembered
from helpcenter.model.offers import offers
from helpcenter.model.problem import Place
from helpcenter.model.seen import origin, seen
from helpcenter.model.text import Passage
from helpcenter.read.markdown import read_html
from helpcenter.read.markdown.source_text import Source
from helpcenter.read.scan.templates import without_jinja

Part = Literal["title", "summary", "asked", "guide", "body", "words", "template"]
"""Which part of a document a text is."""

_MOST = 2000
"""Characters of a value that are read; the schema allows far fewer."""

_LONGEST = 30
"""Characters of a word by which its place is found again."""


def texts(document: Document) -> Iterator[tuple[Part, Passage]]:
    """Yield every text that readers are shown, and what customers are said to ask."""
    if isinstance(document, Page):
        yield "title", _value(document, ("title",), document.words("title"))
        yield "summary", _value(document, ("summary",), document.words("summary"))
        if document.card:
            yield "summary", _value(document, ("card",), document.card)
        for number, (text, _) in enumerate(document.listed("also_asked")):
            yield "asked", _value(document, ("also_asked", number), text)
        for keys, text in guides.texts(document):
            yield "guide", _value(document, keys, text)
    if isinstance(document, Page | Snippet):
        for passage in document.scan.passages:
            yield "body", passage
    elif document.path.endswith(".html"):
        for passage in _template(document).passages:
            yield "template", passage
    else:
        for keys, text in _leaves(document.data.get("words"), ("words",)):
            yield "words", _value(document, keys, text)
        for offer in offers(document):
            for key, text in (("text", offer.text), ("label", offer.label)):
                yield "words", _value(document, ("elsewhere", offer.number, key), text)


def links(document: Document) -> Iterator[Link]:
    """Yield every link whose target is written out; where pictures are is for the rule `picture`."""
    if isinstance(document, Page | Snippet):
        yield from (link for link in document.scan.links if link.kind != "image")
    elif document.path.endswith(".html"):
        yield from _template(document).links
    else:
        for offer in offers(document):
            if offer.outside:
                yield Link(document.place("elsewhere", offer.number, "link"), offer.link, offer.label)


@remembered
def _template(document: Document) -> Scan:
    """Return the links and passages of a template."""
    return read_html(Source(without_jinja(document.text), document.path))


def passage_of(document: Document, *keys: str | int) -> Passage:
    """Return a text of a YAML file as a passage; an empty one where there is no text."""
    value: Any = document.data
    for key in keys:
        if isinstance(key, int):
            value = value[key] if isinstance(value, list) and key < len(value) else None
        else:
            value = value.get(key) if isinstance(value, Mapping) else None
    return _value(document, keys, value if isinstance(value, str) else "")


def _leaves(value: Any, keys: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(value, str):
        yield keys, value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _leaves(inner, (*keys, str(key)))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _leaves(inner, (*keys, number))


def _value(document: Document, keys: tuple[str | int, ...], text: str) -> Passage:
    """Return a text of a YAML file as a passage that knows where its words stand."""
    text = text[:_MOST]
    return Passage(seen(text), "value", lambda at: _yaml_place(document, keys, text, origin(text, at)))


def _yaml_place(document: Document, keys: tuple[str | int, ...], text: str, at: int) -> Place:
    """Return where the word at an offset of a YAML text stands: the file is searched from the text's key on."""
    place = document.place(*keys)
    word = re.match(rf"\S{{1,{_LONGEST}}}", text[at:])
    if not word:
        return place
    start = _offset(document.text, place) + (len(str(keys[-1])) + 1 if isinstance(keys[-1], str) else 0)
    for _ in range(text.count(word[0], 0, at) + 1):
        start = document.text.find(word[0], start) + 1
        if not start:
            return place
    line = document.text.count("\n", 0, start - 1) + 1
    return Place(document.path, line, start - 1 - document.text.rfind("\n", 0, start - 1))


def _offset(text: str, place: Place) -> int:
    """Return the offset of a place in its text."""
    start = 0
    for _ in range(place.line - 1):
        start = text.find("\n", start) + 1
    return start + place.column - 1
