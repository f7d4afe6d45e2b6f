"""The notice on top of pages: by the reader's clock, replaced on a real server without a build, always as text."""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from browser_tools import screenshot, violations
from playwright.sync_api import Browser, BrowserContext, Page, Request, ViewportSize, expect

from nginx import nginx
from support import copy_center, helpcenter, serve

PHONE: ViewportSize = {"width": 360, "height": 740}
BEFORE, WITHIN, AFTER = "2026-12-01T18:59:50Z", "2026-12-01T21:00:00Z", "2026-12-01T23:00:01Z"
NOTICE = """\
text:
  hu: Ma este nem tudsz belépni. Utána minden úgy megy, ahogy eddig.
  en: You cannot sign in this evening. Afterwards everything works as before.
  de: Heute Abend können Sie sich nicht anmelden. Danach geht alles wie bisher.
from: 2026-12-01T20:00+01:00
until: 2026-12-02T00:00+01:00
topics: [reset]
level: warning
"""
ANSWER, HOME, OTHER = "en/password/new-password/", "en/", "en/documents/where/"
SHIFTS = """() => new Promise((resolve) => {
    let sum = 0;
    new PerformanceObserver((list) => { for (const one of list.getEntries()) sum += one.value; })
        .observe({type: "layout-shift", buffered: true});
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => resolve(sum), 50)));
})"""


KEPT = "text => Object.values(sessionStorage).includes(text)"
"""Whether the page has read what the server says, and shows it."""


class Served(NamedTuple):
    """A site that a real nginx serves: its folder, and its address."""

    site: Path
    address: str

    def replace(self, notice: object) -> None:
        """Put another notice in place, as a person on the server does."""
        beside = self.site / "notice.json.new"
        beside.write_text(notice if isinstance(notice, str) else json.dumps(notice), "utf-8")
        beside.replace(self.site / "notice.json")


def built(folder: Path, notice: str) -> Path:
    """A small help center with a notice.yml, built."""
    root = copy_center(folder / "center")
    (root / "notice.yml").write_text(notice, "utf-8")
    done = helpcenter(root, "build")
    assert done.returncode == 0, done.stdout + done.stderr
    return root


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("notice"), NOTICE)


