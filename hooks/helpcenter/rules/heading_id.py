"""Two headings on a page have the same id, or one has an id that the templates need.

Why: a link to an id leads to the first element that has it; readers never reach the second one.
Fix: give each its own short id: `## Heading {#id}`.
"""

from __future__ import annotations

from collections.abc import Iterator

from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Heading, Page
from helpcenter.model.problem import Place, Problem

RESERVED = ("help-", "search-", "desk-")
"""Prefixes of ids that the templates use."""


def check(center: HelpCenter) -> Iterator[Problem]:
    """Compare the explicit ids on each page, including those in snippets."""
    reported: set[Place] = set()
    for page in center.pages.values():
        for problem in _page(center, page):
            if problem.place not in reported:
                reported.add(problem.place)
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
