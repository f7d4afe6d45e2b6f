"""Checks the file of a download, on its own and against its entry in the list of downloads."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Collection, Iterator
from urllib.parse import urlsplit

from helpcenter.model.downloadable import DOWNLOADS_LIST, Download, Inspection, PdfFile
from helpcenter.model.editions import Edition
from helpcenter.model.problem import Place, Problem
from helpcenter.model.seen import plain
from helpcenter.model.suggest import did_you_mean
from helpcenter.read.pdf_files import LARGEST

ACCEPT = "look at the file, then run: helpcenter downloads accept"
_AS_PDF = "export it again as a tagged (accessible) PDF"
WAIVABLE = ("fonts", "labels", "language", "scanned", "title", "untagged")
"""The properties that somebody else's file may lack if the list says why; the schema names the same."""

_ADDRESSES = ("mailto", "tel")


def acceptance(download: Download, file: PdfFile) -> Iterator[Problem]:
    """Yield a problem if the file is not the accepted one, or does not match its entry."""
    if not download.sha256:
        yield Problem(download.place, f"{file.path} was never accepted", f"{ACCEPT} {file.path}")
    elif file.sha256 and download.sha256 != file.sha256:
        hint = f"write version: and effective: into {DOWNLOADS_LIST}, and `fix` does the rest; or {ACCEPT}"
        yield Problem(Place(file.path), "this is not the file that was accepted", f"{hint} {file.path}")
    elif (
        file.sha256
        and not file.inspection.damage
        and (download.pages, download.bytes)
        != (
            file.inspection.pages,
            file.size,
        )
    ):
        found = f"{file.inspection.pages} pages and {file.size} bytes"
        message = f"{file.path} has {found}, the entry says {download.pages} and {download.bytes}"
        yield Problem(download.place, message, f"{ACCEPT} {file.path}")


def health(
    download: Download, file: PdfFile, unknown: Callable[[str], str], where: Callable[[str], Place]
) -> Iterator[Problem]:
    """Yield everything that makes a file unfit for customers and is not waived, and waivers of nothing.

    Args:
        download: its entry in the list of downloads.
        file: the file.
        unknown: returns the hint for a host that it links to; "" if it may link to that host.
        where: returns the place of a waiver in the list.
    """
    place, found = Place(file.path), file.inspection
    if file.size > LARGEST:
        size = f"{file.size / 1_000_000:.1f} MB"
        yield Problem(place, f"it is larger than 2 MB ({size})", "save it with smaller pictures")
        return
    if found.damage:
        yield Problem(place, found.damage, found.cure)
        return
    for danger in found.dangers:
        yield Problem(place, danger, "export it again without")
    waived = {} if download.own else dict(download.waived)
    lacking = list(_lacking(download, place, found))
    yield from (problem for kind, problem in lacking if kind not in waived)
    yield from _waivers(download, {kind for kind, _ in lacking}, where)
    yield from _links(file, unknown)


def _lacking(download: Download, place: Place, found: Inspection) -> Iterator[tuple[str, Problem]]:
    """Yield what the file lacks, each with the name under which that can be waived; "" if it cannot."""
    declared = found.language.partition("-")[0].lower()
    if not declared:
        hint = f"set the document's language to {download.language}"
        yield "language", Problem(place, "it does not say its language", hint)
    elif declared != download.language.partition("-")[0].lower():
        hint = f"set the document's language to {download.language}, or mend the file's name"
        yield "", Problem(place, f"it says that its language is {found.language}", hint)
    yield from _title(download, place, found)
    if not found.tagged:
        message = "it is not tagged: a screen reader cannot tell heading from text"
        yield "untagged", Problem(place, message, _AS_PDF)
    if not any(character.isalnum() for text in found.texts for character in text):
        message = "it has no text: its pages are empty, or pictures, which cannot be read aloud or searched"
        hint = "export it from the program in which it was written, do not scan it"
        yield "scanned", Problem(place, message, hint)
    for font in found.bare_fonts:
        hint = "export it again with all fonts embedded"
        yield "fonts", Problem(place, f"the font {font} is not embedded", hint)
    yield from _fields(download, place, found)


def _waivers(
    download: Download, lacking: Collection[str], where: Callable[[str], Place]
) -> Iterator[Problem]:
    """Yield waivers in entries of files that are made here, and of what the file does not lack."""
    for kind, _ in download.waived:
        place = where(kind)
        if download.own:
            yield Problem(
                place,
                f"“{kind}” is waived for a file that is made here",
                "delete it, and mend the source",
            )
        elif kind in WAIVABLE and kind not in lacking:
            yield Problem(place, f"“{kind}” is waived, and the file does not lack it", "delete it")


def archived(edition: Edition) -> Iterator[Problem]:
    """Yield a problem if a file of the archive is not the one published under its name, or is dangerous."""
    if not edition.named:
        hint = "delete it: helpcenter downloads accept writes what belongs here"
        yield Problem(Place(edition.path), "the name is not <id>.<language>.<version>-<checksum>.pdf", hint)
    elif not edition.sound:
        hint = "take it back from the history, or delete it: its address then leads to the edition in force"
        yield Problem(Place(edition.path), "it is not the file that was published under this name", hint)
    for danger in edition.dangers:
        yield Problem(
            Place(edition.path), danger, "delete it: its address then leads to the edition in force"
        )


def _title(download: Download, place: Place, found: Inspection) -> Iterator[tuple[str, Problem]]:
    hint = "write its title into the document's properties"
    if not found.title:
        yield "title", Problem(place, "it has no title", hint)
    elif found.title.lower().endswith((".doc", ".docx", ".indd", ".odt", ".pdf")):
        yield "title", Problem(place, f"its title is the name of a file: “{found.title}”", hint)
    elif not found.shows_title:
        message = "viewers show its file name instead of its title"
        yield "title", Problem(place, message, "set “Show: Document Title”")
    elif download.title and _folded(found.title) != _folded(download.title):
        title = " ".join(found.title.split())
        message = f"the document calls itself “{title}”, the list says “{download.title}”"
        hint = f"put the right file in its place, or write title: {title} if that is right"
        yield "", Problem(place, message, hint)


def _folded(title: str) -> str:
    """Normalise a title: ignore case, spaces and kinds of dashes."""
    return " ".join(plain(unicodedata.normalize("NFC", title)).casefold().split())


def _fields(download: Download, place: Place, found: Inspection) -> Iterator[tuple[str, Problem]]:
    names = [field.name for field in found.fields]
    for name in download.requires:
        if name not in names:
            hint = did_you_mean(name, names, "add it to the form, or delete it under requires:")
            yield "", Problem(place, f"the form has no field “{name}”", hint)
    for field in found.fields:
        if not field.label:
            hint = "give it a tooltip that says what to write"
            yield "labels", Problem(place, f"the field “{field.name}” has no label", hint)


def _links(file: PdfFile, unknown: Callable[[str], str]) -> Iterator[Problem]:
    for link in file.inspection.links:
        place = Place(file.path, link.page)
        try:
            parts = urlsplit(link.target)
            host, scheme = (parts.hostname or "").lower(), parts.scheme.lower()
        except ValueError:
            host, scheme = "", ""
        if scheme in _ADDRESSES:
            continue
        if scheme not in ("http", "https") or not host:
            yield Problem(
                place, f"a link leads to “{link.target}”", "link to web addresses only, with https://"
            )
        elif hint := unknown(host):
            yield Problem(place, f"a link leads to the unknown host {host}", hint)
