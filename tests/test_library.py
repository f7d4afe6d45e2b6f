"""A library's help center in English, Arabic, Japanese and Greek: checked, built and searched like any other."""

from __future__ import annotations

import json
import re
import shutil
from collections import Counter
from pathlib import Path

import pytest

import relevance
from helpcenter.edit.beginning import Beginning
from helpcenter.edit.starting_center import begin
from helpcenter.model.downloadable import Download
from helpcenter.model.isolates import BEGIN, END
from helpcenter.model.problem import Place
from helpcenter.pdf import source_html
from helpcenter.read import help_center
from helpcenter.search import loaded_index
from helpcenter.site.html_text import plain_text
from support import ROOT, helpcenter
from test_builders import files, mkdocs
from test_init import TODAY

QUERIES = ROOT / "tests/search/library.tsv"
LANGUAGES = ("en", "ar", "ja", "el")
NUMBER = "+36 1 555 0123"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the library, built by the command, which checks it first; not to be changed."""
    root = tmp_path_factory.mktemp("library") / "center"
    shutil.copytree(ROOT / "tests/library", root, ignore=shutil.ignore_patterns(".cache"))
    done = helpcenter(root, "build", "--no-compress")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "no problem" in done.stdout
    return root / "site"


def index(library: Path, code: str) -> str:
    """The index file of a language."""
    return next((library / "assets").glob(f"search-{code}.*.json")).read_text("utf-8")


def test_of_twenty_queries_that_were_written_before_nineteen_find_their_answer(library: Path) -> None:
    searches = {code: loaded_index.load(index(library, code)) for code in LANGUAGES}
    found: Counter[str] = Counter()
    for query in relevance.queries(QUERIES):
        search = searches[query.language]
        groups, answers = search.ask(query.text)
        shown = answers[:3] if search.fit(groups, answers).name != "none" else []
        found[query.language] += any(search.documents[one.number]["key"] in query.accepted for one in shown)
    assert all(len(search.documents) >= 12 for search in searches.values())
    assert all(found[code] >= 19 for code in LANGUAGES), found


def test_numbers_and_addresses_keep_their_order_wherever_arabic_readers_see_them(library: Path) -> None:
    isolated = f'<bdi dir="ltr">{NUMBER}</bdi>'
    lost = (library / "ar/library-card/lost-card/index.html").read_text("utf-8")
    assert lost.startswith('<!DOCTYPE html>\n<html lang="ar" dir="rtl">')
    assert {
        page.read_text("utf-8").partition("\n<head>")[0] for page in (library / "ar/a").glob("*/index.html")
    } == {'<!DOCTYPE html>\n<html lang="ar" dir="rtl">'}
    assert f'<a href="tel:+3615550123">{isolated}</a>' in lost
    assert '<bdi dir="ltr">help@<wbr>library.example</bdi>' in lost
    for page in ("ar", "ar/library-card", "ar/contact/telephone", "ar/contact/e-mail", "ar/search"):
        seen = re.sub(
            r"<(script|style|title)\b.*?</\1>", "", (library / page / "index.html").read_text(), flags=re.S
        )
        bare = re.sub(rf'<bdi dir="ltr">.*?</bdi>|{BEGIN}.*?{END}|<[^>]*>', "", seen)
        assert "+36" not in bare, page
        assert "@" not in bare, page
    answers = json.loads((library / "answers.ar.json").read_text("utf-8"))["answers"]
    reply = next(one for one in answers if one["key"] == "card/lost")
    assert reply["reply_html"].startswith('<div dir="rtl" lang="ar">')
    assert isolated in reply["reply_html"]
    assert "bdi" not in plain_text(reply["reply_html"], "")
    for text in (index(library, "ar"), (library / "changes.ar.atom").read_text("utf-8")):
        assert f"{BEGIN}{NUMBER}{END}" in text
    desk = json.loads((library / "support/desk.json").read_text("utf-8"))["entries"]
    texts = next(entry for entry in desk if entry["key"] == "card/lost")["texts"]
    assert f"{BEGIN}{NUMBER}{END}" in texts["ar"]["shown"]["short"]
    assert NUMBER in texts["ar"]["short"]
    assert "shown" not in texts["en"]


def test_pages_from_left_to_right_have_nothing_of_it(library: Path) -> None:
    for page in ("", "ja/", "el/"):
        html = (library / f"{page}contact/telephone/index.html").read_text("utf-8")
        assert 'dir="ltr">' in html.partition("<head>")[0]
        assert not re.search(f"<bdi|{BEGIN}", html)


@pytest.mark.slow
def test_languages_with_a_country_or_a_script_are_built_by_both(tmp_path: Path) -> None:
    root = tmp_path / "center"
    codes = ("pt-BR", "zh-Hant", "ar")
    begin(root, Beginning("Library", codes, "https://x.example/", NUMBER, "help@x.example", "desk"), TODAY)
    shutil.rmtree(root / "hooks")
    (root / "hooks").symlink_to(ROOT / "hooks")
    done = mkdocs(root)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert helpcenter(root, "build", "--site-dir", "other").returncode == 0
    assert files(root / "site") == files(root / "other")
    assert "zh-Hant/contact/index.html" in files(root / "site")
    assert b'<html lang="pt-BR" dir="ltr">' in files(root / "site")["index.html"]


def test_a_pdf_that_is_made_here_isolates_numbers_too() -> None:
    center = help_center.read(ROOT / "tests/library")
    source = '<html lang="{code}"><body><!-- answer: card/lost --></body></html>'
    for code, isolated in (("ar", True), ("en", False)):
        download = Download(0, Place("downloads/downloads.yml"), "leaflet", code)
        made = source_html.html(center, download, source.format(code=code))
        assert NUMBER in made
        assert (f'<bdi dir="ltr">{NUMBER}</bdi>' in made) == isolated
