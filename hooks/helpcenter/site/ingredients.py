"""Digests of everything that files of a site are made of, so that what is the same again is not made again."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from helpcenter.model.anchors import anchors
from helpcenter.model.document import Language, Page
from helpcenter.model.drafts import is_offered, was_offered
from helpcenter.model.fingerprint import newer_original
from helpcenter.model.translations import answers
from helpcenter.read.code_digests import version, whole_library
from helpcenter.read.theme_files import OVERRIDES
from helpcenter.site.former_anchors import goals
from helpcenter.site.site_parts import Site

_PACKAGES = ("Jinja2", "MarkupSafe", "Brotli", "segno")
"""Packages that make files of a site; those that read its texts are in `whole_library`."""


@dataclass(frozen=True)
class Ingredients:
    """The digests of one site."""

    site: Site

    @cached_property
    def common(self) -> str:
        """Of all that a page may show besides texts of other pages: their front matter and everything without texts."""
        return _digest(self._common())

    def _common(self) -> Iterator[str]:
        center, site = self.site.center, self.site
        yield from (whole_library(), zlib.ZLIB_RUNTIME_VERSION, *map(version, _PACKAGES))
        yield from (site.address, str(site.preview), center.settings.text, center.facts.text)
        for language in center.languages:
            yield f"{language.code} {language.default} {language.document.text}"
        for file in sorted((site.root / OVERRIDES).rglob("*")):
            if file.is_file():
                yield f"{file.relative_to(site.root)} {hashlib.sha256(file.read_bytes()).hexdigest()}"
        yield from sorted(asset.address for asset in site.shared.values())
        yield center.downloads_list.text
        for item in center.downloads:
            drafts = (is_offered(center, item.id, item.language), was_offered(center, item.id, item.language))
            yield f"{item.id} {item.language} {item.file.sha256 if item.file else ''} {drafts}"
        for edition in center.archive:
            yield f"{edition.path} {hashlib.sha256(edition.content).hexdigest()}"
        yield repr([replace(entry, published={}, changed={}) for entry in center.permalinks])
        yield repr(sorted(center.ended))
        yield center.notice.text if center.notice else ""
        yield str(center.notice is None)
        yield repr(sorted(center.pictures.items()))
        yield from sorted(center.files)
        for page in center.pages.values():
            yield f"{page.path} {page.data!r}"

    def page(self, page: Page) -> str:
        """Of a page: of its text, and of what it shows of the texts of others.

        That is whether its original is newer, and where the former anchors of its text are now.
        """
        known = self._pages.get(page.made)
        if known is None:
            newer = self._is_newer(page)
            moved = goals(self.site.center, page).items()
            others = [(anchor, there.page.path, there.anchor) for anchor, there in moved]
            known = self._pages[page.made] = _digest((self.common, page.made, str(newer), repr(others)))
        return known

    def answer(self, page: Page) -> str:
        """Of an answer as other systems get it: of the page, and of the days on which it was published and changed."""
        entry = self.site.center.registered.get(page.key)
        return _digest((self.page(page), repr((entry.published, entry.changed)) if entry else ""))

    @cached_property
    def _pages(self) -> dict[str, str]:
        return {}

    def language(self, language: Language) -> str:
        """Of everything that a language says."""
        texts = (page.made for page in self.site.center.pages_in(language.code))
        return _digest((self.common, self._days, *texts))

    def answers(self, language: Language) -> str:
        """Of the answers of a language as other systems get them."""
        found = map(self.answer, answers(self.site.center, language.code))
        return _digest((self.common, self._days, *found))

    @cached_property
    def _days(self) -> str:
        """Of the days on which pages were published and changed, which no page shows."""
        return repr([(entry.id, entry.published, entry.changed) for entry in self.site.center.permalinks])

    @cached_property
    def listed(self) -> str:
        """Of everything but texts: what lists of pages say, of whatever kind; of texts their headings and anchors."""
        center = self.site.center
        newer = (page.path for page in center.pages.values() if self._is_newer(page))
        named = (repr([*anchors(page), *page.shown.headings]) for page in center.pages.values())
        return _digest((self.common, self._days, repr(center.promised), *newer, *named))

    def _is_newer(self, page: Page) -> bool:
        """Whether the original of a page says something else since it was translated."""
        known = self._newer.get(page.path)
        if known is None:
            known = self._newer[page.path] = newer_original(self.site.center, page) is not None
        return known

    @cached_property
    def records(self) -> dict[str, dict[str, Any]]:
        """Language → key → an answer as it is printed, where that is made already (kept_records)."""
        return {}

    @cached_property
    def _newer(self) -> dict[str, bool]:
        return {}

    @cached_property
    def everything(self) -> str:
        """Of everything that the site says, and of what was published before."""
        center = self.site.center
        texts = (page.made for page in center.pages.values())
        return _digest((self.common, self._days, repr(center.promised), *texts))


def _digest(parts: Iterable[str]) -> str:
    found = hashlib.sha256()
    for part in parts:
        found.update(f"{len(part)} {part}".encode("utf-8", "surrogatepass"))
    return found.hexdigest()
