"""sitemap.xml: every page in every language, with its twins and the day of its last review."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from helpcenter.model.center import HelpCenter
from helpcenter.model.urls import address
from helpcenter.site.alternates import alternates
from helpcenter.site.page_urls import Urls

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
"""


def sitemap(center: HelpCenter, site: str) -> str:
    """The sitemap of the whole site, as sitemaps.org and hreflang define it."""
    urls = Urls(site)
    parts = [_HEAD]
    for page in center.pages.values():
        parts.append(f"  <url>\n    <loc>{escape(urls.absolute(address(center, page)))}</loc>\n")
        if page.words("reviewed"):
            parts.append(f"    <lastmod>{escape(page.words('reviewed'))}</lastmod>\n")
        twins = [twin for twin in alternates(center, page.language, page.key, urls) if twin.exact]
        for twin in twins:
            parts.append(_link(twin.code, twin.absolute))
            if twin.code == center.default.code:
                parts.append(_link("x-default", twin.absolute))
        parts.append("  </url>\n")
    return "".join([*parts, "</urlset>\n"])


def _link(code: str, where: str) -> str:
    return f'    <xhtml:link rel="alternate" hreflang="{code}" href={quoteattr(where)}/>\n'
