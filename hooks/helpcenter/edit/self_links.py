"""When a page replaces another one: its links to that one would lead to itself, and become text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from helpcenter.edit.change_plan import Refused
from helpcenter.edit.link_mending import Paths
from helpcenter.edit.text_edits import Edit, offset
from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Page

_INNER = r"(?:[^\[\]\\]|\\.|!?\[[^\[\]]*\](?:\([^()]*\))?)*"
_LINK = re.compile(rf"\[({_INNER})\]\([^()]*(?:\([^()]*\)[^()]*)*\)", re.DOTALL)
_DEFINED = re.compile(r"[ ]{0,3}\[([^\[\]\n]+)\]:.*\n?")


def without_links_to_itself(center: HelpCenter, page: Page, paths: Paths) -> list[Edit]:
    """The edits that keep a page's links right where one that it links to is replaced by the page itself.

    A link becomes its text, unless it goes to a heading that the page has, too; what defines a reference is deleted.

    Raises:
        Refused: a link is not written in a plain form.
    """
    edits: list[Edit] = []
    for link in page.scan.links:
        path, anchor = center.resolve(page, link.target) or ("", "")
        if paths.get(path) != page.path or path == page.path:
            continue
        start = offset(page.body, link.place)
        kept = anchor if anchor in center.anchors(page) else ""
        written, defined = _LINK.match(page.body, start), _DEFINED.match(page.body, start)
        if written:
            edits.append(Edit(start, written.end(), _text(written[1], kept)))
        elif defined:
            edits += [Edit(start, defined.end(), ""), *_references(page.body, defined[1], kept)]
        else:
            raise Refused(f"{link.place}: write the link as [text](target), then try again")
    return edits


def _references(body: str, label: str, anchor: str) -> Iterator[Edit]:
    """Yield the edits of all links that name a reference."""
    name = re.escape(label)
    used = re.compile(rf"\[({_INNER})\]\[{name}\]|\[({name})\](?:\[\])?(?![:(\[])", re.IGNORECASE | re.DOTALL)
    for match in used.finditer(body):
        yield Edit(match.start(), match.end(), _text(match[1] or match[2], anchor))


def _text(words: str, anchor: str) -> str:
    return f"[{words}](#{anchor})" if anchor else words
