"""The values: a manifest entry, a PDF file, and what was found inside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from helpcenter.model.problem import Place

FOLDER = "downloads"
DOWNLOADS_LIST = f"{FOLDER}/downloads.yml"
MARK = "helpcenter downloads build"
"""What PDFs that are made here name as their creator; a file without it is somebody else's."""


@dataclass(frozen=True, slots=True)
class FormField:
    """A field of a form: its name, the label that a screen reader says, its kind ("text", "button" …)."""

    name: str
    label: str = ""
    kind: str = "text"


@dataclass(frozen=True, slots=True)
class WebLink:
    """A link out of the document, on the page with that number."""

    page: int
    target: str


@dataclass(frozen=True, slots=True)
class HiddenText:
    """A text that stands on no page as print: in a note, in a form's field, in a bookmark."""

    page: int
    text: str


@dataclass(frozen=True, slots=True)
class Inspection:
    """What a look into a PDF found. Where `damage` is not empty, nothing else is known.

    Attributes:
        damage: why the file cannot be read as it is, in an editor's words.
        cure: what to do about the damage.
        pages: the number of pages.
        title: the document's title, "" where it has none.
        shows_title: a viewer shows the title in its window instead of the file's name.
        language: the language that the document declares, like "hu" or "hu-HU".
        tagged: it has a structure tree and says so.
        creator: the program that wrote it.
        dangers: what a document of ours must not do, in words, each once.
        bare_fonts: fonts that are used and not embedded.
        fields: the form's fields, in order.
        links: links to the web, in order.
        texts: the text of each page.
        said: what it says besides, each text once a page.
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
    """A PDF on disk. `content` is empty where the file is too large to be taken in."""

    path: str
    size: int
    sha256: str
    content: bytes = field(repr=False)
    inspection: Inspection = Inspection()


@dataclass(frozen=True, slots=True)
class PdfPage:
    """What one page of a download says, for rules that read what it states: in print, and in `said` besides."""

    path: str
    language: str
    number: int
    text: str
    links: tuple[WebLink, ...] = ()
    hidden_texts: tuple[str, ...] = ()

    @property
    def place(self) -> Place:
        """Where everything on this page stands: `downloads/x.hu.pdf:<page>:1`."""
        return Place(self.path, self.number)


@dataclass(frozen=True, slots=True)
class Download:
    """An entry of the manifest: one document in one language.

    Attributes:
        index: its position in the manifest.
        place: where the entry begins.
        id: the document's name in addresses and front matter, the same in all languages.
        language: the code of its language.
        title: its title, as readers see it.
        product: the site that it is about, a key of facts.yml's `sites`.
        version: its version, as its makers count.
        effective: the day from which it applies, as 2026-11-22.
        until: the last day on which it applies, "" where none is known.
        replaces: the version that it took the place of, "" for the first.
        requires: names of the form fields that it must have.
        source: the file in downloads/ that it is made from; "" where it was not made here.
        made_from: the fingerprint of everything it was made from.
        pages: the number of pages when it was accepted, 0 before.
        bytes: its size when it was accepted.
        sha256: its checksum when it was accepted, "" before.
        former: the stamps of the editions before this one, the oldest first.
        file: the PDF, None where it is missing.
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
    source: str = ""
    made_from: str = ""
    pages: int = 0
    bytes: int = 0
    sha256: str = ""
    former: tuple[str, ...] = ()
    file: PdfFile | None = None

    @property
    def name(self) -> str:
        """The name of its file, and of its address for ever."""
        return f"{self.id}.{self.language}.pdf"

    @property
    def path(self) -> str:
        """The path of its file."""
        return f"{FOLDER}/{self.name}"

    @property
    def own(self) -> bool:
        """Whether its file was made here; what is quoted in somebody else's may be anything."""
        return bool(self.source and self.file and self.file.inspection.creator == MARK)

    @property
    def texts(self) -> Iterator[PdfPage]:
        """What each of its pages says; no print where a font is missing: nobody knows what its letters mean."""
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
        """Its address on the site, always the version in force."""
        return f"{FOLDER}/{self.name}"

    @property
    def stamp(self) -> str:
        """The part of an address that tells this edition from all others."""
        version = "".join(c if c.isascii() and (c.isalnum() or c == ".") else "-" for c in self.version)
        return f"{version}-{self.sha256[:8]}"

    @property
    def permanent_address(self) -> str:
        """The address of exactly this version; other bytes get another one."""
        return self.address_of(self.stamp)

    def address_of(self, stamp: str) -> str:
        """The address of the edition with that stamp."""
        return f"{FOLDER}/{self.id}.{self.language}.{stamp}.pdf"
