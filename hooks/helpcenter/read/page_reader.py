"""Reads one page, and knows all that takes part in it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from typing import Any

from helpcenter.model.document import Document, Language, Page, Scan, Snippet
from helpcenter.read.code_digests import made_with
from helpcenter.read.markdown import UnreadableTextError, read_text
from helpcenter.read.markdown.comment_probes import Render
from helpcenter.read.markdown.rendering import of_extensions, renderer, words
from helpcenter.read.markdown.source_text import MarkdownSource
from helpcenter.read.merge_marks import lone_marks
from helpcenter.read.text_file import front_matter

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


@dataclass(frozen=True)
class PageReader:
    """Reads pages of all languages.

    Attributes:
        settings: mkdocs.yml.
        languages: the languages, with their words for boxes and footnotes.
        snippets: all snippets.
        icons: a digest of the icons of this site's own that its Markdown may show.
    """

    settings: Document
    languages: Mapping[str, Language]
    snippets: tuple[Snippet, ...]
    icons: str

    def render(self, code: str) -> Render:
        """The function that renders the texts of a language."""
        if code not in self._renderers:
            self._renderers[code] = renderer(self.settings, self.languages[code].document)
        return self._renderers[code]

    @cached_property
    def _renderers(self) -> dict[str, Render]:
        return {}

    @cached_property
    def _sources(self) -> dict[str, Mapping[str, MarkdownSource]]:
        return {}

    def sources(self, code: str) -> Mapping[str, MarkdownSource]:
        """The texts of the snippets of a language, by name."""
        if code not in self._sources:
            sound = [one for one in self.snippets if one.language == code and not one.faults]
            made = {one.name: MarkdownSource(one.text, one.path, self.render(code)) for one in sound}
            self._sources[code] = made
        return self._sources[code]

    def get_ready(self, pages: Iterable[Page]) -> None:
        """Make what all processes share that read some pages, before they begin."""
        for code in {page.language for page in pages}:
            assert self.sources(code) is not None
            self.render(code)

    def alone(self, snippet: Snippet) -> Scan:
        """A snippet as a page of its own would show it."""
        source = self.sources(snippet.language)[snippet.name]
        return read_text(source, {}, self.render(snippet.language))

    @cached_property
    def _made(self) -> str:
        """A digest of all that takes part in every reading."""
        extensions = repr(self.settings.data.get("markdown_extensions"))
        return _digest(f"{made_with('read')}\0{extensions}\0{self.icons}")

    @cached_property
    def _spoken(self) -> Mapping[str, str]:
        """A digest of all that takes part in the reading of one language; and, behind a page's text, its snippets."""
        return {
            code: _digest(repr((words(language.document), of_extensions(language.document))))
            for code, language in self.languages.items()
        }

    @cached_property
    def _among(self) -> Mapping[str, str]:
        texts: dict[str, list[str]] = {}
        for one in self.snippets:
            texts.setdefault(one.language, []).append(f"{one.name}\0{one.text}")
        return {code: _digest("\0".join(found)) for code, found in texts.items()}

    def name(self, page: Page) -> str:
        """A digest of all that a page is made of."""
        among = self._among.get(page.language, "") if "8<" in page.text else ""
        parts = (self._made, self._spoken[page.language], page.path, page.kind, page.text, among)
        return _digest("\0".join(parts))

    def read(self, page: Page, made: str) -> Page:
        """The page, read: its front matter, and all that its readers see of its text; `made` is its `name`."""
        data, places, body, faults = front_matter(page.text, page.path)
        merged = lone_marks(body, page.path)  # what would be read of two texts is neither's
        body = "" if merged else body
        page = replace(page, data=data, places=places, faults=(*faults, *merged), body=body, made=made)
        render, snippets = self.render(page.language), self.sources(page.language)
        try:
            shown = read_text(MarkdownSource(body, page.path, render), snippets, render)
        except UnreadableTextError as error:
            return replace(page, faults=(*page.faults, error.problem), body="")
        return replace(page, shown=shown, scan=written_in(page.path, [shown]) if shown.includes else shown)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def written_in(path: str, scans: list[Scan]) -> Scan:
    """Of all that is in some scans what was written in one file: each thing once, in the order of the file."""
    found: dict[str, Any] = {}
    for name in _PLACED:
        items = chain.from_iterable(getattr(scan, name) for scan in scans)
        once = {(item.place, item): item for item in items if item.place.path == path}
        found[name] = tuple(item for _, item in sorted(once.items(), key=lambda entry: entry[0][0]))
    return Scan(**found, anchors=frozenset().union(*(scan.anchors for scan in scans)))
