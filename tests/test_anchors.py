"""Links to headings and to questions of a guide: they find their text, whatever it is called and wherever it is now."""

from __future__ import annotations

import http.client
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from playwright.sync_api import Browser
from selectolax.lexbor import LexborHTMLParser

from helpcenter.edit.perform import perform
from helpcenter.edit.registering import register
from helpcenter.model.anchors import leads
from helpcenter.model.urls import address
from helpcenter.read.help_center import read
from helpcenter.site.redirects import redirects
from nginx import nginx
from repository import Repository, published_repository, replace
from support import CENTER, helpcenter, serve, share_cache

GUIDE = """guide:
  - id: when
    question: {}
    choices:
      - text: {}
        to: which
      - text: {}
        answer: reset/not-arrived
  - id: which
    question: {}
    choices:
      - text: {}
        answer: reset/request
      - text: {}
        answer: reset/not-arrived
"""
WORDS = {
    "hu": ("Mikor kérted?", "Ma", "Tegnap", "Melyiket?", "Az elsőt", "A másodikat"),
    "en": ("When did you ask?", "Today", "Yesterday", "Which one?", "The first", "The second"),
}
CALL = {
    "hu": "Hívj minket a [+36 1 555 0100](tel:+3615550100) számon, vagy írj a <help@portal.example> címre.",
    "en": "Call us on [+36 1 555 0100](tel:+3615550100), or write to <help@portal.example>.",
    "de": "Rufen Sie uns an: [+36 1 555 0100](tel:+3615550100), oder schreiben Sie an <help@portal.example>.",
}


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """tests/center after some years: headings and questions renamed, a text moved, a page retired, a language ended."""
    root = Path(
        shutil.copytree(
            CENTER, tmp_path_factory.mktemp("years") / "center", ignore=shutil.ignore_patterns(".cache")
        )
    )
    share_cache(root)
    for code, words in WORDS.items():
        topic = root / f"docs/{code}/reset/index.md"
        text = topic.read_text("utf-8").replace("reviewed:", f"{GUIDE.format(*words)}reviewed:", 1)
        topic.write_text(text, "utf-8")
        answer = root / f"docs/{code}/reset/request.md"
        answer.write_text(
            answer.read_text("utf-8").replace("\n[letters]:", f"\n{CALL[code]}\n\n[letters]:"), "utf-8"
        )
    german = root / "docs/de/reset/request.md"
    german.write_text(
        german.read_text("utf-8").replace("\n[letters]:", f"\n{CALL['de']}\n\n[letters]:"), "utf-8"
    )
    perform(root, register)
    run(root, "move", "reset/not-arrived#why", "reset/not-arrived#reason")
    run(root, "move", "reset/not-arrived#reason", "reset/not-arrived#cause")
    run(root, "move", "reset#which", "reset#which-one")
    run(root, "end", "de")
    for code in WORDS:
        page, to = root / f"docs/{code}/documents/where.md", root / f"docs/{code}/reset/request.md"
        section = re.search(r"^## .*\{#print\}\n(?:.*\n)*", page.read_text("utf-8"), re.MULTILINE)
        assert section
        page.write_text(page.read_text("utf-8").replace(section[0], ""), "utf-8")
        moved = section[0].replace("#print", "#paper")
        to.write_text(to.read_text("utf-8").replace("\n[letters]:", f"\n{moved}\n[letters]:"), "utf-8")
    run(root, "move", "documents/where#print", "reset/request#paper")
    run(root, "retire", "documents/where", "--to", "reset/request")
    run(root, "move", "reset/request", "reset/new", "--slug", "en=fresh")
    run(root, "publish")
    assert helpcenter(root, "check").stdout.endswith("no problem\n")
    run(root, "build")
    return root


