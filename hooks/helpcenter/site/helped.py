"""“Did it help?” under an answer: what may help instead, and where the vote is sent, if it is sent anywhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Page
from helpcenter.model.urls import address
from helpcenter.model.votes import endpoint
from helpcenter.site.guide_view import start
from helpcenter.site.page_urls import Urls


@dataclass(frozen=True, slots=True)
class Helped:
    """What the template needs.

    Attributes:
        id: the answer's permanent id, or its key before it is published.
        email_href: an e-mail to us with the answer's title and id as its subject.
        guide_url: the first question of the topic's guide, "" where there is none.
        endpoint: where votes are sent, "" where they are not.
    """

    id: str
    email_href: str
    guide_url: str
    endpoint: str


def helped(center: HelpCenter, page: Page, urls: Urls, words: Mapping[str, Any]) -> Helped:
    """What “Did it help?” offers on a page.

    Args:
        center: the help center.
        page: the answer.
        urls: how the page writes addresses.
        words: the words of the page's language.
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
    )
