"""Data for “Did it help?” under an answer: alternatives for the reader, and the address for votes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Page
from helpcenter.model.fingerprint import fingerprint
from helpcenter.model.urls import address
from helpcenter.model.votes import endpoint, log
from helpcenter.site.guide_view import start
from helpcenter.site.page_urls import Urls


@dataclass(frozen=True, slots=True)
class Helped:
    """The data for the template.

    Attributes:
        id: the answer's permanent id, or its key while it is not registered.
        email_href: a mailto: link with the answer's title and id as subject.
        guide_url: the address of the first question of the topic's guide; "" if there is none.
        endpoint: the address that votes are sent to; "" if none.
        log: the path on the site's own host that votes are sent to with their reasons; "" if none.
        fingerprint: the fingerprint of the answer, for the log; "" without one.
    """

    id: str
    email_href: str
    guide_url: str
    endpoint: str
    log: str
    fingerprint: str


def helped(center: HelpCenter, page: Page, urls: Urls, words: Mapping[str, Any]) -> Helped:
    """The data for “Did it help?” on a page.

    Args:
        center: the help center.
        page: the answer.
        urls: writes addresses for the page.
        words: the `words` of the page's language.yml.
    """
    entry = center.registered.get(page.key)
    identifier = entry.id if entry else page.key
    subject = str((words.get("helped") or {}).get("mail_subject", "{id}"))
    subject = subject.replace("{id}", identifier).replace("{title}", page.title)
    topic = center.page(page.language, page.topic)
    first = start(topic)
    return Helped(
        id=identifier,
        email_href=f"mailto:{center.facts.words('contacts', 'email')}?subject={quote(subject, safe='')}",
        guide_url=f"{urls.to(address(center, topic))}#{first}" if topic and first else "",
        endpoint=endpoint(center) or "",
        log=log(center),
        fingerprint=fingerprint(center, page) if log(center) else "",
    )
