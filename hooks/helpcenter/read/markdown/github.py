"""An extension of Python-Markdown: lists, tables, quotes, alerts and line breaks as GitHub shows them.

Editors review texts on GitHub. mkdocs.yml names this module, so `mkdocs build` renders as the library does. It also
gives boxes and footnotes the words of the reader's language.
"""

from __future__ import annotations

import re
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.inlinepatterns import InlineProcessor
from markdown.preprocessors import Preprocessor

from helpcenter.read.markdown import constructs, github_blocks, github_texts
from helpcenter.read.markdown.quick_blocks import read_quickly
from helpcenter.read.markdown.quick_contents import made_quick
from helpcenter.read.markdown.quick_inline import QuickInline

_FENCE = re.compile(r"([ >]*)(`{3,}(?=[^`\n]*$)|~{3,})[ ]*(.*)$")
_LANGUAGE = re.compile(r"\{[^\n]*\}|([\w#.+-]*)(?:[ ]+[\w-]+=(?:\"[^\"\n]*\"|'[^'\n]*'|[0-9]+))*")
"""Text that superfences reads behind ```: a language and settings, or a list of attributes."""
_INDENT = 4


class GitHubExtension(Extension):
    """The extension, as mkdocs.yml names it."""

    def __init__(self, **settings: Any) -> None:
        self.config = {
            "titles": [{}, "kind of box → its title where the text gives none"],
            "footnote_back": ["", "the words of the link back from a footnote; {} becomes its number"],
        }
        super().__init__(**settings)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802, the name is Python-Markdown's
        """Add what reads blocks and inline text."""
        md.registerExtension(self)
        blocks = md.parser.blockprocessors
        blocks.register(github_blocks.Gather(md.parser), "github-gather", 109)
        blocks.register(github_blocks.Interrupt(md.parser), "github-interrupt", 108)
        blocks.register(github_texts.Headings(md.parser), "hashheader", 70)
        blocks.register(github_blocks.Lists(md.parser), "github-lists", 72)
        blocks.register(github_texts.Underlined(md.parser), "setextheader", 60)
        blocks.register(github_texts.Quotes(md.parser), "quote", 20)
        blocks.register(github_texts.Paragraphs(md.parser), "paragraph", 10)
        for name in ("indent", "olist", "ulist"):
            blocks.deregister(name)
        md.preprocessors.register(_Fences(md), "github-fences", 31)
        md.inlinePatterns.register(_HardBreak(r"\\\n", md), "github-break", 181)
        md.treeprocessors.register(QuickInline(md), "inline", 20)
        md.treeprocessors.register(constructs.BoxTitles(md, self.getConfig("titles")), "github-titles", 45)
        md.treeprocessors.register(constructs.LastTouches(md), "github-constructs", 1)
        self.md = md

    def reset(self) -> None:
        """Change what other extensions register, perhaps later than this one."""
        back = self.getConfig("footnote_back")
        for extension in self.md.registeredExtensions if back else ():
            if isinstance(extension, FootnoteExtension):
                extension.setConfig("BACKLINK_TITLE", back)
        blocks = self.md.parser.blockprocessors
        if "defindent" in blocks and not isinstance(blocks["defindent"], github_blocks.Definitions):
            blocks.register(github_blocks.Definitions(self.md.parser), "defindent", 85)
        read_quickly(self.md)
        made_quick(self.md)


class _Fences(Preprocessor):
    """Makes lines of spaces empty, and writes those around a block of code as superfences wants them.

    The last one becomes as long as the first one and as far from the left, and of what nobody reads behind the
    language nothing stays.
    """

    def run(self, lines: list[str]) -> list[str]:
        """The lines of a text, changed so."""
        opened: re.Match[str] | None = None
        for number, line in enumerate(lines):
            lines[number] = line if line.strip() else ""
            found = _FENCE.match(line) if "```" in line or "~~~" in line else None
            if found and opened is None:
                opened = found
                if not _LANGUAGE.fullmatch(found[3].rstrip()):
                    lines[number] = f"{found[1]}{found[2]}{_first_word(found[3])}"
            elif found and opened and _closes(found, opened):
                lines[number], opened = opened[1] + opened[2], None
        return lines


def _closes(line: re.Match[str], opened: re.Match[str]) -> bool:
    """Whether a line ends the code that another one begins."""
    near = len(line[1]) < len(opened[1]) + _INDENT
    return near and not line[3].strip(" `~") and line[2].startswith(opened[2])


def _first_word(text: str) -> str:
    match = _LANGUAGE.match(text)
    return (match[1] or "") if match else ""


class _HardBreak(InlineProcessor):
    r"""Breaks a line at a backslash at its end."""

    def handleMatch(  # type: ignore[override]  # noqa: N802, the name is Python-Markdown's
        self, match: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        """A line break in place of the backslash."""
        return Element("br"), match.start(), match.end()


def makeExtension(**settings: Any) -> GitHubExtension:  # noqa: N802, the name is Python-Markdown's
    """The extension; Python-Markdown calls this."""
    return GitHubExtension(**settings)
