"""The view of a page: all data that templates get."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from markupsafe import Markup

from helpcenter.model import looks
from helpcenter.model.document import Page
from helpcenter.model.locales import counted
from helpcenter.site.cards import Card, Cards
from helpcenter.site.construct_controls import need_style
from helpcenter.site.contact import contact, hours, numbers
from helpcenter.site.dates import written
from helpcenter.site.former_anchors import MovedPart, elsewhere
from helpcenter.site.guide_view import Guide, guide
from helpcenter.site.head import Head
from helpcenter.site.headings import Section, contents
from helpcenter.site.helped import Helped, helped
from helpcenter.site.marked_text import markers
from helpcenter.site.next_answers import next_answers
from helpcenter.site.page_downloads import Offer, offers
from helpcenter.site.page_links import PageLinks, page_links
from helpcenter.site.paper import qr_code
from helpcenter.site.search_settings import settings_address
from helpcenter.site.short_link import short_link
from helpcenter.site.sign_in import product_names, sign_ins
from helpcenter.site.tools import Site, Tool, tool


class View(Head):
    """The view of a page for its template; properties are computed when the template uses them."""

    def marked(self, text: str) -> Markup:
        """A plain text as HTML: foreign words say their language, lines do not break where they should not."""
        return Markup(markers(self._center)[self._language.code].text(text))

    @property
    def has_constructs(self) -> bool:
        """Whether the page's text has constructs with a style sheet of their own."""
        return need_style(self.text)

    @cached_property
    def short_link(self) -> dict[str, str] | None:
        """The page's id and permanent address, for reading aloud and as a link; None if it is not registered."""
        return short_link(self._center, self._page, self.urls) if self._page else None

    @cached_property
    def _cards(self) -> Cards:
        return Cards(self._center, self._language.code, self.urls, self.key)

    @cached_property
    def breadcrumbs(self) -> list[Card]:
        """The cards of the pages above this page, from the home page on."""
        home = Card(str(self.words.get("home_page", "")), "", self.home_url)
        way = [home, self.topic] if self.kind == "answer" and self.topic else [home]
        return [] if self.kind == "home" else way

    @cached_property
    def topics(self) -> list[Card]:
        """The topics of the language with their answers, in the order of its home page."""
        return [card for topic in self.topic_list if (card := self._cards.topic(topic.key))]

    @cached_property
    def topic_list(self) -> list[Card]:
        """The same topics without their answers."""
        return self._cards.bare_topics()

    @cached_property
    def topic(self) -> Card | None:
        """The topic that the page belongs to, without its answers."""
        return self._cards.bare_topic(self._page.topic) if self._page and self._page.topic else None

    @cached_property
    def answers(self) -> list[Card]:
        """The answers of the page's topic, in order."""
        return list(map(self._cards.card, self._topic_pages))

    @cached_property
    def _topic_pages(self) -> list[Page]:
        key = self._page.topic if self._page else ""
        topic = self._center.page(self._language.code, key) if key else None
        return self._cards.pages_of(topic) if topic else []

    @property
    def sibling_url(self) -> str:
        """The address of an answer as the others of its topic write it, like ../request/; "" for other pages."""
        return f"../{self.address.rstrip('/').rpartition('/')[2]}/" if self.kind == "answer" else ""

    @cached_property
    def related(self) -> list[Card]:
        """The related answers."""
        return self._cards.listed(self._page, "related")

    @cached_property
    def next_answers(self) -> list[Card]:
        """The related answers, and behind them others of the topic: the one list of where to go on."""
        found = next_answers(self.key, {card.key for card in self.related}, self._topic_pages)
        return [*self.related, *map(self._cards.card, found)]

    @cached_property
    def contents(self) -> list[Section]:
        """The parts of the page's text, for a list of its contents."""
        return contents(self._page) if self._page else []

    @cached_property
    def sign_ins(self) -> list[Site]:
        """The sites to whose sign-in pages the answer sends its readers."""
        return sign_ins(self._center, self._page) if self._page else []

    @property
    def qr(self) -> str:
        """A QR code of the page's permanent address; "" if it is not registered."""
        return qr_code(self.short_link["absolute"]) if self.short_link else ""

    @cached_property
    def featured(self) -> list[Card]:
        """The featured answers that the page lists."""
        return self._cards.listed(self._page, "featured")

    @property
    def draft(self) -> str:
        """The words of the mark on a draft; "" for a page that is published."""
        drafted = self._page is not None and (self._page.language, self.key) in self._cards.drafts
        return str(self.words["editors"]["mark"]) if drafted else ""

    @cached_property
    def downloads(self) -> list[Offer]:
        """The downloads of the answer."""
        return offers(self._center, self._page, self.urls, self.words) if self._page else []

    @cached_property
    def products(self) -> list[str]:
        """The names of the sites that the answer applies to."""
        return product_names(self._center, self._page) if self._page else []

    @property
    def reviewed(self) -> dict[str, str] | None:
        """The date of the last review, in ISO form and in the format of the language."""
        return written(self._page.words("reviewed"), self.words) if self._page else None

    @cached_property
    def moved_parts(self) -> list[MovedPart]:
        """The parts of the page that are on other pages now."""
        return elsewhere(self._center, self._page, self.urls) if self._page else []

    @property
    def guide(self) -> Guide | None:
        """The guide of the topic; None if it has none."""
        return guide(self._center, self._page, self._cards) if self._page else None

    @property
    def helped(self) -> Helped | None:
        """The data for “Did it help?” under an answer."""
        return helped(self._center, self._page, self.urls, self.words) if self._page else None

    @cached_property
    def page_links(self) -> PageLinks | None:
        """Where the page is edited and mistakes in it are reported; None where mkdocs.yml sets neither."""
        return page_links(self._center, self._page, self.urls, self.words) if self._page else None

    @cached_property
    def contact(self) -> dict[str, str]:
        """The contact data of facts.yml."""
        return contact(self._center, self._language, self.urls)

    @cached_property
    def numbers(self) -> list[dict[str, str]]:
        """The further telephone numbers and e-mail addresses, each with what it is for."""
        return list(numbers(self._center, self._language))

    @cached_property
    def hours(self) -> list[str]:
        """When we can be reached."""
        return list(hours(self._center, self._language))

    @cached_property
    def tool(self) -> Tool | None:
        """The tool of the page; None if it has none."""
        return tool(self._center, self._page, self.urls, self.contact) if self._page else None

    @cached_property
    def footer_links(self) -> list[dict[str, str]]:
        """The links at the foot of pages that mkdocs.yml sets: imprint, privacy …"""
        links = looks.footer(self._center.settings, self._language.code)
        return [{"text": text, "url": url} for text, url in links]

    def counted(self, words: Any, count: int) -> str:
        """A text of the language with a number in it, in the plural form that the language has for it."""
        return counted(words, count, self._language.code)

    @property
    def search_settings_url(self) -> str:
        """The address of the settings of the search in the browser."""
        return self.urls.to(settings_address(self._language))
