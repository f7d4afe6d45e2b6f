"""Marks change nothing: what is rendered with them and loses them is what is rendered without them.

`make marks` tries 30,000 texts; the tests try some hundreds. Texts are the pages of this project and blocks of all that
writers write, with parts of them moved, doubled, cut out, and broken off.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Callable, Iterator
from functools import cache

from helpcenter.model.document import Document
from helpcenter.read.markdown import UnreadableTextError, read_text
from helpcenter.read.markdown.marking import marked
from helpcenter.read.markdown.rendering import renderer
from helpcenter.read.markdown.source_text import MarkdownSource
from support import ROOT

EMOJI = "!!python/name:material.extensions.emoji"
EXTENSIONS: list[object] = [
    "admonition", "attr_list", "def_list", "footnotes", "tables", "toc", "abbr", "md_in_html", "pymdownx.details",
    "pymdownx.superfences", {"pymdownx.tabbed": {"alternate_style": True}}, "pymdownx.keys", "pymdownx.tasklist",
    "pymdownx.tilde", "pymdownx.caret", "pymdownx.mark", "pymdownx.blocks.caption", "pymdownx.inlinehilite",
    {"pymdownx.highlight": {"linenums_style": "pymdownx-inline"}},
    {"pymdownx.smartsymbols": {"care_of": False, "copyright": False, "registered": False}},
    {"pymdownx.emoji": {"emoji_index": f"{EMOJI}.twemoji", "emoji_generator": f"{EMOJI}.to_svg"}},
    "helpcenter.read.markdown.github",
]  # fmt: skip
BLOCKS = [
    "Nyisd meg a [belépési oldalt](../reset/request.md#why \"A cím\"), és írd be: 06 1 486 43 43.",
    "2026. november 22-től a jelszó 12 karakter.\nA [jelszó\nszabályai][rules] `kód` és **vastag** meg _dőlt_.",
    "[rules]: <../password/rules.md> \"A szabályok\"\n[b]:\n    letter.svg\n    'cím'",
    "## A *szép* `cím` {#cim}",
    "## [Hova](a.md) vezet? ##",
    "Cím\n---\n\nMásik cím\n===",
    "- egy\n- [ ] kettő\n- [x] három\n\n    bekezdés [a](b.md)\n\n        kód\n\n    1. egy\n    2. kettő",
    "3. három\n4. négy\n   - belső\n   - [belső](c.md){ .button }",
    "!!! note \"A doboz [címe](a.md)\"\n    Szöveg.\n\n    - lista",
    "!!! tip inline end\n    Szöveg.\n\n??? warning\n    Zárt.\n\n???+ \"Nyitott\"\n    - x",
    "??? note \"## Cím a dobozban\"\n    szöveg",
    "=== \"Első\"\n\n    Szöveg.\n\n=== \"[Második](a.md)\"\n\n    ```python hl_lines=\"1\"\n    x = 1\n    ```",
    "| fej | másik |\n|:---|---:|\n| [a](a.md) | `b|c` |\n| 12 | \\| |",
    "fej | másik\n--- | ---\negy | kettő",
    "```{.python #kod title=\"<b>\"}\n# nem cím\n[x](y)\n```\n\n~~~\n&lt;\n~~~",
    "``` yaml\nkulcs: érték\n```",
    "    behúzott kód\n    [x](y.md)",
    "Lábjegyzet[^1] és másik[^hosszu].\n\n[^1]: Az első [a](b.md).\n\n    Folytatás.\n[^hosszu]:\n    A másik.",
    "A HTML és a CSS.\n\nHTML nyelv\n\n*[HTML]: Hyper Text Markup Language\n*[CSS]: Style",
    "Kifejezés\n:   Magyarázat [a](b.md).\n\n:   !!! note\n        Doboz.",
    "> idézet [a](b.md)\n> - lista\n> > belső\n\n> [!NOTE]\n> Figyelem.",
    "Nyomd meg: ++ctrl+alt+del++, :smile: :material-account: ~~törölt~~ ^^alá^^ H~2~O.",
    "<div markdown=\"1\">\n## Belső\n\n[a](b.md)\n</div>\n\n<div>\n<a href=\"x.md\">y</a>\n</div>",
    "<b title=\"x\">félkövér</b> <a href='y.md'>y</a> <https://portal.example/x?a=1&b=2> <a@b.hu> &lt;b> &amp; &#60;x",
    "![kép](kep.png \"cím\"){ width=100 } [![belső](a.png)](b.md)\n/// caption\nKépaláírás\n///",
    "/// caption | #id\n    attrs: {class: a}\nszöveg\n///",
    "https://portal.example/ és www.portal.example, mailto:a@b.hu; a\\_b\\*c snake_case_szo __init__",
    "sor  \ntörés\\\nvége <br> új",
    "[TOC]\n\n///Footnotes Go Here///",
    "--8<-- \"a.md\"\n\n;--8<-- \"b.md\"",
    "{: .osztaly #azonosito }\n{#x} {.y} { data-x=\"1\" }",
    "***\n\n- - -\n\n_ _ _",
    "<details><summary>a</summary>\n\nb\n</details>",
    "Szöveg\n{: #para }\n\n*x*{: .a } **y**{ title=\"z\" }",
    "a`b`c ``d ` e`` `f\ng` \\`h`",
    "ꔀꔁ Vai betűk, ꀀ Yi betűk, 𒀀 ékírás.",
    "(tm) és --> meg +/- 3, <-- vagy =/=; ==kiemelt== szó, x^2^, `#!python x` és :material-check:{ title=\"jó\" }.",
    ":material-check:{ .lg } elöl\n\n==elöl== is\n\n^^új^^ szó\n\n~a~ alul",
    "<div class=\"grid cards\" markdown>\n\n- :material-key: **a**\n\n    ---\n\n    b\n\n</div>",
    "``` { .yaml .annotate title=\"a\" linenums=\"1\" hl_lines=\"1\" }\na: 1 # (1)!\n```\n\n1. A jegyzet.",
    "A (1) jel\n{ .annotate }\n\n1. Jegyzet\n\n{++új++} és {>>mondat<<} meg $$x$$ ```mermaid",
]  # fmt: skip
PIECES = [
    *"[]()!<>`~*_#-+=:|{}&;.\"'\\ \n^1aő", "\n\n", "    ", "```", "](", "![[", "[^1]:", "[^1]", "{#", "{: ", "!!! a\n",
    "??? a\n", '=== "a"\n', "- ", "1. ", "> ", "[a]: b\n", "*[a]: b\n", "<div>", "</div>", "<b", "&#9;", "&lt;", "++",
    ":a", "/// caption\n", "///\n", "<https://a", "[ ] ", "[!NOTE]", "  \n", "\n---\n", "|---|\n", '"\n    ', "a_b",
    "<script>",
]  # fmt: skip


def settings(listed: list[object]) -> Document:
    """A mkdocs.yml with these extensions."""
    return Document("mkdocs.yml", data={"markdown_extensions": listed})


@cache
def render() -> Callable[[str], str]:
    """Markdown → HTML, with every extension that a site of this project may have."""
    return renderer(settings(EXTENSIONS))


def texts(seed: int, count: int) -> Iterator[str]:
    """Texts made of blocks and pages, most of them broken; the same for the same seed."""
    chance = random.Random(seed)
    pages = [file.read_text("utf-8").partition("\n---\n")[2] for file in sorted(ROOT.glob("docs/??/*/*.md"))]
    for _ in range(count):
        whole = [
            *chance.choices(BLOCKS, k=chance.randint(1, 5)),
            *chance.choices(pages, k=chance.random() < 0.1),
        ]
        chance.shuffle(whole)
        yield mutated(chance.choice(["\n\n", "\n\n", "\n"]).join(whole), chance)


def mutated(text: str, chance: random.Random) -> str:
    """A text with some of it moved, doubled, cut out, or something else put in."""
    for _ in range(chance.choice([0, 1, 2, 4, 8])):
        low = chance.randint(0, len(text))
        high = min(len(text), low + chance.choice([0, 1, 2, 5, 20]))
        put = chance.choice(["", "", chance.choice(PIECES), chance.choice(PIECES), text[low:high] * 2])
        text = text[:low] + put + text[high:]
    return text


def fault(text: str) -> str:
    """What marks change in a text, or what has no place; "" if all is well."""
    try:
        plain = render()(text)
    except Exception:  # Python-Markdown breaks down on it, marks or not
        return ""
    found = marked(text)
    if found.without(render()(found.text)) != plain:
        return "marks change what is rendered"
    source = MarkdownSource(text, "p.md", render())
    try:
        seen = read_text(source, {}, render())
    except UnreadableTextError as error:
        return f"it cannot be read: {error}" if source.text == text else ""
    lines = text.expandtabs(4).split("\n")
    for item in (*seen.links, *seen.headings, *seen.passages, *seen.parts, *seen.elements, *seen.strays):
        if not 1 <= item.place.line <= len(lines) or item.place.column > len(lines[item.place.line - 1]) + 1:
            return f"a place outside of the text: {item}"
    return ""


def main() -> int:
    """Try as many texts as the first argument says."""
    seed, count = 1, int(sys.argv[1]) if len(sys.argv) > 1 else 30_000
    wrong = [(text, found) for text in texts(seed, count) if (found := fault(text))]
    for text, found in wrong[:10]:
        print(f"{found}: {json.dumps(text, ensure_ascii=False)}")
    print(f"{count} texts, {len(wrong)} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
