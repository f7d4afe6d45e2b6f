"""Where in a text its twin's statement should stand."""

from __future__ import annotations

from collections.abc import Sequence

from helpcenter.facts.reading import Found, Read
from helpcenter.model import guides
from helpcenter.model.document import Page, Snippet
from helpcenter.model.problem import Place
from helpcenter.model.text import Passage


def passages(document: Read) -> Sequence[Passage]:
    """Return the passages of a page's or snippet's own text."""
    return document.document.scan.passages if isinstance(document.document, Page | Snippet) else ()


def counterpart(found: Found, theirs: Read, ours: Read) -> Place:
    """Return where in a document the twin of a statement should stand."""
    if found.part == "guide":
        other = theirs.document
        until = [keys for keys, _ in guides.texts(other) if other.place(*keys) <= found.place]
        return ours.document.place(*(until[-1] if until else ("guide",)))
    if found.part != "body":
        return ours.document.place(found.part)
    return counterpart_of(found.place, passages(theirs), passages(ours), ours.document.place(), found.passage)


def counterpart_of(
    place: Place,
    others: Sequence[Passage],
    own: Sequence[Passage],
    otherwise: Place,
    passage: Passage | None = None,
) -> Place:
    """The place among a text's own passages that corresponds to a place, or to a passage, of its twin."""
    if not own:
        return otherwise
    number = _index(others, place, passage)
    if [item.kind for item in others] != [item.kind for item in own]:
        kind = others[number].kind if number < len(others) else ""
        alike = [at for at, item in enumerate(own) if item.kind == kind]
        before = sum(item.kind == kind for item in others[:number])
        number = alike[min(before, len(alike) - 1)] if alike else min(number, len(own) - 1)
    return own[number].place


def _index(passages: Sequence[Passage], place: Place, passage: Passage | None) -> int:
    """Return the number of the passage in which something stands."""
    for number, item in enumerate(passages):
        if item is passage:
            return number
    before = [number for number, item in enumerate(passages) if item.place <= place]
    return max(before, key=lambda number: passages[number].place, default=0)
