"""The desk for support staff, "copy link" and the redirect pages: in a real browser, by mouse and keyboard."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from browser_tools import SCHEMES, screenshot, soon, violations
from playwright.sync_api import Browser, BrowserContext, Page, expect

from helpcenter.read.help_center import read
from helpcenter.site.html_text import plain_text

DESKS = {"hu": "support/", "en": "en/support/"}
ANSWERS = {"hu": "jelszo-valtoztatas/uj-jelszo/", "en": "en/reset/request/"}
QUERIES = {"hu": "elfelejtett jelszo", "en": "forgot passwrd"}
ROWS = ".desk-row"


def feed(site: Path, code: str) -> dict[str, Any]:
    answers = json.loads((site / f"answers.{code}.json").read_text("utf-8"))["answers"]
    return {answer["key"]: answer for answer in answers}


@pytest.fixture
def desk(context: BrowserContext, page: Page, server: str) -> Iterator[Page]:
    """A tab that may read the clipboard."""
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=server.rstrip("/"))
    yield page


def clipboard(page: Page) -> str:
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text.replace("\r\n", "\n")


def typed(page: Page, text: str) -> None:
    field = page.locator("[data-filter=query]")
    expect(field).to_be_focused()
    field.fill(text)


def keys(page: Page) -> list[str]:
    found: list[str] = page.locator(ROWS).evaluate_all("rows => rows.map(row => row.dataset.key)")
    return found


@pytest.mark.parametrize("code", DESKS)
def test_every_answer_is_listed_with_its_short_answer(desk: Page, site: Path, code: str) -> None:
    desk.goto(DESKS[code])
    expect(desk.locator(ROWS)).to_have_count(len(feed(site, code)))
    for key, answer in feed(site, code).items():
        row = desk.locator(f'{ROWS}[data-key="{key}"]')
        assert row.locator(f'.desk-row__title [lang="{code}"]').text_content() == answer["question"]
        assert row.locator(".desk-row__short").text_content() == answer["short_answer"]
        assert row.locator(".desk-id").text_content() == answer["id"]
    assert desk.locator('meta[name="robots"]').get_attribute("content") == "noindex"


def test_four_rows_are_seen_at_once(desk: Page) -> None:
    desk.set_viewport_size({"width": 1280, "height": 800})
    desk.goto(DESKS["hu"])
    expect(desk.locator(ROWS).first).to_be_visible()
    bottoms = desk.locator(ROWS).evaluate_all("rows => rows.map(row => row.getBoundingClientRect().bottom)")
    assert sum(bottom <= 800 for bottom in bottoms) >= 4


@pytest.mark.parametrize("code", DESKS)
def test_the_filter_finds_as_one_types(desk: Page, site: Path, code: str) -> None:
    desk.goto(DESKS[code])
    typed(desk, QUERIES[code])
    expect(desk.locator(ROWS).first).to_have_attribute("data-key", "reset/request")
    assert desk.locator(ROWS).count() < len(feed(site, code))
    typed(desk, "qqqqqqqqqqqqqqqq")
    expect(desk.locator(ROWS)).to_have_count(0)
    desk.locator("[data-clear]").click()
    expect(desk.locator(ROWS)).to_have_count(len(feed(site, code)))
    expect(desk.locator("[data-filter=query]")).to_be_focused()


def test_words_of_every_language_are_found_on_every_desk(desk: Page) -> None:
    desk.goto(DESKS["hu"])
    typed(desk, "forgot password")
    expect(desk.locator(ROWS).first).to_have_attribute("data-key", "reset/request")
    desk.goto(DESKS["en"])
    typed(desk, "elfelejtett jelszo")
    expect(desk.locator(ROWS).first).to_have_attribute("data-key", "reset/request")


FORMS = ["{id}", "#{id}", " {id}. ", "{spaced}", "{host}a/{id}", "https://{host}en/a/{id}?utm_source=sms#top"]
FORMS += ["https://eur01.safelinks.example/?url=https%3A%2F%2F{host}a%2F{id}%23x&data=05%7C02%7C1"]
FORMS += ["https://scan.example/?u=https%253A%252F%252F{host}a%252F{id}", "https://{host}{page}?a=1#b"]


FORMS += [
    "https://urldefense.proofpoint.com/v2/url?u=https-3A__sugo.example_a_{id}_&d=DwM",
    "№{id}",
    "<{id}>",
]
FORMS += [
    "{arabic}",
    "ID: {id}",
    "{id}-as",
    "HTTPS://SUGO.EXAMPLE/A/{id}",
    "a/{id}",
    "see https://{host}{page}index.html.",
    "100% sure: https%3A%2F%2F{host}a%2F{id}%3Futm%3D%E1",
    "{comma}",
    "HTTPS://{upper}",
]


@pytest.mark.parametrize("form", FORMS)
def test_an_id_is_found_in_whatever_form_it_is_pasted(desk: Page, site: Path, form: str) -> None:
    answer = feed(site, "hu")["union24/account"]
    identifier, whole = answer["id"], answer["addresses"]["page"]
    host = "sugo.example/"
    given = {
        "id": identifier,
        "spaced": f"{identifier[:2]} {identifier[2:]}",
        "host": host,
        "arabic": "".join("٠١٢٣٤٥٦٧٨٩"[int(figure)] for figure in identifier),
        "page": whole.partition(host)[2],
        "comma": f"{identifier[:2]},{identifier[2:]}",
        "upper": whole.partition("://")[2].upper(),
    }
    desk.goto(DESKS["en"])
    desk.wait_for_load_state("networkidle")
    typed(desk, form.format(**given))
    expect(desk.locator(ROWS)).to_have_count(1)
    expect(desk.locator(ROWS)).to_have_attribute("data-key", "union24/account")


def test_an_answer_is_found_by_an_address_that_it_had(desk: Page, site: Path) -> None:
    whole = json.loads((site / "answers.hu.json").read_text("utf-8"))
    for answer in whole["answers"]:
        if answer["key"] == "union24/account":
            answer["addresses"]["former"] = [f"{whole['site']}regi/cim/"]
    desk.route("**/answers.hu.json", lambda route: route.fulfill(json=whole))
    desk.goto(DESKS["en"])
    typed(desk, f"{whole['site']}regi/cim?utm_source=mail")
    expect(desk.locator(ROWS)).to_have_count(1)
    expect(desk.locator(ROWS)).to_have_attribute("data-key", "union24/account")
    desk.unroute("**/answers.hu.json")


def test_topics_and_steps_of_a_guide_are_found(desk: Page, site: Path) -> None:
    listed = json.loads((site / "support/desk.json").read_text("utf-8"))["entries"]
    for kind in ("topic", "step"):
        entry = next(entry for entry in listed if entry["kind"] == kind)
        desk.goto(DESKS["en"])
        typed(desk, entry["texts"]["hu"]["title"])
        row = desk.locator(f'{ROWS}[data-key="{entry["key"]}"]')
        expect(row.locator("a")).to_have_attribute("href", entry["texts"]["en"]["page"])
        row.locator("a").focus()
        desk.evaluate("navigator.clipboard.writeText('')")
        desk.keyboard.press("l")
        assert eventually(desk) == entry["texts"]["en"]["link"]


@pytest.mark.parametrize("code", DESKS)
def test_the_menus_narrow_it_down(desk: Page, site: Path, code: str) -> None:
    desk.goto(DESKS[code])
    expect(desk.locator(ROWS).first).to_be_visible()
    desk.locator("[data-filter=topic]").select_option("reset")
    assert keys(desk) == ["reset/request", "reset/not-arrived", "reset/sign-in"]
    desk.locator("[data-filter=product]").select_option("union24")
    expect(desk.locator(ROWS)).to_have_count(0)
    desk.locator("[data-filter=topic]").select_option("")
    wanted = [key for key, answer in feed(site, code).items() if "union24" in answer["products"]]
    expect(desk.locator(ROWS)).to_have_count(len(wanted))


def test_what_is_asked_for_is_there_on_return(desk: Page) -> None:
    desk.goto(DESKS["en"])
    typed(desk, "password")
    desk.locator("[data-filter=topic]").select_option("reset")
    expect(desk).to_have_url(re.compile(r"\?q=password&topic=reset$"))
    before = keys(desk)
    desk.goto("en/")
    desk.go_back()
    expect(desk.locator("[data-filter=query]")).to_have_value("password")
    expect(desk.locator(ROWS)).to_have_count(len(before))


def test_a_review_is_due_on_the_day_on_which_one_looks(clocked: Page, site: Path) -> None:
    desk = clocked
    desk.clock.set_fixed_time("2026-12-01T12:00:00")
    desk.goto(DESKS["en"])
    expect(desk.locator(ROWS).first).to_be_visible()
    state = desk.locator("[data-filter=state]")
    state.select_option("due")
    expect(desk.locator(ROWS)).to_have_count(0)
    desk.clock.set_fixed_time("2028-12-01T12:00:00")
    desk.goto(DESKS["en"])
    expect(desk.locator(ROWS).first).to_be_visible()
    state.select_option("due")
    expect(desk.locator(ROWS)).to_have_count(len(feed(site, "en")))
    expect(desk.locator(f"{ROWS} .desk-state").first).to_have_text("review due")


@pytest.mark.parametrize("code", DESKS)
def test_the_whole_answer_is_read_in_all_languages_side_by_side(desk: Page, site: Path, code: str) -> None:
    desk.goto(DESKS[code])
    typed(desk, QUERIES[code])
    expect(desk.locator(ROWS).first).to_have_attribute("data-key", "reset/request")
    desk.keyboard.press("Enter")
    row = desk.locator(ROWS).first
    expect(row.locator("[aria-expanded]")).to_have_attribute("aria-expanded", "true")
    columns = row.locator(".desk-column")
    expect(columns).to_have_count(2)
    assert columns.first.get_attribute("data-language") == code
    for language in DESKS:
        column = row.locator(f'[data-language="{language}"].desk-column')
        answer = feed(site, language)["reset/request"]
        expect(column).to_contain_text(answer["short_answer"])
        assert column.locator(".desk-column__text ol li").count() == 3
        assert column.locator(".desk-column__text").get_attribute("lang") == language
        expect(column).to_contain_text(answer["addresses"]["short"].partition("://")[2])
    desk.keyboard.press("Enter")
    expect(row.locator(".desk-row__whole")).to_be_hidden()
    assert violations(desk) == []


@pytest.mark.parametrize("code", DESKS)
def test_what_an_agent_sends_is_copied_by_one_key(desk: Page, site: Path, code: str) -> None:
    desk.goto(DESKS[code])
    typed(desk, QUERIES[code])
    expect(desk.locator(ROWS).first).to_have_attribute("data-key", "reset/request")
    desk.keyboard.press("Enter")
    other = next(language for language in DESKS if language != code)
    for language, shift in ((code, ""), (other, "Shift+")):
        answer = feed(site, language)["reset/request"]
        short = answer["addresses"]["short"]
        copies = {
            "l": short,
            "s": f"{answer['short_answer']} {short}".replace("\xa0", " "),
            "t": plain_text(answer["reply_html"], ""),
        }
        for key, expected in copies.items():
            desk.evaluate("navigator.clipboard.writeText('')")
            desk.keyboard.press(f"{shift}{key}")
            expect(desk.locator("[data-status]")).not_to_be_empty()
            assert eventually(desk) == expected
        desk.evaluate("navigator.clipboard.writeText('')")
        desk.keyboard.press(f"{shift}a")
        plain = eventually(desk)
        assert plain.isascii() or set(plain) <= set("".join(map(chr, range(128))) + "éöüÖÜÉ")
        assert plain.endswith(short)


PLAIN = """async ([url, htmls]) => {
    const { plainText } = await import(url);
    return htmls.map(plainText);
}"""
HTMLS = (
    "",
    "<p>a <b>b</b>\n c</p><p>d<br>e</p><hr><p>f</p>",
    "<ol><li>a</li><li><p>b</p><p>c</p></li></ol><p>d</p>",
    '<ol start="3"><li>a<ul><li>b</li><li><ol><li>c</li></ol></li></ul></li></ol><ul></ul>',
    "<table><thead><tr><th>a</th><th>b</th></tr></thead>"
    "<tbody><tr><td>c</td><td></td><td>d</td></tr></tbody></table>e",
    '<p><a href="https://a.example/x/#y">a</a> <a href="https://b.example/">https://b.example</a> <a>c</a></p>',
    '<p><a href="tel:+3615550100">+36 1 555 0100</a> <a href="mailto:á@b.example">write</a> <a href="#a">here</a></p>',
    '<p><a href="mailto:a@b.example">a<span>@</span>b.example</a> <a href="https://a.example/">a<br>b</a></p>',
    "<blockquote><p><strong>a</strong></p><p>b</p><ul><li>c</li></ul></blockquote><dl><dt>d</dt><dd>e</dd></dl>",
    "<pre><code>a\n  b\n\nc\n</code></pre><p>x<sup>2</sup> H<sub>2</sub>O x<sup>a</sup> <sup></sup></p>",
    '<div dir="rtl" lang="ar"><p>a <bdi dir="ltr">1 2</bdi>\N{NO-BREAK SPACE}</p></div>  b  ',
)
"""What replies are made of, beside those of the site."""


def test_a_reply_is_the_same_plain_text_in_the_browser_as_in_python(desk: Page, site: Path) -> None:
    htmls = [*HTMLS, *(answer["reply_html"] for code in DESKS for answer in feed(site, code).values())]
    desk.goto(DESKS["en"])
    module = next((site / "assets").glob("desk-plain.*.js")).name
    texts = desk.evaluate(PLAIN, [f"/assets/{module}", htmls])
    assert dict(zip(htmls, texts, strict=True)) == {html: plain_text(html, "") for html in htmls}


def eventually(page: Page) -> str:
    """The text on the clipboard as soon as there is one."""
    soon(page, lambda: clipboard(page))
    return clipboard(page)


@pytest.mark.parametrize("code", DESKS)
def test_an_email_is_on_the_clipboard_as_html_and_as_text(desk: Page, site: Path, code: str) -> None:
    desk.goto(DESKS[code])
    typed(desk, QUERIES[code])
    expect(desk.locator(ROWS).first).to_have_attribute("data-key", "reset/request")
    desk.keyboard.press("Enter")
    desk.evaluate("navigator.clipboard.writeText('')")
    desk.keyboard.press("e")
    words = read(site.parent).language(code).document.data["words"]["support"]
    answer = feed(site, code)["reset/request"]
    assert (
        eventually(desk)
        == f"{words['greeting']}\n\n{plain_text(answer['reply_html'], '')}\n\n{words['closing']}"
    )
    html = desk.evaluate("""async () => {
        const [item] = await navigator.clipboard.read();
        return await (await item.getType("text/html")).text();
    }""")
    assert "<ol>" in html and answer["addresses"]["short"] in html
    assert answer["question"] not in html


def test_the_parts_of_a_text_message_are_counted(desk: Page) -> None:
    desk.goto(DESKS["hu"])
    lengths = desk.evaluate("""async () => {
        const source = document.querySelector("script[src*='desk']").src;
        const code = await (await fetch(source)).text();
        const rows = new URL(code.match(/"(\\.\\/desk-rows[^"]*)"/)[1], source).href;
        const texts = new URL((await (await fetch(rows)).text()).match(/"(\\.\\/desk-texts[^"]*)"/)[1], source).href;
        const sms = new URL((await (await fetch(texts)).text()).match(/"(\\.\\/sms[^"]*)"/)[1], source).href;
        const { parts, inGsm } = await import(sms);
        return {
            parts: ["a".repeat(160), "a".repeat(161), "a".repeat(306), "a".repeat(307), "€".repeat(80), "€".repeat(81),
                "á".repeat(70), "á".repeat(71), "á".repeat(134), "á".repeat(135), "😀".repeat(35), "😀".repeat(36), ""]
                .map(parts),
            written: ["Árvíztűrő tükörfúrógép – „igen”", "Straße 5 €", "Ελληνικά", "日本語", "a\u00a0b…"].map(inGsm),
        };
    }""")
    assert lengths["parts"] == [1, 2, 2, 3, 1, 2, 1, 2, 2, 3, 1, 2, 1]
    assert lengths["written"] == ['Arviztürö tükörfurogép - "igen"', "Straße 5 €", None, None, "a b..."]


def test_a_mistake_is_reported_with_the_id_and_what_was_asked(desk: Page, site: Path) -> None:
    desk.goto(DESKS["en"])
    typed(desk, "forgot password")
    expect(desk.locator(ROWS).first).to_have_attribute("data-key", "reset/request")
    desk.keyboard.press("Enter")
    link = desk.locator(".desk-report a")
    expect(link).to_be_visible()
    href = unquote(link.get_attribute("href") or "")
    answer = feed(site, "en")["reset/request"]
    assert href.startswith("mailto:?subject=ugyfelszolgalat: ")
    assert answer["id"] in href and answer["question"] in href and "forgot password" in href


def test_arrows_move_between_answers_and_back_to_the_field(desk: Page, site: Path) -> None:
    desk.goto(DESKS["en"])
    typed(desk, "password")
    expect(desk.locator(ROWS).first).to_be_visible()
    desk.wait_for_load_state("networkidle")
    expect(desk.locator(".desk-rows")).to_have_attribute("aria-busy", "false")
    desk.keyboard.press("ArrowDown")
    desk.keyboard.press("ArrowDown")
    assert desk.locator(ROWS).nth(1).evaluate("row => row.contains(document.activeElement)")
    desk.keyboard.press("ArrowUp")
    desk.keyboard.press("ArrowUp")
    expect(desk.locator("[data-filter=query]")).to_be_focused()
    desk.keyboard.press("Escape")
    expect(desk.locator(".desk-rows")).to_have_attribute("aria-busy", "false")
    expect(desk.locator(ROWS)).to_have_count(len(feed(site, "en")))


def test_results_that_arrive_late_take_no_focus_away(desk: Page) -> None:
    desk.goto(DESKS["hu"])
    typed(desk, "jelszo")
    expect(desk.locator(ROWS).first).to_be_visible()
    button = desk.locator(f"{ROWS} button").nth(1)
    button.focus()
    desk.evaluate("""() => {
        const query = document.querySelector("[data-filter=query]");
        const focused = document.activeElement;
        query.dispatchEvent(new Event("input"));
        window.kept = document.activeElement === focused;
    }""")
    assert desk.evaluate("window.kept")
    desk.locator("[data-filter=query]").evaluate("query => { query.value = 'zzzz'; }")
    desk.evaluate("document.querySelector('[data-filter=query]').dispatchEvent(new Event('input'))")
    expect(desk.locator("[data-filter=query]")).to_be_focused()


@pytest.mark.parametrize("code", DESKS)
def test_without_javascript_the_desk_is_a_list_of_links(
    browser: Browser, server: str, site: Path, code: str
) -> None:
    context = browser.new_context(base_url=server, java_script_enabled=False)
    page = context.new_page()
    page.goto(DESKS[code])
    assert page.locator(".desk-plain a").count() == len(feed(site, code))
    assert not page.locator(".desk button:visible").count()
    context.close()


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("code", DESKS)
def test_axe_finds_nothing_and_nothing_sticks_out(desk: Page, code: str, width: int) -> None:
    desk.set_viewport_size({"width": width, "height": 800})
    desk.goto(DESKS[code])
    desk.locator(ROWS).first.wait_for()
    desk.keyboard.press("Enter")
    desk.locator(".desk-column").first.wait_for()
    for scheme in SCHEMES:
        desk.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # colours change at once
        assert violations(desk) == [], scheme
        assert desk.evaluate("document.documentElement.scrollWidth") <= width, scheme
        screenshot(desk, f"desk-{code}-{width}-{scheme}")


# -- answer pages -----------------------------------------------------------------------------------


@pytest.mark.parametrize("code", ANSWERS)
def test_an_answer_s_short_link_is_copied_and_said(desk: Page, site: Path, code: str) -> None:
    desk.goto(ANSWERS[code])
    short = feed(site, code)["reset/request"]["addresses"]["short"]
    desk.locator(".share summary").click()
    desk.locator("[data-copy]").click()
    expect(desk.locator(".short-link [role=status]")).not_to_be_empty()
    assert clipboard(desk) == short
    assert desk.locator(".short-link a").inner_text() == short.partition("://")[2]
    assert violations(desk) == []


def test_copying_works_without_the_clipboard_api(browser: Browser, server: str, site: Path) -> None:
    context = browser.new_context(base_url=server, permissions=["clipboard-read"])
    context.add_init_script("Object.defineProperty(Navigator.prototype, 'clipboard', {value: undefined});")
    page = context.new_page()
    page.goto(ANSWERS["hu"])
    page.locator(".share summary").click()
    page.locator("[data-copy]").click()
    expect(page.locator(".short-link [role=status]")).not_to_be_empty()
    expect(page.locator("[data-copy]")).to_be_focused()
    page.locator("#help-search").focus()
    page.keyboard.press("Control+V")
    assert (
        page.locator("#help-search").input_value() == feed(site, "hu")["reset/request"]["addresses"]["short"]
    )
    context.close()


def test_where_nothing_may_be_copied_the_link_is_shown(browser: Browser, server: str, site: Path) -> None:
    context = browser.new_context(base_url=server)
    context.add_init_script(
        "Object.defineProperty(Navigator.prototype, 'clipboard', {value: undefined});"
        "document.execCommand = () => false;"
    )
    page = context.new_page()
    shown: list[str] = []
    page.on("dialog", lambda dialog: (shown.append(dialog.default_value), dialog.dismiss()))
    page.goto(ANSWERS["en"])
    page.locator(".share summary").click()
    page.locator("[data-copy]").click()
    assert shown == [feed(site, "en")["reset/request"]["addresses"]["short"]]
    context.close()


def test_on_paper_stands_the_short_link(desk: Page, site: Path) -> None:
    desk.goto(ANSWERS["hu"])
    desk.emulate_media(media="print")
    short = feed(site, "hu")["reset/request"]["addresses"]["short"].partition("://")[2]
    expect(desk.locator("p:visible", has_text=short)).to_be_visible()
    expect(desk.locator("[data-copy]")).to_be_hidden()


# -- redirect pages ---------------------------------------------------------------------------------


@pytest.mark.parametrize("code", ANSWERS)
@pytest.mark.parametrize("script", [True, False])
def test_a_short_link_leads_to_the_answer(
    browser: Browser, server: str, site: Path, code: str, script: bool
) -> None:
    prefix = "" if code == "hu" else "en/"
    identifier = read(site.parent).registered["reset/request"].id
    context = browser.new_context(base_url=server, java_script_enabled=script)
    page = context.new_page()
    page.goto(f"{prefix}a/{identifier}?from=sms#help-main", wait_until="commit")
    page.wait_for_url(f"{server}{ANSWERS[code]}**")
    kept = "?from=sms#help-main" if script else ""
    assert page.url == f"{server}{ANSWERS[code]}{kept}"
    if script:
        page.go_back(wait_until="commit")
        assert page.url == "about:blank", "the redirect is no stop on the way back"
    context.close()
