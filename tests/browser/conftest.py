"""A real browser: Debian's chromium, driven by Playwright."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize
from samples import pages

from nginx import nginx

PHONE: ViewportSize = {"width": 360, "height": 740}


@pytest.fixture(scope="session")
def production(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The built site as nginx serves it with the project's configuration; its address, ending in a slash."""
    with nginx(site, tmp_path_factory.mktemp("nginx")) as port:
        yield f"http://127.0.0.1:{port}/"


@pytest.fixture(scope="session")
def all_pages(site: Path) -> dict[str, str]:
    """Every page of the site: address → HTML."""
    return pages(site)


class Readers:
    """Browsers of readers: a context for each kind of reader, made once and emptied after each use.

    A context with a window costs as much as to look at five pages. So each has a blank tab that keeps its window open.
    """

    def __init__(self, browser: Browser, base: str) -> None:
        self._browser, self._base = browser, base
        self._blank: dict[bool, Page] = {}

    def fresh(self, *, script: bool) -> Iterator[BrowserContext]:
        """The context of a reader on a phone who has seen nothing yet, with or without JavaScript."""
        if script not in self._blank:
            made = self._browser.new_context(base_url=self._base, viewport=PHONE, java_script_enabled=script)
            self._blank[script] = made.new_page()
        yield self._blank[script].context
        self._forget(self._blank[script])

    def _forget(self, blank: Page) -> None:
        """Close all other tabs; delete cookies, permissions, stored data and the cache."""
        context = blank.context
        for page in context.pages:
            if page is not blank:
                page.close()
        tab = context.new_cdp_session(blank)
        tab.send("Network.clearBrowserCache")
        tab.send("Storage.clearDataForOrigin", {"origin": self._base.rstrip("/"), "storageTypes": "all"})
        tab.detach()
        context.clear_cookies()
        context.clear_permissions()


@pytest.fixture(scope="session")
def readers(browser: Browser, server: str) -> Readers:
    """Readers of the built site."""
    return Readers(browser, server)


@pytest.fixture
def context(readers: Readers) -> Iterator[BrowserContext]:
    """A fresh reader on a phone, on the built site."""
    yield from readers.fresh(script=True)


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A tab that must not complain: no error in the console, no request to another host."""
    yield from watched(context)


@pytest.fixture
def clocked(browser: Browser, server: str) -> Iterator[Page]:
    """The same with a clock that a test may set; in a context of its own, in which that clock stays."""
    context = browser.new_context(base_url=server, viewport=PHONE)
    yield from watched(context)
    context.close()


def watched(context: BrowserContext) -> Iterator[Page]:
    """A new tab; fails after the test if it complained."""
    tab = context.new_page()
    complaints: list[str] = []
    tab.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    tab.on("pageerror", lambda error: complaints.append(str(error)))
    tab.on("request", lambda request: complaints.append(request.url) if _foreign(request.url) else None)
    yield tab
    assert not complaints


@pytest.fixture(params=[True, False], ids=["script", "no-script"])
def reader(request: pytest.FixtureRequest, readers: Readers) -> Iterator[Page]:
    """A reader on a phone, with and without JavaScript."""
    for context in readers.fresh(script=request.param):
        yield context.new_page()


def _foreign(url: str) -> bool:
    return not url.startswith(("http://127.0.0.1:", "data:", "blob:", "about:"))
