"""Comments: what a text is without them, that places stay those of the file, and that no reader meets one."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpcenter.model.urls import address
from helpcenter.pdf import source_html
from helpcenter.read import help_center, text_file
from helpcenter.read.markdown.comments import without_comments
from rendered import render, scan
from support import copy_center, helpcenter

WITHOUT = {
    "in a word": ("jel<!-- x -->szó", "jelszó"),
    "in a sentence": ("a <!-- x --> b", "a b"),
    "at the beginning of a line": ("<!-- x -->     b", "b"),
    "at the end of a line, where two spaces would break it": ("a  <!-- x -->\nb", "a \nb"),
    "before two spaces that break the line": ("a <!-- x -->  \nb", "a  \nb"),
    "over several lines of a sentence": ("a <!-- x\n\ny\n--> b", "a b"),
    "two in a line": ("a<!-- x -->b<!-- y --> <!-- z -->c", "abc"),
    "a whole text": ("<!-- x -->\n", ""),
    "between paragraphs": ("a\n\n<!-- x -->\n\nb", "a\n\nb"),
    "between two lines: it separates": ("a\n<!-- x -->\nb", "a\n\nb"),
    "between a heading and its text": ("## a\n<!-- x -->\nb", "## a\n\nb"),
    "between a sentence and a list": ("a\n<!-- x -->\n- b", "a\n\n- b"),
    "between the items of a list": ("- a\n  b\n<!-- x\ny -->\n<!-- z -->\n- c", "- a\n  b\n- c"),
    "between steps": ("1. a\n<!-- 2. b -->\n3. c", "1. a\n3. c"),
    "between lists": ("- a\n\n<!-- x -->\n\n- b", "- a\n\n- b"),
    "in an item": ("- a\n\n    <!-- x -->\n\n    b", "- a\n\n    b"),
    "an empty item": ("- <!-- x -->\n- b", "- \n- b"),
    "between the rows of a table": ("| a |\n|---|\n<!-- | b | -->\n| c |", "| a |\n|---|\n| c |"),
    "in a cell": ("| a <!-- x --> | b |", "| a | b |"),
    "in a box": ("!!! note\n    <!-- x -->\n    b", "!!! note\n\n    b"),
    "in a quote": ("> a\n> <!-- x -->\n> b", "> a\n> \n> b"),
    "before attributes": ("a\n<!-- x -->\n{: .b }", "a\n{: .b }"),
    "after a heading": ("## a {#b} <!-- x -->", "## a {#b} "),
    "around an include": ('<!--\n--8<-- "a.md"\n-->\nb', "b"),
    "two hyphens in it": ("a <!-- b -- c --- d ---> e", "a e"),
    "nothing in it": ("a <!----> e", "a e"),
    "ticks in it": ("<!-- don't use ` -->\n`a <!-- b -->`", "`a <!-- b -->`"),
    "a fence in it": ("<!--\n```\n-->\n\n```\n<!-- a -->\n```", "```\n<!-- a -->\n```"),
    "before a fence in its line": ("<!-- x -->```\n<!-- a -->\n```", "```\n<!-- a -->\n```"),
    "after a fence": ("```\n<!-- a -->\n```\n<!-- b -->", "```\n<!-- a -->\n```\n"),
    "in no fence: it is never closed": ("```\n<!-- a -->\nb", "```\n\nb"),
    "after inline code": ("`a <!-- ` b --> `<!-- c -->` <!-- d -->e", "`a <!-- ` b --> `<!-- c -->` e"),
    "after a tick alone": ("a ` b\n\n<!-- c -->\n\nd ` e", "a ` b\n\nd ` e"),
    "after an escaped tick": (r"\` <!-- a --> `b", r"\` `b"),
    "in indented code": ("a\n\n    <!-- b\n    c --> d\n\ne", "a\n\n    <!-- b\n    c --> d\n\ne"),
    "in code in an item": ("- a\n\n        <!-- b -->", "- a\n\n        <!-- b -->"),
    "below a list that a comment separates": (
        "- a\n\n    <!-- x -->\n    - b\n\n        <!-- y -->\n\n        c\n\n    <!-- z -->",
        "- a\n\n    - b\n\n        c\n\n",
    ),
    "an empty one of browsers": ("a <!--> b <!---> c", "a b c"),
    "never closed": ("a <!-- b", "a b"),
}


@pytest.mark.parametrize(("text", "without"), WITHOUT.values(), ids=WITHOUT)
def test_a_text_without_its_comments(text: str, without: str) -> None:
    assert without_comments(text, render()).text == without


def test_a_text_with_lines_of_windows_and_tabs(tmp_path: Path) -> None:
    file = tmp_path / "docs/hu/snippets/a.md"
    file.parent.mkdir(parents=True)
    file.write_bytes(b"- a\r\n\t<!-- x\r\n\ty -->\tb [c](d.md)\r\n- <b\r\n")
    text, _ = text_file.text_of(tmp_path, "docs/hu/snippets/a.md")
    found = scan(text, "docs/hu/snippets/a.md")
    assert found.text == "- a\n    b [c](d.md)\n- <b\n"
    assert [str(link.place) for link in found.links] == ["docs/hu/snippets/a.md:3:10"]
    assert [str(stray.place) for stray in found.strays] == ["docs/hu/snippets/a.md:4:3"]


PARTS = [
    "<!-- x -->",
    "<!--\ny\n-->",
    "\n",
    "\n\n",
    " ",
    "    ",
    "- ",
    "| ",
    "`",
    "```",
    "\n```\n",
    "a",
    "b<",
    "> ",
]


@settings(max_examples=500, derandomize=True, deadline=None)
@given(st.lists(st.sampled_from(PARTS), max_size=20).map("".join))
def test_every_character_knows_where_it_stood(text: str) -> None:
    bare = without_comments(text, render())
    assert [text[bare.origin(at)] for at in range(len(bare.text))] == list(bare.text)
    removed = [at for at in range(len(text)) if at not in {bare.origin(at) for at in range(len(bare.text))}]
    assert "a" not in {text[at] for at in removed}, "text is lost"


def test_places_are_those_of_the_file() -> None:
    lines = ["<!-- a", "b -->", "## c <!-- d --> e", "<!-- f -->", "[g](h.md) <!-- i", "--> [j](k.md)"]
    found = scan("\n".join([*lines, "", "!!! note", "<!-- l -->", "    m"]), "p")
    assert [(heading.place.line, heading.place.column, heading.text) for heading in found.headings] == [
        (3, 1, "c e")
    ]
    assert [(link.place.line, link.place.column) for link in found.links] == [(5, 1), (6, 5)]
    assert [(part.place.line, part.empty) for part in found.parts] == [(8, False)]
    words = next(passage for passage in found.passages if passage.text == "c e")
    assert (words.where(2).line, words.where(2).column) == (3, 17)


SECRET = "belső-jegyzet"
NOTES = f"""\
<!-- {SECRET} -->
1. Nyisd meg <!-- {SECRET} --> a <!--
{SECRET} --> lapot.
<!-- 2. {SECRET} -->

    <!-- {SECRET}

    {SECRET} -->

    !!! note "Cím <!-- {SECRET} -->"
        <!-- {SECRET} -->
        Doboz.

