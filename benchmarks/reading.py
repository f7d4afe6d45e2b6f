"""How fast texts are read, beside plain Python-Markdown in the same run: `python -m benchmarks.reading`."""

from __future__ import annotations

import statistics
import time
from pathlib import Path

from tests.support import ROOT

from benchmarks.tables import table
from helpcenter.read import help_center
from helpcenter.read.markdown import read_text
from helpcenter.read.markdown.rendering import renderer
from helpcenter.read.markdown.second_opinion import compared
from helpcenter.read.markdown.shown_text import ShownText
from helpcenter.read.markdown.source_text import MarkdownSource
from helpcenter.read.shelf import dumped, loaded

RUNS = 5
HEADER = ("what", "MB/s", "time, plain = 1")


def measure(root: Path) -> str:
    """Read all pages of the site in several ways, one after the other, some times; the medians as a table."""
    center = help_center.read(root)
    texts = [page.shown.text for page in center.pages.values()]
    plain = renderer(center.settings)
    pages = [(ShownText(MarkdownSource(text, "p.md", plain), {}), plain(text)) for text in texts]
    kept = [dumped(page) for page in center.pages.values()]
    ways = {
        "Python-Markdown, one object": lambda: [plain(text) for text in texts],
        "the reading": lambda: [read_text(MarkdownSource(text, "p.md", plain), {}, plain) for text in texts],
        "of it, the comparison with GitHub": lambda: [compared(*page) for page in pages],
        "pages that were read before": lambda: [loaded(value) for value in kept],
    }
    seconds: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(RUNS):
        for name, way in ways.items():
            began = time.process_time()
            way()
            seconds[name].append(time.process_time() - began)
    size = sum(len(text.encode()) for text in texts) / 1_000_000
    medians = {name: statistics.median(times) for name, times in seconds.items()}
    base = medians["Python-Markdown, one object"]
    rows = [(name, f"{size / took:.2f}", f"{took / base:.2f}") for name, took in medians.items()]
    return table(f"reading {len(texts)} pages, {1000 * size:.0f} KB", HEADER, rows)


if __name__ == "__main__":
    print(measure(ROOT))
