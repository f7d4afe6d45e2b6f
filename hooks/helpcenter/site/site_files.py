"""All files of a site, each made of the help center alone."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial

from helpcenter.model import notices
from helpcenter.model.document import Language, Page
from helpcenter.model.problem import Problem
from helpcenter.model.translations import answers
from helpcenter.model.urls import (
    address,
    editors_address,
    not_found_address,
    search_address,
    support_address,
)
from helpcenter.read import schema
from helpcenter.rules.shared.states import States
from helpcenter.search.index_file import Analysed
from helpcenter.site import (
    answers_feed,
    canned_replies,
    changes_feed,
    desk_data,
    headers,
    page_downloads,
    permalinks_file,
    redirects,
)
from helpcenter.site.answers_list import LLMS, llms
from helpcenter.site.copied_files import copied_files
from helpcenter.site.csp import NO_FILES
from helpcenter.site.desk import Desk
from helpcenter.site.editors_page import Editors
from helpcenter.site.former_anchors import with_former_anchors
from helpcenter.site.opensearch import opensearch, opensearch_address
from helpcenter.site.page_body import page_body
from helpcenter.site.printed_records import Printed, printed
from helpcenter.site.screen_text import screen_text
from helpcenter.site.search_index import search_index
from helpcenter.site.search_settings import search_settings, settings_address
from helpcenter.site.site_parts import Site
from helpcenter.site.sitemap import sitemap
from helpcenter.site.view import View
from helpcenter.site.web_manifest import manifest, manifest_address

_FOR_STAFF = re.compile(r"([^/]+/)?support/(index\.html|desk\.json)|canned-replies\.[^/]+\.csv")

Files = dict[str, str | bytes]
"""Address relative to the site's root → content."""


def page_file(site: Site, page: Page) -> str:
    """The file of a page."""
    return f"{address(site.center, page)}index.html"


def page_html(site: Site, page: Page, body: str | None = None) -> str:
    """The HTML of a page.

    Args:
        site: the site.
        page: one of its pages.
        body: the HTML of its text where it is another than that of the help center.
    """
    language = site.center.language(page.language)
    body = page_body(site.center, page) if body is None else body
    text = screen_text(site.center, page, site.address, with_former_anchors(site.center, page, body))
    return site.render(View(site.center, language, site.address, site.shared, page, text=text))


def system_pages(site: Site, language: Language) -> dict[str, Callable[[], str]]:
    """The pages of a language that no editor writes: file → a function that makes its HTML."""

    def view(kind: str) -> str:
        given = (site.center, language, site.address, site.shared)
        return site.render(Desk(*given) if kind == "support" else View(*given, system=kind))  # type: ignore[arg-type]

    return {
        f"{search_address(language)}index.html": partial(view, "search"),
        not_found_address(language): partial(view, "not_found"),
        f"{support_address(language)}index.html": partial(view, "support"),
    }


def search_files(site: Site, language: Language, known: Sequence[Analysed] | None = None) -> Files:
    """The files of a language for the search in the browser: the index, and the settings that name it.

    Args:
        site: the site.
        language: the language.
        known: the words by which its searchable pages are found, where they are known.
    """
    index = search_index(site.center, language, known)
    settings = search_settings(site.center, language, index)
    return {index.address: index.content, settings_address(language): settings}


def data_files(site: Site, language: Language) -> Files:
    """The files of a language for programs: its feeds, its replies, its answers as Markdown, …"""
    found = [printed_answer(site, language, page) for page in answers(site.center, language.code)]
    return feed_files(site, language, found) | {one.address: one.markdown for one in found}


def printed_answer(site: Site, language: Language, page: Page) -> Printed:
    """An answer as it is in the files of a language for programs."""
    record = answers_feed.record(site.center, language, site.address, page)
    return printed(language, site.address, record)


def feed_files(site: Site, language: Language, found: Collection[Printed]) -> Files:
    """Those that are made of all answers of a language, given as they are printed."""
    center, where = site.center, site.address
    changed = changes_feed.changes(center, language, where)
    lines = (one.line for one in found)
    return {
        **canned_replies.files(language, (one.rows for one in found if one.rows)),
        opensearch_address(language): opensearch(language, where),
        manifest_address(language): manifest(language, where, site.shared),
        answers_feed.feed_address(language): answers_feed.feed(center, language, where, lines),
        changes_feed.changes_address(language): changes_feed.changes_file(language, where, changed),
        changes_feed.atom_address(language): changes_feed.atom(language, where, changed),
        f"{language.prefix}{LLMS}": llms(center, language, where, ((one.topic, one.listed) for one in found)),
    }


def is_for_staff(name: str) -> bool:
    """Whether a file of the site is for support staff alone: the desk in every language, and the canned replies."""
    return bool(_FOR_STAFF.fullmatch(name))


def asset_files(site: Site) -> Files:
    """The style sheets, scripts and images of the theme."""
    return {asset.address: asset.content for name, asset in site.shared.items() if name not in NO_FILES}


def shared_files(site: Site) -> Files:
    """The files that all languages share, besides assets: downloads, sitemap, redirects, …"""
    return list_files(site) | permalinks_files(site)


def list_files(site: Site) -> Files:
    """Those that say nothing of the texts of pages but their headings."""
    center, where = site.center, site.address
    files: Files = page_downloads.files(center)
    files["sitemap.xml"] = sitemap(center, where)
    files[desk_data.FILE] = desk_data.desk_data(center, where)
    files[answers_feed.SCHEMA] = schema.text("answers")
    files[changes_feed.SCHEMA] = schema.text("changes")
    files[permalinks_file.SCHEMA] = schema.text("permalinks")
    if center.notice is not None:
        files[notices.ADDRESS] = (
            f"{json.dumps(notices.as_data(center.notice), ensure_ascii=False, indent=2)}\n"
        )
    files |= redirects.files(center, where, site.shared)
    files |= headers.files(center, where, site.shared)
    return files


def permalinks_files(site: Site) -> Files:
    """The list of all addresses, with the anchors in all texts."""
    return {permalinks_file.FILE: permalinks_file.permalinks_file(site.center, site.address)}


def picture_files(site: Site) -> Files:
    """The files of docs/ that are published as they are.

    Raises:
        OSError: one of them cannot be read.
    """
    return {where: file.read_bytes() for where, file in copied_files(site.root, site.center).items()}


def editors_files(
    site: Site,
    language: Language,
    commands: Mapping[str, str],
    needing: States,
    problems: Sequence[Problem] | None = (),
) -> Files:
    """The files for editors in the preview: the page of all problems and of what needs attention.

    Args:
        site: the site.
        language: the language of the page.
        commands: path of each outdated translation → the command that shows what changed.
        needing: what needs attention.
        problems: all problems; None while the rules are still at work.
    """
    given = (site.center, language, site.address, site.shared)
    page = Editors(*given, needing, commands, problems)
    return {f"{editors_address(language)}index.html": site.render(page)}
