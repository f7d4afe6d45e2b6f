"""Whatever an editor's program writes to disk, reading gives a help center and judging it gives problems.

Never an exception, and each problem is one line at a place that exists.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from helpcenter.model.center import HelpCenter
from helpcenter.model.problem import Problem
from helpcenter.read import file_limits, help_center, marked_yaml, text_file
from helpcenter.read.date_hint import date_hint
from helpcenter.rules.shared.audit import audit
from timing import takes_less

CENTER = Path(__file__).parent / "center"
PAGE = "docs/hu/reset/request.md"
SNIPPET = "docs/en/snippets/sign-in.md"
READ = {
    "page": PAGE,
    "home": "docs/en/index.md",
    "topic": "docs/de/reset/index.md",
    "snippet": SNIPPET,
    "language": "docs/hu/language.yml",
    "growing language": "docs/de/language.yml",
    "facts": "facts.yml",
    "settings": "mkdocs.yml",
}
"""One file of each kind that is read."""

FILES = st.sampled_from(sorted(READ.values()))

KEYS = st.sampled_from(
    [
        *("title", "summary", "slug", "also_asked", "products", "related", "downloads", "reviewed", "owner"),
        *("answers", "topics", "featured", "icon", "name", "complete", "search_address", "words", "search"),
        *(
            "synonyms",
            "direction",
            "contacts",
            "sites",
            "telephone",
            "months",
            "plugins",
            "i18n",
            "languages",
        ),
        *("locale", "default"),
    ]
)
LEAVES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.dates().map(str),
    st.text(max_size=20),
    KEYS,
    st.sampled_from(
        ["hu", "en", "de", "reset/request", "portal", "key", "../x", "2026-13-41", "\x00", "í" * 300]
    ),
)
VISIBLE = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"]), max_size=9).filter(
    lambda text: not text or text[0] == " " or not text[0].isspace()  # no text begins with a special space
)
YAML = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(st.one_of(KEYS, st.text(max_size=5)), inner, max_size=4)
    ),
    max_leaves=20,
)
PIECES = st.lists(
    st.one_of(
        st.sampled_from(
            [
                *(
                    "---\n",
                    "...\n",
                    "title: ",
                    "related: [",
                    "]",
                    "- ",
                    ": ",
                    "\n",
                    "  ",
                    "\t",
                    '"',
                    "'",
                    "#",
                ),
                *("&a ", "*a", "!x ", "{", "}", "| ", "> ", "? ", "%", "@", "`", "<<: ", "\\", "\r", "\r\n"),
                *("\x85", "\u2028", "\ufeff", "\x00", "[a](b.md)", "[a]: b\n", "](", "![", "<a href="),
                *("{#id}", "# x {#y}\n", '--8<-- "sign-in.md"\n', "http://[", "//"),
            ]
        ),
        st.text(max_size=8),
    ),
    max_size=30,
).map("".join)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A help center whose files the tests may replace, one at a time."""
    copy = tmp_path_factory.mktemp("reading") / "center"
    shutil.copytree(CENTER, copy)
    return copy


@pytest.fixture
def judged(root: Path) -> Callable[[str, bytes], list[Problem]]:
    """Replace a file's bytes, read and judge the help center, put the file back."""

    def judge(path: str, content: bytes) -> list[Problem]:
        file = root / path
        before = file.read_bytes()
        try:
            file.write_bytes(content)
            center = help_center.read(root)
            problems = audit(center)
        finally:
            file.write_bytes(before)
        for problem in problems:
            well_formed(problem, center, content, path)
        return problems

    return judge


def well_formed(problem: Problem, center: HelpCenter, content: bytes, path: str) -> None:
    """A problem is one line, begins with its place and its rule, and its place exists."""
    line = str(problem)
    assert line.isprintable() and len(line.splitlines()) == 1
    assert re.match(r"[^\n]+:[1-9][0-9]*:[1-9][0-9]* [a-z-]+: \S", line)
    if problem.place.path == path:
        lines = content.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
        assert problem.place.line <= len(lines)
        assert problem.place.column <= len(lines[problem.place.line - 1]) + 1
    else:
        known = {*center.files, "mkdocs.yml", "facts.yml", "downloads/downloads.yml"}
        assert problem.place.path in known or problem.place.path.endswith("/index.md")


FEW = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@FEW
@given(path=FILES, content=st.binary(max_size=200))
@example(path=PAGE, content=b"")
@example(path=PAGE, content=b"\xef\xbb\xbf")
@example(path=PAGE, content=b"---\n\xff\n---\n")
@example(path=PAGE, content="---\ntitle: a\n---\n".encode("utf-16"))
def test_any_bytes(judged: Callable[[str, bytes], list[Problem]], path: str, content: bytes) -> None:
    judged(path, content)


