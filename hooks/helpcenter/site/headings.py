"""The headings of an answer: a list of its contents, and a link to each that can be copied."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape

from helpcenter.model.document import Page

_HEADING = re.compile(r'(<h([2-4]) id="([^"]+)"[^>]*>.*?)(</h\2>)', re.DOTALL)
_FEWEST = 2
"""Headings from which a list of contents is worth its place."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of an answer: its heading, and the link to it."""

    title: str
    url: str


def contents(page: Page) -> list[Section]:
    """The parts of an answer, for a list of its contents; none where there are too few."""
    found = [Section(item.text, f"#{item.id}") for item in page.shown.headings if item.level == 2 and item.id]
    return found if len(found) >= _FEWEST else []


def with_links(html: str, label: str) -> str:
    """The HTML of an answer with a link behind each heading that has an id.

    Args:
        html: the HTML.
        label: what the link is called, followed by the heading's words.
    """

    def linked(match: re.Match[str]) -> str:
        start, _, name, end = match.groups()
        own = f"help-link-{name}"
        named = f'id="{own}" aria-label="{escape(label)}" aria-labelledby="{own} {name}"'
        return f'{start}{end}<a class="headerlink" href="#{name}" {named}></a>'

    return _HEADING.sub(linked, html)
