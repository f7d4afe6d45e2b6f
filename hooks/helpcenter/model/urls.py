"""The address of each page on the site, made of slugs in the page's language."""

from __future__ import annotations

import re
import unicodedata

from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Language, Page
from helpcenter.model.memo import remembered

_SITE = re.compile(
    r"""https?://(?:[\w-]+(?:\.[\w-]+)*|\[[0-9a-f:.]+\])  # a host
    (?::([0-9]{1,5}))?                                    # a port
    (?:/(?!\.\.?(?:/|$))(?:[\w.~-]|%[89a-f][0-9a-f])+)*/?  # a path; after % letters that are not ASCII""",
    re.IGNORECASE | re.VERBOSE,
)
_LONGEST = 200
"""Characters of the site's address; servers limit those of whole addresses."""

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

SHARED = "assets"
"""The folder in docs/ for pictures that all languages share."""

PICTURES = "pictures"
"""The folder of the site for them: under assets/ are files that never change under one name."""

RESERVED = frozenset({"assets", "downloads", PICTURES, "a", "support", "editors"})
"""First parts of addresses that the site itself uses, in every language."""


def slugify(words: str) -> str:
    """The anchor that Python-Markdown makes of a heading's words: ASCII, lower case, hyphens."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain).strip().lower())


def files_of(key: str, *codes: str) -> tuple[str, ...]:
    """The path of the page with that key in each of some languages, each path once."""
    name = f"{key}.md" if "/" in key else f"{key}/index.md"
    return tuple(dict.fromkeys(f"docs/{code}/{name}" for code in codes))


def is_slug(slug: str) -> bool:
    """Whether a text can be part of an address: lower-case ASCII words and hyphens."""
    return bool(_SLUG.fullmatch(slug))


def is_site_address(text: str) -> bool:
    """Whether a text can be the address of the whole site: https://, a host, and perhaps a port and a path.

    It is written into every page and into server configuration, so it must not contain characters with a meaning
    there, nor credentials.
    """
    match = _SITE.fullmatch(text)
    return match is not None and len(text) <= _LONGEST and 0 < int(match[1] or 1) < 1 << 16


def address(center: HelpCenter, page: Page) -> str:
    """The page's address relative to the site's root, without a leading slash: "en/reset/request/"."""
    known = _known(center)
    found = known.get(id(page))
    if found is None or found[0] is not page:
        found = known[id(page)] = page, _address(center, page)
    return found[1]


@remembered
def _known(center: HelpCenter) -> dict[int, tuple[Page, str]]:
    """The addresses that were asked for, by the identity of the page."""
    return {}


def _address(center: HelpCenter, page: Page) -> str:
    prefix = center.language(page.language).prefix
    if page.kind == "home":
        return prefix
    topic = center.page(page.language, page.topic)
    parts = [(topic.words("slug") if topic else "") or page.topic]
    if page.kind == "answer":
        parts.append(page.words("slug") or page.key.rpartition("/")[2])
    return prefix + "/".join(parts) + "/"


def file_address(center: HelpCenter, path: str) -> str:
    """The address of a file, from the root of the site: docs/hu/documents/letter.svg is documents/letter.svg.

    What all languages share in docs/assets/ is in pictures/.
    """
    inner = path.removeprefix("docs/")
    code, _, rest = inner.partition("/")
    prefixes = {language.code: language.prefix for language in center.languages}
    if inner == path:
        return path
    return (
        f"{PICTURES}/{rest}" if code == SHARED else f"{prefixes[code]}{rest}" if code in prefixes else inner
    )


def search_address(language: Language) -> str:
    """The address of the language's search page."""
    return f"{language.prefix}{language.document.words('search_address') or 'search'}/"


def not_found_address(language: Language) -> str:
    """The address of the page that the host serves for missing pages."""
    return f"{language.prefix}404.html"


def support_address(language: Language) -> str:
    """The address of the language's desk for support staff."""
    return f"{language.prefix}support/"


def editors_address(language: Language) -> str:
    """The address of the page for editors, which exists only in `make serve`."""
    return f"{language.prefix}editors/"


def short_address(language: Language, identifier: str) -> str:
    """The short, permanent address of the page with an id: "en/a/48273"; a host may add a slash."""
    return f"{language.prefix}a/{identifier}"
