"""A comment is written so that some programs end it elsewhere than its writer meant.

Why: what a browser no longer takes for a comment is shown to every customer, be it a note or a link.
Fix: write `<!-- your note -->`, with no `<!--` and no `--!>` in it.
"""

from __future__ import annotations

from collections.abc import Iterator

from helpcenter.model import HelpCenter, Page, Snippet
from helpcenter.problem import Problem

_FAULTS = {
    "empty": (
        "browsers end the comment here already, and show what follows",
        "write <!-- your note -->, with a space after <!--",
    ),
    "inner": (
        "a comment begins within a comment, and both end at the first -->",
        "end the first with --> before this one, or delete this mark",
    ),
    "open": (
        "the comment is never closed",
        "write --> where it ends; if it is text, put it in backticks",
    ),
    "bang": ("--!> ends the comment for browsers, but not for every program", "write -->"),
}


def check(center: HelpCenter) -> Iterator[Problem]:
    """Yield each comment of a page or a snippet that not every program reads alike."""
    documents: list[Page | Snippet] = [*center.pages.values(), *center.snippets.values()]
    for document in documents:
        for stray in document.scan.strays:
            if stray.kind in _FAULTS:
                yield Problem(stray.place, *_FAULTS[stray.kind])
