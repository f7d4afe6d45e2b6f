"""What the browser tests do with a page."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, Literal

from playwright.sync_api import Locator, Page, expect

from support import ROOT

AXE = (ROOT / "node_modules/axe-core/axe.min.js").read_text("utf-8")
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


RUN_AXE = """([inside, tags]) =>
    axe.run(inside, {runOnly: tags, resultTypes: ["violations"], preload: false})"""

SWALLOWED = """() => [...document.querySelectorAll("body *")].filter((one) => {
    const style = getComputedStyle(one);
    if (!/flex|grid/.test(style.display) || parseFloat(style.columnGap) > 0) return false;
    const words = [...one.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    return words.some((node) => (/\\s$/.test(node.data) && node.nextSibling) ||
        (/^\\s/.test(node.data) && node.previousSibling));
}).map((one) => one.outerHTML.slice(0, 120))"""
"""Elements whose layout takes the spaces between their words: “Do you have anÜgyfélportálaccount?”."""


LAID_OUT = "() => new Promise((done) => new ResizeObserver(() => done()).observe(document.documentElement))"
"""Waits until the observers of the page have heard of all sizes: this one, the youngest, hears of them last."""


def violations(page: Page, inside: str = "html") -> list[dict[str, Any]]:
    """What axe finds on the page, or in a part of it, when its scripts have seen how large everything is."""
    page.wait_for_load_state("load")
    page.evaluate(LAID_OUT)
    if not page.evaluate("'axe' in window"):
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


def soon(page: Page, true: Callable[[], object], patience: float = 60) -> bool:
    """Wait until something is true that no event announces, while the page goes on; False when patience ends."""
    end = time.monotonic() + patience
    while not (found := bool(true())) and time.monotonic() < end:
        page.wait_for_timeout(50)
    return found


def answered(page: Page, query: str) -> Locator:
    """The panel of the search, as soon as it shows what there is for a query, not for a part of it."""
    panel = page.locator(".search-panel")
    expect(panel).to_have_attribute("data-answers", query)
    return panel


def screenshot(page: Page, name: str) -> None:
    """Keep a picture of the page for whoever wants to look, which is whoever made the folder .cache/screenshots."""
    folder = ROOT / ".cache/screenshots"
    if folder.is_dir():
        page.screenshot(path=str(folder / f"{name}.png"), full_page=True)
