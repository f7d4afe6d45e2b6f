"""What `check` calls fine, rendered by Python-Markdown and read as browsers read it, holds nothing unseen.

The judge is an HTML5 parser. Texts are put together of what is dangerous; most of them have problems, and those
that have none must show no tag, attribute or link that the check has not seen, and no mark of a tag as text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

import pytest
import tinyhtml5
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Document, Page
from helpcenter.rules import comment, markup
from rendered import scan

NAMESPACE = "{http://www.w3.org/1999/xhtml}"
OF_EXTENSIONS = ({"html", "head", "body", "input", "label"}, {"checked", "data-tabs", "for", "style", "type"})
"""What tabs and tables bring with them."""

CUT = "\x02"
"""Python-Markdown's own mark; where it loses count of parentheses it may cut one in two, and the end of an address."""

MARK = re.compile("<[a-zA-Z/!?]")
NO_MARK = re.compile(r"<[<\\]")
"""Of `<\\!` Markdown leaves the text `<!`, and of `<</b>` a browser leaves `<` before what follows: both are text."""


def page(text: str) -> Page:
    found = scan(text)
    return Page("p.md", text, language="hu", key="a/b", body=text, scan=found, shown=found)


def problems(text: str) -> list[str]:
    pages = {("hu", "a/b"): page(text)}
    center = HelpCenter((), pages, {}, Document("mkdocs.yml"), Document("facts.yml"))
    return [problem.message for rule in (markup, comment) for problem in rule.check(center)]


def rendered(text: str) -> str:
    return scan(text).html


def targets(text: str) -> set[str]:
    return {link.target for link in scan(text, "p.md").links}


def unseen(text: str) -> list[str]:
    """What the rendered text holds that the check has not seen."""
    root = tinyhtml5.parse(f"<!doctype html><body>{rendered(text)}")
    return [found for element in root.iter() for found in _unseen(element, targets(text))] + list(
        _shown(root)
    )


def _unseen(element: Element, seen: set[str]) -> Iterator[str]:
    if not isinstance(element.tag, str):
        yield "a comment"
        return
    name = element.tag.removeprefix(NAMESPACE)
    if name not in markup._TAGS | OF_EXTENSIONS[0]:
        yield f"<{name}>"
    for key, value in element.attrib.items():
        if key not in markup.ATTRIBUTES | OF_EXTENSIONS[1]:
            yield f"the attribute {key}"
        known = value in seen or value.startswith("#fn") or CUT in value
        if key in ("href", "src") and not known:
            yield f"a link to {value}"


def _shown(element: Element) -> Iterator[str]:
    """Marks of tags that a reader sees as text, outside code."""
    if element.tag in (f"{NAMESPACE}code", f"{NAMESPACE}pre"):
        return
    for text in (element.text, *(child.tail for child in element)):
        if MARK.search(text or ""):
            yield f"the text {text}"
    for child in element:
        yield from _shown(child)


HIDDEN = [
    "<noscript><img src=x onerror=alert(1)></noscript>",
    "a <noscript>b</noscript>",
    "<template><b>a</b></template>",
    '<a class="footnote-ref" href="javascript:alert(1)">1</a>',
    '<svg><a href="javascript:alert(1)">x</a></svg>',
    "<svg><text>06 1 000 0000</text></svg>",
    "<pre><code><span onclick=x>a</span></code></pre>",
    '<form class="tabbed-set"><input type="password"></form>',
    '<div class="highlight"><script>alert(1)</script></div>',
    '<!--><a href="https://evil.example/">UNION24</a>-->',
    "<!---><img src=x onerror=alert(1)>-->",
    "<!-- a --!><script>alert(1)</script><!-- -->",
    "<!-- a <!-- b --> <script>alert(1)</script> -->",
    "a <!-- b\n\n<script>alert(1)</script>",
    "<!<!-- a -->-- b <script>alert(1)</script> -->",
    "<<!-- a -->script>alert(1)</script>",
    '<b title="<img src=x onerror=alert(1)>" ">x',
    '<d t="<i onclick=x>"]>',
    "<a href=b.md?x=1>x</a>",
    '<img alt="" class="a"src="c.png">',
    "<![CDATA[ [x](y.md) ]]> z",
    "<![CDATA[ <b onclick=x> ]]>",
    "<? <b onclick=x> ?>",
    "<!x <b onclick=x> >",
    '<meta http-equiv="refresh" content="0;url=https://evil.example/">',
    '# x {: title=\'<i title=" onclick=" class="alert(1)">\' }',
    '# x { a onclick="alert(1)" }',
    '*x*{ .a onclick="alert(1)" }',
    '| a | b |\n|---|---|\n| c { x onclick="alert(1)" } | d |',
    '[x](y.md){ href="https://evil.example/" }',
    '![x](y.png){ src="https://evil.example/" }',
    '<a title="[x](onclick=alert)" href="y.md">x</a>',
    '<a title="`" class="` onclick=x ">x</a>',
    '```{.py #"><img src=x onerror=alert(1)>}\nx\n```',
    "`` ``` <b onclick=x> ```",
    "`a\n<!-- x -->\nb`",
    "`a\n<![CDATA[<script]]>\nb`",
    "`a\n<? <script?>\nb`",
    "<div></div> `<!x <script>`",
    '```\n<script\n[r]: <a href="u">title=<!```\nb```',
    "    a\n~~~\n<script>alert(1)</script>\n~~~",
    "- a\n\n        b\n    c\n    ~~~\n    <script>alert(1)</script>\n    ~~~",
    "[r]\n\n[r]:\n```\na\n```",
    "<div>\n`<b onclick=x>`\n</div>",
    "<div>\n`<!-- x -->`\n</div>",
    "[^1]\n\n[^1]: <b?onclick=x>",
    "x ]: <b onclick=x>",
    '!!! note "<b onclick=x>"\n    y',
    '=== "<b onclick=x>"\n    y',
    '??? note "<b onclick=x>"\n    y',
    "term <b onclick=x>\n:   x",
    '<b\n\nonclick="x">',
    "*x*{ hidden }",
    "**x**{.a popover}",
    "_x_{onclick}",
    "</main>",
    "</article x>",
    '<a href="java&#115cript:alert(1)">x</a>',
    '<p><a href="java&#x0000000073;cript:alert(1)">x</a></p>',
    "`a\n<button>`\n\n:   b",
    "# a\\\n    <button>",
]


