"""A page has no twin in another language, or a translation has no original.

Why: the language menu leads to the twin; a reader must not lose the answer by changing the language.
Fix: write the twin, or mark the language `complete: false` in its language.yml while it grows.
"""

from __future__ import annotations

from collections.abc import Iterator

from helpcenter.model import HelpCenter
from helpcenter.problem import Problem


def check(center: HelpCenter) -> Iterator[Problem]:
    """Yield each original without twin, and each translation without original."""
    original = center.default
    for language in center.languages:
        if language.default:
            continue
        for page in center.pages_in(original.code):
            if language.complete and not center.page(language.code, page.key):
                path = page.path.replace(f"docs/{original.code}/", f"docs/{language.code}/", 1)
                yield Problem(page.place(), f"the page has no twin in {language.name}", f"write {path}")
        for page in center.pages_in(language.code):
            if not center.page(original.code, page.key):
                path = page.path.replace(f"docs/{language.code}/", f"docs/{original.code}/", 1)
                yield Problem(page.place(), f"the page has no original in {original.name}", f"write {path} first")
