"""WCAG 2.2 AA on pages that together show everything: axe, reflow, keyboard, focus, targets, motion, paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browser_tools import screenshot, violations
from playwright.sync_api import Browser, Page, expect
from samples import pages, samples

from support import copy_center, helpcenter, serve

OPEN_ALL = "document.querySelectorAll('details').forEach((details) => (details.open = true))"
LOOKS: dict[str, dict[str, Any]] = {
    "light, 400 % zoom": {"color_scheme": "light", "viewport": {"width": 320, "height": 256}},
    "dark": {"color_scheme": "dark", "viewport": {"width": 1280, "height": 800}},
    "forced colours": {"forced_colors": "active", "viewport": {"width": 768, "height": 800}},
}
NO_LOOK: dict[str, Any] = {
    "media": "screen",
    "color_scheme": "light",
    "forced_colors": "none",
    "reduced_motion": "reduce",  # colours change at once, so that axe sees none that is under way
}

SMALL = """([least, primary]) => [...document.querySelectorAll(
    "a[href], button, input, select, textarea, summary, [role=option], [tabindex='0']")].flatMap((target) => {
    const {width, height} = target.getBoundingClientRect();
    const style = getComputedStyle(target);
    if (!width || !height || style.visibility === "hidden" || target.closest(".skip-link, .visually-hidden")) return [];
    const covered = getComputedStyle(target, "::after");
    if (covered.position === "absolute" && covered.content !== "none") return [];
    const inText = style.display === "inline";
    const control = target.matches("button, input, select, summary, .button, .tool");
    const wanted = control ? primary : inText ? 0 : least;
    return height + 0.01 < wanted || (control && width + 0.01 < least)
        ? [`${target.outerHTML.slice(0, 120)} ${width}x${height}`] : [];
})"""

STOP = """() => {
    const stop = document.activeElement;
    if (!stop || stop === document.body) return null;
    const box = stop.getBoundingClientRect();
    const [own, after] = [getComputedStyle(stop), getComputedStyle(stop, "::after")];
    const ring = [own, after].some((style) => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2);
    const [x, y] = [box.left + box.width / 2, box.top + Math.min(box.height / 2, 20)];
    const top = document.elementFromPoint(x, y);
    stop.dataset.walked = Number(stop.dataset.walked ?? 0) + 1;
    return {
        html: stop.outerHTML.slice(0, 120), times: Number(stop.dataset.walked), ring,
        seen: box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
        covered: !!top && !stop.contains(top) && !top.contains(stop) && !stop.closest("li, search")?.contains(top),
    };
}"""

NOT_REACHED = """() => [...document.querySelectorAll(
    "a[href], button, input, select, textarea, summary, [tabindex='0']")]
    .filter((one) => one.checkVisibility({visibilityProperty: true}) && !one.disabled)
    .filter((one) => !one.dataset.walked && !(one.type === "radio" && !one.checked))
    .map((one) => one.outerHTML.slice(0, 120))"""

MOVING = """() => [...document.querySelectorAll("*")].filter((one) => {
    const style = getComputedStyle(one);
    const times = `${style.transitionDuration},${style.animationDuration}`.split(",").map(parseFloat);
    return times.some((time) => time > 0.01) || style.scrollBehavior === "smooth";
}).map((one) => one.outerHTML.slice(0, 120))"""


@pytest.fixture(scope="module")
def chosen(all_pages: dict[str, str]) -> list[str]:
    """The pages to look at."""
    found = samples(all_pages)
    assert len(found) >= 14
    return found


@pytest.fixture(scope="module")
def kinds(all_pages: dict[str, str], chosen: list[str]) -> list[str]:
    """The pages to look at for what no word decides: about half of them, in several languages."""
    found = samples(all_pages, in_each_language=False)
    assert len(found) >= 10 and {where.startswith("en/") for where in found} == {True, False}
    return found


def visit(browser: Browser, server: str, look: dict[str, Any]) -> Iterator[Page]:
    """A browser of that look, closed in the end."""
    context = browser.new_context(base_url=server, **look)
    yield context.new_page()
    context.close()


def test_each_page_is_right_in_every_look_and_on_paper(
    browser: Browser, server: str, chosen: list[str], kinds: list[str]
) -> None:
    """Axe finds nothing, nothing sticks out, nothing moves for who wants no motion, and paper is white."""
    for page in visit(browser, server, {}):
        for where in dict.fromkeys((*chosen, *kinds)):
            page.emulate_media(**NO_LOOK)
            page.goto(where)
            assert page.evaluate(MOVING) == [], (where, "nothing moves for who wants no motion")
            page.evaluate(OPEN_ALL)
            for look, given in LOOKS.items() if where in kinds else [next(iter(LOOKS.items()))]:
                page.set_viewport_size(given["viewport"])
                page.emulate_media(
                    **NO_LOOK | {key: value for key, value in given.items() if key != "viewport"}
                )
                assert violations(page) == [], (where, look)
                width = page.evaluate("document.documentElement.scrollWidth")
                assert width <= given["viewport"]["width"], (where, look)
            prints_dark_on_white(page, where)


def prints_dark_on_white(page: Page, where: str) -> None:
    """A dark page too; paper shows the text, and nothing to press."""
    page.emulate_media(**NO_LOOK | {"media": "print", "color_scheme": "dark"})
    expect(page.locator("h1")).to_be_visible()
    assert page.locator("button:visible, input:visible, select:visible").count() == 0, where
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)", where
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).color") == "rgb(34, 29, 29)", where


def test_targets_are_big_enough(browser: Browser, server: str, chosen: list[str]) -> None:
    """24 px at least, 44 for what one presses; links in running text are exempt."""
    for page in visit(browser, server, {"viewport": {"width": 360, "height": 740}, "has_touch": True}):
        for where in chosen:
            page.goto(where)
            page.evaluate(OPEN_ALL)
            assert page.evaluate(SMALL, [24, 44]) == [], where


def test_the_whole_page_can_be_walked_by_keyboard(browser: Browser, server: str, kinds: list[str]) -> None:
    """Everything is reached once, seen, and marked while it has the focus; nothing holds it."""
    for page in visit(browser, server, {"viewport": {"width": 1280, "height": 800}}):
        for where in kinds:
            page.goto(where)
            page.evaluate(OPEN_ALL)
            begin_at_the_top(page)
            stops = list(walk(page))
            assert 'class="skip-link"' in stops[0]["html"], where
            for stop in stops:
                assert stop["ring"] and stop["seen"] and not stop["covered"], (where, stop)
            assert page.evaluate(NOT_REACHED) == [], where


def begin_at_the_top(page: Page) -> None:
    """On the desk, whose field has the focus as soon as it can be used, go back to where other pages begin."""
    if page.locator(".desk").count():
        expect(page.locator("[data-filter=query]")).to_be_focused()
        page.evaluate("document.body.tabIndex = -1; document.body.focus()")
        page.evaluate("document.body.removeAttribute('tabindex')")


def walk(page: Page) -> Iterator[dict[str, Any]]:
    """Every stop of the Tab key until it leaves the page."""
    while True:
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None or stop["times"] > 1:
            return
        yield stop


def test_the_skip_link_leads_into_the_page(browser: Browser, server: str, kinds: list[str]) -> None:
    for page in visit(browser, server, {}):
        for where in kinds:
            page.goto(where)
            begin_at_the_top(page)
            page.keyboard.press("Tab")
            expect(page.locator(".skip-link")).to_be_in_viewport()
            page.keyboard.press("Enter")
            expect(page.locator("main")).to_be_focused()


def test_the_panel_and_its_choice_are_seen_in_forced_colours(browser: Browser, server: str) -> None:
    for page in visit(browser, server, LOOKS["forced colours"]):
        page.goto("en/")
        page.locator("help-search input").fill("password")
        expect(page.get_by_role("option").first).to_be_visible()
        page.keyboard.press("ArrowDown")
        selected = page.locator("[aria-selected=true]")
        assert selected.evaluate("one => parseFloat(getComputedStyle(one).outlineWidth)") >= 2
        assert violations(page) == []


def test_a_page_that_leads_on_can_be_read_until_it_does(browser: Browser, site: Path) -> None:
    """Its text as it stands, without what leads on."""
    for file in (next(site.glob("a/*/index.html")), next(site.glob("en/a/*/index.html"))):
        html = re.sub(r"<script>.*</script>|<noscript>.*</noscript>", "", file.read_text("utf-8"))
        for page in visit(browser, "about:blank", {}):
            page.set_content(html)
            assert violations(page) == []
            expect(page.get_by_role("heading").get_by_role("link")).to_be_visible()


def test_the_menu_of_three_languages(browser: Browser, tmp_path: Path) -> None:
    """A site with more than two languages has a menu: by keyboard, in each look, without JavaScript."""
    root = copy_center(tmp_path / "center")
    done = helpcenter(root, "build")
    assert done.returncode == 0, done.stdout + done.stderr
    home = next(where for where in samples(pages(root / "site")) if where.startswith("de/"))
    for base in serve(root / "site"):
        for look in LOOKS.values():
            for page in visit(browser, base, look):
                page.goto(home)
                page.locator(".languages summary").focus()
                page.keyboard.press("Enter")
                expect(page.locator(".menu__list a")).to_have_count(3)
                expect(page.locator(".menu__list a").last).to_be_in_viewport()
                assert violations(page, ".header__tools") == []
                assert page.evaluate(SMALL, [24, 44]) == []
                screenshot(page, f"menu-{look['viewport']['width']}")
                page.keyboard.press("Escape")
                expect(page.locator(".menu__list")).to_be_hidden()
                expect(page.locator(".languages summary")).to_be_focused()
        for page in visit(browser, base, {"java_script_enabled": False}):
            page.goto(home)
            page.locator(".languages summary").click()
            page.locator('.menu__list a[hreflang="en"]').click()
            assert page.url.startswith(f"{base}en/")
