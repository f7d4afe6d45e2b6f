"""What pages ask for, keep and are forbidden: in a real browser, from nginx as the project configures it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from browser_tools import soon
from playwright.sync_api import Browser, BrowserContext, Page, expect
from samples import samples

from helpcenter.model.urls import address
from helpcenter.read.help_center import read
from helpcenter.site.redirects import redirects
from support import ROOT, serve

SCHEME_KEY = "help-scheme"
MOST_PRESSED = 6
WRITTEN_IN = "input:not([type=radio], [type=checkbox], help-search input), textarea"
QUERY = {"hu": "jelszo", "en": "password"}
LISTEN = """
addEventListener("securitypolicyviolation", ({effectiveDirective, blockedURI, sourceFile, lineNumber}) =>
    violated(`${location.pathname}: ${effectiveDirective} ${blockedURI} ${sourceFile}:${lineNumber}`));
"""
KEPT = """async () => ({
    local: Object.keys(localStorage), session: Object.keys(sessionStorage), cookie: document.cookie,
    databases: (await indexedDB.databases()).map(({name}) => name), caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
})"""
NOTHING = {"local": [], "session": [], "cookie": "", "databases": [], "caches": [], "workers": 0}


class Watched:
    """A reader's browser in which everything is noticed that a page should not do."""

    def __init__(self, context: BrowserContext, host: str) -> None:
        self.complaints: list[str] = []
        self.context = context
        context.expose_binding("violated", lambda _, text: self.complaints.append(text))
        context.add_init_script(LISTEN)
        context.on("console", lambda said: self._notice(said.text) if said.type != "info" else None)
        context.on("weberror", lambda error: self._notice(str(error.error)))
        context.on("request", lambda request: self._asked(request.url, host))
        self.page = context.new_page()

    def hears(self, text: str) -> bool:
        """Whether a complaint with that text comes."""
        return soon(self.page, lambda: any(text in complaint for complaint in self.complaints))

    def _notice(self, text: str) -> None:
        if "status of 404" not in text:
            self.complaints.append(text)

    def _asked(self, url: str, host: str) -> None:
        if urlsplit(url).netloc != host:
            self.complaints.append(f"a request to {url}")


@pytest.fixture
def watched(browser: Browser, production: str) -> Iterator[Watched]:
    """A browser that has seen nothing of the site yet."""
    context = browser.new_context(
        base_url=production,
        viewport={"width": 390, "height": 800},
        permissions=["clipboard-read", "clipboard-write"],
    )
    yield Watched(context, urlsplit(production).netloc)
    context.close()


def test_no_page_asks_another_host_keeps_anything_or_breaks_its_policy(
    watched: Watched, all_pages: dict[str, str]
) -> None:
    page = watched.page
    for where in all_pages:
        answer = page.goto(where)
        assert answer and "default-src 'none'" in answer.headers["content-security-policy"]
        assert page.evaluate(KEPT) == NOTHING, where
    assert watched.complaints == []
    assert watched.context.cookies() == []


def test_nor_in_any_state(watched: Watched, all_pages: dict[str, str]) -> None:
    page = watched.page
    for where in samples(all_pages, in_each_language=False):
        page.goto(where)
        use(page)
        kept = page.evaluate(KEPT)
        assert kept | {"local": []} == NOTHING, where
        assert set(kept["local"]) <= {SCHEME_KEY}, where
        page.evaluate("localStorage.clear()")
        assert watched.complaints == [], where
    assert watched.context.cookies() == []


def use(page: Page) -> None:
    """Do what a reader can do on a page: open what opens, press, search, change the scheme, print."""
    language = page.locator("html").get_attribute("lang") or ""
    page.evaluate("document.querySelectorAll('details').forEach((details) => (details.open = true))")
    page.locator("[data-scheme-button]").click()
    expect(page.locator("html")).to_have_attribute("data-scheme", re.compile("dark|light"))
    if page.locator("help-search").count():
        field = page.locator("help-search input")
        field.fill(QUERY[language])
        expect(page.locator("[role=option], #search-results > li").first).to_be_visible()
        field.fill("qqqq")
        expect(page.locator(".search-contact")).to_be_visible()
        field.fill("")
    for field in page.locator("main").locator(WRITTEN_IN).all():
        if field.is_visible():
            field.fill(f"{QUERY[language]} https://ugyfelportal.union.hu.example/ 67641")
            field.press("Enter")
            field.fill("")
    for menu in page.locator("main select").all():
        menu.select_option(index=1)
        menu.select_option(index=0)
    for button in page.locator("main button[type=button]:visible").all()[:MOST_PRESSED]:
        button.click()
    page.pdf()


def test_pages_that_lead_on_do_so_within_their_policy(browser: Browser, server: str) -> None:
    """From a host without redirects of its own, where their script has to run."""
    context = browser.new_context(base_url=server)
    watched = Watched(context, urlsplit(server).netloc)
    center = read(ROOT)
    for step in redirects(center):
        watched.page.goto(f"{step.source}/?from=sms#part", wait_until="commit")
        watched.page.wait_for_url(f"{server}{address(center, step.page)}?from=sms#part")
    assert watched.complaints == []
    context.close()


ATTACKS = {
    "script-src-elem": "document.body.append(Object.assign(document.createElement('script'), {text: 'hacked = 1'}))",
    "script-src-attr": "document.body.setAttribute('onclick', 'hacked = 1'); document.body.click()",
    "style-src-attr": "document.querySelector('main').setAttribute('style', 'color: red')",
    "style-src-elem": "document.head.append(Object.assign(document.createElement('style'), {textContent: 'p {}'}))",
    "img-src": "document.body.append(Object.assign(new Image(), {src: 'https://other.example/'}))",
    "connect-src": "fetch('https://other.example/').catch(() => {})",
    "worker-src": "try { new Worker(URL.createObjectURL(new Blob(['1']))) } catch {}",
    "frame-src": "document.body.append(Object.assign(document.createElement('iframe'), {src: '/'}))",
    "base-uri": "document.head.append(Object.assign(document.createElement('base'), {href: '/x/'}))",
}


@pytest.fixture(scope="module")
def attacked(browser: Browser, server: str, production: str) -> Iterator[list[Watched]]:
    """Two readers: of nginx, which sends the policy, and of a host that sends none, where the page's own has to do."""
    readers = [
        Watched(browser.new_context(base_url=base), urlsplit(base).netloc) for base in (production, server)
    ]
    yield readers
    for reader in readers:
        reader.context.close()


@pytest.mark.parametrize("directive", ATTACKS)
def test_what_an_attacker_would_write_is_refused_and_noticed(attacked: list[Watched], directive: str) -> None:
    """The policy in the page alone does it, too; and the tests above would have heard of it."""
    for watched in attacked:
        watched.page.goto("en/")
        watched.complaints.clear()
        watched.page.evaluate(ATTACKS[directive])
        assert watched.hears(f": {directive} "), watched.complaints
        assert watched.page.evaluate("'hacked' in window") is False


def test_no_other_site_can_show_a_page_in_a_frame(browser: Browser, production: str, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(f'<iframe src="{production}en/"></iframe>')
    page = browser.new_page()
    for other in serve(tmp_path):
        with page.expect_event("requestfailed") as failed:
            page.goto(other)
    assert (failed.value.url, failed.value.failure) == (f"{production}en/", "net::ERR_BLOCKED_BY_RESPONSE")
    page.close()
