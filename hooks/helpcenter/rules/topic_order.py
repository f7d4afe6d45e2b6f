"""A topic's list of answers and the answers in its folder differ.

Why: menus and topic pages are made from that list only; readers cannot find what it lacks.
Fix: list each answer once under `answers:` of the topic's index.md, each topic once under `topics:`
of the home page.
"""

from __future__ import annotations

from collections.abc import Iterator, Set

from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Page
from helpcenter.model.problem import Place, Problem
from helpcenter.model.suggest import nearest


def check(center: HelpCenter) -> Iterator[Problem]:
    """Compare each list with the files."""
    for language in center.languages:
        code = language.code
        topics = {page.key: page for page in center.pages_in(code, "topic")}
        inside: dict[str, dict[str, Page]] = {key: {} for key in topics}
        for page in center.pages_in(code, "answer"):
            inside.setdefault(page.topic, {})[page.key.partition("/")[2]] = page
        for key in inside.keys() - topics.keys():
            path = f"docs/{code}/{key}/index.md"
            message, hint = f"the topic {key} has no index.md", "write it: title, summary, slug, answers"
            yield Problem(Place(path), message, hint, files=(path,))
        home = center.page(code, "")
        if home:
            yield from _compare(home, "topics", topics, inside.keys())
        for key, topic in topics.items():
            yield from _compare(topic, "answers", inside[key], inside[key].keys())


def _compare(page: Page, name: str, files: dict[str, Page], known: Set[str]) -> Iterator[Problem]:
    """Compare a page's list with the files that it must list; keys in `known` may be listed."""
    if not isinstance(page.data.get(name), list):
        return
    listed: dict[str, Place] = {}
    unlisted = files.keys() - {key for key, _ in page.listed(name)}
    for key, place in page.listed(name):
        meant = nearest(key, sorted(unlisted)) if key not in known else None
        if key in listed:
            yield Problem(place, f"{key} is listed twice", f"line {listed[key].line} lists it already")
        elif key not in known:
            hint = (
                f"did you mean {meant}?" if meant else f"write {_file(page, name, key)}, or delete the entry"
            )
            yield Problem(place, f"{key} is listed and has no file", hint, files=(_file(page, name, key),))
        listed.setdefault(key, place)
        unlisted -= {meant}
    for key in unlisted:
        found = files[key]
        hint = f"add it under {name}:"
        yield Problem(found.place(), f"{page.path} does not list {key}", hint, files=(found.path,))


def _file(page: Page, name: str, key: str) -> str:
    folder = page.path.removesuffix("index.md")
    return f"{folder}{key}/index.md" if name == "topics" else f"{folder}{key}.md"
