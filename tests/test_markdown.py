"""What is read of a text: examples, marks that change nothing, limits, and what is kept."""

from __future__ import annotations

import itertools
import os
import pickle
import random
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import marks
from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Document, Language, Page, Scan, Snippet
from helpcenter.read import help_center, page_reader, page_texts, shelf
from helpcenter.read.markdown import UnreadableTextError
from helpcenter.read.page_texts import read_texts
from rendered import scan
from support import ROOT
from timing import grows_slower

Texts = st.SearchStrategy[str]

# --- Documents made of what writers write ---------------------------------------------------------------

# § stands for a target of its own. References are named r0 … r3.

WORDS = [
    "alpha",
    "jelszó",
    "Ügyfélportál",
    "snake_case_word",
    "2",
    "it's",
    'a "word"',
    "x < y",
    "5 > 4",
    "&amp;",
]
LINKS = [
    "[text](§)",
    '[text](§ "a title")',
    "[text](§ 'a (title)')",
    "[text](<§>)",
    '[text](<§> "title")',
    "[*text*](§)",
    "[`code`](§)",
    "[`a]b`](§)",
    "[a [b] c](§)",
    r"[a\]b](§)",
    "[text](§#anchor)",
    "[text](§?a=1&amp;b=2)",
    "[text](§_a_b*c*)",
    "[text](§(a))",
    "[two words](\n§)",
    "[two\nlines](§)",
    "**[bold](§)**",
    "*see [text](§) there*",
    "([text](§))",
    "[text](§){ .button }",
    "![image](§)",
    '![image](§ "title")',
    "[![image](§)](§)",
    "![an [inner](NO) link](§)",
    "<https://example.org/§>",
    "<ftp://example.org/§>",
    "<a§@example.org>",
    "<mailto:b§@example.org>",
    '<a href="§">text</a>',
    "<a class=x href='§' title=\"a > b\">**text**</a>",
    '<img alt="" src="§">',
    '<img src="§"/>',
    "[text][r0]",
    "[text] [r1]",
    "[r2][]",
    "[R3]",
    "![image][r0]",
    "![r1]",
    "[text][nothing]",
    "[nothing]",
]
NOT_LINKS = [
    "`[code](NO)`",
    "`` `[code](NO)` ``",
    "`<a href='NO'>`",
    r"\\`[code](NO)`",
    "[text] (NO)",
    "before <!-- [text](NO) <a href='NO'> -->",
    "`code` and `` co`de ``",
    r"\`",
    "[ ] box",
    "[^1]",
    "[^none]",
    "<b>bold</b>",
    "*em* and __strong__",
]
# Not here, because no writer means what Python-Markdown makes of it: an entity after a comment or block tag in
# the same line (it moves to the next block), a list of attributes before a link that ends a heading.
UNOPENED = [r"\[text](NO)", "text](NO)", "text]"]
UNCLOSED = ["[text", "![text", r"[text\](NO)"]
# Never both in one text: around another link they make one of which it becomes a part.
FENCES = ["```", "~~~", "````", "``` py", '~~~yaml title="x"', "``` {.py #x}"]
CODE = ["[text](NO)", "", "# no heading", "    [text](NO)", "- [no](NO)", "<a href='NO'>"]
HTML = [
    "<!-- [text](NO) -->",
    "<!--\n[text](NO)\n\n# No\n\n<a href='NO'>\n-->",
    "<!-- a --> [text](§)",
    '<div>\n<a href="§">text</a>\n\n[text](NO)\n\n</div>',
    '<div class="a"><p><img src="§"></p>\n# No\n</div>',
    '<p><a href="§" id="here">text</a></p>',
    "<details>\n<summary>text</summary>\n\n[text](NO) <a href='§'>x</a>\n</details>",
    '<table>\n<tr><td><a href="§">x</a></td></tr>\n</table>\n[text](§)',
    "<hr>",
    "<div>\n<div>\n<!-- <a href='NO'> -->\n</div>\n</div> [text](§)",
    '<span><a href="§">inline</a></span>',
    '<pre><a href="§">text</a></pre>',
]
SCRIPT = "<script>\nlet a = \"<a href='NO'>\";\n</script>"
OTHERS = [
    "[r0]: §",
    "[r1]: <§>",
    '[R2]: § "Title"',
    "  [r3]: §\n    'Title'",
    "[r0]: §\n[r1]: §",
    "# Same",
    "## Same",
    "## Same 2",
    "### Ő & ű!",
    "## `code` _em_ **b**",
    "#### same_1",
    "##",
    "***",
    '--8<-- "name.md"',
]
TITLES = [
    "!!! note",
    '!!! tip "[text](§)"',
    '??? warning "Title"',
    '???+ "Title"',
    '=== "Tab"',
    '=== "[tab](§)"',
]
ENDS = ["", "", " #", " {#own-id}", " { #a .b }", " ##", " {.c}"]
MARKS = ["- ", "* ", "1. ", "-   ", "1.  "]


