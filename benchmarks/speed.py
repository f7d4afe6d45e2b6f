"""How long a build takes, beside stock MkDocs with Material on the same pages, one after the other in turn."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter

from benchmarks import builds, center, zensical
from benchmarks.tables import table

HEADER = (
    "answers × languages",
    "stock, s",
    "clean build, s",
    "to stock",
    "after one changed page, s",
    "to stock ",
    "Zensical, s",
    "clean to Zensical",
    "check, s",
    "output, MB (stock)",
    "memory, MB",
)

_RECENT = (".br", ".gz")


@dataclass
class _Times:
    """Seconds of the runs of one size."""

    stock: list[float] = field(default_factory=list)
    clean: list[float] = field(default_factory=list)
    changed: list[float] = field(default_factory=list)
    check: list[float] = field(default_factory=list)
    peer: list[float] = field(default_factory=list)


def measure(project: Path, folder: Path, sizes: Sequence[int], runs: int, program: str | None) -> str:
    """Make up a help center of each size, build it in all ways in turn, and return a table of medians.

    Args:
        project: the real project.
        folder: a new folder to work in.
        sizes: answers per language.
        runs: how many times each is built.
        program: Zensical's command; None where it is not installed.
    """
    rows = []
    languages = center.languages(project)
    for size in sizes:
        root, other = folder / f"ours-{size}", folder / f"stock-{size}"
        center.write(root, project, size, long=True)
        builds.stock_sources(root, other)
        zensical.sources(other, languages)
        times = _Times()
        for number in range(runs):
            times.stock.append(_seconds(partial(builds.build_stock, other)))
            if program:
                times.peer.append(_seconds(partial(zensical.build, program, other, languages)))
            shutil.rmtree(root / ".cache", ignore_errors=True)
            shutil.rmtree(root / "site", ignore_errors=True)
            times.clean.append(_seconds(partial(builds.ours, root, root / "site")))
            _change(root, number)
            times.changed.append(_seconds(partial(builds.ours, root, root / "site")))
            times.check.append(_seconds(partial(builds.check, root)))
        stock, clean, changed = median(times.stock), median(times.clean), median(times.changed)
        peer = median(times.peer) if times.peer else 0
        rows.append(
            (
                f"{size:,} × {len(languages)}",
                f"{stock:.2f}",
                f"{clean:.2f}",
                f"{clean / stock:.2f}",
                f"{changed:.2f}",
                f"{changed / stock:.3f}",
                f"{peer:.2f}" if peer else "–",
                f"{clean / peer:.2f}" if peer else "–",
                f"{median(times.check):.2f}",
                f"{_megabytes(root / 'site'):.0f} ({_megabytes(other / 'site'):.0f})",
                f"{_memory(root):.0f}",
            )
        )
    cores = len(os.sched_getaffinity(0))
    title = f"Speed (medians of {runs}, wall time, {cores} cores; output without .br and .gz)"
    missing = "" if program else "\nZensical is not installed (zensical.py says how), so it is not compared."
    return table(title, HEADER, rows) + missing


def _seconds(work: Callable[[], object]) -> float:
    began = perf_counter()
    work()
    return perf_counter() - began


def _change(root: Path, number: int) -> None:
    """Change one page, as an editor does."""
    page = next(path for path in sorted(root.glob("docs/en/*/*.md")) if path.name != "index.md")
    page.write_text(f"{page.read_text('utf-8')}\nAnother word: {'again ' * (number + 1)}\n", "utf-8")


def _megabytes(site: Path) -> float:
    files = (path for path in site.rglob("*") if path.is_file() and path.suffix not in _RECENT)
    return sum(path.stat().st_size for path in files) / 1_000_000


def _memory(root: Path) -> float:
    """The memory of a clean build, of all its processes together; what several share counts once."""
    shutil.rmtree(root / ".cache")
    command = [sys.executable, "-m", "helpcenter", "--root", str(root), "build"]
    environment = os.environ | {"PYTHONPATH": str(root / "hooks")}
    most = 0.0
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL) as process:
        while process.poll() is None:
            most = max(most, sum(map(_proportional, _family(process.pid))))
    return most or resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000


def _family(parent: int) -> list[int]:
    """A process and those that it started."""
    try:
        children = Path(f"/proc/{parent}/task/{parent}/children").read_text("utf-8").split()
    except OSError:
        return []
    return [parent, *(process for child in children for process in _family(int(child)))]


def _proportional(process: int) -> float:
    """The megabytes of a process, those that it shares divided by the number of those who do."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text("utf-8").splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1000
