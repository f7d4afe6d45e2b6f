"""Texts and files that nobody means: each ends in few clear lines, in little time, on every machine the same.

What takes long is refused by what can be counted; what is not refused is read in time.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from helpcenter.model.problem import Problem
from helpcenter.read import file_limits, help_center, yaml_limits
from helpcenter.read.markdown.text_limits import DEEPEST_ELEMENTS
from helpcenter.rules.shared.audit import audit
from support import helpcenter
from timing import takes_less

CENTER = Path(__file__).parent / "center"
PAGE = "docs/en/reset/request.md"
SECONDS = 4.0
"""Most of these take a tenth; they took from ten seconds to hours."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The smallest help center, which a test may break."""
    return Path(shutil.copytree(CENTER, tmp_path / "center", ignore=shutil.ignore_patterns(".cache")))


def judge(root: Path) -> list[Problem]:
    """All problems; each is one line at a place."""
    found: list[Problem] = []

    def work() -> None:
        found[:] = audit(help_center.read(root))

    assert takes_less(work, SECONDS)
    assert all(str(problem).isprintable() and len(str(problem)) < 1_000 for problem in found)
    return found


def with_body(root: Path, body: str) -> list[Problem]:
    """The problems of a page with more text."""
    page = root / PAGE
    page.write_text(f"{page.read_text('utf-8').rstrip()}\n\n{body}\n", "utf-8")
    return judge(root)


