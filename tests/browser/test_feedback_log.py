"""What readers search for and vote reaches the log of the shipped nginx, and `helpcenter gaps` sums it up."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from browser_tools import answered
from playwright.sync_api import Browser, Page, expect

from nginx import nginx
from served import until
from support import copy_project, helpcenter

REFUSED = "Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', {value: true})"


@pytest.fixture(scope="module")
def logging(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str, Path]]:
    """A site that keeps a log: its project, its address, the log."""
    root = copy_project(tmp_path_factory.mktemp("logging"))
    settings = root / "mkdocs.yml"
    text = settings.read_text("utf-8").replace(
        "    contact: contact\n", "    contact: contact\n    feedback: /feedback\n"
    )
    settings.write_text(text, "utf-8")
    done = helpcenter(root, "build")
    assert done.returncode == 0, done.stdout + done.stderr
    folder = tmp_path_factory.mktemp("nginx")
    with nginx(root / "site", folder) as port:
        yield root, f"http://127.0.0.1:{port}/", folder / "help-feedback.log"


def sent(log: Path, count: int) -> list[dict[str, list[str]]]:
    """The last lines of the log, once there are so many in all."""

    def lines() -> list[str]:
        return log.read_text("utf-8").splitlines() if log.exists() else []

    assert until(lambda: len(lines()) >= count), lines()
    return [parse_qs(json.loads(line)["sent"], keep_blank_values=True) for line in lines()]


def read(browser: Browser, base: str, init: str = "") -> Page:
    context = browser.new_context(base_url=base)
    if init:
        context.add_init_script(init)
    return context.new_page()


def test_searches_and_votes_become_lines_that_editors_read(
    browser: Browser, logging: tuple[Path, str, Path]
) -> None:
    root, base, log = logging
    page = read(browser, base)
    for _ in range(2):  # the same page twice in one visit is one line
        page.goto("en/search/?q=stolen%20boat%20AB1234%20of%20joe%40example.org")
        page.wait_for_selector("html[data-searched]")
    page.goto("en/")
    field = page.locator("help-search input")
    field.click()
    field.press_sequentially("forgotten password", delay=20)
    expect(answered(page, "forgotten password").get_by_role("option").first).to_be_visible()
    page.locator("[role=option]").first.click()
    page.wait_for_selector("[data-helped=no]")
    page.locator("[data-helped=no]").click()
    page.locator("[data-reason=unclear]").click()
    lines = sent(log, 3)
    assert [line["kind"] for line in lines] == [["search"], ["search"], ["vote"]]
    none, found, vote = lines
    assert none["q"] == ["stolen boat AB of"] and none["fit"] == ["none"] and none["n"] == ["0"]
    assert found["q"] == ["forgotten password"] and found["opened"] == ["reset/request"]
    assert vote["helped"] == ["no"] and vote["reason"] == ["unclear"] and vote["fingerprint"] != [""]
    page.context.close()

    refusing = read(browser, base, REFUSED)
    refusing.goto("en/search/?q=green%20card")
    refusing.wait_for_selector("html[data-searched]")
    refusing.goto("en/reset/request/")
    refusing.locator("[data-helped=yes]").click()
    refusing.context.close()
    time.sleep(0.3)
    assert len(sent(log, 3)) == 3

    done = helpcenter(root, "gaps", str(log))
    assert done.returncode == 0
    assert "Searches without an answer: 1" in done.stdout and "stolen boat" in done.stdout
    assert "100% no of 1: 67641 reset/request (unclear 1)" in done.stdout


def test_a_log_of_anything_else_is_no_traceback(logging: tuple[Path, str, Path], tmp_path: Path) -> None:
    root = logging[0]
    log = tmp_path / "log"
    log.write_bytes(b'\xff\xfe\n[]\n{"sent": 1}\n{"sent": "kind=search&q=%FF&fit=none&language=hu"}\n' * 3)
    done = helpcenter(root, "gaps", str(log))
    assert done.returncode == 0 and "Traceback" not in done.stderr
    assert "neither a search nor a vote" in done.stderr
    assert helpcenter(root, "gaps", str(tmp_path / "missing")).returncode == 2
