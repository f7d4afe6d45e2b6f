"""The generated files of the site, which are not Markdown pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Language
from helpcenter.model.urls import editors_address, not_found_address, search_address, support_address
from helpcenter.read import schema
from helpcenter.rules.shared.states import States
from helpcenter.site import answers_feed, canned_replies, headers, page_downloads, permalinks_file, redirects
from helpcenter.site.assets import Asset, as_module, linked
from helpcenter.site.csp import INLINE
from helpcenter.site.desk import Desk
from helpcenter.site.editors_page import Editors
from helpcenter.site.opensearch import opensearch, opensearch_address
from helpcenter.site.search_index import search_index
from helpcenter.site.sitemap import sitemap
from helpcenter.site.view import View
from helpcenter.site.web_manifest import manifest, manifest_address

Files = dict[str, str | bytes]
"""Address relative to the site's root → content."""


def assets(theme: Mapping[str, bytes], lunr: str) -> dict[str, Asset]:
    """The site's style sheets, scripts and images by name.

    Args:
        theme: the files of the theme's folder assets, by name.
        lunr: the source of lunr.js, which the site's search uses.
    """
    return linked({**theme, "lunr.js": as_module(lunr).encode("utf-8")})


def language_assets(center: HelpCenter, language: Language, rendered: Mapping[str, str]) -> dict[str, Asset]:
    """The assets of one language by name: its search index."""
    index = search_index(center, language, rendered)
    return {index.name: index}


def of_language(
    center: HelpCenter,
    language: Language,
    site: str,
    found: Mapping[str, Asset],
    rendered: Mapping[str, str],
    render: Callable[[View], str],
) -> Files:
    """The files of one language: search page, not-found page, feed, …

    Args:
        center: the help center.
        language: the language.
        site: the absolute address of the site, with a slash at the end.
        found: the assets, by name.
        rendered: the HTML of each page's body, by the page's key.
        render: renders a view with the template of its kind.
    """
    search = View(center, language, site, found, system="search")
    not_found = View(center, language, site, found, system="not_found")
    own = found[f"search-{language.code}.json"]
    records = answers_feed.records(center, language, site, rendered)
    return {
        own.address: own.content,
        f"{search_address(language)}index.html": render(search),
        not_found_address(language): render(not_found),
        opensearch_address(language): opensearch(language, site),
        manifest_address(language): manifest(language, site, found),
        f"{support_address(language)}index.html": render(Desk(center, language, site, found)),
        answers_feed.feed_address(language): answers_feed.feed(language, site, records),
        **canned_replies.files(language, records),
    }


def for_editors(
    center: HelpCenter,
    language: Language,
    site: str,
    found: Mapping[str, Asset],
    render: Callable[[View], str],
    commands: Mapping[str, str],
    needing: States,
) -> Files:
    """The files for editors in `make serve`: the page of what needs attention.

    Args:
        center: the help center.
        language: the language of the page.
        site: the absolute address of the site, with a slash at the end.
        found: the assets, by name.
        render: renders a view with the template of its kind.
        commands: path of each outdated translation → the command that shows what changed.
        needing: what needs attention.
    """
    page = Editors(center, language, site, found, needing, commands)
    return {f"{editors_address(language)}index.html": render(page)}


def of_site(center: HelpCenter, site: str, found: Mapping[str, Asset]) -> Files:
    """The files of the whole site: assets, downloads, sitemap, redirects, …"""
    shared = [asset for name, asset in found.items() if not name.endswith(".json") and name not in INLINE]
    files: Files = {asset.address: asset.content for asset in shared}
    files |= page_downloads.files(center)
    files["sitemap.xml"] = sitemap(center, site)
    files[answers_feed.SCHEMA] = schema.text("answers")
    files[permalinks_file.FILE] = permalinks_file.permalinks_file(center, site)
    files[permalinks_file.SCHEMA] = schema.text("permalinks")
    files |= redirects.files(center, site, found)
    files |= headers.files(center, site, found)
    return files
