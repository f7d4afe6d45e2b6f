"""`helpcenter serve` in a real browser: pages follow what is saved, and mistakes are above them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from browser_tools import screenshot, violations
from playwright.sync_api import Browser, BrowserContext, expect

from served import Preview, preview_of, small_center

PAGE, WHERE = "docs/en/reset/request.md", "en/password/new-password/"


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    with preview_of(small_center(tmp_path)) as started:
        yield started


@pytest.fixture
def editor(browser: Browser, preview: Preview) -> Iterator[BrowserContext]:
    """An editor's browser, in which no page may complain."""
    context = browser.new_context(base_url=preview.address, viewport={"width": 360, "height": 500})
    faults: list[str] = []
    context.on("weberror", lambda error: faults.append(str(error.error)))
    context.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    yield context
    context.close()
    assert [fault for fault in faults if "404" not in fault] == []


def test_all_open_tabs_show_what_was_saved_where_they_were_scrolled_to(
    preview: Preview, editor: BrowserContext
) -> None:
    first, second = editor.new_page(), editor.new_page()
    first.goto(WHERE)
    second.goto("en/")
    first.evaluate("scrollTo(0, 300)")
    preview.change(PAGE, "2. Click", "2. You click")
    expect(first.locator("main")).to_contain_text("You click")
    first.wait_for_function("() => scrollY === 300")
    preview.change(PAGE, "title: How do I get a new", "title: How do I get another")
    expect(first.locator("h1")).to_have_text("How do I get another password?")
    second.goto("en/password/")
    preview.change("docs/en/reset/index.md", "title: ", "title: All about ")
    expect(second.locator("h1")).to_contain_text("All about")


def test_more_tabs_than_a_browser_has_connections_are_all_reloaded(
    preview: Preview, editor: BrowserContext
) -> None:
    tabs = [editor.new_page() for _ in range(8)]
    for tab in tabs:
        tab.goto(WHERE)
    preview.change(PAGE, "2. Click", "2. You click")
    for tab in tabs:
        expect(tab.locator("main")).to_contain_text("You click")
    for tab in tabs[1:]:
        tab.close()
    preview.change(PAGE, "2. You click", "2. Once more, click")
    expect(tabs[0].locator("main")).to_contain_text("Once more, click")


def test_the_bar_comes_and_goes_with_the_mistake(preview: Preview, editor: BrowserContext) -> None:
    tab = editor.new_page()
    tab.goto(WHERE)
    bar = tab.get_by_role("status").first
    expect(bar).to_be_empty()
    preview.change(PAGE, "(not-arrived.md#why)", "(nowhere.md)")
    expect(bar).to_contain_text(f"{PAGE}:23:28 link-target: there is no answer reset/nowhere")
    expect(tab).to_have_title(re.compile("^⚠ "))
    bar.get_by_role("link", name="All problems").click()
    expect(tab.get_by_role("heading", name="Problems")).to_be_visible()
    expect(tab.locator("main")).to_contain_text("link-target: there is no answer reset/nowhere")
    preview.change(PAGE, "(nowhere.md)", "(not-arrived.md#why)")
    expect(tab.locator("main")).to_contain_text("There are no problems.")
    tab.goto(WHERE)
    expect(tab.get_by_role("status").first).to_be_empty()
    expect(tab).to_have_title(re.compile("^[^⚠]"))


def test_a_page_that_cannot_be_read_is_shown_below_its_mistake(
    preview: Preview, editor: BrowserContext
) -> None:
    tab = editor.new_page()
    tab.goto(WHERE)
    good = preview.change(PAGE, "---\ntitle: How", "title: How")
    expect(tab.get_by_role("status").first).to_contain_text("front-matter: ")
    expect(tab.locator("h1")).to_have_text("How do I get a new password?")
    preview.save(PAGE, good.replace("How do I get a new", "How do I get another"))
    expect(tab.locator("h1")).to_have_text("How do I get another password?")
    expect(tab.get_by_role("status").first).to_be_empty()
    (preview.root / PAGE).unlink()
    expect(tab.locator("h1")).not_to_have_text("How do I get another password?")
    preview.save(PAGE, good)
    expect(tab.locator("h1")).to_have_text("How do I get a new password?")


def test_a_site_that_cannot_be_shown_appears_as_soon_as_it_can(browser: Browser, tmp_path: Path) -> None:
    root = small_center(tmp_path)
    good = (root / "mkdocs.yml").read_text("utf-8")
    (root / "mkdocs.yml").write_text("plugins: [", "utf-8")
    with preview_of(root) as preview:
        tab = browser.new_page(base_url=preview.address)
        tab.goto(WHERE)
        expect(tab.locator("main")).to_contain_text("mkdocs.yml:")
        preview.save("mkdocs.yml", good)
        expect(tab.locator("h1")).to_have_text("How do I get a new password?")
        tab.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_the_bar_is_accessible_and_covers_nothing(
    browser: Browser, preview: Preview, width: int, scheme: Literal["light", "dark"]
) -> None:
    context = browser.new_context(
        base_url=preview.address, viewport={"width": width, "height": 800}, color_scheme=scheme
    )
    tab = context.new_page()
    tab.goto(WHERE)
    preview.change(PAGE, "(not-arrived.md#why)", f"({'very-' * 40}long.md)")
    bar = tab.get_by_role("status").first
    expect(bar).to_contain_text("link-target")
    assert violations(tab) == []
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
    box, header = bar.bounding_box(), tab.locator("header").first.bounding_box()
    assert box and header
    assert box["y"] + box["height"] <= header["y"] + 1
    screenshot(tab, f"preview-{scheme}-{width}")
    bar.get_by_role("link").click()
    expect(tab.locator("main")).to_contain_text("link-target")
    assert violations(tab) == []
    screenshot(tab, f"preview-editors-{scheme}-{width}")
    context.close()


def test_a_draft_has_a_mark_until_it_is_published(preview: Preview, editor: BrowserContext) -> None:
    page = editor.new_page()
    page.goto(WHERE)
    mark = page.locator("main .newer")
    expect(mark).to_have_count(0)
    for code, slug in (("hu", "uj-jelszo"), ("en", "new-password"), ("de", "neues-passwort")):
        preview.change(f"docs/{code}/reset/request.md", f"slug: {slug}\n", f"slug: {slug}\ndraft: true\n")
    expect(mark).to_have_text("Draft: only the preview shows this page, until it is published.")
    assert violations(page) == []
    screenshot(page, "draft-phone")
    page.goto("en/password/")
    expect(page.locator(".row", has_text="How do I get a new password?")).to_contain_text("Draft")
    preview.change(PAGE, "draft: true\n", "")
    page.goto(WHERE)
    expect(mark).to_have_count(0)


def test_a_notice_is_shown_while_it_is_written(preview: Preview, editor: BrowserContext) -> None:
    page = editor.new_page()
    page.clock.set_fixed_time("2026-12-01T21:00:00Z")
    page.goto(WHERE)
    preview.save("notice.yml", "text:\n  hu: Ma nem megy.\n  en: It is down today.\n")
    page.reload()
    expect(page.locator(".notice:visible")).to_have_text("Notice: It is down today.×")
    expect(page.locator(".preview__bar")).to_contain_text("Problems of other pages and files")
    screenshot(page, "notice-preview-phone")
