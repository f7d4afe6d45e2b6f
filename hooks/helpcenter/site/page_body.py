"""The HTML of a page's text as it is published."""

from __future__ import annotations

import re
from functools import partial
from html import escape, unescape
from urllib.parse import quote, urlsplit, urlunsplit

from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Page
from helpcenter.model.open_html import annotated
from helpcenter.model.urls import address, file_address
from helpcenter.site.marked_text import markers
from helpcenter.site.page_urls import Urls

_ALIGNED = re.compile(r'(<t[hd]\b[^>]*?) style="text-align: (left|center|right);"')
_ADDRESS = re.compile(
    r"""(<[a-zA-Z][a-zA-Z0-9]*(?:\s+[^\s"'<>/=]+(?:="[^"]*"|='[^']*'|=[^\s"'=<>`]+)?)*?\s+(?:href|src)=)
    (?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))""",
    re.VERBOSE,
)


_IMAGE = re.compile(r"""<img\b(?:[^"'<>]|"[^"]*"|'[^']*')*>""")
_SIDE = re.compile(r"""\salign=["']?(left|right)["']?(?=[\s/>])""")
_SRC = re.compile(r"""\ssrc=(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))""")


def page_body(center: HelpCenter, page: Page) -> str:
    """The rendering of a page: links lead to addresses of the site, pictures are loaded when they come into sight.

    Their sizes are known before, so that no text moves when they come. Columns are aligned without styles. The language
    of foreign labels and names is marked.

    The Content-Security-Policy allows no style attributes, which is how Markdown aligns columns.
    """
    html = _IMAGE.sub(partial(_sized, center, page), page.shown.html)
    html = _ADDRESS.sub(partial(_addressed, center, page), html)
    html = _ALIGNED.sub(r'\1 data-align="\2"', html)
    html = annotated(html)
    return markers(center)[page.language].languages(html)


def _sized(center: HelpCenter, page: Page, match: re.Match[str]) -> str:
    """An image with its width and height, to be loaded when it comes into sight."""
    tag = match[0]
    source = _SRC.search(tag)
    found = center.resolve(page, unescape(source[1] or source[2] or source[3] or "")) if source else None
    picture = center.pictures.get(found[0]) if found else None
    more = "" if re.search(r"\sloading=", tag) else ' loading="lazy"'
    given = re.search(r'\swidth="(\d{1,4})"', tag)
    if picture and picture.width and picture.height and not re.search(r"\s(?:width|height)=", tag):
        more = f' width="{picture.width}" height="{picture.height}"{more}'
    elif picture and picture.width and picture.height and given and " height=" not in tag:
        more = f' height="{round(int(given[1]) * picture.height / picture.width)}"{more}'
    tag = _SIDE.sub(r' data-align="\1"', tag)
    end = len(tag) - (2 if tag.endswith("/>") else 1)
    return f"{tag[:end].rstrip()}{more}{' />' if tag.endswith('/>') else '>'}"


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
