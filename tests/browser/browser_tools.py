"""What the browser tests do with a page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from support import ROOT

AXE = (ROOT / "node_modules/axe-core/axe.min.js").read_text("utf-8")
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


RUN_AXE = """([inside, tags]) =>
    axe.run(inside, {runOnly: tags, resultTypes: ["violations"], preload: false})"""


def violations(page: Page, inside: str = "html") -> list[dict[str, Any]]:
    """What axe finds on the page as it is now, or in a part of it."""
    page.evaluate(AXE)
    found: dict[str, Any] = page.evaluate(RUN_AXE, [inside, WCAG])
    return [
        {
            "rule": item["id"],
            "where": [node["target"] for node in item["nodes"]],
            "why": item["nodes"][0]["failureSummary"],
        }
        for item in found["violations"]
    ]


def screenshot(page: Page, name: str) -> Path:
    """Keep a picture of the page for whoever wants to look."""
    file = ROOT / ".cache/screenshots" / f"{name}.png"
    file.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=str(file), full_page=True)
    return file
