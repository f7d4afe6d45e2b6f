"""The answers of a language in reading order, and the state of each translation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Page
from helpcenter.model.fingerprint import newer_original

State = Literal["original", "current", "outdated", "unrecorded", "missing"]
"""The state of a page compared with its original: it is the original; it was translated from the original's current
text; from an older text; from an unrecorded text; it does not exist."""


def is_answer(page: Page) -> bool:
    """Whether a page is an answer, or a topic that consists of one page."""
    return page.kind == "answer" or (page.kind == "topic" and not page.listed("answers"))


def answers(center: HelpCenter, code: str) -> Iterator[Page]:
    """The answers of a language in the order of the home page and of each topic, then those that are not listed."""
    keys: dict[str, None] = {}
    for topic in center.topics(code):
        keys[topic.key] = None
        for name, _ in topic.listed("answers"):
            keys[f"{topic.key}/{name}"] = None
    keys |= {page.key: None for page in center.pages_in(code)}
    for key in keys:
        page = center.page(code, key)
        if page and is_answer(page):
            yield page


def state(center: HelpCenter, code: str, key: str) -> State:
    """The state of the page with a key in a language."""
    page, original = center.page(code, key), center.page(center.default.code, key)
    if page is None:
        return "missing"
    if original is None or original is page:
        return "original"
    if not page.words("source"):
        return "unrecorded"
    return "outdated" if newer_original(center, page) else "current"
