"""An include names no snippet of the page's language, or a snippet is never included.

Why: a missing snippet leaves a gap in the answer; an unused one is not maintained.
Fix: include by name, from the language's own folder: `--8<-- "password-rules.md"`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Include, Page, Snippet
from helpcenter.model.problem import Problem
from helpcenter.model.suggest import nearest
from helpcenter.rules.shared.circles import circles

_ALIKE = 0.8
"""How like a name the snippet must be that was meant: a hint must not bring another text into the page."""


def check(center: HelpCenter) -> Iterator[Problem]:
    """Yield unreadable, missing, circular and unused snippets, and includes of files outside the folder."""
    used: set[tuple[str, str]] = set()
    missing: dict[tuple[str, str], list[Include]] = {}
    documents: list[Page | Snippet] = [*center.pages.values(), *center.snippets.values()]
    circular = _circles(center)
    names = {
        language.code: dict.fromkeys(name for code, name in center.snippets if code == language.code)
        for language in center.languages
    }
    for document in documents:
        known = names[document.language]
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
                circle = circular.get((document.language, getattr(document, "name", "")), ())
                yield from _include(document, include, known, meant, circle)
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
            hint = (
                f'write --8<-- "{snippet.name}" on a line of its own where it is needed, or delete the file'
            )
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
    document: Page | Snippet,
    include: Include,
    known: Collection[str],
    meant: str | None,
    circle: Collection[str],
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
    elif isinstance(document, Snippet) and name in circle and document.name == min(circle):
        yield Problem(include.place, f"the snippet {name} includes itself in the end", "delete this line")


def _circles(center: HelpCenter) -> dict[tuple[str, str], frozenset[str]]:
    """The snippets in one circle with each that includes itself in the end."""
    found: dict[tuple[str, str], frozenset[str]] = {}
    for language in center.languages:
        graph = {
            name: [include.name for include in snippet.scan.includes]
            for (code, name), snippet in center.snippets.items()
            if code == language.code
        }
        found |= {(language.code, name): group for name, group in circles(graph).items()}
    return found
