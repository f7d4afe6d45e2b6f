"""An include names no snippet of the page's language, or a snippet is never included.

Why: a missing snippet leaves a gap in the answer; an unused one is not maintained.
Fix: include by name, from the language's own folder: `--8<-- "password-rules.md"`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Include, Page, Snippet
from helpcenter.model.problem import Problem
from helpcenter.model.suggest import nearest

_ALIKE = 0.8
"""How like a name the snippet must be that was meant: a hint must not bring another text into the page."""


def check(center: HelpCenter) -> Iterator[Problem]:
    """Yield unreadable, missing, circular and unused snippets, and includes of files outside the folder."""
    used: set[tuple[str, str]] = set()
    missing: dict[tuple[str, str], list[Include]] = {}
    documents: list[Page | Snippet] = [*center.pages.values(), *center.snippets.values()]
    for document in documents:
        known = [name for language, name in center.snippets if language == document.language]
        nameless = [include for include in document.scan.includes if not include.name]
        for include in document.scan.includes:
            if include in nameless[1::2]:
                continue  # the line that closes an include of several lines
            last = include.name.rpartition("/")[2]
            meant = include.name if include.name in known else nearest(last, known, _ALIKE)
            used.add((document.language, meant or ""))
            plain = include.name and not meant and not re.search(r"[/\\]", include.name)
            if plain:
                missing.setdefault((document.language, include.name), []).append(include)
            else:
                yield from _include(center, document, include, known, meant)
    unread = {page.language for page in center.pages.values() if page.unread}
    unused = [key for key in center.snippets if key not in used]
    for (language, name), includes in missing.items():
        yield _missing(
            center, language, name, includes, [other for code, other in unused if code == language]
        )
    renamed = {language for language, _ in missing}
    for key, snippet in center.snippets.items():
        yield from snippet.faults
        if key in unused and snippet.language not in unread | renamed:
            hint = "include it or delete the file"
            yield Problem(snippet.place(), "no page includes this snippet", hint, files=(snippet.path,))


def _missing(
    center: HelpCenter, language: str, name: str, includes: list[Include], unused: list[str]
) -> Problem:
    """The problem of a snippet that is not there, once for all that include it."""
    folder = f"docs/{language}/snippets"
    message = f"there is no snippet {name} in {folder}"
    if len(includes) > 1:
        message += f", and {len(includes)} lines include it"
    known = [other for code, other in center.snippets if code == language]
    twins = [f"docs/{code}/snippets/{name}" for code, other in center.snippets if other == name]
    if unused:
        shown = " or ".join(f"{folder}/{other}" for other in unused)
        hint = f"if it is {shown} now, give that file its name back, or write its new name in every such line"
    elif twins:
        hint = f"write it, as {twins[0]} says it, or delete the line"
    else:
        hint = f"there are: {', '.join(known) or 'none'}"
    files = (f"{folder}/{name}", *(f"{folder}/{other}" for other in unused))
    return Problem(includes[0].place, message, hint, files=files)


def _include(
    center: HelpCenter, document: Page | Snippet, include: Include, known: list[str], meant: str | None
) -> Iterator[Problem]:
    name = include.name
    hint = f"did you mean {meant}?" if meant else f"there are: {', '.join(known) or 'none'}"
    if not name:
        yield Problem(
            include.place, "an include without a name", 'write one line for each snippet: --8<-- "name.md"'
        )
    elif "/" in name or "\\" in name:
        message = f"the include “{name}” leads out of the snippets folder"
        yield Problem(include.place, message, f"write the name alone; {hint}")
    elif name not in known:
        yield Problem(include.place, f"there is no snippet {name} in docs/{document.language}/snippets", hint)
    elif isinstance(document, Snippet) and document.name == min(_circle(center, document, name), default=""):
        yield Problem(include.place, f"the snippet {name} includes itself in the end", "delete this line")


def _circle(center: HelpCenter, snippet: Snippet, name: str) -> set[str]:
    """The snippets in a circle of includes through `name`; empty if there is none."""
    ahead = _reached(center, snippet.language, name)
    return {found for found in ahead if snippet.name in _reached(center, snippet.language, found)} & ahead


def _reached(center: HelpCenter, language: str, name: str) -> set[str]:
    start = center.snippets[language, name]
    page = Page(start.path, language=language, scan=start.scan)
    return {name, *(found.name for found in center.included(page))}
