"""A template, a style sheet or a script asks for a file of overrides that is not there.

Why: the page is built all the same, without its style or its script, and nobody notices.
Fix: correct the name, or take the file back from the history.
"""

from __future__ import annotations

from collections.abc import Iterator

from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Document
from helpcenter.model.problem import Place, Problem
from helpcenter.read.scan.assets import (
    assets_of_css,
    assets_of_js,
    assets_of_template,
    templates_of_template,
    without_comments,
)
from helpcenter.read.text_file import place_at

ASSETS, TEMPLATES = "overrides/assets/", "overrides/"

_MAIN, _BASE = "main.html", "help/base.html"
"""With which every page begins, and its frame; where there is neither, the theme is not here."""

_ICONS = ".icons/help/"
_OURS = ("help/", _ICONS)
"""Where templates and icons of our own lie; others may be the theme's."""

NEEDED = ("favicon.svg", "help.css", "icon-512.png", "redirect.js", "scheme.js")
"""Assets that the build itself puts into pages."""

KINDS = ("answer", "editors", "home", "not_found", "search", "support", "topic")
"""Kinds of pages; each has a template of its name."""

_MADE = "lunr.js"
"""The asset that the build brings along."""

_HINT = "correct the name, or take the file back from the history"


def check(center: HelpCenter) -> Iterator[Problem]:
    """Yield each file of overrides that is asked for and missing; nothing while there are no templates for pages."""
    templates = {template.path.removeprefix(TEMPLATES) for template in center.templates}
    if not templates.intersection((_MAIN, _BASE)):
        return
    assets = {asset.path.removeprefix(ASSETS) for asset in center.assets} | {_MADE}
    assets |= {f"search-{language.code}.json" for language in center.languages}
    reported: set[str] = set()
    for document, name, start, folder in _asked(center):
        if name not in (assets if folder == ASSETS else templates) and not _is_icon(center, name):
            reported.add(name)
            place = place_at(document.text, start, document.path)
            yield Problem(place, f"there is no file {folder}{name}", _HINT)
    needed = [(TEMPLATES, _MAIN, _MAIN in templates)]
    needed += [(ASSETS, name, name in assets) for name in NEEDED]
    needed += [(f"{TEMPLATES}help/", f"{kind}.html", f"help/{kind}.html" in templates) for kind in KINDS]
    for folder, name, there in needed:
        if not there and name not in reported:
            yield Problem(Place(folder + name), "there is no such file, and pages need it", _HINT)
    yield from (fault for asset in center.assets for fault in asset.faults)
    yield from _tools(center, assets | templates)


def _asked(center: HelpCenter) -> Iterator[tuple[Document, str, int, str]]:
    """Every file that is asked for: where, its name, the offset of the name, and the folder in which it should be."""
    for template in center.templates:
        text = without_comments(template.text, "html")
        yield from ((template, name, start, ASSETS) for name, start in assets_of_template(text))
        for name, start in templates_of_template(text):
            if name.startswith(_OURS):
                yield template, name, start, TEMPLATES
    for asset in center.assets:
        ending = asset.path.rpartition(".")[2]
        if find := {"css": assets_of_css, "js": assets_of_js}.get(ending):
            for name, start in find(without_comments(asset.text, ending)):
                yield asset, name, start, ASSETS


def _is_icon(center: HelpCenter, name: str) -> bool:
    return name.startswith(_ICONS) and name.removeprefix(_ICONS).removesuffix(".svg") in center.icons


def _tools(center: HelpCenter, there: set[str]) -> Iterator[Problem]:
    """Yield each file that the tool of a page lacks."""
    for page in center.pages.values():
        tool = page.words("tool")
        for name in (f"{tool}.css", f"{tool}.js", f"help/tools/{tool}.html") if tool else ():
            if name not in there:
                folder = TEMPLATES if name.endswith(".html") else ASSETS
                yield Problem(
                    page.place("tool"), f"the tool {tool} needs {folder}{name}, which is missing", _HINT
                )