def run(root: Path, *arguments: str) -> str:
    done = helpcenter(root, *arguments)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def reaches(years: Path) -> dict[str, tuple[str, str]]:
    """Each former address with its page now, and the heading that must be there; "" for the page's own."""
    center = read(years)
    new = {code: address(center, center.pages[code, "reset/new"]) for code in WORDS}
    why = {code: address(center, center.pages[code, "reset/not-arrived"]) for code in WORDS}
    topic = {code: address(center, center.pages[code, "reset"]) for code in WORDS}
    return {
        "en/password/not-arrived/#why": (why["en"], "What may be the reason?"),
        "en/password/not-arrived/#reason": (why["en"], "What may be the reason?"),
        "jelszo/nem-erkezett-meg/#why": (why["hu"], "Mi lehet az oka?"),
        "a/88279#why": (why["hu"], "Mi lehet az oka?"),
        "en/password/#which": (topic["en"], "Which one?"),
        "jelszo/#which": (topic["hu"], "Melyiket?"),
        "a/74700#which": (topic["hu"], "Melyiket?"),
        "en/a/74700/#when": (topic["en"], "When did you ask?"),
        "en/documents/where/#print": (new["en"], "How can I print one?"),
        "dokumentumok/hol-vannak/#print": (new["hu"], "Hogyan nyomtathatom ki?"),
        "en/a/72283/#print": (new["en"], "How can I print one?"),
        "en/password/new-password/": (new["en"], ""),
        "de/passwort/neues-passwort/": (new["hu"], ""),
        "de/dokumente/wo/#print": (new["hu"], "Hogyan nyomtathatom ki?"),
        "de/a/72283/#print": (new["hu"], "Hogyan nyomtathatom ki?"),
        "de/a/67641": (new["hu"], ""),
        "de/": ("", ""),
        "de/suche/": ("", ""),
    }


def heading(html: str, anchor: str) -> str:
    """The text of the heading in which an anchor is; "" without one."""
    found = LexborHTMLParser(html).css_first(f"[id='{anchor}']") if anchor else None
    while found is not None and found.tag not in ("h1", "h2", "h3", "h4"):
        found = found.parent
    return found.text(strip=True) if found is not None else ""