def indented(text: str, lead: str = "    ") -> str:
    return "\n".join(lead + line if line else lead.rstrip() for line in text.split("\n"))


def joined(parts: Texts, between: str, most: int = 3) -> Texts:
    return st.lists(parts, min_size=1, max_size=most).map(between.join)


def sequence(*parts: Texts) -> Texts:
    return st.tuples(*parts).map("".join)


def fence(parts: tuple[str, list[str]]) -> str:
    opening, code = parts
    return "\n".join([opening, *code, re.sub("[^`~]", "", opening)])


def table(parts: tuple[list[list[str]], bool]) -> str:
    rows = [" | ".join(row) for row in [["head", "head"], ["---", ":-:"], *parts[0]]]
    return "\n".join(f"| {row} |" if parts[1] else row for row in rows)


def leaves(texts: Texts) -> Texts:
    """Blocks in which no block stands."""
    line = texts.map(lambda text: text.replace("\n", ""))
    code = st.lists(st.sampled_from(CODE))
    rows = st.lists(st.lists(line, min_size=2, max_size=2), min_size=1, max_size=3)
    return st.one_of(
        joined(texts, "\n"),
        joined(texts, "\n"),
        st.sampled_from(HTML),
        st.sampled_from(OTHERS),
        st.tuples(st.sampled_from(FENCES), code).map(fence),
        code.map(lambda lines: indented("\n".join(["[text](NO)", *lines, "end"]))),
        sequence(st.integers(1, 6).map("#".__mul__), st.just(" "), line, st.sampled_from(ENDS)),
        sequence(line, st.sampled_from(["\n---", "\n=", "\n-----", "\n== "])),
        st.tuples(rows, st.booleans()).map(table),
    )


def containers(texts: Texts) -> Callable[[Texts], Texts]:
    """Blocks in which others stand."""
    item = sequence(st.sampled_from(MARKS), joined(texts, "\n"))
    tight = st.recursive(item, tight_list, max_leaves=5)

    def around(children: Texts) -> Texts:
        inner = joined(children, "\n\n")
        loose = st.tuples(item, st.lists(children.map(indented), max_size=2)).map(
            lambda parts: "\n\n".join([parts[0], *parts[1]])
        )
        return st.one_of(
            sequence(st.sampled_from(TITLES), st.sampled_from(["\n", "\n\n"]), inner.map(indented)),
            tight,
            joined(loose, "\n\n"),
            inner.map(lambda text: indented(text, "> ")),
            sequence(texts, st.just("\n:   "), texts, st.just("\n\n"), inner.map(indented)),
        )

    return around


def tight_list(items: Texts) -> Texts:
    return sequence(items, st.just("\n"), joined(items, "\n").map(indented))


def footnotes(children: Texts) -> Texts:
    """Footnotes; Python-Markdown breaks down where one is defined in another."""
    inner = joined(children, "\n\n").map(indented)
    return sequence(
        st.sampled_from(["[^1]:", "[^a]:"]), st.sampled_from(["\n", " [text](§)\n", " x\n\n"]), inner
    )


