"""What is passed over because a text cannot hold it is what would not be found: the quick way finds the same."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from functools import cache
from itertools import chain

import pytest
from markdown import Markdown
from markdown.extensions.toc import TocTreeprocessor
from markdown.treeprocessors import InlineProcessor

import marks
from helpcenter.facts.hints import HintedWords
from helpcenter.facts.reading import lexicons
from helpcenter.facts.recognising import known, recognised
from helpcenter.facts.unspaced import _OTHER, COUNTING, IS_FAR
from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Document
from helpcenter.model.seen import seen
from helpcenter.read.help_center import read
from helpcenter.read.markdown.plainly_alike import plainly_alike
from helpcenter.read.markdown.quick_blocks import NAME, QuickBlocks
from helpcenter.read.markdown.quick_contents import QuickContents
from helpcenter.read.markdown.quick_inline import QuickInline
from helpcenter.read.markdown.rendering import renderer
from helpcenter.read.markdown.shapes import differences, on_github, on_site
from helpcenter.read.markdown.source_text import MarkdownSource
from support import ROOT


@cache
def center() -> HelpCenter:
    """The real help center."""
    return read(ROOT)


def rendered(text: str, settings: Document) -> str:
    """The rendering of a text, or the kind of exception that it causes."""
    try:
        return renderer(settings)(text)
    except Exception as error:  # whatever a broken text causes
        return repr(error)


@pytest.mark.parametrize(
    "listed", [marks.EXTENSIONS, ["attr_list", "footnotes", marks.EXTENSIONS[-1]]], ids=len
)
def test_inline_patterns_that_are_passed_over_would_find_nothing(
    listed: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = marks.settings(listed)
    texts = [*chain(marks.texts(14, 250), (page.body for page in center().pages.values()))]
    quick = [rendered(text, settings) for text in texts]
    slow = InlineProcessor._InlineProcessor__handleInline  # type: ignore[attr-defined]
    monkeypatch.setattr(QuickInline, "_InlineProcessor__handleInline", slow)
    assert quick == [rendered(text, settings) for text in texts]


SIMPLE = [
    "Egy bekezdés, *dőlt* és **vastag** meg [hely](a.md).",
    "Több\nsorban, [hely](a.md)\n2026 óta.",
    "[Hely](a.md) elöl.",
    "**Vastag** elöl.",
    "„Idézet” elöl, `kód` benne.",
    "24-kor és 15 nap.",
    "## Cím {#cim}",
    "### Cím ###",
    "# (Cím)",
    "- egy\n- **kettő**\n- [három](b.md)",
    "* egy",
    "1. egy\n2. kettő",
    "1. egy\n1. kettő\n7. hét",
    '!!! note "Cím"\n    Szöveg.',
    "!!! tip\n    Szöveg,\n    tovább.\n\n    Még egy.",
    '!!! warning ""\n    Szöveg.',
]
"""Blocks of which most texts are."""

TWISTS = [
    *'-*+#>|:=~`<&\\!?[]()"_/.1 \n',
    *(
        "\n\n",
        "    ",
        "1. ",
        "- ",
        "> ",
        "```",
        "!!! note",
        "[x] ",
        "[a]: b",
        "[^1]: ",
        ": ",
        "|-|",
        "---",
        "{.x}",
        "///",
    ),
    *(
        "***",
        "\n===",
        "<br>",
        "<div>",
        "\u00a0",
        "\u2003",
        "24. ",
        "(1) ",
        "a|b\n-|-",
        "*[a]: b",
        "## ",
        "?? ",
        "2) ",
    ),
]


def nearly_simple(seed: int, count: int) -> Iterator[str]:
    """Texts of simple blocks, most of them with something in one of them that may make another block of it."""
    chance = random.Random(seed)
    for _ in range(count):
        text = "\n\n".join(chance.choices(SIMPLE, k=chance.randint(1, 4)))
        for _ in range(chance.choice((0, 1, 1, 2))):
            at = chance.choice([match.end() for match in re.finditer(r"^|\n[ ]*|\b", text)])
            text = text[:at] + chance.choice(TWISTS) + text[at:]
        yield text


@pytest.mark.parametrize("listed", [marks.EXTENSIONS, [marks.EXTENSIONS[-1]]], ids=len)
def test_blocks_that_are_read_at_once_are_read_as_by_all_processors(
    listed: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = marks.settings(listed)
    pages = (page.body for page in center().pages.values())
    texts = [*chain(marks.texts(15, 250), nearly_simple(1, 500), pages)]
    quick = [rendered(text, settings) for text in texts]
    monkeypatch.setattr(QuickBlocks, "test", lambda *_: False)
    assert quick == [rendered(text, settings) for text in texts]


def test_a_table_of_contents_that_is_shown_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    toc = {"toc": {"permalink": True, "marker": "[TOC]"}}
    settings = marks.settings([toc, "attr_list", "md_in_html", marks.EXTENSIONS[-1]])
    blocks = [
        "## A *b* `c`",
        "### A b",
        "# X {#x}",
        "[TOC]",
        "- [TOC]",
        '<div markdown="1">\n[TOC]\n\n## Y\n</div>',
        "a",
    ]
    chance = random.Random(3)
    texts = ["\n\n".join(chance.choices(blocks, k=chance.randint(1, 5))) for _ in range(200)]
    quick = [rendered(text, settings) for text in texts]
    assert sum('<div class="toc">' in html for html in quick) > 50
    monkeypatch.setattr(QuickContents, "run", TocTreeprocessor.run)
    monkeypatch.setattr(QuickContents, "build_toc_div", TocTreeprocessor.build_toc_div)
    monkeypatch.setattr(QuickContents, "replace_marker", TocTreeprocessor.replace_marker)
    assert quick == [rendered(text, settings) for text in texts]


def test_blocks_are_read_at_once_only_where_no_foreign_processor_is() -> None:
    def known(*extensions: str) -> bool:
        return NAME in Markdown(extensions=[*extensions, str(marks.EXTENSIONS[-1])]).parser.blockprocessors

    assert known("admonition", "tables", "pymdownx.details")
    assert not known("pymdownx.blocks.caption")


def test_texts_that_are_plainly_alike_have_one_shape() -> None:
    settings = marks.settings(marks.EXTENSIONS)
    pages = (page.shown.text for page in center().pages.values())
    alike = 0
    for text in chain(nearly_simple(2, 1_500), marks.texts(16, 100), pages):
        bare = MarkdownSource(text, "a.md", renderer(settings)).text
        html = rendered(bare, settings)
        if plainly_alike(bare, html):
            alike += 1
            github, site = on_github(bare), on_site(html)
            assert github == site and not list(differences(github, site)), text
            assert all(shape.kind != "table" for shape in github.parts), text
    assert alike > 500


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Szöveg.", "<p>Szöveg.</p><p>Több.</p>"),
        ("## Cím", "<h3>Cím</h3>"),
        ("- egy\n- két", "<ul><li>egy</li></ul>"),
        ("- egy", "<ul><li><ul><li>egy</li></ul></li></ul>"),
        ("Szöveg.", '<p class="footnote">Szöveg.</p>'),
        ("Szöveg.", "Szöveg."),
        ("1. egy", '<ol start="2"><li>egy</li></ol>'),
    ],
)
def test_what_the_site_shows_otherwise_is_not_plainly_alike(text: str, html: str) -> None:
    assert not plainly_alike(text, html)


def test_the_quick_processor_is_the_one_that_reads(monkeypatch: pytest.MonkeyPatch) -> None:

    monkeypatch.setattr(QuickInline, "_InlineProcessor__handleInline", lambda *_: "read here")
    assert renderer(marks.settings([marks.EXTENSIONS[-1]]))("some *text*") == "<p>read here</p>"


def sentences() -> list[str]:
    """The passages of the real pages, and pieces of two of them put together, with all that facts are made of."""
    found = [passage.text for page in center().pages.values() for passage in page.shown.passages]
    torn = [
        one[: len(one) // 2] + other[len(other) // 3 :] for one, other in zip(found, found[7:], strict=False)
    ]
    odd = [
        "öt €",
        "five percent",
        "½ óra",
        "²",
        "24時間",
        "Kedden 8-kor",
        "XL",
        "“IV” at 5 %",
        "INFO (at) UNION (dot) HU",
    ]
    return [*found, *torn, *odd]


def test_recognisers_that_are_passed_over_would_find_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    given = lexicons(center())
    cases = [
        (text, lexicon, amounts)
        for text in map(seen, sentences())
        for lexicon in given.values()
        for amounts in (True, False)
    ]
    quick = [
        (recognised(text, lexicon, amounts=amounts), known(text, lexicon)) for text, lexicon, amounts in cases
    ]
    assert sum(bool(stated) for stated, _ in quick) > 500
    monkeypatch.setattr(HintedWords, "of", lambda words, text: -1)
    slow = [
        (recognised(text, lexicon, amounts=amounts), known(text, lexicon)) for text, lexicon, amounts in cases
    ]
    assert quick == slow


def test_what_is_put_apart_is_far_from_the_letters_of_most_texts() -> None:
    read_otherwise = [sign for code in range(0x80, 0x110000) if _OTHER.match(sign := chr(code))]
    assert len(read_otherwise) > 1000
    assert [sign for sign in read_otherwise if not IS_FAR.match(sign)] == []


def test_a_name_with_digits_is_looked_for_where_python_sees_one() -> None:
    signs = [chr(code) for code in range(0x110000)]
    assert [sign for sign in signs if sign.isdigit() != bool(COUNTING.search(sign))] == []
