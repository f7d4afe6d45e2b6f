"""An answer has no text: below its front matter stands nothing that a reader sees.

Why: who opens an answer wants more than its summary, which the list of results has shown already.
Fix: write the text. An answer that only offers a document or a tool needs none.
"""

from __future__ import annotations

from collections.abc import Iterator

from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Page
from helpcenter.model.problem import Problem


def check(center: HelpCenter) -> Iterator[Problem]:
    """Yield each answer without a text of its own."""
    for page in center.pages.values():
        if page.kind == "answer" and not page.faults and not _offers(page) and not page.shown.text.strip():
            hint = "write it below the line of three dashes, in every language"
            yield Problem(page.place(), "the answer has no text", hint)


def _offers(page: Page) -> bool:
    """Whether the answer offers something else than a text."""
    return bool(page.listed("downloads") or page.words("tool"))
