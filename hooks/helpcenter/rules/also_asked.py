"""Two answers claim one phrase of customers.

Why: who types it should be led to the one answer that fits, and search cannot tell which that is.
Fix: leave the phrase with the answer that serves it better, or say it more exactly on both.
"""

from __future__ import annotations

from collections.abc import Iterator

from helpcenter.model import HelpCenter, Page
from helpcenter.problem import Place, Problem
from helpcenter.search.analysis import words


def check(center: HelpCenter) -> Iterator[Problem]:
    """Yield each phrase that an earlier page of the language claims too, however it is accented or spaced."""
    claimed: dict[tuple[str, str], Place] = {}
    for page in center.pages.values():
        for phrase, place in _claims(page):
            folded = page.language, " ".join(words(phrase))
            first = claimed.setdefault(folded, place)
            if first != place and folded[1]:
                yield Problem(place, f"the phrase “{phrase}” is claimed twice", f"it stands at {first} too")


def _claims(page: Page) -> Iterator[tuple[str, Place]]:
    if page.kind == "answer" and page.words("title"):
        yield page.title, page.place("title")
    yield from page.listed("also_asked")
