"""Finds what needs attention but is not a problem: outdated translations and documents, reviews due, missing pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Page
from helpcenter.model.downloadable import Download
from helpcenter.model.drafts import HeldBack, drafts, held_back
from helpcenter.model.fingerprint import newer_original
from helpcenter.rules.shared.missing_twins import Missing, missing
from helpcenter.rules.shared.owners import Owner, owners
from helpcenter.rules.shared.reviews import Due, reviews_due
from helpcenter.rules.shared.unfinished import Unfinished, unfinished
from helpcenter.rules.shared.untranslated import Untranslated, untranslated
from helpcenter.rules.shared.ways_to_ask import few_ways


@dataclass(frozen=True, slots=True)
class Outdated:
    """A translation of an older text, and the files of the current original."""

    page: Page
    original: Page
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class States:
    """The states of a help center on a date.

    Attributes:
        outdated: translations that are older than their original.
        unrecorded: translations without a recorded source.
        due: pages whose review is due.
        missing: answers that are missing in incomplete languages.
        documents: downloads that need attention, with the reason.
        owners: the owners of pages.
        unfinished: texts that contain a word left for later.
        untranslated: words of the interface that are still in English.
        few_ways: answers that list few ways in which customers ask.
        drafts: pages that are not on the site yet.
        held: links and entries of lists that the site lacks, because they name drafts.
    """

    outdated: tuple[Outdated, ...]
    unrecorded: tuple[Page, ...]
    due: tuple[Due, ...]
    missing: tuple[Missing, ...]
    documents: tuple[tuple[Download, str], ...]
    owners: tuple[Owner, ...]
    unfinished: tuple[Unfinished, ...] = ()
    untranslated: tuple[Untranslated, ...] = ()
    few_ways: tuple[Page, ...] = ()
    drafts: tuple[Page, ...] = ()
    held: tuple[HeldBack, ...] = ()

    @property
    def count(self) -> int:
        """The number of things that need attention."""
        pages = (self.outdated, self.unrecorded, self.due, self.missing)
        others = (self.documents, self.unfinished, self.untranslated, self.few_ways, self.drafts, self.held)
        return sum(map(len, (*pages, *others)))

    def as_data(self, commands: Mapping[str, str]) -> dict[str, list[dict[str, Any]]]:
        """The states as plain data.

        Args:
            commands: path of each outdated translation → the command that shows what changed since.
        """
        return {
            "drafts": [
                {
                    "page": page.path,
                    "owner": page.words("owner"),
                    "publish": f"helpcenter publish {page.key}",
                }
                for page in self.drafts
            ],
            "held": [
                {"page": item.place.path, "line": item.place.line, "draft": item.draft.path}
                for item in self.held
            ],
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
            "untranslated": [
                {"page": item.path, "word": item.name, "english": item.english} for item in self.untranslated
            ],
            "few_ways": [
                {"page": page.path, "owner": page.words("owner"), "ways": len(page.listed("also_asked"))}
                for page in self.few_ways
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
    """Compute the states of a help center on a date; the oldest come first.

    Args:
        center: the help center.
        today: the date.
        documents: downloads that need attention, from `download_states.attention`.
    """
    if not center.languages:
        return States((), (), (), (), (), ())
    old, late = tuple(outdated(center)), tuple(reviews_due(center, today))
    translations = (page for page in center.pages.values() if page.language != center.default.code)
    originals = {page.key for page in center.pages_in(center.default.code)}
    unrecorded = tuple(page for page in translations if page.key in originals and not page.words("source"))
    return States(
        old,
        unrecorded,
        tuple(sorted(late, key=lambda item: (item.since, item.page.path))),
        tuple(missing(center)),
        tuple(documents),
        tuple(owners(center, [item.page for item in old], [item.page for item in late])),
        tuple(unfinished(center)),
        tuple(untranslated(center)),
        tuple(few_ways(center)),
        tuple(drafts(center).values()),
        tuple(held_back(center)),
    )


def outdated(center: HelpCenter) -> Iterator[Outdated]:
    """All translations that are older than their originals."""
    for page in center.pages.values():
        original = newer_original(center, page) if not page.faults else None
        if original:
            snippets = (snippet.path for snippet in center.included(original))
            yield Outdated(page, original, (original.path, *snippets))
