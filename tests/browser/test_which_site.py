"""The tool which-site as a customer meets it: in a real browser, on the built site."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser_tools import SCHEMES, screenshot, violations
from playwright.sync_api import Browser, Page, Request, Route, expect

from support import copy_project, helpcenter, serve

PAGE = {"hu": "melyik-oldal/", "en": "en/wrong-site/"}
PORTAL, UNION24 = "https://ugyfelportal.union.hu/ugyfelportal/", "https://www.union24.hu/"
NOT_OURS = {"hu": "Ez nem a mi oldalunk", "en": "This is not our site"}
UNKNOWN = {"hu": "Ezt a címet nem ismerjük", "en": "We do not know this address"}
LOOK_ALIKES = [
    "union24.hu.example.com",
    "ugyfelportal.union.hu@evil.example",
    "uníon24.hu",
    "unіоn24.hu",
    "xn--unon24-4va.hu",
    "unoin24.hu",
    "union24.com",
    "https://evil.example/?https://www.union24.hu/",
    "ugyfelportal-union.hu",
]
STRANGERS = [
    "ugyfelportal.nav.gov.hu",
    "www.google.com",
    "https://www.google.com/search?q=union24",
    "https://www.bing.com/search?q=https://www.union24.hu/",
    "http://192.168.0.1/",
]
NEVER = {
    "hu": "Magát a jelszavadat soha ne írd meg és ne mondd el senkinek, nekünk se!",
    "en": "Never tell or send anyone the password itself, not even us.",
}
TELLS = {"hu": re.compile("mondd el|írd meg"), "en": re.compile("tell|send", re.IGNORECASE)}
"""How one asks somebody to say something, for each language."""

CLOSE = {"hu": "Zárd be", "en": "Close that page"}
WARNED = [
    *LOOK_ALIKES,
    *STRANGERS,
    "www.ugyfelportal.union.hu",
    "www.union.hu",
    "unionbiztosito.hu",
    "http://www.union24.hu/",
    "https://www.union24.hu:8443/",
    "https://www.union24.hu:99999/",
    "javascript:alert(1)",
    "ugyfelszolgalat@uníon.hu",
    "valaki@freemail.example",
    "noreply@unionbiztosito.hu",
    "www.union24.hu https://evil.example/",
    "x" * 20_000,
]


def ask(page: Page, text: str) -> None:
    """Type a text into the field and press Enter."""
    page.locator("#help-address").fill(text)
    page.keyboard.press("Enter")


def ways(page: Page) -> list[str]:
    """Where the sign-in buttons lead, in order."""
    found: list[str] = page.eval_on_selector_all(
        ".which-site__next .button", "all => all.map(one => one.href)"
    )
    return found


@pytest.mark.parametrize("language", PAGE)
def test_each_known_address_is_told_with_the_right_button(page: Page, language: str) -> None:
    page.goto(PAGE[language])
    verdict = page.get_by_role("status").first
    for text, name, first in (
        ("https://ugyfelportal.union.hu/ugyfelportal/", "Ügyfélportál", PORTAL),
        ("clientportalgw.union.hu/Login", "Ügyfélportál", PORTAL),
        (" WWW.UNION24.HU ", "UNION24", UNION24),
        ("UNION24 – Bejelentkezés https://www.union24.hu › login", "UNION24", UNION24),
    ):
        ask(page, text)
        expect(verdict.locator(".which-site__title")).to_contain_text(name)
        expect(page.locator(".which-site__box--good")).to_be_visible()
        assert ways(page)[0] == first
        assert sorted(ways(page)) == [PORTAL, UNION24]
        expect(page.locator("#help-address")).to_be_focused()


@pytest.mark.parametrize("language", PAGE)
def test_look_alikes_are_not_ours_and_can_be_reported(page: Page, language: str) -> None:
    page.goto(PAGE[language])
    for text in LOOK_ALIKES:
        ask(page, text)
        expect(page.locator(".which-site__box--bad .which-site__title")).to_have_text(NOT_OURS[language])
        said = page.locator(".which-site__box--bad").inner_text()
        assert {"hu": "Ne add meg ott se a jelszavadat", "en": "Do not type your password"}[language] in said
        assert len(said.splitlines()) >= 3, "it says how it imitates us"
        assert page.locator(".which-site__report a[href='tel:+3614864343']").count() == 1
        mail = page.locator(".which-site__report a[href^='mailto:ugyfelszolgalat@union.hu']").get_attribute(
            "href"
        )
        assert mail is not None and "evil" not in mail and "example" not in mail
    ask(page, "www.ugyfelportal.union.hu")
    expect(page.locator(".which-site__box--bad .which-site__title")).to_have_text(UNKNOWN[language])
    ask(page, "regi.union24.hu")
    ends = page.locator(".which-site__box--bad code").all_inner_texts()
    assert ends == ["regi.union24.hu", "union24.hu"], (
        "an ending of ours is shown as what the address ends with"
    )


@pytest.mark.parametrize("language", PAGE)
def test_whoever_is_warned_is_told_to_give_the_password_to_nobody(page: Page, language: str) -> None:
    """A frightened reader takes “tell us that, too” for the password: no sentence may ask for it."""
    page.goto(PAGE[language])
    for text in WARNED:
        ask(page, text)
        expect(page.locator(".which-site__never")).to_have_text(NEVER[language])
        said = page.locator("which-site").inner_text()
        for sentence in re.split(r"(?<=[.!?:])\s+", said.replace(NEVER[language], "")):
            asked = TELLS[language].search(sentence) and re.search("jelsz|password", sentence)
            assert not asked, sentence
            assert not re.search(r"azt is mondd|tell us that", sentence)


@pytest.mark.parametrize("language", PAGE)
def test_strangers_are_not_accused(page: Page, language: str) -> None:
    page.goto(PAGE[language])
    for text in STRANGERS:
        ask(page, text)
        box = page.locator(".which-site__box--note")
        expect(box.locator(".which-site__title")).to_have_text(NOT_OURS[language])
        assert CLOSE[language] not in page.locator("which-site").inner_text()
        expect(box).to_contain_text(
            {
                "hu": "A nálunk használt jelszavadat ne add meg ott!",
                "en": "Do not type the password that you use with us there!",
            }[language]
        )
        assert page.locator(".which-site__report a[href='tel:+3614864343']").count() == 1
    ask(page, "uníon24.hu")
    expect(page.locator(".which-site__box--bad")).to_contain_text(CLOSE[language])


@pytest.mark.parametrize("language", PAGE)
@pytest.mark.parametrize(
    ("text", "email"),
    [
        ("www.union.hu", "ugyfelszolgalat@union.hu"),
        ("https://unionbiztosito.hu/x", "noreply@unionbiztosito.hu"),
    ],
)
def test_of_the_hosts_of_our_mail_is_said_what_is_known(
    page: Page, language: str, text: str, email: str
) -> None:
    page.goto(PAGE[language])
    ask(page, text)
    box = page.locator(".which-site__box--note")
    assert {email, PORTAL, UNION24} <= set(box.locator("code").all_inner_texts())
    assert sorted(ways(page)) == [PORTAL, UNION24]
    assert page.locator(".which-site__report").count() == 0, "there is nothing to report"


@pytest.fixture(scope="module")
def mentioning(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site with a search engine that facts.yml mentions; its address."""
    root = copy_project(tmp_path_factory.mktemp("mentioning"))
    with (root / "facts.yml").open("a", encoding="utf-8") as facts:
        facts.write(
            "mentions:\n  - { name: Google <b>, hosts: [www.google.com], emails: [help@google.com] }\n"
        )
    for path in ("docs/hu/wrong-site/index.md", "docs/en/wrong-site/index.md"):
        with (root / path).open("a", encoding="utf-8") as body:
            body.write("\n[Google](https://www.google.com/), <help@google.com>\n")
    done = helpcenter(root, "build", "--no-compress")
    assert done.returncode == 0, done.stderr
    yield from serve(root / "site")