@pytest.fixture(scope="module")
def _served(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with nginx(root / "site", tmp_path_factory.mktemp("nginx")) as port:
        yield Served(root / "site", f"http://127.0.0.1:{port}/")


@pytest.fixture
def served(_served: Served) -> Iterator[Served]:
    """The site, with what the build says after each test again."""
    before = (_served.site / "notice.json").read_text("utf-8")
    yield _served
    _served.replace(before)


@pytest.fixture
def reader(browser: Browser, served: Served) -> Iterator[BrowserContext]:
    """A reader's browser, in which no page may complain."""
    context = browser.new_context(base_url=served.address, viewport=PHONE)
    faults: list[str] = []
    context.on("weberror", lambda error: faults.append(str(error.error)))
    context.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    yield context
    context.close()
    assert faults == []


def at(context: BrowserContext, time: str, where: str = ANSWER) -> Page:
    """A page that a reader opens at a time."""
    page = context.new_page()
    page.clock.set_fixed_time(time)
    with page.expect_response("**/notice.json"):
        page.goto(where)
    page.wait_for_load_state("networkidle")
    return page


def test_it_is_shown_in_its_time_on_the_pages_of_its_topic(reader: BrowserContext) -> None:
    page = at(reader, WITHIN)
    shown = page.locator(".notice:visible")
    expect(shown).to_have_text(
        "Please note: You cannot sign in this evening. Afterwards everything works as before.×"
    )
    box = shown.bounding_box()
    assert box and box["y"] == 0, "on top"
    expect(page.get_by_role("region", name="Please note")).to_be_visible()
    assert page.evaluate(SHIFTS) == 0
    assert violations(page) == []
    screenshot(page, "notice-phone")
    for where, text in (("jelszo/", "Ma este nem tudsz"), ("de/passwort/neues-passwort/", "Heute Abend")):
        expect(at(reader, WITHIN, where).locator(".notice:visible")).to_contain_text(text)
    for time, where in (
        (BEFORE, ANSWER),
        (AFTER, ANSWER),
        (WITHIN, HOME),
        (WITHIN, OTHER),
        (WITHIN, "en/search/"),
    ):
        expect(at(reader, time, where).locator(".notice:visible")).to_have_count(0)


def test_it_comes_and_goes_while_the_page_is_open(reader: BrowserContext) -> None:
    page = reader.new_page()
    page.clock.install(time="2026-12-01T18:40:00Z")
    page.goto(ANSWER)
    shown = page.locator(".notice:visible")
    expect(shown).to_have_count(0)
    page.clock.fast_forward("20:01")
    expect(shown).to_contain_text("You cannot sign in")
    expect(page.get_by_role("alert")).to_contain_text("You cannot sign in")
    assert page.evaluate("document.querySelector('.header').getBoundingClientRect().y") == 0, "nothing moved"
    page.clock.fast_forward("04:00:00")
    expect(shown).to_have_count(0)


def test_without_scripts_it_says_when_it_is_in_force(browser: Browser, served: Served) -> None:
    context = browser.new_context(base_url=served.address, viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    page.goto(ANSWER)
    shown = page.locator(".notice:visible")
    expect(shown).to_contain_text("You cannot sign in this evening")
    expect(shown).to_contain_text(
        "In force: 1 December 2026 20:00 (UTC+01:00) – 2 December 2026 00:00 (UTC+01:00)"
    )
    page.goto(HOME)
    expect(page.locator(".notice:visible")).to_have_count(0)
    context.close()


def test_the_server_replaces_it_without_a_build(reader: BrowserContext, served: Served) -> None:
    served.replace({"text": {"hu": "Leállt.", "en": "The portal is down."}, "level": "outage"})
    with urllib.request.urlopen(f"{served.address}notice.json", timeout=60) as answer:
        assert answer.headers["Cache-Control"] == "public, max-age=60"
        assert answer.headers["Content-Encoding"] is None
        assert "down" in answer.read().decode()
    page = at(reader, WITHIN, HOME)
    late = page.locator(".notice:visible")
    expect(late).to_have_text("Outage: The portal is down.×")
    expect(page.get_by_role("alert")).to_be_visible()
    assert page.evaluate(SHIFTS) < 0.02, "it lies over the page"
    assert violations(page) == []
    screenshot(page, "notice-late-phone")
    page.goto("en/documents/")
    expect(page.locator(".notice--outage:visible")).to_be_in_viewport()
    assert page.evaluate(SHIFTS) == 0, "the next page has it from the start"
    expect(page.get_by_role("alert")).to_have_count(0)
    german = at(reader, WITHIN, "de/").locator(".notice p:visible")
    expect(german).to_contain_text("Störung: Leállt.")
    expect(german).to_have_attribute("lang", "hu")
    page.get_by_role("button", name="Close this notice").click()
    expect(page.locator(".notice:visible")).to_have_count(0)
    page.goto(ANSWER)
    expect(page.locator(".notice:visible")).to_have_count(0), "closed for this visit"
    served.replace({})
    expect(at(reader, WITHIN, HOME).locator(".notice:visible")).to_have_count(0)


HOSTILE: list[Any] = [
    {"text": {"en": "<img src=x onerror=alert(1)><script>alert(2)</script>"}, "level": "<b>"},
    {"text": "<b>for all</b>", "level": "constructor"},
    {"text": {"en": "a" * 5000}, "from": "yesterday", "until": [], "topics": "reset"},
    "not JSON",
    "[1, 2]",
    "null",
    {"text": {"en": ["x"]}, "topics": [["reset"]]},
]


def test_whatever_the_server_says_is_text(browser: Browser, served: Served) -> None:
    shown = []
    for notice in HOSTILE:
        served.replace(notice)
        context = browser.new_context(base_url=served.address, viewport=PHONE)
        page = at(context, AFTER)
        page.wait_for_function(KEPT, arg=(served.site / "notice.json").read_text("utf-8"))
        boxes = page.locator(".notice:visible")
        shown.append(boxes.inner_text() if boxes.count() else "")
        assert page.locator(".notice img, .notice script, .notice b").count() == 0
        context.close()
    assert "<script>alert(2)</script>" in shown[0] and shown[0].startswith("Notice: ")
    assert "<b>for all</b>" in shown[1] and shown[1].startswith("Notice: ")
    assert len(shown[2]) < 1100
    assert shown[3:] == ["", "", "", ""]


@pytest.mark.parametrize("media", ["dark", "forced", "print"])
def test_it_is_readable_in_every_scheme_and_on_paper(browser: Browser, served: Served, media: str) -> None:
    served.replace({"text": {"en": "The portal is down."}, "level": "outage"})
    context = browser.new_context(
        base_url=served.address,
        viewport=PHONE,
        color_scheme="dark" if media == "dark" else "light",
        forced_colors="active" if media == "forced" else "none",
    )
    page = at(context, WITHIN)
    if media == "print":
        page.emulate_media(media="print")
        expect(page.locator(".notice button:visible")).to_have_count(0)
    shown = page.locator(".notice--outage:visible")
    expect(shown).to_contain_text("Outage: The portal is down.")
    colors = shown.evaluate("(e) => [getComputedStyle(e).color, getComputedStyle(e).backgroundColor]")
    assert colors[0] != colors[1]
    if media == "dark":
        assert violations(page) == []
    screenshot(page, f"notice-{media}")
    context.close()


def test_a_site_may_only_be_ready_for_one(browser: Browser, tmp_path: Path) -> None:
    """An empty notice.yml: nothing is shown, and a plain static host can replace notice.json at any time."""
    root = built(tmp_path, "# no notice at the moment\n")
    site = root / "site"
    assert json.loads((site / "notice.json").read_text("utf-8")) == {}
    assert "/notice.json\n  Cache-Control: public, max-age=60\n" in (site / "_headers").read_text("utf-8")
    for address in serve(site):
        context = browser.new_context(base_url=address, viewport=PHONE)
        requests: list[str] = []
        page = context.new_page()
        page.on("request", partial(_note, requests))
        page.goto(ANSWER)
        page.wait_for_load_state("networkidle")
        expect(page.locator(".notice:visible")).to_have_count(0)
        assert sum(url.endswith("/notice.json") for url in requests) == 1
        assert len(requests) <= 8
        (site / "notice.json").write_text(json.dumps({"text": {"en": "Down."}}), "utf-8")
        page.reload()
        expect(page.locator(".notice:visible")).to_have_text("Notice: Down.×")
        expect(page.get_by_role("status").filter(has_text="Down.")).to_be_visible()
        page.goto("en/nowhere/")
        expect(page.locator(".notice:visible")).to_have_text("Notice: Down.×")
        context.close()


def _note(requests: list[str], request: Request) -> None:
    requests.append(request.url)


def test_a_site_without_the_file_asks_for_nothing(site: Path) -> None:
    assert not (site / "notice.json").exists()
    assert "notice" not in (site / "index.html").read_text("utf-8")
    assert "notice" not in (site / "_headers").read_text("utf-8")
