"""The search says whether it has an answer, from the first key on, and moves nothing that is seen."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from browser_tools import answered, soon
from playwright.sync_api import Page, expect

SEARCH_PAGE = {"hu": "kereses/", "en": "en/search/"}
SHIFTS = """
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) {
    if (!entry.hadRecentInput) window.shifted = (window.shifted ?? 0) + entry.value;
  }
}).observe({ type: "layout-shift", buffered: true });
"""
STATES = """
window.states = [];
new MutationObserver(() => {
  const box = document.querySelector(".search-panel");
  const state = box?.hidden ? "" : (box?.dataset.state ?? "");
  if (state !== window.states.at(-1)) window.states.push(state);
}).observe(document, { subtree: true, childList: true, attributes: true });
"""


def asked(page: Page, language: str, query: str) -> str | None:
    """The fit that the search page names for a query."""
    page.goto(f"{SEARCH_PAGE[language]}?q={quote(query, safe='')}")
    page.wait_for_selector("html[data-searched]")
    return page.locator("html").get_attribute("data-fit")


@pytest.mark.parametrize(
    ("language", "query"), [("hu", "ellopták a biciklimet"), ("en", "when does the swimming pool open")]
)
def test_what_nobody_answers_gets_no_list(page: Page, language: str, query: str) -> None:
    assert asked(page, language, query) == "none"
    assert page.locator("#search-results > li").count() == 0
    assert query in page.locator(".search-note__none").inner_text()
    assert page.locator(".search-none li a").count() >= 3
    telephone = page.locator("main a[href^='tel:']").locator("visible=true")
    expect(telephone).to_have_count(1)
    button, topics = (
        page.locator(part).bounding_box() for part in (".search-contact", ".search-contact + p")
    )
    assert button is not None and topics is not None and topics["y"] - button["y"] - button["height"] >= 12


def test_editors_offer_something_for_what_is_asked_elsewhere(page: Page) -> None:
    assert asked(page, "en", "how do I report a burglary") == "none"
    offer = page.locator(".search-offer")
    assert "claims" in offer.inner_text()
    assert str(offer.locator("a").get_attribute("href")).endswith("/contact/")


def test_the_page_keeps_the_query_and_moves_nothing(page: Page) -> None:
    page.add_init_script(SHIFTS)
    for query in ("elfelejtett jelszó", "zzzz"):
        asked(page, "hu", query)
        page.wait_for_timeout(600)
        assert page.evaluate("window.shifted ?? 0") <= 0.02
        assert page.title().startswith(query)
    asked(page, "hu", "jelszó")
    twin = page.locator(".header a[hreflang=en]").first.get_attribute("href")
    assert twin is not None and twin.endswith("/en/search/?q=jelsz%C3%B3")


def test_who_comes_back_finds_the_same_place(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 500})
    asked(page, "hu", "jelszó")
    page.evaluate("scrollTo({top: 700, behavior: 'instant'})")
    before = page.evaluate("scrollY")
    assert before > 300
    page.evaluate("addEventListener('unload', () => {})")  # no back cache
    page.evaluate("document.querySelectorAll('#search-results a')[4].click()")
    page.wait_for_url(lambda url: "/kereses/" not in url)
    page.go_back()
    page.wait_for_selector("html[data-searched]")
    assert soon(page, lambda: abs(page.evaluate("scrollY") - before) < 5), page.evaluate("scrollY")
    assert page.locator("help-search input").input_value() == "jelszó"


def test_another_language_that_has_answers_is_named(page: Page) -> None:
    assert asked(page, "hu", "how long must the password be") is not None
    if page.locator("html").get_attribute("data-fit") == "none":
        link = page.locator(".search-note__other a")
        expect(link).to_contain_text("English")
        assert "q=how" in str(link.get_attribute("href"))
    assert asked(page, "hu", "handbook instructions browser") == "none"
    link = page.locator(".search-note__other a")
    expect(link).to_contain_text("English")


def test_from_the_first_key_there_is_something_to_choose(clocked: Page) -> None:
    """The page's clock goes on when the test says so: on a slow machine nobody pauses in the middle of a word."""
    page = clocked
    page.add_init_script(SHIFTS + STATES)
    page.clock.install(time="2026-12-01T12:00:00Z")
    page.goto("en/")
    page.clock.pause_at("2026-12-01T13:00:00Z")
    field = page.locator("help-search input")
    field.click()
    field.press_sequentially("v", delay=60)
    expect(page.locator(".search-panel[data-state=featured] [role=option]").first).to_be_visible()
    field.press_sequentially("olcano near my house", delay=60)
    page.wait_for_timeout(700)  # what moves within half a second after a key is not counted
    page.clock.run_for(690)
    assert "none" not in page.evaluate("window.states")
    page.clock.run_for(20)
    expect(answered(page, "volcano near my house")).to_have_attribute("data-state", "none")
    states = [state for state in page.evaluate("window.states") if state]
    assert states[-1] == "none" and states.count("none") == 1
    expect(page.locator(".search-panel__foot a[href^='tel:']")).to_be_visible()
    assert page.evaluate("window.shifted ?? 0") <= 0.02
    field.fill("")
    field.press_sequentially("password", delay=60)
    expect(answered(page, "password")).to_have_attribute("data-state", "results")
    assert "none" not in page.evaluate("window.states")[len(states) + 2 :]


def test_results_stay_while_a_word_is_begun(page: Page) -> None:
    page.add_init_script(STATES)
    page.goto("")
    field, panel = page.locator("help-search input"), page.locator(".search-panel")
    for query in ("t", "te", "telefonszám"):  # “te” is a word that the search skips
        field.fill(query)
        expect(panel).to_have_attribute("data-answers", query)
        expect(panel).to_have_attribute("data-state", "results")
    assert [state for state in page.evaluate("window.states") if state] == ["results"]


