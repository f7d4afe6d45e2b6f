"""Pictures under docs/ → their sizes, and what is wrong with them."""

from __future__ import annotations

import hashlib
import io
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterable, Iterator
from pathlib import Path

from helpcenter.model.images import ENDINGS, Picture

MOST_BYTES = 500_000
"""Bytes that a picture may have; a whole page has some tens of thousands."""

MOST_PIXELS = 4_000_000
"""Pixels that a picture may have: as many as a large phone's screen, twice what a page shows."""

_FORMATS = {"PNG": "png", "JPEG": "jpg jpeg", "GIF": "gif", "WEBP": "webp", "AVIF": "avif"}
_ORIENTATION, _LYING = 0x0112, (5, 6, 7, 8)
_SMALLER = "make it at most 1,600 pixels wide and save it as .webp, or as .png with few colours"
_SAVE = "open it in a program for pictures, and save it as .png, .jpg or .webp"
_REMOVE = "export it without scripts, links and fonts from elsewhere"

_NEVER = frozenset(
    ("script", "foreignobject", "iframe", "object", "embed", "audio", "video", "handler", "listener")
)
_ANIMATIONS = frozenset(("set", "animate", "animatetransform", "animatemotion"))
_LENGTH = re.compile(r"\s*([0-9]*\.?[0-9]+)(?:px)?\s*")
_FOREIGN = re.compile(
    r"url\(\s*['\"]?(?!#|['\"]?data:image/(?:png|jpeg|gif|webp)[;,])|@import|expression\(", re.IGNORECASE
)
_INSIDE = re.compile(r"#|data:image/(?:png|jpeg|gif|webp)[;,]", re.IGNORECASE)
_HREF = re.compile(r"(?:.*[}:])?href")


_PICTURES: dict[bytes, tuple[int, int, str] | None] = {}
"""Checksum of a picture's content → its size and format; None if it cannot be read. Commands and `serve` read a help
center many times, and decoding a picture takes longer than reading a page."""


def pictures(root: Path, paths: Iterable[str]) -> Iterator[Picture]:
    """The pictures among files that may be read.

    Args:
        root: the folder with mkdocs.yml.
        paths: the paths of regular files from there.
    """
    for path in paths:
        if path.startswith("docs/") and path.rpartition(".")[2].lower() in ENDINGS:
            yield _picture(root / path, path)


def _picture(file: Path, path: str) -> Picture:
    try:
        size = file.stat().st_size
    except OSError:
        return Picture(path)
    if size > MOST_BYTES:
        fault = f"the picture has {size:,} bytes, at most {MOST_BYTES:,} fit", _SMALLER
        return Picture(path, size=size, fault=fault)
    return (_drawing if path.lower().endswith(".svg") else _photo)(file, path, size)


def _photo(file: Path, path: str, size: int) -> Picture:
    """A picture made of pixels."""
    seen = _seen(file)
    if seen is None:
        return Picture(path, size=size, fault=("this is no picture that can be read", _SAVE))
    width, height, kind = seen
    ending = path.rpartition(".")[2].lower()
    fault = None
    if ending not in _FORMATS.get(kind, "").split():
        fault = f"the file is named .{ending} and holds a picture of the kind {kind or 'unknown'}", _SAVE
    elif width * height > MOST_PIXELS:
        fault = f"the picture has {width} × {height} pixels, at most {MOST_PIXELS:,} in all fit", _SMALLER
    return Picture(path, width, height, size, fault)


def _seen(file: Path) -> tuple[int, int, str] | None:
    """Width and height in pixels and the format of a picture; None if it cannot be read."""
    try:
        content = file.read_bytes()
    except OSError:
        return None
    name = hashlib.sha256(content).digest()
    if name not in _PICTURES:
        _PICTURES[name] = _decoded(content)
    return _PICTURES[name]


def _decoded(content: bytes) -> tuple[int, int, str] | None:
    from PIL import Image

    try:
        with Image.open(io.BytesIO(content)) as image:
            (width, height), kind = image.size, image.format or ""
            lying = image.getexif().get(_ORIENTATION) in _LYING
    except Exception:  # whatever a broken file makes of the reader
        return None
    return (height, width, kind) if lying else (width, height, kind)


def _drawing(file: Path, path: str, size: int) -> Picture:
    """A picture made of lines and shapes."""
    text = file.read_bytes().removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")
    if "<!DOCTYPE" in text.upper() or "<!ENTITY" in text.upper() or "<?xml-stylesheet" in text:
        return Picture(
            path, size=size, fault=("the SVG names another document (DOCTYPE, stylesheet)", _REMOVE)
        )
    try:
        root = ElementTree.fromstring(text)
    except ElementTree.ParseError as error:
        return Picture(path, size=size, fault=(f"the SVG cannot be read: {error}", _SAVE))
    danger = next(_dangers(root), None)
    width, height = _lengths(root)
    return Picture(path, width, height, size, (f"the SVG holds {danger}", _REMOVE) if danger else None)


def _dangers(root: ElementTree.Element) -> Iterator[str]:
    """The parts of an SVG that run, or that request something from another host."""
    if _local(root.tag) != "svg":
        yield f"<{_local(root.tag)}> instead of <svg>"
    for element in root.iter():
        name = _local(element.tag)
        if name in _NEVER:
            yield f"<{name}>"
        if name == "style" and _FOREIGN.search(element.text or ""):
            yield "a style that asks for another file"
        for attribute, value in element.attrib.items():
            key = _local(attribute)
            plain = re.sub(r"[\x00-\x20]", "", value)
            if key.startswith("on"):
                yield f"the attribute {key}"
            elif _HREF.fullmatch(key) and not _INSIDE.match(plain) and plain:
                yield f"a link to {value[:60]}"
            elif _FOREIGN.search(value) or "javascript:" in plain.lower():
                yield f"{key}=“{value[:60]}”"
            elif name in _ANIMATIONS and key == "attributename" and _HREF.fullmatch(_local(value)):
                yield "a link that changes"


def _local(name: object) -> str:
    return str(name).rpartition("}")[2].lower()


def _lengths(root: ElementTree.Element) -> tuple[int, int]:
    """Width and height of an SVG in pixels, from its attributes or its viewBox; 0 where nobody knows."""
    found = [_LENGTH.fullmatch(root.get(name, "")) for name in ("width", "height")]
    if all(found):
        width, height = (round(float(match[1])) for match in found if match)
        return width, height
    box = re.split(r"[\s,]+", root.get("viewBox", "").strip())
    try:
        return (round(float(box[2])), round(float(box[3]))) if len(box) == 4 else (0, 0)
    except ValueError:
        return 0, 0
