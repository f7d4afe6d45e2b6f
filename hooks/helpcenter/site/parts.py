"""The files of a site in parts, each with a digest of everything that it is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from helpcenter.model.document import Language, Page
from helpcenter.model.translations import answers
from helpcenter.site import site_files
from helpcenter.site.ingredients import Ingredients
from helpcenter.site.kept_records import kept_records, kept_words
from helpcenter.site.site_parts import Site

_SHARE = 25
"""Pages that a process makes before it asks for more: few enough that all processes end at the same time."""


class Part(NamedTuple):
    """Some files: a digest of everything that they are made of, and the function that makes them.

    The digest is "" where files are made in every build.
    """

    made_of: str
    make: Callable[[], site_files.Files]


def parts(site: Site) -> Iterator[list[Part]]:
    """Yield lists of parts, each for one process; those that take longest first."""
    digests, center = Ingredients(site), site.center
    for language in center.languages:
        made_of = f"data {language.code} {digests.answers(language)}"
        yield [Part(made_of, partial(_feeds, digests, language)), *_markdown(digests, language)]
        own = digests.language(language)
        yield [Part(f"search {language.code} {own}", partial(_search, digests, language))]
    for name, content in site_files.asset_files(site).items():
        yield [Part(f"{name} {digests.common}", partial(dict, {name: content}))]
    yield [Part("", partial(site_files.picture_files, site))]
    yield [Part(f"permalinks {digests.everything}", partial(site_files.permalinks_files, site))]
    yield [Part(f"lists {digests.listed}", partial(site_files.list_files, site))]
    for language in center.languages:
        for name, make in site_files.system_pages(site, language).items():
            yield [Part(f"{name} {digests.listed}", partial(_one, name, make))]
    pages = list(center.pages.values())
    for start in range(0, len(pages), _SHARE):
        yield [Part(digests.page(page), partial(_page, site, page)) for page in pages[start : start + _SHARE]]


def _feeds(digests: Ingredients, language: Language) -> site_files.Files:
    return site_files.feed_files(digests.site, language, kept_records(digests, language).values())


def _markdown(digests: Ingredients, language: Language) -> Iterator[Part]:
    """The answers of a language as Markdown, by the process that makes its feeds: of the same records."""
    for page in answers(digests.site.center, language.code):
        yield Part(f"markdown {digests.answer(page)}", partial(_as_markdown, digests, language, page))


def _as_markdown(digests: Ingredients, language: Language, page: Page) -> site_files.Files:
    found = kept_records(digests, language)[page.key]
    return {found.address: found.markdown}


def _search(digests: Ingredients, language: Language) -> site_files.Files:
    return site_files.search_files(digests.site, language, kept_words(digests, language))


def _one(name: str, make: Callable[[], str]) -> site_files.Files:
    return {name: make()}


def _page(site: Site, page: Page) -> site_files.Files:
    return {site_files.page_file(site, page): site_files.page_html(site, page)}
