"""Builds the search index of a language from the rendered answers."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from html import unescape
from typing import Any

from helpcenter.model import isolates
from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Language, Page
from helpcenter.model.memo import remembered
from helpcenter.model.urls import address
from helpcenter.search.analysis import skipped
from helpcenter.search.index_file import Analysed, Entry, analysed, build
from helpcenter.site.assets import Asset, hashed
from helpcenter.site.offered import offered
from helpcenter.site.search_places import places

MOST_FEATURED = 6
"""Number of answers that the search shows first where the home page features none."""

_WIDGET = re.compile(r"<(script|style|svg|template)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"""<[a-zA-Z/!](?:[^>"']|"[^"]*"|'[^']*')*+>""")


def search_index(center: HelpCenter, language: Language, known: Sequence[Analysed] | None = None) -> Asset:
    """The index file of a language as an asset; with what is found besides answers, and the topics.

    Args:
        center: the help center.
        language: the language.
        known: the telling words of its searchable pages, where they are known.
    """
    entries = [_entry(center, page, "" if known else _text(page)) for page in searched(center, language)]
    words = language.document.data.get("search") or {}
    listed = offered(center, language)
    index = build(entries, words, language.code, [offer.words for offer in listed], known) | {
        "topics": _topics(center, language),
        "places": places(center, language, [entry.key for entry in entries]),
        "featured": _featured(center, language, [entry.key for entry in entries]),
        "offers": [{"text": offer.text, "label": offer.label, "url": offer.url} for offer in listed],
    }
    if language.direction == "rtl":
        index = _shown(language, index)
    content = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
    return hashed(f"search-{language.code}.json", content.encode("utf-8"))


def _shown(language: Language, index: dict[str, Any]) -> dict[str, Any]:
    """An index whose texts are as they are shown in a language that is written from right to left."""
    names = ("title", "summary", "text", "label")
    changed = {
        part: [
            {key: isolates.shown(language, value) if key in names else value for key, value in item.items()}
            for item in index[part]
        ]
        for part in ("documents", "topics", "places", "offers")
    }
    return index | changed


def _topics(center: HelpCenter, language: Language) -> list[dict[str, str]]:
    pages = center.topics(language.code)
    return [{"key": page.key, "title": page.title, "url": address(center, page)} for page in pages]


def _featured(center: HelpCenter, language: Language, keys: list[str]) -> list[int]:
    """The numbers of the answers that the home page features; the first ones if it features none."""
    home = center.page(language.code, "")
    listed = [key for key, _ in home.listed("featured")] if home else []
    return [keys.index(key) for key in listed if key in keys] or [*range(len(keys))][:MOST_FEATURED]


def searched(center: HelpCenter, language: Language) -> list[Page]:
    """The searchable pages: answers in the order of the site, and topics that consist of one page."""
    keys: list[str] = []
    for topic in center.topics(language.code):
        keys += [f"{topic.key}/{name}" for name, _ in topic.listed("answers")] or [topic.key]
    return [page for key in keys if (page := center.page(language.code, key))]


def text_of(html: str) -> str:
    """The visible text of HTML."""
    return " ".join(unescape(_TAG.sub(" ", _WIDGET.sub(" ", html))).split())


def telling_words(center: HelpCenter, language: Language, page: Page) -> Analysed:
    """The words of a searchable page by which it is found."""
    return analysed(_entry(center, page, _text(page)), _stop_words(language))


@remembered
def _stop_words(language: Language) -> frozenset[str]:
    return skipped(language.document.data.get("search"))


def _text(page: Page) -> str:
    return text_of(page.shown.html)


def _entry(center: HelpCenter, page: Page, text: str) -> Entry:
    topic = center.page(page.language, page.topic)
    registered = center.registered.get(page.key)
    return Entry(
        key=page.key,
        url=address(center, page),
        title=page.title,
        topic=topic.title if topic else "",
        summary=page.summary,
        also_asked=tuple(phrase for phrase, _ in page.listed("also_asked")),
        text=text,
        id=registered.id if registered else "",
    )
