"""GitHub's preview shows a text in another shape than the site: a list, a table, a box or code is something else there.

Why: whoever reviews a text on GitHub approves what no reader will see.
Fix: write the block so that both read it alike; the hint says how.
"""

from __future__ import annotations

from collections.abc import Iterator

from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Page, Snippet
from helpcenter.model.problem import Problem

_HINTS = (
    ("a table", "begin each row of the table at the left margin, with | before and behind it"),
    ("code", "``` begins and ends code, each on a line of its own and as far from the left"),
    (
        "",
        "leave an empty line above and below it; what belongs to an entry begins below the text of the entry",
    ),
)


def check(center: HelpCenter) -> Iterator[Problem]:
    """Yield each place at which the two show different blocks."""
    documents: list[Page | Snippet] = [*center.pages.values(), *center.snippets.values()]
    for document in documents:
        for found in document.scan.differences:
            hint = next(hint for kind, hint in _HINTS if found.github.startswith(kind))
            message = f"GitHub shows {found.github} here, the site shows {found.site}"
            yield Problem(found.place, message, hint)
