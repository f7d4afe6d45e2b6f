"""The scanner: hand-written examples, and the renderer itself as the judge."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import markdown
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from helpcenter.read import text_file
from helpcenter.read.scan import scan
from timing import grows_slower

ROOT = Path(__file__).parent.parent
Texts = st.SearchStrategy[str]

# --- The judge: Python-Markdown as mkdocs.yml sets it up ------------------------------------------------


class Settings(yaml.SafeLoader):
    """Reads mkdocs.yml, whose tags only MkDocs understands."""


Settings.add_multi_constructor("", lambda loader, suffix, node: None)


@functools.cache
def extensions() -> dict[str, dict[str, Any]]:
    """The extensions of mkdocs.yml and their settings; snippets are scanned as files of their own."""
    listed = yaml.load((ROOT / "mkdocs.yml").read_text("utf-8"), Settings)["markdown_extensions"]
    pairs = [next(iter(item.items())) if isinstance(item, dict) else (item, {}) for item in listed]
    return {name: config or {} for name, config in pairs if name != "pymdownx.snippets"}


class Targets(HTMLParser):
    """Collects the href and src of a rendered page, without those that footnotes make themselves."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = dict(attrs)
        if (names.get("class") or "") not in ("footnote-ref", "footnote-backref"):
            self.found += [value for key in ("href", "src") if (value := names.get(key)) is not None]


Sight = tuple[list[str], list[tuple[int, str]]]
"""Link targets, sorted, and headings as (level, id)."""


def rendered(text: str) -> Sight:
    """What the rendered page holds; comments are taken out before."""
    names = extensions()
    md = markdown.Markdown(extensions=list(names), extension_configs=names)
    targets = Targets()
    targets.feed(md.convert(scan(text, "page.md").text))
    targets.close()
    return sorted(targets.found), in_order(text, list(flat(md.toc_tokens)))


def scanned(text: str) -> Sight:
    """What the scanner sees."""
    found = scan(text, "page.md")
    targets = sorted(link.target for link in found.links)
    return targets, in_order(text, [(heading.level, heading.id) for heading in found.headings])


def flat(tokens: list[dict[str, Any]]) -> Iterator[tuple[int, str]]:
    for token in tokens:
        yield token["level"], token["id"]
        yield from flat(token["children"])


def in_order(text: str, headings: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Headings as they are; where there are footnotes, which the renderer moves to the end, sorted."""
    return sorted(headings) if re.search(r"^\[\^.\]:", text, re.MULTILINE) else headings


# --- Documents made of what writers write ---------------------------------------------------------------

# § stands for a target of its own, which must be seen; NO must not. References are named r0 … r3.

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


@settings(max_examples=200, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.one_of(documents(UNOPENED), documents(UNCLOSED)))
def test_it_sees_what_the_renderer_renders(text: str) -> None:
    assert scanned(text) == rendered(text)


PAGES = sorted((ROOT / "docs").glob("??/**/*.md"))


@pytest.mark.parametrize("file", PAGES, ids=lambda file: str(file.relative_to(ROOT / "docs")))
def test_it_sees_what_the_renderer_renders_of_our_own_pages(file: Path) -> None:
    text = file.read_text("utf-8")
    body = text_file.front_matter(text, str(file))[2] if text.startswith("---") else text
    assert scanned(body) == rendered(body.lstrip())


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
    assert scanned(text) == rendered(text)


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
    assert scanned(text) == rendered(text)


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
def test_time_grows_with_the_text_and_no_faster(made: Callable[[int], str]) -> None:
    """What takes quadratic time takes 36 times as long for a text six times as long."""
    small, large = made(10_000), made(60_000)
    assert grows_slower(lambda: scan(small, "p"), lambda: scan(large, "p"), 15)
