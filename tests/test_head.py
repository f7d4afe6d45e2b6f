"""What pages say of themselves to search engines, browsers and whoever shares them."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest

from helpcenter.model.urls import address
from helpcenter.read.help_center import read
from helpcenter.read.theme_files import assets
from helpcenter.site.assets import Asset, hashed, linked
from helpcenter.site.csp import INLINE, content_security_policy, inline_scripts
from helpcenter.site.head import Head
from helpcenter.site.web_manifest import page_background
from support import ROOT, THEME

SITE = "https://sugo.example/"


class HeadTags(HTMLParser):
    """The head of a page: every tag in order, and what its scripts hold."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.scripts: list[str] = []
        self._in_script = False
        self.feed(html.partition("</head>")[0])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        self._in_script = tag == "script"

    def handle_endtag(self, tag: str) -> None:
        self._in_script = False

    def handle_data(self, data: str) -> None:
        if self._in_script:
            self.scripts.append(data)

    def meta(self, name: str) -> str | None:
        found = [own["content"] for tag, own in self.tags if tag == "meta" and name in own.values()]
        assert len(found) <= 1, name
        return found[0] if found else None

    def link(self, rel: str) -> str | None:
        return next((own["href"] for tag, own in self.tags if tag == "link" and own["rel"] == rel), None)


@pytest.fixture(scope="module")
def heads(site: Path) -> dict[str, HeadTags]:
    """The head of every answer, topic and home page, by its address."""
    where = [address(center, page) for center in [read(ROOT)] for page in center.pages.values()]
    return {item: HeadTags((site / item / "index.html").read_text("utf-8")) for item in where}


@pytest.fixture(scope="module")
def found() -> dict[str, Asset]:
    """The assets of the pages."""
    return linked(assets(ROOT, ()))


def test_search_engines_are_told_the_way_to_each_page(heads: dict[str, HeadTags]) -> None:
    center = read(ROOT)
    for page in center.pages.values():
        where = address(center, page)
        data: list[Any] = [json.loads(text) for text in heads[where].scripts if text.startswith("{")]
        if page.kind == "home":
            assert data == []
            continue
        [breadcrumbs] = data
        assert (breadcrumbs["@context"], breadcrumbs["@type"]) == ("https://schema.org", "BreadcrumbList")
        steps = breadcrumbs["itemListElement"]
        assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
        assert len(steps) == {"topic": 2, "answer": 3}[page.kind]
        assert steps[-1] == steps[-1] | {"name": page.title, "item": SITE + where}
        for step, following in pairwise(steps):
            assert following["item"].startswith(step["item"])
            assert step["item"].removeprefix(SITE) in heads


def test_a_title_cannot_break_out_of_the_structured_data(found: dict[str, Asset]) -> None:
    center = read(ROOT)
    page = center.pages["en", "reset/request"]
    evil = "</script><script>alert(1)</script><!-- & \u2028"
    page = replace(page, data=dict(page.data) | {"title": evil})
    text = Head(center, center.language("en"), SITE, found, page).structured_data
    assert text is not None
    assert not re.search("[<>&\u2028]", text)
    assert json.loads(text)["itemListElement"][-1]["name"] == evil


def test_a_shared_page_shows_its_question_answer_and_our_picture(
    heads: dict[str, HeadTags], site: Path
) -> None:
    center = read(ROOT)
    for page in center.pages.values():
        where = address(center, page)
        head = heads[where]
        words = center.language(page.language).document.data["words"]
        assert head.meta("og:title") == page.title
        assert head.meta("og:description") == head.meta("description") == page.summary
        assert head.meta("og:url") == head.link("canonical") == SITE + where
        assert head.meta("og:type") == ("article" if page.kind == "answer" else "website")
        assert head.meta("og:site_name") == head.meta("og:image:alt") == words["site_name"]
        assert head.meta("og:locale") == words["locale"]
        assert head.meta("twitter:card") == "summary_large_image"
        picture = str(head.meta("og:image"))
        content = (site / picture.removeprefix(SITE)).read_bytes()
        assert content[:8] == b"\x89PNG\r\n\x1a\n"
        for position, side in ((16, "width"), (20, "height")):
            assert str(int.from_bytes(content[position : position + 4])) == head.meta(f"og:image:{side}")
        assert [head.meta(f"og:image:{side}") for side in ("width", "height")] == ["1200", "630"]


