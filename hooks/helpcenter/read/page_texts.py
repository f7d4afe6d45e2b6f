"""The texts of pages and snippets, read as their readers see them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any
from weakref import WeakValueDictionary

from helpcenter.model.document import Document, Language, Page, Scan, Snippet
from helpcenter.read import render_cache
from helpcenter.read.markdown import UnreadableTextError, read_text
from helpcenter.read.markdown.comment_probes import Render
from helpcenter.read.markdown.rendering import renderer, words
from helpcenter.read.markdown.source_text import MarkdownSource

_PLACED = (
    "links",
    "headings",
    "includes",
    "passages",
    "parts",
    "elements",
    "strays",
    "differences",
    "wide_rows",
)
"""The parts of a scan that have a place."""

_pages: WeakValueDictionary[tuple[str, ...], Page] = WeakValueDictionary()
_snippets: WeakValueDictionary[tuple[str, str], Snippet] = WeakValueDictionary()
"""Pages and snippets in use: what is read again is the same value, with all that was found out about it."""


def read_texts(
    root: Path,
    pages: Iterable[Page],
    snippets: Iterable[Snippet],
    settings: Document,
    languages: Iterable[Language],
) -> tuple[list[Page], list[Snippet]]:
    """The same pages and snippets, with all that their readers see of them; what cannot be read has a fault.

    What is in a snippet is read on the pages that include it. If none does, it is read alone, without the snippets that
    it includes.

    Args:
        root: the folder with mkdocs.yml; renderings are kept in its .cache/.
        pages: the pages of all languages.
        snippets: all snippets.
        settings: mkdocs.yml, which says how Markdown is rendered.
        languages: the languages, with their words for boxes and footnotes.
    """
    said = {language.code: repr(words(language.document)) for language in languages}
    renders = {
        language.code: render_cache.kept(
            root, settings, partial(renderer, settings, language.document), said[language.code]
        )
        for language in languages
    }
    given = list(snippets)
    sources: dict[str, dict[str, MarkdownSource]] = {}
    for snippet in given:
        known = sources.setdefault(snippet.language, {})
        if not snippet.faults:
            known[snippet.name] = MarkdownSource(snippet.text, snippet.path, renders[snippet.language])
    digests = {
        code: _digest(snippet.text for snippet in given if snippet.language == code) for code in sources
    }
    made = repr(settings.data.get("markdown_extensions"))
    read: list[Page] = []
    for page in pages:
        among = digests.get(page.language, "") if "8<" in page.body else ""
        key = (page.path, page.kind, page.text, among, made, said[page.language])
        found = _pages.get(key)
        if found is None:
            found = _pages[key] = _page(page, sources.get(page.language, {}), renders[page.language])
        read.append(found)
    return read, [_snippet(item, read, sources[item.language], renders[item.language]) for item in given]


def _digest(texts: Iterable[str]) -> str:
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()


def _page(page: Page, snippets: Mapping[str, MarkdownSource], render: Render) -> Page:
    try:
        shown = read_text(MarkdownSource(page.body, page.path, render), snippets, render)
    except UnreadableTextError as error:
        return replace(page, faults=(*page.faults, error.problem), body="")
    return replace(page, shown=shown, scan=_written_in(page.path, [shown]) if shown.includes else shown)


def _snippet(
    snippet: Snippet, pages: list[Page], sources: Mapping[str, MarkdownSource], render: Render
) -> Snippet:
    """A snippet with what readers see of it on any page."""
    if snippet.faults:
        return snippet
    shown = [page.shown for page in pages if snippet.path in page.shown.files]
    try:
        scan = _written_in(snippet.path, shown or [read_text(sources[snippet.name], {}, render)])
    except UnreadableTextError as error:
        return replace(snippet, faults=(error.problem,))
    key = (snippet.path, snippet.text)
    found = _snippets.get(key)
    if found is None or found.scan != scan:
        found = _snippets[key] = replace(snippet, scan=scan)
    return found


def _written_in(path: str, scans: list[Scan]) -> Scan:
    """Of all that is in some scans what was written in one file: each thing once, in the order of the file."""
    found: dict[str, Any] = {}
    for name in _PLACED:
        items = chain.from_iterable(getattr(scan, name) for scan in scans)
        once = {(item.place, item): item for item in items if item.place.path == path}
        found[name] = tuple(item for _, item in sorted(once.items(), key=lambda entry: entry[0][0]))
    return Scan(**found, anchors=frozenset().union(*(scan.anchors for scan in scans)))
