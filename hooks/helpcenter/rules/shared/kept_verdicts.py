"""Which pages the rules that judge each page by itself found good, kept in .cache/ by everything that takes part."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Page
from helpcenter.model.problem import Problem
from helpcenter.read.code_digests import whole_library
from helpcenter.read.shelf import Shelf, dumped

ALONE = ("front-matter", "leftover", "typography", "wording", "wrong-language")
"""Rules that read, besides a page: mkdocs.yml, facts.yml, the languages, and the names of all files."""

_NAME = "good pages"


class KeptVerdicts:
    """The verdicts on the pages of one help center."""

    def __init__(self, root: Path, center: HelpCenter) -> None:
        """Read which pages were good.

        Args:
            root: the folder with mkdocs.yml; the verdicts are kept in its .cache/.
            center: the help center.
        """
        self._shelf, self._center = Shelf(root, "verdicts"), center
        around = hashlib.sha256(_around(center).encode("utf-8", "surrogatepass")).hexdigest()
        self._names = {page.path: _name(around, page) for page in center.pages.values()}
        kept = self._shelf.take([_NAME]).get(_NAME)
        self._good = kept if isinstance(kept, frozenset) else frozenset()

    @property
    def rest(self) -> HelpCenter:
        """The help center without the pages that were good."""
        good = (path for path, name in self._names.items() if name in self._good)
        return self._center.without(frozenset(good))

    def keep(self, found: Iterable[Problem]) -> None:
        """Keep what the rules said.

        Args:
            found: all problems that they found.
        """
        blamed = {path for problem in found for path in (problem.place.path, *problem.files)}
        blamed |= {page.path for page in self._center.pages.values() if page.faults}
        good = frozenset(name for path, name in self._names.items() if path not in blamed)
        if good != self._good:
            self._shelf.keep({_NAME: dumped(good)}, None)


def _around(center: HelpCenter) -> str:
    """All that takes part in the verdict on every page."""
    languages = (f"{one.code} {one.default}\0{one.document.text}" for one in center.languages)
    files = (*sorted(center.files), "", *sorted(center.theme))
    return "\0".join([whole_library(), center.settings.text, center.facts.text, *languages, "", *files])


def _name(around: str, page: Page) -> str:
    return hashlib.sha256(f"{around}{page.made}".encode()).hexdigest()
