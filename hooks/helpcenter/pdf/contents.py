"""Describes a PDF for the rules: title, language, tags, fonts, fields, links, dangers."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any
from xml.etree import ElementTree

from helpcenter.pdf.dangers import dangers
from helpcenter.pdf.graph import Graph
from helpcenter.pdf.hidden_text import hidden_texts
from helpcenter.pdf.streams import SAVE_AGAIN, UnreadableError

MOST = 5_000
"""Limit of the fields, links or pages that are read."""

MOST_DANGERS = 20
"""Limit of the reported dangers: a file may have any number of invented actions."""

_XMP_TITLE = ".//{http://purl.org/dc/elements/1.1/}title//{http://www.w3.org/1999/02/22-rdf-syntax-ns#}li"
_FONT_FILES = ("/FontFile", "/FontFile2", "/FontFile3")
_BUTTON, _RADIO = 1 << 16, 1 << 15


def describe(graph: Graph, metadata: bytes) -> dict[str, Any]:
    """The fields of an `Inspection` except for `texts`, as plain data.

    Raises:
        UnreadableError: the document's trees are circular, or a limit is exceeded.
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
            "dangers": sorted(set(dangers(graph)))[:MOST_DANGERS],
            "bare_fonts": sorted(set(_bare_fonts(graph))),
            "fields": [list(found) for found in islice(_fields(graph), MOST)],
            "links": [list(found) for found in islice(_links(graph, [page for page, _ in pages]), MOST)],
            "hidden_texts": [
                list(found) for found in islice(hidden_texts(graph, [page for page, _ in pages]), MOST)
            ],
        }
    except ValueError as error:
        raise UnreadableError(str(error), SAVE_AGAIN) from None


def _xmp_title(metadata: bytes) -> str:
    """The title in the document's XMP metadata.

    Raises:
        UnreadableError: the metadata is not well-formed XML."""
    if not metadata:
        return ""
    try:
        return (ElementTree.fromstring(metadata.strip(b"\0 \r\n\t")).findtext(_XMP_TITLE) or "").strip()
    except (ElementTree.ParseError, ValueError, LookupError):
        raise UnreadableError("it is damaged: its metadata cannot be read", SAVE_AGAIN) from None


def _tagged(graph: Graph) -> bool:
    marked = graph.at(graph.root, "/MarkInfo", "/Marked") is True
    return marked and bool(graph.at(graph.root, "/StructTreeRoot", "/K"))


def _bare_fonts(graph: Graph) -> Iterator[str]:
    """The names of fonts that are not embedded, except for those declared only for a form's fields."""
    ready = graph.at(graph.root, "/AcroForm", "/DR", "/Font")
    for found in graph.dictionaries:
        fonts = graph.get(found.get("/Font"))
        if not isinstance(fonts, dict) or fonts is ready:
            continue
        for reference in fonts.values():
            font = graph.get(reference)
            if not isinstance(font, dict) or graph.get(font.get("/Subtype")) == "/Type3":
                continue
            below = graph.items(font.get("/DescendantFonts"))
            descriptor = graph.at(below[0] if below else font, "/FontDescriptor")
            if not any(graph.at(descriptor, key) is not None for key in _FONT_FILES):
                yield str(graph.get(font.get("/BaseFont")) or "a font without a name").removeprefix("/")


def _fields(graph: Graph) -> Iterator[tuple[str, str, str]]:
    """The name, label and kind of each field, in the form's order."""
    form = graph.at(graph.root, "/AcroForm")
    seen: set[str] = set()
    tops = graph.items(form.get("/Fields")) if isinstance(form, dict) else []
    for top in tops[:MOST]:
        for field, above in graph.leaves(top, "/Kids"):
            name = ".".join(filter(None, (graph.text(above.get("/T")), graph.text(field.get("/T")))))
            if name in seen:
                continue  # another widget of the same field
            seen.add(name)
            whole = {**above, **field}
            flags = graph.get(whole.get("/Ff"))
            kind = _kind(graph.get(whole.get("/FT")), flags if isinstance(flags, int) else 0)
            yield name, graph.text(whole.get("/TU")), kind


def _kind(of: Any, flags: int) -> str:
    if of == "/Btn":
        return "button" if flags & _BUTTON else "radio" if flags & _RADIO else "tick"
    return {"/Ch": "choice", "/Sig": "signature"}.get(str(of), "text")


def _links(graph: Graph, pages: list[dict[str, Any]]) -> Iterator[tuple[int, str]]:
    """The page number and address of each link to the web.

    Links in bookmarks, and the base address of the document's links, are assigned to the first page.
    """
    seen: set[int] = set()
    for number, page in enumerate(pages, start=1):
        for annotation in graph.items(page.get("/Annots"))[:MOST]:
            action = graph.at(annotation, "/A")
            if isinstance(action, dict) and graph.word(action.get("/S")) == "URI":
                seen.add(id(action))
                yield number, _address(graph, action.get("/URI"))
    for found in graph.dictionaries:
        if graph.word(found.get("/S")) == "URI" and "/URI" in found and id(found) not in seen:
            seen.add(id(found))
            yield 1, _address(graph, found.get("/URI"))
    base = graph.at(graph.root, "/URI", "/Base")
    if base is not None:
        yield 1, _address(graph, base)


def _address(graph: Graph, value: Any) -> str:
    """The link's address; a value that is not a text is shown as it is."""
    return graph.text(value) or "".join(c for c in str(graph.get(value))[:100] if c.isprintable())
