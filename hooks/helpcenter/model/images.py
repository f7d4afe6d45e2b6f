"""A picture that pages show: its size, and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass

ENDINGS = frozenset(("svg", "png", "jpg", "jpeg", "gif", "webp", "avif"))
"""Endings of the names of pictures that every browser shows."""

OTHER_ENDINGS = frozenset(
    (
        "bmp",
        "heic",
        "heif",
        "tif",
        "tiff",
        "ico",
        "psd",
        "ai",
        "eps",
        "jp2",
        "jxl",
        "raw",
        "dng",
        "wmf",
        "emf",
    )
)
"""Endings of pictures that not every browser shows."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as read.

    Attributes:
        path: its file.
        width: its width in pixels; 0 where nobody knows.
        height: its height in pixels; 0 where nobody knows.
        size: the bytes of the file.
        fault: what is wrong with it, and what to do; None if nothing is.
    """

    path: str
    width: int = 0
    height: int = 0
    size: int = 0
    fault: tuple[str, str] | None = None
