"""Builds a tagged PDF/UA-1 from HTML, reproducibly on one machine. Needs WeasyPrint.

The font is Debian's Lato (SIL Open Font License), read from its files and embedded as subsets. Readers
may type any letter into a form, so the form's font includes all Latin letters.
"""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from xml.etree.ElementTree import Element

import pikepdf
from fontTools import subset
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from helpcenter.model.downloadable import MARK

FONTS = Path("/usr/share/fonts/truetype/lato")
_IDS = re.compile(r'<h[1-6] id="([^"]+)">(.*?)</h[1-6]>', re.DOTALL)
_SPACES = re.compile(r"[ \t\n\r\f]+")
"""The white space that HTML collapses; no-break spaces are not part of it."""

_FOLDER = "fonts:"
_FIELD_FONT = "/Wingdings"
"""The name under which fields use the form's font. Under this name pdfium takes every letter from the font itself;
under any other it takes letters like ő and ű from a font of the machine, because it guesses that they need another."""

_FONT_OF_FIELD = re.compile(r"(/\S+) [\d.]+ Tf\b")
_INSIDE, _LINE = 3.0, 14.0
"""Points between the frame of a field and what is typed into it; the height of a line of text."""

_SEVERAL_LINES = 1 << 12
_LATIN = [*range(0x20, 0x7F), *range(0xA0, 0x180), *map(ord, "–—‘’“”„€")]


logging.getLogger("fontTools").setLevel(logging.ERROR)


def pdf(html: str, stylesheet: str, created: str) -> bytes:
    """Build a PDF and return its content.

    Args:
        html: the document; its `lang`, `<title>` and headings become language, title and bookmarks.
        stylesheet: its CSS; fonts are referenced as url("fonts:Lato-Regular.ttf").
        created: the creation date in the file's metadata, like 2026-11-22.

    Raises:
        FileNotFoundError: a font is not on this machine.
        ValueError: a field of a form has no label.
    """
    meta = f'<meta name="generator" content="{MARK}"><meta name="dcterms.created" content="{created}">'
    fonts, fetcher = FontConfiguration(), _Fonts()
    style = CSS(string=stylesheet, font_config=fonts, url_fetcher=fetcher)
    whole = html.replace("</head>", f"{meta}</head>", 1)
    document = HTML(string=whole, base_url="none:", url_fetcher=fetcher)
    _name_fields(document.etree_element)
    made = document.write_pdf(
        stylesheets=[style], font_config=fonts, pdf_variant="pdf/ua-1", pdf_forms=True, pdf_identifier=b"0"
    )
    return _finished(made, html)


def _name_fields(tree: Element) -> None:
    """Set the title of each field to the text of its label; WeasyPrint uses it as the accessible name.

    Without a title, WeasyPrint would join the lines of the label as laid out, without spaces between them.

    Raises:
        ValueError: a field has no label, or is inside it, where WeasyPrint ignores the title.
    """
    names: dict[str, str] = {}
    for label in tree.iter("label"):
        if any(True for _ in _fields(label)):
            raise ValueError("a field is inside its label: write <label for=…> before or after it")
        names[label.attrib.pop("for", "")] = _SPACES.sub(" ", "".join(label.itertext())).strip()
    names.pop("", None)
    for field in _fields(tree):
        name = names.get(field.get("id", ""))
        if not name:
            raise ValueError(f"the field “{field.get('name', '')}” has no <label for=…> with the field's id")
        field.set("title", name)


def _fields(tree: Element) -> Iterator[Element]:
    return (element for element in tree.iter() if element.tag in ("input", "textarea", "select"))


class _Fonts(URLFetcher):  # type: ignore[misc]
    """Serves only the fonts: a document must not load anything else."""

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        name = url.removeprefix(_FOLDER)
        if not re.fullmatch(r"fonts:[\w-]+\.ttf", url):
            raise ValueError(f"a document may not load {url}")
        content = _latin(FONTS / "Lato-Regular.ttf") if name == "form.ttf" else (FONTS / name).read_bytes()
        return URLFetcherResponse(url, content, {"Content-Type": "font/ttf"})


def _latin(file: Path) -> bytes:
    """A font with the Latin letters only."""
    options = subset.Options(layout_features=[], notdef_outline=True, name_IDs=[1, 2, 4, 6])
    font = subset.load_font(str(file), options)
    font.recalcTimestamp = False
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=_LATIN)
    subsetter.subset(font)
    written = io.BytesIO()
    font.save(written)
    return written.getvalue()


def _finished(made: bytes, html: str) -> bytes:
    """Add what WeasyPrint omits: accessible texts of links, and appearances of fields."""
    titles = {key: unescape(re.sub(r"<[^>]+>", "", text)) for key, text in _IDS.findall(html)}
    with pikepdf.open(io.BytesIO(made)) as document:
        for page in document.pages:
            for annotation in page.get("/Annots", []):
                if "/Dest" in annotation and str(annotation.Dest) in titles:
                    annotation.Contents = pikepdf.String(titles[str(annotation.Dest)])
                elif "/A" in annotation and "/URI" in annotation.A:
                    annotation.Contents = pikepdf.String(re.sub(r"^(tel|mailto):", "", str(annotation.A.URI)))
                if annotation.get("/Subtype") == "/Widget":
                    _give_looks(document, annotation)
        if "/AcroForm" in document.Root:
            _use_form_font(document.Root.AcroForm)
            # Otherwise viewers would discard the appearances of the fields, and some draw no tick of their own.
            del document.Root.AcroForm["/NeedAppearances"]
        written = io.BytesIO()
        document.remove_unreferenced_resources()
        document.save(
            written,
            deterministic_id=True,
            compress_streams=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
    return written.getvalue()


def _use_form_font(form: pikepdf.Object) -> None:
    """Let text fields use the form's font in the size that fits what is typed: 0 in a PDF."""
    for field in form.Fields:
        used = _FONT_OF_FIELD.search(str(field.get("/DA", "")))
        if used:
            form.DR.Font[_FIELD_FONT] = form.DR.Font[used[1]]
            field.DA = pikepdf.String(_FONT_OF_FIELD.sub(f"{_FIELD_FONT} 0 Tf", str(field.DA)))


def _give_looks(document: pikepdf.Pdf, field: pikepdf.Object) -> None:
    """Set the appearance of an empty field: nothing, inside the frame that the page draws."""
    if field.FT == "/Tx":
        field.Rect = _typed_into(field)
    left, bottom, right, top = (float(edge) for edge in field.Rect)
    empty = document.make_stream(b"q Q\n", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form)
    empty.BBox = [0, 0, abs(right - left), abs(top - bottom)]
    if field.FT == "/Btn":
        field.AP.N.Off = empty
    else:
        field.AP = pikepdf.Dictionary(N=empty)


def _typed_into(field: pikepdf.Object) -> list[float]:
    """The rectangle of a text field inside its frame, as high as a line: letters become as high as it is."""
    x1, y1, x2, y2 = (float(edge) for edge in field.Rect)
    left, bottom, right, top = min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)
    several = int(field.get("/Ff", 0)) & _SEVERAL_LINES
    inset = _INSIDE if several else max(0.0, (top - bottom - _LINE) / 2)
    return [left + _INSIDE, bottom + inset, right - _INSIDE, top - inset]
