"""Finds what a site answers to a path: each page and file is made when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path

from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Language, Page
from helpcenter.model.urls import address, editors_address, not_found_address
from helpcenter.site import page_downloads, site_files
from helpcenter.site.assets import FOLDER, Asset
from helpcenter.site.copied_files import copied_files
from helpcenter.site.csp import NO_FILES
from helpcenter.site.redirects import redirects
from helpcenter.site.search_index import search_index
from helpcenter.site.search_settings import search_settings, settings_address
from helpcenter.site.serving.responses import Answer, media_type
from helpcenter.site.site_parts import Site

_INDEX = "index.html"


@dataclass(frozen=True)
class Lookup:
    """The answers of one site. All of it may be used by several threads at the same time.

    Attributes:
        site: the site.
        editors: makes the page for editors in a language.
    """

    site: Site
    editors: Callable[[Site, Language], site_files.Files]

    @property
    def center(self) -> HelpCenter:
        """The help center that the site shows."""
        return self.site.center

    @cached_property
    def pages(self) -> Mapping[str, Page]:
        """The pages by their addresses."""
        return {address(self.center, page): page for page in self.center.pages.values()}

    def page(self, where: str) -> Page | None:
        """The page at an address relative to the site's root; None if there is none."""
        return self.pages.get(where.removesuffix(_INDEX) if where.endswith(f"/{_INDEX}") else where)

    def answer(self, where: str) -> Answer:
        """The answer to a path relative to the site's root.

        Raises:
            Exception: the page cannot be made, because something is wrong with the help center.
        """
        where = "" if where == _INDEX else where
        page = self.page(where)
        if page:
            return Answer(_encoded(site_files.page_html(self.site, page)))
        found = next((body for find in self._kinds if (body := find(where)) is not None), None)
        if found is not None:
            return Answer(_encoded(found), media_type(where))
        target = self._target(where)
        if target is not None:
            return Answer(status=302, location=f"/{target}")
        return Answer(_encoded(self._not_found(where)), status=404)

    @property
    def _kinds(self) -> tuple[Callable[[str], str | bytes | None], ...]:
        """The kinds of files besides pages, those first that cost least to find."""
        return (self._system_page, self._asset, self._download, self._copied, self._search, self._data)

    @cached_property
    def _system_pages(self) -> Mapping[str, Callable[[], str]]:
        made: dict[str, Callable[[], str]] = {}
        for language in self.center.languages:
            made |= site_files.system_pages(self.site, language)
        return made

    def _system_page(self, where: str) -> str | bytes | None:
        file = f"{where}{_INDEX}" if where.endswith("/") else where
        if make := self._system_pages.get(file):
            return make()
        for language in self.center.languages:
            if file == f"{editors_address(language)}{_INDEX}":
                return self.editors(self.site, language)[file]
        return None

    @cached_property
    def _assets(self) -> Mapping[str, bytes]:
        return {one.address: one.content for name, one in self.site.shared.items() if name not in NO_FILES}

    def _asset(self, where: str) -> bytes | None:
        return self._assets.get(where)

    @cached_property
    def _downloads(self) -> site_files.Files:
        return page_downloads.files(self.center)

    def _download(self, where: str) -> str | bytes | None:
        return self._downloads.get(where)

    @cached_property
    def _pictures(self) -> Mapping[str, Path]:
        return copied_files(self.site.root, self.center)

    def _copied(self, where: str) -> bytes | None:
        file = self._pictures.get(where) if where and not where.endswith("/") else None
        try:
            return file.read_bytes() if file else None
        except OSError:  # it was deleted a moment ago
            return None

    def _search(self, where: str) -> str | bytes | None:
        """The search index or the search settings of a language, which are made when somebody searches."""
        for language in self.center.languages:
            index = _index_of(language)
            if where == settings_address(language):
                return search_settings(self.center, language, index)
            if where == index.address:
                return self._indexes(language)
        return None

    def _indexes(self, language: Language) -> bytes:
        kept: dict[str, bytes] = self.__dict__.setdefault("_made", {})
        if language.code not in kept:
            kept[language.code] = search_index(self.center, language).content
        return kept[language.code]

    @cached_property
    def _for_programs(self) -> site_files.Files:
        made = site_files.shared_files(self.site)
        for language in self.center.languages:
            made |= site_files.data_files(self.site, language)
        return made

    def _data(self, where: str) -> str | bytes | None:
        """A feed, the sitemap, configuration of servers, …"""
        if where.endswith(("/", ".html")) or ("." not in where and not where.startswith("_")):
            return None
        return self._for_programs.get(where)

    @cached_property
    def _redirects(self) -> Mapping[str, str]:
        """Former and short addresses, without a slash at the end → where they lead."""
        found = {one.source: address(self.center, one.page) for one in redirects(self.center)}
        return found | dict(page_downloads.former_editions(self.center))

    def _target(self, where: str) -> str | None:
        """Where an address leads that is no file's; None if it leads nowhere."""
        slashed = f"{where}/"
        if where and (slashed in self.pages or f"{slashed}{_INDEX}" in self._all_system_pages):
            return slashed
        return self._redirects.get(where.removesuffix(f"/{_INDEX}").rstrip("/"))

    @cached_property
    def _all_system_pages(self) -> frozenset[str]:
        editors = (f"{editors_address(language)}{_INDEX}" for language in self.center.languages)
        return frozenset((*self._system_pages, *editors))

    def _not_found(self, where: str) -> str:
        """The page for missing pages of the language that an address is in."""
        first = where.partition("/")[0]
        found = (one for one in self.center.languages if one.prefix and one.code == first)
        return self._system_pages[not_found_address(next(found, self.center.default))]()


def samples(lookup: Lookup, viewed: Iterable[str]) -> dict[str, Callable[[], object]]:
    """Functions that make a page of each kind in each language, and some pages more.

    Args:
        lookup: makes the pages.
        viewed: the addresses of the other pages.
    """
    found: dict[str, Callable[[], object]] = {}
    center = lookup.center
    for language in center.languages:
        for kind in ("home", "topic", "answer"):
            page = next(center.pages_in(language.code, kind), None)
            if page:
                found[f"{language.code} {kind}"] = partial(site_files.page_html, lookup.site, page)
        found |= site_files.system_pages(lookup.site, language)
    return found | {where: partial(lookup.answer, where) for where in viewed if where in lookup.pages}


def _index_of(language: Language) -> Asset:
    """The search index of a language that nobody waits for: without content yet, at an address without a hash."""
    name = f"search-{language.code}.json"
    return Asset(name, f"{FOLDER}/{name}", b"")


def _encoded(content: str | bytes) -> bytes:
    return content.encode("utf-8", "xmlcharrefreplace") if isinstance(content, str) else content