def documents(broken: list[str]) -> Texts:
    """Documents in which some brackets stand alone."""
    words = st.one_of(st.sampled_from(WORDS), st.sampled_from(LINKS), st.sampled_from(NOT_LINKS + broken))
    texts = joined(words, " ", most=5)
    blocks = st.recursive(leaves(texts), containers(texts), max_leaves=8)
    parts = st.one_of(blocks, blocks, blocks, footnotes(blocks), st.just(SCRIPT))
    return joined(parts, "\n\n", most=6).map(with_targets)


def with_targets(text: str) -> str:
    count = itertools.count(1)
    return re.sub("§", lambda _: f"t{next(count)}.md", text)


@settings(max_examples=100, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.one_of(documents(UNOPENED), documents(UNCLOSED)))
def test_marks_change_nothing_in_documents(text: str) -> None:
    assert marks.fault(text) == ""


@pytest.mark.parametrize("seed", range(4))
def test_marks_change_nothing_in_broken_texts(seed: int) -> None:
    """`make marks` tries as many as 30,000."""
    assert [text for text in marks.texts(1000 + seed, 60) if marks.fault(text)] == []


PAGES = sorted((ROOT / "docs").glob("??/**/*.md")) + sorted((ROOT / "tests/rules").glob("*.md"))


@pytest.mark.parametrize("file", PAGES, ids=lambda file: str(file.relative_to(ROOT)))
def test_marks_change_nothing_in_our_own_pages(file: Path) -> None:
    assert marks.fault(file.read_text("utf-8")) == ""


# --- Examples: what is seen, and where ------------------------------------------------------------------

