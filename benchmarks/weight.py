"""Weight: what an answer fetches before it is touched, in our frame and in the frame that Material brings."""

from __future__ import annotations

import gzip
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Response

from benchmarks import builds
from benchmarks.browser import serving
from benchmarks.tables import table

ANSWER = "en/reset/request/"
"""An answer that has the same address in both frames."""

HEADER = ("frame", "requests", "HTML", "script", "styles", "other", "in all")
KINDS = {"document": "HTML", "script": "script", "stylesheet": "styles"}


def measure(project: Path, folder: Path, browser: Browser) -> str:
    """Build the sites, open the same answer on each, and tell in a table of KB, compressed by gzip 9."""
    sites = {
        "Material": builds.stock(project, folder / "stock"),
        "Material without its search": builds.stock(project, folder / "plain", search=False),
        "ours": builds.ours(project, folder / "site"),
    }
    rows = [_row(name, site, browser) for name, site in sites.items()]
    return table("Weight of an answer", HEADER, rows)


def _row(name: str, site: Path, browser: Browser) -> list[str]:
    weights: defaultdict[str, int] = defaultdict(int)
    requests = 0
    for kind, size in _fetched(site, browser):
        weights[KINDS.get(kind, "other")] += size
        requests += 1
    kinds = [weights[column] for column in ("HTML", "script", "styles", "other")]
    return [name, str(requests), *(f"{size / 1000:.1f}" for size in (*kinds, sum(kinds)))]


def _fetched(site: Path, browser: Browser) -> Iterator[tuple[str, int]]:
    """The kind and the compressed size of everything that the page fetches."""
    responses: list[Response] = []
    with serving(site) as address:
        page = browser.new_page()
        page.on("response", lambda response: responses.append(response))
        page.goto(f"{address}{ANSWER}", wait_until="networkidle")
        for response in responses:
            yield response.request.resource_type, len(gzip.compress(response.body(), 9))
        page.close()
