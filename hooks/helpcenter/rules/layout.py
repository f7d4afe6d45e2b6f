"""A file or a language lies where the house has no room for it.

Why: what lies in the wrong place is not published, and nobody notices.
Fix: one folder per language listed in mkdocs.yml, one folder per topic, one file per answer.
"""

from __future__ import annotations

from collections.abc import Iterator

from helpcenter import schema
from helpcenter.model import HelpCenter
from helpcenter.problem import Place, Problem


def check(center: HelpCenter) -> Iterator[Problem]:
    """Yield misplaced files, languages without folder or entry, and faults of mkdocs.yml and facts.yml."""
    yield from center.faults
    yield from center.settings.faults
    yield from center.facts.faults
    if not center.facts.faults:
        yield from schema.judge(center.facts, "facts")
    listed = {language.code for language in center.languages}
    for language in center.languages:
        if not center.page(language.code, "") and not center.settings.faults:
            path = f"docs/{language.code}/index.md"
            yield Problem(Place(path), f"{language.name} has no home page", f"write {path}")
    for path in sorted(center.files):
        parts = path.split("/")
        if len(parts) == 3 and parts[2] == "language.yml" and parts[1] not in listed:
            hint = "add it under plugins → i18n → languages"
            yield Problem(Place(path), f"mkdocs.yml does not list the language {parts[1]}", hint)
