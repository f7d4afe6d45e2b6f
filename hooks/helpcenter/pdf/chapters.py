"""An answer of the site as a chapter of a document: its links made good for paper."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from selectolax.lexbor import LexborNode

from helpcenter.model import open_html
from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Page
from helpcenter.model.html_tree import body, rewritten, tags

_HEADING = re.compile(r"h([1-5])")
_NOTHING = "\0"
"""Stands for the tags of the first paragraph of a list item, which are left out with the spaces around them."""

_SPACES_AROUND = re.compile(r"\s*\0\s*")


@dataclass(frozen=True)
class Book:
    """The document that chapters are made for.

    Attributes:
        center: the help center.
        keys: the keys of all pages that stand in the document.
        id: the document's own id: links to an answer that offers it lead nowhere new.
        elsewhere: what follows the text of a link to a page that is on the site only; {title} is its title.
        this: what follows the text of a link to the document itself.
    """

    center: HelpCenter
    keys: frozenset[str]
    id: str
    elsewhere: str
    this: str

    def chapter(self, page: Page, level: int) -> str:
        """A page as HTML: a heading of that level with its title, and its text below it."""
        own = anchor(page.key)
        title = f'<h{level} id="{own}">{escape(page.title)}</h{level}>'
        whole = body(open_html.annotated(page.shown.html))
        open_html.prepare(whole)
        for item in [one for one in whole.css("li") if self._is_about_itself(page, one)]:
            item.decompose()
        text = rewritten(whole, lambda node: self._tags(page, node, level))
        text = _SPACES_AROUND.sub("", text)
        return f"{title}\n{text}\n"

    def _is_about_itself(self, page: Page, item: LexborNode) -> bool:
        """Whether all that an item of a list says is to read the document that it is in."""
        links = item.css("a")
        found = [self.center.resolve(page, link.attributes.get("href") or "") for link in links]
        targets = [self.center.paths.get(one[0]) for one in found if one]
        return len(links) == 1 and any(
            self.id in [key for key, _ in target.listed("downloads")] for target in targets if target
        )

    def _tags(self, page: Page, node: LexborNode, level: int) -> tuple[str, str]:
        """How an element of a page is written in the document."""
        tag, attributes = node.tag or "", node.attributes
        heading = _HEADING.fullmatch(tag)
        if heading:
            name = attributes.get("id")
            return tags(
                f"h{min(6, int(heading[1]) + level - 1)}",
                {**attributes, "id": anchor(page.key, name)} if name else attributes,
            )
        if (plain := open_html.plainly(node)) is not None:
            return plain
        if tag in ("details", "summary"):
            return ("<div>", "</div>") if tag == "details" else ("<p><strong>", "</strong></p>")
        if name := attributes.get("id"):
            attributes = {**attributes, "id": anchor(page.key, name)}
        if tag == "a":
            return self._link(page, attributes)
        if _is_first_of_item(node):
            return _NOTHING, "" if any(child.is_element_node for child in node.iter()) else _NOTHING
        return tags(tag, attributes)

    def _link(self, page: Page, attributes: Mapping[str, str | None]) -> tuple[str, str]:
        found = self.center.resolve(page, attributes.get("href") or "")
        if found is None:
            return tags("a", attributes)
        target = self.center.paths.get(found[0])
        if target and target.key in self.keys:
            others = {name: value for name, value in attributes.items() if name not in ("class", "href")}
            return tags("a", {"class": "inside", "href": f"#{anchor(target.key, found[1])}", **others})
        offered = [key for key, _ in target.listed("downloads")] if target else []
        title = target.title if target else ""
        says = self.this if self.id in offered else self.elsewhere.format(title=title)
        others = {name: value for name, value in attributes.items() if name != "href"}
        return tags("span", others)[0], f'<span class="elsewhere"> {escape(says)}</span></span>'


def _is_first_of_item(node: LexborNode) -> bool:
    """Whether an element is the first paragraph of a list item: in a tagged PDF an item holds its text directly."""
    before = node.prev
    if before is not None and before.is_text_node and not (before.text_content or "").strip():
        before = before.prev
    return node.tag == "p" and before is None and node.parent is not None and node.parent.tag == "li"


def anchor(key: str, heading: str = "") -> str:
    """The id of a page in the document, or of a heading on it."""
    return key.replace("/", "-") + (f"--{heading}" if heading else "")
