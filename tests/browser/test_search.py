"""The search as a customer meets it: in a real browser, on the built site."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from browser_tools import answered, screenshot, violations
from playwright.sync_api import BrowserContext, Page, Route, expect

import relevance
from support import QUERIES

SEARCH_PAGE = {"hu": "kereses/", "en": "en/search/"}
HOME = {"hu": "./", "en": "en/"}
RESULTS = "#search-results > li"
TYPED = """query => new Promise((resolve) => {
    const input = document.querySelector("help-search input");
    const base = new URL("./", new URL(document.querySelector("help-search").dataset.settings, location.href)).href;
    document.title = "";
    new MutationObserver((_, observer) => {
        if (!document.title) return;
        observer.disconnect();
        const links = [...document.querySelectorAll("#search-results > li a")];
        resolve(links.map((link) => link.href.replace(base, "")));
    }).observe(document.querySelector("title"), {childList: true, characterData: true, subtree: true});
    input.value = query;
    input.dispatchEvent(new InputEvent("input"));
})"""


def addresses(site: Path) -> dict[str, str]:
    """Address of each answer → its key, read off the search indexes."""
    import json

    found = {}
    for index in (site / "assets").glob("search-*.json"):
        data = json.loads(index.read_text("utf-8"))
        found |= {document["url"]: f"{data['language']}:{document['key']}" for document in data["documents"]}
    return found


def results(page: Page, language: str, query: str) -> list[str]:
    """The addresses that the search page shows for a query, from the site's root."""
    page.goto(f"{SEARCH_PAGE[language]}?q={quote(query, safe='')}")
    page.wait_for_selector("html[data-searched]")
    base = page.evaluate(
        "new URL('./', new URL(document.querySelector('help-search').dataset.settings, location.href)).href"
    )
    links = page.eval_on_selector_all(f"{RESULTS} a", "links => links.map(link => link.href)")
    return [link.removeprefix(base) for link in links]


def typed(page: Page, language: str, query: str) -> list[str]:
    """The same for a query that is typed into the search page, on which many are asked one after the other."""
    if urlsplit(page.url).path != f"/{SEARCH_PAGE[language]}":
        return results(page, language, query)
    found: list[str] = page.evaluate(TYPED, query)
    return found


def test_customers_find_the_answer(page: Page, site: Path) -> None:
    keys = addresses(site)

    def ask(language: str, query: str) -> list[str]:
        # other places, such as topics, have a rank and are no right answer
        found = [keys.get(address, f"{language}:{address}") for address in typed(page, language, query)]
        assert all(key.startswith(f"{language}:") for key in found), f"another language's answer for {query}"
        return [key.partition(":")[2] for key in found]

    judged = relevance.judge(QUERIES, ask)
    print(judged)
    assert judged.without_result == []
    assert judged.reciprocal >= 0.93
    assert judged.in_three >= 0.97


def test_nothing_of_the_search_is_loaded_before_the_first_touch(page: Page, site: Path) -> None:
    import gzip

    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    page.goto(HOME["hu"])
    page.wait_for_load_state("networkidle")
    before = [url for url in loaded if re.search(r"/(search-|lunr)", url)]
    assert before == []
    page.locator("help-search input").click()
    page.locator("help-search input").fill("jelszo")
    expect(page.locator("[role=option]").first).to_be_visible()
    names = {url.rsplit("/", 1)[1] for url in loaded if re.search(r"/(search-|lunr)", url)}
    assert any(name.startswith("search-hu.") for name in names)
    assert not any(name.startswith("search-en.") for name in names)
    weight = sum(len(gzip.compress((site / "assets" / name).read_bytes(), 9)) for name in names)
    weight += len(gzip.compress(next((site / "assets").glob("help-search.*")).read_bytes(), 9))
    print(f"the search weighs {weight} bytes gzip in {len(names)} files")
    assert weight <= 45_000