| a | b <!-- {SECRET} --> |
|---|---|
<!-- | {SECRET} | c | -->
| d | e |
"""


@pytest.fixture(scope="module")
def center(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The smallest help center, with notes in pages, in a snippet and in a snippet of a snippet, and tags in words."""
    root = copy_center(tmp_path_factory.mktemp("notes") / "center", templates=True)
    for code in ("hu", "en", "de"):
        snippets = root / "docs" / code / "snippets"
        (snippets / "inner.md").write_text(NOTES, "utf-8")
        with (snippets / "sign-in.md").open("a", encoding="utf-8") as file:
            file.write(f'\n<!-- {SECRET} -->\n\n!!! note\n\n    --8<-- "inner.md"\n')
        with (root / "docs" / code / "documents/where.md").open("a", encoding="utf-8") as file:
            file.write(f"\n{NOTES}\n`<!-- code {code} -->`\n")
    return root


def test_no_comment_is_published_in_any_form(center: Path) -> None:
    done = helpcenter(center, "build", "--no-compress")
    assert done.returncode == 0, done.stdout + done.stderr
    files = [
        file
        for file in (center / "site").rglob("*")
        if file.suffix in (".html", ".json", ".csv", ".xml", ".txt")
    ]
    assert len(files) > 30
    for file in files:
        text = file.read_text("utf-8")
        assert SECRET not in text and "jegyzet" not in text, file
        assert file.suffix != ".html" or "<!--" not in text, file
    found = help_center.read(center)
    where = address(found, found.pages["hu", "documents/where"])
    page = (center / "site" / where / "index.html").read_text("utf-8")
    assert "<code>&lt;!-- code hu --&gt;</code>" in page, "code is the author's text"
    assert "Nyisd meg a lapot." in page