LINK_EXAMPLES = {
    "inline": (
        'see [text](a.md) and [more](b.md "title").',
        [(1, 5, "a.md", "inline"), (1, 22, "b.md", "inline")],
    ),
    "a reference stands where it is defined": (
        'see [text][r], [r] and ![r][].\n\n  [r]: a.md "Title"',
        [(3, 3, "a.md", "image"), (3, 3, "a.md", "reference"), (3, 3, "a.md", "reference")],
    ),
    "a reference defined in a quote": ("> [r]: <a.md>\n\n[R]", [(1, 3, "a.md", "reference")]),
    "a definition that nothing refers to": ("[r]: a.md", []),
    "autolinks": (
        "<https://a.b/c> <me@a.b>",
        [(1, 1, "https://a.b/c", "autolink"), (1, 17, "mailto:me@a.b", "autolink")],
    ),
    "images": (
        "[![icon](i.png)](a.md) ![alt](b.png)",
        [(1, 1, "a.md", "inline"), (1, 2, "i.png", "image"), (1, 24, "b.png", "image")],
    ),
    "HTML in a paragraph": (
        'text <a href="a.md">x</a> <img src=\'b.png\' alt="">',
        [(1, 6, "a.md", "html"), (1, 27, "b.png", "image")],
    ),
    "an HTML block, in which Markdown is text": (
        '<div>\n  <a href="a.md" id="there">x</a> [not](no.md)\n</div>',
        [(2, 3, "a.md", "html")],
    ),
    "an admonition, its title and a list in it": (
        '!!! tip "See [a](a.md)"\n    [b](b.md)\n\n    - item\n\n        [c](c.md)',
        [(1, 14, "a.md", "inline"), (2, 5, "b.md", "inline"), (6, 9, "c.md", "inline")],
    ),
    "details and tabs": (
        '??? note\n    [a](a.md)\n\n=== "Tab"\n\n    1. [b](b.md)',
        [(2, 5, "a.md", "inline"), (6, 8, "b.md", "inline")],
    ),
    "a table, a pipe in its code": (
        "| a | `|` [x](a.md) |\n|---|---|\n| [b](b.md) | ![c](c.png) |",
        [(1, 11, "a.md", "inline"), (3, 3, "b.md", "inline"), (3, 15, "c.png", "image")],
    ),
    "nested lists": (
        "- a\n    - b [x](a.md)\n        - [y](b.md)\n\n  [z](c.md)",
        [(2, 9, "a.md", "inline"), (3, 11, "b.md", "inline"), (5, 3, "c.md", "inline")],
    ),
    "quotes, and a line that only goes on": (
        "> a [x](a.md)\n>\n> > [y](b.md)\n[lazy](c.md)",
        [(1, 5, "a.md", "inline"), (3, 5, "b.md", "inline"), (4, 1, "c.md", "inline")],
    ),
    "a footnote": (
        "Text[^1].\n\n[^1]: See [a](a.md).\n\n    And [b](b.md).",
        [(3, 11, "a.md", "inline"), (5, 9, "b.md", "inline")],
    ),
    "a definition list": (
        "term [a](a.md)\n:   means [b](b.md)",
        [(1, 6, "a.md", "inline"), (2, 11, "b.md", "inline")],
    ),
    "headings": (
        "# A [link](a.md) {#own}\n\nAnother [link](b.md)\n---",
        [(1, 5, "a.md", "inline"), (3, 9, "b.md", "inline")],
    ),
    "inline code and escapes": (
        r"`[a](a.md)` ``[b](b.md) ` `` \[c](c.md) \`[d](d.md)\`",
        [(1, 43, "d.md", "inline")],
    ),
    "fenced code": ("```\n[a](a.md)\n```\n[b](b.md)", [(4, 1, "b.md", "inline")]),
    "fenced code in a quote and in a list": (
        "> ~~~ md\n> [a](a.md)\n> ~~~\n\n- x\n\n    ````\n    ```\n    [b](b.md)\n    ````",
        [],
    ),
    "a fence that is never closed": ("```\n[a](a.md)", [(2, 1, "a.md", "inline")]),
    "indented code, and what is only indented": (
        "text\n\n    [code](no.md)\n\n- item\n\n        [code](no.md)\n\n    [text](a.md)",
        [(9, 5, "a.md", "inline")],
    ),
    "comments": (
        "<!-- [a](no.md) -->\na <!-- [b](no.md) --> [c](a.md)\n\n<!--\n# No\n\n[d](no.md)\n-->",
        [(2, 23, "a.md", "inline")],
    ),
    "tabs in the file": (
        "\t[a](no.md)\n\n-\t[b](b.md)\t[c](c.md)",
        [(3, 3, "b.md", "inline"), (3, 13, "c.md", "inline")],
    ),
    "addresses of all kinds": (
        "[a](x.md#y) [b](<with space.md>) [c](p(1).md) [d](a&amp;b.md)",
        [
            (1, 1, "x.md#y", "inline"),
            (1, 13, "with space.md", "inline"),
            (1, 34, "p(1).md", "inline"),
            (1, 47, "a&b.md", "inline"),
        ],
    ),
}


@pytest.mark.parametrize(("text", "expected"), LINK_EXAMPLES.values(), ids=LINK_EXAMPLES)
def test_links(text: str, expected: list[tuple[int, int, str, str]]) -> None:
    links = [(link.place.line, link.place.column, link.target, link.kind) for link in scan(text, "p").links]
    assert sorted(links) == expected


HEADING_EXAMPLES = {
    "the same words twice": ("# One\n## One\n### one_1", [(1, 1, "one"), (2, 2, "one_1"), (3, 3, "one_2")]),
    "underlined": ("Title\n=====\nSecond\n---", [(1, 1, "title"), (3, 2, "second")]),
    "accents and markup": ("### Árvíztűrő *tükör* & `fúró`", [(1, 3, "arvizturo-tukor-furo")]),
    "an id of its own": (
        "## With {#given}\n## With\n## Given",
        [(1, 2, "given"), (2, 2, "with"), (3, 2, "given_1")],
    ),
    "a link, an image, a tag": (
        "# See [the *page*](a.md) ![icon](i.png) <b>now</b>",
        [(1, 1, "see-the-page-now")],
    ),
    "in a list and a quote": ("- # In a list\n> ## In a quote", [(1, 1, "in-a-list"), (2, 2, "in-a-quote")]),
    "in an admonition": ("!!! note\n    text\n\n    ## Inner", [(4, 2, "inner")]),
    "no words": ("# Ω", [(1, 1, "_1")]),
    "closed": ("## Closed ##", [(1, 2, "closed")]),
    "in code and comments": ("```\n# No\n```\n<!--\n# No\n-->\n\n    # No", []),
}


