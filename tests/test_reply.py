"""Answers as replies: the HTML that is pasted into an e-mail, and the same as plain text."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpcenter.read.help_center import read
from helpcenter.site.reply import Reply, reply
from support import ROOT, copy_project

SITE = "https://sugo.example/"

CONSTRUCTS = {
    "text with [a link](where.md)": (
        '<p>text with <a href="https://sugo.example/en/a/{where}">a link</a></p>',
        "text with a link (https://sugo.example/en/a/{where})",
    ),
    "[a heading there](where.md#the-heading)\n\n## The heading {{#the-heading}}": None,
    "## Two words {{#two}}\n\nSee [above](#two).": (
        "<p><strong>Two words</strong></p>\n<p>See above.</p>",
        "Two words\n\nSee above.",
    ),
    '!!! warning "Take care"\n    Not there.': (
        "<blockquote>\n<p><strong>Take care</strong></p>\n<p>Not there.</p>\n</blockquote>",
        "  Take care\n\n  Not there.",
    ),
    '=== "Telephone"\n    Call.\n\n=== "Letter"\n    Write.': (
        "<p><strong>Telephone</strong></p>\n<p>Call.</p>\n\n<p><strong>Letter</strong></p>\n<p>Write.</p>",
        "Telephone\n\nCall.\n\nLetter\n\nWrite.",
    ),
    '??? note "More"\n    Closed on the page.': (
        "<blockquote>\n<p><strong>More</strong></p>\n<p>Closed on the page.</p>\n</blockquote>",
        "  More\n\n  Closed on the page.",
    ),
    "| A |\n| - |\n| b |\n\n/// caption\nThe *whole* list\n///": (
        "<p><strong>\nThe <em>whole</em> list\n</strong></p>",
        "The whole list",
    ),
    "1. one\n2. two\n\n    - inner": None,
}


def written(root: Path, text: str) -> Reply:
    page = root / "docs/en/documents/not-found.md"
    head = page.read_text("utf-8").split("\n---\n", 1)[0]
    page.write_text(f"{head}\n---\n\n{text}\n", "utf-8")
    center = read(root)
    return reply(center, center.language("en"), SITE, center.pages["en", "documents/not-found"])


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_project(tmp_path_factory.mktemp("reply"))


@pytest.mark.parametrize("text", [text for text, expected in CONSTRUCTS.items() if expected])
def test_a_construct_of_a_page_in_a_mail(project: Path, text: str) -> None:
    html, plain = CONSTRUCTS[text] or ("", "")
    where = read(ROOT).registered["documents/where"].id
    found = written(project, text.format())
    assert html.format(where=where) in found.html
    assert plain.format(where=where) in found.text


def test_nothing_of_the_page_itself_is_left_in_a_mail(project: Path) -> None:
    found = written(project, "\n\n".join(text.format() for text in CONSTRUCTS))
    for sign in ("class=", " id=", "<div", "<svg", "<input", "<details", 'href="#', 'href=".', "<h2"):
        assert sign not in found.html
    assert "\n2. two\n   - inner" in found.text


def test_a_link_to_a_heading_of_another_answer_keeps_the_heading(project: Path) -> None:
    where = read(ROOT).registered["documents/where"].id
    found = written(project, "[a heading there](where.md#the-heading)")
    assert f'<a href="https://sugo.example/en/a/{where}#the-heading">' in found.html
