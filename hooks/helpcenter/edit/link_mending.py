"""When pages go to other paths: every link, list and key that named them, in every file that did."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any
from urllib.parse import unquote, urlsplit

from helpcenter.edit.change_plan import Refused
from helpcenter.edit.text_edits import Edit, offset, scalar, without_item
from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Document, Link, Page, Snippet

TEXTS = frozenset(
    {
        "title",
        "summary",
        "card",
        "slug",
        "also_asked",
        "products",
        "icon",
        "owner",
        "reviewed",
        "source",
        "source_words",
    }
)
"""Keys of front matter that hold words and never the key of a page."""

_GUIDE = frozenset({"id", "question", "text", "to"})
"""The same in a guide."""

_AFTER = r"""(#[^\s)>"']*)?(?=[?\s)>"']|$)"""


Paths = Mapping[str, str]
"""Path before → path after, for every file that goes elsewhere or is replaced by another."""


def page_links(center: HelpCenter, page: Page, paths: Paths) -> list[Edit]:
    """The edits that keep a page's links right; the page itself may be going elsewhere."""
    here = paths.get(page.path, page.path)

    def wanted(link: Link) -> str | None:
        found = center.resolve(page, link.target)
        path = urlsplit(link.target).path if found else ""
        if found is None or not path:
            return None
        target = paths.get(found[0], found[0])
        return None if _leads(here, path) == target else _way(here, target)

    return _edits(center, page, page.body, page.scan.links, wanted, paths)


def snippet_links(center: HelpCenter, snippet: Snippet, users: list[Page], paths: Paths) -> list[Edit]:
    """The edits that keep a snippet's links right on all pages that include it, `users`."""

    def wanted(link: Link) -> str | None:
        found = {page.path: center.resolve(page, link.target) for page in users}
        path = urlsplit(link.target).path if any(found.values()) else ""
        goals = {
            paths.get(page, page): paths.get(target[0], target[0]) for page, target in found.items() if target
        }
        # ../topic/answer.md is right on every answer, and beside the snippet itself, as on GitHub
        ways = [f"../{target.split('/', 2)[2]}" for target in goals.values() if target.count("/") > 1]
        ways += [_way(here, target) for here, target in goals.items()]
        for way in [path, *ways] if path else ():
            if all(_leads(here, way) == target for here, target in goals.items()):
                return None if way == path else way
        if path:
            raise Refused(
                f"{link.place}: no one link fits all pages that include this snippet; split it first"
            )
        return None

    return _edits(center, users[0], snippet.text, snippet.scan.links, wanted, paths) if users else []


def _edits(
    center: HelpCenter,
    page: Page,
    text: str,
    links: tuple[Link, ...],
    wanted: Callable[[Link], str | None],
    paths: Paths,
) -> list[Edit]:
    """One edit for each link that `wanted` gives another way."""
    edits: dict[tuple[int, int], Edit] = {}
    done: set[tuple[object, str]] = set()
    for link in links:
        way = wanted(link)
        if way is None or (link.place, link.target) in done:
            continue
        done.add((link.place, link.target))
        path = urlsplit(link.target).path
        pattern = re.compile(f"({re.escape(path)})" + _AFTER)
        match = pattern.match(text, offset(text, link.written)) if link.written else None
        if match is None:
            raise Refused(f"{link.place}: write the link to {path} in a plain form, then try again")
        lost = match[2] and not _has_anchor(center, page, link, paths)
        edits[match.span(1)] = Edit(match.start(1), match.end(2 if lost else 1), way)
    return list(edits.values())


def _has_anchor(center: HelpCenter, page: Page, link: Link, paths: Paths) -> bool:
    """False when a link goes to a heading that only the replaced page had."""
    path, anchor = center.resolve(page, link.target) or ("", "")
    successor = center.paths.get(paths.get(path, ""))
    return successor is None or anchor in center.anchors(successor)


def key_edits(page: Page, keys: Mapping[str, str], skip: Collection[str] = ()) -> list[Edit]:
    """The edits of a page's front matter where it names a page by its key; topics' own lists apart."""
    edits = []
    for path in _key_places(page.data, ()):
        if path[0] in skip:
            continue
        value: Any = page.data
        for step in path:
            value = value[step]
        if value in keys:
            edits.append(Edit(*scalar(page, *path), keys[value]))
    return edits


def fact_edits(facts: Document, keys: Mapping[str, str]) -> list[Edit]:
    """The edits of facts.yml where a fact names the answers that state it; none is named twice."""
    edits = []
    for path in _lists_of_answers(facts.data, ()):
        names: Any = facts.data
        for step in path:
            names = names[step]
        for position, name in enumerate(names):
            if keys.get(name) in names:
                edits.append(without_item(facts, *path, position))
            elif name in keys:
                edits.append(Edit(*scalar(facts, *path, position), keys[name]))
    return edits


def _lists_of_answers(value: Any, path: tuple[str | int, ...]) -> Iterator[tuple[str | int, ...]]:
    if (
        path
        and path[-1] == "answers"
        and isinstance(value, list)
        and all(isinstance(one, str) for one in value)
    ):
        yield path
    for step, inner in value.items() if isinstance(value, dict) else ():
        yield from _lists_of_answers(inner, (*path, step))


def _key_places(value: Any, path: tuple[str | int, ...]) -> Iterator[tuple[str | int, ...]]:
    if isinstance(value, str) and path:
        yield path
    for step, inner in value.items() if isinstance(value, dict) else ():
        if step not in (_GUIDE if path else TEXTS | {"answers"}):
            yield from _key_places(inner, (*path, step))
    for step, inner in enumerate(value) if isinstance(value, list) else ():
        yield from _key_places(inner, (*path, step))


def users(center: HelpCenter) -> dict[tuple[str, str], list[Page]]:
    """The pages that include each snippet, directly or through another: (language, name) → pages."""
    found: dict[tuple[str, str], list[Page]] = {key: [] for key in center.snippets}
    for page in center.pages.values():
        for snippet in center.included(page):
            found[snippet.language, snippet.name].append(page)
    return found


def _leads(here: str, way: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(here), unquote(way)))


def _way(here: str, target: str) -> str:
    return posixpath.relpath(target, posixpath.dirname(here))
