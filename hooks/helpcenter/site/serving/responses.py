"""The responses of the server; media types are the same on every machine for all that a site is made of."""

from __future__ import annotations

import mimetypes
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

_MEDIA = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json; charset=utf-8",
    "webmanifest": "application/manifest+json; charset=utf-8",
    "xml": "text/xml; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "conf": "text/plain; charset=utf-8",
    "svg": "image/svg+xml",
    "png": "image/png",
    "ico": "image/vnd.microsoft.icon",
    "pdf": "application/pdf",
}

HTML = _MEDIA["html"]


@dataclass(frozen=True, slots=True)
class Answer:
    """The response to a request.

    Attributes:
        body: the content; "" for a redirect.
        media: its media type.
        status: the HTTP status.
        location: the address from the server's root that a redirect leads to.
    """

    body: bytes = b""
    media: str = HTML
    status: int = 200
    location: str = ""


def media_type(where: str) -> str:
    """The media type of a file."""
    name = where.rpartition("/")[2] or "index.html"
    ending = name.rpartition(".")[2].lower()
    return _MEDIA.get(ending) or mimetypes.guess_type(name)[0] or "application/octet-stream"


def path_and_query(address: str) -> tuple[str, str]:
    """The path that an address asks for, from the server's root, and its query; one that is no URL is a path."""
    try:
        parts = urlsplit(address)
    except ValueError:
        parts = urlsplit(quote(address))
    return unquote(parts.path).removeprefix("/"), parts.query
