"""The headings of two twins do not have the same ids.

Why: a link to a heading must lead to the same place in every language.
Fix: give both headings the same id: `## Heading {#the-id}`.
"""

from __future__ import annotations

from collections.abc import Iterator

from helpcenter.model import HelpCenter, Page
from helpcenter.nearest import did_you_mean
from helpcenter.problem import Problem


def check(center: HelpCenter) -> Iterator[Problem]:
    """Compare each translation with its original."""
    for page in center.pages.values():
        original = center.page(center.default.code, page.key)
        if original and original is not page:
            yield from _compare(center, page, original)


def _compare(center: HelpCenter, page: Page, original: Page) -> Iterator[Problem]:
    theirs = {heading.id: heading for heading in center.headings(original)}
    ours = {heading.id: heading for heading in center.headings(page)}
    for anchor, heading in ours.items():
        if anchor not in theirs:
            free = [known for known in theirs if known not in ours]
            hint = did_you_mean(anchor, free, f"its twin has: {', '.join(free) or 'no other heading'}")
            yield Problem(heading.place, f"{original.path} has no heading with the id {anchor}", hint)
    if set(ours) - set(theirs):
        return
    for anchor, heading in theirs.items():
        if anchor not in ours:
            hint = f"it stands at {heading.place}: add it as ## … {{#{anchor}}}"
            yield Problem(page.place(), f"the heading with the id {anchor} is missing", hint)