def test_each_language_has_its_manifest_with_pictures_of_our_own(
    heads: dict[str, HeadTags], site: Path
) -> None:
    center = read(ROOT)
    for language in center.languages:
        file = f"{language.prefix}manifest.webmanifest"
        said = json.loads((site / file).read_text("utf-8"))
        assert said["lang"] == language.code
        assert said["name"] == language.document.data["words"]["site_name"]
        assert urljoin(SITE + file, said["start_url"]) == urljoin(SITE + file, said["scope"])
        assert urljoin(SITE + file, said["start_url"]) == SITE + language.prefix
        for icon in said["icons"]:
            assert (site / urljoin("/" + file, icon["src"])[1:]).is_file()
    for page in center.pages.values():
        where = address(center, page)
        head = heads[where]
        file = f"{center.language(page.language).prefix}manifest.webmanifest"
        assert urljoin(SITE + where, str(head.link("manifest"))) == SITE + file
        for rel in ("icon", "apple-touch-icon"):
            assert (site / urljoin("/" + where, str(head.link(rel)))[1:]).is_file()


def test_what_a_page_needs_first_comes_first(heads: dict[str, HeadTags]) -> None:
    """Encoding and policy before anything else; then words; the scheme before the styles; modules last."""
    for head in heads.values():
        assert head.tags[2] == ("meta", {"charset": "utf-8"})
        assert head.tags[3][1]["http-equiv"] == "Content-Security-Policy"
        title = head.tags.index(("title", {}))
        scheme = head.tags.index(("script", {}))
        styles = [number for number, (_, own) in enumerate(head.tags) if own.get("rel") == "stylesheet"]
        modules = [number for number, (_, own) in enumerate(head.tags) if own.get("type") == "module"]
        assert title < scheme < min(styles) < min(modules)


def test_colours_come_from_the_style_sheet(heads: dict[str, HeadTags], found: dict[str, Asset]) -> None:
    css = (THEME / "assets/help.css").read_text("utf-8")
    assert f"--paper: light-dark({page_background(found).light}, {page_background(found).dark});" in css
    for head in heads.values():
        shown = [own["content"] for tag, own in head.tags if own.get("name") == "theme-color"]
        assert shown == list(page_background(found))
    with pytest.raises(ValueError, match="--paper"):
        page_background({"help.css": hashed("help.css", b":root{}")})


@pytest.mark.parametrize(
    ("votes", "connect"),
    [
        ("", "'self'"),
        ("/votes", "'self'"),
        ("https://votes.example:8443/v1?site=help", "'self' https://votes.example:8443"),
        ("https://votes.example; script-src *", "'self'"),
    ],
)
def test_a_page_may_send_only_to_its_site_and_where_votes_go(
    found: dict[str, Asset], votes: str, connect: str
) -> None:
    center = read(ROOT)
    settings = replace(center.settings, data=dict(center.settings.data) | {"extra": {"feedback": votes}})
    said = dict(
        part.split(" ", 1)
        for part in content_security_policy(replace(center, settings=settings), found).split("; ")
    )
    assert said["connect-src"] == connect
    assert said["default-src"] == "'none'"
    assert said["script-src"].count("'sha256-") == len(INLINE)


@pytest.mark.parametrize("code", [b"'</SCRIPT>'", b"'<!--'"])
def test_a_script_that_would_end_itself_is_not_put_into_pages(found: dict[str, Asset], code: bytes) -> None:
    with pytest.raises(ValueError, match=r"scheme\.js cannot be inlined in a page"):
        inline_scripts(dict(found) | {"scheme.js": hashed("scheme.js", code)})
