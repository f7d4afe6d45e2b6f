"""Show the site on this machine while it is written: saved files are shown at once, with their problems."""

from __future__ import annotations

import argparse
import os
import sys
import threading
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from helpcenter.model.center import HelpCenter
from helpcenter.read import disk, ledger_history
from helpcenter.read.help_center import read
from helpcenter.read.real_path import real_path
from helpcenter.report import download_states, history
from helpcenter.rules.shared.states import States, states
from helpcenter.site.serving.live_site import LiveSite, Needing
from helpcenter.site.serving.watching import Watch
from helpcenter.site.serving.web_server import WebServer, bound

_SWITCH = 0.001
"""Seconds after which a thread lets another one run: a page must not wait for the rules."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the argument: the port."""
    parser.add_argument(
        "--port", type=_port, default=8000, help="the port (default: 8000; a free one where it is taken)"
    )


def run(arguments: argparse.Namespace) -> int:
    """Serve until Ctrl+C or SIGTERM; returns 0."""
    root = real_path(arguments.root)
    sys.setswitchinterval(_SWITCH)
    server = bound(arguments.port)
    try:
        before = _stamps(root)
        promised = ledger_history.promised(root, strict=ledger_history.in_ci(os.environ))
        center = read(root, promised)  # by several processes, which are made before there are threads
        live = server.live = LiveSite(root, server.address, promised, center, _needing(root))
        _serve(live, root, before, server)
    except KeyboardInterrupt:
        return 0
    finally:
        server.server_close()
    return 0


def _serve(live: LiveSite, root: Path, before: Mapping[str, object], server: WebServer) -> None:
    watch = Watch(root)
    try:
        for work in (live.judge, server.serve_forever):
            threading.Thread(target=work, daemon=True).start()
        print(f"{server.address} shows the site (Ctrl+C ends it)", flush=True)
        now = _stamps(root)
        live.follow({path for path in {*before, *now} if before.get(path) != now.get(path)})
        for paths in watch.changes():
            live.follow(paths)
    finally:
        live.stop()
        watch.stop()


def _needing(root: Path) -> Needing:
    """A function that returns what needs attention in a help center of a folder."""

    def needing(center: HelpCenter) -> tuple[Mapping[str, str], States]:
        documents = download_states.attention(root, center, date.today())
        return history.commands(root, center), states(center, date.today(), documents)

    return needing


def _stamps(root: Path) -> dict[str, tuple[int, int]]:
    """When each file was changed, and its size."""
    found: dict[str, tuple[int, int]] = {}
    for path in disk.listing(root)[0]:
        try:
            status = (root / path).stat()
        except OSError:
            continue
        found[path] = (status.st_mtime_ns, status.st_size)
    return found


def _port(text: str) -> int:
    """A port number.

    Raises:
        argparse.ArgumentTypeError: it is none.
    """
    if not text.isascii() or not text.isdecimal() or int(text) > 65535:
        raise argparse.ArgumentTypeError(f"“{text}” is no port; a port is a number up to 65535")
    return int(text)
