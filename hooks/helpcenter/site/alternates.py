"""The translations of a page for the language menu and for hreflang."""

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

    `exact` is whether it is the page's translation and not a substitute; `newer` is whether it is the page's original
    and has changed since the page was translated.
    """

    code: str
    name: str
    url: str
    absolute: str
    current: bool
    exact: bool
    newer: bool = False


def alternates(center: HelpCenter, language: str, key: str, urls: Urls) -> list[Alternate]:
    """The page in every language, including its own; a missing translation is replaced by its topic or the home page.

    Args:
        center: the help center.
        language: the code of the page's own language.
        key: the page's key, or the key of a page that every language has (":search", ":not_found").
        urls: writes addresses for the page.
    """
    result = []
    page = center.page(language, key)
    original = newer_original(center, page) if page else None
    for other in center.languages:
        where, exact = _translation(center, other, key)
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
"""The address functions of pages that every language has without a Markdown file, by key."""


def _translation(center: HelpCenter, other: Language, key: str) -> tuple[str, bool]:
    if key in SYSTEM_PAGES:
        return SYSTEM_PAGES[key](other), True
    for candidate in (key, key.partition("/")[0], ""):
        page: Page | None = center.page(other.code, candidate)
        if page:
            return address(center, page), candidate == key
    return other.prefix, key == ""