@FEW
@given(path=FILES, text=PIECES)
@example(path=PAGE, text="---\n---\n")
@example(path=PAGE, text='---\ntitle: "\n---\n')
@example(path="mkdocs.yml", text="plugins: [i18n: {languages: 5}]")
@example(path="mkdocs.yml", text='plugins: [i18n: {languages: [{locale: "a\\0b"}]}]')
@example(path="mkdocs.yml", text="plugins: [i18n: {languages: [{locale: hu}, {locale: hu}]}]")
@example(path="docs/de/language.yml", text="words: {months: {a: [b]}, footer: [c], search: 1}")
@example(path=PAGE, text="? [a]\n: b\n")
@example(path=PAGE, text=": :\n")
def test_any_text(judged: Callable[[str, bytes], list[Problem]], path: str, text: str) -> None:
    judged(path, text.encode("utf-8", "surrogatepass"))


@FEW
@given(path=FILES, data=st.dictionaries(st.one_of(KEYS, st.text(max_size=5)), YAML, max_size=5))
def test_any_yaml(judged: Callable[[str, bytes], list[Problem]], path: str, data: object) -> None:
    written = yaml.safe_dump(data, allow_unicode=True)
    judged(path, (f"---\n{written}---\nText\n" if path.endswith(".md") else written).encode())


@FEW
@given(data=st.dictionaries(st.text("abc", min_size=1), st.recursive(VISIBLE, st.lists, max_leaves=9)))
def test_what_yaml_says_is_what_is_read(data: dict[str, object]) -> None:
    """Texts, lists and keys come back as they were written; the place of each value is that of its text."""
    written = yaml.safe_dump(data, allow_unicode=True)
    found, places, faults = marked_yaml.load(written, "x.yml")
    anchored = any(token in written for token in ("&id", "*id"))
    if not anchored:
        assert (found, faults) == (data, [])
        for key in data:
            place = places[(key,)]
            line = written.split("\n")[place.line - 1]
            assert line[place.column - 1 :].lstrip("'\"? ").startswith(key) or "\\" in line


@FEW
@given(text=st.text(st.characters(codec="utf-8"), max_size=300))
def test_front_matter_keeps_lines_and_columns(text: str) -> None:
    """The body is the file with the front matter blanked out, so that places in it are the file's."""
    _, _, body, faults = text_file.front_matter(f"---\ntitle: x\n---\n{text}", "x.md")
    assert faults == []
    assert body == " " * 3 + "\n" + " " * 8 + "\n" + " " * 3 + "\n" + text


DEPTH = 100_000
BOMBS = {
    "brackets": "related: " + "[" * DEPTH,
    "closed brackets": "related: " + "[" * DEPTH + "]" * DEPTH,
    "braces": "related: " + "{" * DEPTH,
    "keys in braces": "related: " + "{a: " * DEPTH,
    "brackets behind as many closing ones in quotes": f'title: "{"]" * DEPTH}"\nrelated: {"[" * DEPTH}',
    "dashes": "- " * DEPTH,
    "dashes in a key": "related:\n  " + "- " * DEPTH,
    "question marks": "? " * DEPTH,
    "question marks and dashes": "? - " * DEPTH,
    "steps": "".join(" " * step + "a:\n" for step in range(600)),
    "aliases": "a: &a [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 40)),
    "an alias in itself": "a: &a [*a]",
    "merges": "a: &a {b: c}\nd:\n  <<: [*a, *a]",
    "a tag": "a: !!python/object/apply:os.system [true]",
    "many documents": "--- a\n" * DEPTH,
}
"""Texts that have broken YAML readers: by depth, by doubling, by running what they say."""


@pytest.mark.parametrize("bomb", BOMBS.values(), ids=list(BOMBS))
@pytest.mark.parametrize("path", [PAGE, "docs/hu/language.yml", "mkdocs.yml"])
def test_yaml_bombs(judged: Callable[[str, bytes], list[Problem]], path: str, bomb: str) -> None:
    text = f"---\n{bomb}\n---\nText\n" if path == PAGE else bomb
    problems: list[Problem] = []
    assert takes_less(lambda: problems.extend(judged(path, text.encode())), 3)
    assert any(problem.place.path == path for problem in problems)


@pytest.mark.parametrize("bomb", BOMBS.values(), ids=list(BOMBS))
def test_yaml_bombs_are_one_fault(bomb: str) -> None:
    data, places, faults = marked_yaml.load(bomb, "x.yml")
    assert (data, places, len(faults)) == ({}, {}, 1)


