"""Carries over from the last site into the next one what readers still need of it.

A page that is open loads assets of the site of which it is: those that the next site no longer has are kept for some
builds. A file that did not change keeps its time, of which servers make its ETag, so that nobody loads it again.
"""

from __future__ import annotations

import filecmp
import os
import shutil
from pathlib import Path

from helpcenter.site.assets import FOLDER
from helpcenter.site.site_folder import KEPT, MARKER, files_in

BUILDS = 5
"""Builds for which an asset is kept that the site no longer has."""


def carry_over(last: Path, new: Path) -> None:
    """Keep the assets that the new site lacks, and the times of the files that are the same.

    Args:
        last: the folder of the last site; nothing is carried over from a folder that is none.
        new: the folder of the new site, complete.

    Raises:
        OSError: a file cannot be copied.
    """
    if not (last / MARKER).is_file():
        return
    _keep_assets(last, new)
    for name in files_in(new):
        file, before = f"{new}/{name}", f"{last}/{name}"
        try:
            now, found = os.stat(file), os.stat(before)  # noqa: PTH116 - thousands of them
        except (FileNotFoundError, NotADirectoryError):
            continue
        if os.path.samestat(now, found) or now.st_size != found.st_size:
            continue
        if filecmp.cmp(file, before, shallow=False):
            os.utime(file, ns=(found.st_atime_ns, found.st_mtime_ns))
    filecmp.clear_cache()


def _keep_assets(last: Path, new: Path) -> None:
    """Copy the assets that the new site lacks, unless they are too old, and list them with their age in builds."""
    ages = _ages(last / KEPT)
    kept: list[str] = []
    for file in sorted((last / FOLDER).rglob("*")):
        name = file.relative_to(last).as_posix()
        age = ages.get(name, 0) + 1
        if file.is_file() and age <= BUILDS and not (new / name).exists():
            (new / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(file, new / name)
            kept.append(f"{age} {name}\n")
    if kept:
        (new / KEPT).write_text("".join(kept), "utf-8")


def _ages(kept: Path) -> dict[str, int]:
    """The age of each asset that was kept before; {} if there are none, or nobody can tell."""
    if not kept.is_file():
        return {}
    words = [line.split(" ", 1) for line in kept.read_text("utf-8", "replace").splitlines()]
    return {line[1]: int(line[0]) for line in words if len(line) > 1 and line[0].isdecimal()}
