"""“Did it help?” under an answer: what it opens, and that votes say no more than they should, or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from browser_tools import screenshot, violations
from playwright.sync_api import Browser, Page, Request, Route, expect

from helpcenter.read.help_center import read
from support import ROOT, copy_project, helpcenter, serve

ANSWER = {"hu": "ugyfelportal-fiok/elektronikus-kommunikacioval/", "en": "en/account/electronic/"}
YES, NO = "[data-helped=yes]", "[data-helped=no]"
OPEN = ".helped--only summary"
VOTES = "https://votes.example/help"
CENTER = read(ROOT)
ID = CENTER.registered["account/electronic"].id


@pytest.mark.parametrize("code", ANSWER)
def test_who_was_not_helped_finds_what_may_help_instead(reader: Page, code: str) -> None:
    reader.goto(ANSWER[code])
    panel = reader.locator(".helped__panel")
    expect(panel).to_be_hidden()
    reader.locator(OPEN).click()
    expect(panel).to_be_visible()
    links = panel.locator("a").evaluate_all("all => all.map(one => one.getAttribute('href'))")
    assert "../#purchase" in links
    related = [key for key, _ in CENTER.pages[code, "account/electronic"].listed("related")]
    assert panel.locator(".helped__links li").count() == len(related) + 1
    assert "tel:+3614864343" in links
    (mail,) = [urlsplit(link) for link in links if link.startswith("mailto:")]
    assert mail.path == "ugyfelszolgalat@union.hu"
    (subject,) = parse_qs(mail.query)["subject"]
    assert f"({ID})" in subject and CENTER.pages[code, "account/electronic"].title in subject
    expect(reader.locator(".related, .contact")).to_have_count(2)
    for beside in reader.locator(".related, .contact").all():
        expect(beside).to_be_hidden()
    reader.locator(OPEN).click()
    expect(panel).to_be_hidden()
    expect(reader.locator(".related")).to_be_visible()
    reader.locator(OPEN).click()
    reader.locator(".helped__links a").first.click()
    expect(reader.locator(".guide__heading:visible")).to_be_focused()


@pytest.mark.parametrize("code", ANSWER)
def test_by_keyboard_alone(reader: Page, code: str) -> None:
    reader.goto(ANSWER[code])
    reader.locator(OPEN).focus()
    reader.keyboard.press("Enter")
    expect(reader.locator(".helped__panel")).to_be_visible()
    reader.keyboard.press("Tab")
    expect(reader.locator(".helped__links a").first).to_be_focused()
    reader.keyboard.press("Shift+Tab")
    reader.keyboard.press("Space")
    expect(reader.locator(".helped__panel")).to_be_hidden()


def test_it_is_under_every_answer_and_nobody_is_thanked_for_a_vote_that_goes_nowhere(site: Path) -> None:
    from helpcenter.model.urls import address

    for page in CENTER.pages.values():
        html = (site / address(CENTER, page) / "index.html").read_text("utf-8")
        assert ("helped--only" in html) == (page.kind == "answer"), page.key
        assert "data-helped" not in html and "data-votes" not in html


@pytest.mark.parametrize("code", ANSWER)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing(page: Page, code: str, scheme: Any, width: int) -> None:
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(ANSWER[code])
    page.locator(OPEN).click()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    screenshot(page, f"helped-{code}-{width}-{scheme}")


def test_on_paper_it_is_left_out_and_the_telephone_stays(page: Page) -> None:
    page.goto(ANSWER["hu"])
    page.locator(OPEN).click()
    page.emulate_media(media="print")
    expect(page.locator(".helped")).to_be_hidden()
    expect(page.locator(".paper")).to_contain_text("+36\u00a01\u00a0486\u00a04343")
    expect(page.locator(".paper")).to_contain_text(f"/a/{ID}")
    expect(page.locator(".paper__code")).to_be_visible()


@pytest.mark.parametrize("code", ANSWER)
def test_without_an_address_nothing_is_sent_and_nothing_more_is_loaded(page: Page, code: str) -> None:
    page.goto(ANSWER[code])
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.locator(OPEN).click()
    page.wait_for_timeout(300)
    assert asked == []


# -- a site that takes votes ------------------------------------------------------------------------


@pytest.fixture(scope="module", params=[VOTES, "/votes"])
def voting(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, str]]:
    """The site built with an address for votes: where it is served, and that address."""
    root = copy_project(tmp_path_factory.mktemp("voting"))
    settings = root / "mkdocs.yml"
    text = settings.read_text("utf-8").replace("\nextra:\n", f"\nextra:\n  feedback: {request.param}\n")
    settings.write_text(text, "utf-8")
    done = helpcenter(root, "build", "--no-compress")
    assert done.returncode == 0, done.stdout + done.stderr
    for base in serve(root / "site"):
        yield base, (request.param if "://" in request.param else base.rstrip("/") + request.param)


class Voter:
    """A reader of that site, and every vote that leaves the browser."""

    def __init__(self, browser: Browser, voting: tuple[str, str], init: str = "") -> None:
        self.base, self.address = voting
        self.context = browser.new_context(base_url=self.base)
        self.context.add_cookies([{"name": "session", "value": "1", "url": self.base}])
        self.context.add_cookies([{"name": "other", "value": "1", "url": "https://votes.example"}])
        if init:
            self.context.add_init_script(init)
        self.votes: list[Request] = []
        self.context.route(
            self.address, lambda route: (self.votes.append(route.request), route.fulfill(status=204))[1]
        )
        self.page = self.context.new_page()

    def read(self, code: str) -> None:
        self.page.goto(ANSWER[code])
        self.page.wait_for_load_state("networkidle")


@pytest.mark.parametrize(("code", "button", "said"), [("hu", NO, "no"), ("en", YES, "yes")])
def test_a_vote_says_which_answer_its_language_and_yes_or_no(
    browser: Browser, voting: tuple[str, str], code: str, button: str, said: str
) -> None:
    voter = Voter(browser, voting)
    voter.read(code)
    assert voter.votes == [], "nothing is sent before the reader chooses"
    with voter.page.expect_request(voter.address):
        voter.page.locator(button).click()
    for other in (button, NO, YES, NO):
        voter.page.locator(other).click()
    voter.page.wait_for_timeout(1_000)
    (vote,) = voter.votes
    assert vote.method == "POST"
    assert parse_qs(vote.post_data or "") == {"id": [ID], "language": [code], "helped": [said]}
    sent = vote.all_headers()
    assert "cookie" not in sent and "referer" not in sent
    assert violations(voter.page) == []
    voter.context.close()


@pytest.mark.parametrize(
    "asks",
    [
        "Object.defineProperty(Navigator.prototype, 'doNotTrack', {value: '1'})",
        "Object.defineProperty(Navigator.prototype, 'doNotTrack', {value: 'yes'})",
        "Object.defineProperty(Navigator.prototype, 'doNotTrack', {value: null}); window.doNotTrack = '1'",
        "Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', {value: true})",
    ],
)
def test_who_asks_not_to_be_tracked_sends_nothing(
    browser: Browser, voting: tuple[str, str], asks: str
) -> None:
    voter = Voter(browser, voting, asks)
    voter.read("hu")
    voter.page.locator(NO).click()
    expect(voter.page.locator(".helped__panel")).to_be_visible()
    voter.page.wait_for_timeout(300)
    assert voter.votes == []
    voter.context.close()


def test_an_address_that_is_down_disturbs_nobody(browser: Browser, voting: tuple[str, str]) -> None:
    voter = Voter(browser, voting)
    complaints: list[str] = []
    voter.page.on("pageerror", lambda error: complaints.append(str(error)))
    voter.context.unroute(voter.address)
    voter.context.route(voter.address, lambda route: route.abort())
    voter.read("hu")
    voter.page.locator(NO).click()
    expect(voter.page.locator(".helped__panel")).to_be_visible()
    voter.page.wait_for_timeout(300)
    assert complaints == []
    voter.context.close()


def test_a_choice_is_a_pressed_button_and_thanks_are_spoken(
    browser: Browser, voting: tuple[str, str]
) -> None:
    voter = Voter(browser, voting)
    voter.read("en")
    yes, no, panel = (voter.page.locator(one) for one in (YES, NO, ".helped__panel"))
    thanks = voter.page.locator(".helped__thanks[role=status]")
    expect(panel).to_be_hidden()
    expect(thanks).to_be_empty()
    yes.click()
    expect(yes).to_have_attribute("aria-pressed", "true")
    expect(thanks).to_have_text("Thank you. We are glad that it helped.")
    no.click()
    expect(no).to_have_attribute("aria-expanded", "true")
    expect(yes).to_have_attribute("aria-pressed", "false")
    expect(thanks).to_be_empty()
    expect(panel).to_be_visible()
    assert violations(voter.page) == []
    voter.context.close()


def test_a_button_pressed_before_its_script_arrives_counts(browser: Browser, voting: tuple[str, str]) -> None:
    voter = Voter(browser, voting)
    waiting: list[Route] = []
    voter.page.route("**/vote*.js", lambda route: waiting.append(route))
    with voter.page.expect_request("**/vote*.js"):
        voter.page.goto(ANSWER["en"], wait_until="commit")
    voter.page.locator(NO).click()
    assert voter.votes == []
    with voter.page.expect_request(voter.address):
        waiting[0].continue_()
    expect(voter.page.locator(NO)).to_have_attribute("aria-pressed", "true")
    expect(voter.page.locator(".helped__panel")).to_be_visible()
    assert parse_qs(voter.votes[0].post_data or "")["helped"] == ["no"]
    voter.context.close()


def test_without_javascript_nobody_votes_and_the_ways_are_open(
    browser: Browser, voting: tuple[str, str]
) -> None:
    context = browser.new_context(base_url=voting[0], java_script_enabled=False)
    page = context.new_page()
    page.goto(ANSWER["hu"])
    expect(page.locator(YES)).to_be_hidden()
    expect(page.locator(".helped__panel")).to_be_visible()
    context.close()
