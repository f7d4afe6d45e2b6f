"""The HTML of a page's text as it is published."""

from __future__ import annotations

import re
from functools import partial
from html import escape, unescape
from urllib.parse import quote, urlsplit, urlunsplit

from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Page
from helpcenter.model.urls import address, file_address
from helpcenter.site.page_urls import Urls

_ALIGNED = re.compile(r'(<t[hd]\b[^>]*?) style="text-align: (left|center|right);"')
_ADDRESS = re.compile(
    r"""(<[a-zA-Z][a-zA-Z0-9]*(?:\s+[^\s"'<>/=]+(?:="[^"]*"|='[^']*'|=[^\s"'=<>`]+)?)*?\s+(?:href|src)=)
    (?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))""",
    re.VERBOSE,
)


def page_body(center: HelpCenter, page: Page) -> str:
    """The rendering of a page: links lead to addresses of the site, and columns are aligned without styles.

    The Content-Security-Policy allows no style attributes, which is how Markdown aligns columns.
    """
    html = _ADDRESS.sub(partial(_addressed, center, page), page.shown.html)
    return _ALIGNED.sub(r'\1 data-align="\2"', html)


def _addressed(center: HelpCenter, page: Page, match: re.Match[str]) -> str:
    target = unescape(match[2] or match[3] or match[4] or "")
    found = link_address(center, page, target)
    return match[0] if found is None else f'{match[1]}"{escape(found)}"'


def link_address(center: HelpCenter, page: Page, target: str) -> str | None:
    """Where a link in a page's text leads on the site, relative to the page; None if it is to stay as it is."""
    resolved = center.resolve(page, target)
    if resolved is None or target.startswith(("/", "#", "?")):
        return None
    path = resolved[0]
    linked = center.paths.get(path)
    if linked is None and path not in center.files:
        return None
    there = address(center, linked) if linked else quote(file_address(center, path))
    parts = urlsplit(target)
    return urlunsplit(("", "", Urls("", address(center, page)).to(there), parts.query, parts.fragment))
