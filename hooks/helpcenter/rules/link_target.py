"""A link leads nowhere: to no page, no heading, no image.

Why: a reader who follows it finds nothing.
Fix: take the target that the hint names, or delete the link.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain
from urllib.parse import urlsplit

from helpcenter.facts.registry import registry
from helpcenter.model.anchors import leads
from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Link, Page
from helpcenter.model.problem import Place, Problem
from helpcenter.model.suggest import did_you_mean, nearest, nearest_key
from helpcenter.model.urls import SHARED, address, files_of
from helpcenter.rules.shared.successors import successor


def check(center: HelpCenter) -> Iterator[Problem]:
    """Yield each link in a text, and each key in front matter, whose target does not exist."""
    reported: dict[tuple[Place, str], Problem] = {}
    for page, link in center.links():
        found = next(chain.from_iterable(_link(center, view, link) for view in _views(page, link)), None)
        if found:
            reported.setdefault((link.place, link.target), found)
    yield from reported.values()
    originals = {key for language, key in center.pages if language == center.default.code}
    for page in center.pages.values():
        for name in ("related", "featured"):
            for key, place in page.listed(name):
                if key == page.key:
                    yield Problem(place, f"{key} is this page itself", "delete it")
                elif key not in originals and not center.page(page.language, key):
                    replaced = successor(center, key)
                    hint = (
                        f"it is {replaced} now"
                        if replaced
                        else _meant(key, originals, "delete it, or write the answer")
                    )
                    files = files_of(key, center.default.code)
                    yield Problem(place, f"there is no answer {key}", hint, files=files)
        for name, place in page.listed("downloads"):
            if not center.downloads_list.faults and not center.download(page.language, name):
                known = [item.id for item in center.downloads if item.language == page.language]
                hint = did_you_mean(name, known, f"add it to {center.downloads_list.path}, or delete it here")
                yield Problem(place, f"there is no download {name}", hint)


def _views(page: Page, link: Link) -> Iterator[Page]:
    """The pages that a link is resolved from; for a snippet also its own folder, where GitHub shows it."""
    if link.place.path != page.path and not link.target.startswith("#"):
        yield replace(page, path=link.place.path)
    yield page


def _way(center: HelpCenter, page: Page, path: str) -> str:
    """The hint how to write a link to the page that is published at an address."""
    wanted = path.strip("/")
    found = [one for one in center.pages.values() if address(center, one).strip("/") == wanted]
    way = posixpath.relpath(found[0].path, posixpath.dirname(page.path)) if found else ""
    return f"write the way to its file: {way}" if way else "write the way to the file: ../topic/answer.md"


def _link(center: HelpCenter, page: Page, link: Link) -> Iterator[Problem]:
    try:
        host = urlsplit(link.target).hostname
    except ValueError:
        yield Problem(link.place, f"“{link.target}” is no address", "write it as a browser shows it")
        return
    found = center.resolve(page, link.target)
    if found is None:
        if host and host == registry(center).own_host:
            hint = _way(center, page, urlsplit(link.target).path)
            yield Problem(link.place, f"the link {link.target} leads to this site from outside", hint)
        return
    path, anchor = found
    if link.target.startswith("/"):
        hint = _way(center, page, path)
        yield Problem(link.place, f"the link {link.target} begins with a slash", hint)
    elif not link.target:
        yield Problem(link.place, "the link has no target", "write it between the parentheses")
    elif path in center.paths:
        target = center.paths[path]
        anchors = center.anchors(target)
        if anchor and anchor not in anchors and center.whole(target):
            hint = _heading_meant(center, page, target, anchor)
            yield Problem(link.place, f"{_name(target)} has no heading with the id {anchor}", hint)
    elif path not in center.files or path.endswith((".md", ".yml")):
        yield from _missing(center, page, link, path)


def _missing(center: HelpCenter, page: Page, link: Link, path: str) -> Iterator[Problem]:
    folder = f"docs/{page.language}/"
    written, mark, anchor = link.target.partition("#")
    if path.startswith(
        tuple(f"docs/{language.code}/" for language in center.languages if language.code != page.language)
    ):
        return  # the rule link-language reports it
    if "\\" in written:
        hint = f"write {link.target.replace(chr(92), '/')}"
        yield Problem(link.place, f"the link {link.target} has \\ where / belongs", hint)
    elif f"{path}/index.md" in center.paths:
        hint = f"write {written.rstrip('/')}/index.md{mark}{anchor}"
        yield Problem(link.place, f"the link {link.target} leads to a folder", hint)
    elif f"{path}.md" in center.paths:
        hint = f"write {written.rstrip('/')}.md{mark}{anchor}"
        yield Problem(link.place, f"the link {link.target} lacks .md", hint)
    elif path.endswith(".html") and f"{path.removesuffix('.html')}.md" in center.paths:
        hint = f"write {written.removesuffix('.html')}.md{mark}{anchor}"
        yield Problem(link.place, f"the link {link.target} names a page of the finished site", hint)
    elif (page.language, path.removeprefix(f"{folder}snippets/")) in center.snippets:
        yield Problem(link.place, f"{path} is a snippet, no page", "link to an answer that includes it")
    elif written.startswith("www."):
        yield Problem(link.place, f"the link {link.target} lacks https://", f"write https://{link.target}")
    elif "@" in written:
        yield Problem(link.place, f"the link {link.target} lacks mailto:", f"write mailto:{link.target}")
    elif path.startswith(folder) and path.endswith(".md"):
        key = path.removeprefix(folder).removesuffix(".md").removesuffix("/index")
        hint = _page_meant(center, page, key, anchor)
        if center.page(center.default.code, key):
            hint = f"write {path}, or delete the link"
        yield Problem(link.place, f"there is no answer {key}", hint, files=(path,))
    else:
        yield Problem(link.place, f"there is no file {path}", _file_meant(center, page, path))


def _heading_meant(center: HelpCenter, page: Page, target: Page, anchor: str) -> str:
    """The hint with the heading that is meant: where the text is that had the id before, or one with a like name."""
    entry = center.registered.get(target.key)
    there = leads(center, center.ids, entry.id, page.language, anchor) if entry else None
    if there is None:
        return did_you_mean(anchor, center.anchors(target), "link to the page without #…")
    way = "" if there.page is page else posixpath.relpath(there.page.path, posixpath.dirname(page.path))
    return f"write {way}{f'#{there.anchor}' if there.anchor else ''}"


def _page_meant(center: HelpCenter, page: Page, key: str, anchor: str) -> str:
    """The hint with the link to the page that is meant, as it is written on this one."""
    known = [found.key for found in center.pages_in(page.language)]
    meant = successor(center, key) or nearest_key(key, known)
    target = center.page(page.language, meant) if meant else None
    if target is None:
        return "delete the link, or write the answer"
    way = posixpath.relpath(target.path, posixpath.dirname(page.path))
    return f"did you mean {way}{f'#{anchor}' if anchor in center.anchors(target) else ''}?"


def _file_meant(center: HelpCenter, page: Page, path: str) -> str:
    """A file of the same kind with nearly the same name; no other could be meant."""
    name, kind = posixpath.splitext(path)
    if not kind:
        return "write the way to a file, like ../topic/answer.md, or delete the link"
    names = {
        posixpath.splitext(known)[0]: known
        for known in center.files
        if known.startswith((f"docs/{page.language}/", f"docs/{SHARED}/", "downloads/"))
        and known.endswith(kind)
    }
    meant = nearest(name, names, _ALIKE)
    if meant:
        return f"did you mean {posixpath.relpath(names[meant], posixpath.dirname(page.path))}?"
    return f"put the file there, or delete the {'picture' if kind.lower() in _PICTURES else 'link'}"


_ALIKE = 0.8
"""How like a missing file the one must be that was meant; a hint must not bring in another."""

_PICTURES = {".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif", ".bmp", ".heic"}


def _meant(key: str, known: Iterable[str], otherwise: str) -> str:
    found = nearest_key(key, known)
    return f"did you mean {found}?" if found else otherwise


def _name(page: Page) -> str:
    return page.key or "the home page"
