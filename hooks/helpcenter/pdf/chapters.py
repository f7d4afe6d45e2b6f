"""An answer of the site as a chapter of a document: its Markdown rendered, its links made good for paper."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Page

_HEADING = re.compile(r"h([1-5])")
_NEEDLESS = ("pymdownx.snippets", "toc")


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
        text = _rendered(self.center, page.shown.text, lambda root: self._mend(page, root, level))
        return f"{title}\n{text}\n"

    def _mend(self, page: Page, root: Element, level: int) -> None:
        for element in root.iter():
            heading = _HEADING.fullmatch(element.tag) if isinstance(element.tag, str) else None
            if heading:
                element.tag = f"h{min(6, int(heading[1]) + level - 1)}"
                if element.get("id"):
                    element.set("id", anchor(page.key, element.get("id", "")))
            elif element.tag == "a":
                self._mend_link(page, element)
            elif element.tag == "li":
                _unwrap(element)

    def _mend_link(self, page: Page, link: Element) -> None:
        found = self.center.resolve(page, link.get("href", ""))
        if found is None:
            return
        target = self.center.paths.get(found[0])
        if target and target.key in self.keys:
            link.set("href", f"#{anchor(target.key, found[1])}")
            link.set("class", "inside")
            return
        link.tag = "span"
        del link.attrib["href"]
        offered = [key for key, _ in target.listed("downloads")] if target else []
        title = target.title if target else ""
        says = self.this if self.id in offered else self.elsewhere.format(title=title)
        note = Element("span", {"class": "elsewhere"})
        note.text = f" {says}"
        link.append(note)


def _unwrap(item: Element) -> None:
    """Take a list item's first paragraph out of its <p>: in a tagged PDF an item holds its text directly."""
    first = item[0] if len(item) else None
    if first is None or first.tag != "p" or (item.text or "").strip():
        return
    item.text, children, tail = first.text, list(first), first.tail or ""
    item.remove(first)
    for position, child in enumerate(children):
        item.insert(position, child)
    if children:
        children[-1].tail = (children[-1].tail or "") + tail


def anchor(key: str, heading: str = "") -> str:
    """The id of a page in the document, or of a heading on it."""
    return key.replace("/", "-") + (f"--{heading}" if heading else "")


def _rendered(center: HelpCenter, text: str, mend: Callable[[Element], None]) -> str:
    """Markdown as the site renders it, with its extensions, the tree mended on the way."""

    class Mend(Treeprocessor):
        def run(self, root: Element) -> None:
            mend(root)

    class Mending(Extension):
        def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
            md.treeprocessors.register(Mend(md), "mend", -10)

    listed = center.settings.data.get("markdown_extensions")
    names = [next(iter(item)) if isinstance(item, dict) else str(item) for item in listed or []]
    chosen = [name for name in names if name not in _NEEDLESS]
    return str(Markdown(extensions=[*chosen, Mending()]).convert(text))
