"""The places that the search finds besides answers: topics, guides, tools, documents."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from helpcenter.model import guides
from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Language, Page
from helpcenter.model.drafts import is_offered
from helpcenter.model.urls import address
from helpcenter.search.analysis import skipped
from helpcenter.search.index_file import telling


def places(center: HelpCenter, language: Language, answers: Collection[str]) -> list[dict[str, Any]]:
    """The places besides the answers, for the index file of a language.

    Args:
        center: the help center.
        language: the language.
        answers: the keys of the pages that are in the index as answers.

    Returns:
        For each its `kind` (topic, guide, tool, document), `title`, `summary`, `url` from the site's root, `topic` (in
        the language's words), `id` (its permanent id or ""), and `phrases`: the folded words that ask for it.
    """
    skips = skipped(language.document.data.get("search"))
    return [
        {**found, "phrases": [words for text in phrases if (words := telling(text, skips))]}
        for found, phrases in _found(center, language, answers)
    ]


def _found(
    center: HelpCenter, language: Language, answers: Collection[str]
) -> Iterator[tuple[dict[str, Any], list[str]]]:
    words = language.document.data.get("words") or {}
    kinds: Mapping[str, str] = (words.get("search") or {}).get("kinds") or {}
    for page in center.topics(language.code):
        if page.key not in answers:
            kind = "tool" if page.words("tool") else "topic"
            yield _place(center, page, kind, kinds.get(kind, "")), _asked(page, words)
        yield from _guide(center, page, words, kinds.get("guide", ""))
    for download in center.downloads:
        if download.language == language.code and is_offered(center, download.id, language.code):
            found = {"kind": "document", "title": download.title, "summary": "", "url": download.address}
            yield {**found, "topic": kinds.get("document", ""), "id": ""}, [download.title, download.id]


def _place(center: HelpCenter, page: Page, kind: str, label: str) -> dict[str, Any]:
    entry = center.registered.get(page.key)
    return {
        "kind": kind,
        "title": page.title,
        "summary": page.summary,
        "url": address(center, page),
        "topic": label,
        "id": entry.id if entry else "",
    }


def _guide(
    center: HelpCenter, page: Page, words: Mapping[str, Any], label: str
) -> Iterator[tuple[dict[str, Any], list[str]]]:
    """The guide of a topic, by its first question; it leads to the step that the page shows first."""
    steps = list(guides.steps(page))
    if steps:
        first = steps[0]
        title = (words.get("guide") or {}).get("title") or ""
        place = _place(center, page, "guide", label)
        found = {"title": first.question, "summary": f"{title}: {page.title}", "id": ""}
        found["url"] = f"{place['url']}#{first.id}"
        yield {**place, **found}, [first.question, title, f"{label} {page.title}"]


def _asked(page: Page, words: Mapping[str, Any]) -> list[str]:
    """The phrases with which a topic or its tool is asked for."""
    tool = words.get(page.words("tool").replace("-", "_")) or {}
    return [
        page.title,
        *filter(None, [tool.get("title")]),
        *(text for text, _ in page.listed("also_asked")),
    ]