@pytest.fixture(scope="module")
def port(years: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    with nginx(years / "site", tmp_path_factory.mktemp("nginx")) as number:
        yield number


@pytest.fixture(scope="module")
def host(years: Path) -> Iterator[str]:
    """A plain static host; its address."""
    yield from serve(years / "site")


def test_nginx_leads_each_former_address_to_its_text(years: Path, port: int) -> None:
    for where, (page, wanted) in reaches(years).items():
        parts = urlsplit(f"/{where}")
        path, steps = parts.path, 0
        while True:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
            connection.request("GET", path)
            response = connection.getresponse()
            body = response.read().decode("utf-8")
            connection.close()
            if response.status != 301:
                break
            path, steps = response.headers["Location"], steps + 1
        assert (response.status, path, steps <= 1) == (200, f"/{page}", True), where
        assert heading(body, parts.fragment) == wanted, where


def test_without_javascript_one_click_leads_to_each_text(years: Path, host: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for where, (target, wanted) in reaches(years).items():
        page.goto(urljoin(host, where))
        part = page.locator("li:has(:target)")
        if part.count():
            part.get_by_role("link").click()
        elif page.locator("main > h1 > a").count():
            page.locator("main > h1 > a").click()
        page.wait_for_url(lambda url, target=target: urlsplit(url).path == f"/{target}")
        if wanted:
            there = page.locator(":target").locator("xpath=ancestor-or-self::*[self::h2 or self::h3]")
            assert there.inner_text() == wanted, where
    context.close()


def test_a_browser_finds_each_text_on_a_plain_host(years: Path, host: str, browser: Browser) -> None:
    page = browser.new_page()
    for where, (target, wanted) in reaches(years).items():
        page.goto(urljoin(host, where))
        page.wait_for_url(lambda url, target=target: urlsplit(url).path == f"/{target}")
        page.wait_for_load_state()
        assert urlsplit(page.url).fragment == urlsplit(where).fragment, "it goes along"
        if wanted:
            there = page.locator(":target")
            assert there.locator("xpath=ancestor-or-self::*[self::h2 or self::h3]").inner_text() == wanted, (
                where
            )
            assert there.locator("xpath=..").is_visible()
    page.close()


def test_an_end_of_a_guide_that_is_gone_leads_to_its_answer(years: Path, host: str, browser: Browser) -> None:
    center = read(years)
    where = address(center, center.pages["en", "reset/new"])
    page = browser.new_page()
    page.goto(f"{host}en/password/#which.67641")
    page.wait_for_url(f"{host}{where}")
    page.close()


def test_without_javascript_a_link_to_the_other_page_is_shown(
    years: Path, host: str, browser: Browser
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{host}en/password/")
    moved = page.locator(".moved").first
    assert not moved.is_visible()
    page.goto(f"{host}en/password/#which.67641")
    assert page.locator(".moved:target").is_visible()
    page.locator(".moved:target a").click()
    assert page.url == urljoin(host, address(read(years), read(years).pages["en", "reset/new"]))
    page.goto(f"{host}en/password/#which")
    assert page.get_by_role("heading", name="Which one?").is_visible()
    assert not page.get_by_role("heading", name="When did you ask?").is_visible()
    context.close()


# -- in a repository -----------------------------------------------------------------------------------


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return published_repository(tmp_path)


def rename(repository: Repository, old: str, new: str) -> None:
    """Give a heading of reset/not-arrived another id in all languages, by hand."""
    for code in WORDS:
        replace(repository.root, f"docs/{code}/reset/not-arrived.md", f"{{#{old}}}", f"{{#{new}}}")


def test_an_id_that_was_never_recorded_is_known_by_the_history(repository: Repository) -> None:
    for code in WORDS:
        page = repository.root / f"docs/{code}/reset/not-arrived.md"
        page.write_text(f"{page.read_text('utf-8')}\n## Alma {{#alma}}\n\nAlma.\n", "utf-8")
    repository.commit("A heading that nobody records")
    for code in WORDS:
        replace(repository.root, f"docs/{code}/reset/not-arrived.md", "{#alma}", "{#birs}")
    found = [line for line in repository.problems() if " anchor: #alma" in line]
    assert [line.partition(":")[0] for line in found] == [
        "docs/en/reset/not-arrived.md",
        "docs/hu/reset/not-arrived.md",
    ]
    assert "`helpcenter move reset/not-arrived#alma reset/not-arrived#birs`" in found[0]
    repository.run("fix", "--yes")
    assert repository.problems() == []
    assert read(repository.root).ids["88279"].former_anchors["hu"] == {"alma": "#birs"}


def test_what_a_page_has_while_its_id_is_lost_is_its_id_s_for_ever(repository: Repository) -> None:
    [entry] = [one for one in read(repository.root).permalinks if one.answer == "documents/where"]
    (repository.root / entry.place.path).unlink()
    repository.commit("the id is lost")
    for code in ("hu", "en", "de"):
        with (repository.root / f"docs/{code}/documents/where.md").open("a", encoding="utf-8") as stream:
            stream.write("\n## Zebra {#zebra}\n\nZebra.\n")
    repository.commit("a heading")
    repository.git("revert", "--no-edit", "HEAD")
    repository.run("move", "documents", "letters")
    repository.commit("and the page has another name when the id comes back")
    found = [line for line in repository.problems() if "#zebra of letters/where was published" in line]
    assert len(found) == 3, repository.problems()


def test_what_was_never_on_the_default_branch_is_free(repository: Repository) -> None:
    repository.git("checkout", "-B", "change")
    rename(repository, "why", "reason")
    repository.run("fix", "--yes")
    repository.commit("Rename")
    rename(repository, "reason", "cause")
    repository.run("fix", "--yes")
    assert repository.problems() == []
    center = read(repository.root)
    there = leads(center, center.ids, "88279", "hu", "why")
    assert there and there.anchor == "cause"


def test_a_renaming_that_is_reverted_keeps_both_ids(repository: Repository) -> None:
    repository.run("move", "reset/not-arrived#why", "reset/not-arrived#reason")
    repository.commit("Rename")
    repository.git("revert", "--no-edit", "HEAD")
    assert any(" anchor: #reason" in line for line in repository.problems())
    repository.run("publish")
    assert repository.problems() == []
    assert read(repository.root).ids["88279"].former_anchors["en"] == {"reason": "#why"}


def test_a_deleted_text_leads_to_the_top_of_its_page(repository: Repository) -> None:
    for code in ("hu", "en", "de"):
        page = repository.root / f"docs/{code}/documents/where.md"
        page.write_text(re.sub(r"## .*\n(?:.*\n)*", "", page.read_text("utf-8")), "utf-8")
    assert sum(" anchor: #print" in line for line in repository.problems()) == 3
    said = repository.run("fix", "--yes")
    assert "old links to #print lead to the top of the page" in said
    assert repository.problems() == []


def test_a_text_that_went_to_another_page_is_found_there(repository: Repository) -> None:
    for code in WORDS:
        page, to = (
            repository.root / f"docs/{code}/{name}.md" for name in ("documents/where", "reset/not-arrived")
        )
        section = re.search(r"^## .*\n(?:.*\n)*", page.read_text("utf-8"), re.MULTILINE)
        assert section
        page.write_text(page.read_text("utf-8").replace(section[0], ""), "utf-8")
        to.write_text(f"{to.read_text('utf-8')}\n{section[0]}", "utf-8")
    german = repository.root / "docs/de/documents/where.md"
    german.write_text(re.sub(r"## .*\n(?:.*\n)*", "", german.read_text("utf-8")), "utf-8")
    (problem, *_) = [line for line in repository.problems() if "docs/en/documents/where.md" in line]
    assert (
        "if it is on reset/not-arrived now: `helpcenter move documents/where#print reset/not-arrived#print`"
        in problem
    )


def test_a_shallow_clone_builds_the_same_bytes(repository: Repository, tmp_path: Path) -> None:
    replace(repository.root, "docs/en/reset/request.md", "reviewed: 2026-11-22", "reviewed: 2026-11-23")
    repository.commit("Review")
    shallow = repository.clone(tmp_path / "shallow", "--depth", "1")
    sites = []
    for one in (repository, shallow):
        one.run("build", "--no-compress", CI="")
        site = one.root / "site"
        sites.append(
            {file.relative_to(site): file.read_bytes() for file in site.rglob("*") if file.is_file()}
        )
    assert sites[0] == sites[1]


# -- pages that come back, and a language that ends --------------------------------------------------------


def test_a_retired_page_comes_back_with_its_id_its_addresses_and_its_place(repository: Repository) -> None:
    before = read(repository.root)
    repository.run("retire", "88279", "--to", "reset/request")
    repository.commit("Retire")
    said = repository.run("restore", "88279")
    assert "permalinks/88279.yml: its addresses lead to reset/not-arrived again" in said
    assert repository.problems() == []
    after = read(repository.root)
    assert after.ids["88279"].addresses == before.ids["88279"].addresses
    assert after.ids["88279"].anchors == before.ids["88279"].anchors
    for code in WORDS:
        path = f"docs/{code}/reset/not-arrived.md"
        assert after.paths[path].text == before.paths[path].text
        topic = after.pages[code, "reset"]
        assert "not-arrived" in [name for name, _ in topic.listed("answers")]
    again = helpcenter(repository.root, "restore", "88279")
    assert (again.returncode, again.stderr) == (1, "helpcenter restore: 88279 (reset/not-arrived) is there\n")


def test_a_page_that_was_deleted_comes_back_before_and_after_the_commit(repository: Repository) -> None:
    for commit in (False, True):
        for code in WORDS:
            (repository.root / f"docs/{code}/reset/not-arrived.md").unlink()
        if commit:
            repository.commit("Delete")
        repository.run("restore", "reset/not-arrived")
        assert repository.problems() == []
        repository.git("checkout", "--", ".")


@pytest.mark.parametrize(
    ("which", "said"),
    [("88270", "no page had the id 88270"), ("reset/request", "reset/request (reset/request) is there")],
)
def test_what_cannot_come_back_is_one_clear_line(repository: Repository, which: str, said: str) -> None:
    done = helpcenter(repository.root, "restore", which)
    assert (done.returncode, done.stderr) == (1, f"helpcenter restore: {said}\n")


def test_a_new_answer_has_its_id_at_once_and_its_address_is_free_until_it_is_published(
    repository: Repository,
) -> None:
    repository.git("checkout", "-B", "change")
    repository.write_answer("reset", "locked", "apple")
    entry = read(repository.root).registered["reset/locked"]
    replace(repository.root, "docs/en/reset/locked.md", "slug: locked", "slug: blocked")
    assert repository.problems() == [], "nobody has the address yet"
    repository.run("publish")
    now = read(repository.root).ids[entry.id]
    assert (now.addresses["en"], now.former) == ("en/password/blocked/", {})
    repository.commit("Answer")
    repository.git("checkout", "main")
    repository.git("merge", "change")
    replace(repository.root, "docs/en/reset/locked.md", "slug: blocked", "slug: shut")
    assert ["now lives at" in line for line in repository.problems()] == [True]


def test_a_new_answer_that_is_given_up_leaves_nothing_behind(repository: Repository) -> None:
    repository.run("new", "reset/locked")
    name = read(repository.root).registered["reset/locked"].id
    repository.git("checkout", "--", ".")
    for code in ("hu", "en", "de"):
        (repository.root / f"docs/{code}/reset/locked.md").unlink()
    (problem,) = repository.problems()
    assert problem == (
        f"permalinks/{name}.yml:1:1 permalink: there is no page reset/locked, and {name} was never published "
        f"— delete permalinks/{name}.yml; `helpcenter publish` does it, too"
    )
    repository.run("publish")
    assert not (repository.root / f"permalinks/{name}.yml").exists()


def test_a_page_that_never_had_an_id_is_not_forgotten(repository: Repository) -> None:
    repository.write_answer("reset", "locked", "apple")
    entry = read(repository.root).registered["reset/locked"]
    (repository.root / entry.place.path).unlink()
    repository.commit("By hand")
    assert repository.problems() == []
    repository.git("revert", "--no-edit", "HEAD")
    assert repository.problems() == [
        f"permalinks:1:1 permalink: /{where} was the address of reset/locked, and would die "
        "— `helpcenter publish` lets it lead to reset; or put the page back"
        for where in sorted(entry.addresses.values())
    ]
    repository.run("publish")
    assert repository.problems() == []


def test_a_heading_of_a_page_without_an_id_goes_with_its_address(repository: Repository) -> None:
    repository.write_answer("reset", "locked", "apple")
    entry = read(repository.root).registered["reset/locked"]
    (repository.root / entry.place.path).unlink()
    pages = [*repository.root.glob("docs/*/reset/locked.md")]
    for page in pages:
        text = page.read_text("utf-8").rstrip()
        page.write_text(f"{text}\n\n## Zebra {{#zebra}}\n\nZebra.\n", "utf-8")
    repository.commit("A new answer by hand")
    assert repository.problems() == []
    for page in pages:
        page.write_text(page.read_text("utf-8").partition("\n## Zebra")[0], "utf-8")
    repository.commit("Without its heading")
    repository.run("move", "reset/locked", "reset/shut")
    repository.commit("Move")
    lost = "#zebra of reset/shut was published, and links to it would find nothing"
    assert [lost in line for line in repository.problems()] == [True] * len(pages)
    repository.git("reset", "--hard", "HEAD~1")
    for page in pages:
        repository.git("mv", str(page), str(page.with_name("shut.md")))
    for page in repository.root.glob("docs/*/reset/index.md"):
        page.write_text(page.read_text("utf-8").replace("locked", "shut"), "utf-8")
    repository.commit("Rename by hand")
    assert [lost in line for line in repository.problems()] == [True] * len(pages)
    repository.run("move", "reset/shut#zebra", "reset/shut")
    assert repository.problems() == []
    repository.run("publish")
    assert repository.problems() == []
    repository.commit("Publish")
    assert repository.problems() == []


def test_an_address_that_nobody_recorded_is_not_given_to_another_page(repository: Repository) -> None:
    replace(repository.root, "docs/en/reset/not-arrived.md", "slug: not-arrived", "slug: locked")
    repository.commit("Change the slug by hand")
    repository.git("revert", "--no-edit", "HEAD")
    repository.write_answer("reset", "locked", "apple")
    replace(repository.root, "docs/en/reset/locked.md", "slug: locked-2", "slug: locked")
    assert repository.problems() == [
        "docs/en/reset/locked.md:7:1 permalink: the address /en/password/locked/ leads to 88279 for ever "
        "— change slug: old letters and links still mean 88279 by it"
    ]


def test_an_id_that_was_given_to_another_page_and_came_back_has_none_of_its_headings(
    repository: Repository,
) -> None:
    replace(repository.root, "permalinks/88279.yml", "reset/not-arrived", "documents/where")
    assert any("88279 is the id of reset/not-arrived for ever" in line for line in repository.problems())
    repository.commit("Give the id away")
    repository.git("revert", "--no-edit", "HEAD")
    assert repository.problems() == []


def test_a_heading_of_the_home_page_that_is_gone_is_named(repository: Repository) -> None:
    pages = [repository.root / f"docs/{code}/index.md" for code in ("de", "en", "hu")]
    for page in pages:
        page.write_text(f"{page.read_text('utf-8')}\n## Alma {{#alma}}\n\nAlma.\n", "utf-8")
    repository.commit("A heading on the home page")
    assert repository.problems() == []
    for page in pages:
        page.write_text(page.read_text("utf-8").replace("{#alma}", "{#birs}"), "utf-8")
    found = repository.problems()
    assert [line.partition(":1:1 anchor: #alma of the home page")[0] for line in found] == [
        f"docs/{code}/index.md" for code in ("de", "en", "hu")
    ]
    assert "write a line {: #alma } below the paragraph" in found[0]
    for page in pages:
        page.write_text(f"{page.read_text('utf-8')}{{: #alma }}\n", "utf-8")
    assert repository.problems() == []
    repository.run("end", "de")
    assert repository.problems() == []


def test_the_search_page_has_its_first_address_for_ever(repository: Repository) -> None:
    words = repository.root / "docs/hu/language.yml"
    words.write_text(f"{words.read_text('utf-8').rstrip()}\nsearch_address: keres\n", "utf-8")
    lost = (
        "docs/hu/language.yml:7:1 permalink: the search page was published at /kereses/, and links to it would die "
        "— write search_address: kereses again"
    )
    assert repository.problems() == [lost]
    repository.commit("Another address, in spite of it")
    assert repository.problems() == [lost]
    words.write_text(words.read_text("utf-8").replace(": keres\n", ": kereses\n"), "utf-8")
    assert repository.problems() == []


def test_another_default_language_keeps_the_addresses_of_both(repository: Repository) -> None:
    settings = repository.root / "mkdocs.yml"
    text = settings.read_text("utf-8").replace("          default: true\n", "")
    english = "        - locale: en\n          name: English\n          build: true\n"
    first = english.replace("          build", "          default: true\n          build")
    settings.write_text(
        text.replace(english, "").replace("        - locale: hu\n", f"{first}        - locale: hu\n"), "utf-8"
    )
    repository.run("publish")
    assert repository.problems() == []
    center = read(repository.root)
    led = {item.source: address(center, item.page) for item in redirects(center)}
    assert led["en"] == led["en/search"] == led["en/support"] == ""
    assert led["en/a/88279"] == led["en/password/not-arrived"] == led["a/88279"] == "password/not-arrived/"
    assert led["kereses"] == "hu/"
    assert led["jelszo/nem-erkezett-meg"] == led["hu/a/88279"] == "hu/jelszo/nem-erkezett-meg/"


def test_what_was_published_before_a_merge_in_the_other_direction_is_known(repository: Repository) -> None:
    repository.git("checkout", "-b", "texts")
    repository.write_answer("documents", "birs", "pear")
    repository.commit("Another answer")
    repository.run("move", "documents/birs", "documents/eper")
    repository.commit("Move it before it is published")
    repository.git("checkout", "main")
    repository.write_answer("reset", "alma", "apple")
    repository.commit("An answer that is published")
    repository.git("checkout", "texts")
    repository.git("merge", "--no-edit", "--strategy", "ours", "main")  # it drops what was published
    repository.git("checkout", "main")
    repository.git("merge", "--ff-only", "texts")
    assert any("(reset/alma) was published, and would die" in line for line in repository.problems())
    repository.run("publish")
    assert repository.problems() == []
    assert any(entry.was == "reset/alma" for entry in read(repository.root).permalinks)


@pytest.mark.parametrize("folder", ["center", "deep/center"])
def test_a_help_center_whose_folder_is_renamed_has_lost_nothing(tmp_path: Path, folder: str) -> None:
    before = published_repository(tmp_path, inside="help")
    (before.top / folder).parent.mkdir(exist_ok=True)
    before.git("mv", "help", folder)
    repository = Repository(before.top, before.top / folder)
    assert repository.problems() == []
    (repository.root / "permalinks/76904.yml").unlink()
    lost = (
        "permalinks/76904.yml:1:1 permalink: the id 76904 (documents) was published, and would die "
        "— `helpcenter publish` puts it back"
    )
    assert repository.problems() == [lost]
    repository.commit("Rename the folder, and lose an id")
    assert repository.problems() == [lost]
    repository.run("publish")
    assert repository.problems() == []


def test_a_link_to_a_retired_answer_names_the_one_that_replaced_it(repository: Repository) -> None:
    repository.run("retire", "reset/not-arrived", "--to", "documents/where")
    replace(repository.root, "docs/en/reset/request.md", "If it", "[If](not-arrived.md#why) it")
    (problem,) = [line for line in repository.problems() if " link-target: " in line]
    assert problem.endswith("there is no answer reset/not-arrived — did you mean ../documents/where.md?")


def test_a_link_to_a_former_heading_names_the_present_one(repository: Repository) -> None:
    repository.run("move", "reset/not-arrived#why", "reset/not-arrived#reason")
    replace(repository.root, "docs/en/reset/request.md", "#reason", "#why")
    (problem,) = repository.problems()
    assert problem.endswith("reset/not-arrived has no heading with the id why — write not-arrived.md#reason")


def test_a_language_that_was_taken_out_by_hand_is_one_problem(repository: Repository) -> None:
    settings = repository.root / "mkdocs.yml"
    text = settings.read_text("utf-8")
    german = re.search(r"^ +- locale: de\n(?: +(?!- ).*\n)*", text, re.MULTILINE)
    assert german
    settings.write_text(text.replace(german[0], ""), "utf-8")
    shutil.rmtree(repository.root / "docs/de")
    (problem,) = [line for line in repository.problems() if " permalink: " in line]
    assert "pages were published in de, which is no language any more: their addresses would die" in problem
    assert problem.endswith("list it again; or let them lead to hu: `helpcenter end de`")
    repository.run("end", "de")
    assert repository.problems() == []
    for which, said in (
        ("de", "de has ended already"),
        ("hu", "hu is the default language"),
        ("fr", "no language fr"),
    ):
        done = helpcenter(repository.root, "end", which)
        assert done.returncode == 1 and said in done.stderr


def test_what_the_ledger_forgot_of_a_heading_is_put_back(repository: Repository) -> None:
    repository.run("move", "reset/not-arrived#why", "reset/not-arrived#reason")
    repository.commit("Rename")
    file = repository.root / "permalinks/88279.yml"
    file.write_text(
        re.sub(r"^former_anchors:\n(?: .*\n)*", "", file.read_text("utf-8"), flags=re.MULTILINE), "utf-8"
    )
    assert repository.problems() == [
        "permalinks/88279.yml:1:1 anchor: permalinks/88279.yml does not say any more where #why of reset/not-arrived "
        "is — `helpcenter publish` puts it back"
    ]
    repository.run("publish")
    assert repository.problems() == []
    assert read(repository.root).ids["88279"].former_anchors["hu"] == {"why": "#reason"}
