"""Scale: what the index weighs, what it costs to build, and how fast it answers, by answers per language."""

from __future__ import annotations

import gzip
import shutil
from collections.abc import Collection, Sequence
from pathlib import Path
from statistics import median, quantiles

import brotli
from playwright.sync_api import Browser

from benchmarks import builds, center, index_cost, keystrokes
from benchmarks.tables import table

HEADER = (
    "answers per language",
    "words",
    "index, KB",
    "gzip, KB",
    "brotli, KB",
    "to build, s",
    "of the site's build",
    "focus to result, ms",
    "a key, ms",
    "p95, ms",
)


def measure(
    project: Path, folder: Path, browser: Browser, sizes: Sequence[int], whole: Collection[int], runs: int
) -> str:
    """Make up a help center of each size, measure, and tell in a table.

    Args:
        project: the real project.
        folder: a new folder to work in.
        browser: the browser.
        sizes: answers per language.
        whole: the sizes at which the whole site is built as well, to tell the index's share.
        runs: how many runs the medians are of.
    """
    site = builds.ours(project, folder / "site")  # on whose home page every index is tried
    language = center.languages(project)[0]
    rows = []
    for size in sizes:
        root = folder / str(size)
        center.write(root, project, size)
        index, seconds = index_cost.index(root, runs)
        served = next((site / "assets").glob(f"search-{language}.*.json"))
        served.write_bytes(index)
        asked = keystrokes.queries(project, language, size)
        firsts = [keystrokes.first(browser, site, asked[0]) for _ in range(runs)]
        keys = [keystrokes.latencies(browser, site, language, asked) for _ in range(runs)]
        rows.append(
            [
                f"{size:,}",
                f"{index_cost.vocabulary(index):,}",
                *(
                    f"{len(content) / 1000:,.0f}"
                    for content in (index, gzip.compress(index, 9), brotli.compress(index))
                ),
                f"{seconds:.2f}",
                _share(root, folder / "whole") if size in whole else "–",
                f"{median(firsts):.0f}",
                f"{median(median(run) for run in keys):.1f}",
                f"{median(quantiles(run, n=20)[-1] for run in keys):.1f}",
            ]
        )
        shutil.rmtree(root)
    title = f"Scale (the index of {language}; {len(asked)} queries typed key by key, {len(keys[0])} keys)"
    return table(title, HEADER, rows)


def _share(root: Path, site: Path) -> str:
    """What part of the site's build its indexes are, those of all languages together."""
    whole, indexes = builds.timed(root, site)
    shutil.rmtree(site)
    return f"{indexes / whole:.0%} of {whole:.1f} s"
