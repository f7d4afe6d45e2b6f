"""A document's last day stands on its card; that it is over is told by the reader's calendar."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from helpcenter.model.downloadable import DOWNLOADS_LIST
from support import copy_project, helpcenter, serve

PAGE = "elektronikus-kommunikacio/nyilatkozattal/"


@pytest.fixture(scope="module")
def ending(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site with a form that ends; its address."""
    root = copy_project(tmp_path_factory.mktemp("ending"))
    text = (root / DOWNLOADS_LIST).read_text("utf-8")
    text = text.replace("    requires:", "    until: 2027-03-31\n    requires:", 1)
    (root / DOWNLOADS_LIST).write_text(text, "utf-8")
    done = helpcenter(root, "build", "--no-compress")
    assert done.returncode == 0, done.stderr
    yield from serve(root / "site")


@pytest.mark.parametrize(
    ("now", "zone", "over"),
    [
        ("2026-12-01T12:00:00Z", "Europe/Budapest", False),
        ("2027-03-31T21:30:00Z", "Europe/Budapest", False),
        ("2027-03-31T22:30:00Z", "Europe/Budapest", True),
        ("2027-03-31T22:30:00Z", "America/New_York", False),
        ("2027-05-01T12:00:00Z", "Europe/Budapest", True),
    ],
)
def test_the_last_day_is_the_readers(browser: Browser, ending: str, now: str, zone: str, over: bool) -> None:
    context = browser.new_context(base_url=ending, timezone_id=zone)
    try:
        page = context.new_page()
        page.clock.set_fixed_time(now)
        page.goto(PAGE)
        line = page.locator("[data-until]")
        assert "Az érvényesség utolsó napja: 2027. március 31." in line.inner_text()
        assert line.locator("strong").is_visible() is over
    finally:
        context.close()
