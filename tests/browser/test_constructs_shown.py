"""Every construct of Markdown in a real browser: in all looks, by mouse and keyboard, on paper, without JavaScript."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browser_tools import SWALLOWED, screenshot, violations
from playwright.sync_api import Browser, Page, Route, expect

from construct_center import center_of_constructs
from support import NODE, ROOT, helpcenter, serve

PAGES = {"hu": "jelszo/kinezet/", "en": "en/password/looks/", "ar": "ar/password/looks/"}
PHONE = {"width": 320, "height": 640}
WIDE = {"width": 1280, "height": 800}
LOOKS: dict[str, tuple[str, dict[str, Any]]] = {
    "light": ("hu", {"color_scheme": "light", "viewport": WIDE}),
    "dark": ("en", {"color_scheme": "dark", "viewport": WIDE}),
    "phone": ("hu", {"color_scheme": "light", "viewport": PHONE}),
    "dark phone": ("en", {"color_scheme": "dark", "viewport": PHONE}),
    "forced colours": ("hu", {"forced_colors": "active", "viewport": WIDE}),
    "right to left": ("ar", {"color_scheme": "dark", "viewport": WIDE}),
    "right to left on a phone": ("ar", {"color_scheme": "light", "viewport": PHONE}),
}
RULES = {
    "no-inline-style": "error",
    "no-trailing-whitespace": "off",
    "void-style": "off",  # Python-Markdown writes <br />, which HTML allows
    "attribute-boolean-style": "off",  # … and checked="checked"
    "valid-id": ["error", {"relaxed": True}],  # … and fn:1, which HTML allows
    "tel-non-breaking": "off",
}
STICKING_OUT = """() => [...document.querySelectorAll(".prose *")].filter((one) => {
    const {left, right, width} = one.getBoundingClientRect();
    return width && !one.closest("pre, table, .visually-hidden, svg") && (right > innerWidth + 1 || left < -1);
}).map((one) => one.outerHTML.slice(0, 120))"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site of the help center with all constructs."""
    root = center_of_constructs(tmp_path_factory.mktemp("constructs") / "center")
    done = helpcenter(root, "build")
    assert done.returncode == 0, done.stdout + done.stderr
    return root / "site"


@pytest.fixture(scope="module")
def base(built: Path) -> Iterator[str]:
    """The same, served; its address, ending in a slash."""
    yield from serve(built)


def visit(browser: Browser, base: str, code: str, **look: Any) -> Iterator[Page]:
    """The page in a browser of that look, closed in the end."""
    context = browser.new_context(base_url=base, **look)
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.goto(PAGES[code])
    yield page
    context.close()
    assert complaints == []


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing_and_nothing_sticks_out(browser: Browser, base: str, look: str) -> None:
    code, given = LOOKS[look]
    for page in visit(browser, base, code, **given):
        page.evaluate(
            "document.querySelectorAll('.prose details').forEach((details) => (details.open = true))"
        )
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= given["viewport"]["width"]
        assert page.evaluate(STICKING_OUT) == []
        assert page.evaluate(SWALLOWED) == []
        screenshot(page, f"constructs-{look.replace(' ', '-')}")


def test_html_validate_finds_no_error(built: Path, tmp_path: Path) -> None:
    rules = tmp_path / "rules.json"
    rules.write_text(json.dumps({"root": True, "extends": ["html-validate:recommended"], "rules": RULES}))
    program = ROOT / "node_modules/html-validate/bin/html-validate.mjs"
    files = [built / where / "index.html" for where in PAGES.values()]
    command = [NODE, program, "--config", rules, "--formatter", "json", *files]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert done.stdout, done.stderr
    assert [message for report in json.loads(done.stdout) for message in report["messages"]] == []


def shown(page: Page) -> list[int]:
    """The numbers of the tabs of the first set that are shown."""
    blocks = page.locator(".tabbed-set").first.locator("> .tabbed-block")
    return [number for number in range(blocks.count()) if blocks.nth(number).is_visible()]


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_each_of_eight_tabs_can_be_chosen(browser: Browser, base: str, script: bool) -> None:
    for page in visit(browser, base, "hu", viewport=PHONE, java_script_enabled=script):
        labels = page.locator(".tabbed-set").first.locator("> label")
        assert labels.count() == 8 and shown(page) == [0]
        for number in reversed(range(8)):
            labels.nth(number).click()
            assert shown(page) == [number]
        choices = page.locator(".tabbed-set").first.locator("> input")
        choices.first.focus()
        for number in [*range(1, 8), 0]:
            page.keyboard.press("ArrowRight")
            assert shown(page) == [number]
            ring = choices.nth(number).evaluate(
                "one => getComputedStyle(one.nextElementSibling).outlineWidth"
            )
            assert ring == "3px"


