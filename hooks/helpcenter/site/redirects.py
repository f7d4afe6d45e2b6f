"""Redirects from short and former addresses: as pages, as `_redirects` and as an nginx map."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from urllib.parse import quote, unquote, urlsplit

from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Page
from helpcenter.model.urls import address, short_address
from helpcenter.read.interface_words import base
from helpcenter.site import page_downloads
from helpcenter.site.assets import Asset
from helpcenter.site.csp import content_security_policy, inline_scripts
from helpcenter.site.former_anchors import Part, parts
from helpcenter.site.page_urls import Urls

HOSTS_FILE = "_redirects"
NGINX_FILE = ".server/redirects.conf"

_SENTENCE = r"[^0-9a-z/]*(?<help_id>[0-9]{5})(?![0-9a-z])(?!/index\.html$)(?s:.*)$"
"""The id of a short link as sentences have it, in a pattern of nginx; assets/short-link.js has the same."""

SCRIPT = "redirect.js"
"""The script of redirect pages, which keeps query and fragment."""


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
    found += [
        (f"{code}/a/{entry.id}", page)
        for code in sorted(center.ended)
        for entry in center.permalinks
        if code in entry.codes and (page := living(center, entry.id, code))
    ]
    home = center.page(center.default.code, "")
    found += [(where, home) for code in sorted(center.ended) if home for where in (code, *_searches(code))]
    found += [
        (where.rstrip("/"), page)
        for entry in center.permalinks
        for code, where in entry.every()
        if where not in live and (page := living(center, entry.id, code))
    ]
    yield from (Redirect(source, page) for source, page in dict(found).items())


def _searches(code: str) -> list[str]:
    """The addresses that the search page of an ended language had, unless the site chose one of its own."""
    return sorted({f"{code}/search", f"{code}/{base(code).words('search_address')}"})


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
    script, csp = inline_scripts(found)[SCRIPT], escape(content_security_policy(center, found))
    for redirect in redirects(center):
        file = f"{redirect.source}/index.html"
        urls = Urls(site, f"{redirect.source}/")
        picture = found.get(f"social-{redirect.page.language}.png", found["icon-512.png"]).address
        there = parts(center, redirect.page, urls)
        yield file, _page(redirect, urls, address(center, redirect.page), there, script, csp, picture)


def _preview(page: Page, urls: Urls, target: str, picture: str) -> str:
    """The tags that messengers show of a link to the page: they read this page and follow no script."""
    named = {
        "og:url": urls.absolute(target),
        "og:title": page.title,
        "og:description": page.summary,
        "og:type": "article" if page.kind == "answer" else "website",
        "og:image": urls.absolute(picture),
    }
    lines = [f'<meta property="{name}" content="{escape(text)}">\n' for name, text in named.items() if text]
    described = f'<meta name="description" content="{escape(page.summary)}">\n' if page.summary else ""
    card = "summary_large_image" if "social-" in picture else "summary"
    return f'{described}{"".join(lines)}<meta name="twitter:card" content="{card}">\n'


def _page(
    redirect: Redirect, urls: Urls, target: str, there: list[Part], script: str, csp: str, picture: str
) -> str:
    # The refresh is in <noscript>: with JavaScript it would run before the script, and only the script
    # keeps the query and the fragment. Where an address may have a fragment, readers get a list instead.
    where, title = escape(urls.to(target)), escape(redirect.page.title)
    refresh = "" if there else f'<noscript><meta http-equiv="refresh" content="0; url={where}"></noscript>\n'
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(redirect.page.language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{csp}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n"
        f"{_preview(redirect.page, urls, target, picture)}"
        '<meta name="robots" content="noindex">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f'<link rel="canonical" href="{escape(urls.absolute(target))}">\n'
        f'{refresh}</head>\n<body>\n<main><h1><a href="{where}">{title}</a></h1>{_list(there)}</main>\n'
        f"<script>{script}</script>\n</body>\n</html>\n"
    )


def _list(there: list[Part]) -> str:
    """The parts of a page as a list, each with the anchors that mean it: a browser shows the one that was asked for."""
    if not there:
        return ""
    items = []
    for part in there:
        ids = "".join(f'<span id="{escape(one)}"></span>' for one in part.ids)
        items.append(f'<li>{ids}<a href="{escape(part.url)}">{escape(part.title)}</a></li>')
    return f"\n<ul>\n{chr(10).join(items)}\n</ul>\n"


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
