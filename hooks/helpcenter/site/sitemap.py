"""sitemap.xml: all pages in all languages, with their translations and the date of the last change, or else review."""

from __future__ import annotations

from html import escape

from helpcenter.model.center import HelpCenter
from helpcenter.model.urls import address
from helpcenter.site.alternates import alternates
from helpcenter.site.page_urls import Urls

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
"""


def sitemap(center: HelpCenter, site: str) -> str:
    """The sitemap of the whole site, in the format of sitemaps.org with hreflang links."""
    urls = Urls(site)
    parts = [_HEAD]
    for page in center.pages.values():
        parts.append(f"  <url>\n    <loc>{escape(urls.absolute(address(center, page)), quote=False)}</loc>\n")
        entry = center.registered.get(page.key)
        day = (entry.last_change(page.language) if entry else "") or page.words("reviewed")
        if day:
            parts.append(f"    <lastmod>{escape(day, quote=False)}</lastmod>\n")
        translations = [
            translation
            for translation in alternates(center, page.language, page.key, urls)
            if translation.exact
        ]
        for translation in translations:
            parts.append(_link(translation.code, translation.absolute))
            if translation.code == center.default.code:
                parts.append(_link("x-default", translation.absolute))
        parts.append("  </url>\n")
    return "".join([*parts, "</urlset>\n"])


def _link(code: str, where: str) -> str:
    return f'    <xhtml:link rel="alternate" hreflang="{code}" href="{escape(where)}"/>\n'
