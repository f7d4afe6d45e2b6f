"""Reads the permalinks of a live or built site: from its address, from its folder, or from the file itself."""

from __future__ import annotations

import json
import re
import time
from http.client import HTTPException
from pathlib import Path
from typing import IO, Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit, urlunsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
)

from helpcenter.model.document import Document
from helpcenter.model.permalinks import Permalink, is_id
from helpcenter.read import ledger, schema

FILE = "permalinks.json"
_LARGEST = 50_000_000
"""Limit in bytes; an entry has about two hundred."""

_PATIENCE = 20.0
"""Seconds without data from a server after which the request is aborted."""

_LONGEST = 120.0
"""Seconds after which a request is aborted even if the server still sends data."""


class Unreadable(Exception):  # noqa: N818 -- it reads as what it is: unreadable
    """The permalinks of a site cannot be read; the message is the reason in one line."""


def permalinks(where: str) -> tuple[Permalink, ...]:
    """Read the permalinks of a site.

    Args:
        where: an http(s) address of the site or of its permalinks.json, or a path of the site's folder or the file.

    Raises:
        Unreadable: they cannot be read.
    """
    scheme = re.match(r"([A-Za-z][A-Za-z0-9+.-]+)://", where)
    if scheme and scheme[1].lower() not in ("http", "https"):
        raise Unreadable(f"{where}: only http and https addresses, or a path, can be compared with")
    try:
        raw = _fetched(where) if scheme else _opened(Path(where))
        data = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"{where}: this is not a site's {FILE}, for it is no JSON") from error
    return _entries(where, data)


def _entries(where: str, data: Any) -> tuple[Permalink, ...]:
    faults = schema.judge(Document(FILE, data=data), "permalinks") if isinstance(data, dict) else ()
    listed = data.get("permalinks") if isinstance(data, dict) else None
    if faults or not isinstance(listed, list):
        why = faults[0].message if faults else "it is no list of permalinks"
        raise Unreadable(f"{where}: this is not a site's {FILE}: {why}")
    for item in listed:
        if not is_id(item["id"]):
            raise Unreadable(f"{where}: this is not a site's {FILE}: “{item['id']}” is no id")
    return tuple(ledger.entry(item["id"], item) for item in listed)


def _opened(path: Path) -> bytes:
    file = path / FILE if path.is_dir() else path
    try:
        if not file.exists():
            raise Unreadable(f"{file}: there is no such file; `helpcenter build` writes it into the site")
        if not file.is_file():
            raise Unreadable(f"{file}: not a regular file")
        with file.open("rb") as stream:
            return _bounded(str(file), stream)
    except OSError as error:
        raise Unreadable(f"{file}: {error.strerror or error}") from error


def _fetched(where: str) -> bytes:
    address = _address(where)
    opener = OpenerDirector()
    for handler in (
        *(ProxyHandler(), HTTPHandler(), HTTPSHandler(), HTTPDefaultErrorHandler()),
        *(HTTPRedirectHandler(), HTTPErrorProcessor()),
    ):
        opener.add_handler(handler)
    try:
        request = Request(address, headers={"User-Agent": "helpcenter", "Accept": "application/json"})
        answer = opener.open(request, timeout=_PATIENCE)
        if answer is None:
            raise Unreadable(f"{address}: it leads to an address that is neither http nor https")
        with answer:
            return _bounded(address, answer)
    except HTTPError as error:
        why = f"the server answers {error.code}"
        hint = "; a site has this file from the first build on that writes it" if error.code == 404 else ""
        raise Unreadable(f"{address}: {why}{hint}") from error
    except (URLError, OSError, HTTPException, ValueError) as error:
        reason = getattr(error, "reason", None) or error
        raise Unreadable(f"{address}: cannot be reached ({' '.join(str(reason).split())})") from error


def _address(where: str) -> str:
    try:
        parts = urlsplit(where)
    except ValueError as error:
        raise Unreadable(f"{where}: this is no address") from error
    path = parts.path if parts.path.endswith(".json") else f"{parts.path.rstrip('/')}/{FILE}"
    return urlunsplit((parts.scheme, parts.netloc, path, parts.query, ""))


def _bounded(where: str, stream: IO[bytes]) -> bytes:
    """Read a stream within the limits of size and time.

    Raises:
        Unreadable: a limit is exceeded."""
    found, end = bytearray(), time.monotonic() + _LONGEST
    while chunk := stream.read(65_536):
        found += chunk
        if len(found) > _LARGEST:
            raise Unreadable(f"{where}: larger than {_LARGEST // 1_000_000} MB")
        if time.monotonic() > end:
            raise Unreadable(f"{where}: still not whole after {_LONGEST:.0f} seconds")
    return bytes(found)
