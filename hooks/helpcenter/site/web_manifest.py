"""The web manifest of each language: name, colours and icons for readers who add the help to a home screen."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import NamedTuple

from helpcenter.model.document import Language
from helpcenter.site.assets import Asset, UnusableAssetError
from helpcenter.site.page_urls import Urls

ICONS = {"favicon.svg": ("image/svg+xml", "any"), "icon-512.png": ("image/png", "512x512")}
"""Icons: asset name → media type and size in pixels."""

_PAGE_BACKGROUND = re.compile(r"--paper:\s*light-dark\(\s*(#[0-9a-f]{6}),\s*(#[0-9a-f]{6})\s*\)")


class PageBackground(NamedTuple):
    """The background colour of pages in each colour scheme, like "#ffffff"."""

    light: str
    dark: str


def page_background(found: Mapping[str, Asset]) -> PageBackground:
    """The background colours, read from the style sheet.

    Raises:
        UnusableAssetError: the style sheet has no --paper.
    """
    colours = _PAGE_BACKGROUND.search(found["help.css"].content.decode("utf-8"))
    if colours is None:
        raise UnusableAssetError("help.css has no --paper: light-dark(#…, #…)")
    return PageBackground(colours[1], colours[2])


def manifest_address(language: Language) -> str:
    """The address of a language's web manifest."""
    return f"{language.prefix}manifest.webmanifest"


def manifest(language: Language, site: str, found: Mapping[str, Asset]) -> str:
    """The web manifest of a language. It declares no app: the help opens as a normal page.

    Args:
        language: the language.
        site: the absolute address of the site, with a slash at the end.
        found: the assets, by name.
    """
    urls = Urls(site, manifest_address(language))
    name = language.document.words("words", "site_name") or language.name
    background = page_background(found).light
    data = {
        "name": name,
        "short_name": name,
        "lang": language.code,
        "dir": language.document.words("direction") or "ltr",
        "start_url": "./",
        "scope": "./",
        "display": "browser",
        "background_color": background,
        "theme_color": background,
        "icons": [
            {"src": urls.to(found[picture].address), "type": kind, "sizes": size}
            for picture, (kind, size) in ICONS.items()
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
