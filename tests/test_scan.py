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
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from helpcenter.scan import scan

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
    """What the rendered page holds."""
    names = extensions()
    md = markdown.Markdown(extensions=list(names), extension_configs=names)
    targets = Targets()
    targets.feed(md.convert(text))
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
            sequence(texts, st.just("\n:   "), inner.map(lambda text: indented(text).lstrip())),
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


@settings(max_examples=300, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.one_of(documents(UNOPENED), documents(UNCLOSED)))
def test_it_sees_what_the_renderer_renders(text: str) -> None:
    assert scanned(text) == rendered(text)
