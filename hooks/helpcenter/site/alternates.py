"""A page in the other languages: mutual, absolute, with a default for everyone else."""

from __future__ import annotations

from dataclasses import dataclass

from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Language, Page
from helpcenter.model.fingerprint import newer_original
from helpcenter.model.urls import address, editors_address, not_found_address, search_address, support_address
from helpcenter.site.page_urls import Urls


@dataclass(frozen=True, slots=True)
class Alternate:
    """One entry of the language menu.

    `exact` is false where the page's twin is missing; `newer` is true where the page was translated from
    it, and its text has changed since.
    """

    code: str
    name: str
    url: str
    absolute: str
    current: bool
    exact: bool
    newer: bool = False


def alternates(center: HelpCenter, language: str, key: str, urls: Urls) -> list[Alternate]:
    """The twins of a page, its own language included; where one is missing, its topic or the home page.

    Args:
        center: the help center.
        language: the code of the page's own language.
        key: the page's key, or the name of a page that every language has ("search", "not_found").
        urls: how the page writes addresses.
    """
    result = []
    page = center.page(language, key)
    original = newer_original(center, page) if page else None
    for other in center.languages:
        where, exact = _twin(center, other, key)
        current, newer = other.code == language, original is not None and other.default
        entry = Alternate(other.code, other.name, urls.to(where), urls.absolute(where), current, exact, newer)
        result.append(entry)
    return result


SYSTEM_PAGES = {
    ":search": search_address,
    ":not_found": not_found_address,
    ":support": support_address,
    ":editors": editors_address,
}
"""Pages that each language has without a file of its own, by their keys."""


def _twin(center: HelpCenter, other: Language, key: str) -> tuple[str, bool]:
    if key in SYSTEM_PAGES:
        return SYSTEM_PAGES[key](other), True
    for candidate in (key, key.partition("/")[0], ""):
        twin: Page | None = center.page(other.code, candidate)
        if twin:
            return address(center, twin), candidate == key
    return other.prefix, key == ""
