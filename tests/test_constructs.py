"""Every construct of Markdown that Material documents: read without a problem, said in the reader's language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape
from pathlib import Path

import pytest

from construct_center import ANSWER, CODES, TITLES, center_of_constructs
from helpcenter.model.center import HelpCenter
from helpcenter.pdf.chapters import Book
from helpcenter.read import help_center
from helpcenter.read.markdown.rendering import renderer
from helpcenter.rules.shared.audit import audit
from helpcenter.site import answers_feed
from helpcenter.site.page_body import page_body
from helpcenter.site.site_files import page_html
from helpcenter.site.site_parts import Site
from support import ROOT, copy_center

ADDRESS = "https://help.example/"
TABS = ("Alma", "Körte", "Szilva", "Meggy", "Barack", "Szőlő", "Dió", "Málna")
ENGLISH = (
    "note abstract summary info tip success question warning failure danger bug example quote important caution hint"
    " figure table back jump copy code done todo up menu tab annotation footnote"
)
"""Words that libraries write by themselves."""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return center_of_constructs(tmp_path_factory.mktemp("constructs") / "center")


@pytest.fixture(scope="module")
def center(root: Path) -> HelpCenter:
    return help_center.read(root)


@pytest.fixture(scope="module")
def pages(root: Path, center: HelpCenter) -> Mapping[str, str]:
    """The page with all constructs in each language."""
    site = Site(center, root, ADDRESS)
    found = {code: center.page(code, ANSWER) for code in CODES}
    return {code: page_html(site, page) for code, page in found.items() if page}


@pytest.fixture(scope="module")
def record(center: HelpCenter) -> answers_feed.Record:
    """The Hungarian answer as other systems get it."""
    page = center.page("hu", ANSWER)
    assert page
    return answers_feed.record(center, center.language("hu"), ADDRESS, page)


def test_no_rule_blames_any_of_them(root: Path, center: HelpCenter) -> None:
    assert [str(problem) for problem in audit(center)] == []


def test_no_library_speaks_english_to_hungarians(pages: Mapping[str, str]) -> None:
    """Neither in texts nor in attributes that are read out; names of files and code are as their writer wrote them."""
    text = re.sub(r'<div class="[^"]*highlight.*?</pre>', "", prose(pages["hu"]), flags=re.DOTALL)
    said = " ".join(
        [re.sub(r"<[^>]+>", " ", text), *re.findall(r'\b(?:title|aria-label|alt)="([^"]*)"', text)]
    )
    words = {word.lower() for word in re.findall(r"[^\W\d_]+", unescape(said))}
    assert words & set(ENGLISH.split()) == set()
    for expected in (
        "Megjegyzés",
        "1. ábra",
        "Vissza a szöveghez (1. jegyzet)",
        "Kész",
        "Fel",
        "Kód másolása",
    ):
        assert expected in unescape(prose(pages["hu"])), expected


def test_titles_of_boxes_may_be_in_mkdocs_yml_as_i18n_knows_them(pages: Mapping[str, str]) -> None:
    titles = re.findall(r'<p class="admonition-title">([^<]*)</p>', pages["ar"])
    assert {TITLES[kind] for kind in ("note", "abstract", "bug", "caution")} <= set(titles)
    assert not re.search("[a-z]", "".join(titles))


def test_tabs_are_the_same_whichever_form_the_settings_ask_for(root: Path) -> None:
    settings = help_center.read_yaml(root, "mkdocs.yml", lenient_tags=True)
    text = '=== "One"\n\n    a\n\n    === "Inner"\n\n        b\n\n=== "Two"\n\n    c'
    listed = settings.data["markdown_extensions"]
    known = {
        next(iter(item)) if isinstance(item, dict) else item: number for number, item in enumerate(listed)
    }
    made = []
    for alternate in (True, False):
        listed[known["pymdownx.tabbed"]] = {"pymdownx.tabbed": {"alternate_style": alternate}}
        made.append(renderer(settings)(text))
    assert made[0] == made[1]
    assert (
        re.findall(r"<label[^>]*>|<div class=\"tabbed-block\">", made[0])[1] == '<div class="tabbed-block">'
    )


def test_only_pages_that_have_constructs_load_their_styles(
    root: Path, center: HelpCenter, pages: Mapping[str, str]
) -> None:
    plain = center.page("hu", "reset/request")
    assert plain
    assert "constructs." not in page_html(Site(center, root, ADDRESS), plain)
    assert all("assets/constructs." in html for html in pages.values())


def test_a_reply_has_all_tabs_headed_and_nothing_to_press(record: answers_feed.Record) -> None:
    lines = record["reply"].split("\n")
    assert [line for line in lines if line in TABS[1:6]] == list(TABS[1:6])
    assert lines[lines.index("Málna") + 2] == "A málna szövege."
    assert record["reply"].count("Gyakran ismételt kérdések") == 1
    assert "H₂O, a terület x²" in record["reply"]
    assert "- ☑ Elvégzett feladat\n- ☐ Nyitott feladat" in record["reply"]
    notes = record["reply"].index("1. A jegyzet szövege.")
    assert record["reply"].index("Szöveg jegyzettel[1], és még eggyel[2].") < notes
    assert "Levél sötét oldalon" not in record["reply"]
    assert not re.search(r"<(?:svg|input|label|button|span class)|tabindex|↩", record["reply_html"])
    assert record["reply_html"].count("(Gyakran ismételt kérdések)") == 1


def test_the_markdown_of_an_answer_says_the_same(record: answers_feed.Record) -> None:
    text = record[answers_feed.MARKDOWN]
    assert "**Málna**\n\nA málna szövege." in text
    assert "H<sub>2</sub>O, a terület x<sup>2</sup>" in text
    assert "GYIK (Gyakran ismételt kérdések) rövid, a GYIK jó" in text
    assert "> **Figyelem**" not in text and "> **Vigyázz a levélre**" in text
    assert not re.search(r"<svg|<input|<label|<button", text)


def test_a_document_has_them_open_too(center: HelpCenter) -> None:
    page = center.page("hu", ANSWER)
    assert page
    chapter = Book(center, frozenset([ANSWER]), "manual", "", "").chapter(page, 2)
    assert "<p><strong>Málna</strong></p>" in chapter and "A málna szövege." in chapter
    assert "☑ Elvégzett feladat" in chapter
    assert not re.search(r"<(?:svg|input|label|details|summary)\b", chapter)
    assert "jegyzettel<sup" in chapter and "[1]</sup>" in chapter and "(1)!" not in chapter
    ids = re.findall(r' id="([^"]+)"', chapter)
    assert len(ids) == len(set(ids)) and all(name.startswith("reset-looks") for name in ids)


def test_the_search_finds_the_words_of_hidden_tabs_and_none_of_the_markup(center: HelpCenter) -> None:
    page = center.page("hu", ANSWER)
    assert page
    words = " ".join(passage.text for passage in page.shown.passages)
    assert all(f"{word}" in words for word in TABS)
    assert "A csukott doboz szövege." in words
    assert not re.search(r"svg|tabbed|material-|:tada:|M21 7", words)


def test_what_is_copied_is_the_code_alone(pages: Mapping[str, str]) -> None:
    blocks = re.findall(r'<div class="[^"]*\bhighlight\b[^"]*">.*?</div>', pages["hu"], re.DOTALL)
    assert len(blocks) == 2
    assert all('<button class="copy-code" type="button" hidden' in block for block in blocks)
    assert all('data-manual="Másold ki ezt a kódot:"' in block for block in blocks)
    assert "data-linenos" in blocks[0] and '<span class="hll">' in blocks[0]
    assert '<span class="annotation">(1)</span>' in blocks[1]


def test_pictures_keep_their_side_and_shape(center: HelpCenter) -> None:
    page = center.page("en", ANSWER)
    assert page
    pictures = re.findall(r"<img[^>]*>", page_body(center, page))
    assert 'data-align="left"' in pictures[0] and 'width="90"' in pictures[0] and 'height="60"' in pictures[0]
    assert not any(" align=" in picture for picture in pictures)
    assert all('loading="lazy"' in picture for picture in pictures)


@pytest.mark.parametrize("guide", ["en", "hu"])
def test_what_the_guide_shows_has_no_problem(tmp_path: Path, guide: str) -> None:
    text = (ROOT / f"guide/{guide}.md").read_text("utf-8")
    block = re.search(r"^````md\n(.*?)^````$", text, re.MULTILINE | re.DOTALL)
    assert block
    own = copy_center(tmp_path / "center")
    for code in ("hu", "en"):
        page = own / f"docs/{code}/reset/not-arrived.md"
        page.write_text(f"{page.read_text('utf-8')}\n{block[1]}\n## Here {{#here}}\n\nText.\n", "utf-8")
    found = [str(problem) for problem in audit(help_center.read(own))]
    assert [problem for problem in found if "wrong-language" not in problem] == []


def prose(html: str) -> str:
    """The text of a page's writer, as it is on the page."""
    return html.partition('<div class="prose">')[2].partition('<dl class="facts">')[0]


def extensions(file: Path) -> Iterator[str]:
    """The Markdown extensions of a mkdocs.yml, as they are written."""
    block = file.read_text("utf-8").partition("\nmarkdown_extensions:\n")[2].partition("\n\n")[0]
    yield from block.split("\n")


def test_a_new_help_center_can_use_them_too() -> None:
    own = list(extensions(ROOT / "mkdocs.yml"))
    assert "  - pymdownx.mark" in own
    assert list(extensions(ROOT / "hooks/helpcenter/starter/common/mkdocs.yml")) == own
