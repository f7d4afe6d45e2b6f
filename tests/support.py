"""What several tests use: a copy of the project, its command, and a server that shows a site."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
THEME = ROOT / "hooks/helpcenter/theme"
QUERIES = ROOT / "tests/search/given.tsv"
NODE = Path(sys.executable).parent / "node"
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


def copy_project(folder: Path) -> Path:
    """A copy of the project's own files, in which a test may break things."""
    everywhere = shutil.ignore_patterns("__pycache__", "*.egg-info")
    at_the_root = {".git", ".venv", ".cache", "node_modules", "site"}

    def ignored(of: str, names: list[str]) -> set[str]:
        return everywhere(of, names) | (at_the_root.intersection(names) if Path(of) == ROOT else set())

    return Path(shutil.copytree(ROOT, folder / "project", ignore=ignored))


def helpcenter(root: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command `helpcenter` on a project, as an editor would, with the project's own code if it has any."""
    hooks = root / "hooks" if (root / "hooks").is_dir() else ROOT / "hooks"
    return subprocess.run(
        [sys.executable, "-m", "helpcenter", "--root", str(root), *arguments],
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONPATH": str(hooks)} | environment,
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


def serve(folder: Path) -> Iterator[str]:
    """Serve a folder on this machine; the address, ending in a slash."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()
