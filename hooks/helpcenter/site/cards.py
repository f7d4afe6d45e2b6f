"""A page as other pages show it, and the lists of such cards that a page has."""

from __future__ import annotations

from dataclasses import dataclass

from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Page
from helpcenter.model.urls import address
from helpcenter.site.page_urls import Urls


@dataclass(frozen=True, slots=True)
class Card:
    """A page as others show it: its question, its short answer, its address."""

    title: str
    summary: str
    url: str
    current: bool = False
    icon: str = ""
    key: str = ""
    answers: tuple[Card, ...] = ()


@dataclass(frozen=True, slots=True)
class Cards:
    """Makes the cards that one page shows of the pages of its language.

    Attributes:
        center: the help center.
        language: the language's code.
        urls: how the page writes addresses.
        here: the page's own key.
    """

    center: HelpCenter
    language: str
    urls: Urls
    here: str

    def listed(self, page: Page | None, name: str) -> list[Card]:
        """The pages that a page lists in its front matter, those that its language lacks left out."""
        keys = [key for key, _ in page.listed(name)] if page else []
        pages = [self.center.page(self.language, key) for key in keys]
        return [self.card(found) for found in pages if found]

    def card(self, page: Page, answers: tuple[Card, ...] = ()) -> Card:
        """The card of one page."""
        url = self.urls.to(address(self.center, page))
        current = page.key == self.here
        return Card(page.title, page.summary, url, current, page.words("icon"), page.key, answers)

    def bare_topics(self) -> list[Card]:
        """The topics that the home page lists, without their answers: what every page can afford."""
        return [self.card(page) for page in self.center.topics(self.language)]

    def topic(self, key: str) -> Card | None:
        """The card of a topic with those of its answers, in order."""
        topic = self.center.page(self.language, key)
        if topic is None:
            return None
        pages = [self.center.page(self.language, f"{key}/{name}") for name, _ in topic.listed("answers")]
        return self.card(topic, tuple(self.card(page) for page in pages if page))
