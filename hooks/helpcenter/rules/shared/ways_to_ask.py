"""Finds answers that list few ways in which customers ask: the search has little to find them by."""

from __future__ import annotations

from collections.abc import Iterator

from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Page

ENOUGH = 6
"""So many ways are enough for most answers."""


def few_ways(center: HelpCenter) -> Iterator[Page]:
    """All answers with fewer ways to ask than are enough."""
    for page in center.pages.values():
        if page.kind == "answer" and not page.unread and len(page.listed("also_asked")) < ENOUGH:
            yield page
