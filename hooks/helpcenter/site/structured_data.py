"""Structured data for search engines: breadcrumbs (schema.org's BreadcrumbList, as JSON-LD)."""

from __future__ import annotations

import json
from collections.abc import Iterator

from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Page
from helpcenter.model.urls import address
from helpcenter.site.page_urls import Urls

_ESCAPES = str.maketrans({character: f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"})


def breadcrumb_list(center: HelpCenter, page: Page, urls: Urls, home_name: str) -> str | None:
    """The breadcrumbs from the home page to a page, escaped for a script element.

    Args:
        center: the help center.
        page: the page.
        urls: writes addresses for the page.
        home_name: the name of the home page in the page's language.

    Returns:
        JSON; None for a home page, which has no breadcrumbs.
    """
    steps = [
        {"@type": "ListItem", "position": number, "name": name, "item": urls.absolute(where)}
        for number, (name, where) in enumerate(_breadcrumbs(center, page, home_name), start=1)
    ]
    if len(steps) == 1:
        return None
    data = {"@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": steps}
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)


def _breadcrumbs(center: HelpCenter, page: Page, home_name: str) -> Iterator[tuple[str, str]]:
    """Yield name and address of each page in the breadcrumbs."""
    yield home_name, center.language(page.language).prefix
    topic = center.page(page.language, page.topic) if page.kind == "answer" else None
    if topic:
        yield topic.title, address(center, topic)
    if page.kind != "home":
        yield page.title, address(center, page)
