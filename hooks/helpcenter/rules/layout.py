"""A file or a language lies where the house has no room for it.

Why: what lies in the wrong place is not published, and nobody notices.
Fix: one folder per language listed in mkdocs.yml, one folder per topic, one file per answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from helpcenter import schema
from helpcenter.model import HelpCenter
from helpcenter.problem import Place, Problem
from helpcenter.scan.headings import slugify

_ENDINGS = {"md", "markdown", "mdown", "mkdn", "mkd"}
_WHERE = "list it under plugins → i18n → languages"


def check(center: HelpCenter) -> Iterator[Problem]:
    """Yield misplaced files, languages without folder or entry, and faults of mkdocs.yml and facts.yml."""
    yield from center.facts.faults
    if center.facts.data or not center.facts.faults:
        yield from schema.judge(center.facts, "facts")
    yield from center.settings.faults
    if not center.languages:
        if not center.settings.faults:
            yield Problem(center.settings.place("plugins"), "no language is listed", _WHERE)
        return
    yield from center.faults
    folders = _folders(center)
    for language in center.languages:
        if language.code not in folders:
            hint = f"begin with docs/{language.code}/language.yml, or delete the language"
            yield Problem(
                center.settings.place("plugins"), f"the language {language.code} has no folder", hint
            )
        elif not center.page(language.code, ""):
            path = f"docs/{language.code}/index.md"
            yield Problem(Place(path), f"{language.name} has no home page", f"write {path}")
    for code in folders.keys() - {language.code for language in center.languages}:
        yield Problem(Place(folders[code]), f"the language {code} is not listed in mkdocs.yml", _WHERE)
    for path in center.files:
        yield from _name(path)


def _folders(center: HelpCenter) -> dict[str, str]:
    """The folders of languages by their names, each with its first text: a page or a language.yml."""
    found: dict[str, str] = {}
    for path in sorted(center.files, reverse=True):
        parts = path.split("/")
        if (
            parts[0] == "docs"
            and len(parts) > 2
            and (parts[-1].endswith(".md") or parts[2:] == ["language.yml"])
        ):
            found[parts[1]] = path
    return found


def _name(path: str) -> Iterator[Problem]:
    """What MkDocs takes for a page must be named as one: request.md."""
    parts = PurePosixPath(path).parts
    stem, _, ending = parts[-1].rpartition(".")
    if len(parts) != 4 or parts[0] != "docs" or ending.lower() not in _ENDINGS:
        return
    words = "-".join(re.findall(r"[a-z0-9]+", slugify(stem))) or "answer"
    if f"{words}.md" != parts[-1]:
        yield Problem(Place(path), f"{parts[-1]} is no name for an answer", f"name it {words}.md")
