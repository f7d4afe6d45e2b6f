"""Emoji and icons by their short names: `:tada:` is 🎉, `:material-check:` an icon of Material's sets.

An emoji is a character, so that no page asks another host for a picture; an icon's SVG becomes part of the page.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown


def shown(
    index: str,
    shortname: str,
    alias: str | None,
    code_points: str | None,
    alt: str,
    title: str | None,
    category: str | None,
    options: dict[str, Any],
    md: Markdown,
) -> Element | str:
    """The character for a short name; pymdownx.emoji calls this as its `emoji_generator`.

    Args:
        index: the name of the set.
        shortname: the name between colons.
        alias: another name under which it was written.
        code_points: the code points of an emoji; None for an icon.
        alt: the emoji itself.
        title: its short name, for a tooltip.
        category: the category of an emoji.
        options: the settings `options` of pymdownx.emoji.
        md: the parser.
    """
    if code_points:
        return alt
    icons = md.inlinePatterns["emoji"].emoji_index["emoji"]  # type: ignore[attr-defined]
    icon = Element("span", {"class": "icon", "aria-hidden": "true"})
    icon.text = md.htmlStash.store(Path(icons[shortname]["path"]).read_text("utf-8"))
    return icon
