"""What GitHub shows is what the site shows: lists, tables, quotes, alerts, line breaks, headings and code."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

import pytest
from markdown import Markdown

from helpcenter.read.markdown import shapes

EXTENSIONS = [
    "admonition",
    "attr_list",
    "def_list",
    "footnotes",
    "md_in_html",
    "tables",
    "toc",
    "pymdownx.details",
    "pymdownx.superfences",
    "pymdownx.tabbed",
    "pymdownx.tasklist",
    "pymdownx.tilde",
]
WORDS = {"titles": {"note": "Megjegyzés", "tip": "Tipp"}, "footnote_back": "Vissza ide: {}"}


@pytest.fixture(scope="module")
def render() -> Callable[[str], str]:
    configs = {"pymdownx.tabbed": {"alternate_style": True}, "helpcenter.read.markdown.github": WORDS}
    md = Markdown(extensions=[*EXTENSIONS, "helpcenter.read.markdown.github"], extension_configs=configs)
    return lambda text: str(md.reset().convert(text))


def flat(html: str) -> str:
    """HTML in one line, without spaces between elements."""
    return re.sub(
        r"\s*(</?(?:p|ul|ol|li|div|blockquote|table|thead|tbody|tr|th|td|pre|details|summary)\b[^>]*>)\s*",
        r"\1",
        html,
    )


LISTS = [
    pytest.param(
        "1. a\n   - b\n   - c\n2. d",
        "<ol><li>a<ul><li>b</li><li>c</li></ul></li><li>d</li></ol>",
        id="three spaces",
    ),
    pytest.param(
        "- a\n  - b\n    - c", "<ul><li>a<ul><li>b<ul><li>c</li></ul></li></ul></li></ul>", id="two spaces"
    ),
    pytest.param(
        "- a\n    - b\n        - c",
        "<ul><li>a<ul><li>b<ul><li>c</li></ul></li></ul></li></ul>",
        id="four spaces",
    ),
    pytest.param(
        "Bring:\n- a\n- b", "<p>Bring:</p><ul><li>a</li><li>b</li></ul>", id="right under a sentence"
    ),
    pytest.param(
        "Do:\n1. a\n2. b", "<p>Do:</p><ol><li>a</li><li>b</li></ol>", id="steps right under a sentence"
    ),
    pytest.param("It is\n22. of May", "<p>It is\n22. of May</p>", id="a number in a sentence is no list"),
    pytest.param("3. a\n4. b", '<ol start="3"><li>a</li><li>b</li></ol>', id="another first number"),
    pytest.param("1) a\n2) b", "<ol><li>a</li><li>b</li></ol>", id="brackets"),
    pytest.param(
        "- a\n- b\n\n1. c", "<ul><li>a</li><li>b</li></ul><ol><li>c</li></ol>", id="two kinds are two lists"
    ),
    pytest.param("- a\nb", "<ul><li>a\nb</li></ul>", id="a line goes on without indentation"),
    pytest.param("- a\n\nb", "<ul><li>a</li></ul><p>b</p>", id="a paragraph after a list"),
    pytest.param(
        "- a\n\n  b\n- c", "<ul><li><p>a</p><p>b</p></li><li>c</li></ul>", id="a paragraph in an item"
    ),
    pytest.param("- a\n\n- b", "<ul><li><p>a</p></li><li><p>b</p></li></ul>", id="items set apart"),
    pytest.param(
        "- a\n  > b", "<ul><li>a<blockquote><p>b</p></blockquote></li></ul>", id="a quote in an item"
    ),
    pytest.param(
        "1. a\n\n   !!! note\n       b\n\n       - c\n\n         d\n",
        '<ol><li><p>a</p><div class="admonition note"><p class="admonition-title">Megjegyzés</p><p>b</p>'
        "<ul><li><p>c</p><p>d</p></li></ul></div></li></ol>",
        id="a box in an item and a list in it",
    ),
    pytest.param("* * *\n- a", "<hr /><ul><li>a</li></ul>", id="a rule is no list"),
    pytest.param("- a\n---\nb", "<ul><li>a</li></ul><hr /><p>b</p>", id="a rule ends a list"),
    pytest.param("-\n- a", "<ul><li></li><li>a</li></ul>", id="an empty item"),
    pytest.param("-     a", "<ul><li><pre><code>a\n</code></pre></li></ul>", id="code in an item"),
    pytest.param("- [ ] a\n- [x] b", None, id="tasks"),
    pytest.param("- a\n\n  ```\n  b\n  ```\n- c", None, id="a fence in an item"),
]


@pytest.mark.parametrize(("text", "html"), LISTS)
def test_lists_are_read_as_on_github(render: Callable[[str], str], text: str, html: str | None) -> None:
    if html is not None:
        assert flat(render(text)) == html
    assert shapes.on_site(render(text)) == shapes.on_github(text)


OTHERS = [
    pytest.param(
        "Prices:\n| A | B |\n|---|---|\n| 1 | 2 |", "<p>Prices:</p><table>", id="a table under a sentence"
    ),
    pytest.param("a \\\nb", "<br />", id="a backslash breaks the line"),
    pytest.param("~~a~~", "<del>a</del>", id="struck"),
    pytest.param("#1 of 2", "<p>#1 of 2</p>", id="a number sign without a space"),
    pytest.param("## C#", ">C#</h2>", id="a heading that ends in #"),
    pytest.param("   ## A", ">A</h2>", id="a heading three spaces in"),
    pytest.param("> a\n\n> b", "</blockquote><blockquote>", id="two quotes"),
    pytest.param("> a\n- b", "</blockquote><ul>", id="a list ends a quote"),
    pytest.param("a\n```\nb\n```\nc", "</div><p>c</p>", id="code right under a sentence"),
    pytest.param("```\na\n`````\n\nb", "<p>b</p>", id="a longer end of code"),
    pytest.param("1. x\n\n   ```\n   a\n    ```\n\nb", "<p>b</p>", id="an end of code one space off"),
    pytest.param("```js @ts-nocheck {1}\na\n```", "<code>", id="more words behind a language"),
    pytest.param(
        "```yaml title=\"x.yml\" hl_lines='1'\na\n```", '<span class="filename">x.yml</span>', id="settings"
    ),
]


@pytest.mark.parametrize(("text", "part"), OTHERS)
def test_other_blocks_are_read_as_on_github(render: Callable[[str], str], text: str, part: str) -> None:
    assert part in flat(render(text))
    assert shapes.on_site(render(text)) == shapes.on_github(text)


@pytest.mark.parametrize("kind", ["note", "TIP", "Important", "warning", "CAUTION"])
def test_an_alert_is_a_box(render: Callable[[str], str], kind: str) -> None:
    html = flat(render(f"> [!{kind}]\n> a\n>\n> - b\n\n> [!{kind}]\n> c"))
    title = {"note": "Megjegyzés", "tip": "Tipp"}.get(kind.lower(), kind.capitalize())
    begin = f'<div class="admonition {kind.lower()}"><p class="admonition-title">{title}</p>'
    assert html == f"{begin}<p>a</p><ul><li>b</li></ul></div>{begin}<p>c</p></div>"


@pytest.mark.parametrize("text", ["> [!NOTE]", "> [!NOTE] a", "> [!FOO]\n> a", "> a\n> [!NOTE]"])
def test_what_is_no_alert_for_github_is_a_quote(render: Callable[[str], str], text: str) -> None:
    assert render(text).startswith("<blockquote>")
    assert shapes.on_site(render(text)) == shapes.on_github(text)


def test_boxes_and_footnotes_speak_the_language(render: Callable[[str], str]) -> None:
    html = render(
        '!!! note\n    a\n\n??? tip\n    b\n\n!!! note "Note!"\n    c\n\n!!! note ""\n    d\n\ne[^1]\n\n[^1]: f\n'
    )
    assert "<summary>Tipp</summary>" in html
    assert re.findall('<p class="admonition-title">(.*)</p>', html) == ["Megjegyzés", "Note!"]
    assert 'title="Vissza ide: 1"' in html


def test_boxes_tabs_notes_and_definitions_differ_on_purpose(render: Callable[[str], str]) -> None:
    text = (
        '!!! note "T"\n    - a\n\n      b\n\n=== "A"\n\n    1. c\n\n=== "B"\n\n    ```\n    d\n    ```\n\n'
        "Term\n:   Meaning\n\n    more\n\nText[^1]\n\n[^1]: note\n\n    more\n\n## H {#h}\n\n??? tip\n    e\nf\n"
    )
    assert shapes.on_site(render(text)) == shapes.on_github(text)


@pytest.mark.slow
def test_random_texts_have_one_shape(render: Callable[[str], str]) -> None:
    """Lines of every kind in every order: GitHub's parser and ours find the same blocks."""
    chance = random.Random(20261126)
    different = []
    for _ in range(2_000):
        lines = ["x", ""]
        for _ in range(8):
            lines.append(random_line(chance, lines[-1]))
        text = "\n".join(lines)
        if shapes.on_site(render(text)) != shapes.on_github(text):
            different.append(text)
    assert not different, f"{len(different)}, the first:\n{different[0]}"


def random_line(chance: random.Random, above: str) -> str:
    """A line with a marker or two, an empty one, or one that is indented and goes on with the text above."""
    text = chance.choice(["a", "b c", "a|b", "text"])
    if chance.random() < 0.2:
        return ""
    if above and "#" not in above and chance.random() < 0.2:
        return " " * chance.choice([4, 5, 6, 8]) + text
    marks = chance.choice(["- ", "1. ", "2) ", "> ", "* ", "3. ", "- - ", "- 1. ", "## ", "", "", ""])
    return " " * chance.choice([0, 0, 0, 1, 2, 3]) + marks + text


def test_texts_with_too_many_blocks_in_blocks_are_not_compared() -> None:
    deep = "".join(f"{'  ' * depth}- a\n" for depth in range(60))
    with pytest.raises(shapes.UnknownShapeError):
        shapes.on_github(deep)
    with pytest.raises(shapes.UnknownShapeError):
        shapes.on_site("<ul><li>" * 60)
