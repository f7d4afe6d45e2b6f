"""The library on a phone: Arabic from right to left, numbers in order; words inside Japanese sentences found."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from browser_tools import screenshot, violations
from playwright.sync_api import Browser, Page, expect

from support import serve
from test_library import library as library

WIDE = "document.documentElement.scrollWidth - innerWidth"
ORDER = """element => {
    const text = element.firstChild, range = document.createRange();
    const left = at => { range.setStart(text, at); range.setEnd(text, at + 1); return range.getClientRects()[0].left; };
    return [...text.data].map((_, at) => left(at));
}"""


@pytest.fixture(scope="module")
def phone(library: Path, browser: Browser) -> Iterator[Page]:
    """A tab on a phone; addresses are relative to the library's site."""
    server = serve(library)
    context = browser.new_context(base_url=next(server), viewport={"width": 360, "height": 740})
    page = context.new_page()
    yield page
    context.close()
    next(server, None)


def test_arabic_pages_fit_and_show_numbers_in_their_order(phone: Page) -> None:
    for path in ("ar/", "ar/library-card/", "ar/library-card/lost-card/", "ar/contact/telephone/"):
        phone.goto(path)
        assert phone.evaluate(WIDE) <= 0, path
    phone.goto("ar/library-card/lost-card/")
    number = phone.locator("a.button bdi:visible").first
    places = number.evaluate(ORDER)
    assert places == sorted(places)
    assert violations(phone) == []
    screenshot(phone, "library-ar")


def test_arabic_results_show_numbers_in_their_order(phone: Page) -> None:
    phone.goto("ar/")
    phone.locator("input[type=search]").first.press_sequentially("فقدت بطاقتي")
    expect(phone.locator(".search-panel__title").first).to_contain_text("فقدت")
    expect(phone.locator(".search-panel__summary").first).to_contain_text("\u2066+36 1 555 0123\u2069")
    number = phone.locator(".search-contact a").first
    places = number.evaluate(ORDER)
    assert number.inner_text() == "+36\xa01\xa0555\xa00123" and places == sorted(places)
    screenshot(phone, "library-ar-search")
    phone.goto("ar/search/?q=لديك إنترنت")
    passages = phone.locator(".row__passage")
    expect(passages.filter(has_text="\u2066+36 1 555 0123\u2069").first).to_be_visible()


def test_a_word_inside_a_japanese_sentence_is_found_and_marked_alone(phone: Page) -> None:
    phone.goto("ja/")
    phone.locator("input[type=search]").first.press_sequentially("ホワイトボード")
    first = phone.locator("[role=option]").first
    expect(first).to_contain_text("学習室")
    phone.goto("ja/search/?q=出生証明書")
    expect(phone.locator(".row__link").first).to_contain_text("子ども")
    phone.goto("ja/search/?q=保護者")
    expect(phone.locator(".row__summary mark").first).to_have_text("保護者")
    screenshot(phone, "library-ja-search")
