"""Two answers claim one phrase of customers, or a phrase says nothing to the search.

Why: who types it should be led to the one answer that fits, and search cannot tell which that is.
Fix: leave the phrase with the answer that serves it better, or say it more exactly on both; a phrase of skipped words
alone, with a word that tells what is asked.
"""

from __future__ import annotations

from collections.abc import Iterator

from helpcenter.model import HelpCenter, Language, Page
from helpcenter.problem import Place, Problem
from helpcenter.search.analysis import words


def check(center: HelpCenter) -> Iterator[Problem]:
    """Yield each phrase that an earlier page of the language claims too, however it is accented or spaced.

    Yield also each phrase of which the language's stop words leave nothing: no query can find it.
    """
    claimed: dict[tuple[str, str], Place] = {}
    skipped = {language.code: _skipped(language) for language in center.languages}
    for page in center.pages.values():
        for phrase, place in _claims(page):
            found = words(phrase)
            if not found:
                continue
            first = claimed.setdefault((page.language, " ".join(found)), place)
            if first != place:
                yield Problem(place, f"the phrase “{phrase}” is claimed twice", f"it stands at {first} too")
            if place != page.place("title") and skipped[page.language].issuperset(found):
                hint = "search skips all its words; add one that tells what is asked"
                yield Problem(place, f"the phrase “{phrase}” says nothing to the search", hint)


def _claims(page: Page) -> Iterator[tuple[str, Place]]:
    if page.kind == "answer" and page.words("title"):
        yield page.title, page.place("title")
    yield from page.listed("also_asked")


def _skipped(language: Language) -> frozenset[str]:
    """The language's stop words; none where its language.yml does not follow its schema."""
    search = language.document.data.get("search")
    listed = search.get("stop_words") if isinstance(search, dict) else None
    found = listed if isinstance(listed, list) else []
    return frozenset(word for item in found if isinstance(item, str) for word in words(item))