def test_no_comment_comes_into_a_document(center: Path) -> None:
    found = help_center.read(center)
    text = "<html><body><!-- answer: reset/request --><!-- answer: documents/where --></body></html>"
    made = source_html.html(found, next(item for item in found.downloads if item.language == "hu"), text)
    assert "Nyisd meg a lapot." in made and "Doboz." in made
    assert SECRET not in made and "<!--" not in made


def test_the_site_and_documents_get_the_same_text(center: Path) -> None:
    found = help_center.read(center)
    page = found.page("hu", "reset/request")
    assert page and "    1. Nyisd meg a lapot." in page.shown.text
    assert "8<" not in page.shown.text


def test_html_in_titles_and_summaries_is_text(center: Path, tmp_path: Path) -> None:
    root = Path(shutil.copytree(center, tmp_path / "center"))
    for code in ("hu", "en", "de"):
        file = root / "docs" / code / "documents/where.md"
        lines = file.read_text("utf-8").split("\n")
        changed = [
            f"{line} <b onclick=x>"
            if line.startswith("  - ")
            else f"{line} & <" * line.startswith(("title:", "summary:")) or line
            for line in lines
        ]
        file.write_text("\n".join(changed), "utf-8")
    done = helpcenter(root, "build", "--no-compress")
    assert done.returncode == 0, done.stdout + done.stderr
    for file in (root / "site").rglob("*.html"):
        assert "<b onclick" not in file.read_text("utf-8"), file
        assert " & <" not in file.read_text("utf-8"), file


@pytest.mark.slow
def test_what_another_hook_makes_of_a_text_is_not_published(center: Path, tmp_path: Path) -> None:
    """A page shows what was judged, and nothing that came into its Markdown later."""
    root = Path(shutil.copytree(center, tmp_path / "center"))
    assert helpcenter(root, "build", "--no-compress").returncode == 0
    last = {file: file.read_bytes() for file in (root / "site").rglob("*") if file.is_file()}
    (root / "other.py").write_text(
        "def on_page_markdown(markdown, **kwargs):\n    return markdown + '\\n<script>alert(1)</script>\\n'\n"
    )
    original = (root / "mkdocs.yml").read_text("utf-8")
    changed = original.replace("  - hooks/events.py\n", "  - hooks/events.py\n  - other.py\n")
    assert changed != original
    (root / "mkdocs.yml").write_text(changed)
    done = helpcenter(root, "build", "--no-compress")
    assert done.returncode == 0, done.stdout + done.stderr
    now = {file: file.read_bytes() for file in (root / "site").rglob("*") if file.is_file()}
    assert now == last
