"""The records of a language's feed; those of answers that did not change are kept in .cache/."""

from __future__ import annotations

from helpcenter.model.document import Language
from helpcenter.model.translations import answers
from helpcenter.read.shelf import Shelf, dumped
from helpcenter.site.answers_feed import Record, record
from helpcenter.site.ingredients import Ingredients


def kept_records(digests: Ingredients, language: Language) -> list[Record]:
    """All answers of a language as records, as `answers_feed.records` makes them."""
    site = digests.site
    shelf = Shelf(site.root, f"records {language.code}")
    pages = {digests.answer(page): page for page in answers(site.center, language.code)}
    known = shelf.take(pages)
    fresh = {
        name: record(site.center, language, site.address, page)
        for name, page in pages.items()
        if name not in known
    }
    shelf.keep({name: dumped(value) for name, value in fresh.items()}, pages)
    return [fresh.get(name) or known[name] for name in pages]
