"""A help center that `helpcenter serve` shows, for tests."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from support import ROOT, stoppable

PATIENCE = 120.0


class Preview:
    """A running `helpcenter serve`, its output kept."""

    def __init__(self, root: Path, *arguments: str) -> None:
        self.root = root
        self.process = subprocess.Popen(
            stoppable(root, "serve", *(arguments or ("--port", "0"))),
            env=os.environ | {"PYTHONPATH": str(ROOT / "hooks")},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.lines: list[str] = []
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        assert until(lambda: bool(self.lines) or self.process.poll() is not None)
        assert self.process.poll() is None, self.said()
        self.address = self.lines[0].partition(" ")[0]

    def _read(self) -> None:
        assert self.process.stdout
        self.lines.extend(iter(self.process.stdout.readline, ""))

    def get(self, where: str, method: str = "GET", **headers: str) -> tuple[int, str]:
        """Status and text of what is at an address; redirects are followed."""
        request = urllib.request.Request(f"{self.address}{where}", method=method, headers=headers)
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE) as response:
                return response.status, response.read().decode("utf-8", "replace")
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode("utf-8", "replace")

    def page(self, where: str) -> str:
        return self.get(where)[1]

    def said(self) -> str:
        return "".join(self.lines)

    def save(self, path: str, text: str) -> None:
        """Save a file as most editors do: under another name first, which takes the place of the file then."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        beside = file.with_name(f"{file.name}.tmp")
        beside.write_text(text, "utf-8")
        beside.replace(file)

    def change(self, path: str, old: str, new: str) -> str:
        """Replace a text in a file; returns the whole text from before."""
        text = (self.root / path).read_text("utf-8")
        assert old in text
        self.save(path, text.replace(old, new, 1))
        return text

    def end(self, number: int = signal.SIGTERM) -> int:
        """End it by a signal; returns its exit code."""
        self.process.send_signal(number)
        code = self.process.wait(PATIENCE)
        self._reader.join(PATIENCE)
        return code


@contextmanager
def preview_of(root: Path, *arguments: str) -> Iterator[Preview]:
    """Serve a help center."""
    started = Preview(root, *arguments)
    try:
        yield started
        assert "Traceback" not in started.said()
    finally:
        if started.process.poll() is None:
            started.process.kill()
            started.process.wait()


def small_center(folder: Path) -> Path:
    """A copy of the smallest healthy help center."""
    return Path(shutil.copytree(ROOT / "tests/center", folder / "center"))


def until(true: Callable[[], bool], patience: float = PATIENCE) -> bool:
    """Wait until something is true; False when patience ends."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        try:
            if true():
                return True
        except OSError:
            pass
        time.sleep(0.02)
    return False
