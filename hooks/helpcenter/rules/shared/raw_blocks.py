"""The lines of blocks of HTML whose Markdown readers would see: one problem names each block, not its every mark."""

from __future__ import annotations

from helpcenter.model.document import Page, Snippet
from helpcenter.model.memo import remembered

_KINDS = ("raw", "grid")


@remembered
def raw_lines(document: Page | Snippet) -> frozenset[int]:
    """Return the numbers of these lines in the document's file."""
    strays = [one for one in document.scan.strays if one.kind in _KINDS and one.place.path == document.path]
    lines = document.text.lower().split("\n") if strays else []
    found: set[int] = set()
    for stray in strays:
        end = f"</{stray.written.strip('<>').split()[0].lower()}"
        first = stray.place.line
        last = next((at for at in range(first, len(lines) + 1) if end in lines[at - 1]), len(lines))
        found.update(range(first, last + 1))
    return frozenset(found)
