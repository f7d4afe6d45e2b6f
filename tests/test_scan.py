"""The scanner: hand-written examples, and the renderer itself as the judge."""

from __future__ import annotations

import functools
import itertools
import re
import time
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import markdown
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from helpcenter import reading
from helpcenter.model import Scan
from helpcenter.scan import scan

ROOT = Path(__file__).parent.parent

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


def rendered(text: str) -> tuple[list[str], list[tuple[int, str]]]:
    """The link targets, sorted, and the headings (level, id) of the rendered page."""
    names = extensions()
    md = markdown.Markdown(extensions=list(names), extension_configs=names)
    targets = Targets()
    targets.feed(md.convert(text))
    targets.close()
    return sorted(targets.found), in_order(text, list(flat(md.toc_tokens)))


def in_order(text: str, headings: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Headings as they are; where there are footnotes, which the renderer moves to the end, sorted."""
    return sorted(headings) if re.search(r"^\[\^.\]:", text, re.MULTILINE) else headings


def flat(tokens: list[dict[str, Any]]) -> Iterator[tuple[int, str]]:
    for token in tokens:
        yield token["level"], token["id"]
        yield from flat(token["children"])


def scanned(text: str) -> tuple[list[str], list[tuple[int, str]]]:
    """The same as the scanner sees it."""
    found = scan(text, "page.md")
    return sorted(link.target for link in found.links), in_order(
        text, [(h.level, h.id) for h in found.headings]
    )


# --- Documents made of what writers write ---------------------------------------------------------------

# § stands for a target of its own, and must be seen; NO… must not. Names of references are r0 … r3.
# Left out, because Python-Markdown does something that no writer means:
# - an underscore that opens no emphasis at the edge of a word of a heading (`_word`)

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
    "**[bold](§)**",
    "*see [text](§) there*",
    "([text](§))",
    "[text](§){ .button }",
    "![image](§)",
    '![image](§ "title")',
    "[![image](§)](§)",
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
    r"\[text](NO)",
    r"[text\](NO)",
    r"\\`[code](NO)`",
    "[text] (NO)",
    "[text",
    "![text",
    "text](NO)",
    "<!-- [text](NO) <a href='NO'> -->",
    "`code` and `` co`de ``",
    r"\`",
    "[ ] box",
    "[^1]",
    "[^none]",
    "<b>bold</b>",
    "*em* and __strong__",
    "{ .class }",
]
texts = st.lists(
    st.one_of(st.sampled_from(WORDS), st.sampled_from(LINKS), st.sampled_from(NOT_LINKS)),
    min_size=1,
    max_size=5,
).map(" ".join)
lines = st.one_of(texts, st.sampled_from(WORDS))
one_line = texts.map(lambda text: text.replace("\n", ""))


def block_of(*parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.tuples(*parts).map("".join)


def indented(text: str, lead: str = "    ") -> str:
    return "\n".join(lead + line if line else lead.rstrip() for line in text.split("\n"))


paragraphs = st.lists(lines, min_size=1, max_size=3).map("\n".join)
code_lines = st.lists(
    st.sampled_from(["[text](NO)", "", "# no heading", "    [text](NO)", "- [no](NO)", "<a href='NO'>"])
)
headings = st.one_of(
    st.tuples(
        st.integers(1, 6), one_line, st.sampled_from(["", " #", " {#own-id}", " { #a .b }", " ##", " {.c}"])
    ).map(lambda parts: f"{'#' * parts[0]} {parts[1]}{parts[2]}"),
    st.sampled_from(
        ["# Same", "## Same", "## Same 2", "### Ő & ű!", "## `code` _em_ **b**", "#### same_1", "##"]
    ),
    st.tuples(one_line, st.sampled_from(["---", "=", "-----", "== "])).map("\n".join),
)
fences = st.tuples(
    st.sampled_from(["```", "~~~", "````", "``` py", '~~~yaml title="x"', "``` {.py #x}"]), code_lines
).map(lambda parts: "\n".join([parts[0], *parts[1], parts[0].rstrip(' .#{}abcdefghijklmnopqrstuvwxyz="')]))
indented_code = code_lines.map(lambda code: indented("\n".join(["[text](NO)", *code, "end"])))
comments = st.sampled_from(
    ["<!-- [text](NO) -->", "<!--\n[text](NO)\n\n# No\n\n<a href='NO'>\n-->", "<!-- a --> [text](§)"]
)
html = st.sampled_from(
    [
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
)
references = st.tuples(
    st.sampled_from(["[r0]: §", "[r1]: <§>", '[R2]: § "Title"', "  [r3]: §\n    'Title'", "[r0]: §\n[r1]: §"])
).map("".join)
tables = st.tuples(
    st.lists(st.lists(one_line, min_size=2, max_size=2), min_size=1, max_size=3), st.booleans()
).map(lambda parts: table(*parts))
leaves = st.one_of(
    paragraphs, paragraphs, headings, fences, indented_code, comments, html, references, tables, st.just("***"),
    st.just('--8<-- "name.md"'),
)  # fmt: skip


def table(rows: list[list[str]], bordered: bool) -> str:
    rows = [["head", "head"], ["---", ":-:"], *rows]
    joined = [" | ".join(row) for row in rows]
    return "\n".join(f"| {row} |" if bordered else row for row in joined)


def contained(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    inner = st.lists(children, min_size=1, max_size=3).map("\n\n".join)
    titles = st.sampled_from(
        [
            "!!! note",
            '!!! tip "[text](§)"',
            '??? warning "Title"',
            '???+ "Title"',
            '=== "Tab"',
            '=== "[tab](§)"',
        ]
    )
    marks = st.sampled_from(["- ", "* ", "1. ", "-   ", "1.  "])
    item = st.tuples(marks, paragraphs, st.lists(children, max_size=2), st.sampled_from(["\n", "\n\n"])).map(
        lambda parts: (
            parts[3].join([parts[0] + parts[1], *map(indented, parts[2])])
            if parts[2]
            else parts[0] + parts[1]
        )
    )
    return st.one_of(
        st.tuples(titles, inner, st.sampled_from(["\n", "\n\n"])).map(
            lambda parts: parts[0] + parts[2] + indented(parts[1])
        ),
        st.lists(item, min_size=1, max_size=3).map("\n".join),
        st.lists(item, min_size=1, max_size=3).map("\n\n".join),
        inner.map(lambda text: indented(text, "> ")),
        st.tuples(one_line, inner).map(lambda parts: f"{parts[0]}\n:   {indented(parts[1]).lstrip()}"),
    )


def noted(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Footnotes; Python-Markdown breaks down where one is defined in another."""
    inner = st.lists(children, min_size=1, max_size=3).map(lambda parts: indented("\n\n".join(parts)))
    return st.tuples(st.sampled_from("1ab"), st.sampled_from(["\n", " [text](§)\n", " x\n\n"]), inner).map(
        lambda parts: f"[^{parts[0]}]:{parts[1]}{parts[2]}"
    )


def with_targets(text: str) -> str:
    count = itertools.count(1)
    return re.sub("§", lambda _: f"t{next(count)}.md", text)


nested = st.recursive(leaves, contained, max_leaves=8)
scripts = st.just("<script>\nlet a = \"<a href='NO'>\";\n</script>")
documents = st.lists(
    st.one_of(nested, nested, nested, nested, noted(nested), scripts), min_size=1, max_size=6
).map(lambda parts: with_targets("\n\n".join(parts)))


@settings(max_examples=300, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
@given(documents)
def test_it_sees_what_the_renderer_renders(text: str) -> None:
    assert scanned(text) == rendered(text)
