"""What several tests use: a copy of the project, its command, and a server that shows a site."""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from command_server import CommandServer, needs_new_python

ROOT = Path(__file__).resolve().parent.parent
CENTER = ROOT / "tests/center"
THEME = ROOT / "hooks/helpcenter/theme"
QUERIES = ROOT / "tests/search/given.tsv"
COMMANDS = CommandServer()
NOT_OF_A_SITE = {
    "benchmarks",
    "decisions",
    "guide",
    "tests",
    "types",
    ".pytest_cache",
    ".mypy_cache",
    ".ruff_cache",
    ".hypothesis",
}
NODE = Path(sys.executable).parent / "node"
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--process-per-site",
    "--renderer-process-limit=1",
    "--disable-site-isolation-trials",  # else a tab begins a process of its own for the first page after its blank one
]


STOPPABLE = ["env", "--default-signal=HUP,INT,TERM"]
"""What a process begins with that a signal is to end, also where the tests run in the background or under nohup,
which ignore some."""


def stoppable(root: Path, *arguments: str) -> list[str]:
    """How to start `helpcenter` for a help center in a process of its own, which signals end."""
    return [*STOPPABLE, sys.executable, "-m", "helpcenter", "--root", str(root), *arguments]


def program(text: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a program in a new Python that knows the library and that signals stop."""
    return subprocess.run(
        [*STOPPABLE, sys.executable, "-c", text, *arguments],
        env=os.environ | {"PYTHONPATH": str(ROOT / "hooks")},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def copy_center(folder: Path, *, templates: bool = False) -> Path:
    """A copy of tests/center in a new folder, in which a test may break things; with the theme in overrides/ if asked.

    The code is a link: `own_code` makes it a copy.
    """
    root = Path(shutil.copytree(CENTER, folder, ignore=shutil.ignore_patterns(".cache")))
    if templates:
        shutil.copytree(THEME, root / "overrides", dirs_exist_ok=True)
    (root / "hooks").symlink_to(ROOT / "hooks")
    return root


def copy_project(folder: Path) -> Path:
    """A copy of the project's site, in which a test may break things: its texts, documents, facts, overrides, settings.

    The code is a link: `own_code` makes it a copy. What was rendered before is known.
    """
    root = folder / "project"
    at_the_root = {".git", ".venv", ".cache", "node_modules", "site", "hooks", *NOT_OF_A_SITE}

    def ignored(of: str, names: list[str]) -> set[str]:
        return at_the_root.intersection(names) if Path(of) == ROOT else {"__pycache__"}.intersection(names)

    shutil.copytree(ROOT, root, ignore=ignored)
    (root / "hooks").symlink_to(ROOT / "hooks")
    return share_cache(root)


def share_cache(root: Path) -> Path:
    """Let a help center know by content what was read in others: pages, and what PDFs hold; its folder."""
    (root / ".cache").mkdir()
    (ROOT / ".cache/downloads").mkdir(parents=True, exist_ok=True)
    for name in ("kept.sqlite", "downloads"):
        (root / ".cache" / name).symlink_to(ROOT / ".cache" / name)
    return root


def own_code(root: Path) -> Path:
    """Give a copy its own copy of the code, which a test may change; the folder."""
    hooks = root / "hooks"
    hooks.unlink()
    return Path(
        shutil.copytree(ROOT / "hooks", hooks, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    )


def helpcenter(root: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command `helpcenter` on a project, as an editor would, with the project's own code if it has any."""
    hooks = root / "hooks" if (root / "hooks").is_dir() else ROOT / "hooks"
    given = ["--root", str(root), *arguments]
    every = os.environ | {"PYTHONPATH": str(hooks)}
    if hooks.resolve() == ROOT / "hooks" and not needs_new_python(environment):
        return COMMANDS.run(given, every | environment, timeout=300)
    return subprocess.run(
        [sys.executable, "-m", "helpcenter", *given],
        capture_output=True,
        text=True,
        env=every | environment,
        check=False,
        timeout=300,
    )


class _Handler(SimpleHTTPRequestHandler):
    """A static host as they are: folders show their index.html, what is missing shows the nearest 404.html."""

    def log_message(self, format: str, *args: object) -> None:
        pass

    def end_headers(self) -> None:
        """Let LinkChecker go at full speed: without this header it waits a third of a second before each request."""
        self.send_header("LinkChecker", "at any speed")
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        language = self.path.split("/")[1]
        pages = [Path(self.directory) / language / "404.html", Path(self.directory) / "404.html"]
        page = next((page for page in pages if page.is_file()), None)
        if code != 404 or page is None:
            super().send_error(code, message, explain)
            return
        content = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)


def free_port() -> int:
    """A port that no server uses, below those that this machine gives to connections."""
    while True:
        port = random.SystemRandom().randrange(10_000, 32_000)
        with socket.socket() as probe, contextlib.suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port


def serve(folder: Path) -> Iterator[str]:
    """Serve a folder on this machine; the address, ending in a slash."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()
