"""Two places on a page have the same id, or one that the page's frame needs.

Why: a link to an id leads to the first place that has it; the reader who follows the second is lost.
Fix: give each its own short id: `## Heading {#id}`.
"""

from __future__ import annotations

from collections.abc import Iterator

from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Heading, Page
from helpcenter.model.problem import Place, Problem

RESERVED = ("help-", "search-", "desk-")
"""How the ids of the templates begin."""


def check(center: HelpCenter) -> Iterator[Problem]:
    """Compare the ids that writers gave on each page, those of its snippets too."""
    told: set[Place] = set()
    for page in center.pages.values():
        for problem in _page(center, page):
            if problem.place not in told:
                told.add(problem.place)
                yield problem


def _page(center: HelpCenter, page: Page) -> Iterator[Problem]:
    first: dict[str, Heading] = {}
    for heading in page.shown.headings:
        if not heading.explicit:
            continue
        if heading.id.startswith(RESERVED):
            hint = f"choose one that does not begin with {', '.join(RESERVED[:-1])} or {RESERVED[-1]}"
            yield Problem(heading.place, f"the id {heading.id} belongs to the page's frame", hint)
        known = first.setdefault(heading.id, heading)
        if known is not heading:
            hint = f"{known.place} has it"
            yield Problem(heading.place, f"the id {heading.id} is taken", hint)
