"""The owners of pages: how many each has, and how many of them need attention."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Page


@dataclass(frozen=True, slots=True)
class Owner:
    """An owner: the number of their pages, and of those that need attention."""

    name: str
    pages: int
    due: int
    outdated: int


def owners(center: HelpCenter, outdated: Iterable[Page], due: Iterable[Page]) -> Iterator[Owner]:
    """All owners, by name.

    Args:
        center: the help center.
        outdated: translations that are older than their originals.
        due: pages whose review is due.
    """
    pages, age, lateness = (_counted(found) for found in (center.pages.values(), outdated, due))
    yield from (Owner(name, pages[name], lateness[name], age[name]) for name in sorted(pages) if name)


def _counted(pages: Iterable[Page]) -> Counter[str]:
    return Counter(page.words("owner") for page in pages)
