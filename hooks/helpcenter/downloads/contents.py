"""A PDF's objects → what the rules ask of it: title, language, tags, fonts, fields, links, dangers."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any
from xml.etree import ElementTree

from helpcenter.downloads.graph import Graph
from helpcenter.downloads.said import said
from helpcenter.downloads.streams import SAVE_AGAIN, UnreadableError

MOST = 5_000
"""Fields, links or pages that are looked at."""

_ACTIONS = {
    "/JavaScript": "it runs JavaScript",
    "/Launch": "it starts a program",
    "/SubmitForm": "it sends what is typed into it to a server",
    "/ImportData": "it reads data from another file",
    "/GoToR": "it opens another file",
    "/GoToE": "it opens an embedded file",
    "/Movie": "it plays sound or film",
    "/Sound": "it plays sound or film",
    "/Rendition": "it plays sound or film",
    "/RichMediaExecute": "it plays sound or film",
}
_ANNOTATIONS = {
    "/FileAttachment": "it carries embedded files",
    "/Movie": "it plays sound or film",
    "/Sound": "it plays sound or film",
    "/Screen": "it plays sound or film",
    "/RichMedia": "it plays sound or film",
    "/3D": "it plays sound or film",
}
_KEYS = {
    "/JS": "it runs JavaScript",
    "/EmbeddedFiles": "it carries embedded files",
    "/EF": "it carries embedded files",
    "/XFA": "its form is of the kind XFA, which most viewers cannot show",
}
_XMP_TITLE = ".//{http://purl.org/dc/elements/1.1/}title//{http://www.w3.org/1999/02/22-rdf-syntax-ns#}li"
_FONT_FILES = {"/FontFile", "/FontFile2", "/FontFile3"}
_BUTTON, _RADIO = 1 << 16, 1 << 15


def describe(graph: Graph, metadata: bytes) -> dict[str, Any]:
    """The fields of an `Inspection`, but for the texts, as plain data.

    Raises:
        UnreadableError: the document's trees run in circles, or it has more of something than anyone needs.
    """
    try:
        xmp_title = _xmp_title(metadata)
        pages = list(islice(graph.leaves(graph.root.get("/Pages"), "/Kids"), MOST))
        return {
            "pages": len(pages),
            "title": graph.text(graph.at(graph.trailer, "/Info", "/Title")) or xmp_title,
            "shows_title": graph.at(graph.root, "/ViewerPreferences", "/DisplayDocTitle") is True,
            "language": graph.text(graph.root.get("/Lang")),
            "tagged": _tagged(graph),
            "creator": graph.text(graph.at(graph.trailer, "/Info", "/Creator")),
            "dangers": sorted(set(_dangers(graph))),
            "bare_fonts": sorted(set(_bare_fonts(graph))),
            "fields": [list(found) for found in islice(_fields(graph), MOST)],
            "links": [list(found) for found in islice(_links(graph, [page for page, _ in pages]), MOST)],
            "said": [list(found) for found in islice(said(graph, [page for page, _ in pages]), MOST)],
        }
    except ValueError as error:
        raise UnreadableError(str(error), SAVE_AGAIN) from None


def _xmp_title(metadata: bytes) -> str:
    """The title in the document's XMP metadata, which must be whole XML."""
    if not metadata:
        return ""
    try:
        return (ElementTree.fromstring(metadata.strip(b"\0 \r\n\t")).findtext(_XMP_TITLE) or "").strip()
    except (ElementTree.ParseError, ValueError, LookupError):
        raise UnreadableError("it is damaged: its metadata cannot be read", SAVE_AGAIN) from None


def _tagged(graph: Graph) -> bool:
    marked = graph.at(graph.root, "/MarkInfo", "/Marked") is True
    return marked and bool(graph.at(graph.root, "/StructTreeRoot", "/K"))


def _dangers(graph: Graph) -> Iterator[str]:
    for found in graph.dictionaries():
        action, annotation = found.get("/S"), found.get("/Subtype")
        if isinstance(action, str) and action in _ACTIONS:
            yield _ACTIONS[action]
        if isinstance(annotation, str) and annotation in _ANNOTATIONS and "/Rect" in found:
            yield _ANNOTATIONS[annotation]
        yield from (says for key, says in _KEYS.items() if graph.get(found.get(key)) is not None)


def _bare_fonts(graph: Graph) -> Iterator[str]:
    """Fonts without their glyphs; those that only stand ready for a form's fields do not count."""
    ready = graph.at(graph.root, "/AcroForm", "/DR", "/Font")
    for found in graph.dictionaries():
        fonts = graph.get(found.get("/Font"))
        if not isinstance(fonts, dict) or fonts is ready:
            continue
        for reference in fonts.values():
            font = graph.get(reference)
            if not isinstance(font, dict) or font.get("/Subtype") == "/Type3":
                continue
            below = graph.items(font.get("/DescendantFonts"))
            descriptor = graph.at(below[0] if below else font, "/FontDescriptor")
            if not isinstance(descriptor, dict) or not _FONT_FILES & descriptor.keys():
                yield str(graph.get(font.get("/BaseFont")) or "a font without a name").removeprefix("/")


def _fields(graph: Graph) -> Iterator[tuple[str, str, str]]:
    """Name, label and kind of each field, in the form's order."""
    form = graph.at(graph.root, "/AcroForm")
    seen: set[str] = set()
    tops = graph.items(form.get("/Fields")) if isinstance(form, dict) else []
    for top in tops[:MOST]:
        for field, above in graph.leaves(top, "/Kids"):
            name = ".".join(filter(None, (graph.text(above.get("/T")), graph.text(field.get("/T")))))
            if name in seen:
                continue  # one more place on the page for the same field
            seen.add(name)
            whole = {**above, **field}
            flags = whole.get("/Ff") if isinstance(whole.get("/Ff"), int) else 0
            yield name, graph.text(whole.get("/TU")), _kind(whole.get("/FT"), flags or 0)


def _kind(of: Any, flags: int) -> str:
    if of == "/Btn":
        return "button" if flags & _BUTTON else "radio" if flags & _RADIO else "tick"
    return {"/Ch": "choice", "/Sig": "signature"}.get(str(of), "text")


def _links(graph: Graph, pages: list[dict[str, Any]]) -> Iterator[tuple[int, str]]:
    """Page and address of each link to the web; those in bookmarks count for the first page."""
    told: set[int] = set()
    for number, page in enumerate(pages, start=1):
        for annotation in graph.items(page.get("/Annots"))[:MOST]:
            action = graph.at(annotation, "/A")
            if isinstance(action, dict) and action.get("/S") == "/URI":
                told.add(id(action))
                yield number, _address(graph, action)
    for found in graph.dictionaries():
        if found.get("/S") == "/URI" and "/URI" in found and id(found) not in told:
            yield 1, _address(graph, found)


def _address(graph: Graph, action: dict[str, Any]) -> str:
    """The link's address; what is no text at all is told as such."""
    value = graph.get(action.get("/URI"))
    return graph.text(value) or "".join(c for c in str(value)[:100] if c.isprintable())
