"""The answers of a language, in the order in which readers meet them, and what is known of each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Page
from helpcenter.model.fingerprint import newer_original

State = Literal["original", "current", "outdated", "unrecorded", "missing"]
"""How a page stands to its original: is it; made from its present text; from an older one; nobody wrote
down from which; not there."""


def is_answer(page: Page) -> bool:
    """True for answers, and for a topic that is one page."""
    return page.kind == "answer" or (page.kind == "topic" and not page.listed("answers"))


def answers(center: HelpCenter, code: str) -> Iterator[Page]:
    """The answers of a language: topics as on its home page, answers as in their topic, then the rest."""
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
    """How the page of one language stands to its original."""
    page, original = center.page(code, key), center.page(center.default.code, key)
    if page is None:
        return "missing"
    if original is None or original is page:
        return "original"
    if not page.words("source"):
        return "unrecorded"
    return "outdated" if newer_original(center, page) else "current"
