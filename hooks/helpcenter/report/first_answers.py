"""The first answer of the search to each query of some files, from a help center alone."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path

from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Page
from helpcenter.model.urls import address
from helpcenter.search.index_file import Entry, build
from helpcenter.search.loaded_index import Search, load
from helpcenter.site.search_index import searched


def first_answers(files: Iterable[Path]) -> Callable[[HelpCenter], dict[str, str]]:
    """A function from a help center to “language: query” → the key of the first answer, "" where there is none.

    Args:
        files: lines of language, kind, query and answers, with tabs between them, as in tests/search.
    """
    asked = list(dict.fromkeys(query for file in files for query in _queries(file)))

    def answers(center: HelpCenter) -> dict[str, str]:
        searches = {language.code: search_of(center, language.code) for language in center.languages}
        return {
            f"{code}: {query}": _first(searches[code], query) for code, query in asked if code in searches
        }

    return answers


def _queries(file: Path) -> Iterable[tuple[str, str]]:
    for line in file.read_text("utf-8").splitlines():
        parts = line.split("\t")
        if len(parts) > 2 and not line.startswith("#"):
            yield parts[0], parts[2]


def search_of(center: HelpCenter, code: str) -> Search:
    """The search of a language, as its index makes it."""
    language = center.language(code)
    entries = [_entry(center, page) for page in searched(center, language)]
    words = language.document.data.get("search") or {}
    return load(json.dumps(build(entries, words, code)))


def _entry(center: HelpCenter, page: Page) -> Entry:
    topic = center.page(page.language, page.topic)
    passages = (passage.text for passage in page.shown.passages)
    return Entry(
        key=page.key,
        url=address(center, page),
        title=page.title,
        topic=topic.title if topic else "",
        summary=page.summary,
        also_asked=tuple(phrase for phrase, _ in page.listed("also_asked")),
        text=" ".join(passages),
    )


def _first(search: Search, query: str) -> str:
    found = search.ask(query)[1]
    return search.documents[found[0].number]["key"] if found else ""
