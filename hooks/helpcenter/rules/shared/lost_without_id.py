"""Finds what was published of pages that have no id: headings of home pages, and addresses of search pages."""

from __future__ import annotations

from collections.abc import Iterator

from helpcenter.model.anchors import anchors
from helpcenter.model.center import HelpCenter
from helpcenter.model.problem import Problem
from helpcenter.model.promised import SEARCH
from helpcenter.model.urls import search_address


def headings(center: HelpCenter) -> Iterator[Problem]:
    """Yield anchors of home pages that were published and are gone: no ledger can say where their text is now."""
    for past in center.promised.addresses:
        page = center.page(past.code, "") if past.anchor and not past.key else None
        if page and center.whole(page) and past.anchor not in anchors(page):
            yield Problem(
                page.place(),
                f"#{past.anchor} of the home page was published, and links to it would find nothing",
                f"give a heading this id again, {{#{past.anchor}}}; or write a line {{: #{past.anchor} }} below the "
                "paragraph that says where its text is now",
            )


def searches(center: HelpCenter) -> Iterator[Problem]:
    """Yield search pages that are no longer at their first address."""
    languages = {language.code: language for language in center.languages}
    for past in center.promised.addresses:
        language = languages.get(past.code) if past.key == SEARCH else None
        if language and search_address(language) != language.prefix + past.where:
            word = past.where.rstrip("/")
            yield Problem(
                language.document.place("search_address"),
                f"the search page was published at /{language.prefix}{past.where}, and links to it would die",
                f"write search_address: {word} again",
            )
