"""Which pages of a site to look at closely: together they show everything that any page shows."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path

_VOID = frozenset(("br", "circle", "hr", "img", "input", "link", "meta", "path", "rect", "wbr"))
"""Elements without an end that these pages have."""


class _Traits(HTMLParser):
    """What a page is made of: its elements with their classes and attributes, each inside its parent."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.language = ""
        self.found: set[str] = set()
        self._open: list[tuple[str, str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        own = {name: value or "" for name, value in attrs}
        self.language = own["lang"] if tag == "html" else self.language
        parent = self._open[-1][1] if self._open else ""
        label = f"{tag}.{own['class']}" if "class" in own else tag
        self.found |= {f"{parent} > {label}", *(f"{label}[{name}]" for name in own)}
        if tag not in _VOID:
            self._open.append((tag, label))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass


def pages(site: Path) -> dict[str, str]:
    """Every page of a site but those that only lead on: address from the root → HTML."""
    found = {}
    for file in sorted(site.rglob("*.html")):
        where = re.sub(r"(^|/)index\.html$", r"\1", file.relative_to(site).as_posix())
        if not re.search(r"(^|/)a/\d+/$", where):
            found[where] = file.read_text("utf-8")
    return found


def samples(all_pages: Mapping[str, str], *, in_each_language: bool = True) -> list[str]:
    """Few pages that together have all that any page has; new kinds come in by themselves.

    Args:
        all_pages: address → HTML.
        in_each_language: whether each language has all of its own among them. What words do not decide (colours, the
            order of stops, what a script asks for) needs each kind of element only once, in whatever language.
    """
    traits = {where: _Traits(html) for where, html in all_pages.items()}
    chosen = []
    for language in sorted({item.language for item in traits.values()}) if in_each_language else ("",):
        own = {where: item.found for where, item in traits.items() if language in ("", item.language)}
        missing = set().union(*own.values())
        while missing:
            best = max(own, key=lambda where: (len(own[where] & missing), where))
            chosen.append(best)
            missing -= own[best]
    return chosen
