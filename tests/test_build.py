"""The built site, made by the real command: addresses, languages, alternates, and what happens on a mistake."""

from __future__ import annotations

import base64
import filecmp
import gzip
import hashlib
import re
import shutil
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import ClassVar
from xml.etree import ElementTree

import brotli
import pytest

from helpcenter.model.translations import is_answer
from helpcenter.model.urls import address
from helpcenter.read.help_center import read
from helpcenter.site import template_faults
from helpcenter.site.compressed import ONE_PACKET, TEXT
from helpcenter.site.jinja_templates import templates
from support import ROOT, copy_center, copy_project, helpcenter, own_code

SITE = "https://sugo.example/"


class Head(HTMLParser):
    """What a page says of itself."""

    keep: ClassVar[set[str]] = {"html", "link", "meta", "title"}

    def __init__(self, html: str) -> None:
        super().__init__()
        self.language = ""
        self.canonical: str | None = None
        self.alternates: dict[str, str] = {}
        self.robots = ""
        self.links: list[tuple[str, str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        own = {name: value or "" for name, value in attrs}
        if tag == "html":
            self.language = own.get("lang", "")
        elif tag == "link" and own.get("rel") == "canonical":
            self.canonical = own["href"]
        elif tag == "link" and own.get("rel") == "alternate":
            self.alternates[own["hreflang"]] = own["href"]
        elif tag == "meta" and own.get("name") == "robots":
            self.robots = own["content"]
        elif tag == "a" and "hreflang" in own:
            self.links.append((own["hreflang"], own["href"]))


def pages(site: Path) -> dict[str, Head]:
    """Every answer, topic and home page of the site by its address."""
    center = read(ROOT)
    found = {}
    for page in center.pages.values():
        where = address(center, page)
        found[where] = Head((site / where / "index.html").read_text("utf-8"))
    return found


def test_every_page_is_there_at_its_address(site: Path) -> None:
    found = pages(site)
    assert len(found) == len(read(ROOT).pages) > 50
    assert "jelszo-valtoztatas/uj-jelszo/" in found
    assert "en/reset/request/" in found
    assert all(where.startswith("en/") == (head.language == "en") for where, head in found.items())
    assert {head.language for head in found.values()} == {"hu", "en"}


def test_alternates_are_absolute_mutual_and_have_a_default(site: Path) -> None:
    found = pages(site)
    by_absolute = {SITE + where: head for where, head in found.items()}
    for where, head in found.items():
        assert head.canonical == SITE + where
        assert head.robots == ""
        assert set(head.alternates) == {"hu", "en", "x-default"}
        assert head.alternates["x-default"] == head.alternates["hu"]
        assert head.alternates[head.language] == SITE + where
        for code in ("hu", "en"):
            twin = by_absolute[head.alternates[code]]
            assert twin.language == code
            assert twin.alternates == head.alternates


def test_the_language_menu_leads_to_the_twin(site: Path) -> None:
    for where, head in pages(site).items():
        menu = [(code, href) for code, href in head.links if code != head.language]
        assert menu
        for code, href in menu:
            target = (site / where / href).resolve().relative_to(site.resolve()).as_posix()
            absolute = SITE + ("" if target == "." else f"{target}/")
            assert absolute == head.alternates[code], where


def test_the_sitemap_lists_every_page_with_its_twins(site: Path) -> None:
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    tree = ElementTree.parse(site / "sitemap.xml")
    listed = {}
    for url in tree.findall("s:url", names):
        twins = {link.get("hreflang"): link.get("href") for link in url.findall("x:link", names)}
        listed[url.findtext("s:loc", namespaces=names)] = twins
    assert listed == {SITE + where: head.alternates for where, head in pages(site).items()}
    assert not (site / "en/sitemap.xml").exists()


@pytest.mark.parametrize(
    ("file", "language", "home"), [("404.html", "hu", "/"), ("en/404.html", "en", "/en/")]
)
def test_one_page_for_what_is_not_found_in_each_language(
    site: Path, file: str, language: str, home: str
) -> None:
    html = (site / file).read_text("utf-8")
    head = Head(html)
    assert head.language == language
    assert head.robots == "noindex"
    assert head.canonical is None
    assert f'href="{home}"' in html
    addresses = re.findall(r'(?:href|src|action)="([^"]*)"', html)
    assert all(re.match(r"/|https?:|mailto:|tel:|#", where) for where in addresses)


def test_nothing_of_the_theme_or_of_the_sources_is_published(site: Path) -> None:
    names = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    assert not [name for name in names if re.search(r"bundle|workers/|lunr/|search_index|material", name)]
    assert not [name for name in names if re.search(r"DECISIONS|snippets|language\.yml", name)]
    center = read(ROOT)
    answers = {f"{address(center, page)}index.md" for page in center.pages.values() if is_answer(page)}
    assert {name for name in names if name.endswith(".md")} == answers, "an answer as Markdown, nothing else"
    scripts = {name for name in names if name.endswith((".js", ".css"))}
    assert all(re.fullmatch(r"assets/[\w-]+\.[0-9a-f]{10}\.(js|css)", name) for name in scripts)


def test_no_page_names_another_host_or_asks_for_a_password(site: Path) -> None:
    for page in site.rglob("*.html"):
        html = page.read_text("utf-8")
        loaded = re.findall(
            r'<(?:script|img|iframe|source|video|link rel="(?:stylesheet|icon|preload))[^>]*(?:src|href)="([^"]*)"',
            html,
        )
        assert not [where for where in loaded if re.match(r"https?:|//", where)], page
        assert 'type="password"' not in html
        assert not re.search(r"<style|<[^>]*\s(?:style|on[a-z]+)=", html), page


def test_pages_load_at_once_what_their_script_imports_and_nothing_else(site: Path) -> None:
    """A module that is loaded beforehand and imported by none is weight for nothing."""
    pages = [page.read_text("utf-8") for page in site.rglob("*.html")]
    loading = [html for html in pages if 'rel="modulepreload"' in html]
    assert len(loading) > 60
    for html in loading:
        script = re.search(r'<script type="module" src="[^"]*?(help\.\w+\.js)"', html)
        beforehand = re.findall(r'rel="modulepreload" href="[^"]*?([\w-]+\.\w+\.js)"', html)
        assert script
        source = (site / "assets" / script[1]).read_text("utf-8")
        assert beforehand == re.findall(r'\bimport(?:\{[^}]*\}from)?"\./([^"]+)"', source)


def test_every_page_carries_its_policy_before_anything_else(site: Path) -> None:
    """Strict: no unsafe-…, no host, and of the scripts inside pages only those whose hash it names."""
    policies = set()
    for page in site.rglob("*.html"):
        html = page.read_text("utf-8")
        said = re.search(
            r'<head>\n<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="([^"]*)">',
            html,
        )
        assert said, page
        policy = unescape(said[1])
        policies.add(policy)
        for script in re.findall(r"<script>(.*?)</script>", html, re.DOTALL):
            digest = base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")
            assert f"'sha256-{digest}'" in policy, page
        others = set(re.findall(r"<script([^>]+)>", html))
        assert all(re.search(r'type="application/ld\+json"|\ssrc="', script) for script in others), page
    assert len(policies) == 1
    policy = policies.pop()
    assert policy.startswith("default-src 'none'; ")
    assert not re.search(r"unsafe|https?:|data:|\*", policy)


def test_files_are_compressed_where_that_helps(site: Path) -> None:
    for file in site.rglob("*"):
        if not file.is_file() or file.suffix in (".br", ".gz"):
            continue
        content = file.read_bytes()
        forms = {ending: file.with_name(file.name + ending) for ending in (".br", ".gz")}
        if file.suffix in TEXT and len(content) > ONE_PACKET:
            assert brotli.decompress(forms[".br"].read_bytes()) == content
            assert gzip.decompress(forms[".gz"].read_bytes()) == content
            assert forms[".br"].stat().st_size < forms[".gz"].stat().st_size < len(content) * 0.6
        else:
            assert not any(form.exists() for form in forms.values()), file


def test_a_host_that_compresses_itself_needs_none_of_it(project: Path, tmp_path: Path) -> None:
    done = helpcenter(project, "build", "--no-compress", "--site-dir", str(tmp_path / "plain"))
    assert done.returncode == 0, done.stderr
    plain = {file.relative_to(tmp_path / "plain") for file in (tmp_path / "plain").rglob("*")}
    all_files = {file.relative_to(project / "site") for file in (project / "site").rglob("*")}
    assert plain == {file for file in all_files if file.suffix not in (".br", ".gz")}


def identical(one: Path, other: Path) -> None:
    """Assert that two folders hold the same files with the same bytes."""
    names = sorted(path.relative_to(one) for path in one.rglob("*") if path.is_file())
    assert names == sorted(path.relative_to(other) for path in other.rglob("*") if path.is_file())
    _, differing, failed = filecmp.cmpfiles(one, other, names, shallow=False)
    assert (differing, failed) == ([], [])


def test_two_builds_are_the_same_bytes(project: Path, tmp_path: Path) -> None:
    again = copy_project(tmp_path)
    done = helpcenter(again, "build", PYTHONHASHSEED="42", TZ="Asia/Tokyo", LC_ALL="C")
    assert done.returncode == 0, done.stderr
    identical(project / "site", again / "site")


def test_properdocs_builds_the_same_site(project: Path, tmp_path: Path) -> None:
    other = copy_project(tmp_path)
    done = helpcenter(other, "build", "--builder", "properdocs")
    assert done.returncode == 0, done.stderr
    identical(project / "site", other / "site")


MISTAKES = {
    "docs/en/reset/request.md": (
        "(not-arrived.md)",
        "(not-arived.md)",
        "link-target: there is no answer reset/not-arived",
    ),
    "docs/hu/password/rules.md": ("slug: ", "sulg: ", "front-matter: there is no key “sulg”"),
    "docs/hu/reset/index.md": (
        "  - request\n",
        "",
        "topic-order: docs/hu/reset/index.md does not list request",
    ),
    "docs/en/language.yml": (
        "  reviewed:",
        "  reviewde:",
        "language-file: there is no key “words.reviewde”",
    ),
}


@pytest.mark.parametrize("path", MISTAKES)
def test_a_mistake_is_told_and_the_last_site_stays(project: Path, tmp_path: Path, path: str) -> None:
    import shutil

    broken = copy_project(tmp_path)
    shutil.copytree(project / "site", broken / "site")
    old, new, expected = MISTAKES[path]
    text = (broken / path).read_text("utf-8")
    assert old in text
    (broken / path).write_text(text.replace(old, new, 1), "utf-8")
    checked = helpcenter(broken, "check")
    assert checked.returncode == 1
    assert expected in checked.stdout
    assert "Traceback" not in checked.stdout + checked.stderr
    built = helpcenter(broken, "build")
    assert built.returncode == 1
    assert built.stdout == checked.stdout
    identical(project / "site", broken / "site")


def test_mkdocs_alone_stops_before_it_touches_the_site(project: Path, tmp_path: Path) -> None:
    import shutil
    import subprocess
    import sys

    broken = copy_project(tmp_path)
    shutil.copytree(project / "site", broken / "site")
    page = broken / "docs/en/reset/request.md"
    page.write_text(page.read_text("utf-8").replace("(not-arrived.md)", "(nowhere.md)"), "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build"], cwd=broken, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "link-target: there is no answer reset/nowhere" in done.stderr
    assert "Traceback" not in done.stderr
    identical(project / "site", broken / "site")


def test_a_third_language_is_a_folder_and_an_entry(tmp_path: Path) -> None:
    """The smallest help center, in three languages of which one is not complete, with the real templates."""
    root = copy_center(tmp_path / "center")
    done = helpcenter(root, "build")
    assert done.returncode == 0, done.stdout + done.stderr
    site = root / "site"
    center = read(root)
    for page in center.pages.values():
        head = Head((site / address(center, page) / "index.html").read_text("utf-8"))
        assert head.language == page.language
        twins = {language.code for language in center.languages if center.page(language.code, page.key)}
        assert set(head.alternates) == twins | {"x-default"}
    lacking = [page for page in center.pages_in("hu") if not center.page("de", page.key)]
    assert lacking
    for page in lacking:
        html = (site / address(center, page) / "index.html").read_text("utf-8")
        where = dict(Head(html).links)["de"]
        target = (site / address(center, page) / where).resolve()
        assert (target / "index.html").is_file()
        assert target.is_relative_to((site / "de").resolve())


def test_a_template_that_is_deleted_while_the_preview_reads_is_none(tmp_path: Path) -> None:
    root = Path(shutil.copytree(ROOT / "tests/center", tmp_path / "center"))
    (root / "overrides/mine.html").write_text("", "utf-8")
    center = read(root)
    (root / "overrides/mine.html").unlink()
    assert list(template_faults.broken(center, templates(root))) == []


def test_a_template_that_cannot_be_read_is_one_line(tmp_path: Path) -> None:
    root = copy_project(tmp_path)
    template = own_code(root) / "helpcenter/theme/help/partials/footer.html"
    template.write_text(template.read_text("utf-8") + "{% if %}\n", "utf-8")
    line = len(template.read_text("utf-8").splitlines())
    done = helpcenter(root, "build")
    assert done.returncode == 1
    assert "Traceback" not in done.stdout + done.stderr
    place = f"hooks/helpcenter/theme/help/partials/footer.html:{line}:1"
    assert f"{place} template: the template cannot be read: " in done.stdout
    assert not (root / "site").exists()
