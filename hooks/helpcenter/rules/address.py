"""Two pages have one address, or an address is not lower-case ASCII words and hyphens.

Why: an address is read out on the telephone and typed by hand; and of two pages, one would vanish.
Fix: change the `slug`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from helpcenter.addresses import RESERVED, address, search_address
from helpcenter.model import Document, HelpCenter
from helpcenter.problem import Problem

_WORDS = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def check(center: HelpCenter) -> Iterator[Problem]:
    """Yield each ill-formed slug, and the second and later pages of each address."""
    taken = {f"{word}/": "the site itself" for word in RESERVED}
    taken |= {f"{language.prefix}{word}/": "the site itself" for language in center.languages for word in RESERVED}
    taken |= {language.prefix: "a language" for language in center.languages if language.prefix}
    for language in center.languages:
        yield from _form(language.document, "search_address")
        yield from _claim(language.document, "search_address", search_address(language), taken)
    for page in center.pages.values():
        if page.kind != "home":
            yield from _form(page, "slug")
            yield from _claim(page, "slug", address(center, page), taken)


def _form(document: Document, key: str) -> Iterator[Problem]:
    slug = document.words(key)
    if slug and not _WORDS.fullmatch(slug):
        words = "-".join(re.findall(r"[a-z0-9]+", slug.lower()))
        hint = f"for example {words}" if words else ""
        yield Problem(document.place(key), f"the address “{slug}” is not lower-case ASCII words and hyphens", hint)


def _claim(document: Document, key: str, where: str, taken: dict[str, str]) -> Iterator[Problem]:
    if where in taken:
        yield Problem(document.place(key), f"the address /{where} belongs to {taken[where]}", f"change {key}")
    taken.setdefault(where, document.path)
