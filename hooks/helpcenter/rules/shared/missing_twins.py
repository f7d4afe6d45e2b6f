"""Answers without a twin in a language that still grows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Page


@dataclass(frozen=True, slots=True)
class Missing:
    """An answer without a twin in a language that is marked incomplete."""

    original: Page
    language: str
    path: str


def missing(center: HelpCenter) -> Iterator[Missing]:
    """Each answer that an incomplete language lacks."""
    for language in center.languages:
        if language.default or language.complete:
            continue
        for original in center.pages_in(center.default.code):
            if not center.page(language.code, original.key):
                path = original.path.replace(f"/{center.default.code}/", f"/{language.code}/", 1)
                yield Missing(original, language.code, path)
