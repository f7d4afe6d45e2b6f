"""Pages that fit: on a phone, on a wide screen, on paper, with more space between letters."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pikepdf
import pytest
from browser_tools import SWALLOWED, violations
from playwright.sync_api import Browser, Page, expect

HOME = {"hu": "", "en": "en/"}
ANSWER = "en/reset/request/"
FORM = "elektronikus-kommunikacio/nyilatkozattal/"
TOP = "one => one.getBoundingClientRect().top + scrollY"
SPACED = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
        word-spacing: 0.16em !important } p { margin-block-end: 2em !important }`);
    document.adoptedStyleSheets = [sheet];
}"""
"""WCAG 1.4.12, Text Spacing."""


@pytest.fixture
def wide(browser: Browser, server: str) -> Iterator[Page]:
    context = browser.new_context(base_url=server, viewport={"width": 1280, "height": 800})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("code", HOME)
def test_a_phone_shows_search_questions_contact_and_then_topics(page: Page, code: str) -> None:
    page.goto(HOME[code])
    parts = [".search__input", ".hero .row__link", ".hero a[href^='tel:']", ".card__link"]
    tops = [page.locator(part).first.evaluate(TOP) for part in parts]
    assert tops == sorted(tops)
    assert tops[1] < 740 * 0.6, "the first question is on the first screen"
    assert tops[2] < 740 * 1.5
    cards = page.locator(".card__summary").evaluate_all("all => all.map((one) => one.textContent)")
    assert len(cards) == 9 and max(map(len, cards)) <= 60
    clipped = "all => all.filter((one) => one.scrollHeight > one.clientHeight + 1).length"
    assert page.locator(".card__summary").evaluate_all(clipped) == 0


@pytest.mark.parametrize("code", HOME)
def test_a_wide_screen_shows_a_row_of_topics_above_the_fold(wide: Page, code: str) -> None:
    wide.goto(HOME[code])
    ends = wide.locator(".card").evaluate_all(
        "all => all.slice(0, 3).map((one) => one.getBoundingClientRect().bottom)"
    )
    assert len(ends) == 3 and max(ends) <= 800


def test_a_name_of_another_language_keeps_the_spaces_around_it(wide: Page) -> None:
    for where in ("en/account/electronic/", "en/search/", "en/wrong-site/", "en/reset/request/"):
        wide.goto(where)
        assert wide.locator("main [lang=hu]").count(), where
        assert wide.evaluate(SWALLOWED) == [], where


def test_what_is_beside_an_answer_follows_and_is_there_once(wide: Page) -> None:
    wide.goto("kapcsolat/")
    expect(wide.locator(".aside__contents a")).to_have_count(5)
    wide.goto(ANSWER)
    lists = wide.locator("ul.links:visible, ul.rows:visible")
    expect(lists).to_have_count(1)
    wide.set_viewport_size({"width": 1280, "height": 500})
    wide.evaluate("scrollTo(0, 300)")
    assert wide.locator(".aside").evaluate("one => one.getBoundingClientRect().top") == 0
    expect(wide.locator(".aside a").first).to_be_in_viewport()


def test_what_one_needs_comes_first(page: Page) -> None:
    """The button before the details of a document; the sign-in page; the short link behind “Share”."""
    page.goto(FORM)
    get, details = (page.locator(one).evaluate(TOP) for one in (".download__get .button", ".download__facts"))
    assert get < details
    page.goto(ANSWER)
    expect(page.locator(".sign-in .button")).to_have_attribute(
        "href", "https://ugyfelportal.union.hu/ugyfelportal/"
    )
    short = page.locator(".share .short-link a")
    expect(short).to_be_hidden()
    page.locator(".share summary").click()
    expect(short).to_have_text("sugo.example/en/a/67641")
    assert violations(page) == []


def test_each_heading_has_a_link_that_can_be_copied(page: Page) -> None:
    page.goto("en/reset/sign-in/")
    link = page.get_by_role("link", name="Link to this part: What makes a good password?")
    expect(link).to_be_visible()
    expect(link).to_have_attribute("href", "#password-rules")
    expect(page.get_by_role("heading", name="What makes a good password?", exact=True)).to_be_visible()


@pytest.mark.parametrize(
    "where", ["jelszo-valtoztatas/uj-jelszo/", FORM, "en/account/mailbox/", "en/reset/sign-in/"]
)
def test_an_answer_is_one_sheet_of_paper(wide: Page, where: str) -> None:
    wide.goto(where)
    margins = dict.fromkeys(("top", "right", "bottom", "left"), "10mm")
    with pikepdf.open(io.BytesIO(wide.pdf(format="A4", margin=margins))) as pdf:
        assert len(pdf.pages) == 1
    wide.emulate_media(media="print")
    expect(wide.locator(".paper__code")).to_be_visible()
    links = wide.locator(".prose a[data-paper]").evaluate_all(
        "all => all.map((one) => getComputedStyle(one, '::after').content)"
    )
    assert links and not any("http" in link or "www." in link for link in links)


@pytest.mark.parametrize("where", ["", "en/", ANSWER, "kapcsolat/", "en/wrong-site/"])
def test_more_space_between_letters_makes_no_page_wider(page: Page, where: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(where)
    page.evaluate(SPACED)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_tool_says_of_its_field_that_it_is_wrong(page: Page) -> None:
    page.goto("en/wrong-site/")
    field = page.locator("#help-address")
    field.fill("asdf")
    field.press("Enter")
    expect(field).to_have_attribute("aria-invalid", "true")
    field.fill("https://www.union24.hu/")
    expect(field).not_to_have_attribute("aria-invalid", "true")
    field.press("Enter")
    expect(field).not_to_have_attribute("aria-invalid", "true")
