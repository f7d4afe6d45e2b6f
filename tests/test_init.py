"""Help centers that `helpcenter init` begins: at once healthy, and another company's by data alone."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from helpcenter.edit.beginning import Beginning
from helpcenter.edit.starting_center import begin
from helpcenter.model import colors
from helpcenter.read import help_center
from helpcenter.report import site_trial
from helpcenter.rules.shared.audit import audit
from helpcenter.rules.shared.states import states
from support import ROOT, THEME, helpcenter

FIRST_SITE = re.compile(r"(?i)union|ügyfélport|ugyfelport|biztos[íi]t|insur|c8102e")
TODAY = date(2026, 11, 26)


def library(*languages: str, name: str = "City Library") -> Beginning:
    """The values with which a library's help center begins."""
    return Beginning(
        name, languages, "https://library.example/", "+36 1 555 0123", "help@library.example", "desk"
    )


def replace(root: Path, path: str, *changes: tuple[str, str]) -> None:
    text = (root / path).read_text("utf-8")
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    (root / path).write_text(text, "utf-8")


def build(root: Path) -> Path:
    done = helpcenter(root, "build", "--no-compress")
    assert done.returncode == 0, done.stdout + done.stderr
    return root / "site"


OPTIONS = (
    *("--name", "City Library", "--language", "en", "--language", "de"),
    *("--address", "https://library.example/", "--telephone", "+36 1 555 0123"),
    *("--email", "help@library.example"),
)


def test_a_new_help_center_is_healthy_at_once_and_nobody_needs_to_look_at_it(tmp_path: Path) -> None:
    done = helpcenter(tmp_path, "init", "library", *OPTIONS)
    assert done.returncode == 0, done.stderr
    root = tmp_path / "library"
    center = help_center.read(root)
    assert audit(center) == []
    assert states(center, TODAY).count == 0
    for code in ("en", "de"):
        topics = center.topics(code)
        assert [len(topic.listed("answers")) for topic in topics] == [3, 3]
    assert {page.key for page in center.pages.values() if page.key} == center.registered.keys()
    for needed in (
        "mkdocs.yml",
        "facts.yml",
        "hooks/events.py",
        "Makefile",
        "requirements.txt",
        ".gitignore",
        "overrides/README.md",
        ".github/workflows/help-center.yml",
        ".vscode/settings.json",
    ):
        assert (root / needed).is_file(), needed
    hook = (root / "hooks/events.py").read_text("utf-8")
    assert len(re.findall(r"^(?:from|import) ", hook, re.MULTILINE)) == 1
    for schema in re.findall(
        r'"(\.vscode/schemas/[^"]+)"', (root / ".vscode/settings.json").read_text("utf-8")
    ):
        assert json.loads((root / schema).read_text("utf-8"))


@pytest.mark.slow
def test_a_new_help_center_is_built_and_tried_and_says_nothing_of_the_first_site(tmp_path: Path) -> None:
    begin(tmp_path / "center", library("en", "de", "hu"), TODAY)
    done = helpcenter(tmp_path / "center", "test")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "links and search: no fault" in done.stdout
    site = build(tmp_path / "center")
    for file in (*site.rglob("*"), *(tmp_path / "center/docs").rglob("*"), tmp_path / "center/mkdocs.yml"):
        if file.is_file() and file.suffix in (
            ".html",
            ".css",
            ".md",
            ".yml",
            ".json",
            ".xml",
            ".csv",
            ".svg",
            ".webmanifest",
        ):
            assert FIRST_SITE.findall(file.read_text("utf-8")) == [], file


LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><path d="M4 4h32v32H4z"/></svg>\n'
LOOKS = (
    ('    name: "City Library"', "    name: {en: City Library, de: Stadtbibliothek, hu: Városi Könyvtár}"),
    ("    # logo: assets/logo.svg", "    logo: assets/logo.svg"),
    ("    # icon: assets/icon.svg", "    icon: assets/logo.svg"),
    ("    # colors:", '    colors: {brand: {light: "#5b2a86", dark: "#cfb0ec"}, button: "#5b2a86"}'),
    ('    #   brand: {light: "#0b57a8", dark: "#9bccff"}\n', ""),
    ("    # footer:", "    footer:"),
    (
        "    #   - {text: {en: Imprint, de: Impressum}, url: https://www.example.org/imprint}",
        '      - {text: {en: Imprint, de: Impressum, hu: Impresszum}, url: "https://library.example/imprint"}',
    ),
)
FACTS = (
    (
        "  # telephones:\n",
        "  telephones:\n"
        '    children: {number: "+36 1 555 0124", purpose: {en: Children, de: Kinder, hu: Gyerekek}}\n'
        '    renewals: {number: "+36 1 555 0125", purpose: {en: Renewals, de: Verlängerungen, hu: Hosszabbítás}}\n',
    ),
    (
        "  # hours:\n",
        '  places: ["1088 Budapest, Szabó Ervin tér 1.", "1111 Budapest, Etele út 55."]\n'
        '  hours:\n    - {days: mon-fri, from: "9:00", to: "18:00"}\n',
    ),
)


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a city library in three languages, made from the beginning by data alone."""
    root = tmp_path_factory.mktemp("city") / "center"
    begin(root, library("en", "de", "hu"), TODAY)
    (root / "docs/assets/logo.svg").write_text(LOGO, "utf-8")
    replace(root, "mkdocs.yml", *LOOKS)
    replace(root, "facts.yml", *FACTS)
    sentences = {
        "en": "We are at 1088 Budapest, Szabó Ervin tér 1. and at 1111 Budapest, Etele út 55.",
        "de": "Sie finden uns hier: 1088 Budapest, Szabó Ervin tér 1. und 1111 Budapest, Etele út 55.",
        "hu": "Itt vagyunk: 1088 Budapest, Szabó Ervin tér 1. és 1111 Budapest, Etele út 55.",
    }
    for code, sentence in sentences.items():
        with (root / f"docs/{code}/contact/email.md").open("a", encoding="utf-8") as page:
            page.write(f"\n{sentence}\n")
    assert helpcenter(root, "accept", "--all").returncode == 0
    assert helpcenter(root, "brand").returncode == 0
    assert audit(help_center.read(root)) == []
    build(root)
    return root


@pytest.mark.slow
def test_a_city_library_has_its_own_looks_in_each_language(city: Path) -> None:
    site = city / "site"
    for where, name, imprint in (
        ("", "City Library", "Imprint"),
        ("de/", "Stadtbibliothek", "Impressum"),
        ("hu/", "Városi Könyvtár", "Impresszum"),
    ):
        html = (site / where / "index.html").read_text("utf-8")
        assert f"<span>{name}</span>" in html
        assert f'<a href="https://library.example/imprint">{imprint}</a>' in html
        assert re.search(r'<img class="logo" src="[^"]*assets/logo\.\w+\.svg" alt="">', html)
        manifest = json.loads((site / where / "manifest.webmanifest").read_text("utf-8"))
        assert (manifest["name"], manifest["theme_color"]) == (name, "#5b2a86")
        picture = re.findall(r'property="og:image" content="https://library\.example/([^"]+)"', html)[0]
        assert "social-" in picture and Image.open(site / picture).size == (1200, 630)
    for size in (180, 512):
        icon = Image.open(next((site / "assets").glob(f"icon-{size}.*.png"))).convert("RGBA")
        middle, corner = icon.getpixel((size // 2, size // 2)), icon.getpixel((size // 40, size // 40))
        assert (icon.size, middle) == ((size, size), (0, 0, 0, 255)), "it is drawn from the SVG"
        assert corner == (255, 255, 255, 255 if size == 180 else 0), "iOS shows black where nothing is"
    style = next((site / "assets").glob("help.*.css")).read_text("utf-8")
    assert "--brand:light-dark(#5b2a86,#cfb0ec)" in style


def test_an_icon_that_cannot_be_drawn_is_named(tmp_path: Path) -> None:
    root = tmp_path / "center"
    begin(root, library("en"), TODAY)
    replace(root, "mkdocs.yml", ("    # icon: assets/icon.svg", "    icon: assets/icon.svg"))
    (root / "docs/assets/icon.svg").write_text("<p>no picture</p>", "utf-8")
    drawn = {file: file.read_bytes() for file in (root / "overrides/assets").iterdir()}
    done = helpcenter(root, "brand")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("docs/assets/icon.svg cannot be drawn: ") and "nothing was" in done.stderr
    assert {file: file.read_bytes() for file in (root / "overrides/assets").iterdir()} == drawn
    for size in ("1 100000", "100000 1"):
        svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size}"><path d="M0 0h9v9z"/></svg>'
        (root / "docs/assets/icon.svg").write_text(svg, "utf-8")
        assert helpcenter(root, "brand").returncode == 0, "however narrow it is, it is drawn in its square"


@pytest.mark.slow
def test_a_city_library_shows_its_telephones_and_hours_and_no_products(city: Path) -> None:
    html = (city / "site/contact/index.html").read_text("utf-8")
    answer = (city / "site/contact/telephone/index.html").read_text("utf-8")
    assert "Applies to" not in answer
    assert audit(help_center.read(city)) == []
    assert html.count("All the ways to reach us") <= 1


def bare(root: Path) -> None:
    """Take away all that is optional: the contact topic, icons, the picture, the looks."""
    replace(root, "mkdocs.yml", ("    contact: contact\n", ""))
    text = re.sub(r"\nextra:\n.*?\n\n", "\n", (root / "mkdocs.yml").read_text("utf-8"), flags=re.DOTALL)
    (root / "mkdocs.yml").write_text(text, "utf-8")
    for page in (root / "docs").rglob("*.md"):
        text = re.sub(r"^(icon|related): .*\n", "", page.read_text("utf-8"), flags=re.MULTILINE)
        page.write_text(re.sub(r"^!\[.*\n\n", "", text, flags=re.MULTILINE), "utf-8")


@pytest.mark.slow
def test_what_is_optional_can_be_left_out(tmp_path: Path) -> None:
    """Products, sites, post, password policy, deadlines, downloads, a second language, contact topic, icons."""
    root = tmp_path / "center"
    begin(root, library("hu", name="Kis súgó"), TODAY)
    bare(root)
    (root / "docs/hu/language.yml").unlink()
    (root / "docs/assets/from-file-to-page.svg").unlink()
    for picture in (root / "overrides/assets").iterdir():
        picture.unlink()
    assert audit(help_center.read(root)) == []
    html = (build(root) / "index.html").read_text("utf-8")
    assert "<span>Kis súgó</span>" in html
    assert 'class="languages"' not in html and "card__icon" not in html and "contact__more" not in html
    assert list(site_trial.link_faults(root / "site", "https://library.example/")) == []


def test_a_language_without_words_begins_in_english_and_is_healthy(tmp_path: Path) -> None:
    begin(tmp_path / "center", library("en", "fr"), TODAY)
    center = help_center.read(tmp_path / "center")
    assert audit(center) == []
    assert {item.path for item in states(center, TODAY).untranslated} == {"docs/fr/language.yml"}


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"--telephone": "06 1 555"}, "international, in groups"),
        ({"--email": "nobody"}, "cannot be “nobody”"),
        ({"--address": "library.example"}, "write it whole"),
        ({"--language": "English"}, "is no code of a language"),
        ({"--language": "ast"}, "is no code of a language"),
        ({"--name": " "}, "the name is one line"),
    ],
)
def test_what_cannot_be_is_refused_before_anything_is_written(
    tmp_path: Path, changed: dict[str, str], said: str
) -> None:
    given = {
        "--name": "A",
        "--language": "en",
        "--address": "https://a.example/",
        "--telephone": "+36 1 555 0123",
        "--email": "a@a.example",
    } | changed
    done = helpcenter(tmp_path, "init", "center", *(word for option in given.items() for word in option))
    assert done.returncode == 2 and said in done.stderr, done.stderr
    assert not (tmp_path / "center").exists()


def test_names_may_hold_what_yaml_and_markdown_use_for_marks(tmp_path: Path) -> None:
    begin(tmp_path / "center", library("en", name="Smith & Co: “Help” {now} #1 <b>"), TODAY)
    center = help_center.read(tmp_path / "center")
    assert center.default.document.words("words", "site_name") == "Smith & Co: “Help” {now} #1 <b>"
    assert audit(center) == []


def test_a_folder_in_use_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "center").mkdir()
    (tmp_path / "center/facts.yml").write_text("mine", "utf-8")
    done = helpcenter(tmp_path, "init", "center", *OPTIONS)
    assert done.returncode == 2 and "facts.yml already" in done.stderr
    assert [file.name for file in (tmp_path / "center").iterdir()] == ["facts.yml"]


def test_without_a_terminal_it_names_the_options_that_are_missing(tmp_path: Path) -> None:
    done = helpcenter(tmp_path, "init", "center", "--name", "A", "--language", "en")
    assert done.returncode == 2
    assert "add --address, --telephone, --email" in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="it needs a terminal")
def test_at_a_terminal_it_asks_until_the_answer_can_be(tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "helpcenter", "init", "center", "--email", "a@a.example"]
    answers = "Kis súgó\nhu\n\n12\n+36 1 555 0123\n".encode()
    os.write(ours, answers)
    done = subprocess.run(
        command,
        cwd=tmp_path,
        stdin=theirs,
        capture_output=True,
        timeout=300,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT / "hooks"), "PYTHONUTF8": "1"},
    )
    os.close(ours)
    os.close(theirs)
    assert done.returncode == 0, done.stderr
    assert b"international, in groups" in done.stdout
    center = help_center.read(tmp_path / "center")
    assert [language.code for language in center.languages] == ["hu"]
    assert center.facts.words("contacts", "telephone") == "+36 1 555 0123"


def test_the_library_s_own_colours_can_be_read(tmp_path: Path) -> None:
    found = colors.tokens((THEME / "assets/help.css").read_text("utf-8"))
    for scheme in (0, 1):
        for name in ("paper", "raised", "wash", "tint"):
            assert colors.contrast(found["brand"][scheme], found[name][scheme]) >= 4.5, name
        for name in ("fill", "fill-hover"):
            assert colors.contrast("#ffffff", found[name][scheme]) >= 4.5, name


def test_a_trial_finds_what_is_broken_on_a_site(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "index.html").write_text(
        '<html lang="en"><title>A</title><p id="x"><p id="x"><a href="a/#no">a</a><a href="b/">b</a>'
        '<script src="https://other.example/x.js"></script>',
        "utf-8",
    )
    (tmp_path / "a/index.html").write_text("<html><title> </title>", "utf-8")
    assert list(site_trial.link_faults(tmp_path, "https://a.example/")) == [
        "a/index.html: the page does not say its language",
        "a/index.html: the page has no title",
        "index.html: the id “x” is there 2 times",
        "index.html: links to a/#no, and there is no such place on the page",
        "index.html: links to b/, which is not there",
        "index.html: loads https://other.example/x.js from another host",
    ]


def test_a_new_topic_is_in_every_language_and_on_the_home_page(tmp_path: Path) -> None:
    root = tmp_path / "center"
    begin(root, library("en", "de"), TODAY)
    assert helpcenter(root, "new", "rooms").returncode == 0
    assert helpcenter(root, "new", "rooms/open").returncode == 0
    center = help_center.read(root)
    for code in ("en", "de"):
        assert [topic.key for topic in center.topics(code)] == ["contact", "begin", "rooms"]
        topic = center.pages[code, "rooms"]
        assert [name for name, _ in topic.listed("answers")] == ["open"]
    assert {"rooms", "rooms/open"} <= center.registered.keys()
    assert {problem.rule for problem in audit(center)} == {"front-matter"}
    again = helpcenter(root, "new", "rooms")
    assert again.returncode == 1 and "there is a topic rooms already" in again.stderr
