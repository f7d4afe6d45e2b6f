"""Lighthouse, as for a phone: full marks in every category on every main kind of page, from real nginx."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.parse import quote

from helpcenter.model.urls import address, search_address
from helpcenter.read.help_center import read
from support import CHROMIUM_FLAGS, NODE, ROOT

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
AT_ONCE = 2
MORE_TRIES = 6
"""A machine that does other work too may be slow for a moment, and the browser may lose its own trace
("Please run Lighthouse again"): the best of some runs counts."""


def test_full_marks(production: str, tmp_path: Path) -> None:
    """The search page keeps itself out of search engines: that one audit is off, and nothing else."""
    wanted = dict(kinds())
    with ThreadPoolExecutor(AT_ONCE) as threads:
        found = threads.map(lambda where: lost(production + where, tmp_path), wanted)
        missing = {where: item for where, item in zip(wanted, found, strict=True) if item != wanted[where]}
    for where in list(missing):
        for _ in range(MORE_TRIES):
            missing[where] = lost(production + where, tmp_path)
            if missing[where] == wanted[where]:
                del missing[where]
                break
    assert missing == {}


def kinds() -> Iterator[tuple[str, set[tuple[str, str]]]]:
    """The address of a page of each kind, and what it is to lose marks for; languages in turn."""
    center = read(ROOT)
    default, other = center.default, center.languages[-1]
    for language, key in ((default, ""), (other, "reset"), (default, "reset/request")):
        yield address(center, center.pages[language.code, key]), set()
    yield search_address(other), {("seo", "is-crawlable")}


def lost(url: str, folder: Path) -> set[tuple[str, str]]:
    """In which categories a page has less than full marks, and the audits because of which."""
    try:
        found = report(url, folder / f"{quote(url, safe='')}.json")
    except NotMeasuredError as error:
        return {("lighthouse", str(error))}
    return {
        (name, audit["id"])
        for name, category in found["categories"].items()
        if category["score"] != 1
        for audit in category["auditRefs"]
        if audit["weight"] and found["audits"][audit["id"]]["score"] not in (1, None)
    }


class NotMeasuredError(Exception):
    """Lighthouse came to no result; says why."""


def report(url: str, file: Path) -> dict[str, Any]:
    """What Lighthouse says of a page; raises NotMeasuredError."""
    command = [
        *(NODE, ROOT / "node_modules/lighthouse/cli/index.js", url),
        *("--quiet", "--no-enable-error-reporting", "--throttling-method=simulate"),
        *("--disable-full-page-screenshot", f"--only-categories={','.join(CATEGORIES)}"),
        *("--output=json", f"--output-path={file}"),
        f"--chrome-flags={' '.join(['--headless=new', *CHROMIUM_FLAGS])}",
    ]
    environment = os.environ | {"CHROME_PATH": str(shutil.which("chromium"))}
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, env=environment, check=False, timeout=300
        )
    except subprocess.TimeoutExpired as error:
        raise NotMeasuredError(str(error)) from error
    if done.returncode != 0:
        raise NotMeasuredError(done.stderr)
    found: dict[str, Any] = json.loads(file.read_text("utf-8"))
    if "runtimeError" in found:
        raise NotMeasuredError(found["runtimeError"])
    if any(category["score"] is None for category in found["categories"].values()):
        raise NotMeasuredError("a category has no score")
    return found
