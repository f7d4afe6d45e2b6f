"""Two answers claim one phrase of customers, or a phrase says nothing to the search.

Why: whoever types it should find the answer that fits, and search cannot decide which one that is.
Fix: leave the phrase with the answer that serves it better, or make it more precise on both; add a specific word to a
phrase that consists of stop words.
"""

from __future__ import annotations

from collections.abc import Iterator

from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Page
from helpcenter.model.problem import Place, Problem
from helpcenter.search.analysis import skipped, words

_COPY = 4
"""Phrases that a page has in common with another from which on they are reported together: it is a copy."""


def check(center: HelpCenter) -> Iterator[Problem]:
    """Yield each phrase that another page of the language claims too, however it is accented or spaced.

    Pages that have a permalink keep their phrases; among the others the earlier one does. Yield also each phrase of
    which the language's stop words leave nothing: no query can find it.
    """
    claimed: dict[tuple[str, str], Place] = {}
    skips = {item.code: skipped(item.document.data.get("search")) for item in center.languages}
    for page in sorted(center.pages.values(), key=lambda page: page.key not in center.registered):
        double: dict[str, list[Problem]] = {}
        for phrase, place in _claims(page):
            found = words(phrase)
            if not found:
                continue
            first = claimed.setdefault((page.language, " ".join(found)), place)
            if first != place:
                problem = Problem(
                    place, f"the phrase “{phrase}” is claimed twice", f"it stands at {first} too"
                )
                double.setdefault(first.path, []).append(problem)
            if place != page.place("title") and skips[page.language].issuperset(found):
                hint = "search skips all its words; add one that tells what is asked"
                yield Problem(place, f"the phrase “{phrase}” says nothing to the search", hint)
        for path, problems in double.items():
            yield from _together(problems, path) if path != page.path else problems


def _together(problems: list[Problem], path: str) -> list[Problem]:
    """The phrases that a page has in common with another; one problem where they are so many that it is a copy."""
    if len(problems) < _COPY:
        return problems
    hint = "is it a copy? Write its own phrases and title, or delete it"
    return [Problem(problems[0].place, f"{len(problems)} phrases are those of {path}", hint)]


def _claims(page: Page) -> Iterator[tuple[str, Place]]:
    if page.kind == "answer" and page.words("title"):
        yield page.title, page.place("title")
    yield from page.listed("also_asked")
