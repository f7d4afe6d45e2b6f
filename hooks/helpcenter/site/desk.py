"""The desk for support staff: all answers with their questions in all languages side by side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Language, Page
from helpcenter.model.translations import answers, state
from helpcenter.model.urls import address, short_address
from helpcenter.rules.shared.states import due
from helpcenter.site.answers_feed import feed_address
from helpcenter.site.assets import Asset
from helpcenter.site.view import View


@dataclass(frozen=True, slots=True)
class Translation:
    """An answer in one language: `url` is relative to the desk, `link` is absolute, for copying."""

    code: str
    name: str
    state: str
    title: str = ""
    url: str = ""
    link: str = ""
    shown: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """An answer. `words` is additional text for the filter; from the date `due` a review is due, which the browser
    compares with the current date.
    """

    id: str
    key: str
    topic: str
    topic_title: str
    products: tuple[str, ...]
    owner: str
    reviewed: str
    due: str
    states: tuple[str, ...]
    translations: tuple[Translation, ...]
    words: str


class Desk(View):
    """The view of the desk for its template."""

    def __init__(self, center: HelpCenter, language: Language, site: str, found: Mapping[str, Asset]) -> None:
        """Create the desk in one language; it shows the answers in all languages."""
        super().__init__(center, language, site, found, system="support")
        self.languages = [{"code": item.code, "name": item.name} for item in center.languages]
        self.feeds = {item.code: self.urls.to(feed_address(item)) for item in center.languages}

    @cached_property
    def rows(self) -> list[Row]:
        """The answers of all languages, in the order of the default language."""
        default = self._center.default
        order = [default, *(item for item in self._center.languages if item is not default)]
        keys = dict.fromkeys(page.key for item in order for page in answers(self._center, item.code))
        return [self._row(key) for key in keys]

    @property
    def count_text(self) -> str:
        """The number of answers, in words."""
        return self.counted(self.words["support"]["count"], len(self.rows))

    @cached_property
    def filters(self) -> dict[str, list[tuple[str, str]]]:
        """The options of the filters for topics, products and states, each as (value, label)."""
        topics = {row.topic: row.topic_title for row in self.rows}
        sites = self._center.facts.data.get("sites") or {}
        used = {state for row in self.rows for state in row.states}
        names = self._system_words.get("states") or {}
        return {
            "topic": list(topics.items()),
            "product": [(key, str(site["name"])) for key, site in sites.items()],
            "state": [(key, str(name)) for key, name in names.items() if key in {*used, "due"}],
        }

    def _row(self, key: str) -> Row:
        center = self._center
        pages = [page for item in center.languages if (page := center.page(item.code, key))]
        shown = center.page(self._language.code, key) or pages[0]
        topic = center.page(self._language.code, shown.topic) or center.page(center.default.code, shown.topic)
        entry = center.registered.get(key)
        identifier = entry.id if entry else ""
        translations = tuple(self._translation(item, key, identifier) for item in center.languages)
        states = [translation.state for translation in translations] + ([] if entry else ["unpublished"])
        asked = [phrase for page in pages for phrase, _ in page.listed("also_asked")]
        return Row(
            id=identifier,
            key=key,
            topic=shown.topic,
            topic_title=topic.title if topic else shown.topic,
            products=tuple(product for product, _ in shown.listed("products")),
            owner=shown.words("owner"),
            reviewed=min(page.words("reviewed") for page in pages),
            due=min((day.isoformat() for page in pages if (day := due(center, page))), default=""),
            states=tuple(dict.fromkeys(states)),
            translations=translations,
            words=" · ".join([*(page.summary for page in pages), *asked]),
        )

    def _translation(self, language: Language, key: str, identifier: str) -> Translation:
        page: Page | None = self._center.page(language.code, key)
        if page is None:
            return Translation(language.code, language.name, "missing")
        where = address(self._center, page)
        link = self.urls.absolute(short_address(language, identifier) if identifier else where)
        return Translation(
            language.code,
            language.name,
            state(self._center, language.code, key),
            page.title,
            self.urls.to(where),
            link,
            link.partition("://")[2] if identifier else "",
        )
