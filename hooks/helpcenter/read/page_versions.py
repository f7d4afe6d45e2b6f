"""The versions of pages and snippets in git's history: which anchors each has, cached by content."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from helpcenter.model import guides
from helpcenter.model.anchors import GENERATED
from helpcenter.model.document import Document
from helpcenter.model.problem import Place
from helpcenter.read import ledger, marked_yaml
from helpcenter.read.cache import keep, kept
from helpcenter.read.git_blobs import Version, texts
from helpcenter.read.markdown.includes import includes

_FILE = ".cache/permalinks/pages.json"
_FRONT = re.compile(r"\A---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE)
_SLUG = re.compile(r"""^slug:[ \t]*["']?([a-z0-9-]+)["']?[ \t]*(?:#.*)?$""", re.MULTILINE)
_SEARCH = re.compile(r"""^search_address:[ \t]*["']?([a-z0-9-]+)["']?[ \t]*(?:#.*)?$""", re.MULTILINE)
_DRAFT = re.compile(r"""^draft:[ \t]*(?:true|yes|on)[ \t]*(?:#.*)?$""", re.MULTILINE | re.IGNORECASE)
_GIVEN = re.compile(r"\{[^}\n]*#([^\s}]+)|\sid=[\"']?([^\s\"'>]+)")
_HEADING = re.compile(
    r"^[ >\t]{0,8}#{1,6}(?!.*#[^\s}]+[^}]*\}[ \t#]*$)[ \t]*\S|^[ >\t]{0,8}(?:=+|-+)[ \t]*$|<h[1-6]",
    re.MULTILINE,
)


class PageVersion(NamedTuple):
    """Of a version of a page or a snippet: what looks like an anchor, the ends and steps of its guide, its snippets.

    `steps` are among the anchors. A draft is on no site, whatever else is read of it.
    """

    anchors: tuple[str, ...] = ()
    ends: tuple[tuple[str, str], ...] = ()
    includes: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    slug: str = ""
    draft: bool = False


class Versions:
    """All versions that some commits made, as they are read when they are asked for."""

    def __init__(self, root: Path, found: dict[str, str], known: dict[str, Any]) -> None:
        self._root, self._texts, self._known = root, found, known
        self._read: dict[str, Any] = {}

    @classmethod
    def read(cls, root: Path, changes: Iterable[Version]) -> Versions | None:
        """The versions; None if git lacks the text of one."""
        known = kept(root / _FILE)
        wanted = [change for change in changes if change.blob and change.path.endswith((".md", ".yml"))]
        missing = [change.blob for change in wanted if _name(change) not in known]
        found = texts(root, missing)
        return None if found is None else cls(root, found, known)

    def keep(self) -> None:
        """Keep what was read, if anything was."""
        if any(name not in self._known for name in self._read):
            keep(self._root / _FILE, self._read)

    def _data(self, version: Version) -> Any:
        name = _name(version)
        if name not in self._read:
            made = self._known.get(name)
            if made is None:
                made = self._made(version, self._text(version))
            self._read[name] = made
        return self._read[name]

    def _text(self, version: Version) -> str:
        if version.blob not in self._texts:
            self._texts |= texts(self._root, [version.blob]) or {}
        return self._texts.get(version.blob, "")

    def _made(self, version: Version, text: str) -> Any:
        if not version.path.startswith("docs/"):
            return {entry.answer: entry.id for entry in ledger.entries_of(version.path, text) if entry.answer}
        if version.path.endswith(".yml"):  # the words of a language
            written = _SEARCH.search(text)
            return written[1] if written else ""
        made = _page(text)
        if made.anchors == ("",):  # it has a heading without an id
            made = made._replace(anchors=(*made.steps, *self._rendered(version, text)))
        return list(made)

    def answers(self, version: Version) -> dict[str, str]:
        """The keys of the pages in a version of a file of the ledger, each with its id."""
        return dict(self._data(version))

    def search_address(self, version: Version) -> str:
        """The address of the search page that a version of a language.yml gives; "" if it gives none."""
        return str(self._data(version))

    def page(self, version: Version) -> PageVersion:
        """A version of a page or of a snippet."""
        found = self._data(version)
        anchors, ends, named, steps, slug, draft = found
        return PageVersion(
            tuple(anchors), tuple(map(tuple, ends)), tuple(named), tuple(steps), str(slug), bool(draft)
        )

    def confirm(self, code: str, anchor: str, sources: Iterable[Version]) -> bool:
        """Whether one of the versions that seem to have an anchor has it."""
        for version in sorted(sources):
            page = self.page(version)
            if anchor in page.steps or anchor not in page.anchors:  # a step, or an end
                return True
            name = f"{_name(version)} rendered"
            if name not in self._read:
                made = self._known.get(name)
                self._read[name] = self._rendered(version, self._text(version)) if made is None else made
            if anchor in self._read[name]:
                return True
        return False

    @cached_property
    def _renderers(self) -> Any:
        from helpcenter.read.help_center import read_yaml
        from helpcenter.read.markdown.rendering import renderer  # it takes a while, and is rarely needed

        settings = read_yaml(self._root, "mkdocs.yml", lenient_tags=True)
        return renderer(settings)

    def _rendered(self, version: Version, text: str) -> list[str]:
        """The anchors of a text, as its page shows them."""
        from selectolax.lexbor import LexborHTMLParser

        body = text[match.end() :] if (match := _FRONT.match(text)) else text
        try:
            html = self._renderers(body)
        except Exception:  # whatever somebody wrote years ago
            return []
        found = (node.attributes.get("id") for node in LexborHTMLParser(html).css("[id]"))
        return [anchor for anchor in found if anchor and not GENERATED.match(anchor)]


def _name(version: Version) -> str:
    return f"3 {version.blob} {version.path if version.path.endswith('.yml') else ''}"


def _page(text: str) -> PageVersion:
    """The anchors of a text, without rendering it; with the one anchor "" if a heading has no id."""
    front = _FRONT.match(text)
    data, body = {}, text[front.end() :] if front else text
    if front and re.search(r"^guide[ \t]*:", front[1], re.MULTILINE):
        data = marked_yaml.load(front[1], "")[0]
    written = _SLUG.search(front[1]) if front else None
    slug = written[1] if written else ""
    draft = bool(front and _DRAFT.search(front[1]))
    steps = guides.steps(Document("", data=data))
    ends = tuple((step.id, choice.answer) for step in steps for choice in step.choices if choice.answer)
    named = tuple(item.name for item in includes(body, lambda offset: Place("")) if item.name)
    ids = tuple(step.id for step in steps if step.id)
    if _HEADING.search(body):
        return PageVersion(("",), ends, named, ids, slug, draft)
    given = (match[1] or match[2] for match in _GIVEN.finditer(body))
    own = dict.fromkeys(anchor for anchor in given if not GENERATED.match(anchor))
    return PageVersion((*ids, *own), ends, named, ids, slug, draft)
