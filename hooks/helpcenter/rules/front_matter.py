"""The front matter of a page does not follow its schema.

Why: titles, short answers, addresses and search are made from it.
Fix: compare with a page that works; the hint names the key that may be meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Page
from helpcenter.model.problem import Place, Problem
from helpcenter.model.suggest import did_you_mean
from helpcenter.read import schema

_QUOTES = re.compile("[“”„«»]")
_CUT = re.compile(r"[ ]*(?:-[ ]+|[a-z_]+:[ ]+)(?![\"'|>\[{#&*!])[^\n]*?[ ]#[^\n]*")
"""A text without quotes in which YAML takes what follows # for a comment."""


def check(center: HelpCenter) -> Iterator[Problem]:
    """Yield each fault, and each violation of the schema of the page's kind."""
    products = center.facts.data.get("sites")
    for page in center.pages.values():
        yield from page.faults
        if page.faults and not page.data:
            continue
        yield from schema.judge(page, page.kind)
        yield from _cut(page)
        for product, place in page.listed("products"):
            if isinstance(products, dict) and product not in products:
                hint = did_you_mean(product, products, f"one of: {', '.join(products)}")
                yield Problem(place, f"facts.yml knows no site “{product}”", hint)
        icon = page.words("icon")
        if icon and icon not in center.icons:
            choice = f"one of: {', '.join(sorted(center.icons))}"
            hint = did_you_mean(icon, center.icons, choice)
            yield Problem(page.place("icon"), f"there is no icon “{icon}”", hint)


def _cut(page: Page) -> Iterator[Problem]:
    """Texts for readers that end before a number sign, because YAML takes the rest for a comment."""
    lines = page.text.split("\n")
    asked = [place for _, place in page.listed("also_asked")]
    for place in (page.place("title"), page.place("summary"), *asked):
        line = lines[place.line - 1] if place.line <= len(lines) else ""
        if _CUT.fullmatch(line):
            where = Place(place.path, place.line, line.index(" #") + 2)
            hint = "put the whole text in quotes; a comment gets a line of its own"
            yield Problem(where, "the text ends here: YAML takes what follows # for a comment", hint)
    for key in ("title", "summary"):
        text = page.words(key)
        if text[:1] in "“”„«»" and text[-1:] in "“”«»" and not _QUOTES.search(text[1:-1]) and text:
            hint = f'write {key}: "{text[1:-1]}" with straight quotation marks, or none'
            yield Problem(page.place(key), f"readers would see the quotation marks around “{key}”", hint)
