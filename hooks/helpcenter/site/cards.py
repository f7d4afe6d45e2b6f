"""Cards: how pages are shown in lists on other pages."""

from __future__ import annotations

from dataclasses import dataclass

from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Page
from helpcenter.model.drafts import Drafts, drafts
from helpcenter.model.urls import address
from helpcenter.site.page_urls import Urls


@dataclass(frozen=True, slots=True)
class Card:
    """The card of a page: its title, its summary, its address; `short` is the text of a topic's card.

    `draft` is the word by which the preview marks a draft."""

    title: str
    summary: str
    url: str
    current: bool = False
    icon: str = ""
    key: str = ""
    answers: tuple[Card, ...] = ()
    short: str = ""
    draft: str = ""


@dataclass(frozen=True, slots=True)
class Cards:
    """Creates the cards that one page shows of other pages in its language.

    Attributes:
        center: the help center.
        language: the language's code.
        urls: writes addresses for the page.
        here: the page's own key.
    """

    center: HelpCenter
    language: str
    urls: Urls
    here: str

    def listed(self, page: Page | None, name: str) -> list[Card]:
        """The cards of the pages listed in a page's front matter; pages missing in the language are omitted."""
        keys = [key for key, _ in page.listed(name)] if page else []
        pages = [self.center.page(self.language, key) for key in keys]
        return [self.card(found) for found in pages if found]

    def card(self, page: Page, answers: tuple[Card, ...] = ()) -> Card:
        """The card of one page."""
        url = self.urls.to(address(self.center, page))
        current = page.key == self.here
        drafted = (page.language, page.key) in self.drafts
        word = (
            self.center.language(page.language).document.words("words", "editors", "draft") if drafted else ""
        )
        return Card(
            page.title, page.summary, url, current, page.words("icon"), page.key, answers, page.card, word
        )

    @property
    def drafts(self) -> Drafts:
        """The drafts, which only a preview has."""
        return drafts(self.center)

    def bare_topics(self) -> list[Card]:
        """The topics of the home page without their answers, which is cheap enough for every page."""
        return [self.card(page) for page in self.center.topics(self.language)]

    def topic(self, key: str) -> Card | None:
        """The card of a topic with the cards of its answers, in order; None if there is no such topic."""
        topic = self.center.page(self.language, key)
        return self.card(topic, tuple(map(self.card, self.pages_of(topic)))) if topic else None

    def bare_topic(self, key: str) -> Card | None:
        """The card of a topic without its answers, which may be a thousand; None if there is no such topic."""
        topic = self.center.page(self.language, key)
        return self.card(topic) if topic else None

    def pages_of(self, topic: Page) -> list[Page]:
        """The answers of a topic, in order."""
        pages = (
            self.center.page(self.language, f"{topic.key}/{name}") for name, _ in topic.listed("answers")
        )
        return [page for page in pages if page]
