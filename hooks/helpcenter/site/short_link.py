"""A page's permanent address for display on the page."""

from __future__ import annotations

from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Page
from helpcenter.model.urls import short_address
from helpcenter.site.page_urls import Urls


def short_link(center: HelpCenter, page: Page, urls: Urls) -> dict[str, str] | None:
    """The page's id, its permanent address for reading aloud, and as a link; None if it is not registered."""
    entry = center.registered.get(page.key)
    if entry is None:
        return None
    where = short_address(center.language(page.language), entry.id)
    absolute = urls.absolute(where)
    shown = absolute.partition("://")[2]
    return {"id": entry.id, "url": urls.to(f"{where}/"), "absolute": absolute, "shown": shown}
