"""Reads the contents of a PDF. Only `worker` calls it, in a process that may be killed at any time."""

from __future__ import annotations

import io
import json
import re
from typing import Any

import pikepdf
import pypdfium2

from helpcenter.pdf import contents
from helpcenter.pdf.graph import Graph
from helpcenter.pdf.streams import SAVE_AGAIN, UnreadableError, check_streams, stream_data

MOST_OBJECTS = 20_000
MOST_PAGES = 500
MOST_TEXT = 2_000_000
"""Limit in characters; a printed page has about three thousand."""

_BROKEN = "\ufffe"
"""The character that pdfium returns for a hyphen at the end of a line."""

_KINDS = {
    b"PK": "a Word or ZIP file",
    b"<": "a web page",
    b"\x89PNG": "a picture",
    b"\xff\xd8": "a picture",
}
_REPLACE = "get a sound copy of the file"


def inspect(content: bytes) -> dict[str, Any]:
    """Inspect a PDF.

    Returns:
        The fields of an `Inspection` as plain data; only `damage` and `cure` if it cannot be read.
    """
    try:
        _check_ends(content)
        with _opened(content) as pdf:
            graph = _graph(pdf)
            check_streams(pdf, graph)
            metadata = stream_data(pdf, graph, graph.root.get("/Metadata"))
            found = contents.describe(graph, metadata)
        if not 0 < found["pages"] <= MOST_PAGES:
            raise UnreadableError(f"it has {found['pages']} pages; between 1 and {MOST_PAGES} can be offered")
        if sum(len(text) for _, text in found["hidden_texts"]) > MOST_TEXT:
            raise UnreadableError(f"it has more than {MOST_TEXT:,} characters of text")
        return found | {"texts": _texts(content, found["pages"])}
    except UnreadableError as error:
        return {"damage": str(error), "cure": error.cure}


def _check_ends(content: bytes) -> None:
    """Check that the file begins with %PDF- and ends with %%EOF.

    Raises:
        UnreadableError: it does not."""
    if not content:
        raise UnreadableError("the file is empty", _REPLACE)
    if not content.startswith(b"%PDF-"):
        start = content.lstrip()[:4]
        kind = next((name for mark, name in _KINDS.items() if start.startswith(mark)), "something else")
        raise UnreadableError(f"it is no PDF but {kind}", "save or export it as a PDF")
    if b"%%EOF" not in content[-1024:]:
        raise UnreadableError("it is cut off: its end is missing", _REPLACE)


def _opened(content: bytes) -> pikepdf.Pdf:
    pikepdf.settings.set_qpdf_limits(parser_max_nesting=100, doc_max_warnings=50, max_stream_filters=4)
    try:
        pdf = pikepdf.open(io.BytesIO(content), attempt_recovery=False, suppress_warnings=True)
    except pikepdf.PasswordError:
        raise UnreadableError("a password is needed to open it", "save it without a password") from None
    except pikepdf.PdfError as error:
        raise _repaired(error) from None
    if pdf.is_encrypted:
        raise UnreadableError(
            "it is encrypted", "save it without protection: screen readers are locked out too"
        )
    size = pdf.trailer.get("/Size", 0)
    if not isinstance(size, int) or size > MOST_OBJECTS:
        raise UnreadableError(f"it has more than {MOST_OBJECTS:,} objects", SAVE_AGAIN)
    return pdf


def _repaired(error: object) -> UnreadableError:
    """The error for a file that qpdf had to repair, with qpdf's message without file name and offsets."""
    reason = re.sub(
        r"^(?:stream <[^>]*>[:,]?\s*)?(?:\(?object \d+ \d+\)?: )?",
        "",
        re.split(r"offset \d+\)?: ", str(error))[-1],
    )
    reason = "".join(c if c.isprintable() else " " for c in reason)[:100].strip()
    return UnreadableError(f"it is damaged; a viewer would have to repair it ({reason})", SAVE_AGAIN)


def _graph(pdf: pikepdf.Pdf) -> Graph:
    written = io.BytesIO()
    try:
        pdf.write_qpdf_json(
            written, decode_level=pikepdf.StreamDecodeLevel.none, json_stream_data=pikepdf.JSONStreamData.none
        )
    except (pikepdf.PdfError, RuntimeError) as error:
        raise _repaired(error) from None
    warnings = pdf.get_warnings()
    if warnings:
        raise _repaired(warnings[0])
    try:
        return Graph(json.loads(written.getvalue())["qpdf"][1])
    except (ValueError, KeyError, IndexError, RecursionError) as error:
        raise _repaired(error) from None


def _texts(content: bytes, pages: int) -> list[str]:
    """The text of each page, as copied from a viewer."""
    try:
        document = pypdfium2.PdfDocument(content)
        if len(document) != pages:
            raise UnreadableError("its pages cannot be counted: viewers would disagree", SAVE_AGAIN)
        texts: list[str] = []
        for page in document:
            text = page.get_textpage().get_text_range().replace("\r\n", "\n").replace("\r", "\n")
            texts.append(text.replace(_BROKEN, "-"))
            if sum(map(len, texts)) > MOST_TEXT:
                raise UnreadableError(f"it has more than {MOST_TEXT:,} characters of text")
        return texts
    except pypdfium2.PdfiumError as error:
        raise _repaired(error) from None
