"""The texts of pages and snippets, read as their readers see them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from weakref import WeakValueDictionary

from helpcenter.model.document import Document, Language, Page, Snippet
from helpcenter.read.code_digests import contents
from helpcenter.read.markdown import UnreadableTextError
from helpcenter.read.markdown.rendering import extensions
from helpcenter.read.packed_places import with_packed_places
from helpcenter.read.page_reader import PageReader, written_in
from helpcenter.read.processes import side_by_side
from helpcenter.read.shelf import Shelf, dumped, loaded

_pages: WeakValueDictionary[str, Page] = WeakValueDictionary()
_snippets: WeakValueDictionary[tuple[str, str], Snippet] = WeakValueDictionary()
"""Pages and snippets in use: what is read again is the same value, with all that was found out about it."""

_SHARE = 10
"""Pages that a process reads before it asks for more."""


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
    reader = PageReader(settings, {one.code: one for one in languages}, tuple(given), icons)
    read = _read(Shelf(root, "page") if others is None else None, reader, list(pages))
    every = [*read, *(others or ())]
    return read, [_snippet(item, every, reader) for item in given]


def _read(shelf: Shelf | None, reader: PageReader, pages: list[Page]) -> list[Page]:
    """Pages as read now or before; those that could not be read as files stay as they are."""
    names = {page.path: reader.name(page) for page in pages if page.text or not page.faults}
    known: dict[str, Page] = {name: page for name in names.values() if (page := _pages.get(name))}
    known |= shelf.take(name for name in names.values() if name not in known) if shelf else {}
    missing = [page for page in pages if page.path in names and names[page.path] not in known]
    shares = [missing[start : start + _SHARE] for start in range(0, len(missing), _SHARE)]
    if shares:
        reader.get_ready(missing)
    fresh: dict[str, bytes] = {}
    for values, share in zip(
        side_by_side([partial(_dumped, reader, share, names) for share in shares]), shares, strict=True
    ):
        fresh |= {names[page.path]: value for page, value in zip(share, values, strict=True)}
    known |= {name: loaded(value) for name, value in fresh.items()}
    if shelf:
        shelf.keep(fresh, names.values())
    _pages.update(known)
    return [known[names[page.path]] if page.path in names else page for page in pages]


def _dumped(reader: PageReader, pages: list[Page], names: Mapping[str, str]) -> list[bytes]:
    return [dumped(with_packed_places(reader.read(page, names[page.path]))) for page in pages]


def _icons(root: Path, settings: Document) -> Iterator[str]:
    """The contents of the icons of this site's own that its Markdown may show."""
    for name, config in extensions(settings).items():
        options = config.get("options")
        folders = options.get("custom_icons") if isinstance(options, dict) else None
        for folder in folders if isinstance(folders, list) else ():
            yield f"{name} {contents(sorted((root / str(folder)).rglob('*.svg')))}"


def _snippet(snippet: Snippet, pages: list[Page], reader: PageReader) -> Snippet:
    """A snippet with what readers see of it on any page."""
    if snippet.faults:
        return snippet
    shown = [page.shown for page in pages if snippet.path in page.shown.files]
    try:
        scan = written_in(snippet.path, shown or [reader.alone(snippet)])
    except UnreadableTextError as error:
        return replace(snippet, faults=(error.problem,))
    key = (snippet.path, snippet.text)
    found = _snippets.get(key)
    if found is None or found.scan != scan:
        found = _snippets[key] = replace(snippet, scan=scan)
    return found
