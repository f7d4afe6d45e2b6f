"""The headings of two twins do not have the same ids.

Why: a link to a heading must lead to the same section in every language.
Fix: give both headings the same id: `## Heading {#the-id}`.
"""

from __future__ import annotations

from collections.abc import Iterator

from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Heading, Page
from helpcenter.model.problem import Problem
from helpcenter.model.suggest import nearest
from helpcenter.rules.shared.half_ids import meant_id


def check(center: HelpCenter) -> Iterator[Problem]:
    """Compare each translation with its original."""
    for page in center.pages.values():
        original = center.page(center.default.code, page.key)
        if original and original is not page and center.whole(page) and center.whole(original):
            yield from _compare(center, page, original)


def _compare(center: HelpCenter, page: Page, original: Page) -> Iterator[Problem]:
    theirs = {meant_id(heading): heading for heading in original.shown.headings if heading.id}
    ours = {meant_id(heading): heading for heading in page.shown.headings if heading.id}
    missing = [anchor for anchor in theirs if anchor not in ours]
    for anchor, heading in ours.items():
        if anchor not in theirs:
            meant = (nearest(anchor, missing) or missing[0]) if missing else None
            if meant:
                missing.remove(meant)
            yield _stray(heading, theirs[meant] if meant else None)
    for anchor in missing:
        place = theirs[anchor].place
        way = "translate it as" if theirs[anchor].explicit else "give it an id, and translate it as"
        snippet = center.snippets.get((page.language, place.path.rpartition("/snippets/")[2]))
        where = snippet.place() if snippet and place.path != original.path else page.place()
        hint = f"see {place}: {way} ## … {{#{anchor}}}"
        yield Problem(where, f"the heading with the id {anchor} is missing", hint)


def _stray(heading: Heading, meant: Heading | None) -> Problem:
    """The problem of a heading that the original does not have, or has with another id."""
    if meant is None:
        hint = "delete it here, or add it to the twin too, both with the same id: ## … {#id}"
    elif meant.explicit:
        hint = f"end the line with {{#{meant.id}}}"
    else:
        hint = f"end this line and that at {meant.place} with the same short id: {{#id}}"
    message = f"the twin has no heading with the id {heading.id}"
    return Problem(
        heading.place, message if heading.explicit else f"the heading “{heading.text}” has no id", hint
    )