@pytest.mark.parametrize("address", ["", "en/", "kereses/", "jelszo-valtoztatas/uj-jelszo/"])
def test_a_phone_with_its_keyboard_open_shows_a_whole_result(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 360, "height": 350})
    page.goto(address)
    field = page.locator("help-search input")
    field.click()
    field.press_sequentially("jelszó" if address != "en/" else "password", delay=30)
    first = page.locator("[role=option], #search-results > li").first
    expect(first).to_be_visible()

    def whole() -> bool:
        box = first.bounding_box()
        return box is not None and box["y"] >= 0 and box["y"] + box["height"] <= 350

    assert soon(page, whole), first.bounding_box()


@pytest.mark.parametrize(("width", "height"), [(360, 640), (390, 740), (1280, 800)])
def test_how_to_reach_us_is_seen_below_the_results(page: Page, width: int, height: int) -> None:
    page.set_viewport_size({"width": width, "height": height})
    page.goto("")
    page.locator("help-search input").fill("nem jön az sms")
    expect(page.locator(".search-panel[data-state=results]")).to_be_visible()
    expect(page.locator(".search-panel__foot")).to_be_in_viewport(ratio=1)
    expect(page.locator(".search-panel__title").nth(1)).to_be_in_viewport()


def test_words_with_a_short_part_do_not_break_at_their_hyphen(page: Page) -> None:
    asked(page, "hu", "SMS-ben kapott jelszó az UNION24-en")
    whole = set(page.locator("#search-results .unbroken").all_inner_texts())
    assert {"SMS-ben", "e-mailben"} <= whole
    spaces = page.locator("#search-results .unbroken").first.evaluate("el => getComputedStyle(el).whiteSpace")
    assert spaces == "nowrap"
    marked = page.locator("#search-results mark .unbroken", has_text="SMS-ben")
    expect(marked.first).to_be_visible()


def test_small_words_are_not_marked(page: Page) -> None:
    asked(page, "en", "how do I sign in to the portal with my password")
    marked = {text.lower() for text in page.locator("#search-results mark").all_inner_texts()}
    assert any("password" in text for text in marked)
    assert not marked & {"in", "to", "the", "i", "do", "my"}


def test_without_javascript_the_page_says_that_it_lists_all(browser: object, server: str) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=server)  # type: ignore[attr-defined]
    page = context.new_page()
    page.goto("en/search/?q=password")
    expect(page.locator(".search-all__note")).to_be_visible()
    expect(page.locator(".questions")).to_be_visible()
    context.close()


def test_ids_tools_topics_and_documents_are_found(page: Page) -> None:
    def links() -> list[str]:
        return page.eval_on_selector_all("#search-results > li a", "all => all.map(link => link.pathname)")

    for query in ("67641", "a/67641"):
        assert asked(page, "en", query) == "good"
        assert links() == ["/en/reset/request/"]
    assert asked(page, "en", "phishing") == "good"
    assert "/en/wrong-site/" in links()[:3]
    asked(page, "en", "receiving documents electronically")
    assert any(link.rstrip("/").endswith("/en/e-communication") for link in links()[:5])
    asked(page, "en", "how did you buy your insurance")
    guide = page.locator("#search-results a[href*='/en/account/#']").first
    assert guide.inner_text().endswith("?")
    asked(page, "en", "UNION24 user guide")
    assert any(link.endswith(".pdf") for link in links())


def test_the_passage_that_matched_is_quoted_with_its_heading(page: Page) -> None:
    page.add_init_script(SHIFTS)
    asked(page, "hu", "Pf. 1076")
    passages = page.locator(".row__passage")
    expect(passages.filter(has_text="1380 Budapest").first).to_be_visible()
    passages.last.scroll_into_view_if_needed()
    heading = passages.locator("a[href$='/kapcsolat/#post']")
    expect(heading).to_have_count(1)
    assert "1076" in passages.locator("mark").all_inner_texts()
    assert page.evaluate("window.shifted ?? 0") <= 0.02
    heading.click()
    page.wait_for_url("**/kapcsolat/#post")


def test_only_the_passages_that_are_seen_cost_their_pages(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 500})
    pages: list[str] = []
    page.on(
        "request", lambda request: pages.append(request.url) if request.resource_type == "fetch" else None
    )
    asked(page, "hu", "12 karakteres jelszó")
    rooms = page.locator(".row__passage")
    assert rooms.count() >= 2
    page.wait_for_timeout(700)
    at_first = len([url for url in pages if url.endswith("/")])
    assert at_first < rooms.count()
    last = rooms.last
    assert last.inner_text() == ""
    last.scroll_into_view_if_needed()
    expect(last).not_to_be_empty()


def test_the_clear_sign_of_the_field_is_beside_its_button(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto("")
    field, button = (
        page.locator(".search--large .search__input"),
        page.locator(".search--large .search__submit"),
    )
    right = field.evaluate(
        "el => el.getBoundingClientRect().right - parseFloat(getComputedStyle(el).paddingRight)"
    )
    box = button.bounding_box()
    assert box is not None and right < box["x"]


def test_the_panel_names_another_language_only_where_its_answers_fit_well(page: Page) -> None:
    page.goto("")
    field = page.locator("help-search input")
    other = page.locator(".search-panel [role=option]", has_text="English")
    field.fill("merge my two accounts")
    expect(other).to_have_count(1)
    assert "en/search/?q=merge" in str(other.get_attribute("data-url"))
    field.fill("zebra crossing login")
    expect(page.locator(".search-panel")).to_have_attribute("data-state", "none")
    page.wait_for_timeout(300)
    expect(other).to_have_count(0)
