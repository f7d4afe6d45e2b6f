"""Data types for single files: documents, pages, snippets, languages, and the result of scanning a text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from helpcenter.model.packed import Body, Compressed, Encoded, packed_state
from helpcenter.model.problem import Place, Problem
from helpcenter.model.text import Difference, Element, Part, Passage, Stray, WideRow

Path = tuple[str | int, ...]
"""The location of a value inside a YAML document: the keys and list indexes from the root to it."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link or image as written. `place` is where it begins; `target` is its address, unescaped.

    `written` is where that address begins, if that is known: for a reference, where it is defined.
    """

    place: Place
    target: str
    text: str = ""
    kind: Literal["inline", "reference", "image", "autolink", "html"] = "inline"
    written: Place | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `id` is its anchor in the page, `explicit` when the writer gave it."""

    place: Place
    level: int
    text: str
    id: str
    explicit: bool


@dataclass(frozen=True, slots=True)
class Include:
    """A line that includes a snippet by name."""

    place: Place
    name: str


@dataclass(frozen=True)
class Scan:
    """The visible contents of a Markdown text, in the order of the page; or the part of it that one file contains.

    `anchors` are ids other than headings'. Of a page as a whole, `text` is the text that is rendered, without comments,
    spaces for tabs, snippets in place; `html` is its rendering, and `files` are the files from which it comes.
    """

    links: tuple[Link, ...] = ()
    headings: tuple[Heading, ...] = ()
    includes: tuple[Include, ...] = ()
    anchors: frozenset[str] = frozenset()
    passages: tuple[Passage, ...] = ()
    parts: tuple[Part, ...] = ()
    elements: tuple[Element, ...] = ()
    strays: tuple[Stray, ...] = ()
    differences: tuple[Difference, ...] = ()
    wide_rows: tuple[WideRow, ...] = ()
    text: Encoded = Encoded()  # noqa: RUF009 — a descriptor
    html: Compressed = Compressed()  # noqa: RUF009 — a descriptor
    files: frozenset[str] = frozenset()

    __getstate__ = packed_state


@dataclass(frozen=True)
class Document:
    """A file as read. `faults` are the problems found while reading; the other fields hold what could be read."""

    path: str
    text: Encoded = Encoded()  # noqa: RUF009 — a descriptor
    data: Mapping[str, Any] = field(default_factory=dict)
    places: Mapping[Path, Place] = field(default_factory=dict)
    faults: tuple[Problem, ...] = ()

    __getstate__ = packed_state

    def place(self, *keys: str | int) -> Place:
        """The place of the value under `keys`, or of its nearest existing parent."""
        while keys and keys not in self.places:
            keys = keys[:-1]
        found = self.places.get(keys)
        return Place(self.path) if found is None else found

    def words(self, *keys: str) -> str:
        """The text under `keys`; "" if there is none or it is not a text."""
        value: Any = self.data
        for key in keys:
            value = value.get(key) if isinstance(value, Mapping) else None
        return value if isinstance(value, str) else ""

    def listed(self, key: str) -> list[tuple[str, Place]]:
        """The texts of the list under `key`, each with its place."""
        value = self.data.get(key)
        items = value if isinstance(value, list) else []
        return [(v, self.place(key, i)) for i, v in enumerate(items) if isinstance(v, str)]


Kind = Literal["home", "topic", "answer"]


@dataclass(frozen=True)
class Page(Document):
    """A page of one language. `key` is the same in all languages: "", "reset", "reset/request".

    `shown` is all that a reader sees of its text, snippets in place; `scan` is what of it was written in its own file.
    `made` is a digest of all that it was read from; "" for a page that could not be read as a file.
    """

    language: str = ""
    key: str = ""
    kind: Kind = "answer"
    body: Body = Body()  # noqa: RUF009 — a descriptor
    scan: Scan = Scan()
    shown: Scan = Scan()
    made: str = ""

    def __getstate__(self) -> dict[str, Any]:
        """The values as they are kept, without a body that is the text that is shown, as most are."""
        state = packed_state(self)
        if self.body == self.shown.text:
            del state["body"]
        return state

    @property
    def title(self) -> str:
        """The title (the question of an answer); the key, or the language, if the title is missing."""
        return self.words("title") or self.key or self.language

    @property
    def summary(self) -> str:
        """The short answer."""
        return self.words("summary")

    @property
    def card(self) -> str:
        """The text under the title on the card of a topic; "" if that is its short answer."""
        return self.words("card")

    @property
    def unread(self) -> bool:
        """Whether the body could not be read: the file is not text, or its front matter is not delimited."""
        return bool(self.faults) and not self.body

    @property
    def topic(self) -> str:
        """The key of the topic that the page belongs to; "" for the home page."""
        return self.key.partition("/")[0]


@dataclass(frozen=True)
class Snippet(Document):
    """Text that several answers share, one file per language."""

    language: str = ""
    name: str = ""
    scan: Scan = Scan()


@dataclass(frozen=True)
class Language:
    """One language: its code, and whether it is the default (its addresses begin at the root).

    `document` has all its words: those of the package, and over them what its language.yml (`written`) changes.
    """

    code: str
    default: bool
    document: Document
    written: Document

    @property
    def name(self) -> str:
        """The name of the language in that language; the code if it has none."""
        return self.document.words("name") or self.code

    @property
    def direction(self) -> str:
        """The direction in which the language is written: rtl or ltr."""
        return "rtl" if self.document.words("direction") == "rtl" else "ltr"

    @property
    def complete(self) -> bool:
        """Whether every answer must exist in the language; not if its language.yml says otherwise or is broken."""
        return not self.written.faults and self.written.data.get("complete", True) is True

    @property
    def prefix(self) -> str:
        """The prefix of its addresses: "" for the default language, else "en/"."""
        return "" if self.default else f"{self.code}/"
