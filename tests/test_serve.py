"""`mkdocs serve`: pages are rebuilt as they are saved; a mistake is shown and the last good page stays."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

import served
from support import copy_project, free_port

PATIENCE = 120.0


class Preview:
    """A running `mkdocs serve`, its output kept."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.port = free_port()
        environment = os.environ | {"PYTHONPATH": str(root / "hooks"), "DISABLE_MKDOCS_2_WARNING": "true"}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{self.port}"],
            cwd=root,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.lines: list[str] = []
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stdout
        self.lines.extend(iter(self.process.stdout.readline, ""))

    def page(self, where: str) -> str:
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/{where}", timeout=60) as response:
            return str(response.read().decode("utf-8"))

    def said(self) -> str:
        return "".join(self.lines)


until = partial(served.until, patience=PATIENCE)


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    started = Preview(copy_project(tmp_path))
    yield started
    started.process.terminate()
    started.process.wait(60)


def test_a_mistake_is_shown_and_the_last_good_page_stays(preview: Preview) -> None:
    where, file = "en/reset/request/", preview.root / "docs/en/reset/request.md"
    good = file.read_text("utf-8")
    assert until(lambda: "I forgot my password" in preview.page(where)), preview.said()
    assert "livereload(" in preview.page(where)
    assert "Content-Security-Policy" not in preview.page(where), (
        "it would stop the page from reloading itself"
    )
    file.write_text(good.replace("title: I forgot", "title: I have forgotten"), "utf-8")
    assert until(lambda: "I have forgotten my password" in preview.page(where)), preview.said()
    file.write_text(good.replace("(not-arrived.md)", "(nowhere.md)"), "utf-8")
    assert until(lambda: "link-target: there is no answer reset/nowhere" in preview.said()), preview.said()
    time.sleep(1)
    assert "I have forgotten my password" in preview.page(where)
    assert "Traceback" not in preview.said()
    file.write_text("---\ntitle: 'unclosed\n", "utf-8")
    assert until(lambda: "front-matter:" in preview.said()), preview.said()
    time.sleep(1)
    assert "I have forgotten my password" in preview.page(where)
    file.write_text(good.replace("title: I forgot", "title: Once more I forgot"), "utf-8")
    assert until(lambda: "Once more I forgot" in preview.page(where)), preview.said()
    assert "Traceback" not in preview.said()


def test_it_starts_even_with_a_mistake(tmp_path: Path) -> None:
    root = copy_project(tmp_path)
    file = root / "docs/en/reset/request.md"
    good = file.read_text("utf-8")
    file.write_text(good.replace("title: I forgot", "tilte: I forgot"), "utf-8")
    preview = Preview(root)
    try:
        assert until(lambda: "password" in preview.page("en/password/rules/")), preview.said()
        assert "front-matter: there is no key “tilte”" in preview.said()
        file.write_text(good, "utf-8")
        assert until(lambda: "I forgot my password" in preview.page("en/reset/request/")), preview.said()
    finally:
        preview.process.terminate()
        preview.process.wait(60)
