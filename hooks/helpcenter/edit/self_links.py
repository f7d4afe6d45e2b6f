"""When a page replaces another one: its links to that one would lead to itself, and become text."""

from __future__ import annotations

import re

from helpcenter.edit.change_plan import Refused
from helpcenter.edit.link_mending import Paths
from helpcenter.edit.text_edits import Edit, offset
from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Page

_INNER = r"(?:[^\[\]\\]|\\.|!?\[[^\[\]]*\](?:\([^()]*\))?)*"
_LINK = re.compile(rf"\[({_INNER})\](?:\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\[\]]*\])?", re.DOTALL)
"""A link as `[text](target)`, `[text][reference]` or `[text]`."""


def without_links_to_itself(center: HelpCenter, page: Page, paths: Paths) -> list[Edit]:
    """The edits that keep a page's links right where one that it links to is replaced by the page itself.

    A link becomes its text, unless it goes to a heading that the page has, too.

    Raises:
        Refused: a link is not written in a plain form.
    """
    edits = []
    for link in page.scan.links:
        path, anchor = center.resolve(page, link.target) or ("", "")
        if paths.get(path) != page.path or path == page.path:
            continue
        start = offset(page.body, link.place)
        written = _LINK.match(page.body, start)
        if written is None:
            raise Refused(f"{link.place}: write the link as [text](target), then try again")
        kept = f"[{written[1]}](#{anchor})" if anchor and anchor in center.anchors(page) else written[1]
        edits.append(Edit(start, written.end(), kept))
    return edits
