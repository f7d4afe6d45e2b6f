"""Where each page lives on the site: addresses in the reader's language, made of slugs."""

from __future__ import annotations

import re

from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Language, Page

_SITE = re.compile(
    r"""https?://(?:[\w-]+(?:\.[\w-]+)*|\[[0-9a-f:.]+\])  # a host
    (?::([0-9]{1,5}))?                                    # a port
    (?:/(?!\.\.?(?:/|$))[\w.~%-]+)*/?                     # a path""",
    re.IGNORECASE | re.VERBOSE,
)
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

RESERVED = frozenset({"assets", "downloads", "a", "support", "editors"})
"""First parts of addresses that the site itself needs, in every language."""


def files_of(key: str, *codes: str) -> tuple[str, ...]:
    """The path of the page with that key in each of some languages, each path once."""
    name = f"{key}.md" if "/" in key else f"{key}/index.md"
    return tuple(dict.fromkeys(f"docs/{code}/{name}" for code in codes))


def is_slug(slug: str) -> bool:
    """Whether a text can be part of an address: lower-case ASCII words and hyphens."""
    return bool(_SLUG.fullmatch(slug))


def is_site_address(text: str) -> bool:
    """Whether a text can be the address of the whole site: https://, a host, and perhaps a port and a path.

    It becomes a part of every page and of the files for servers, so it holds no sign that means something there, and
    nobody's password.
    """
    match = _SITE.fullmatch(text)
    return match is not None and int(match[1] or 0) < 1 << 16


def address(center: HelpCenter, page: Page) -> str:
    """The page's address from the root of the site, without a leading slash: "en/reset/request/"."""
    prefix = center.language(page.language).prefix
    if page.kind == "home":
        return prefix
    topic = center.page(page.language, page.topic)
    parts = [(topic.words("slug") if topic else "") or page.topic]
    if page.kind == "answer":
        parts.append(page.words("slug") or page.key.rpartition("/")[2])
    return prefix + "/".join(parts) + "/"


def search_address(language: Language) -> str:
    """The address of the language's search page."""
    return f"{language.prefix}{language.document.words('search_address') or 'search'}/"


def not_found_address(language: Language) -> str:
    """The address of the page that a host shows where there is none."""
    return f"{language.prefix}404.html"


def support_address(language: Language) -> str:
    """The address of the language's desk for support staff."""
    return f"{language.prefix}support/"


def editors_address(language: Language) -> str:
    """The address of the page that shows editors what needs attention; it is on no published site."""
    return f"{language.prefix}editors/"


def short_address(language: Language, identifier: str) -> str:
    """The short, permanent address of the page with that id: "en/a/48273"; a host may add a slash."""
    return f"{language.prefix}a/{identifier}"
