"""Serves a live site to browsers on this machine."""

from __future__ import annotations

import os
import sys
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, quote

from helpcenter.model.document import Language, Page
from helpcenter.model.urls import editors_address
from helpcenter.read.theme_files import LIBRARY
from helpcenter.site.serving.host_names import is_local
from helpcenter.site.serving.live_site import LiveSite
from helpcenter.site.serving.lookup import Lookup
from helpcenter.site.serving.problem_bar import RESERVED, bar, plain_page, with_bar
from helpcenter.site.serving.responses import Answer, media_type, path_and_query
from helpcenter.site.serving.state import State, failure

HOST = "127.0.0.1"

_OWN = ("preview.css", "preview.js")
_BEAT = 15.0
"""Seconds after which a stream without news is written to, so that closed ones are noticed."""

_STREAMS = 4
"""Streams at once: browsers open six connections to one server, and pages need some. The oldest makes room."""

_NEIGHBOURS = 20
"""Ports that are tried, from the wanted one on, before any free one is taken."""


class WebServer(ThreadingHTTPServer):
    """The server; it answers once it has a live site."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = 64
    allow_reuse_address = os.name == "posix"

    live: LiveSite

    def __init__(self, port: int) -> None:
        """Bind to a port of this machine.

        Raises:
            OSError: the port is taken.
        """
        super().__init__((HOST, port), _Handler)
        self.streams: list[_Handler] = []

    @property
    def address(self) -> str:
        """The address of the site."""
        return f"http://{HOST}:{self.server_address[1]}/"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Report an error in one line; a browser that went away is none."""
        error = sys.exception() if hasattr(sys, "exception") else sys.exc_info()[1]
        if not isinstance(error, (ConnectionError, TimeoutError)):
            print(f"helpcenter serve: {type(error).__name__}: {error}", file=sys.stderr)


def bound(port: int) -> WebServer:
    """A server at a port, at the next free one where it is taken, or at any.

    Raises:
        OSError: no port is free.
    """
    for wanted in (*range(port, min(port + _NEIGHBOURS, 1 << 16)), 0):
        try:
            return WebServer(wanted)
        except (OSError, OverflowError):
            if not wanted:
                raise
    raise AssertionError


class _Handler(BaseHTTPRequestHandler):
    server: WebServer
    server_version, sys_version = "helpcenter", ""
    timeout = 60
    disable_nagle_algorithm = True
    ended = False

    def log_message(self, format: str, *args: object) -> None:
        pass

    def do_GET(self) -> None:
        where, query = path_and_query(self.path)
        if not is_local(self.headers.get("Host", HOST)):
            self._send(Answer(b"only for this machine\n", media_type("a.txt"), 403))
        elif where == f"{RESERVED}changes":
            self._stream()
        elif where == f"{RESERVED}bar":
            asked = parse_qs(query).get("path", ["/"])[0]
            self._send(Answer(self._bar(path_and_query(asked)[0]).encode()))
        elif where.startswith(RESERVED):
            name = where.removeprefix(RESERVED)
            found = (LIBRARY / "preview" / name).read_bytes() if name in _OWN else None
            self._send(Answer(found, media_type(name)) if found is not None else Answer(status=404))
        else:
            self._send(self._answer(where), query)

    do_HEAD = do_GET  # noqa: N815

    def _answer(self, where: str) -> Answer:
        live = self.server.live
        state, token = live.state, live.token
        answer = _made(state, where)
        if answer.location or not answer.media.startswith("text/html"):
            return answer
        live.viewed(where)
        html = answer.body.decode("utf-8")
        return Answer(with_bar(html, self._bar(where), token).encode("utf-8"), status=answer.status)

    def _bar(self, where: str) -> str:
        live = self.server.live
        state, checking = live.state, live.shown != live.checked
        language, page = _of(state.lookup, where)
        if language and where.removesuffix("index.html") == editors_address(language):
            return ""  # it shows all problems itself
        return bar(state, language, page, checking=checking)

    def _send(self, answer: Answer, query: str = "") -> None:
        self.send_response(answer.status)
        if answer.location:
            self.send_header("Location", quote(answer.location) + (f"?{query}" if query else ""))
        self.send_header("Content-Type", answer.media)
        self.send_header("Content-Length", str(len(answer.body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.body)

    def _stream(self) -> None:
        """Send the token of the live site each time that it changes, until the browser or the server ends it."""
        if self.command == "HEAD":
            self._send_stream_headers()
            return
        live = self.server.live
        with (
            live.changed
        ):  # before the browser hears of it, so that the oldest stream is the one it opened first
            self.server.streams.append(self)
            for oldest in self.server.streams[:-_STREAMS]:
                oldest.ended = True
            live.changed.notify_all()
        try:
            self._send_stream_headers()
            self.wfile.write(b"retry: 2000\n\n")
            self._send_tokens(live)
        finally:
            with live.changed:
                self.server.streams.remove(self)

    def _send_stream_headers(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()

    def _send_tokens(self, live: LiveSite) -> None:
        seen = ""
        while not (self.ended or live.stopped):
            token = live.token
            self.wfile.write(f"data: {token}\n\n".encode() if token != seen else b":\n\n")
            seen = token
            with live.changed:
                live.changed.wait_for(partial(self._has_news, live, seen), _BEAT)

    def _has_news(self, live: LiveSite, seen: str) -> bool:
        return live.token != seen or self.ended or live.stopped


def _made(state: State, where: str) -> Answer:
    """The response that shows an address; a page with the problems where it cannot be made."""
    if state.lookup is None:
        return Answer(plain_page(state.problems).encode("utf-8"), status=500)
    try:
        return state.lookup.answer(where)
    except Exception as error:  # whatever an editor has written must not end the preview
        page = state.lookup.page(where)
        path = page.path if page else "mkdocs.yml"
        problems = state.problems or [failure(error, state.lookup.site.root, path)]
        return Answer(plain_page(problems).encode("utf-8"), status=500)


def _of(lookup: Lookup | None, where: str) -> tuple[Language | None, Page | None]:
    """The language and the page of an address."""
    if lookup is None:
        return None, None
    page = lookup.page(where)
    code = page.language if page else where.partition("/")[0]
    found = (one for one in lookup.center.languages if one.code == code)
    return next(found, lookup.center.default), page
