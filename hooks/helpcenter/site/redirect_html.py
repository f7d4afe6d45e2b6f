"""The HTML of a redirect page, which works on any host and without JavaScript."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Page
from helpcenter.site.assets import Asset
from helpcenter.site.csp import content_security_policy, inline_scripts
from helpcenter.site.former_anchors import Part
from helpcenter.site.page_urls import Urls

SCRIPT = "redirect.js"
"""The script of redirect pages, which keeps query and fragment."""

STYLE = "help.css"
"""The style sheet of those that readers without JavaScript see."""


@dataclass(frozen=True, slots=True)
class Common:
    """Parts of all redirect pages: their script, the policy that allows it, and the direction of each language."""

    script: str
    policy: str
    directions: Mapping[str, str]


def common_to_all(center: HelpCenter, found: Mapping[str, Asset]) -> Common:
    """The script, the policy and the directions that redirect pages share; `found` are the assets, by name."""
    return Common(
        inline_scripts(found)[SCRIPT],
        escape(content_security_policy(center, found)),
        {language.code: language.direction for language in center.languages},
    )


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


def html(
    common: Common, page: Page, urls: Urls, target: str, there: list[Part], style: str, picture: str
) -> str:
    """A page that only sends its readers on.

    Args:
        common: what all of them share.
        page: the page to which this one leads.
        urls: writes addresses for this one.
        target: the address of the page.
        there: the parts of the page.
        style: the address of the style sheet, as this page writes it.
        picture: the address of the picture that messengers show.
    """
    # The refresh is in <noscript>: with JavaScript it would run before the script, and only the script
    # keeps the query and the fragment. Where an address may have a fragment, readers get a list instead.
    where, title, language = escape(urls.to(target)), escape(page.title), page.language
    refresh = f'<meta http-equiv="refresh" content="0; url={where}">'
    plain = f'<link rel="stylesheet" href="{escape(style)}">' if there else refresh
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(language)}" dir="{common.directions[language]}">\n<head>\n'
        f'<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="{common.policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n"
        f"{_preview(page, urls, target, picture)}"
        '<meta name="robots" content="noindex">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f'<link rel="canonical" href="{escape(urls.absolute(target))}">\n'
        f"<noscript>{plain}</noscript>\n</head>\n<body>\n"
        f'<main class="width parts"><h1><a href="{where}">{title}</a></h1>{_list(there, urls)}</main>\n'
        f"<script>{common.script}</script>\n</body>\n</html>\n"
    )


def _list(there: list[Part], urls: Urls) -> str:
    """The parts of a page as a list, each with the anchors that mean it: a browser shows the one that was asked for."""
    if not there:
        return ""
    items = []
    for part in there:
        ids = "".join(f'<span id="{escape(one)}"></span>' for one in part.ids)
        url = urls.to(part.address) + (f"#{part.anchor}" if part.anchor else "")
        items.append(f'<li>{ids}<a href="{escape(url)}">{escape(part.title)}</a></li>')
    return f'\n<ul class="links">\n{chr(10).join(items)}\n</ul>\n'