@pytest.mark.parametrize(("text", "expected"), HEADING_EXAMPLES.values(), ids=HEADING_EXAMPLES)
def test_headings(text: str, expected: list[tuple[int, int, str]]) -> None:
    assert [(h.place.line, h.level, h.id) for h in scan(text, "p").headings] == expected


def test_anchors_that_are_no_headings() -> None:
    text = '# One {#own}\n\ntext\n{: #para }\n\n[a](a.md){#here}\n\n<p id="html">x</p>\n\n[^n]: note `{#no}`'
    assert scan(text, "p").anchors == {"para", "here", "html", "fn:n"}


def test_includes() -> None:
    text = '--8<-- "one.md"\n\n- a\n\n    --8<-- \'two.md\'\n\n--8<-- three.md\n;--8<-- "shown.md"\n--8<--\n'
    found = [(i.place.line, i.place.column, i.name) for i in scan(text, "p").includes]
    assert found == [(1, 1, "one.md"), (5, 5, "two.md"), (7, 1, ""), (9, 1, "")]


# --- Whatever the text: no exception, no place outside it, no more time than in proportion to it ---------

PIECES = [
    *"[]()!<>`~*_#-+=:|{}&;.\"'\\ \t\n1aő",
    "\n\n",
    "    ",
    "```",
    "<!--",
    "-->",
    "<a href=",
    "[^1]:",
    "](",
    "![[",
]
PIECES += [
    "!!! a\n",
    "??? a\n",
    '=== "a"\n',
    "- ",
    "1. ",
    "> ",
    "[a]: b\n",
    "<div>",
    "</div>",
    "<script>",
    "&#9;",
    "{#",
]


@settings(max_examples=500, derandomize=True, deadline=None)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=60).map("".join))
def test_every_link_begins_with_its_mark(text: str) -> None:
    lines = text.split("\n")
    for link in scan(text, "p").links:
        assert lines[link.place.line - 1][link.place.column - 1] in "[!<"


