"""The headings of two twins do not have the same ids.

Why: a link to a heading must lead to the same place in every language.
Fix: give both headings the same id: `## Heading {#the-id}`.
"""

from __future__ import annotations

from collections.abc import Iterator

from helpcenter.model import HelpCenter, Page
from helpcenter.nearest import nearest
from helpcenter.problem import Problem


def check(center: HelpCenter) -> Iterator[Problem]:
    """Compare each translation with its original."""
    for page in center.pages.values():
        original = center.page(center.default.code, page.key)
        if original and original is not page and center.whole(page) and center.whole(original):
            yield from _compare(center, page, original)


def _compare(center: HelpCenter, page: Page, original: Page) -> Iterator[Problem]:
    theirs = {heading.id: heading for heading in center.headings(original)}
    ours = {heading.id: heading for heading in center.headings(page)}
    missing = [anchor for anchor in theirs if anchor not in ours]
    for anchor, heading in ours.items():
        if anchor in theirs:
            continue
        meant = (nearest(anchor, missing) or missing[0]) if missing else None
        hint = f"end the line with {{#{meant}}}" if meant else "delete it here, or add it to the twin too"
        if meant:
            missing.remove(meant)
        yield Problem(heading.place, f"the twin has no heading with the id {anchor}", hint)
    for anchor in missing:
        place = theirs[anchor].place
        hint = f"it stands at {place}: translate it as ## … {{#{anchor}}}"
        snippet = center.snippets.get((page.language, place.path.rpartition("/snippets/")[2]))
        where = snippet.place() if snippet and place.path != original.path else page.place()
        yield Problem(where, f"the heading with the id {anchor} is missing", hint)
