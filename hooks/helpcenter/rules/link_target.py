"""A link leads nowhere: to no page, no heading, no image.

Why: a reader who taps it stands before a closed door.
Fix: take the target that the hint names, or delete the link.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from helpcenter.model import HelpCenter, Link, Page
from helpcenter.nearest import did_you_mean
from helpcenter.problem import Problem


def check(center: HelpCenter) -> Iterator[Problem]:
    """Yield each link in a text, and each key in front matter, that has no target."""
    for page, link in center.links():
        yield from _link(center, page, link)
    keys = {key for language, key in center.pages if language == center.default.code}
    for page in center.pages.values():
        for name in ("related", "featured"):
            for key, place in page.listed(name):
                known = keys | {found.key for found in center.pages_in(page.language)}
                if key not in known:
                    yield Problem(place, f"there is no answer {key}", did_you_mean(key, known))
        for name, place in page.listed("downloads"):
            path = f"downloads/{name}.{page.language}.pdf"
            if path not in center.files:
                yield Problem(place, f"there is no download {path}", did_you_mean(path, center.files))


def _link(center: HelpCenter, page: Page, link: Link) -> Iterator[Problem]:
    try:
        urlsplit(link.target)
    except ValueError:
        yield Problem(link.place, f"“{link.target}” is no address", "write it as a browser shows it")
        return
    found = center.resolve(page, link.target)
    if found is None:
        return
    path, anchor = found
    if link.target.startswith("/"):
        hint = "write the way to the file: ../topic/answer.md"
        yield Problem(link.place, f"the link {link.target} begins with a slash", hint)
    elif not link.target:
        yield Problem(link.place, "the link has no target", "write it between the parentheses")
    elif path in center.paths:
        target = center.paths[path]
        anchors = center.anchors(target)
        if anchor and anchor not in anchors:
            hint = did_you_mean(anchor, anchors, "link to the page without #…")
            yield Problem(link.place, f"{_name(target)} has no heading with the id {anchor}", hint)
    elif path not in center.files or path.endswith(".md"):
        yield _missing(center, page, link, path)


def _missing(center: HelpCenter, page: Page, link: Link, path: str) -> Problem:
    folder = f"docs/{page.language}/"
    if f"{path.rstrip('/')}/index.md" in center.paths:
        return Problem(link.place, f"the link {link.target} leads to a folder", "add index.md to it")
    if f"{path}.md" in center.paths:
        return Problem(link.place, f"the link {link.target} lacks .md", "add .md to it")
    if path.startswith(f"{folder}snippets/"):
        return Problem(link.place, f"{path} is a snippet, no page", "link to an answer that includes it")
    if path.startswith(folder) and path.endswith(".md"):
        keys = {found.key for found in center.pages_in(page.language)}
        key = path.removeprefix(folder).removesuffix(".md").removesuffix("/index")
        return Problem(link.place, f"there is no answer {key}", did_you_mean(key, keys))
    known = center.files if link.kind == "image" else {*center.files, *center.paths}
    return Problem(link.place, f"there is no file {path}", did_you_mean(path, known))


def _name(page: Page) -> str:
    return page.key or "the home page"
