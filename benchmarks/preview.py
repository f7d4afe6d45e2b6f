"""How long it takes from saving a page to seeing it, with `helpcenter serve` and a real browser, by size."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from time import perf_counter

from playwright.sync_api import Browser, Page

from benchmarks import center
from benchmarks.tables import table

SIZES = (200, 1000)
"""Answers per language."""

SAVES = 7
"""Saves whose median counts."""

PAGE = "docs/en/reset/request.md"
ADDRESS = "en/reset/request/"

HEADER = (
    "answers per language",
    "start, s",
    "save to page shown, s",
    "slowest, s",
    "while the rules work, s",
)

_CHECKED = """() => {
    const { shown, checked } = document.querySelector("help-preview").dataset;
    return shown === checked;
}"""


def measure(project: Path, folder: Path, browser: Browser, sizes: Iterable[int]) -> str:
    """Write a help center of each size, serve it, save a page several times; returns a table of medians.

    Args:
        project: the project.
        folder: a folder for the help centers.
        browser: the browser that shows the page.
        sizes: answers per language.
    """
    rows = []
    for size in sizes:
        root = folder / str(size)
        center.write(root, project, size, long=True)
        with served(root) as (address, started):
            tab = browser.new_page()
            tab.goto(f"{address}{ADDRESS}")
            taken = [_save(tab, root / PAGE, number, rest=True) for number in range(SAVES)]
            others = [_save(tab, root / PAGE, SAVES + number, rest=False) for number in range(SAVES)]
            tab.close()
        times = (started, median(taken), max(taken), median(others))
        rows.append((f"{size:,} × 2", *(f"{seconds:.2f}" for seconds in times)))
    return table("Preview: from saving a page to seeing it", HEADER, rows)


@contextmanager
def served(root: Path) -> Iterator[tuple[str, float]]:
    """Serve a project; the address, and the seconds until it was printed."""
    began = perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "helpcenter", "--root", str(root), "serve", "--port", "0"],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(root / "hooks")},
    )
    try:
        assert process.stdout
        line = process.stdout.readline()
        yield line.split(" ")[0], perf_counter() - began
    finally:
        process.terminate()
        process.wait()


def _save(tab: Page, file: Path, number: int, *, rest: bool) -> float:
    """Save another sentence at the end of a page; returns the seconds until it is in the browser's page.

    Args:
        tab: the browser's page.
        file: the file of the page.
        number: the number of the save.
        rest: whether to wait until the rules have judged the save before.
    """
    if rest:
        tab.wait_for_function(_CHECKED, timeout=300_000)
    sentence = f"This sentence was saved as number {number}."
    text = file.read_text("utf-8")
    began = perf_counter()
    file.write_text(f"{text}\n{sentence}\n", "utf-8")
    tab.get_by_text(sentence).wait_for(state="attached")
    return perf_counter() - began
