"""Ids, the ledger, and everything that leads on to where an answer lives now."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import replace
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from helpcenter.edit import ledger_entries
from helpcenter.model.anchors import anchors, ends
from helpcenter.model.center import HelpCenter
from helpcenter.model.permalinks import Permalink, is_id, new_id
from helpcenter.model.urls import address, short_address
from helpcenter.read import ledger
from helpcenter.read.help_center import read
from helpcenter.site import redirects
from helpcenter.site.assets import hashed
from helpcenter.site.csp import INLINE
from helpcenter.site.former_anchors import goals
from support import ROOT, helpcenter

CENTER = ROOT / "tests/center"
SITE = "https://sugo.example/help/"
ASSETS = {name: hashed(name, b"go();") for name in (*INLINE, "help.css", "icon-512.png")}

IDS = st.integers(0, 10**6).map(lambda number: new_id(str(number), ()))
WORDS = st.from_regex(r"\A[a-z]{1,8}\Z")
ADDRESSES = st.lists(WORDS, min_size=1, max_size=3).map(lambda words: "/".join(words) + "/")
CODES = st.sampled_from(["hu", "en", "de"])


@st.composite
def ledgers(draw: st.DrawFn) -> tuple[Permalink, ...]:
    made = []
    for identifier in draw(st.sets(IDS, max_size=6)):
        former = draw(
            st.dictionaries(CODES, st.lists(ADDRESSES, min_size=1, max_size=3, unique=True).map(tuple))
        )
        now = draw(st.dictionaries(CODES, ADDRESSES, min_size=1))
        left = {
            code: tuple(where for where in found if where != now.get(code)) for code, found in former.items()
        }
        left = {code: found for code, found in left.items() if found}
        living = Permalink(identifier, draw(WORDS), now, left)
        gone = Permalink(identifier, former=former or {"hu": ("x/",)}, to=draw(IDS), was=draw(WORDS))
        made.append(draw(st.sampled_from([living, gone])))
    return tuple(made)


def published(folder: Path) -> HelpCenter:
    """A copy of tests/center with every page published."""
    root = Path(shutil.copytree(CENTER, folder / "center"))
    done = helpcenter(root, "publish")
    assert done.returncode == 0, done.stderr
    return read(root)


@given(IDS, st.integers(0, 4), st.integers(0, 9))
def test_an_id_with_a_wrong_digit_is_no_id(identifier: str, place: int, digit: int) -> None:
    assert is_id(identifier)
    wrong = identifier[:place] + str(digit) + identifier[place + 1 :]
    assert is_id(wrong) == (wrong == identifier)


@given(IDS, st.integers(0, 3))
def test_an_id_with_two_digits_swapped_is_no_id(identifier: str, place: int) -> None:
    digits = list(identifier)
    digits[place], digits[place + 1] = digits[place + 1], digits[place]
    assert is_id("".join(digits)) == ("".join(digits) == identifier)


def test_ids_stay_short_and_unlike() -> None:
    taken: set[str] = set()
    for number in range(5000):
        taken.add(new_id(f"topic/answer-{number}", taken))
    assert len(taken) == 5000
    assert {len(identifier) for identifier in taken} == {5}
    assert all(is_id(identifier) for identifier in taken)


def test_ids_never_run_out() -> None:
    taken: set[str] = set()
    for number in range(9500):
        taken.add(new_id(str(number), taken))
    assert len(taken) == 9500
    assert max(map(len, taken)) == 6


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ledgers())
def test_the_ledger_comes_back_as_it_was_written(before: tuple[Permalink, ...]) -> None:
    from helpcenter.read import marked_yaml

    for entry in before:
        text = ledger.written(entry)
        data, _, faults = marked_yaml.load(text, ledger.path_of(entry.id))
        assert not faults
        after = ledger.entry(entry.id, data)
        assert after == entry
        assert ledger.written(after) == text
        assert ledger.entry(entry.id, ledger.as_data(entry)) == entry
        assert list(ledger.entries_of(ledger.path_of(entry.id), text)) == [entry]


@given(ledgers(), st.data())
def test_what_is_dropped_is_noticed(before: tuple[Permalink, ...], data: st.DataObject) -> None:
    assert ledger.dropped(before, before) == []
    if not before:
        return
    victim = data.draw(st.sampled_from(before))
    assert ledger.dropped(before, [entry for entry in before if entry is not victim]) == [victim.id]
    for code, addresses in victim.former.items():
        fewer = replace(victim, former=dict(victim.former) | {code: addresses[1:]})
        lost = ledger.dropped([victim], [fewer])
        kept = addresses[0] in addresses[1:] or victim.addresses.get(code) == addresses[0]
        assert lost == ([] if kept else [f"{victim.id} /{addresses[0]}"])


def test_publish_is_append_only_and_says_it_once(tmp_path: Path) -> None:
    center = published(tmp_path)
    root = tmp_path / "center"
    assert {entry.answer for entry in center.permalinks} == {
        page.key for page in center.pages.values() if page.key
    }
    before = {file.name: file.read_bytes() for file in (root / ledger.FOLDER).iterdir()}
    assert sorted(before) == sorted(f"{entry.id}.yml" for entry in center.permalinks)
    again = helpcenter(root, "publish")
    assert (again.returncode, again.stdout) == (0, "everything is published already\n")
    assert {file.name: file.read_bytes() for file in (root / ledger.FOLDER).iterdir()} == before
    assert helpcenter(root, "publish", "--check").returncode == 0


def test_a_new_slug_is_recorded_and_the_old_one_kept(tmp_path: Path) -> None:
    published(tmp_path)
    root = tmp_path / "center"
    page = root / "docs/en/reset/request.md"
    page.write_text(page.read_text("utf-8").replace("slug: new-password", "slug: forgotten"), "utf-8")
    assert "permalink: docs/en/reset/request.md now lives at" in helpcenter(root, "check").stdout
    assert helpcenter(root, "publish", "--check").returncode == 1
    assert helpcenter(root, "publish").returncode == 0
    center = read(root)
    entry = center.registered["reset/request"]
    assert entry.addresses["en"] == "en/password/forgotten/"
    assert entry.former == {"en": ("en/password/new-password/",)}
    page.write_text(page.read_text("utf-8").replace("slug: forgotten", "slug: new-password"), "utf-8")
    assert helpcenter(root, "publish").returncode == 0
    entry = read(root).registered["reset/request"]
    assert entry.former == {"en": ("en/password/forgotten/",)}, "where it lives again is no former address"


def test_publish_waits_until_pages_are_right(tmp_path: Path) -> None:
    root = Path(shutil.copytree(CENTER, tmp_path / "center"))
    page = root / "docs/en/reset/request.md"
    page.write_text(page.read_text("utf-8").replace("title:", "titel:"), "utf-8")
    done = helpcenter(root, "publish")
    assert done.returncode == 1
    assert "docs/en/reset/request.md" in done.stderr
    assert not (root / ledger.FOLDER).exists()


def test_a_file_renamed_by_hand_keeps_its_id(tmp_path: Path) -> None:
    center = published(tmp_path)
    root = tmp_path / "center"
    for code in ("hu", "en"):
        (root / f"docs/{code}/reset/not-arrived.md").rename(root / f"docs/{code}/reset/missing.md")
        for file in (root / f"docs/{code}").rglob("*.md"):
            text = (
                file.read_text("utf-8")
                .replace("not-arrived", "missing")
                .replace("slug: missing", "slug: not-arrived")
            )
            file.write_text(text, "utf-8")
    (root / "docs/de/reset/request.md").write_text(
        (root / "docs/de/reset/request.md").read_text("utf-8").replace("not-arrived", "missing"), "utf-8"
    )
    assert "is gone" in helpcenter(root, "check").stdout
    done = helpcenter(root, "publish")
    assert done.returncode == 0, done.stderr
    assert read(root).registered["reset/missing"].id == center.registered["reset/not-arrived"].id


def redirecting(folder: Path) -> HelpCenter:
    """tests/center with one page moved, one retired."""
    published(folder)
    root = folder / "center"
    assert helpcenter(root, "move", "reset/request", "documents/password").returncode == 0
    done = helpcenter(root, "retire", "reset/not-arrived", "--to", "documents/password")
    assert done.returncode == 0, done.stderr
    return read(root)


def test_every_redirect_leads_to_a_page_of_its_language_in_one_step(tmp_path: Path) -> None:
    center = redirecting(tmp_path)
    live = {address(center, page) for page in center.pages.values()}
    found = {item.source: item.page for item in redirects.redirects(center)}
    for source, page in found.items():
        assert f"{source}/" not in live
        assert address(center, page) in live
        assert source.startswith(center.language(page.language).prefix)
    for entry in center.permalinks:
        for code, where in entry.every():
            assert short_address(center.language(code), entry.id) in found
            assert where in live or where.rstrip("/") in found


def test_a_redirect_page_needs_no_script(tmp_path: Path) -> None:
    center = redirecting(tmp_path)
    entry = center.registered["documents/password"]
    pages = dict(redirects.pages(center, SITE, ASSETS))
    html = pages[f"en/a/{entry.id}/index.html"]
    assert '<html lang="en" dir="ltr">' in html
    assert '<meta name="robots" content="noindex">' in html
    assert f'<link rel="canonical" href="{SITE}en/documents/new-password/">' in html
    assert '<meta http-equiv="refresh" content="0; url=../../documents/new-password/">' in html
    assert not re.search(r"<script\s|<style|\son\w+=|\sstyle=|javascript:", html)
    assert html.count("<script>go();</script>") == 1
    for file, html in pages.items():
        here = urljoin(SITE, file.removesuffix("index.html"))
        target = re.search(r'<a href="([^"]+)"', html)
        canonical = re.search(r'rel="canonical" href="([^"]+)"', html)
        assert target and canonical and urljoin(here, target[1]) == canonical[1]


def test_a_redirect_page_without_a_script_leads_to_each_place_on_its_page(tmp_path: Path) -> None:
    """A refresh would lose what is behind the #; where there may be something, readers get a list."""
    center = redirecting(tmp_path)
    listed, pages = 0, dict(redirects.pages(center, SITE, ASSETS))
    for redirect in redirects.redirects(center):
        html = pages[f"{redirect.source}/index.html"]
        wanted = {*anchors(redirect.page), *ends(center, redirect.page), *goals(center, redirect.page)}
        assert (' http-equiv="refresh"' in html) is not bool(wanted), redirect
        style = re.findall(r'<noscript><link rel="stylesheet" href="([^"]+)"></noscript>', html)
        assert [urljoin(f"{SITE}{redirect.source}/", url) for url in style] == (
            [SITE + ASSETS["help.css"].address] if wanted else []
        )
        places = re.findall(r'<li>((?:<span id="[^"]+"></span>)+)<a href="([^"]+)">([^<]+)</a></li>', html)
        for spans, url, title in places:
            to = urljoin(f"{SITE}{redirect.source}/", url)
            assert title and to.startswith(SITE), url
            for anchor in re.findall('id="([^"]+)"', spans):
                goal = goals(center, redirect.page).get(anchor)
                there, name = goal or (redirect.page, anchor)
                assert to == SITE + address(center, there) + (f"#{name}" if name else "")
                wanted.discard(anchor)
                listed += 1
        assert wanted == set(), redirect.source
    assert listed >= 3, "one in each language"


