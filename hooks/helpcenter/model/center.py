"""The help center as one frozen value: languages, topics, answers, snippets, and the links between them.

`read.help_center` creates it; all other code only reads it.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, field, replace
from functools import cached_property
from unicodedata import normalize
from urllib.parse import unquote, urlsplit

from helpcenter.model import guides
from helpcenter.model.document import Document, Kind, Language, Link, Page, Snippet
from helpcenter.model.downloadable import DOWNLOADS_LIST, Download
from helpcenter.model.editions import Edition
from helpcenter.model.images import Picture
from helpcenter.model.permalinks import Ledger, Permalink
from helpcenter.model.problem import Problem
from helpcenter.model.promised import Promised

_ICON = re.compile(r"\.icons/(.+)\.svg")
_DOWNLOADS_LIST = Document(DOWNLOADS_LIST)


@dataclass(frozen=True)
class HelpCenter:
    """All content of a help center, read from disk once.

    `languages` are in the order of mkdocs.yml. `pages` and `snippets` are keyed by (language code, key or name).
    `irregular` maps the path of each file that may not be read to its problem. `theme` maps names to files. `notes`
    maps keys of answers to the notes for agents, which only a private desk shows. `drafts` are pages that are set apart
    (`model.drafts.published`). `notice` is None for a site whose pages never show one."""

    languages: tuple[Language, ...]
    pages: Mapping[tuple[str, str], Page]
    snippets: Mapping[tuple[str, str], Snippet]
    settings: Document
    facts: Document
    ledger: Ledger = field(default_factory=Ledger)
    permalinks: tuple[Permalink, ...] = ()
    promised: Promised = field(default_factory=Promised)
    downloads_list: Document = _DOWNLOADS_LIST
    downloads: tuple[Download, ...] = ()
    archive: tuple[Edition, ...] = ()
    sources: Mapping[str, Document] = field(default_factory=dict)
    files: frozenset[str] = frozenset()
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    irregular: Mapping[str, Problem] = field(default_factory=dict)
    theme: Mapping[str, Document] = field(default_factory=dict)
    notes: Mapping[str, Document] = field(default_factory=dict)
    drafts: Mapping[tuple[str, str], Page] = field(default_factory=dict)
    notice: Document | None = None

    @cached_property
    def default(self) -> Language:
        """The default language: its addresses begin at the root of the site."""
        return next(language for language in self.languages if language.default)

    @cached_property
    def paths(self) -> Mapping[str, Page]:
        """All pages by path."""
        return {page.path: page for page in self.pages.values()}

    @cached_property
    def keys(self) -> frozenset[str]:
        """The keys of all pages in any language."""
        return frozenset(key for _, key in self.pages)

    @cached_property
    def registered(self) -> Mapping[str, Permalink]:
        """The permalink of each page that has one, by the page's key."""
        return {permalink.answer: permalink for permalink in self.permalinks if not permalink.retired}

    @cached_property
    def ids(self) -> Mapping[str, Permalink]:
        """All permalinks by id."""
        return {permalink.id: permalink for permalink in self.permalinks}

    @cached_property
    def templates(self) -> tuple[Document, ...]:
        """The HTML templates of the theme."""
        return tuple(file for name, file in self.theme.items() if name.endswith(".html"))

    @cached_property
    def icons(self) -> frozenset[str]:
        """The names of the site's own icons; those of Material's sets come besides."""
        names = (_ICON.fullmatch(name) for name in self.theme)
        return frozenset(match[1] for match in names if match)

    def without(self, paths: Set[str]) -> HelpCenter:
        """The same without the pages in some files, which are still known by `paths`."""
        some = replace(self, pages={key: page for key, page in self.pages.items() if page.path not in paths})
        vars(some)["paths"] = self.paths
        return some

    def download(self, code: str, name: str) -> Download | None:
        """The download with an id in a language; None if there is none."""
        found = (item for item in self.downloads if (item.language, item.id) == (code, name))
        return next(found, None)

    def language(self, code: str) -> Language:
        """The language with a code.

        Raises:
            StopIteration: the help center has no such language.
        """
        return next(language for language in self.languages if language.code == code)

    def pages_in(self, code: str, kind: Kind | None = None) -> Iterator[Page]:
        """The pages of one language, optionally of one kind, in the order of their keys."""
        for (language, _), page in self.pages.items():
            if language == code and kind in (None, page.kind):
                yield page

    @cached_property
    def codes(self) -> frozenset[str]:
        """The codes of all languages."""
        return frozenset(language.code for language in self.languages)

    @cached_property
    def ended(self) -> frozenset[str]:
        """The codes of the languages that are ended; their addresses lead to the default language."""
        extra = self.settings.data.get("extra")
        own = extra.get("help") if isinstance(extra, dict) else None
        listed = own.get("ended") if isinstance(own, dict) else None
        found = (code for code in (listed if isinstance(listed, list) else ()) if isinstance(code, str))
        return frozenset(found) - self.codes

    def shown_in(self, code: str) -> str:
        """The language in which readers of a language find its pages: the default one for a language that ended."""
        return self.default.code if code in self.ended else code

    def page(self, code: str, key: str) -> Page | None:
        """The page with a key in a language; None if there is none."""
        return self.pages.get((code, key))

    def topics(self, code: str) -> list[Page]:
        """The existing topics of one language, in the order of its home page."""
        home = self.page(code, "")
        keys = [key for key, _ in home.listed("topics")] if home else []
        return [page for key in keys if (page := self.page(code, key))]

    def included(self, page: Page) -> Iterator[Snippet]:
        """The snippets that a page includes, directly or through another, each once."""
        seen: set[str] = set()
        waiting = list(page.scan.includes)
        while waiting:
            name = waiting.pop(0).name
            snippet = self.snippets.get((page.language, name))
            if snippet and name not in seen:
                seen.add(name)
                waiting.extend(snippet.scan.includes)
                yield snippet

    def links(self) -> Iterator[tuple[Page, Link]]:
        """Each link with the page that shows it; a link in a snippet is yielded for every page that includes it."""
        for page in self.pages.values():
            for link in page.shown.links:
                yield page, link

    def whole(self, page: Page) -> bool:
        """Whether the page and all snippets that it includes could be read."""
        snippets = [self.snippets.get((page.language, include.name)) for include in page.shown.includes]
        return not page.unread and all(snippet and not snippet.faults for snippet in snippets)

    def anchors(self, page: Page) -> frozenset[str]:
        """All ids on a page that a link can point to."""
        ids = {heading.id for heading in page.shown.headings} | {step.id for step in guides.steps(page)}
        return page.shown.anchors | ids

    @cached_property
    def _names(self) -> Mapping[str, str]:
        """Files by their names in the form in which most systems write accents; macOS hands over another one."""
        return {normalize("NFC", path): path for path in self.files if not path.isascii()}

    def resolve(self, page: Page, target: str) -> tuple[str, str] | None:
        """The path and the anchor of a relative link's target; None if the link leaves the site or is malformed."""
        try:
            parts = urlsplit(target)
        except ValueError:
            return None
        if parts.scheme or parts.netloc or target.startswith("//"):
            return None
        if not parts.path:
            return page.path, unquote(parts.fragment)
        folder = posixpath.dirname(page.path)
        path = posixpath.normpath(posixpath.join(folder, unquote(parts.path)))
        return self._names.get(normalize("NFC", path), path), unquote(parts.fragment)

    def target(self, page: Page, link: Link) -> Page | None:
        """The page that a link points to; None if it points to anything else."""
        found = self.resolve(page, link.target)
        return self.paths.get(found[0]) if found else None
