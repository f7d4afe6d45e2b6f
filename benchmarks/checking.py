"""How long `helpcenter check` takes, by the number of answers: `python -m benchmarks.checking`."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.support import ROOT

from benchmarks import center
from benchmarks.tables import table

SIZES = (20, 250, 500, 1000)
"""Answers per language; the first is the real site."""

RUNS = 3
"""Cold starts, of which the quickest counts: the machine does other things too."""

HEADER = ("answers per language", "pages", "check, s", "ms a page")


def main() -> None:
    """Make up a help center of each size, check it from a cold start, and print a table."""
    rows = []
    with tempfile.TemporaryDirectory(prefix="checking-") as folder:
        for size in SIZES:
            root = Path(folder) / str(size)
            center.write(root, ROOT, size)
            pages = sum(1 for file in root.glob("docs/*/**/*.md") if file.parent.name != "snippets")
            best = min(_seconds(root) for _ in range(RUNS))
            rows.append((f"{size:,}", f"{pages:,}", f"{best:.2f}", f"{1000 * best / pages:.1f}"))
    print(table("helpcenter check, from a cold start", HEADER, rows))


def _seconds(root: Path) -> float:
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "helpcenter", "--root", str(root), "check"], capture_output=True, check=False
    )
    if done.returncode:
        raise RuntimeError(done.stdout.decode()[:2000])
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
