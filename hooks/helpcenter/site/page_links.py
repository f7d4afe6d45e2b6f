"""The links under an answer to edit it and to report a mistake in it, where mkdocs.yml sets them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from helpcenter.model import page_actions
from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Page
from helpcenter.model.urls import address
from helpcenter.site.page_urls import Urls


@dataclass(frozen=True, slots=True)
class PageLinks:
    """Addresses; each is "" where mkdocs.yml does not set it."""

    edit: str
    report: str


def page_links(center: HelpCenter, page: Page, urls: Urls, words: Mapping[str, Any]) -> PageLinks | None:
    """The links of a page; None where there are none.

    Args:
        center: the help center.
        page: the page.
        urls: how the page writes addresses.
        words: the words of the page's language.
    """
    entry = center.registered.get(page.key)
    values = {
        "id": entry.id if entry else page.key,
        "title": page.title,
        "address": urls.absolute(address(center, page)),
    }
    subject = str((words.get("page_links") or {}).get("report_subject", "{id}"))
    for name, value in values.items():
        subject = subject.replace(f"{{{name}}}", value)
    found = PageLinks(page_actions.edit_url(center, page), page_actions.report_url(center, subject, **values))
    return found if found.edit or found.report else None
