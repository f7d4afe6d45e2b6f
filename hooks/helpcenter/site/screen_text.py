"""The HTML of a page's text for its readers: links to its headings, printed addresses, marks for eyes and voices."""

from __future__ import annotations

from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Page
from helpcenter.site.construct_controls import with_controls
from helpcenter.site.headings import with_links
from helpcenter.site.marked_text import markers
from helpcenter.site.paper import with_addresses


def screen_text(center: HelpCenter, page: Page, site: str, html: str) -> str:
    """The text of a page for its readers.

    Args:
        center: the help center.
        page: the page.
        site: the absolute address of the site, with a slash at the end.
        html: the HTML of its text, as `page_body` gives it.
    """
    words = center.language(page.language).document.data.get("words") or {}
    linked = with_links(with_addresses(center, page, site, html), str(words.get("heading_link", "")))
    return with_controls(markers(center)[page.language].html(linked), words)
