"""The files of the site that are no Markdown pages: name → content."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from helpcenter.addresses import not_found_address, search_address
from helpcenter.model import HelpCenter, Language
from helpcenter.publish.assets import Asset, from_folder
from helpcenter.publish.sitemap import sitemap
from helpcenter.publish.view import View

Files = dict[str, str | bytes]
"""Address from the site's root → content."""


def assets(root: Path) -> dict[str, Asset]:
    """Stylesheets, scripts and images by name."""
    return from_folder(root / "overrides/assets")


def links(found: Mapping[str, Asset]) -> dict[str, str]:
    """Name of each asset → its address."""
    return {name: asset.address for name, asset in found.items()}


def of_language(
    center: HelpCenter,
    language: Language,
    site: str,
    found: Mapping[str, Asset],
    render: Callable[[View], str],
) -> Files:
    """The search page and the page for what is not found, in one language."""
    search = View(center, language, site, links(found), system="search")
    not_found = View(center, language, site, links(found), system="not_found")
    return {
        f"{search_address(language)}index.html": render(search),
        not_found_address(language): render(not_found),
    }


def of_site(center: HelpCenter, site: str, found: Mapping[str, Asset]) -> Files:
    """What the site has once: assets and the sitemap."""
    files: Files = {asset.address: asset.content for asset in found.values()}
    files["sitemap.xml"] = sitemap(center, site)
    return files
