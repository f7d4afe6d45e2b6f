"""The desk for support staff: all answers in all languages, found as one types, read and copied by one key."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Language
from helpcenter.model.page_actions import report_url
from helpcenter.model.translations import answers
from helpcenter.model.urls import address
from helpcenter.site import desk_data, permalinks_file
from helpcenter.site.answers_feed import feed_address
from helpcenter.site.answers_list import LLMS
from helpcenter.site.assets import Asset
from helpcenter.site.changes_feed import atom_address, changes_address
from helpcenter.site.search_settings import settings_address
from helpcenter.site.view import View


class Desk(View):
    """The view of the desk for its template."""

    def __init__(self, center: HelpCenter, language: Language, site: str, found: Mapping[str, Asset]) -> None:
        """Create the desk in one language; it shows the answers in all languages.

        Args:
            center: the help center.
            language: the language of the desk itself.
            site: the absolute address of the site, with a slash at the end.
            found: the assets, by name.
        """
        super().__init__(center, language, site, found, system="support")

    @property
    def languages(self) -> list[Language]:
        """The languages in the order of their columns: the desk's own first."""
        return sorted(self._center.languages, key=lambda item: item is not self._language)

    @cached_property
    def settings(self) -> dict[str, Any]:
        """The data for desk.js."""
        return {
            "words": self._system_words,
            "data": self.urls.to(desk_data.FILE),
            "languages": [
                {"code": item.code, "name": item.name, "direction": item.direction} for item in self.languages
            ],
            "feeds": {item.code: self.urls.to(feed_address(item)) for item in self.languages},
            "searches": {item.code: self.urls.to(settings_address(item)) for item in self.languages},
            "mail": {
                item.code: {key: self._words_of(item).get(key, "") for key in ("greeting", "closing")}
                for item in self.languages
            },
            "topics": dict(self.filters["topic"]),
            "report": report_url(self._center, "{subject}", id="{id}", title="{title}", address="{address}"),
        }

    @cached_property
    def rows(self) -> list[dict[str, str]]:
        """Id, title and address of each answer of the desk's language, for browsers without scripts."""
        found = []
        for page in answers(self._center, self._language.code):
            entry = self._center.registered.get(page.key)
            where = self.urls.to(address(self._center, page))
            found.append({"id": entry.id if entry else "–", "title": page.title, "url": where})
        return found

    @property
    def count_text(self) -> str:
        """The number of answers, in words."""
        return self.counted(self.words["support"]["count"], len(self.rows))

    @property
    def files(self) -> list[tuple[str, str]]:
        """Name and address of the files for other systems, in the desk's language."""
        language = self._language
        names = [
            feed_address(language),
            changes_address(language),
            atom_address(language),
            f"canned-replies.{language.code}.csv",
            f"{language.prefix}{LLMS}",
            permalinks_file.FILE,
        ]
        return [(name, self.urls.to(name)) for name in names]

    @cached_property
    def filters(self) -> dict[str, list[tuple[str, str]]]:
        """The options of the filters for topics, products and states, each as (value, label)."""
        sites = self._center.facts.data.get("sites")
        named = sites if isinstance(sites, dict) else {}
        names = self._system_words.get("states") or {}
        default = self._center.default.code
        topics = {topic.key: topic.title for topic in self._center.topics(default)}
        topics |= {topic.key: topic.title for topic in self._center.topics(self._language.code)}
        return {
            "topic": list(topics.items()),
            "product": [(str(key), str(site["name"])) for key, site in named.items()],
            "state": [(str(key), str(name)) for key, name in names.items()],
        }

    def _words_of(self, language: Language) -> Mapping[str, Any]:
        words = language.document.data.get("words") or {}
        return words.get("support") or {}
