"""An include names no snippet of the page's language, or a snippet is never included.

Why: a missing snippet leaves a hole in the answer; an unused one is read by nobody and grows old.
Fix: include by name, from the language's own folder: `--8<-- "password-rules.md"`.
"""

from __future__ import annotations

from collections.abc import Iterator

from helpcenter.model import HelpCenter, Page, Snippet
from helpcenter.nearest import did_you_mean
from helpcenter.problem import Problem


def check(center: HelpCenter) -> Iterator[Problem]:
    """Yield unreadable, missing, escaping, circular and unused snippets."""
    used: set[tuple[str, str]] = set()
    for document in (*center.pages.values(), *center.snippets.values()):
        known = [name for language, name in center.snippets if language == document.language]
        for include in document.scan.includes:
            name = include.name
            used.add((document.language, name))
            if not name:
                hint = "write one line for each snippet: --8<-- \"name.md\""
                yield Problem(include.place, "an include without a name", hint)
            elif "/" in name or "\\" in name or ":" in name:
                hint = "write the name alone, as it stands in the language's snippets folder"
                yield Problem(include.place, f"the include “{name}” leads out of the snippets folder", hint)
            elif name not in known:
                hint = did_you_mean(name, known, f"there are: {', '.join(known) or 'none'}")
                yield Problem(include.place, f"there is no snippet {name} in docs/{document.language}/snippets", hint)
            elif isinstance(document, Snippet) and _circular(center, document, name):
                yield Problem(include.place, f"the snippet {name} includes itself in the end", "delete this line")
    for key, snippet in center.snippets.items():
        yield from snippet.faults
        if key not in used:
            yield Problem(snippet.place(), "no page includes this snippet", "include it or delete the file")


def _circular(center: HelpCenter, snippet: Snippet, name: str) -> bool:
    start = center.snippets[snippet.language, name]
    page = Page(start.path, language=start.language, scan=start.scan)
    return name == snippet.name or any(found.name == snippet.name for found in center.included(page))