REFUSED = {
    "quotes in quotes": (">" * 50_000, "more than 20 quotes in each other"),
    "opened brackets": ("[" * 50_000, "more than 500 links"),
    "links in a paragraph": ("[a](request.md) " * 5_000, "more than 500 links"),
    "links in paragraphs": ("[a](request.md)\n\n" * 5_000, "more than 2000 links ([) in one text"),
    "footnotes": (
        "\n\n".join([*(f"a[^{n}]" for n in range(3_000)), *(f"[^{n}]: b" for n in range(3_000))]),
        "more than 2000 links ([) in one text",
    ),
    "bare addresses": ("http://a.b " * 9_000, "more than 2000 addresses (://) in one text"),
    "addresses in brackets": ("<http://a.b> " * 7_000, "more than 2000 addresses (://) in one text"),
    "tags": ("<b>" * 30_000 + "x", "more than 3000 tags (<) in one text"),
    "a long line": ("x" * 1_000_000, "characters with its snippets, at most 100000 fit"),
    "lines": ("a\n" * 40_000, "more than 1000 lines"),
    "bold words in each other": ("**a " * 5_000 + "b** " * 5_000, f"more than {DEEPEST_ELEMENTS} tags"),
    "tags in each other": ("<b>" * 700, f"more than {DEEPEST_ELEMENTS} tags"),
    "lists in each other": (
        "".join(f"{'    ' * n}- a\n" for n in range(60)),
        f"more than {DEEPEST_ELEMENTS} tags",
    ),
    "braces": ("a {: " * 5_000, "more than 200 opening braces in a line"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_too_much_is_refused_in_one_line(root: Path, name: str) -> None:
    body, says = REFUSED[name]
    problems = with_body(root, body)
    assert len(problems) == 1
    assert says in str(problems[0])
    assert problems[0].place.path == PAGE


READ = {
    "bold words that are none": "*a **a " * 6_000,
    "struck words that are none": "~~a " * 10_000,
    "underscores": "*a_" * 20_000,
    "backticks": "".join("`" * number + " " for number in range(1, 400)),
    "digits": "1 " * 45_000,
    "digits behind a sign": "+" + "1" * 90_000,
    "telephone numbers": "+36 1 " * 15_000,
    "shares": "1 % " * 20_000,
    "times": "8:00 " * 18_000,
    "quotation marks": "„a” " * 20_000,
    "number words": "twenty-" * 6_000,
    "headings": "# h\n\n" * 4_000,
    "boxes": "!!! note\n    a\n\n" * 2_000,
    "accents": "a" + "\u0301" * 90_000,
    "spaces": " " * 90_000 + "x",
    "comments": "<!-- a -->\n\n" * 3_000,
    "entities": "&amp;" * 19_000,
}


@pytest.mark.parametrize("name", READ)
def test_as_much_as_a_page_may_have_is_read_in_time(root: Path, name: str) -> None:
    elsewhere = {problem.rule for problem in with_body(root, READ[name]) if problem.place.path != PAGE}
    assert elsewhere <= {"twin-facts", "twin-headings", "twin-shape"}


def test_as_many_things_in_each_other_as_a_page_may_have_are_written(root: Path) -> None:
    bold = "<b>" * (DEEPEST_ELEMENTS - 5) + "x" + "</b>" * (DEEPEST_ELEMENTS - 5)
    assert with_body(root, bold) == []
    done = helpcenter(root, "build", "--no-compress")
    assert done.returncode == 0, done.stderr


def snippets(root: Path, **texts: str) -> list[Problem]:
    """The problems where a page includes the first of some snippets."""
    for name, text in texts.items():
        (root / f"docs/en/snippets/{name}.md").write_text(text, "utf-8")
    return with_body(root, f'--8<-- "{next(iter(texts))}.md"')


def doubling(most: int, times: int = 2) -> dict[str, str]:
    """Snippets that each include the next one several times."""
    texts = {f"s{number}": f'--8<-- "s{number + 1}.md"\n\n' * times for number in range(most - 1)}
    return {**texts, f"s{most - 1}": "Text.\n"}


@pytest.mark.parametrize(
    "texts",
    [
        doubling(20),
        doubling(200, 1)
        | {"s199": '--8<-- "s200.md"\n', "s200": '--8<-- "s201.md"\n', "s201": '--8<-- "sign-in.md"\n'},
        {"s0": '--8<-- "s1.md"\n' * 5_000, "s1": "x\n"},
        {"s0": '--8<-- "s1.md"\n' * 250, "s1": "word " * 9_000},
    ],
    ids=["doubling", "a chain", "many times", "many long ones"],
)
def test_snippets_that_grow_beyond_measure_are_one_line(root: Path, texts: dict[str, str]) -> None:
    problems = snippets(root, **texts)
    assert (
        len([problem for problem in problems if "more than 200 snippets come together" in problem.message])
        == 1
    )
    assert len(problems) <= 2


def test_snippets_that_include_each_other_are_one_line(root: Path) -> None:
    problems = snippets(root, s0='--8<-- "s1.md"\n', s1='--8<-- "s0.md"\n')
    assert [problem.message for problem in problems] == ["the snippet s1.md includes itself in the end"]


def test_many_snippets_are_read_each_once(root: Path) -> None:
    for number in range(1_000):
        text = f'--8<-- "q{(number * 7 + 1) % 1_000}.md"\n\n--8<-- "q{(number * 13 + 5) % 1_000}.md"\n'
        (root / f"docs/en/snippets/q{number}.md").write_text(text, "utf-8")
    assert {problem.rule for problem in judge(root)} == {"snippet"}


HUGE: dict[str, tuple[str, Callable[[], str], str]] = {
    "facts of 2 MB": (
        "facts.yml",
        lambda: "labels:\n" + "".join(f'  - text: "Label {number}"\n' for number in range(80_000)),
        "the file is larger than 500 KB",
    ),
    "many facts": (
        "facts.yml",
        lambda: "labels: [" + "a, " * 100_000 + "]\n",
        "the file has more than 20000 values",
    ),
    "a long name": (
        "facts.yml",
        lambda: f"sites:\n  portal:\n    name: {'x' * 20_000}\n    sign_in: https://portal.example/\n",
        "this text has 20000 characters, at most 5000 fit",
    ),
    "a name of many words": (
        "facts.yml",
        lambda: (CENTER / "facts.yml").read_text("utf-8").replace(": UNION24", f": {'Wort ' * 900}"),
        "“sites.union24.name” has 4499 characters, at most 300 fit",
    ),
    "a long key": ("facts.yml", lambda: f"? {'x' * 20_000}\n: y\n", "this text has 20000 characters"),
    "words of 2 MB": (
        "docs/en/language.yml",
        lambda: "".join(f"k{number}: v\n" for number in range(160_000)),
        "the file is larger than 500 KB",
    ),
    "a style sheet that asks": (
        "overrides/assets/help.css",
        lambda: "url(" * 120_000,
        "there is no file overrides/assets/url",
    ),
    "a template of 2 MB": ("overrides/help/answer.html", lambda: "<a " * 600_000, "larger than 500 KB"),
}


@pytest.mark.parametrize("name", HUGE)
def test_a_file_that_is_too_much_is_one_line(root: Path, name: str) -> None:
    path, text, says = HUGE[name]
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text(), "utf-8")
    problems = [problem for problem in judge(root) if problem.place.path == path]
    assert [problem for problem in problems if says in problem.message]
    assert len(problems) <= 2


def test_a_file_of_100_mb_is_not_read(root: Path) -> None:
    for path in ("facts.yml", PAGE, "docs/en/reset/a.svg", "docs/assets/a.png", "overrides/assets/help.js"):
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        before = file.read_bytes() if file.exists() else None
        with file.open("wb") as stream:
            stream.truncate(100 << 20)
        problems = [str(problem) for problem in judge(root)]
        assert [line for line in problems if line.startswith(f"{path}:1:1 file: the file is larger than ")]
        if before is None:
            file.unlink()
        else:
            file.write_bytes(before)


def test_folders_in_folders_end(root: Path) -> None:
    deep = root / "docs/en/reset" / "/".join("d" * (file_limits.DEEPEST + 5))
    deep.mkdir(parents=True)
    (deep / "x.md").write_text("x", "utf-8")
    assert [problem.message for problem in judge(root)] == [
        f"more than {file_limits.DEEPEST} folders in each other"
    ]


def test_as_many_values_as_a_file_may_have_are_read(root: Path) -> None:
    text = "mentions:\n" + "".join(
        f'  - name: Bank {number}ab\n    hosts: [www.bank{number}.hu]\n    telephones: ["+36 80 {number:06d}"]\n'
        for number in range(700)
    )
    assert text.count(":") < yaml_limits.MOST
    with (root / "facts.yml").open("a", encoding="utf-8") as facts:
        facts.write(text)
    assert {problem.rule for problem in judge(root)} == {"unused-fact"}


@pytest.mark.parametrize(
    ("path", "key", "value"),
    [
        (PAGE, "title", r"a\0b"),
        (PAGE, "summary", r"a\u202eb"),
        ("facts.yml", "    name", r"a\x07b"),
        ("docs/en/language.yml", "  footer", r"\eb"),
    ],
)
def test_a_control_character_that_yaml_escapes_is_one_line(
    root: Path, path: str, key: str, value: str
) -> None:
    file = root / path
    lines = file.read_text("utf-8").split("\n")
    number = next(number for number, line in enumerate(lines) if line.startswith(f"{key}: "))
    lines[number] = f'{key}: "{value}"'
    file.write_text("\n".join(lines), "utf-8")
    said = [
        str(problem) for problem in judge(root) if "an invisible control character (U+" in problem.message
    ]
    assert len(said) == 1
    assert said[0].startswith(f"{path}:{number + 1}:{len(key) + 3} ")
