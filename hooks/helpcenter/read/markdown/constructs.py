"""Material's constructs in the one form that pages, feeds and documents show.

Tabs: each label is right before its tab, so that any number can be shown without JavaScript, and all have headings on
paper. Boxes: other names of a kind become the kind. Icons with a title are named for those who do not see them.
"""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

ALIASES: Mapping[str, str] = {
    "seealso": "note",
    "summary": "abstract",
    "tldr": "abstract",
    "todo": "info",
    "hint": "tip",
    "check": "success",
    "done": "success",
    "help": "question",
    "faq": "question",
    "attention": "warning",
    "fail": "failure",
    "missing": "failure",
    "error": "danger",
    "cite": "quote",
}
"""Other names of kinds of boxes, as Material knows them."""


class BoxTitles(Treeprocessor):
    """Gives boxes without a title of their own the one of the reader's language."""

    def __init__(self, md: Markdown, titles: Mapping[str, str]) -> None:
        super().__init__(md)
        self._titles = titles

    def run(self, root: Element) -> None:
        """Change the boxes of a page."""
        for box in root.iter():
            title = box[0] if len(box) and box.tag in ("div", "details") else None
            if title is None or not (title.tag == "summary" or title.get("class") == "admonition-title"):
                continue
            names = box.get("class", "").split()
            at = 1 if names[:1] == ["admonition"] else 0
            if len(names) <= at:
                continue
            written, names[at] = names[at], ALIASES.get(names[at], names[at])
            box.set("class", " ".join(names))
            if title.text == written.capitalize():
                title.text = self._titles.get(names[at], title.text)


class LastTouches(Treeprocessor):
    """Changes what other extensions have made of tabs and icons."""

    def run(self, root: Element) -> None:
        """Change the tabs and icons of a page."""
        for element in root.iter():
            names = element.get("class", "").split()
            if element.tag == "div" and "tabbed-set" in names:
                _interleave(element)
            elif element.tag == "span" and "icon" in names and element.get("title"):
                element.attrib.pop("aria-hidden", None)
                element.set("role", "img")
                element.set("aria-label", element.get("title", ""))


def _interleave(tabs: Element) -> None:
    """Put each label before its tab; pymdownx.tabbed does so itself where `alternate_style` is off."""
    choices = [child for child in tabs if child.tag == "input"]
    labels = [label for child in tabs for label in (child if _is(child, "tabbed-labels") else [child])]
    labels = [label for label in labels if label.tag == "label"]
    content = next((child for child in tabs if _is(child, "tabbed-content")), None)
    if len(labels) != len(choices) or content is None:
        return
    alternate = any(_is(child, "tabbed-labels") for child in tabs)
    blocks = list(content) if alternate else [child for child in tabs if _is(child, "tabbed-content")]
    for child in list(tabs):
        tabs.remove(child)
    tabs.set("class", "tabbed-set")
    for choice, label, block in zip(choices, labels, blocks, strict=True):
        block.set("class", "tabbed-block")
        choice.tail = label.tail = ""
        block.tail = "\n"
        tabs.extend((choice, label, block))


def _is(element: Element, name: str) -> bool:
    return name in element.get("class", "").split()