@pytest.mark.parametrize("language", PAGE)
def test_what_facts_yml_mentions_is_named_and_not_ours(
    browser: Browser, mentioning: str, language: str
) -> None:
    context = browser.new_context(base_url=mentioning, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(PAGE[language])
    for text in ("google.com", "https://www.google.com/search?q=union24.hu", "Help@google.com"):
        ask(page, text)
        expect(page.locator(".which-site__box--note .which-site__title")).to_contain_text("Google <b>")
        assert CLOSE[language] not in page.locator("which-site").inner_text()
        expect(page.locator(".which-site__never")).to_have_text(NEVER[language])
    ask(page, "www.g00gle.com")
    expect(page.locator(".which-site__title")).to_have_text(NOT_OURS[language])
    context.close()


@pytest.mark.parametrize(
    "text",
    [
        "https://www.union24.hu ez az oldal",
        "https://www.union24.hu – Belépés",
        "https://www.union24.hu, ez jó?",
        "https://union24.hu ezt látom",
        "https://www.union24.hu https://www.union24.hu",
        "union24.hu-n",
        "az union24.hu-ra léptem be",
        "https://www.union24.hu-n jártam",
    ],
)
def test_words_behind_a_known_address_do_not_make_it_foreign(page: Page, text: str) -> None:
    """A browser reads a space in a host, where Node refuses it: so this is asked in the browser."""
    page.goto(PAGE["hu"])
    ask(page, text)
    expect(page.locator(".which-site__box--good .which-site__title")).to_contain_text("UNION24")


def test_a_known_e_mail_domain_with_another_name_is_shown_whole(page: Page) -> None:
    page.goto(PAGE["hu"])
    ask(page, "info@union.hu")
    expect(page.get_by_role("status").first).to_contain_text("info@union.hu")
    expect(page.get_by_role("status").first).to_contain_text("Ezt az e-mail-címet nem ismerjük")


@pytest.mark.parametrize(
    ("language", "title", "text"),
    [
        ("hu", "Ez nem a mi e-mail-címünk", "Ne válaszolj rá"),
        ("en", "This is not our e-mail address", "Do not reply to it"),
    ],
)
def test_a_look_alike_of_our_e_mail_address_is_no_page(
    page: Page, language: str, title: str, text: str
) -> None:
    page.goto(PAGE[language])
    for mail in ("ugyfelszolgalat@uníon.hu", "mailto:noreply@union-biztosito.hu"):
        ask(page, mail)
        box = page.locator(".which-site__box--bad")
        expect(box.locator(".which-site__title")).to_have_text(title)
        expect(box).to_contain_text(text)
        assert page.locator(".which-site__report a[href^='mailto:ugyfelszolgalat@union.hu']").count() == 1


def test_plain_http_and_an_odd_port_are_told(page: Page) -> None:
    page.goto(PAGE["hu"])
    for text, said in (
        ("http://www.union24.hu/", "nem védett"),
        ("https://www.union24.hu:8443/", "szokatlanul"),
    ):
        ask(page, text)
        expect(page.locator(".which-site__box--note")).to_contain_text(said)
        assert ways(page)[0] == UNION24


def test_nothing_and_no_address_are_met_gently(page: Page) -> None:
    page.goto(PAGE["hu"])
    for text in ("", "   ", "nem tudom"):
        ask(page, text)
        expect(page.locator(".which-site__box--note")).to_be_visible()
        assert page.locator(".which-site__next *").count() == 0


def test_a_verdict_goes_when_the_text_changes_and_pasting_is_enough(page: Page) -> None:
    page.goto(PAGE["hu"])
    ask(page, "www.union24.hu")
    page.keyboard.type(".evil.example")
    expect(page.locator(".which-site__box")).to_have_count(0)
    page.locator("#help-address").evaluate(
        """field => {
            field.value = "union24.hu.evil.example";
            field.dispatchEvent(new InputEvent("input", { inputType: "insertFromPaste", bubbles: true }));
        }"""
    )
    expect(page.locator(".which-site__box--bad")).to_be_visible()


@pytest.mark.parametrize(
    "text",
    [
        "<img src=x onerror=alert(1)>",
        "https://<b>x</b>.example/",
        "javascript:alert(1)",
        "{host}{like}",
        "evil.example/<script>alert(1)</script>",
        "https://\u202eelpmaxe.live.example",
        "a." * 5_000 + "hu",
        "https://" + "x" * 60 + ".union24.hu",
        "\x00\x01",
    ],
)
def test_what_is_typed_is_shown_as_text(page: Page, text: str) -> None:
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    page.goto(PAGE["hu"])
    ask(page, text)
    expect(page.locator(".which-site__box")).to_be_visible()
    inside = page.locator(".which-site__verdict, .which-site__next")
    assert inside.locator("img, script, b").count() == 0
    assert dialogs == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_nothing_that_is_typed_leaves_the_page(page: Page) -> None:
    page.goto(PAGE["hu"])
    page.wait_for_load_state("networkidle")
    asked: list[Request] = []
    page.on("request", lambda request: asked.append(request))
    before = page.url
    for text in (*LOOK_ALIKES, "www.union24.hu", "", "titok"):
        ask(page, text)
    page.wait_for_timeout(300)
    assert asked == []
    assert page.url == before
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    assert page.locator("#help-address").get_attribute("name") is None


@pytest.mark.parametrize(
    ("referrer", "name"),
    [
        ("https://www.union24.hu/", "UNION24"),
        ("https://clientportalgw.union.hu/", "Ügyfélportál"),
        ("https://union24.hu.evil.example/", None),
        ("https://search.example/?q=union24.hu", None),
    ],
)
def test_who_comes_from_one_of_the_sites_is_told_so(page: Page, referrer: str, name: str | None) -> None:
    page.goto(PAGE["hu"], referer=referrer)
    page.wait_for_selector(".which-site__form:not([hidden])")
    assert page.evaluate("document.referrer") == referrer
    title = page.locator(".which-site__title")
    if name:
        expect(title).to_contain_text(name)
        assert ways(page)[0] == {"UNION24": UNION24, "Ügyfélportál": PORTAL}[name]
    else:
        assert title.count() == 0
    assert page.evaluate("document.activeElement === document.body")


@pytest.mark.parametrize("language", PAGE)
def test_without_javascript_the_addresses_stand_in_a_table(
    browser: Browser, server: str, language: str
) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=server)
    page = context.new_page()
    page.goto(PAGE[language])
    expect(page.locator(".which-site__form")).to_be_hidden()
    rows = page.locator(".which-site__table tbody tr")
    assert rows.count() == 2
    for row, address, sign_in in ((0, "clientportalgw.union.hu/Login", PORTAL), (1, "union24.hu", UNION24)):
        expect(rows.nth(row)).to_contain_text(address)
        assert rows.nth(row).locator("a").get_attribute("href") == sign_in
    context.close()


