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


@pytest.fixture
def context(browser: Browser, server: str) -> Iterator[BrowserContext]:
    """A fresh reader on a phone, on the built site."""
    made = browser.new_context(base_url=server, viewport=PHONE)
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A tab that must not complain: no error in the console, no request to another host."""
    tab = context.new_page()
    complaints: list[str] = []
    tab.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    tab.on("pageerror", lambda error: complaints.append(str(error)))
    tab.on("request", lambda request: complaints.append(request.url) if _foreign(request.url) else None)
    yield tab
    assert not complaints


@pytest.fixture(params=[True, False], ids=["script", "no-script"])
def reader(request: pytest.FixtureRequest, browser: Browser, server: str) -> Iterator[Page]:
    """A reader on a phone, with and without JavaScript."""
    context = browser.new_context(base_url=server, viewport=PHONE, java_script_enabled=request.param)
    yield context.new_page()
    context.close()


def _foreign(url: str) -> bool:
    return not url.startswith(("http://127.0.0.1:", "data:", "blob:", "about:"))
