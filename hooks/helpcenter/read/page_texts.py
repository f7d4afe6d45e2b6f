"""The texts of pages and snippets, read as their readers see them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, partial
from itertools import chain
from pathlib import Path
from typing import Any
from weakref import WeakValueDictionary

from helpcenter.model.document import Document, Language, Page, Scan, Snippet
from helpcenter.read.markdown import UnreadableTextError, read_text
from helpcenter.read.markdown.comment_probes import Render
from helpcenter.read.markdown.rendering import extensions, renderer, words
from helpcenter.read.markdown.source_text import MarkdownSource
from helpcenter.read.merge_marks import lone_marks
from helpcenter.read.processes import side_by_side
from helpcenter.read.shelf import Shelf, contents, dumped, loaded, made_with
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

_pages: WeakValueDictionary[str, Page] = WeakValueDictionary()
_snippets: WeakValueDictionary[tuple[str, str], Snippet] = WeakValueDictionary()
"""Pages and snippets in use: what is read again is the same value, with all that was found out about it."""

_SHARE = 10
"""Pages that a process reads before it asks for more."""


@dataclass(frozen=True)
class _Reader:
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
        return renderer(self.settings, self.languages[code].document)

    @cached_property
    def sources(self) -> Mapping[str, Mapping[str, MarkdownSource]]:
        """The texts of the snippets, by language and name."""
        found: dict[str, dict[str, MarkdownSource]] = {}
        for one in self.snippets:
            known = found.setdefault(one.language, {})
            if not one.faults:
                known[one.name] = MarkdownSource(one.text, one.path, self.render(one.language))
        return found

    def alone(self, snippet: Snippet) -> Scan:
        """A snippet as a page of its own would show it."""
        source = self.sources[snippet.language][snippet.name]
        return read_text(source, {}, self.render(snippet.language))

    @cached_property
    def _made(self) -> str:
        """All that takes part in every reading."""
        extensions = repr(self.settings.data.get("markdown_extensions"))
        return f"{made_with('read')}\0{extensions}\0{self.icons}"

    @cached_property
    def _spoken(self) -> Mapping[str, str]:
        """All that takes part in the reading of one language; and, behind a page's text, its snippets."""
        return {code: repr(words(language.document)) for code, language in self.languages.items()}

    @cached_property
    def _among(self) -> Mapping[str, str]:
        texts: dict[str, list[str]] = {}
        for one in self.snippets:
            texts.setdefault(one.language, []).append(f"{one.name}\0{one.text}")
        return {code: "\0".join(found) for code, found in texts.items()}

    def name(self, page: Page) -> str:
        """A digest of all that a page is made of."""
        among = self._among.get(page.language, "") if "8<" in page.text else ""
        parts = (self._made, self._spoken[page.language], page.path, page.kind, page.text, among)
        return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()

    def read(self, page: Page) -> Page:
        """The page, read: its front matter, and all that its readers see of its text."""
        data, places, body, faults = front_matter(page.text, page.path)
        merged = lone_marks(body, page.path)  # what would be read of two texts is neither's
        body = "" if merged else body
        page = replace(page, data=data, places=places, faults=(*faults, *merged), body=body)
        render, snippets = self.render(page.language), self.sources.get(page.language, {})
        try:
            shown = read_text(MarkdownSource(body, page.path, render), snippets, render)
        except UnreadableTextError as error:
            return replace(page, faults=(*page.faults, error.problem), body="")
        return replace(page, shown=shown, scan=_written_in(page.path, [shown]) if shown.includes else shown)


def read_texts(
    root: Path,
    pages: Iterable[Page],
    snippets: Iterable[Snippet],
    settings: Document,
    languages: Iterable[Language],
    others: Iterable[Page] | None = None,
) -> tuple[list[Page], list[Snippet]]:
    """The same pages and snippets, with all that their readers see of them; what cannot be read has a fault.

    What is in a snippet is read on the pages that include it. If none does, it is read alone, without the snippets that
    it includes.

    Args:
        root: the folder with mkdocs.yml; what is read is kept in its .cache/.
        pages: the pages of all languages, with their texts.
        snippets: all snippets.
        settings: mkdocs.yml, which says how Markdown is rendered.
        languages: the languages, with their words for boxes and footnotes.
        others: the pages that are read already, where `pages` are not all.
    """
    given = list(snippets)
    icons = "".join(_icons(root, settings))
    reader = _Reader(settings, {one.code: one for one in languages}, tuple(given), icons)
    read = _read(Shelf(root) if others is None else None, reader, list(pages))
    return read, [_snippet(item, [*read, *(others or ())], reader) for item in given]


def _read(shelf: Shelf | None, reader: _Reader, pages: list[Page]) -> list[Page]:
    """Pages as read now or before; those that could not be read as files stay as they are."""
    names = {page.path: reader.name(page) for page in pages if page.text or not page.faults}
    known: dict[str, Page] = {name: page for name in names.values() if (page := _pages.get(name))}
    known |= shelf.take(name for name in names.values() if name not in known) if shelf else {}
    missing = [page for page in pages if page.path in names and names[page.path] not in known]
    shares = [missing[start : start + _SHARE] for start in range(0, len(missing), _SHARE)]
    if shares:
        assert reader.sources is not None  # made here, once, and not in each process
    dumps = side_by_side([partial(_dumped, reader, share) for share in shares])
    fresh = {name: value for values in dumps for name, value in values.items()}
    known |= {name: loaded(value) for name, value in fresh.items()}
    if shelf:
        shelf.keep(fresh, names.values())
    _pages.update(known)
    return [known[names[page.path]] if page.path in names else page for page in pages]


def _dumped(reader: _Reader, pages: list[Page]) -> dict[str, bytes]:
    return {reader.name(page): dumped(reader.read(page)) for page in pages}


def _icons(root: Path, settings: Document) -> Iterator[str]:
    """The contents of the icons of this site's own that its Markdown may show."""
    for name, config in extensions(settings).items():
        options = config.get("options")
        folders = options.get("custom_icons") if isinstance(options, dict) else None
        for folder in folders if isinstance(folders, list) else ():
            yield f"{name} {contents(sorted((root / str(folder)).rglob('*.svg')))}"


def _snippet(snippet: Snippet, pages: list[Page], reader: _Reader) -> Snippet:
    """A snippet with what readers see of it on any page."""
    if snippet.faults:
        return snippet
    shown = [page.shown for page in pages if snippet.path in page.shown.files]
    try:
        scan = _written_in(snippet.path, shown or [reader.alone(snippet)])
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
