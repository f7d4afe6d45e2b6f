"""What needs someone's attention and is not wrong: old translations and documents, reviews due, missing twins."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Page
from helpcenter.model.downloadable import Download
from helpcenter.model.fingerprint import newer_original
from helpcenter.rules.shared.missing_twins import Missing, missing
from helpcenter.rules.shared.unfinished import Unfinished, unfinished

REVIEW_EVERY = 365
"""Days after which a page is to be reviewed, where its topic says nothing else."""


@dataclass(frozen=True, slots=True)
class Outdated:
    """A translation that was made from an older text, and the files of the present one."""

    page: Page
    original: Page
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Due:
    """A page whose review is due since a day; `late` days ago."""

    page: Page
    since: date
    late: int


@dataclass(frozen=True, slots=True)
class Owner:
    """Who keeps pages right: their number, and how many of them need attention."""

    name: str
    pages: int
    due: int
    outdated: int


@dataclass(frozen=True, slots=True)
class States:
    """All of it.

    Attributes:
        outdated: translations that are older than their original.
        unrecorded: translations of which nobody wrote down what they were made from.
        due: pages to be reviewed.
        missing: answers that an incomplete language lacks.
        documents: downloads that need something, and what.
        owners: who keeps pages right.
        unfinished: texts that somebody still wants to write.
    """

    outdated: tuple[Outdated, ...]
    unrecorded: tuple[Page, ...]
    due: tuple[Due, ...]
    missing: tuple[Missing, ...]
    documents: tuple[tuple[Download, str], ...]
    owners: tuple[Owner, ...]
    unfinished: tuple[Unfinished, ...] = ()

    @property
    def count(self) -> int:
        """The number of things that need attention."""
        needing = (self.outdated, self.unrecorded, self.due, self.missing, self.documents, self.unfinished)
        return sum(map(len, needing))

    def as_data(self, commands: Mapping[str, str]) -> dict[str, list[dict[str, Any]]]:
        """All of it as plain data.

        Args:
            commands: path of each outdated translation → the command that shows what changed since.
        """
        return {
            "outdated": [
                {
                    "page": item.page.path,
                    "original": item.original.path,
                    "owner": item.page.words("owner"),
                    "show": commands.get(item.page.path, ""),
                    "accept": f"helpcenter accept {item.page.path}",
                }
                for item in self.outdated
            ],
            "unrecorded": [
                {"page": page.path, "owner": page.words("owner"), "accept": f"helpcenter accept {page.path}"}
                for page in self.unrecorded
            ],
            "due": [
                {
                    "page": item.page.path,
                    "owner": item.page.words("owner"),
                    "reviewed": item.page.words("reviewed"),
                    "since": item.since.isoformat(),
                    "days": item.late,
                }
                for item in self.due
            ],
            "missing": [
                {"page": item.path, "original": item.original.path, "language": item.language}
                for item in self.missing
            ],
            "unfinished": [
                {"page": item.place.path, "line": item.place.line, "words": item.words}
                for item in self.unfinished
            ],
            "documents": [
                {"page": item.path, "version": item.version, "needs": need} for item, need in self.documents
            ],
            "owners": [
                {"owner": item.name, "pages": item.pages, "due": item.due, "outdated": item.outdated}
                for item in self.owners
            ],
        }


def states(center: HelpCenter, today: date, documents: Iterable[tuple[Download, str]] = ()) -> States:
    """The states of a help center on a day; those that need attention longest come first.

    Args:
        center: the help center.
        today: the day.
        documents: what `downloads.attention` found.
    """
    if not center.languages:
        return States((), (), (), (), (), ())
    old, late = tuple(outdated(center)), tuple(_due(center, today))
    translations = (page for page in center.pages.values() if page.language != center.default.code)
    originals = {page.key for page in center.pages_in(center.default.code)}
    unrecorded = tuple(page for page in translations if page.key in originals and not page.words("source"))
    return States(
        old,
        unrecorded,
        tuple(sorted(late, key=lambda item: (item.since, item.page.path))),
        tuple(missing(center)),
        tuple(documents),
        tuple(_owners(center, old, late)),
        tuple(unfinished(center)),
    )


def outdated(center: HelpCenter) -> Iterator[Outdated]:
    """Every translation that is older than its original."""
    for page in center.pages.values():
        original = newer_original(center, page) if not page.faults else None
        if original:
            snippets = (snippet.path for snippet in center.included(original))
            yield Outdated(page, original, (original.path, *snippets))


def _due(center: HelpCenter, today: date) -> Iterator[Due]:
    for page in center.pages.values():
        since = due(center, page)
        if since and since <= today:
            yield Due(page, since, (today - since).days)


def due(center: HelpCenter, page: Page) -> date | None:
    """The day from which a page is to be reviewed; None where `reviewed` is no date, which a rule reports."""
    try:
        return date.fromisoformat(page.words("reviewed")) + timedelta(days=review_every(center, page))
    except (ValueError, OverflowError):
        return None


def review_every(center: HelpCenter, page: Page) -> int:
    """Days between two reviews of a page, as its topic says in its language or in the default language."""
    for code in (page.language, center.default.code):
        topic = center.page(code, page.topic)
        days = topic.data.get("review_every") if topic else None
        if isinstance(days, int) and not isinstance(days, bool) and days > 0:
            return days
    return REVIEW_EVERY


def _owners(center: HelpCenter, old: tuple[Outdated, ...], late: tuple[Due, ...]) -> Iterator[Owner]:
    pages = Counter(page.words("owner") for page in center.pages.values())
    lateness = Counter(item.page.words("owner") for item in late)
    age = Counter(item.page.words("owner") for item in old)
    yield from (Owner(name, pages[name], lateness[name], age[name]) for name in sorted(pages) if name)
