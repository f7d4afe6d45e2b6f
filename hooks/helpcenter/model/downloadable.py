"""Data types of downloads: an entry of the list of downloads, a PDF file, and the result of inspecting it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from helpcenter.model.problem import Place

FOLDER = "downloads"
ARCHIVE = f"{FOLDER}/archive"
DOWNLOADS_LIST = f"{FOLDER}/downloads.yml"
MARK = "helpcenter downloads build"
"""The creator named in PDFs that this project builds; a file with another creator comes from outside."""


@dataclass(frozen=True, slots=True)
class FormField:
    """A form field: its name, the label that screen readers announce, its kind ("text", "button" …)."""

    name: str
    label: str = ""
    kind: str = "text"


@dataclass(frozen=True, slots=True)
class WebLink:
    """A link out of the document; `page` is the number of the page with the link, from 1."""

    page: int
    target: str


@dataclass(frozen=True, slots=True)
class HiddenText:
    """A text that is not printed on a page: of a note, a form field or a bookmark; `page` counts from 1."""

    page: int
    text: str


@dataclass(frozen=True, slots=True)
class Inspection:
    """The result of inspecting a PDF. If `damage` is not empty, the other attributes are unknown.

    Attributes:
        damage: the reason why the file cannot be read, in an editor's words.
        cure: how to fix the damage.
        pages: the number of pages.
        title: the document's title; "" if it has none.
        shows_title: whether viewers show the title instead of the file name in the window.
        language: the language that the document declares, like "hu" or "hu-HU".
        tagged: whether it has a structure tree and declares it.
        creator: the program that wrote it.
        dangers: descriptions of what a document must not do or contain, each once.
        bare_fonts: fonts that are used but not embedded.
        fields: the form's fields, in order.
        links: links to the web, in order.
        texts: the text of each page.
        hidden_texts: texts that are not printed on a page, each once per page.
    """

    damage: str = ""
    cure: str = ""
    pages: int = 0
    title: str = ""
    shows_title: bool = False
    language: str = ""
    tagged: bool = False
    creator: str = ""
    dangers: tuple[str, ...] = ()
    bare_fonts: tuple[str, ...] = ()
    fields: tuple[FormField, ...] = ()
    links: tuple[WebLink, ...] = ()
    texts: tuple[str, ...] = ()
    hidden_texts: tuple[HiddenText, ...] = ()


@dataclass(frozen=True, slots=True)
class PdfFile:
    """A PDF on disk. `size` is in bytes; `content` is empty if the file is too large or cannot be read."""

    path: str
    size: int
    sha256: str
    content: bytes = field(repr=False)
    inspection: Inspection = Inspection()


@dataclass(frozen=True, slots=True)
class PdfPage:
    """The text of one page of a download, for rules about facts: as printed, and in `hidden_texts`."""

    path: str
    language: str
    number: int
    text: str
    links: tuple[WebLink, ...] = ()
    hidden_texts: tuple[str, ...] = ()

    @property
    def place(self) -> Place:
        """The place of every problem on this page: `downloads/x.hu.pdf:<page>:1`."""
        return Place(self.path, self.number)


@dataclass(frozen=True, slots=True)
class Download:
    """An entry of the list of downloads: one document in one language.

    Attributes:
        index: its position in the list, from 0.
        place: where the entry begins.
        id: the document's name in addresses and front matter, the same in all languages.
        language: the code of its language.
        title: its title as shown to readers.
        product: the site that it describes, a key of `sites` in facts.yml.
        version: its version as given by its publisher.
        effective: the first day on which it applies, as 2026-11-22.
        until: the last day on which it applies; "" if unknown.
        replaces: the version that it replaced; "" for the first.
        requires: names of the form fields that it must have.
        waived: what the file of somebody else lacks, each with the reason why customers get it all the same.
        source: the file in downloads/ that it is built from; "" if it is not built here.
        made_from: the fingerprint of everything that it was built from.
        pages: the number of pages when it was accepted; 0 before.
        bytes: its size when it was accepted.
        sha256: its checksum when it was accepted; "" before.
        former: the stamps of the editions before this one, the oldest first.
        file: the PDF; None if it is missing.
    """

    index: int
    place: Place
    id: str
    language: str
    title: str = ""
    product: str = ""
    version: str = ""
    effective: str = ""
    until: str = ""
    replaces: str = ""
    requires: tuple[str, ...] = ()
    waived: tuple[tuple[str, str], ...] = ()
    source: str = ""
    made_from: str = ""
    pages: int = 0
    bytes: int = 0
    sha256: str = ""
    former: tuple[str, ...] = ()
    file: PdfFile | None = None

    @property
    def name(self) -> str:
        """The file name, which is also the last part of its address."""
        return f"{self.id}.{self.language}.pdf"

    @property
    def path(self) -> str:
        """The path of its file."""
        return f"{FOLDER}/{self.name}"

    @property
    def own(self) -> bool:
        """Whether this project built the file; other files may quote anything."""
        return bool(self.source and self.file and self.file.inspection.creator == MARK)

    @property
    def texts(self) -> Iterator[PdfPage]:
        """The texts of its pages. A font that is not embedded makes the printed text unreliable: it is omitted."""
        found = self.file.inspection if self.file else Inspection()
        for number, text in enumerate(found.texts, start=1):
            links = tuple(link for link in found.links if link.page == number)
            hidden = [item.text for item in found.hidden_texts if item.page == number]
            title = [found.title] if number == 1 else []
            printed = "" if found.bare_fonts else text
            once = tuple(dict.fromkeys(title + hidden))
            yield PdfPage(self.path, self.language, number, printed, links, once)

    @property
    def address(self) -> str:
        """Its address on the site, which always serves the version in force."""
        return f"{FOLDER}/{self.name}"

    @property
    def stamp(self) -> str:
        """The part of an address that identifies this edition: version and checksum."""
        version = "".join(c if c.isascii() and (c.isalnum() or c == ".") else "-" for c in self.version)
        return f"{version}-{self.sha256[:8]}"

    @property
    def permanent_address(self) -> str:
        """The address of exactly this edition; other content gets another address."""
        return self.address_of(self.stamp)

    def address_of(self, stamp: str) -> str:
        """The address of the edition with a stamp."""
        return f"{FOLDER}/{self.id}.{self.language}.{stamp}.pdf"