def repeated(unit: str) -> Callable[[int], str]:
    return lambda size: unit * (size // len(unit))


def growing(before: str, after: str) -> Callable[[int], str]:
    """Lines with 0, 1, 2, … of something before them."""
    return lambda size: "".join(before * n + after for n in range(int((2 * size / len(before)) ** 0.5)))


def after(start: str, unit: str, end: str = "") -> Callable[[int], str]:
    return lambda size: start + unit * (size // len(unit)) + end


ADVERSARIAL = {
    **{
        unit: repeated(unit)
        for unit in ["[", "](", "[](", '[]("', "[]('\"", "[](<", "[]()", "[a](b) ", "[a][", "![["]
    },
    **{
        unit: repeated(unit)
        for unit in ["<", "<a ", '<a b="', "<!--", "<!--\n", "<div>\n\n", "<b></div>", "x<script>\n"]
    },
    **{
        unit: repeated(unit)
        for unit in ["\\", "{#", "|", "\t", "\ta", "\n", "*a ", "`a``", "&#", "<a@a", "<a://", "|a|b|\n"]
    },
    **{
        unit: repeated(unit)
        for unit in [">", "> ", "> > a\n", "- ", "- item\n", "1. item\n\n", "- a\n\n    b\n\n", "    a\nb\n"]
    },
    **{
        unit: repeated(unit)
        for unit in ["```\na\n", "~~~ a\n```\n", "> ```\n> a\n", "## Same heading\n", "aaa\n---\n", "# a_1\n"]
    },
    **{
        unit: repeated(unit)
        for unit in ["[a]: b\n", "[a]: b\nx\n", "[^a]: b\n", "!!! a\n    b\n", "term\n: b\n", "words\n\n"]
    },
    "rising backticks": growing("`", " a "),
    "deep list": growing("    ", "- a\n\n"),
    "deep tight list": growing("    ", "- a\n"),
    "div and span": lambda size: "<div>" * (size // 10) + "</span>" * (size // 14),
    "two quotes": lambda size: "<a b='" * (size // 12) + '<a b="' * (size // 12),
    "nested names": lambda size: "[" + "a" * 500 + "]: b\n\n" + "[" * (size // 2) + "]" * (size // 2),
    "many names": lambda size: "".join(f"[n{n}]: a\n\n[n{n}]\n\n" for n in range(size // 20)),
    "deep quote": after(">" * 60 + " a", "\na"),
    "deep quote in quotes": after(">" * 60 + " a", "\n> a"),
    "deep item": after("- " * 60 + "a", "\na"),
    "open fence": after("```\n", "a\n"),
    "attributes": after("# ", " {#"),
    "attributes that begin and never end": after("# ", "{: ", "}"),
    "attributes after code": repeated("`a`{b}"),
    "attributes at the end": after("# ", "{b ", "}"),
    "comments in a line": repeated("a<!-- b -->"),
    "comments and fences": repeated("<!--\n```\n-->\na\n"),
    "comments in code": repeated("a\n\n    <!-- b -->\n\n"),
    "comments between items": repeated("- a\n<!-- b -->\n"),
    "ticks and comments": repeated("` <!-- -->"),
    "tags": repeated('<b lang="a">'),
    "attributes of a tag": after("<b", ' lang="a"', ">"),
    "spaces in a tag": after("<b", " ", "x"),
    "quotes in addresses": repeated('[x](y "z('),
    "table": after("|a|b|\n|-|-|\n", "|a|`b|\n"),
    "footnotes": after("[^a]: b\n\n", "[^"),
    "long rule": after("---", "-", "x"),
    "long title": after("!!! a", " ", '"'),
    "long definition": after("[a]: ", '"', "x"),
    "spaces": after("# a", " ", "#b"),
}


@pytest.mark.parametrize("made", ADVERSARIAL.values(), ids=map(repr, ADVERSARIAL))
def test_no_text_takes_far_longer_than_an_ordinary_one(made: Callable[[int], str]) -> None:
    """What takes Python-Markdown quadratic time takes a hundred times as long as an ordinary text, or is refused.

    Fifteen hundred pieces of code take twenty times as long: each is prepared for its colours. Both are measured in
    turn, since a machine that does other work may be slower now than a moment ago.
    """
    text = made(SIZE)[:SIZE]
    assert grows_slower(lambda: scan(ORDINARY), lambda: read_or_refused(text), 50)


SIZE = 30_000


ORDINARY = ("A [link](a.md) and *more* words, a number: 12.\n\n" * SIZE)[:SIZE]
"""An ordinary text that is as long."""


def read_or_refused(text: str) -> str:
    """Why a text is refused, "" if it is read."""
    try:
        scan(text)
    except UnreadableTextError as error:
        return str(error.problem)
    return ""


LIMITS = {
    "a long text": (
        "a " * 50_001,
        "p.md:1:100001 markup: the text has 100002 characters with its snippets, at most 100000 fit",
    ),
    "quotes in quotes": (
        "a\n\n" + ">" * 21,
        "p.md:3:1 markup: more than 20 quotes in each other",
    ),
    "many lines": (
        "a\n\n" + "- b\n" * 1_002,
        "p.md:3:1 markup: more than 1000 lines without an empty line between them",
    ),
    "many links": (
        "a\n\n" + "[b](c.md) " * 501,
        "p.md:3:1 markup: more than 500 links without an empty line between them",
    ),
    "many braces": (
        "a\n\n# " + "{b " * 201 + "}",
        "p.md:3:1 markup: more than 200 opening braces in a line",
    ),
    "much code": (
        "```\n```\n\n" * 501,
        "p.md:1501:1 markup: more than 1000 lines that begin or end code",
    ),
    "brackets that are never closed": (
        "a\n\nb " + "[" * 450 + "c " * 2_000,
        "p.md:3:3 markup: [ opens something that is never closed, and so do many others",
    ),
    "tags that are never closed": (
        "<a " * 3_000,
        "p.md:1:1 markup: < opens something that is never closed, and so do many others",
    ),
    "a list in a list in a list": (
        "a\n\n" + "- " * 1_200 + "a",
        "p.md:3:1 markup: this cannot be rendered (RecursionError)",
    ),
}


@pytest.mark.parametrize(("text", "problem"), LIMITS.values(), ids=LIMITS)
def test_a_text_that_is_too_much_is_a_problem_with_a_line(text: str, problem: str) -> None:
    assert read_or_refused(text).partition(" — ")[0] == problem
    assert " — " in read_or_refused(text), "and a hint"


def test_snippets_in_snippets_in_snippets_are_a_problem() -> None:
    snippets = {f"{n}.md": f'--8<-- "{n - 1}.md"\n\n--8<-- "{n - 1}.md"' for n in range(1, 21)}
    with pytest.raises(UnreadableTextError, match="more than 200 snippets come together here"):
        scan('a\n\n--8<-- "20.md"', snippets={**snippets, "0.md": "b"})


@pytest.mark.parametrize(
    "text",
    [
        "| a | b |\n|---|---|\n" + "| [c](d.md) | [e](f.md) |\n" * 240,
        "".join(f"- [item {n}](a.md#b{n})\n" for n in range(450)),
        "".join(f"{n}. step\n\n    - [item](a.md)\n\n" for n in range(1, 400)),
        "```\n" + " " * 100 + "deep\n" + "[" * 100 + "\n```",
        "a < b, c <d, [e, [f " * 60,
        "sentence after sentence after sentence. " * 2_000,
    ],
)
def test_a_long_text_that_someone_may_mean_is_read(text: str) -> None:
    assert read_or_refused(text) == ""


# --- A page with its snippets -----------------------------------------------------------------------------


def test_places_are_those_of_the_file_in_which_a_word_is_written() -> None:
    text = 'First [one](a.md).\n\n- item\n\n    --8<-- "s.md"\n\nLast [three](c.md).'
    found = scan(text, "p.md", {"s.md": "<!-- note -->\nInner [two](b.md) words.\n\n## Title {#t}\n"})
    assert [(str(link.place), link.target) for link in found.links] == [
        ("p.md:1:7", "a.md"),
        ("s.md:2:7", "b.md"),
        ("p.md:7:6", "c.md"),
    ]
    assert [(str(heading.place), heading.id) for heading in found.headings] == [("s.md:4:1", "t")]
    words = [str(p.where(p.text.find("words"))) for p in found.passages if "words" in p.text]
    assert words == ["s.md:2:19"]
    assert found.files == {"p.md", "s.md"}


def test_a_page_and_a_snippet_are_one_text() -> None:
    found = scan('[x][r]\n\n--8<-- "s.md"', "p.md", {"s.md": "[r]: a.md"})
    assert [(str(link.place), link.target) for link in found.links] == [("s.md:1:1", "a.md")]


# --- What is kept -----------------------------------------------------------------------------------------


def everything(scans: list[Scan]) -> list[object]:
    """All that was read, with the place of each word."""
    words = [
        [str(p.where(m.start())) for m in re.finditer(r"\w+", p.text)] for s in scans for p in s.passages
    ]
    return [scans, words, [scan.html for scan in scans]]


def read_anew(root: Path, center: HelpCenter, pages: list[Page]) -> list[Page]:
    """Pages as a new process reads them, with what is kept in a folder."""
    root.mkdir(exist_ok=True)
    page_texts._pages.clear()
    return read_texts(root, pages, center.snippets.values(), center.settings, center.languages)[0]


def test_what_is_kept_gives_the_same_as_what_is_read_anew(tmp_path: Path) -> None:
    """After random edits, with what is kept damaged in random places."""
    center = help_center.read(ROOT)
    chance = random.Random(7)
    pages = [page for page in center.pages.values() if page.language == "hu"][:12]
    for number in range(6):
        changed = [
            Page(
                p.path,
                p.text[: -len(p.body.lstrip())] + marks.mutated(p.body.lstrip(), chance),
                language=p.language,
                key=p.key,
                kind=p.kind,
            )
            for p in pages
        ]
        kept = read_anew(tmp_path / "kept", center, changed)
        file = tmp_path / "kept" / shelf.FILE
        content = bytearray(file.read_bytes())
        for _ in range(number * 40):
            content[chance.randrange(len(content))] = chance.randrange(256)
        file.write_bytes(content[: chance.randrange(len(content))] if number == 5 else content)
        again = read_anew(tmp_path / "kept", center, changed)
        anew = read_anew(tmp_path / f"new {number}", center, changed)
        assert (
            everything([p.shown for p in kept])
            == everything([p.shown for p in again])
            == everything([p.shown for p in anew])
        )
        assert kept == again == anew


@pytest.mark.parametrize("damage", [b"no database at all" * 400, b"SQLite format 3\0" + b"x" * 8000])
def test_a_damaged_file_is_replaced_by_what_is_kept_next(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / shelf.FILE).parent.mkdir()
    (tmp_path / shelf.FILE).write_bytes(damage)
    kept = shelf.Shelf(tmp_path, "number")
    kept.keep({"one": shelf.dumped(1)}, ["one"])
    assert kept.take(["one"]) == {"one": 1}


def test_what_is_kept_is_read_from_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    center = help_center.read(ROOT)
    pages = [Page(p.path, p.text, language=p.language, key=p.key, kind=p.kind) for p in center.pages.values()]
    first = read_anew(tmp_path, center, pages)
    monkeypatch.setattr(page_reader, "read_text", None)
    assert read_anew(tmp_path, center, pages) == first


def test_a_folder_that_cannot_be_written_keeps_nothing_and_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / ".cache").write_text("no folder")
    center = help_center.read(ROOT)
    assert read_anew(tmp_path, center, list(center.pages.values())[:3]) == list(center.pages.values())[:3]


def test_what_is_kept_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "_SPARE", 3)
    kept = shelf.Shelf(tmp_path, "number")
    for number in range(20):
        kept.keep({str(number): shelf.dumped(number)}, ["0", str(number)])
    assert kept.take(map(str, range(20))) == {"0": 0, "16": 16, "17": 17, "18": 18, "19": 19}


def test_what_is_kept_runs_nothing(tmp_path: Path) -> None:
    """A file from elsewhere may name any function; only values of this library are made."""
    kept = shelf.Shelf(tmp_path, "number")
    for number, evil in enumerate((os.getcwd, Path(), shelf.Shelf.take, shelf.dumped)):
        kept.keep({str(number): pickle.dumps(evil, 5)}, [])
    assert kept.take(["0", "1", "2", "3"]) == {}


def test_other_settings_words_and_snippets_are_other_readings(tmp_path: Path) -> None:
    center = help_center.read(ROOT)
    page = Page("docs/hu/a/b.md", '--8<-- "x.md"\n\n!!! note\n    ++ctrl++', language="hu", key="a/b")
    snippet = Snippet("docs/hu/snippets/x.md", "one", language="hu", name="x.md")
    hu = center.language("hu")
    words = replace(hu.document, data={"words": {"boxes": {"note": "Más"}}})

    def shown(
        settings: Document = center.settings, language: Language = hu, snippet: Snippet = snippet
    ) -> str:
        page_texts._pages.clear()
        text = replace(page, text=f"---\ntitle: x\n---\n{page.text}")
        return read_texts(tmp_path, [text], [snippet], settings, [language])[0][0].shown.html

    first = shown()
    assert "<kbd" in first and "one" in first and "Más" not in first
    assert "<kbd" not in shown(marks.settings(["admonition"]))
    assert "Más" in shown(language=replace(hu, document=words))
    assert "two" in shown(snippet=replace(snippet, text="two"))
    assert shown() == first
