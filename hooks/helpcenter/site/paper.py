"""The parts of a page for paper: the addresses of links in their shortest form, a QR code of its short link."""

from __future__ import annotations

import io
import re
from html import escape, unescape
from urllib.parse import urljoin

from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Page
from helpcenter.model.urls import address
from helpcenter.site.reply import short_links

_LINK = re.compile(r'<a (?:class="[^"]*" )?href="([^"]+)"')
_SCHEME = re.compile(r"https?://(?:www\.)?")
_MASK = 3
"""One of the eight patterns of QR codes; to try them all and take the best would take four times as long."""


def with_addresses(center: HelpCenter, page: Page, site: str, html: str) -> str:
    """The HTML of a page whose links say what paper prints behind them.

    Args:
        center: the help center.
        page: the page.
        site: the absolute address of the site, with a slash at the end.
        html: the HTML of its text.
    """
    here = site + address(center, page)

    def printed(match: re.Match[str]) -> str:
        target = unescape(match[1])
        if target.startswith(("#", "mailto:", "tel:")):
            return match[0]
        whole = urljoin(here, target).partition("#")[0]
        known = short_links(center).get(whole.removeprefix(site)) if whole.startswith(site) else None
        shown = _SCHEME.sub("", f"{site}{known}" if known else whole)
        return f'{match[0]} data-paper="{escape(shown.rstrip("/"))}"'

    return _LINK.sub(printed, html)


def qr_code(text: str) -> str:
    """A QR code as an SVG, of one path."""
    import segno  # where no page is made anew, nothing needs it

    written = io.BytesIO()
    code = segno.make(text, error="l", boost_error=False, mask=_MASK, micro=False)
    code.save(
        written, kind="svg", xmldecl=False, svgns=False, border=2, omitsize=True, svgclass="paper__code"
    )
    svg = written.getvalue().decode("ascii").strip()
    return svg.replace("<svg ", '<svg aria-hidden="true" ', 1)
