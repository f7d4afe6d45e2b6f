"""Gives headings their ids as Python-Markdown does, and makes a table of contents only for a page that shows one."""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.toc import TocExtension, TocTreeprocessor


class QuickContents(TocTreeprocessor):
    """Python-Markdown's own processor, but for tables of contents that nobody sees."""

    def run(self, doc: Element) -> None:
        """Give headings their ids; put a table of contents where the page asks for one."""
        self._shown = any(self.marker in (element.text or "") for element in doc.iter())
        super().run(doc)

    def build_toc_div(self, toc_list: list[Any]) -> Element:
        """The table of contents, empty if it is not shown."""
        return super().build_toc_div(toc_list) if self._shown else Element("div")

    def replace_marker(self, root: Element, elem: Element) -> None:
        """Put the table of contents in place of its marks."""
        if self._shown:
            super().replace_marker(root, elem)


def made_quick(md: Markdown) -> None:
    """Let it make no table of contents that nobody sees."""
    if "toc" not in md.treeprocessors or type(md.treeprocessors["toc"]) is not TocTreeprocessor:
        return
    for extension in md.registeredExtensions:
        if isinstance(extension, TocExtension):
            md.treeprocessors.register(QuickContents(md, extension.getConfigs()), "toc", 5)
