"""The fields of a form in a PDF: their names, their font, the size of what is typed into them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

import pikepdf

_SPACES = re.compile(r"[ \t\n\r\f]+")
"""The white space that HTML collapses; no-break spaces are not part of it."""

_FIELD_FONT = "/Wingdings"
"""The name under which fields use the form's font. Under this name pdfium takes every letter from the font itself;
under any other it takes letters like ő and ű from a font of the machine, because it guesses that they need another."""

_FONT_OF_FIELD = re.compile(r"(/\S+) [\d.]+ Tf\b")
_INSIDE, _LINE = 3.0, 18.0
"""Points between the frame of a field and what is typed into it; the height of a line of text."""

_ASCENT, _DESCENT = 987, -213
"""How far Lato reaches above and below the line, in thousandths: pdfium cuts off what is outside, such as that of Ő."""

_SEVERAL_LINES = 1 << 12


def name_fields(tree: Element) -> None:
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


def use_form_font(form: pikepdf.Object) -> None:
    """Let text fields use the form's font in the size that fits what is typed: 0 in a PDF."""
    for field in form.Fields:
        used = _FONT_OF_FIELD.search(str(field.get("/DA", "")))
        if used:
            font = form.DR.Font[_FIELD_FONT] = form.DR.Font[used[1]]
            heights = font.DescendantFonts[0].FontDescriptor
            heights.Ascent, heights.Descent = _ASCENT, _DESCENT
            field.DA = pikepdf.String(_FONT_OF_FIELD.sub(f"{_FIELD_FONT} 0 Tf", str(field.DA)))


def give_looks(document: pikepdf.Pdf, field: pikepdf.Object) -> None:
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
