"""Two pages have one address, or an address is not lower-case ASCII words and hyphens.

Why: addresses are read out on the telephone and typed by hand; and one of two pages would overwrite the other.
Fix: change the `slug`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Document, Page
from helpcenter.model.problem import Problem
from helpcenter.model.urls import RESERVED, address, is_slug, search_address, slugify


def check(center: HelpCenter) -> Iterator[Problem]:
    """Yield each malformed slug, and all but the first page of each address."""
    taken = {f"{word}/": "the site itself" for word in RESERVED}
    taken |= {
        f"{language.prefix}{word}/": "the site itself" for language in center.languages for word in RESERVED
    }
    taken |= {language.prefix: "a language" for language in center.languages if language.prefix}
    for language in center.languages:
        if language.document.words("search_address"):
            yield from _claim(language.document, "search_address", search_address(language), taken)
        yield from _form(language.document, "search_address")
    lost: set[tuple[str, str]] = set()
    for page in sorted(center.pages.values(), key=partial(_newcomer, center)):
        if page.kind == "home":
            continue
        yield from _form(page, "slug")
        topic = page.language, page.topic
        if topic in lost:
            continue  # the topic's address is reported: those of its answers begin with it
        found = list(_claim(page, "slug", address(center, page), taken)) if page.words("slug") else []
        yield from found
        if page.kind == "topic" and (found or not page.words("slug")):
            lost.add(topic)


def _newcomer(center: HelpCenter, page: Page) -> bool:
    """Whether a page does not live where the ledger says; such a one has to give way."""
    entry = center.registered.get(page.key)
    return entry is None or entry.addresses.get(page.language) != address(center, page)


def _form(document: Document, key: str) -> Iterator[Problem]:
    slug = document.data.get(key)
    if isinstance(slug, str) and not is_slug(slug):
        words = "-".join(re.findall(r"[a-z0-9]+", slugify(slug)))
        hint = f"for example {words}" if words else ""
        yield Problem(
            document.place(key), f"the address “{slug}” is not lower-case ASCII words and hyphens", hint
        )


def _claim(document: Document, key: str, where: str, taken: dict[str, str]) -> Iterator[Problem]:
    if where in taken:
        yield Problem(
            document.place(key), f"the address /{where} belongs to {taken[where]}", "take another word"
        )
    taken.setdefault(where, document.path)
