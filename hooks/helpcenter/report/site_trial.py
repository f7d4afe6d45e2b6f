"""Tries a built site as a reader without a browser would: every link, every anchor, every way to ask."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

from helpcenter.model.center import HelpCenter
from helpcenter.report.first_answers import search_of

FIRST = 3
"""Among so many first results an answer must be that is asked for by its own words."""

_LINKS = (
    ("a", "href"),
    ("link", "href"),
    ("img", "src"),
    ("script", "src"),
    ("source", "src"),
    ("form", "action"),
)
_LOADED = ("img", "script", "source")
_LOADED_RELATIONS = ("stylesheet", "icon", "manifest", "apple-touch-icon", "preload", "modulepreload")


class BuiltPage:
    """One HTML page of a built site; `where` is its path in the site."""

    def __init__(self, folder: Path, where: str) -> None:
        self.where = where
        self._tree = LexborHTMLParser((folder / where).read_text("utf-8"))

    @cached_property
    def ids(self) -> Counter[str]:
        """Each id with the number of elements that have it."""
        return Counter(str(node.attributes["id"]) for node in self._tree.css("[id]"))

    def links(self) -> Iterator[tuple[str, bool]]:
        """Yield each address that the page names, and whether a browser loads it with the page."""
        for tag, key in _LINKS:
            for node in self._tree.css(f"{tag}[{key}]"):
                relation = set((node.attributes.get("rel") or "").split())
                loaded = tag in _LOADED or (tag == "link" and bool(relation.intersection(_LOADED_RELATIONS)))
                yield node.attributes[key] or "", loaded

    def faults(self) -> Iterator[str]:
        """Yield what every page needs and this one lacks."""
        html = self._tree.css_first("html")
        if html is None or not html.attributes.get("lang"):
            yield "the page does not say its language"
        title = self._tree.css_first("title")
        if title is None or not title.text().strip():
            yield "the page has no title"
        yield from (
            f"the id “{name}” is there {count} times" for name, count in self.ids.items() if count > 1
        )


def link_faults(folder: Path, site: str) -> Iterator[str]:
    """Yield what is wrong with the pages of a built site: links, anchors, ids, titles, files of other hosts.

    Args:
        folder: the folder of the site.
        site: the absolute address of the site, with a slash at the end.
    """
    files = {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}
    pages = {where: BuiltPage(folder, where) for where in sorted(files) if where.endswith(".html")}
    for page in pages.values():
        yield from (f"{page.where}: {fault}" for fault in page.faults())
        for target, loaded in page.links():
            fault = _fault(page, target, loaded, site, files, pages)
            if fault:
                yield f"{page.where}: {fault}"


def _fault(
    page: BuiltPage, target: str, loaded: bool, site: str, files: set[str], pages: Mapping[str, BuiltPage]
) -> str:
    """The fault of an address on a page; "" if nothing is."""
    whole = urljoin(site + page.where.removesuffix("index.html"), target)
    if not whole.startswith(site):
        foreign = loaded and urlsplit(whole).scheme in ("http", "https")
        return f"loads {target} from another host" if foreign else ""
    path, _, anchor = whole.removeprefix(site).partition("#")
    path = unquote(path.partition("?")[0])
    found = next((name for name in (path, posixpath.join(path, "index.html")) if name in files), None)
    if found is None:
        return f"links to {target}, which is not there"
    missing = anchor and found in pages and unquote(anchor) not in pages[found].ids
    return f"links to {target}, and there is no such place on the page" if missing else ""


def search_faults(center: HelpCenter) -> Iterator[str]:
    """Yield each answer that the search does not find by its own words: its question, or a way to ask it."""
    for language in center.languages:
        search = search_of(center, language.code)
        for page in center.pages_in(language.code, "answer"):
            for words in (page.title, *(phrase for phrase, _ in page.listed("also_asked"))):
                found = [search.documents[hit.number]["key"] for hit in search.ask(words)[1][:FIRST]]
                if page.key not in found:
                    yield f"{page.path}: “{words}” does not find this answer among the first {FIRST}"