@pytest.mark.parametrize("text", HIDDEN)
def test_what_hides_from_one_program_is_a_problem(text: str) -> None:
    assert problems(text)


@pytest.mark.parametrize(
    "text",
    [
        '[x](https://evil.example/ "[x](y "',
        '[x](https://evil.example/ "](y)x - z',
        '[x](y "b(c)d)',
        '[r]\n\n[r]: https://evil.example/"x y"',
        "[x](&#104ttps://evil.example/)",
        '<a href="&#x000000068ttps://evil.example/">x</a>',
        "`a\n[x](https://evil.example/)`\n\n:   b",
        "## a\\\n    [x](https://evil.example/)",
        "## a\\\n[x](https://evil.example/)\n## b",
    ],
)
def test_a_link_that_hides_is_seen(text: str) -> None:
    assert unseen(text) == []
    assert scan(text, "p.md").links


def test_digits_are_read_as_browsers_show_them() -> None:
    text = "1&#50&#x33 &#0000000052;5\n\n<p>1&#50 3</p>"
    assert [passage.text for passage in scan(text, "p.md").passages] == ["123 45", "12 3"]


FINE = [
    "```{.a.<script>alert(1)</script>}\nx\n```",
    "5 < 6, a <- b, x<3, <, << >> -> 2 >1",
    "<https://portal.example/> <a@b.hu>",
    "`<b` ``<`x`>`` &lt;script>",
    '<b>a</b> <span lang="en" title="a > b">c</span> <br/> <br /> <B CLASS="x">d</B> <td colspan=2>',
    '<a\nhref="y.md" title=\'It is "so"\'>x</a>',
    "    <script>\n\n```\n<script>\n```\n\n> ~~~\n> <!-- x -->\n> ~~~",
    '``` html title="<b>" hl_lines="1"\n<b\n```',
    '``` { .html #a title="<b>" }\n<b\n```',
    "<!-- a --> b <!-- c\n\n<script>d</script> -- --- e -->",
    "[x](<y z.md>) [r]\n\n[r]: <y.md>",
    '[x](y.md){ .button #id lang="en" }\n{: .class }',
    "Írd be: {név}. {kapcsos} *em* {x} fajl_{nev}_{datum}.pdf",
    "<details><summary>a</summary>\n<p>b</p></details>",
    "Menü --> Fájl",
    "![The only button](x.png) [x](y.md 'online = here') <b title=\"not once more\">x</b>",
]


@pytest.mark.parametrize("text", FINE)
def test_a_correct_text_is_not_blamed(text: str) -> None:
    assert problems(text) == []


PIECES = [
    *[
        "<!--",
        "-->",
        "--!>",
        "<!-->",
        "<!--->",
        "<",
        ">",
        "</",
        "<!",
        "<?",
        "?>",
        "<![CDATA[",
        "]]>",
        "<b",
        "</b>",
    ],
    *[
        '"',
        "'",
        "=",
        " ",
        "\n",
        "\n\n",
        "    ",
        "a",
        "x ",
        "`",
        "``",
        "```\n",
        "\n```\n",
        "~~~\n",
        "/",
        "@",
        ":",
        "\\",
    ],
    *[
        "<b>",
        "<div>",
        "\n<div>",
        "</div>",
        "</div>\n",
        '<a href="u">',
        "</a>",
        '<img alt="x" src="i">',
        "<script>",
    ],
    *[
        "<script",
        "</script>",
        '<b title="',
        '" class="',
        '">',
        "onclick=x",
        "href=u",
        "<a href=",
        '<i class="a"',
    ],
    *[
        "[",
        "](",
        "[x](y)",
        '[x](y "',
        '")',
        "![",
        "](y)",
        "\n[r]: ",
        "[r]",
        "[^1]",
        "\n[^1]: ",
        "*",
        "_",
        "**",
    ],
    *[
        "{",
        "}",
        "{: ",
        "title=",
        "\n{: ",
        "- ",
        "1. ",
        "\n- ",
        "\n    - ",
        '!!! note "',
        '"\n    ',
        "??? x\n    ",
    ],
    *[
        '=== "t"\n    ',
        "| a | b |\n|---|---|\n| ",
        "|",
        " | ",
        "> ",
        "\n> ",
        "# ",
        "\n## ",
        "\n---\n",
        "\nterm\n:   ",
    ],
    *[
        "<https://a.b/c>",
        "<a@b.hu>",
        "<p>",
        "</p>",
        "<hr>",
        "<br>",
        "<table>",
        "<td>",
        "</table>",
        "<pre>",
        "</pre>",
    ],
    *[
        "<details><summary>",
        "</summary></details>",
        "<style>",
        "<textarea>",
        "<x-y>",
        "<svg onload=x>",
        "5 < 6",
    ],
]


@settings(max_examples=600, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=12).map("".join))
def test_nothing_unseen_reaches_a_reader(text: str) -> None:
    text = f"\n\n{text}"
    if not NO_MARK.search(text) and not problems(text):
        assert unseen(text) == []
