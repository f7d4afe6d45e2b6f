"""A real browser, and a server for a site."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright
from tests.support import CHROMIUM_FLAGS, serve

serving = contextmanager(serve)
"""`with serving(folder) as address`: the folder on this machine, its address ending in a slash."""


@contextmanager
def chromium() -> Iterator[Browser]:
    """The machine's Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=CHROMIUM_FLAGS)
        yield browser
        browser.close()


@contextmanager
def reader(browser: Browser, site: Path) -> Iterator[Page]:
    """A reader who was never here before, on the site; addresses are from its root."""
    with serving(site) as address:
        context = browser.new_context(base_url=address)
        yield context.new_page()
        context.close()
