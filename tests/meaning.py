"""Compares PDFs by what they say and offer: from the same text another Pango writes other bytes."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

import pikepdf

from helpcenter.pdf.inspect import inspect

_LAYOUT = {"/Span", "/NonStruct"}
"""Tags that WeasyPrint gives to lines and boxes: where a line ends is no matter of meaning."""

_FIELD = ("/T", "/TU", "/FT", "/Ff", "/MaxLen", "/V", "/DV", "/F")


def meaning(content: bytes) -> dict[str, Any]:
    """Text, tags, fields, links, notes, bookmarks, properties and pages of a PDF."""
    found = inspect(content)
    assert "damage" not in found, found
    with pikepdf.open(io.BytesIO(content)) as pdf:
        form = pdf.Root.get("/AcroForm", {})
        return found | {
            "texts": [_words(text) for text in found["texts"]],
            "hidden_texts": sorted((page, _words(text)) for page, text in found["hidden_texts"]),
            "sizes": [[float(edge) for edge in page.mediabox] for page in pdf.pages],
            "created": str(pdf.docinfo.get("/CreationDate")),
            "details": [{key: str(field.get(key)) for key in _FIELD} for field in form.get("/Fields", [])],
            "tags": list(_tags(pdf.Root.StructTreeRoot.K)),
            "notes": [_note(note) for page in pdf.pages for note in page.get("/Annots", [])],
            "fonts": sorted({str(item.FontName).partition("+")[2] for item in pdf.objects if _is_font(item)}),
        }


def _words(text: str) -> str:
    """A text in one line; a hyphen at the end of a line belongs to the word."""
    return re.sub(r"(?<=-)\s+", "", " ".join(text.split()))


def _tags(kids: Any, depth: int = 0) -> Iterator[tuple[int, str, str]]:
    """The tags in reading order, each with its depth and what is said in its place."""
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if not isinstance(kid, pikepdf.Dictionary):
            continue
        tag = str(kid.get("/S", kid.get("/Type")))
        counts = tag not in _LAYOUT
        if counts:
            yield depth, tag, str(kid.get("/Alt", ""))
        if "/K" in kid:
            yield from _tags(kid.K, depth + counts)


def _note(note: Any) -> tuple[str, str, str]:
    """Kind of a link or field, what is read out, and whether it leads inside or outside."""
    target = str(note.A.get("/URI")) if "/A" in note else str(note.get("/Dest", ""))
    return str(note.Subtype), _words(str(note.get("/Contents", ""))), target


def _is_font(item: Any) -> bool:
    return isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor"
