"""On a host that cannot redirect, the page for missing pages leads from a short link in a sentence to its answer."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, expect

AFTER = [".", ",", ")", quote("”"), quote("…"), "%20", "&utm=sms", "%3Futm=sms", "%ff", ".?utm=sms#b"]


@pytest.mark.parametrize("link", ["a/46188", "A/46188", "en/a/46188", "EN/A/46188"])
def test_a_short_link_is_found_with_what_follows_it_in_a_sentence(
    browser: Browser, server: str, link: str
) -> None:
    context = browser.new_context()
    tab = context.new_page()
    tab.goto(f"{server}{link.lower()}/")
    tab.wait_for_url(lambda url: "/a/" not in url)
    right = tab.url
    for after in AFTER:
        tab.goto(f"{server}{link}{after}", wait_until="commit")
        tab.wait_for_url(lambda url: url.startswith(right), wait_until="commit")
        assert tab.url == right + (after[1:] if after.startswith(".?") else "")
    context.close()


@pytest.mark.parametrize("path", ["a/11111", "a/11111.", "en/a/4618", "x/a/46188", "%ff"])
def test_other_missing_pages_stay(browser: Browser, server: str, path: str) -> None:
    context = browser.new_context()
    tab = context.new_page()
    tab.goto(f"{server}{path}")
    tab.wait_for_timeout(300)
    assert tab.locator("h1").inner_text() in ("We cannot find this page", "Ezt az oldalt nem találjuk")
    wrong = path in ("a/11111", "a/11111.")
    # the page says that the number is wrong
    expect(tab.locator("[data-wrong-id]")).to_be_visible(visible=wrong)
    expect(tab.locator("[data-not-found]")).to_be_visible(visible=not wrong)
    context.close()


def test_without_javascript_the_page_says_what_may_be_wrong(browser: Browser, server: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(f"{server}a/46188.")
    assert "például egy pont a végén" in tab.locator("[data-not-found]").inner_text()
    context.close()


def test_the_preview_of_a_short_link_shows_its_answer(site: Path) -> None:
    """Messengers read the page that redirects and run no script."""
    for link, url in (("a/67641", "jelszo-valtoztatas/uj-jelszo/"), ("en/a/67641", "en/reset/request/")):
        html = (site / link / "index.html").read_text("utf-8")
        page = (site / url / "index.html").read_text("utf-8")
        for name in ("og:title", "og:description", "og:url", "og:image"):
            (shown,) = re.findall(f'<meta property="{name}" content="([^"]+)">', html)
            assert f' property="{name}" content="{shown}">' in page
        assert '<meta name="description"' in html


def test_without_javascript_a_short_link_with_a_heading_leads_there(browser: Browser, server: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(f"{server}en/a/25139/#why")
    assert tab.locator(":target").count() == 1, "the list has the anchor"
    tab.get_by_role("link", name="Why did you get more than one?").click()
    tab.wait_for_url("**/account/several-contracts/#why")
    assert tab.locator("h2:target, h2:has(:target)").count() == 1
    tab.goto(f"{server}en/a/46188/")
    tab.wait_for_url(lambda url: "/a/" not in url)
    context.close()
