"""Builds a tagged PDF/UA-1 from HTML, reproducibly on one machine. Needs WeasyPrint.

The font is Debian's Lato (SIL Open Font License), read from its files and embedded as subsets. Readers
may type any letter into a form, so the form's font includes all Latin letters.
"""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Collection, Iterator, Sequence
from html import unescape
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import pikepdf
from fontTools import subset
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from helpcenter.model.downloadable import MARK
from helpcenter.pdf.form_fields import give_looks, name_fields, use_form_font

FONTS = Path("/usr/share/fonts/truetype/lato")
_IDS = re.compile(r'<h[1-6] id="([^"]+)">(.*?)</h[1-6]>', re.DOTALL)
_FOLDER = "fonts:"
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
    name_fields(document.etree_element)
    languages = _foreign(document.etree_element)
    made = document.write_pdf(
        stylesheets=[style], font_config=fonts, pdf_variant="pdf/ua-1", pdf_forms=True, pdf_identifier=b"0"
    )
    return _finished(made, html, languages)


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


def _foreign(tree: Element) -> tuple[list[str], set[str]]:
    """The language of each part in another language, in order; and those of parts inside links.

    A part outside of links becomes an article: WeasyPrint makes one element of it, but of a span one for each line.
    """
    linked = [part for link in tree.iter("a") for part in link.iter("span") if "lang" in part.attrib]
    others = [part for part in tree.iter("span") if "lang" in part.attrib and part not in linked]
    for part in others:
        part.tag = "article"
    return [part.attrib["lang"] for part in others], {part.attrib["lang"] for part in linked}


def _finished(made: bytes, html: str, languages: tuple[Sequence[str], Collection[str]]) -> bytes:
    """Add what WeasyPrint omits: accessible texts of links, appearances of fields, the language of parts.

    Raises:
        ValueError: the language of a part in another language cannot be set.
    """
    titles = {key: unescape(re.sub(r"<[^>]+>", "", text)) for key, text in _IDS.findall(html)}
    with pikepdf.open(io.BytesIO(made)) as document:
        for page in document.pages:
            for annotation in page.get("/Annots", []):
                if "/Dest" in annotation and str(annotation.Dest) in titles:
                    annotation.Contents = pikepdf.String(titles[str(annotation.Dest)])
                elif "/A" in annotation and "/URI" in annotation.A:
                    annotation.Contents = pikepdf.String(re.sub(r"^(tel|mailto):", "", str(annotation.A.URI)))
                if annotation.get("/Subtype") == "/Widget":
                    give_looks(document, annotation)
        _name_languages(document.Root.StructTreeRoot, *languages)
        if "/AcroForm" in document.Root:
            use_form_font(document.Root.AcroForm)
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


def _name_languages(root: pikepdf.Object, parts: Sequence[str], linked: Collection[str]) -> None:
    """Set the language of the parts in other languages.

    Raises:
        ValueError: there are more or fewer elements than parts, or links with parts in several languages.
    """
    articles = [element for element, _ in _elements(root) if element.get("/S") == "/Art"]
    if len(articles) != len(parts) or len(linked) > 1:
        raise ValueError("the language of a part cannot be set: it is split, or parts of links have several")
    for article, language in zip(articles, parts, strict=True):
        article.S, article.Lang = pikepdf.Name.Span, pikepdf.String(language)
    for element, above in _elements(root) if linked else ():
        if element.get("/S") == "/Span" and "/Link" in above:
            element.S, element.Lang = pikepdf.Name.Link, pikepdf.String(next(iter(linked)))


def _elements(
    element: pikepdf.Object, above: tuple[str, ...] = ()
) -> Iterator[tuple[pikepdf.Object, tuple[str, ...]]]:
    """Yield each element of the structure below one, in order, with the kinds of those above it."""
    kids: Any = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary):
            yield kid, above
            yield from _elements(kid, (*above, str(kid.get("/S"))))
