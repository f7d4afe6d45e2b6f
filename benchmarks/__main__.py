"""Runs the benchmarks and prints one table for each."""

from __future__ import annotations

import argparse
import shutil
import tempfile
from pathlib import Path

from tests.support import ROOT

from benchmarks import finding, preview, reading, scale, speed, weight
from benchmarks.browser import chromium
from benchmarks.tables import versions

NAMES = ("speed", "reading", "relevance", "preview", "scale", "weight")


def main() -> None:
    """Read the options, measure, print."""
    options = argparse.ArgumentParser(prog="benchmarks", description="Measures the search and the pages.")
    options.add_argument("which", nargs="*", metavar="|".join(NAMES), help="which ones (default: all)")
    options.add_argument("--speeds", default="20,200,1000", help="answers per language, for speed")
    options.add_argument("--sizes", default="20,1000,5000", help="answers per language, for scale")
    options.add_argument("--builds", default="20,1000", help="the sizes at which the whole site is built too")
    options.add_argument("--runs", type=int, default=3, help="runs whose median counts")
    options.add_argument(
        "--zensical",
        default=shutil.which("zensical"),
        help="Zensical's command (default: the one in the path)",
    )
    chosen = options.parse_args()
    unknown = set(chosen.which) - set(NAMES)
    if unknown:
        options.error(f"there is no benchmark {', '.join(sorted(unknown))}")
    folder = Path(tempfile.mkdtemp(prefix="benchmarks-"))
    try:
        with chromium() as browser:
            print(versions(browser), flush=True)
            if not chosen.which or "speed" in chosen.which:
                speeds = [int(size) for size in chosen.speeds.split(",") if size]
                print(speed.measure(ROOT, folder / "speed", speeds, chosen.runs, chosen.zensical), flush=True)
            if not chosen.which or "reading" in chosen.which:
                print(reading.measure(ROOT), flush=True)
            if not chosen.which or "relevance" in chosen.which:
                print(finding.measure(ROOT, folder / "finding", browser), flush=True)
            if not chosen.which or "preview" in chosen.which:
                print(preview.measure(ROOT, folder / "preview", browser, preview.SIZES), flush=True)
            if not chosen.which or "scale" in chosen.which:
                sizes, builds = (
                    [int(size) for size in text.split(",") if size] for text in (chosen.sizes, chosen.builds)
                )
                print(scale.measure(ROOT, folder / "scale", browser, sizes, builds, chosen.runs), flush=True)
            if not chosen.which or "weight" in chosen.which:
                print(weight.measure(ROOT, folder / "weight", browser), flush=True)
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
