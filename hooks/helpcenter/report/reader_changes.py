"""The effects of a change on readers: answers, addresses, facts, translations, search."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Page
from helpcenter.model.fingerprint import fingerprint
from helpcenter.model.urls import address
from helpcenter.report.changed_documents import documents
from helpcenter.report.value_differences import Difference, differences
from helpcenter.rules.shared.doubts import Doubt, doubts
from helpcenter.rules.shared.states import outdated


@dataclass(frozen=True, slots=True)
class Answer:
    """A page in one language: its path, its title, and in words what is new about it."""

    path: str
    title: str
    what: str = ""


@dataclass(frozen=True, slots=True)
class ReaderChanges:
    """All of it. Addresses are from the site's root; facts are named by their keys in facts.yml.

    Attributes:
        added: pages that are new.
        changed: pages that say something else, look otherwise named, or are found by other phrases.
        retired: pages that are gone, and where their addresses lead.
        outdated: translations that this change makes older than their original.
        facts: facts that are new, changed or gone.
        addresses: pages that live elsewhere now.
        queries: what customers type, and the first answer before and after.
        doubts: what may be a slip, and was not there before.
        documents: documents by their paths, each with its version before and after.
    """

    added: tuple[Answer, ...]
    changed: tuple[Answer, ...]
    retired: tuple[Answer, ...]
    outdated: tuple[Answer, ...]
    facts: tuple[Difference, ...]
    addresses: tuple[Difference, ...]
    queries: tuple[Difference, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    documents: tuple[Difference, ...] = ()

    @property
    def nothing(self) -> bool:
        """Whether readers would notice nothing."""
        return not any(getattr(self, name) for name in self.__slots__)


Asked = Callable[[HelpCenter], Mapping[str, str]]
"""A help center → the first answer to each query, "" where there is none."""


def reader_changes(
    before: HelpCenter, after: HelpCenter, today: date, asked: Asked | None = None
) -> ReaderChanges:
    """Compare two states of a help center.

    Args:
        before: the state to compare with.
        after: the state now.
        today: the day.
        asked: answers the queries that are compared; none are where it is None.
    """
    same = dict(_same(before, after))
    pages = list(after.pages.values())
    old = {was.path for was in same.values()}
    gone = [page for page in before.pages.values() if page.path not in old]
    was_outdated = {same_key(item.page) for item in outdated(before)}
    first, now = (asked(center) if asked else {} for center in (before, after))
    doubted = {(item.place.path, item.says) for item in doubts(before, today)}
    names = {was.key: after.paths[path].key for path, was in same.items()}
    return ReaderChanges(
        added=tuple(Answer(page.path, page.title) for page in pages if page.path not in same),
        changed=tuple(_changed(before, after, same, names)),
        retired=tuple(Answer(page.path, page.title, _leads(after, page)) for page in gone),
        outdated=tuple(
            Answer(item.page.path, item.page.title, item.original.path)
            for item in outdated(after)
            if same_key(same.get(item.page.path, item.page)) not in was_outdated
        ),
        facts=tuple(differences("", before.facts.data, after.facts.data)),
        addresses=tuple(_moved(before, after, same)),
        queries=tuple(
            Difference(query, first[query], now[query])
            for query in first
            if names.get(first[query], first[query]) != now.get(query, first[query])
        ),
        doubts=tuple(item for item in doubts(after, today) if (item.place.path, item.says) not in doubted),
        documents=tuple(documents(before, after)),
    )


def same_key(page: Page) -> tuple[str, str]:
    """Language and key of a page."""
    return page.language, page.key


def _same(before: HelpCenter, after: HelpCenter) -> Iterator[tuple[str, Page]]:
    """Path of each page now → the same page before, under another name perhaps: ids tell."""
    old_ids = {entry.id: entry.answer for entry in before.permalinks if entry.answer}
    for page in after.pages.values():
        entry = after.registered.get(page.key)
        key = old_ids.get(entry.id, page.key) if entry else page.key
        was = before.page(page.language, key)
        if was:
            yield page.path, was


def _changed(
    before: HelpCenter, after: HelpCenter, same: Mapping[str, Page], names: Mapping[str, str]
) -> Iterator[Answer]:
    for page in after.pages.values():
        was = same.get(page.path)
        if was is None or (page.text == was.text and fingerprint(after, page) == fingerprint(before, was)):
            continue
        what = ", ".join(_parts(before, was, after, page, names))
        if what:
            yield Answer(page.path, page.title, what)


def _parts(
    before: HelpCenter, was: Page, after: HelpCenter, page: Page, names: Mapping[str, str]
) -> Iterator[str]:
    old = _renamed(was.data, names, f"{was.key}/")
    new = _renamed(page.data, {}, f"{page.key}/")
    if page.title != was.title:
        yield f"the title was “{was.title}”"
    if page.summary != was.summary:
        yield "the short answer"
    if new.get("guide") != old.get("guide"):
        yield "the questions"
    if _body(after, page) != _body(before, was):
        yield "the text"
    for name, says in (("also_asked", "phrases for the search"), ("related", "related answers")):
        if new.get(name) != old.get(name):
            yield says
    for name in ("answers", "topics", "featured"):
        if new.get(name) != old.get(name):
            yield "its list of answers"
            return


def _renamed(data: Any, names: Mapping[str, str], inside: str) -> Any:
    """Front matter with the present key of each page that it names; answers of a topic by their keys."""
    if isinstance(data, Mapping):
        return {key: _renamed(_full(key, value, inside), names, inside) for key, value in data.items()}
    if isinstance(data, list):
        return [_renamed(item, names, inside) for item in data]
    return names.get(data, data) if isinstance(data, str) else data


def _full(key: str, value: Any, inside: str) -> Any:
    """The keys of a topic's answers in place of their names."""
    return [f"{inside}{name}" for name in value] if key == "answers" and isinstance(value, list) else value


def _body(center: HelpCenter, page: Page) -> str:
    """The fingerprint of the text alone; it stays when files get other names."""
    return fingerprint(center, replace(page, data={}, key=""))


def _leads(after: HelpCenter, page: Page) -> str:
    """The key of the page to which the addresses of a page that is gone lead."""
    for entry in after.permalinks:
        if entry.retired and entry.was == page.key and entry.to in after.ids:
            return after.ids[entry.to].answer
    return ""


def _moved(before: HelpCenter, after: HelpCenter, same: Mapping[str, Page]) -> Iterator[Difference]:
    for page in after.pages.values():
        was = same.get(page.path)
        if was and address(before, was) != address(after, page):
            yield Difference(page.path, f"/{address(before, was)}", f"/{address(after, page)}")