def test_when_the_script_does_not_come_the_form_sends_nothing(page: Page) -> None:
    def refuse(route: Route) -> None:
        route.fulfill(status=200, content_type="text/javascript", body="")

    page.route(re.compile(r"/which-site\..*\.js"), refuse)
    page.goto(PAGE["hu"])
    expect(page.locator(".which-site__form")).to_be_hidden()


def test_by_keyboard_alone(page: Page) -> None:
    page.goto(PAGE["hu"])
    page.locator("#help-address").focus()
    page.keyboard.type("ugyfelportal.union.hu")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Megnézem")).to_be_focused()
    page.keyboard.press("Space")
    expect(page.locator(".which-site__title")).to_contain_text("Ügyfélportál")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.href") == PORTAL


@pytest.mark.parametrize("language", PAGE)
def test_axe_finds_nothing_whatever_the_verdict(page: Page, language: str) -> None:
    page.goto(PAGE[language])
    asked = {"ours": "union24.hu", "http": "http://union24.hu", "foreign": "uníon24.hu", "none": ""}
    for name in ("", *asked):
        if name:
            ask(page, asked[name])
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # colours change at once
            assert violations(page) == [], (name, scheme)
            screenshot(page, f"which-site-{name or 'empty'}-{language}-{scheme}")


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_it_fits_and_can_be_hit(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(PAGE["hu"])
    ask(page, "https://ugyfelportal.union.hu.egy-igen-hosszu-nevu-hamisitvany.example/ugyfelportal/")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    heights = page.eval_on_selector_all(
        ".which-site :is(input, button, a)", "all => all.map(one => one.getBoundingClientRect().height)"
    )
    assert len(heights) > 6
    assert min(heights) >= 44


def test_only_its_page_loads_it_and_it_is_small(page: Page, site: Path) -> None:
    import gzip

    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url.rsplit("/", 1)[1]))
    page.goto("jelszo-valtoztatas/uj-jelszo/")
    page.wait_for_load_state("networkidle")
    own = ("which-site", "site-address", "look-alike")
    assert [name for name in loaded if name.startswith(own)] == []
    page.goto(PAGE["hu"])
    page.wait_for_load_state("networkidle")
    scripts = {name for name in loaded if name.startswith(own) and name.endswith(".js")}
    assert len(scripts) == 3
    weight = sum(len(gzip.compress((site / "assets" / name).read_bytes(), 9)) for name in scripts)
    print(f"the tool weighs {weight} bytes gzip in {len(scripts)} files")
    assert weight <= 8_000
