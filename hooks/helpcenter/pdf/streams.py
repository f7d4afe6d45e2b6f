"""Checks that the streams of a PDF decode without errors and within a size limit."""

from __future__ import annotations

import re
import zlib
from typing import Any

import pikepdf

from helpcenter.pdf.graph import Graph

MOST_DECODED = 100_000_000
"""Limit in bytes of all decoded streams together: fifty times the largest file that can be offered."""

SAVE_AGAIN = "open it in the program that made it and save it as a PDF again"


class UnreadableError(Exception):
    """The file cannot be read; the message is the reason, `cure` how to fix it."""

    def __init__(self, message: str, cure: str = "") -> None:
        super().__init__(message)
        self.cure = cure


def check_streams(pdf: pikepdf.Pdf, graph: Graph) -> None:
    """Decode every stream strictly: zlib's checksum detects changed bytes, which viewers ignore.

    Raises:
        UnreadableError: a stream is damaged, or the streams together are too large.
    """
    left = MOST_DECODED
    for number, described in graph.streams():
        left -= _decoded_size(pdf, graph, number, described, left)


def stream_data(pdf: pikepdf.Pdf, graph: Graph, reference: Any) -> bytes:
    """The decoded bytes of the stream that `reference` points to; b"" if there is none."""
    match = re.fullmatch(r"(\d+) 0 R", reference) if isinstance(reference, str) else None
    stream = pdf.get_object(int(match[1]), 0) if match else None
    try:
        return stream.read_bytes()[:1_000_000] if isinstance(stream, pikepdf.Stream) else b""
    except pikepdf.PdfError:
        raise _damaged() from None


def _decoded_size(pdf: pikepdf.Pdf, graph: Graph, number: int, described: dict[str, Any], left: int) -> int:
    filters = graph.get(described.get("/Filter"))
    names = [graph.get(name) for name in (filters if isinstance(filters, list) else [filters]) if name]
    stream = pdf.get_object(number, 0)
    if not isinstance(stream, pikepdf.Stream):
        raise _damaged()
    try:
        if not names and _packed(stream.read_raw_bytes()[:64]):
            raise _damaged()  # the dictionary no longer declares the compression
        if names == ["/FlateDecode"]:
            return _inflated_size(stream.read_raw_bytes(), left)
        if not set(names) & {"/DCTDecode", "/JPXDecode", "/JBIG2Decode", "/CCITTFaxDecode"}:
            size = len(stream.read_bytes())
        else:
            size = len(stream.read_raw_bytes())
    except pikepdf.PdfError:
        raise _damaged() from None
    if size > left:
        raise _too_large()
    return size


def _packed(start: bytes) -> bool:
    """Whether data begins like a zlib stream."""
    try:
        return len(start) > 8 and start[0] == 0x78 and bool(zlib.decompressobj().decompress(start))
    except zlib.error:
        return False


def _inflated_size(raw: bytes, left: int) -> int:
    inflate, size, pending = zlib.decompressobj(), 0, raw
    try:
        while raw and not inflate.eof:
            piece = inflate.decompress(pending, 1 << 20)
            size += len(piece)
            pending = inflate.unconsumed_tail
            if size > left:
                raise _too_large()
            if not (piece or pending or inflate.eof):
                raise _damaged()
    except zlib.error:
        raise _damaged() from None
    return size


def _damaged() -> UnreadableError:
    return UnreadableError("it is damaged: a part of it cannot be unpacked", "get a sound copy of the file")


def _too_large() -> UnreadableError:
    message = f"it unpacks to more than {MOST_DECODED // 1_000_000} MB"
    return UnreadableError(message, "save it with smaller pictures")
