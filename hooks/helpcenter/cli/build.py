"""Check everything and build the site; a complete site replaces the last one in one step."""

from __future__ import annotations

import argparse
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from helpcenter.cli import check
from helpcenter.edit import registering
from helpcenter.read import ledger_history
from helpcenter.read.help_center import read
from helpcenter.site import mkdocs_process, site_folder, template_faults
from helpcenter.site.build_folder import build_folder
from helpcenter.site.compressed import compressed

_UNTOUCHED = "the site was not built; the last one is untouched"

_MOST_NAMED = 10
"""Limit of the pages without a permanent address that are printed."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments: the folder, the builder, and whether to compress."""
    parser.add_argument(
        "--site-dir", type=Path, default=Path(site_folder.DEFAULT), help="where the site goes (default: site)"
    )
    parser.add_argument(
        "--compress",
        action=argparse.BooleanOptionalAction,
        default=True,
        help="lay a .br and a .gz beside each file that a server may send so (default: yes)",
    )
    parser.add_argument("--builder", choices=["mkdocs", "properdocs"], default="mkdocs")


def run(arguments: argparse.Namespace) -> int:
    """Build the site in a temporary folder and swap it with the last one, which stays untouched on any error.

    Returns:
        0 on success, 1 if there are problems, 2 if the folder must not be replaced, 3 on an error of the machine.
    """
    root: Path = arguments.root.resolve()
    try:
        target = (root / arguments.site_dir).resolve()
        refusal = site_folder.refusal(root, target)
    except RuntimeError:  # Python 3.11 and 3.12 raise it for circular links
        refusal = f"{arguments.site_dir} is a link to itself; choose another folder"
    if refusal:
        print(f"helpcenter build: {refusal}; nothing is touched", file=sys.stderr)
        return 2
    center = read(root, ledger_history.promised(root, strict=ledger_history.in_ci(os.environ)))
    if not check.report(center):
        return 1
    broken = list(template_faults.broken(center))
    if broken:
        print("\n".join(map(str, broken)))
        return 1
    try:
        with build_folder(root) as folder:
            failed = mkdocs_process.build(arguments.builder, root, folder.site, folder.lock)
            if failed is None:
                if arguments.compress:
                    _compress(folder.site)
                site_folder.make_readable(folder.site)
                folder.place(target)
    except OSError:
        print(_UNTOUCHED, file=sys.stderr)
        raise
    if failed is not None:
        print(failed.output, file=sys.stderr)
        print(_UNTOUCHED, file=sys.stderr)
        return mkdocs_process.MACHINE if failed.machine else 1
    count = sum(1 for _ in target.rglob("*.html"))
    print(f"{count} HTML pages in {target}")
    waiting = registering.waiting(center)
    if waiting:
        print("not published yet, so without a permanent address (`helpcenter publish` gives it):")
        print("\n".join(f"  {line}" for line in waiting[:_MOST_NAMED]))
        if len(waiting) > _MOST_NAMED:
            print(f"  and {len(waiting) - _MOST_NAMED} more")
    return 0


def _compress(site: Path) -> None:
    """Write the compressed forms of each file beside it, in threads: the compressors release the GIL."""
    with ThreadPoolExecutor(os.cpu_count()) as threads:
        for _ in threads.map(partial(_compress_one, site), sorted(site.rglob("*"))):
            pass


def _compress_one(site: Path, file: Path) -> None:
    if file.is_file():
        for name, content in compressed(file.relative_to(site).as_posix(), file.read_bytes()):
            (site / name).write_bytes(content)
