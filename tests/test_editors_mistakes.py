"""Mistakes of editors are reported at their line, harmless things pass, and what check passes the build builds."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from helpcenter.read.help_center import read
from helpcenter.rules.shared.audit import audit
from support import copy_project, helpcenter

CENTER = Path(__file__).parent / "center"
PAGES = ("docs/hu/reset/not-arrived.md", "docs/en/reset/not-arrived.md")

WRONG = [
    pytest.param("See [it](../documents/where.md.", 0, "leftover", id="a link without its last bracket"),
    pytest.param("See (it)[../documents/where.md].", 0, "leftover", id="brackets the other way round"),
    pytest.param("See [it] (../documents/where.md).", 0, "leftover", id="a space in a link"),
    pytest.param("See ../documents/where.md.", 0, "leftover", id="a path and no link"),
    pytest.param("Be ** very ** sure.", 0, "leftover", id="bold with spaces"),
    pytest.param("Be ~~ very ~~ sure.", 0, "leftover", id="struck with spaces"),
    pytest.param("### Sub{#sub}", 0, "leftover", id="an id without a space"),
    pytest.param("A paragraph. {: .big }", 0, "leftover", id="an attribute list in the line"),
    pytest.param("Thanks :tadaaa:", 0, "leftover", id="an emoji that is none"),
    pytest.param("> [!INFO]\n> Text.", 0, "leftover", id="an alert that is none"),
    pytest.param("!!! note „Cím”\n    Text.", 0, "leftover", id="a box with curly quotation marks"),
    pytest.param("| A | B |\n| c | d |", 0, "leftover", id="a table without its line"),
    pytest.param("| A | B |\n|---|---|\n| c | d | e |", 2, "leftover", id="a row that is too wide"),
    pytest.param("```\ncode", 0, "leftover", id="code that does not end"),
    pytest.param("--8<-- “sign-in.md”", 0, "leftover", id="an include with curly quotation marks"),
    pytest.param("Text.[^9]", 0, "leftover", id="a note that is missing"),
    pytest.param("<<<<<<< HEAD\na\n=======\nb\n>>>>>>> main", 0, "leftover", id="marks of a merge"),
    pytest.param("!!! figyelem\n    Text.", 0, "box", id="a box of an unknown kind"),
    pytest.param("| A | B |\n|---|---|\n     | c | d |", 2, "preview", id="a row that is code on GitHub"),
    pytest.param("![](letter.heic)", 0, "picture", id="a picture of a telephone"),
    pytest.param("# A title {#one}", 0, "markup", id="a second title"),
    pytest.param("<script>alert(1)</script>", 0, "markup", id="a script"),
    pytest.param("{{ telephone }}", 0, "leftover", id="a template"),
    pytest.param("See [it](../documents/where).", 0, "link-target", id="a link without .md"),
    pytest.param("See [it](TODO).", 0, "link-target", id="a link to be written"),
    pytest.param("See [it](..\\documents\\where.md).", 0, "link-target", id="backslashes in a link"),
    pytest.param("See [it](../documents/where.html).", 0, "link-target", id="a page of the finished site"),
    pytest.param("See [](../documents/where.md).", 0, "markup", id="a link without words"),
    pytest.param("See [it](C:\\letters\\letter.pdf).", 0, "markup", id="a file on one computer"),
    pytest.param("!(A letter)[letter.png]", 0, "leftover", id="a picture with brackets the other way round"),
    pytest.param("• a card\n• a letter", 0, "leftover", id="bullets of a word processor"),
    pytest.param("-\u00a0a card\n-\u00a0a letter", 0, "leftover", id="special spaces behind hyphens"),
    pytest.param("– a card\n– a letter", 0, "leftover", id="dashes for bullets"),
    pytest.param("*a card\n*a letter", 0, "leftover", id="bullets without a space"),
    pytest.param("##\u00a0Sub {#sub}", 0, "leftover", id="a special space behind number signs"),
    pytest.param("[[Letters]]", 0, "leftover", id="a link of a wiki"),
    pytest.param("[b]Very[/b] sure.", 0, "leftover", id="marks of a forum"),
    pytest.param("-8<- „sign-in.md”", 0, "leftover", id="an include with other quotation marks"),
    pytest.param(
        "!!! note Good to know\n\n    Text.", 0, "box", id="a title of a box without quotation marks"
    ),
    pytest.param("First -- then.", 0, "typography", id="two hyphens for a dash"),
    pytest.param('=== "A"\n\nText.', 0, "markup", id="a tab whose text is not indented"),
    pytest.param("=== A\n\n    Text.", 0, "leftover", id="a tab without quotation marks"),
    pytest.param('!!! figyelem "Cím"\n    Text.', 0, "box", id="a box of an unknown kind with a title"),
    pytest.param("???\n    Text.", 0, "leftover", id="a closed box without a title"),
    pytest.param("/// note | Title\nText.\n///", 0, "leftover", id="a box in the form of blocks"),
    pytest.param(
        '<div class="grid cards">\n\n- One\n- Two\n\n</div>', 0, "construct", id="a grid without markdown"
    ),
    pytest.param("Click :material-foo-bar:{ .lg } now.", 0, "leftover", id="an icon that is none"),
    pytest.param("Text[^1].\n\n[^1]:", 2, "construct", id="a footnote without text"),
    pytest.param("Text.\n\n[^1]: A note.", 2, "construct", id="a footnote without a mark"),
    pytest.param("Text.\n\n*[FAQ]: Questions", 2, "construct", id="an abbreviation that nobody uses"),
    pytest.param("FAQ.\n\n*[FAQ]:", 2, "construct", id="an abbreviation without a meaning"),
    pytest.param("Be ~very sure~ now.", 0, "leftover", id="words struck with one sign"),
    pytest.param("A {++new++} word.", 0, "construct", id="a suggested change"),
    pytest.param("Here is $$a = b$$ now.", 0, "construct", id="a formula"),
    pytest.param("``` mermaid\ngraph LR\n```", 0, "construct", id="a diagram"),
]

HARMLESS = [
    pytest.param("Bring:\n- a card\n  - and a copy\n- a policy", id="lists under a sentence"),
    pytest.param("3. third\n4. fourth", id="another first number"),
    pytest.param("1) one\n2) two", id="numbers with brackets"),
    pytest.param("- [ ] open\n- [x] done", id="tasks"),
    pytest.param("Was ~~old~~ new.", id="struck words"),
    pytest.param("Prices:\n| A | B |\n|---|---|\n| a | b |", id="a table under a sentence"),
    pytest.param("> [!NOTE]\n> Text.", id="an alert"),
    pytest.param("a \\\nb", id="a line break"),
    pytest.param("Thanks! :tada: :material-check:", id="an emoji and an icon"),
    pytest.param("Press ++ctrl+c++.", id="keys"),
    pytest.param("!!! warning\n    Text.\n\n??? tip\n\n    Text.", id="boxes without titles"),
    pytest.param('=== "A"\n\n    Text.\n\n=== "B"\n\n    ### Deep {#deep}\n\n    Text.', id="tabs"),
    pytest.param("Text[^1].\n\n[^1]: A note.", id="a footnote"),
    pytest.param("Term\n:   Its meaning.", id="a definition"),
    pytest.param("**Important**\n\nText.", id="a bold line"),
    pytest.param("#1 of all, and C# too.", id="number signs"),
    pytest.param("Be ==very== sure.", id="highlighted words"),
    pytest.param(
        "H~2~O, x^2^, ^^new^^, a --> b, +/- a bit (tm), {a} and C--.", id="signs that become others"
    ),
    pytest.param(":material-check:{ .lg } first in a line", id="an icon with attributes that begins a line"),
    pytest.param("!!! hint\n    Text.\n\n??? attention inline end\n\n    Text.", id="other names of boxes"),
    pytest.param('=== "A"\n\n    Text.\n\n    === "B"\n\n        Text.', id="tabs in tabs"),
    pytest.param('<div class="grid" markdown>\n\nText.\n{ .card }\n\n> Quote\n\n</div>', id="a grid"),
    pytest.param("The FAQ.[^a]\n\n[^a]:\n    A note.\n\n*[FAQ]: Questions", id="a note and an abbreviation"),
    pytest.param(
        '``` { .yaml .annotate title="a.yml" linenums="1" hl_lines="1" }\na: b # (1)!\n```\n\n1. A note.',
        id="annotated code",
    ),
    pytest.param("a | b, 10:30:15, 5 * 3 * 2, [sic] (so written)", id="signs in a sentence"),
    pytest.param("Text in `**code**` and `[x](y`.", id="marks in code"),
    pytest.param("👨‍👩‍👧 and soft­hyphen", id="a family and a soft hyphen"),
]


def center_with(folder: Path, text: str) -> tuple[Path, int]:
    """A small help center with a text at the end of two twins, and the line on which it begins."""
    root = Path(shutil.copytree(CENTER, folder / "center"))
    for page in PAGES:
        lines = (root / page).read_text("utf-8").rstrip("\n")
        (root / page).write_text(f"{lines}\n\n{text}\n", "utf-8")
    return root, lines.count("\n") + 3


@pytest.mark.parametrize(("text", "line", "rule"), WRONG)
def test_a_mistake_in_both_languages_is_reported_at_its_line(
    tmp_path: Path, text: str, line: int, rule: str
) -> None:
    root, first = center_with(tmp_path, text)
    found = {(item.place.path, item.place.line, item.rule) for item in audit(read(root))}
    assert (PAGES[1], first + line, rule) in found


@pytest.mark.parametrize("text", HARMLESS)
def test_what_is_meant_passes(tmp_path: Path, text: str) -> None:
    root, _ = center_with(tmp_path, text)
    assert [str(problem) for problem in audit(read(root))] == []


@pytest.mark.slow
def test_what_check_passes_the_build_builds(tmp_path: Path) -> None:
    root = copy_project(tmp_path)
    texts = [str(case.values[0]) for case in HARMLESS]
    for code in ("hu", "en"):
        with (root / f"docs/{code}/account/postal.md").open("a", encoding="utf-8") as file:
            file.write("\n" + "\n\n***\n\n".join(texts).replace("###", "##") + "\n")
    checked, built = helpcenter(root, "check"), helpcenter(root, "build", "--no-compress")
    assert (checked.returncode, built.returncode) == (0, 0), checked.stderr + built.stderr
