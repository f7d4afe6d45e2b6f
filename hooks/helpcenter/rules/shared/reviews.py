"""Reviews of pages: when each is due."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Page

REVIEW_EVERY = 365
"""Default number of days between reviews of a page."""


@dataclass(frozen=True, slots=True)
class Due:
    """A page whose review is due: the date, and how many days ago it was."""

    page: Page
    since: date
    late: int


def reviews_due(center: HelpCenter, today: date) -> Iterator[Due]:
    """Each page whose review is due on a day."""
    for page in center.pages.values():
        since = due(center, page)
        if since and since <= today:
            yield Due(page, since, (today - since).days)


def due(center: HelpCenter, page: Page) -> date | None:
    """The date from which a review is due; None if `reviewed` is not a date, which a rule reports."""
    try:
        return date.fromisoformat(page.words("reviewed")) + timedelta(days=review_every(center, page))
    except (ValueError, OverflowError):
        return None


def review_every(center: HelpCenter, page: Page) -> int:
    """Days between two reviews of a page, from its topic in its language or in the default language."""
    for code in (page.language, center.default.code):
        topic = center.page(code, page.topic)
        days = topic.data.get("review_every") if topic else None
        if isinstance(days, int) and not isinstance(days, bool) and days > 0:
            return days
    return REVIEW_EVERY
