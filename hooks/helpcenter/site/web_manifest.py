"""The web manifest of each language: name, colours and pictures for a reader who keeps the help on a home screen."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import NamedTuple

from helpcenter.model.document import Language
from helpcenter.site.assets import Asset, UnusableAssetError
from helpcenter.site.page_urls import Urls

ICONS = {"favicon.svg": ("image/svg+xml", "any"), "icon-512.png": ("image/png", "512x512")}
"""Our own pictures: asset → its type and its size in pixels."""

_PAGE_BACKGROUND = re.compile(r"--paper:\s*light-dark\(\s*(#[0-9a-f]{6}),\s*(#[0-9a-f]{6})\s*\)")


class PageBackground(NamedTuple):
    """The colour of the page's ground in each scheme, like "#ffffff"."""

    light: str
    dark: str


def page_background(found: Mapping[str, Asset]) -> PageBackground:
    """The ground's colours, read off the style sheet.

    Raises:
        UnusableAssetError: the style sheet has no --paper.
    """
    colours = _PAGE_BACKGROUND.search(found["help.css"].content.decode("utf-8"))
    if colours is None:
        raise UnusableAssetError("help.css has no --paper: light-dark(#…, #…)")
    return PageBackground(colours[1], colours[2])


def manifest_address(language: Language) -> str:
    """Where the language's manifest lies."""
    return f"{language.prefix}manifest.webmanifest"


def manifest(language: Language, site: str, found: Mapping[str, Asset]) -> str:
    """The manifest of a language. The help is no app: it opens as the page that it is.

    Args:
        language: the language.
        site: the absolute address of the site, ending in a slash.
        found: the assets, by name.
    """
    urls = Urls(site, manifest_address(language))
    name = language.document.words("words", "site_name") or language.name
    ground = page_background(found).light
    data = {
        "name": name,
        "short_name": name,
        "lang": language.code,
        "dir": language.document.words("direction") or "ltr",
        "start_url": "./",
        "scope": "./",
        "display": "browser",
        "background_color": ground,
        "theme_color": ground,
        "icons": [
            {"src": urls.to(found[picture].address), "type": kind, "sizes": size}
            for picture, (kind, size) in ICONS.items()
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