MEGABYTE = 1_000_000
HEAVY = {
    "one text": "title: {}\n".format("x" * MEGABYTE),
    "words": "title: {}\n".format("word " * (MEGABYTE // 5)),
    "entries": "related: [{}]\n".format("a, " * (MEGABYTE // 3)),
    "entries of two kinds": "related: [{}]\n".format("a, {}, " * (MEGABYTE // 7)),
    "lines": "related:\n" + "- a\n" * (MEGABYTE // 4),
    "keys": "".join(f"k{number}: v\n" for number in range(MEGABYTE // 11)),
    "empty lines": "title: x\n" + "\n" * MEGABYTE,
    "spaces": "title: x\n" + " " * MEGABYTE + "y",
    "colons": "title" + ":" * MEGABYTE,
    "keys in a line": "a: " * (MEGABYTE // 3),
    "quotes": 'title: "' + "\\" * MEGABYTE,
    "quotation marks": "title: " + "'" * (MEGABYTE + 1),
    "lines in quotes": 'title: "' + "\n x" * (MEGABYTE // 3),
    "lines that open a quote": '- "a\n' * (MEGABYTE // 5),
    "hyphens": "-" * MEGABYTE,
    "dashes": "title: x\n" + "--- \t" * (MEGABYTE // 5),
    "brackets": "a: [" * (MEGABYTE // 4),
    "comments": "# -----------------------------\n" * (MEGABYTE // 32),
    "tabs": "a:\n" + "\t" * MEGABYTE,
    "anchors": "&a " * (MEGABYTE // 3),
    "never closed": "title: x\n\n" + "text\n" * (MEGABYTE // 5),
}
"""A megabyte of front matter that invites looking at the same characters again and again."""


@pytest.mark.parametrize("weight", HEAVY.values(), ids=list(HEAVY))
def test_a_megabyte_of_front_matter(judged: Callable[[str, bytes], list[Problem]], weight: str) -> None:
    problems: list[Problem] = []
    assert takes_less(lambda: problems.extend(judged(PAGE, f"---\n{weight}\n---\nText\n".encode())), 3)
    assert any(problem.place.path == PAGE for problem in problems)


@pytest.mark.parametrize("weight", HEAVY.values(), ids=list(HEAVY))
@pytest.mark.parametrize("path", [PAGE, "docs/en/language.yml"])
def test_as_much_as_is_looked_into(
    judged: Callable[[str, bytes], list[Problem]], path: str, weight: str
) -> None:
    """The same, cut to what is not refused for its length alone."""
    text = weight[: text_file.LONGEST - 10]
    problems: list[Problem] = []
    assert takes_less(
        lambda: problems.extend(
            judged(path, f"---\n{text}\n---\nText\n".encode() if path == PAGE else text.encode())
        ),
        3,
    )
    comments = path != PAGE and weight is HEAVY["comments"]  # a language.yml needs no words
    assert comments or any(problem.place.path == path for problem in problems)


def test_a_file_that_is_too_large_is_not_read(judged: Callable[[str, bytes], list[Problem]]) -> None:
    problems = judged(PAGE, b"x" * (file_limits.LARGEST_TEXT + 1))
    assert [str(problem) for problem in problems] == [
        f"{PAGE}:1:1 file: the file is larger than 2 MB — make it smaller"
    ]


def test_a_folder_where_a_file_must_be(root: Path) -> None:
    file = root / "facts.yml"
    before = file.read_bytes()
    try:
        file.unlink()
        file.mkdir()
        problems = audit(help_center.read(root))
    finally:
        file.rmdir()
        file.write_bytes(before)
    assert [str(problem) for problem in problems] == [
        "facts.yml:1:1 file: this is a folder, not a regular file — write a text file, or delete it"
    ]


def test_comments_may_hold_what_they_like() -> None:
    """A rule of dashes in a comment, smileys in a text and brackets in quotes are no nesting."""
    text = f'# {"-" * 200}\ntitle: "{":[ " * 100}"\nsummary: {"?- " * 50}x\n'
    data, _, faults = marked_yaml.load(text, "x.yml")
    assert faults == []
    assert data["title"] == ":[ " * 100


def test_what_is_no_file_is_one_report_and_no_wait(tmp_path: Path) -> None:
    root = Path(shutil.copytree(CENTER, tmp_path / "center"))
    folder = root / "docs/en/reset"
    (folder / "dangling.md").symlink_to("nowhere.md")
    (folder / "loop.md").symlink_to("loop.md")
    (folder / "folder.md").mkdir()
    os.mkfifo(folder / "pipe.md")
    told = {
        problem.place.path: problem.message
        for problem in audit(help_center.read(root))
        if problem.rule == "file"
    }
    assert told == {
        "docs/en/reset/dangling.md": "this is a link to a file that is not there",
        "docs/en/reset/folder.md": "this is a folder, not a regular file",
        "docs/en/reset/loop.md": "this is a link that leads back to itself",
        "docs/en/reset/pipe.md": "this is a pipe (FIFO), not a regular file",
    }


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("26.11.2026", "2026-11-26"),
        ("2026. 11. 26.", "2026-11-26"),
        ("2026/1/5", "2026-01-05"),
        ("11/26/2026", "2026-11-26"),
        ("26/11/2026", "2026-11-26"),
        ("05/05/2026", "2026-05-05"),
        ("20261126", "2026-11-26"),
    ],
)
def test_a_date_written_otherwise_is_offered_as_it_should_be(written: str, meant: str) -> None:
    assert date_hint(written) == f"write it as {meant}"


@pytest.mark.parametrize("written", ["10/11/2026", "30.2.2026", "2026. november", "tomorrow", "", "1.1.26"])
def test_a_date_that_nobody_can_read_gets_an_example(written: str) -> None:
    assert date_hint(written) == "write it as year-month-day, like 2026-11-22"
