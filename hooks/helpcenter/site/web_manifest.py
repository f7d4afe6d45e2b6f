"""The web manifest of each language: name, colours and icons for readers who add the help to a home screen."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import NamedTuple

from helpcenter.model.document import Language
from helpcenter.site.assets import Asset, UnusableAssetError
from helpcenter.site.brand_parts import brand_color
from helpcenter.site.page_urls import Urls

_TYPES = {"favicon.svg": "image/svg+xml", "favicon.png": "image/png"}
"""The icon of browser tabs: asset name → media type."""

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


def icon(found: Mapping[str, Asset]) -> dict[str, str]:
    """Name and media type of the asset that is the icon of browser tabs."""
    name = next(name for name in _TYPES if name in found)
    return {"name": name, "type": _TYPES[name]}


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
    tab = icon(found)
    size = "any" if tab["name"].endswith(".svg") else "512x512"
    icons = ((tab["name"], tab["type"], size), ("icon-512.png", "image/png", "512x512"))
    data = {
        "name": name,
        "short_name": name,
        "lang": language.code,
        "dir": language.direction,
        "start_url": "./",
        "scope": "./",
        "display": "browser",
        "background_color": background,
        "theme_color": brand_color(found["help.css"].content.decode("utf-8")) or background,
        "icons": [
            {"src": urls.to(found[picture].address), "type": kind, "sizes": size}
            for picture, kind, size in icons
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
