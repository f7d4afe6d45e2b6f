"""Redirects from short and former addresses: as pages, as `_redirects` and as an nginx map."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Page
from helpcenter.model.urls import address, search_address, short_address
from helpcenter.read.interface_words import base
from helpcenter.site import page_downloads
from helpcenter.site.assets import Asset
from helpcenter.site.former_anchors import Part, parts
from helpcenter.site.page_urls import Urls
from helpcenter.site.redirect_html import STYLE, common_to_all, html

HOSTS_FILE = "_redirects"
NGINX_FILE = ".server/redirects.conf"

_SENTENCE = r"[^0-9a-z/]*(?<help_id>[0-9]{5})(?![0-9a-z])(?!/index\.html$)(?s:.*)$"
"""The id of a short link as sentences have it, in a pattern of nginx; assets/short-link.js has the same."""


@dataclass(frozen=True, slots=True)
class Redirect:
    """A redirect from an address (without a trailing slash) directly to a page."""

    source: str
    page: Page


def redirects(center: HelpCenter) -> Iterator[Redirect]:
    """All redirects of the site: first the short addresses, then the former ones."""
    live = {address(center, page) for page in center.pages.values()}
    found = [
        (short_address(language, entry.id), page)
        for entry in center.permalinks
        for language in center.languages
        if (page := living(center, entry.id, language.code))
    ]
    ended = sorted({*center.ended, *_now_default(center)})
    found += [
        (f"{code}/a/{entry.id}", page)
        for code in ended
        for entry in center.permalinks
        if code in entry.codes and (page := living(center, entry.id, code))
    ]
    home = center.page(center.default.code, "")
    found += [(where, home) for code in ended if home for where in (code, *_of_no_id(code))]
    found += [item for item in _former_searches(center) if f"{item[0]}/" not in live]
    found += [
        (where.rstrip("/"), page)
        for entry in center.permalinks
        for code, where in entry.every()
        if where not in live and (page := living(center, entry.id, code))
    ]
    yield from (Redirect(source, page) for source, page in dict(found).items())


def _now_default(center: HelpCenter) -> Iterator[str]:
    """The code of the default language if it was another one before, with its code in its addresses."""
    code = center.default.code
    if any(one == code and where.startswith(f"{code}/") for one, where in _every(center)):
        yield code


def _former_searches(center: HelpCenter) -> Iterator[tuple[str, Page]]:
    """The search page of a language that was the default one before, and that is at another address now."""
    taken = {search_address(language) for language in center.languages}
    for language in center.languages:
        home, word = center.page(language.code, ""), language.document.words("search_address")
        before = any(
            one == language.code and not where.startswith(language.prefix) for one, where in _every(center)
        )
        if home and before and word and f"{word}/" not in taken:
            yield word, home


def _every(center: HelpCenter) -> Iterator[tuple[str, str]]:
    return (item for entry in center.permalinks for item in entry.every())


def _of_no_id(code: str) -> list[str]:
    """The addresses of the desk for support staff and of the search page of an ended language, if it chose none."""
    return sorted({f"{code}/search", f"{code}/support", f"{code}/{base(code).words('search_address')}"})


def living(center: HelpCenter, identifier: str, code: str) -> Page | None:
    """The page of an id in a language, or the page that replaced it; None if there is none."""
    entry = center.ids.get(identifier)
    if entry and entry.retired:
        entry = center.ids.get(entry.to)
    return center.page(center.shown_in(code), entry.answer) if entry and not entry.retired else None


def files(center: HelpCenter, site: str, found: Mapping[str, Asset]) -> dict[str, str | bytes]:
    """All redirect files: the pages, and configuration for hosts that can send real 301s."""
    made: dict[str, str | bytes] = dict(pages(center, site, found))
    return made | {HOSTS_FILE: hosts_file(center, site), NGINX_FILE: nginx_file(center, site)}


def pages(center: HelpCenter, site: str, found: Mapping[str, Asset]) -> Iterator[tuple[str, str]]:
    """Yield (file, HTML) of a small page for each redirect, which works on any host and without JavaScript.

    Args:
        center: the help center.
        site: the absolute address of the site, with a slash at the end.
        found: the assets, by name.
    """
    common = common_to_all(center, found)
    known: dict[str, list[Part]] = {}
    for redirect in redirects(center):
        file = f"{redirect.source}/index.html"
        urls = Urls(site, f"{redirect.source}/")
        picture = found.get(f"social-{redirect.page.language}.png", found["icon-512.png"]).address
        if redirect.page.path not in known:
            known[redirect.page.path] = parts(center, redirect.page)
        there = known[redirect.page.path]
        style = urls.to(found[STYLE].address)
        yield file, html(common, redirect.page, urls, address(center, redirect.page), there, style, picture)


def hosts_file(center: HelpCenter, site: str) -> str:
    """The text of `_redirects` for Netlify, Cloudflare Pages and GitLab Pages: direct, permanent redirects."""
    lines = ["# Made by the build from permalinks/.\n"]
    for source, target in _steps(center, site):
        lines.append(f"{quote(source)} {target} 301\n")
    return "".join(lines)


def nginx_file(center: HelpCenter, site: str) -> str:
    """An nginx `map` from $uri to $help_moved_to (empty without a redirect), to include in the http block.

    In the server block: `if ($help_moved_to) { return 301 $help_moved_to$is_args$args; }`. A short link may be written
    in capital letters, and be followed by a full stop, a bracket or other marks that belong to a sentence.
    """
    steps = list(_steps(center, site))
    longest = max((len(source) for source, _ in steps), default=0)
    bucket = next(size for size in (128, 256, 512, 1024, 2048, 4096) if size >= longest + 32 or size == 4096)
    size = max(2048, 2 ** (2 * len(steps)).bit_length())
    base = unquote(urlsplit(site).path) or "/"
    lines = ["# Made by the build from permalinks/. Include it under http.\n"]
    lines += [f"map_hash_bucket_size {bucket};\nmap_hash_max_size {size};\n", "map $uri $help_asked {\n"]
    lines += ["    default $uri;\n"]
    for language in center.languages:
        short = base + short_address(language, "")
        lines.append(f'    "~*^{re.escape(short)}{_SENTENCE}" {short}$help_id;\n')
    lines += ["}\n", "map $help_asked $help_moved_to {\n"]
    lines += ['    default "";\n', *(f"    {source} {target};\n" for source, target in steps), "}\n"]
    return "".join(lines)


def _steps(center: HelpCenter, site: str) -> Iterator[tuple[str, str]]:
    """Yield (from, to), both from the server's root; each source with and without a slash at the end.

    Servers compare the first without percent signs, and send the second with them.
    """
    base = unquote(urlsplit(site).path) or "/"
    for redirect in redirects(center):
        target = quote(base + address(center, redirect.page))
        yield f"{base}{redirect.source}", target
        yield f"{base}{redirect.source}/", target
    for source, document in page_downloads.former_editions(center):
        yield f"{base}{source}", quote(f"{base}{document}")