def test_titles_are_escaped(tmp_path: Path) -> None:
    center = published(tmp_path)
    page = center.pages["en", "reset/request"]
    evil = replace(page, data=dict(page.data) | {"title": '<script>"&'})
    center = replace(center, pages=dict(center.pages) | {("en", "reset/request"): evil})
    html = dict(redirects.pages(center, SITE, ASSETS))[
        f"en/a/{center.registered['reset/request'].id}/index.html"
    ]
    assert "<title>&lt;script&gt;&quot;&amp;</title>" in html


def test_hosts_and_nginx_are_told_the_same(tmp_path: Path) -> None:
    center = redirecting(tmp_path)
    wanted = {
        "/help/" + item.source + slash: "/help/" + address(center, item.page)
        for item in redirects.redirects(center)
        for slash in ("", "/")
    }
    hosts = [line.split() for line in redirects.hosts_file(center, SITE).splitlines() if line[0] != "#"]
    assert {source: target for source, target, _ in hosts} == wanted
    assert {status for _, _, status in hosts} == {"301"}
    steps = re.findall(r"^    (/\S+) (\S+);$", redirects.nginx_file(center, SITE), re.MULTILINE)
    assert dict(steps) == wanted
    assert not set(wanted) & set(wanted.values()), "one step, never two"


def test_the_site_has_all_of_it(site: Path) -> None:
    center = read(site.parent)
    assert not ledger_entries.unregistered(center), "the project's own pages are all published"
    for item in redirects.redirects(center):
        assert (site / item.source / "index.html").is_file()
        assert (site / address(center, item.page) / "index.html").is_file()
    assert (site / redirects.HOSTS_FILE).is_file()
    assert (site / redirects.NGINX_FILE).is_file()
    sitemap = (site / "sitemap.xml").read_text("utf-8")
    assert "/a/" not in sitemap and "/support/" not in sitemap


def test_the_desk_is_linked_nowhere(site: Path) -> None:
    for file in site.rglob("*.html"):
        if file.parent.name != "support":
            for href in re.findall(r'href="([^"]*)"', file.read_text("utf-8")):
                assert not urlsplit(href).path.rstrip("/").endswith("support"), file


@pytest.mark.parametrize("schema", ["permalink", "permalinks", "answers"])
def test_schemas_are_schemas(schema: str) -> None:
    from jsonschema import Draft202012Validator

    path = ROOT / f"hooks/helpcenter/schemas/{schema}.schema.json"
    Draft202012Validator.check_schema(json.loads(path.read_text("utf-8")))
