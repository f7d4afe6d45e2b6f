"""Reads a HelpCenter from disk. Mistakes in the files become faults of documents, never exceptions.

Documents of an earlier help center that is still in use are reused if their text is unchanged, together with all
results memoized for them: `serve` and the editing commands only process what changed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from os.path import lexists
from pathlib import Path as FilePath
from typing import Any, TypeVar, cast
from weakref import WeakValueDictionary

from helpcenter.model import editions, looks, notices
from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Document, Kind, Language, Page, Snippet
from helpcenter.model.downloadable import DOWNLOADS_LIST, FOLDER
from helpcenter.model.promised import Promised
from helpcenter.read import (
    disk,
    downloads_list,
    language_list,
    ledger,
    ledger_files,
    marked_yaml,
    text_file,
    theme_files,
)
from helpcenter.read.agent_notes import agent_notes
from helpcenter.read.interface_words import spoken
from helpcenter.read.merge_marks import lone_marks
from helpcenter.read.page_kinds import kind_of
from helpcenter.read.page_texts import read_texts
from helpcenter.read.pdf_files import Files
from helpcenter.read.pictures import pictures

DOCS = "docs"
Found = TypeVar("Found", bound=Document)

_documents: WeakValueDictionary[tuple[str, str, str], Document] = WeakValueDictionary()
"""All documents in use, by kind, path and text."""

_NOTHING = Promised()
_INDEX = re.compile(r"(^|/)index$")


def read(root: FilePath, promised: Promised = _NOTHING, pdfs: Files | None = None) -> HelpCenter:
    """Read the help center in a folder.

    Args:
        root: the folder with mkdocs.yml.
        promised: what was published before, as read by `ledger_history`.
        pdfs: the PDFs whose inspection has begun already.
    """
    settings = read_yaml(root, "mkdocs.yml", lenient_tags=True)
    languages = tuple(
        language(root, code, default, settings) for code, default in language_list.listed(settings)
    )
    codes = {language.code for language in languages}
    pages: list[Page] = []
    snippets: list[Snippet] = []
    listed, irregular = disk.listing(root)
    files = [path for path in listed if path.startswith((f"{DOCS}/", f"{FOLDER}/"))]
    listed_there = DOWNLOADS_LIST in files or (root / DOWNLOADS_LIST).is_dir()
    listing = read_yaml(root, DOWNLOADS_LIST) if listed_there else Document(DOWNLOADS_LIST)
    documents = {item.path for item in downloads_list.entries(listing, {})}.intersection(files)
    documents |= set(editions.paths(files))
    pdfs = pdfs or Files(root, documents)
    for path in files:
        parts = path.split("/")
        if not path.startswith(f"{DOCS}/") or not path.endswith(".md"):
            continue
        kind = kind_of(parts, codes)
        if kind == "snippet":
            snippets.append(_snippet(root, path, parts[1]))
        elif kind is not None:
            pages.append(_page(root, path, parts[1], kind))
    order = {language.code: number for number, language in enumerate(languages)}
    regular = (path for path in listed if path not in irregular)
    published = ledger_files.read(regular, partial(read_yaml, root))
    pages.sort(key=lambda page: (order[page.language], page.key))
    snippets.sort(key=lambda snippet: (order[snippet.language], snippet.name))
    pages, snippets = read_texts(root, pages, snippets, settings, languages)
    found = pdfs.result_for(documents)
    return HelpCenter(
        languages=languages,
        **_keyed(pages, snippets),
        settings=settings,
        facts=read_yaml(root, "facts.yml"),
        ledger=published,
        permalinks=ledger.permalinks(published.documents),
        promised=promised,
        downloads_list=listing,
        downloads=tuple(downloads_list.entries(listing, found)),
        archive=tuple(editions.editions(found)),
        sources=dict(_sources(root, listing, files)),
        files=frozenset(files),
        pictures={one.path: one for one in pictures(root, (it for it in files if it not in irregular))},
        irregular=irregular,
        theme=dict(theme_files.theme(root, listed)),
        notes=dict(agent_notes(root, listed)),
        notice=read_yaml(root, notices.FILE) if notices.FILE in listed else None,
    )


def read_yaml(root: FilePath, path: str, *, lenient_tags: bool = False) -> Document:
    """Read a YAML file as a document, with its problems as `faults`."""
    text, faults = text_file.text_of(root, path)
    if faults:
        return Document(path, faults=tuple(faults))

    def document() -> Document:
        data, places, faults = marked_yaml.load(text, path, lenient_tags=lenient_tags)
        return Document(path, text, data, places, tuple(faults))

    return _known(document, "lenient" if lenient_tags else "yaml", path, text)


def reread(root: FilePath, center: HelpCenter, *paths: str) -> HelpCenter:
    """The help center with the files of some of its pages and snippets read anew.

    Pages that may show one of the snippets are read anew too; all others stay the values that they are.
    """
    changed = {one.path: one.language for one in center.snippets.values() if one.path in paths}
    again = {
        page.path: page
        for page in center.pages.values()
        if page.path in paths or (page.language in changed.values() and "8<" in page.text)
    }
    others = [page for page in center.pages.values() if page.path not in again]
    pages = [_page(root, page.path, page.language, page.kind) for page in again.values()]
    given = list(center.snippets.values())
    snippets = [_snippet(root, one.path, one.language) if one.path in changed else one for one in given]
    pages, snippets = read_texts(root, pages, snippets, center.settings, center.languages, others)
    read = {page.path: page for page in pages}
    kept = [read.get(page.path, page) for page in center.pages.values()]
    return replace(center, **_keyed(kept, snippets))


def _keyed(pages: list[Page], snippets: list[Snippet]) -> dict[str, Any]:
    """Pages and snippets as a help center has them."""
    return {
        "pages": {(page.language, page.key): page for page in pages},
        "snippets": {(snippet.language, snippet.name): snippet for snippet in snippets},
    }


def _page(root: FilePath, path: str, language: str, kind: Kind) -> Page:
    """A page with its text, which is not yet read."""
    text, faults = text_file.text_of(root, path)
    key = _INDEX.sub("", path.removeprefix(f"{DOCS}/{language}/").removesuffix(".md"))
    return Page(path, text, faults=tuple(faults), language=language, key=key, kind=kind)


def _snippet(root: FilePath, path: str, language: str) -> Snippet:
    """A snippet, its text not yet read; it has no front matter."""
    text, faults = text_file.text_of(root, path)
    name = path.rpartition("/snippets/")[2]
    faults = faults or lone_marks(text, path)
    return Snippet(path, text, faults=tuple(faults), language=language, name=name)


def _known(make: Callable[[], Found], kind: str, path: str, text: str) -> Found:
    """The document in use with this kind, path and text, or a new one."""
    found = _documents.get((kind, path, text))
    if found is None:
        found = _documents[kind, path, text] = make()
    return cast("Found", found)


def _sources(root: FilePath, listing: Document, files: list[str]) -> Iterator[tuple[str, Document]]:
    """Yield path and text of each file that a download is built from; missing files are omitted."""
    wanted = {f"{FOLDER}/{item.source}" for item in downloads_list.entries(listing, {}) if item.source}
    for path in sorted(wanted.intersection(files)):
        text, faults = text_file.text_of(root, path)
        made = partial(Document, path, text, faults=tuple(faults))
        yield path, made() if faults else _known(made, "source", path, text)


def language(root: FilePath, code: str, default: bool, settings: Document) -> Language:
    """A language with its words; it needs no language.yml."""
    path = f"{DOCS}/{code}/language.yml"
    written = read_yaml(root, path) if lexists(root / path) else Document(path)
    kind = f"words {code} {looks.named(settings, code)}"
    words = _known(partial(spoken, code, written, settings), kind, path, written.text)
    return Language(code, default, words, written)