@pytest.mark.parametrize(
    ("address", "shown"), [(HOME["hu"], "[role=option]"), (SEARCH_PAGE["hu"], RESULTS)], ids=["panel", "page"]
)
def test_the_field_shows_as_long_as_answers_are_under_way(page: Page, address: str, shown: str) -> None:
    waiting: list[Route] = []
    index = "**/search-hu.*.json"
    page.route(index, lambda route: waiting.append(route))
    page.goto(address)
    search, field = page.locator("help-search"), page.locator("help-search input")
    with page.expect_request(index):
        field.click()
    expect(search).not_to_have_attribute("data-loading", "")  # nothing is asked yet
    page.keyboard.type("jelsz")
    expect(search).to_have_attribute("data-loading", "")
    field.fill("")
    expect(search).not_to_have_attribute("data-loading", "")
    page.keyboard.type("jelszó")
    expect(search).to_have_attribute("data-loading", "")
    waiting[0].continue_()
    expect(page.locator(shown).first).to_be_visible()
    expect(search).not_to_have_attribute("data-loading", "")


@pytest.mark.parametrize("language", ["hu", "en"])
def test_the_panel_by_keyboard_alone(page: Page, language: str) -> None:
    page.goto(HOME[language])
    page.keyboard.press("/")
    field = page.get_by_role("combobox")
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-expanded", "false")
    query = {"hu": "elfelejtettem", "en": "forgotten password"}[language]
    page.keyboard.type(query, delay=20)
    answered(page, query)
    expect(field).to_have_attribute("aria-expanded", "true")
    options = page.get_by_role("option")
    count = options.count()
    assert count > 2
    assert page.locator(".search-panel mark").count() > 0
    expect(page.locator("help-search [role=status]")).to_contain_text(re.compile(r"\d+"))
    page.keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    assert field.get_attribute("aria-activedescendant") == options.first.get_attribute("id")
    page.keyboard.press("End")
    expect(options.last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowDown")
    assert field.get_attribute("aria-activedescendant") is None
    page.keyboard.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Home")
    expect(options.first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Escape")
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(page.locator(".search-panel")).to_be_hidden()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown") if field.get_attribute("aria-activedescendant") is None else None
    wanted = page.locator("[aria-selected=true]").get_attribute("data-url")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: url.endswith(str(wanted).lstrip("./")))
    expect(page.locator("h1")).to_be_visible()


def test_control_k_focuses_and_enter_opens_the_search_page(page: Page) -> None:
    page.goto("jelszo-valtoztatas/uj-jelszo/")
    page.keyboard.press("Control+k")
    page.keyboard.type("üres fiók & <b>")
    page.keyboard.press("Enter")
    page.wait_for_url("**/kereses/?q=*")
    page.wait_for_selector("html[data-searched]")
    assert page.locator("help-search input").input_value() == "üres fiók & <b>"
    assert page.locator(RESULTS).count() > 0


def test_the_slash_is_a_slash_where_one_writes(page: Page) -> None:
    page.goto(HOME["hu"])
    page.locator("help-search input").fill("a")
    page.keyboard.press("/")
    assert page.locator("help-search input").input_value() == "a/"


@pytest.mark.parametrize("language", ["hu", "en"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_with_the_panel_open(page: Page, language: str, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(HOME[language])
    page.locator("help-search input").fill("union24")
    expect(answered(page, "union24").get_by_role("option").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    assert violations(page) == []
    screenshot(page, f"search-panel-{language}-{scheme}")
    page.locator("help-search input").fill("qqqq")
    expect(answered(page, "qqqq")).to_have_attribute("data-state", "none")
    expect(page.locator(".search-contact")).to_be_visible()
    assert violations(page) == []
    screenshot(page, f"search-none-{language}-{scheme}")


@pytest.mark.parametrize("language", ["hu", "en"])
def test_the_search_page_is_accessible_with_and_without_results(page: Page, language: str) -> None:
    for query in ("union24", "qqqq"):
        results(page, language, query)
        assert violations(page) == []
        screenshot(page, f"search-page-{language}-{query}")


STRANGE = [
    "<img src=x onerror=alert(1)>",
    "<script>alert(1)</script>",
    "a" * 6_000,
    "jelszó " * 500,
    "\x00\x01jelszó",
    "مرحبا بالعالم",
    "\u202ejelszó\u202c",
    "%00%ff",
    "'\"`${1+1}",
]


@pytest.mark.parametrize("query", STRANGE)
def test_strange_queries_are_shown_as_text(page: Page, query: str) -> None:
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    results(page, "hu", query)
    assert dialogs == []
    assert page.locator(".search-results img, .search-results script, .search-none img").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("raw", ["%ED%A0%80", "%FF%FE", "%", "%E0%A4%A", "+%2B+", ""])
def test_broken_addresses_do_not_break_the_page(page: Page, raw: str) -> None:
    page.goto(f"kereses/?q={raw}")
    page.wait_for_selector("html[data-searched]")
    expect(page.locator("h1")).to_be_visible()


def test_unpaired_surrogates_and_length_typed_into_the_panel(page: Page) -> None:
    page.goto(HOME["hu"])
    field = page.locator("help-search input")
    field.click()
    for value in ("'\\ud800 jelszó'", "'x'.repeat(10000)", "'<b>q</b>'.repeat(30)"):
        field.evaluate(
            f"(input) => {{ input.value = {value}; input.dispatchEvent(new InputEvent('input')); }}"
        )
        page.wait_for_timeout(150)
    expect(page.locator(".search-panel")).to_be_visible()
    assert page.locator(".search-panel b").count() == 0


@pytest.mark.parametrize("language", ["hu", "en"])
def test_no_result_offers_topics_and_a_way_to_ask(page: Page, language: str) -> None:
    assert results(page, language, "qqqq") == []
    none = page.locator(".search-none")
    assert none.locator("a[href^='tel:']").count() == 1
    mail = none.locator("a[href^='mailto:']").get_attribute("href")
    assert mail is not None and "qqqq" in mail
    assert none.locator("li a").count() >= 3


@pytest.mark.parametrize("language", ["hu", "en"])
def test_without_javascript_the_search_page_lists_every_question(
    browser: object, server: str, site: Path, language: str
) -> None:
    context: BrowserContext = browser.new_context(java_script_enabled=False, base_url=server)  # type: ignore[attr-defined]
    page = context.new_page()
    page.goto(f"{SEARCH_PAGE[language]}?q=jelszo")
    links = page.eval_on_selector_all(".questions a", "links => links.map(link => link.pathname.slice(1))")
    own = {address for address, key in addresses(site).items() if key.startswith(f"{language}:")}
    assert own <= set(links)
    assert page.locator("meta[name=robots]").get_attribute("content") == "noindex"
    context.close()


def test_targets_are_big_enough_and_nothing_shifts(page: Page) -> None:
    page.goto("jelszo-valtoztatas/uj-jelszo/")
    before = page.locator("h1").bounding_box()
    page.locator("help-search input").fill("jelszo")
    expect(answered(page, "jelszo").get_by_role("option").first).to_be_visible()
    assert page.locator("h1").bounding_box() == before
    heights = page.eval_on_selector_all(
        "[role=option]", "all => all.map(one => one.getBoundingClientRect().height)"
    )
    assert min(heights) >= 44
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_browser_can_search_the_help_directly(page: Page, server: str) -> None:
    for language, home in HOME.items():
        page.goto(home)
        href = page.locator("link[rel=search]").get_attribute("href")
        described = page.request.get(page.evaluate("href => new URL(href, location).href", href)).text()
        assert f"/{SEARCH_PAGE[language]}?q={{searchTerms}}" in described


@pytest.mark.parametrize("where", ["en/", "en/search/?q=forgot+password"])
def test_labels_of_another_language_say_so_in_results(page: Page, where: str) -> None:
    page.goto(where)
    if "?" not in where:
        page.locator("help-search input").fill("forgot password")
    label = page.locator("[lang=hu]", has_text="Elfelejtette jelszavát?")
    expect(label.and_(page.locator("#search-results [lang], [role=option] [lang]")).first).to_be_visible()