def test_tabs_of_the_same_name_go_together_and_are_remembered(browser: Browser, base: str) -> None:
    for page in visit(browser, base, "hu", viewport=WIDE):
        page.locator("label", has_text="Dió").first.click()
        expect(page.get_by_text("Még a dióról.")).to_be_visible()
        page.reload()
        expect(page.get_by_text("Még a dióról.")).to_be_visible()
        expect(page.get_by_text("A dió szövege.")).to_be_visible()


def test_a_tab_chosen_before_the_script_arrives_counts_for_all_sets(browser: Browser, base: str) -> None:
    context = browser.new_context(base_url=base, viewport=WIDE)
    page = context.new_page()
    waiting: list[Route] = []
    page.route("**/constructs*.js", lambda route: waiting.append(route))
    with page.expect_request("**/constructs*.js"):
        page.goto(PAGES["hu"], wait_until="commit")
    page.locator("label", has_text="Dió").first.click()
    expect(page.get_by_text("A dió szövege.")).to_be_visible()
    expect(page.get_by_text("Még a dióról.")).to_be_hidden()
    waiting[0].continue_()
    expect(page.get_by_text("Még a dióról.")).to_be_visible()
    context.close()


def test_paper_shows_every_text_and_nothing_to_press(browser: Browser, base: str) -> None:
    for page in visit(browser, base, "hu", viewport=WIDE, color_scheme="dark"):
        page.emulate_media(media="print")
        for text in ("A málna szövege.", "A szilva szövege.", "Számozott aláírás"):
            expect(page.get_by_text(text)).to_be_visible()
        labels = page.locator(".tabbed-set").first.locator("> label")
        assert all(labels.nth(number).is_visible() for number in range(8))
        assert page.locator(".prose :is(button, input[type=radio])").locator("visible=true").count() == 0
        content = "getComputedStyle(document.querySelector('.prose abbr'), '::after').content"
        assert "attr(title)" in page.evaluate(content) or "Gyakran" in page.evaluate(content)
        expect(page.get_by_alt_text("Levél világos oldalon")).to_be_visible()
        expect(page.get_by_alt_text("Levél sötét oldalon")).to_be_hidden()


def test_a_dark_page_shows_the_picture_for_dark_pages(browser: Browser, base: str) -> None:
    for page in visit(browser, base, "hu", viewport=WIDE, color_scheme="light"):
        expect(page.get_by_alt_text("Levél világos oldalon")).to_be_visible()
        page.locator("[data-scheme-button]").click()
        expect(page.get_by_alt_text("Levél sötét oldalon")).to_be_visible()
        expect(page.get_by_alt_text("Levél világos oldalon")).to_be_hidden()


def test_code_is_copied_without_its_numbers_and_notes(browser: Browser, base: str) -> None:
    for page in visit(browser, base, "hu", viewport=WIDE, permissions=["clipboard-read", "clipboard-write"]):
        buttons = page.get_by_role("button", name="Kód másolása")
        expect(buttons).to_have_count(2)
        for number, code in enumerate(["site:\n  name: help  # a comment\n  size: 12", "site: help"]):
            buttons.nth(number).click()
            expect(buttons.nth(number).locator("xpath=following-sibling::*[1]")).to_have_text(
                "A kód a vágólapon van."
            )
            assert page.evaluate("navigator.clipboard.readText()").strip() == code


def test_without_javascript_nothing_is_offered_that_needs_it(browser: Browser, base: str) -> None:
    for page in visit(browser, base, "hu", viewport=PHONE, java_script_enabled=False):
        expect(page.locator(".copy-code").first).to_be_hidden()
        page.locator("summary", has_text="Kérdés").click()
        expect(page.get_by_text("A csukott doboz szövege.")).to_be_visible()
        screenshot(page, "constructs-no-script")


def test_the_page_is_light(browser: Browser, base: str, built: Path) -> None:
    """Its scripts and requests stay within what any answer may need."""
    context = browser.new_context(base_url=base, viewport=WIDE)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(base)))
    page.goto(PAGES["hu"], wait_until="networkidle")
    context.close()
    scripts = [built / name for name in asked if name.endswith(".js")]
    assert any(re.search(r"/constructs\.\w+\.js$", name) for name in asked)
    assert sum(Path(f"{file}.gz").stat().st_size for file in scripts) <= 6_000
    assert len([name for name in asked if not name.endswith(".svg") or "assets/" in name]) <= 8
