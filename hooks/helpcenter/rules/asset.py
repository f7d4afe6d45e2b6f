"""A template, a style sheet or a script asks for a file of the theme that is not there.

Why: the page is built without its style or its script, and the build does not fail.
Fix: correct the name, or restore the file from the history.
"""

from __future__ import annotations

from collections.abc import Iterator

from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Document
from helpcenter.model.problem import Place, Problem
from helpcenter.read import icon_sets
from helpcenter.read.scan.asset_names import (
    assets_of_css,
    assets_of_js,
    assets_of_template,
    templates_of_template,
    without_comments,
)
from helpcenter.read.text_file import place_at
from helpcenter.read.theme_files import OVERRIDES

ASSETS, TEMPLATES = "assets/", ""
"""Folders of the theme."""

"""The template of all pages."""

_OURS = ("help/", icon_sets.FOLDER)
"""Prefixes of this theme's own templates and icons; others may belong to Material."""

NEEDED = ("favicon.svg", "help.css", "icon-512.png", "redirect.js", "scheme.js")
"""Assets that the build adds to pages."""

KINDS = ("answer", "editors", "home", "not_found", "search", "support", "topic")
"""Kinds of pages, each with a template of the same name."""

_HINT = "correct the name, or take the file back from the history"


def check(center: HelpCenter) -> Iterator[Problem]:
    """Yield each missing file of the theme that another one refers to or the build needs."""
    templates = {name for name in center.theme if name.endswith(".html")}
    assets = {name.removeprefix(ASSETS) for name in center.theme if name.startswith(ASSETS)}
    reported: set[str] = set()
    seen: set[tuple[str, str, str]] = set()
    for document, name, start, folder in _asked(center):
        once = document.path, name, folder
        if once in seen:
            continue
        seen.add(once)
        if name not in (assets if folder == ASSETS else templates) and not _is_icon(center, name):
            reported.add(name)
            place = place_at(document.text, start, document.path)
            yield Problem(place, f"there is no file {OVERRIDES}/{folder}{name}", _HINT)
    needed = [(ASSETS, name, name in assets) for name in NEEDED]
    needed += [(f"{TEMPLATES}help/", f"{kind}.html", f"help/{kind}.html" in templates) for kind in KINDS]
    for folder, name, there in needed:
        if not there and name not in reported:
            yield Problem(
                Place(f"{OVERRIDES}/{folder}{name}"), "there is no such file, and pages need it", _HINT
            )
    yield from (fault for file in center.theme.values() for fault in file.faults)
    yield from _tools(center, assets | templates)


def _asked(center: HelpCenter) -> Iterator[tuple[Document, str, int, str]]:
    """Yield each reference to a file: the referring document, the name, its offset, and the folder of the file."""
    for template in center.templates:
        text = without_comments(template.text, "html")
        yield from ((template, name, start, ASSETS) for name, start in assets_of_template(text))
        for name, start in templates_of_template(text):
            if name.startswith(_OURS):
                yield template, name, start, TEMPLATES
    for path, asset in center.theme.items():
        ending = path.rpartition(".")[2]
        if find := {"css": assets_of_css, "js": assets_of_js}.get(ending):
            for name, start in find(without_comments(asset.text, ending)):
                yield asset, name, start, ASSETS


def _is_icon(center: HelpCenter, name: str) -> bool:
    return name in center.theme or icon_sets.source(name) is not None


def _tools(center: HelpCenter, there: set[str]) -> Iterator[Problem]:
    """Yield each missing file of a page's tool; an unknown tool is reported by `front-matter`."""
    for page in center.pages.values():
        tool = page.words("tool")
        parts = {f"{tool}.css", f"{tool}.js", f"help/tools/{tool}.html"} if tool else set()
        for name in sorted(parts - there) if parts & there else ():
            folder = TEMPLATES if name.endswith(".html") else ASSETS
            message = f"the tool {tool} needs {OVERRIDES}/{folder}{name}, which is missing"
            yield Problem(page.place("tool"), message, _HINT)
