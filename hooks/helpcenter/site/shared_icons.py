"""The icons of the templates in one file: pages name them instead of drawing each of them again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from markupsafe import Markup

from helpcenter.model.center import HelpCenter
from helpcenter.read import icon_sets
from helpcenter.read.scan.asset_names import templates_of_template, without_comments

FILE = "help-icons.svg"
"""The name of the file among the assets."""

_SVG = re.compile(r'<svg\b[^>]*?\bviewBox="([^"]*)"[^>]*>(.*)</svg>\s*', re.DOTALL)
_ID = re.compile(rb' id="([^"]+)"')


def drawings(center: HelpCenter) -> bytes:
    """The file with Material's icons that templates include; icons of the site's own are drawn in its pages."""
    symbols = []
    for file in sorted(set(_included(center)) - center.theme.keys()):
        svg = _SVG.fullmatch(icon_sets.source(file) or "")
        if svg:
            symbols.append(f'<symbol id="{_name(file)}" viewBox="{svg[1]}">{svg[2]}</symbol>')
    return f'<svg xmlns="http://www.w3.org/2000/svg">{"".join(symbols)}</svg>\n'.encode()


@cache
def icon(file: str, content: bytes, url: str) -> Markup:
    """The HTML of one of Material's icons: a reference to the file of icons, or the drawing if it is not there.

    Args:
        file: the icon's name in the theme, like .icons/material/key.svg.
        content: the file of icons.
        url: the address of the file of icons.
    """
    name = _name(file)
    if name not in _names(content):
        return Markup(icon_sets.source(file) or "")
    use = Markup('<use href="{}#{}"/>').format(url, name)
    return Markup('<svg class="icon" aria-hidden="true">{}</svg>').format(use)


def template(file: str) -> str | None:
    """The template of one of Material's icons, which asks the page's view for it; None if there is no such icon."""
    return f'{{{{ view.icon_of("{file}") }}}}' if icon_sets.source(file) is not None else None


def _included(center: HelpCenter) -> Iterator[str]:
    for document in center.templates:
        for name, _ in templates_of_template(without_comments(document.text, "html")):
            if name.startswith(icon_sets.FOLDER):
                yield name


def _name(file: str) -> str:
    """The name of an icon in the file: .icons/material/key.svg → key, .icons/octicons/key-24.svg → octicons-key-24."""
    whole = file.removeprefix(icon_sets.FOLDER).removesuffix(".svg")
    return whole.removeprefix("material/").replace("/", "-")


@cache
def _names(content: bytes) -> frozenset[str]:
    return frozenset(name.decode("ascii") for name in _ID.findall(content))
