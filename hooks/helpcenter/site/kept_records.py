"""Makes the printed form and the words of each answer; for answers that did not change they are kept in .cache/."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from helpcenter.model.document import Language, Page
from helpcenter.model.translations import answers
from helpcenter.read.shelf import Shelf, dumped
from helpcenter.search.index_file import Analysed
from helpcenter.site.ingredients import Ingredients
from helpcenter.site.printed_records import Printed
from helpcenter.site.search_index import searched, telling_words
from helpcenter.site.site_files import printed_answer

Made = TypeVar("Made")

_AT_ONCE = 500
"""Values that are kept at once: so many are in memory twice."""


def kept_records(digests: Ingredients, language: Language) -> dict[str, Printed]:
    """All answers of a language as they are printed, by key; made once in a process."""
    made: dict[str, Printed] | None = digests.records.get(language.code)
    if made is None:
        site = digests.site
        pages = {digests.answer(page): page for page in answers(site.center, language.code)}
        found = _kept(
            digests,
            f"records {language.code}",
            pages,
            lambda page: printed_answer(site, language, page),
        )
        keys = (page.key for page in pages.values())
        made = digests.records[language.code] = dict(zip(keys, found, strict=True))
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
    fresh = [name for name in pages if name not in known]
    for start in range(0, len(fresh), _AT_ONCE):
        some = {name: make(pages[name]) for name in fresh[start : start + _AT_ONCE]}
        last = start + _AT_ONCE >= len(fresh)
        shelf.keep({name: dumped(value) for name, value in some.items()}, pages if last else None)
        known |= some
    return [known[name] for name in pages]
