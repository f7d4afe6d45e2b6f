"""Texts of a PDF that are not printed on its pages: notes, form fields, alternative texts, bookmarks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from helpcenter.pdf.graph import DEEPEST, Graph

_KEYS = (
    *("/Contents", "/Subj", "/RC"),  # notes
    *("/TU", "/V", "/DV", "/RV", "/Opt", "/CA", "/AC"),  # fields
    *("/Alt", "/ActualText", "/E"),  # alternatives to a picture or an abbreviation
    *("/Title", "/Subject", "/Keywords"),  # bookmarks and properties
)
_ALL_KEYS = frozenset(_KEYS)
_RICH = ("/RC", "/RV")
_MOST_NOTES = 5_000


def hidden_texts(graph: Graph, pages: list[dict[str, Any]]) -> Iterator[tuple[int, str]]:
    """The page number and text of each such text, once per page; those of no page are assigned to the first."""
    numbers = {id(page): number for number, page in enumerate(pages, start=1)}
    seen: set[int] = set()
    once: set[tuple[int, str]] = set()
    for number, found in [*_of_pages(graph, pages), *((0, found) for found in graph.dictionaries)]:
        if id(found) in seen:
            continue
        seen.add(id(found))
        if _ALL_KEYS.isdisjoint(found):
            continue
        page = number or numbers.get(id(graph.get(found.get("/Pg"))), 1)
        for text in _texts(graph, found):
            if (page, text) not in once:
                once.add((page, text))
                yield page, text


def _of_pages(graph: Graph, pages: list[dict[str, Any]]) -> Iterator[tuple[int, dict[str, Any]]]:
    """Each note and field with its page number, followed by the dictionaries that it inherits from."""
    for number, page in enumerate(pages, start=1):
        for note in graph.items(page.get("/Annots"))[:_MOST_NOTES]:
            found = graph.get(note)
            for _ in range(DEEPEST):
                if not isinstance(found, dict):
                    break
                yield number, found
                looks = graph.get(found.get("/MK"))
                if isinstance(looks, dict):
                    yield number, looks
                found = graph.get(found.get("/Parent"))


def _texts(graph: Graph, found: dict[str, Any]) -> Iterator[str]:
    for key in _KEYS:
        for value in _flat(graph, found.get(key)) if key in found else ():
            text = unescape(re.sub(r"<[^<>]*>", " ", value)).strip() if key in _RICH else value
            if text:
                yield text


def _flat(graph: Graph, value: Any) -> Iterator[str]:
    """A text, or the texts of a list and its nested lists, as in the choices of a field."""
    for item in graph.items(value):
        for inner in graph.items(item) or [item]:
            if text := graph.text(inner):
                yield text
    if text := graph.text(value):
        yield text
