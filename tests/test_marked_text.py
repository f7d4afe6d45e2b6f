"""What pages, feeds and documents say about the language of their parts, and where their lines may break."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pikepdf
import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from helpcenter.facts.foreign_words import foreign_words
from helpcenter.model.html_tree import walk
from helpcenter.read import help_center
from helpcenter.site.html_text import plain_text
from helpcenter.site.marked_text import Marker, markers
from support import ROOT

FOREIGN = {"Kilépés": "hu", "Új jelszó igénylése": "hu", "UNION Biztosító": "hu"}
MARKER = Marker(FOREIGN, ("Budapest", "Győr"))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Click “Kilépés”.", 'Click “<span lang="hu">Kilépés</span>”.'),
        ("UNION Biztosító’s & Kilépésed", '<span lang="hu">UNION Biztosító</span>’s &amp; Kilépésed'),
        ("Új\u00a0jelszó igénylése", '<span lang="hu">Új\u00a0jelszó igénylése</span>'),
        ("e-mailben, E-mailt", '<span class="unbroken">e-mailben</span>, <span class="unbroken">E-mailt</span>'),
        ("az e-mail-cím", 'az <span class="unbroken">e-mail</span>-cím'),
        ("UNION24-en", '<span class="unbroken">UNION24-en</span>'),
        ("SMS-ben, 15-én", '<span class="unbroken">SMS-ben</span>, <span class="unbroken">15-én</span>'),
        ("1380 Budapest", '<span class="unbroken">1380 Budapest</span>'),
        ("9021 Győr, 1380 Szeged", '<span class="unbroken">9021 Győr</span>, 1380 Szeged'),
        ("Ügyfélportál-fiók, kis- és nagybetű, 12-character", "Ügyfélportál-fiók, kis- és nagybetű, 12-character"),
        ("https://portal.example/a/b/", "https://portal.example/<wbr>a/<wbr>b/"),
    ],
)  # fmt: skip
def test_a_text_is_marked(text: str, shown: str) -> None:
    assert MARKER.text(text) == shown
    assert LexborHTMLParser(f"<p>{shown}</p>").css_first("p").text() == text, "the text itself stays the same"


@pytest.mark.parametrize(
    ("html", "marked"),
    [
        ('<a href="tel:1">4343</a>-as szám', '<a href="tel:1">4343</a><span class="unbroken">-as</span> szám'),
        ("<code>.,!?+@</code>", '<code class="unbroken">.,!?+@</code>'),
        (
            "<code>https://portal.example/sign/in</code>",
            "<code>https://portal.example/<wbr>sign/<wbr>in</code>",
        ),
        ('<b title="Kilépés > e-mail">Kilépés</b>', '<b title="Kilépés > e-mail"><span lang="hu">Kilépés</span></b>'),
        ('<i lang="hu">Kilépés<br>x</i> Kilépés', '<i lang="hu">Kilépés<br>x</i> <span lang="hu">Kilépés</span>'),
        ("<pre>e-mail Kilépés</pre>", "<pre>e-mail Kilépés</pre>"),
        ("<script>'e-mail'</script>", "<script>'e-mail'</script>"),
    ],
)  # fmt: skip
def test_html_is_marked(html: str, marked: str) -> None:
    assert MARKER.html(html) == marked


def unmarked(html: str, code: str, foreign: dict[str, str]) -> list[str]:
    """The foreign words that a reader's voice would read in the language of the page."""
    words = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, foreign))})(?!\w)")
    found: list[str] = []
    languages = [code]
    silent = 0
    for node, begins in walk(LexborHTMLParser(html).body or LexborNode()):
        if node.is_text_node:
            text = "" if silent else " ".join((node.text_content or "").split())
            found += [word for word in words.findall(text) if foreign[word] != languages[-1]]
        elif node.is_element_node:
            hides = node.tag in ("script", "style", "template", "option")
            silent += hides if begins else -hides
            if begins:
                languages.append(node.attributes.get("lang") or languages[-1])
            else:
                languages.pop()
    return found


def test_every_label_of_another_language_says_so(site: Path) -> None:
    """On every page, in its title and in what it says of other pages; in the feeds; in the documents."""
    center = help_center.read(ROOT)
    foreign = foreign_words(center, "en")
    assert {"Kilépés", "felhasználóneve", "Ügyfélportál", "UNION Biztosító"} <= set(foreign)
    assert foreign_words(center, "hu") == {}
    marked = 0
    for file in (site / "en").rglob("index.html"):
        html = file.read_text("utf-8")
        if "/a/" not in file.as_posix() and "support" not in file.parts:
            assert unmarked(html, "en", foreign) == [], file
            marked += html.count('<span lang="hu">')
    assert marked > 200
    for answer in json.loads((site / "answers.en.json").read_text("utf-8"))["answers"]:
        assert unmarked(answer["reply_html"], "en", foreign) == [], answer["key"]
        assert (
            "<span" not in plain_text(answer["reply_html"], "") + answer["question"] + answer["short_answer"]
        )
        assert "unbroken" not in answer["reply_html"] and "<wbr>" not in answer["reply_html"]


@pytest.mark.parametrize("name", ["consent-form", "union24-manual"])
def test_documents_say_it_too(name: str) -> None:
    with pikepdf.open(ROOT / f"downloads/{name}.en.pdf") as pdf:
        elements = [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and "/S" in item]
        assert {str(item.Lang) for item in elements if "/Lang" in item} == {"hu"}
        assert sum("/Lang" in item for item in elements) > 5
        assert not any(item.S == "/Art" for item in elements)


def test_the_markers_of_a_center_are_those_of_its_languages() -> None:
    found = markers(help_center.read(ROOT / "tests/center"))
    assert list(found) == ["hu", "en", "de"]
