"""Texts that somebody still wants to write."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Page
from helpcenter.model.problem import Place

_LATER = re.compile(r"\b(?:TODO|FIXME|TBD|XXX)\b|\b[Ll]orem ipsum\b")


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A text in which somebody left a word for later: TODO, FIXME, lorem ipsum."""

    page: Page
    place: Place
    words: str


def unfinished(center: HelpCenter) -> Iterator[Unfinished]:
    """Each place in which a word was left for later, with the first page that shows it."""
    seen: set[Place] = set()
    for page in center.pages.values():
        for passage in page.shown.passages:
            match = None if passage.kind == "code" else _LATER.search(passage.text)
            place = passage.where(match.start()) if match else None
            if match and place and place not in seen:
                seen.add(place)
                yield Unfinished(page, place, match[0])
