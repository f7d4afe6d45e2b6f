"""Records of each answer in the files of a language; those of answers that did not change are kept in .cache/."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from helpcenter.model.document import Language, Page
from helpcenter.model.translations import answers
from helpcenter.read.shelf import Shelf, dumped
from helpcenter.search.index_file import Analysed
from helpcenter.site.answers_feed import Record, record
from helpcenter.site.ingredients import Ingredients
from helpcenter.site.search_index import searched, telling_words

Made = TypeVar("Made")


def kept_records(digests: Ingredients, language: Language) -> dict[str, Record]:
    """All answers of a language as records, as `answers_feed.records` makes them, by key; made once in a process."""
    made = digests.records.get(language.code)
    if made is None:
        site = digests.site
        pages = {digests.answer(page): page for page in answers(site.center, language.code)}
        found = _kept(
            digests,
            f"records {language.code}",
            pages,
            lambda page: record(site.center, language, site.address, page),
        )
        made = digests.records[language.code] = {one["key"]: one for one in found}
    return made


def kept_words(digests: Ingredients, language: Language) -> list[Analysed]:
    """The words by which the searchable pages of a language are found, in the order of the index."""
    center = digests.site.center
    pages = {digests.page(page): page for page in searched(center, language)}
    return _kept(digests, f"words {language.code}", pages, lambda page: telling_words(center, language, page))


def _kept(
    digests: Ingredients, kind: str, pages: Mapping[str, Page], make: Callable[[Page], Made]
) -> list[Made]:
    """A value for each page, which is given by a digest of all that the value is made of."""
    shelf = Shelf(digests.site.root, kind)
    known: dict[str, Made] = shelf.take(pages)
    fresh = {name: make(page) for name, page in pages.items() if name not in known}
    shelf.keep({name: dumped(value) for name, value in fresh.items()}, pages)
    known |= fresh
    return [known[name] for name in pages]
