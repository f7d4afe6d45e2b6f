"""move, retire, new and publish: all or nothing, links mended, and no address ever dies."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from helpcenter.edit import perform as performing
from helpcenter.edit.change_plan import Plan, Refused
from helpcenter.edit.creating import new
from helpcenter.edit.moving import move
from helpcenter.edit.perform import perform
from helpcenter.edit.registering import register
from helpcenter.edit.retiring import retire
from helpcenter.edit.text_edits import edited, with_source
from helpcenter.edit.transaction import UNDO, recover, transaction
from helpcenter.model.center import HelpCenter
from helpcenter.model.fingerprint import fingerprint
from helpcenter.model.problem import Problem
from helpcenter.model.promised import Promised
from helpcenter.model.urls import address, short_address
from helpcenter.read.help_center import read
from helpcenter.rules.shared import audit as auditing
from helpcenter.rules.shared.audit import audit, everything
from helpcenter.site.redirects import redirects
from support import ROOT, helpcenter

CENTER = ROOT / "tests/center"
TODAY = date(2026, 11, 22)
NOTHING_PROMISED = Promised()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of tests/center, everything published."""
    made = Path(shutil.copytree(CENTER, tmp_path / "center"))
    perform(made, register)
    return made


def files(root: Path) -> dict[str, bytes]:
    """Every file of a help center, what the commands keep for themselves left out."""
    found = {}
    for folder, folders, names in os.walk(root):
        folders[:] = [name for name in folders if name != ".cache"]
        for file in (Path(folder, name) for name in names if name != ".cache"):
            if file.is_file():
                found[file.relative_to(root).as_posix()] = file.read_bytes()
    return found


def problems(root: Path) -> list[str]:
    """What is wrong now. A fact that only a retired page stated is the editor's to delete: that is no problem here."""
    return [str(problem) for problem in audit(read(root)) if problem.rule != "unused-fact"]


# -- move -------------------------------------------------------------------------------------------


def test_move_renames_in_all_languages_and_mends_every_link(root: Path) -> None:
    before = read(root)
    done = helpcenter(root, "move", "reset/request", "documents/password", "--slug", "hu=jelszo")
    assert done.returncode == 0, done.stderr
    assert problems(root) == []
    center = read(root)
    assert not [path for path in center.files if "reset/request" in path]
    where = (root / "docs/hu/reset/not-arrived.md").read_text("utf-8")
    assert "[Kérd újra](../documents/password.md)" in where
    assert "related: [documents/password]" in where
    moved = (root / "docs/en/documents/password.md").read_text("utf-8")
    assert "(../reset/not-arrived.md#why)" in moved
    assert '[letters]: ../documents/where.md "Where are my letters?"' in moved
    assert "answers:\n  - where\n  - password\n" in (root / "docs/de/documents/index.md").read_text("utf-8")
    entry = center.registered["documents/password"]
    assert entry.id == before.registered["reset/request"].id
    assert entry.addresses["hu"] == "dokumentumok/jelszo/"
    assert entry.former["hu"] == ("jelszo/uj-jelszo/",)


def test_a_slug_that_was_the_name_goes_with_it(root: Path) -> None:
    perform(root, lambda center: move(center, "reset/not-arrived", "reset/missing", {}))
    center = read(root)
    assert center.pages["en", "reset/missing"].words("slug") == "missing"
    assert center.pages["hu", "reset/missing"].words("slug") == "nem-erkezett-meg"
    assert center.registered["reset/missing"].former == {"en": ("en/password/not-arrived/",)}


def test_a_topic_moves_with_its_answers_and_pictures(root: Path) -> None:
    perform(root, lambda center: move(center, "documents", "letters", {}))
    assert problems(root) == []
    assert (root / "docs/hu/letters/letter.svg").is_file()
    assert not (root / "docs/hu/documents").exists()
    assert "../letters/where.md" in (root / "docs/hu/snippets/sign-in.md").read_text("utf-8")
    assert "topics: [reset, letters]" in (root / "docs/hu/index.md").read_text("utf-8")


LINKS = {
    "[a](request.md)": "[a](password.md)",
    "[a](request.md#x 'title')": "[a](password.md#x 'title')",
    "[request.md](<request.md>)": "[request.md](<password.md>)",
    "[`[a](request.md)` b](request.md)": "[`[a](request.md)` b](password.md)",
    "[![x](../documents/letter.svg)](request.md)": "[![x](../documents/letter.svg)](password.md)",
    "[a][r] and [r]\n\n[r]: request.md": "[a][r] and [r]\n\n[r]: password.md",
    "[a][r]\n\n[r]:\n    <request.md> 'x'": "[a][r]\n\n[r]:\n    <password.md> 'x'",
    '<a href="request.md">x</a>': '<a href="password.md">x</a>',
    "<p>\n<a class=\"b\" href='request.md#x'>x</a>\n</p>": "<p>\n<a class=\"b\" href='password.md#x'>x</a>\n</p>",
    "> - [a](./request.md)": "> - [a](password.md)",
    "| a | b |\n|---|---|\n| [c](request.md) | d |": "| a | b |\n|---|---|\n| [c](password.md) | d |",
    '??? note "N"\n    [a](../reset/request.md)': '??? note "N"\n    [a](password.md)',
    "`[a](request.md)`": "`[a](request.md)`",
    "[a](https://portal.example/request.md)": "[a](https://portal.example/request.md)",
    "[a](request.md) [b](request.md) [c](where-else.md)": "[a](password.md) [b](password.md) [c](where-else.md)",
}


@pytest.mark.parametrize("written", LINKS, ids=range(len(LINKS)))
def test_links_are_mended_however_they_are_written(root: Path, written: str) -> None:
    page = root / "docs/hu/reset/not-arrived.md"
    page.write_text(page.read_text("utf-8") + "\n" + written + "\n", "utf-8")
    perform(root, lambda center: move(center, "reset/request", "reset/password", {}))
    assert page.read_text("utf-8").endswith("\n" + LINKS[written] + "\n")


def test_line_ends_and_byte_order_mark_stay(root: Path) -> None:
    page = root / "docs/hu/reset/not-arrived.md"
    page.write_bytes(b"\xef\xbb\xbf" + page.read_bytes().replace(b"\n", b"\r\n"))
    perform(root, lambda center: move(center, "reset/request", "reset/password", {}))
    after = page.read_bytes()
    assert after.startswith(b"\xef\xbb\xbf---\r\n") and b"](password.md)" in after
    assert after.count(b"\n") == after.count(b"\r\n")


@pytest.mark.parametrize(
    "style", ["answers:\n  - request\n  - not-arrived\n", "answers: ['request', \"not-arrived\"]\n"]
)
def test_lists_stay_as_they_are_written(root: Path, style: str) -> None:
    topic = root / "docs/hu/reset/index.md"
    topic.write_text(topic.read_text("utf-8").replace("answers: [request, not-arrived]\n", style), "utf-8")
    perform(root, lambda center: move(center, "reset/request", "documents/request", {}))
    perform(root, lambda center: move(center, "reset/not-arrived", "documents/not-arrived", {}))
    perform(root, lambda center: move(center, "documents/request", "reset/request", {}))
    assert [key for key, _ in read(root).pages["hu", "reset"].listed("answers")] == ["request"]
    assert problems(root) == []


LISTS = {
    "answers: [request, not-arrived]\n": "answers:\n  - locked\n  - request\n  - not-arrived\n",
    "answers: [ 'request',\"not-arrived\" ] # order\n": "answers:\n  - locked\n  - request\n  - not-arrived # order\n",
    "answers: [\n  request,\n  not-arrived,\n]\n": "answers:\n  - locked\n  - request\n  - not-arrived\n",
    "answers:\n  [request, not-arrived]\n": "answers:\n  - locked\n  - request\n  - not-arrived\n",
    "answers: [\n  request, # first\n  not-arrived\n]\n": "answers: [\n  request, # first\n  not-arrived, locked\n]\n",
    "answers:\n- request # first\n- not-arrived\n": "answers:\n- locked\n- request # first\n- not-arrived\n",
    "answers: # all\n    - request\n\n    - 'not-arrived'\n": (
        "answers: # all\n    - locked\n    - request\n\n    - 'not-arrived'\n"
    ),
}


@pytest.mark.parametrize("written", LISTS, ids=range(len(LISTS)))
def test_a_new_answer_has_a_line_of_its_own_however_the_list_is_written(root: Path, written: str) -> None:
    topic = root / "docs/hu/reset/index.md"
    topic.write_text(topic.read_text("utf-8").replace("answers: [request, not-arrived]\n", written), "utf-8")
    assert problems(root) == []
    done = helpcenter(root, "new", "reset/locked")
    assert done.returncode == 0, done.stderr
    assert LISTS[written] in topic.read_text("utf-8")
    assert "docs/hu/reset/index.md: lists it as number" in done.stdout
    center = read(root)
    assert sorted(key for key, _ in center.pages["hu", "reset"].listed("answers")) == [
        *("locked", "not-arrived", "request")
    ]


def test_a_new_answer_has_the_same_place_in_all_languages(root: Path) -> None:
    for name in ("locked", "expired", "blocked", "late", "two-factor"):
        perform(root, lambda center, name=name: new(center, f"reset/{name}", TODAY))
    center = read(root)
    listed = {
        code: [key for key, _ in center.pages[code, "reset"].listed("answers")] for code in ("hu", "en", "de")
    }
    assert listed["hu"] == listed["en"]
    assert listed["de"] == [key for key in listed["hu"] if key != "not-arrived"]


def test_an_answer_whose_name_is_a_word_of_yaml_stays_a_name(root: Path) -> None:
    perform(root, lambda center: move(center, "reset/request", "reset/no", {}))
    assert problems(root) == []
    perform(root, lambda center: move(center, "reset/no", "documents/on", {}))
    assert problems(root) == []
    assert "on" in [key for key, _ in read(root).pages["hu", "documents"].listed("answers")]


def test_an_empty_list_gets_its_first_line_and_the_last_line_leaves_it_empty(root: Path) -> None:
    perform(root, lambda center: move(center, "documents/where", "reset/where", {}))
    topic = root / "docs/hu/documents/index.md"
    assert "answers: []\n" in topic.read_text("utf-8")
    perform(root, lambda center: move(center, "reset/where", "documents/where", {}))
    assert "answers:\n  - where\nreviewed" in topic.read_text("utf-8")


def test_translations_that_were_up_to_date_stay_so(root: Path) -> None:
    assert helpcenter(root, "accept", "--all").returncode == 0
    perform(root, lambda center: move(center, "reset/request", "documents/password", {}))
    center = read(root)
    for page in center.pages.values():
        if page.language != center.default.code:
            assert page.words("source") == fingerprint(center, center.pages["hu", page.key]), page.path


# -- retire and new ---------------------------------------------------------------------------------


def test_retire_leads_everything_to_the_successor(root: Path) -> None:
    old = read(root).registered["reset/not-arrived"].id
    done = helpcenter(root, "retire", old, "--to", "reset/request")
    assert done.returncode == 0, done.stderr
    assert problems(root) == []
    center = read(root)
    entry = center.ids[old]
    assert (
        entry.retired
        and entry.to == center.registered["reset/request"].id
        and entry.was == "reset/not-arrived"
    )
    assert "not-arrived" not in (root / "docs/en/reset/request.md").read_text("utf-8")
    assert "see what the reason may be, or look" in (root / "docs/en/reset/request.md").read_text("utf-8"), (
        "a page does not link to itself"
    )
    assert "related: [documents/where]" in (root / "docs/hu/reset/request.md").read_text("utf-8")


def test_what_a_retired_page_offered_goes_to_its_successor(root: Path) -> None:
    perform(root, lambda center: retire(center, "documents/where", "reset/request"))
    assert problems(root) == []
    assert [name for name, _ in read(root).pages["en", "reset/request"].listed("downloads")] == ["manual"]


def test_a_fact_that_only_the_retired_page_stated_is_named(root: Path) -> None:
    facts = root / "facts.yml"
    known = facts.read_text("utf-8").replace(
        "  email:", "  other_emails:\n    - old@portal.example\n  email:", 1
    )
    facts.write_text(known, "utf-8")
    for code in ("hu", "en"):
        page = root / f"docs/{code}/reset/not-arrived.md"
        page.write_text(f"{page.read_text('utf-8')}\n<old@portal.example>\n", "utf-8")
    done = helpcenter(root, "retire", "reset/not-arrived", "--to", "reset/request")
    assert done.returncode == 0, done.stderr
    assert "unused-fact" in done.stdout, "the telephone number, which every help center has"
    assert ": deleted, no page states the e-mail address old@portal.example" in done.stdout
    assert "old@portal.example" not in facts.read_text("utf-8")


def test_what_git_does_not_have_is_not_deleted(root: Path) -> None:
    def git(*arguments: str) -> None:
        identity = ["-c", "user.name=a", "-c", "user.email=a@b.example"]
        subprocess.run(["git", "-C", str(root), *identity, *arguments], check=True, capture_output=True)

    git("init")
    git("add", ".")
    git("commit", "-m", "all")
    page = root / "docs/en/reset/not-arrived.md"
    page.write_text(f"{page.read_text('utf-8')}\nOne more sentence.\n", "utf-8")
    before = files(root)
    done = helpcenter(root, "retire", "reset/not-arrived", "--to", "reset/request")
    assert done.returncode == 1
    assert "git does not have the present text of docs/en/reset/not-arrived.md" in done.stderr
    assert files(root) == before
    assert (
        helpcenter(root, "retire", "reset/not-arrived", "--to", "reset/request", "--discard").returncode == 0
    )
    assert not page.exists()


def test_a_fingerprint_of_digits_only_stays_a_text(root: Path) -> None:
    page = read(root).pages["en", "reset/request"]
    text = edited(page.text, [with_source(page, "285593509612")])
    (root / page.path).write_text(text, "utf-8")
    assert read(root).pages["en", "reset/request"].words("source") == "285593509612"
    page = read(root).pages["en", "reset/request"]
    text = edited(page.text, [with_source(page, "285593509613")])
    (root / page.path).write_text(text, "utf-8")
    assert read(root).pages["en", "reset/request"].words("source") == "285593509613"


def test_a_new_answer_takes_no_address_that_led_elsewhere(root: Path) -> None:
    perform(root, lambda center: move(center, "reset/request", "reset/quince", {}))
    perform(root, register)
    perform(root, lambda center: move(center, "reset/quince", "reset/apple", {}))
    perform(root, register)
    was = {where for entry in read(root).permalinks for _, where in entry.every()}
    perform(root, lambda center: new(center, "reset/quince", TODAY))
    center = read(root)
    for code in ("hu", "en"):
        assert address(center, center.pages[code, "reset/quince"]) not in was


def test_a_ledger_that_is_wrong_is_not_published(root: Path) -> None:
    ledger = root / f"permalinks/{read(root).registered['reset/request'].id}.yml"
    wrong = ledger.read_text("utf-8").replace("hu: /", "hu: https://evil.example/", 1)
    ledger.write_text(wrong, "utf-8")
    done = helpcenter(root, "publish")
    assert done.returncode == 1
    assert "permalink: " in done.stderr
    assert ledger.read_text("utf-8") == wrong


def test_chains_of_retirement_are_one_step(root: Path) -> None:
    ids = {key: entry.id for key, entry in read(root).registered.items()}
    perform(root, lambda center: retire(center, "reset/not-arrived", "reset/request"))
    perform(root, lambda center: move(center, "documents/where", "reset/where", {}))
    perform(root, lambda center: retire(center, "reset/request", "reset/where"))
    center = read(root)
    assert center.ids[ids["reset/not-arrived"]].to == ids["documents/where"]
    assert problems(root) == []


def test_a_snippet_that_nothing_else_includes_goes_too(root: Path) -> None:
    perform(root, lambda center: retire(center, "reset/request", "documents/where"))
    assert not list(root.glob("docs/*/snippets/sign-in.md"))
    assert problems(root) == []


def test_a_page_deleted_by_hand_can_be_retired(root: Path) -> None:
    old = read(root).registered["reset/not-arrived"].id
    for code in ("hu", "en"):
        (root / f"docs/{code}/reset/not-arrived.md").unlink()
    assert problems(root)
    done = helpcenter(root, "retire", old, "--to", "reset/request")
    assert done.returncode == 0, done.stderr
    assert problems(root) == []


def test_new_makes_twins_and_check_says_what_to_fill_in(root: Path) -> None:
    done = helpcenter(root, "new", "reset/locked")
    assert done.returncode == 0, done.stderr
    found = problems(root)
    assert found and all("/reset/locked.md:" in problem and " front-matter: " in problem for problem in found)
    for code in ("hu", "en", "de"):
        assert f"docs/{code}/reset/locked.md" in "".join(found)
        assert "\n  - locked\n" in (root / f"docs/{code}/reset/index.md").read_text("utf-8")
    before = files(root)
    done = helpcenter(root, "publish")
    assert done.returncode == 1 and "locked" in done.stderr
    assert files(root) == before, "a page that is not written yet is not published"


REFUSED = [
    ("move", "reset/reqest", "reset/x"),
    ("move", "reset/request", "reset/not-arrived"),
    ("move", "reset/request", "nowhere/request"),
    ("move", "reset/request", "reset/Not A Name"),
    ("move", "reset/request", "../../etc/passwd"),
    ("move", "reset/request", "reset/index"),
    ("move", "reset/request", "snippets/request"),
    ("move", "reset/request", "reset/request"),
    ("move", "reset/request", "reset/x", "--slug", "fr=x"),
    ("move", "reset/request", "reset/x", "--slug", "hu=Ékezetes"),
    ("move", "reset/request", "reset/x", "--slug", "hu=nem-erkezett-meg"),
    ("move", "documents", "reset"),
    ("retire", "12345", "--to", "reset/request"),
    ("retire", "reset/request", "--to", "reset/request"),
    ("retire", "reset/request", "--to", "reset/not-arrived"),
    ("retire", "reset", "--to", "documents"),
    ("new", "reset/request"),
    ("new", "nowhere/answer"),
    ("new", "reset"),
    ("new", "snippets"),
    ("new", "Not A Name"),
    ("new", "reset/request/more"),
]


@pytest.mark.parametrize("arguments", REFUSED, ids=" ".join)
def test_what_cannot_be_done_changes_nothing(root: Path, arguments: tuple[str, ...]) -> None:
    before = files(root)
    done = helpcenter(root, *arguments)
    assert done.returncode == 1
    assert done.stderr.startswith((f"helpcenter {arguments[0]}: ", "docs/"))
    assert "Traceback" not in done.stderr
    assert files(root) == before


# -- all or nothing ---------------------------------------------------------------------------------


def test_any_error_undoes_everything(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from helpcenter.edit import transaction as module

    before = files(root)
    real: Callable[[Path, bytes], None] = module.write_bytes
    for last in range(40):
        left = last

        def failing(file: Path, content: bytes) -> None:
            nonlocal left
            if left == 0:
                left = -1
                raise OSError(28, "No space left on device", str(file))
            left -= left > 0
            real(file, content)

        monkeypatch.setattr(module, "write_bytes", failing)
        try:
            perform(root, lambda center: move(center, "reset/request", "documents/password", {}))
        except OSError:
            assert files(root) == before
            assert not (root / UNDO).exists()
        else:
            assert last > 20, "so many files were written, and each of them failed once"
            return
    raise AssertionError("it never succeeded")


CRASH = """
import os, sys
from pathlib import Path
from helpcenter.edit import transaction
from helpcenter.edit.moving import move
from helpcenter.edit.perform import perform
left, real = int(sys.argv[2]), transaction.write_bytes
def dying(file, content):
    global left
    if left == 0:
        os._exit(137)
    left -= 1
    real(file, content)
transaction.write_bytes = dying
perform(Path(sys.argv[1]), lambda center: move(center, "reset/request", "documents/password", {}))
"""


@pytest.mark.parametrize("writes", [0, 1, 5, 17, 18, 19, 20, 24, 30, 33])
def test_a_crash_is_undone_by_the_next_command(root: Path, writes: int) -> None:
    before = files(root)
    environment = os.environ | {"PYTHONPATH": str(ROOT / "hooks")}
    died = subprocess.run([sys.executable, "-c", CRASH, str(root), str(writes)], env=environment, check=False)
    assert died.returncode == 137
    half = files(root) != before
    done = helpcenter(root, "check")
    assert done.returncode == 0, done.stdout
    assert ("is undone" in done.stderr) or not half
    assert files(root) == before


def test_two_commands_at_once_are_kept_apart(root: Path) -> None:
    with transaction(root):
        done = helpcenter(root, "move", "reset/request", "reset/password")
        assert done.returncode == 1
        assert "another helpcenter command" in done.stderr
        assert not recover(root)


def test_a_plan_that_would_forget_an_address_is_refused(root: Path) -> None:
    before = files(root)
    with pytest.raises(Refused, match="would forget"):
        perform(root, lambda center: Plan(ledger=lambda after: center.permalinks[1:]))
    assert files(root) == before


def test_a_plan_that_breaks_a_link_is_refused(root: Path) -> None:
    before = files(root)
    text = (root / "docs/en/reset/request.md").read_text("utf-8") + "\n[x](nowhere.md)\n"
    with pytest.raises(Refused) as refusal:
        perform(root, lambda center: Plan(texts={"docs/en/reset/request.md": text}))
    assert [problem.rule for problem in refusal.value.problems] == ["link-target"]
    assert files(root) == before


def test_what_is_unreadable_is_left_alone(root: Path) -> None:
    page = root / "docs/en/reset/request.md"
    page.write_bytes(b"\xff\xfe\x00")
    before = files(root)
    with pytest.raises(Refused, match="cannot be read"):
        perform(root, lambda center: move(center, "documents/where", "documents/place", {}))
    assert files(root) == before


# -- at random --------------------------------------------------------------------------------------

TEXTS = {
    "hu": ("Hogyan {}?", "Így {}.", "ezt kérdezem {}"),
    "en": ("How to {}?", "This is {}.", "I ask this {}"),
    "de": ("Wie geht {}?", "So geht {}.", "das frage ich {}"),
}
NAMES = ["alma", "birs", "cseresznye", "dinnye", "eper", "fuge", "ggg", "korte"]
STEPS = st.tuples(
    st.sampled_from(["move", "move", "topic", "retire", "new", "slug", "slug", "publish", "publish"]),
    st.integers(0, 30),
    st.integers(0, 30),
    st.sampled_from(NAMES),
)


class Story:
    """A help center over the years, and every address that was ever published."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.promised: set[tuple[str, str]] = set()
        self.ids: dict[str, set[str]] = {}

    def step(self, kind: str, one: int, two: int, name: str) -> None:
        center = performing.read(self.root)
        answers = sorted({page.key for page in center.pages.values() if page.kind == "answer"})
        topics = sorted({page.key for page in center.pages.values() if page.kind == "topic"})
        before = files(self.root)
        try:
            getattr(self, kind)(center, answers, topics, one, two, name)
        except Refused:
            assert files(self.root) == before

    def move(
        self, center: HelpCenter, answers: list[str], topics: list[str], one: int, two: int, name: str
    ) -> None:
        which, topic = answers[one % len(answers)], topics[two % len(topics)]
        perform(self.root, lambda center: move(center, which, f"{topic}/{name}", {}))

    def topic(
        self, center: HelpCenter, answers: list[str], topics: list[str], one: int, two: int, name: str
    ) -> None:
        perform(
            self.root, lambda center: move(center, topics[one % len(topics)], name, {"hu": f"{name}-tema"})
        )

    def retire(
        self, center: HelpCenter, answers: list[str], topics: list[str], one: int, two: int, name: str
    ) -> None:
        keys = answers + topics
        perform(self.root, lambda center: retire(center, keys[one % len(keys)], answers[two % len(answers)]))

    def new(
        self, center: HelpCenter, answers: list[str], topics: list[str], one: int, two: int, name: str
    ) -> None:
        key = f"{topics[one % len(topics)]}/{name}"
        perform(self.root, lambda center: new(center, key, TODAY))
        letters = (
            "".join(chr(97 + int(digit)) for digit in f"{one}{two}{len(answers)}")
            + name
            + key.replace("/", "")
        )
        for code, (title, summary, asked) in TEXTS.items():
            file = self.root / f"docs/{code}/{key}.md"
            phrases = "".join(f"\n  - {asked.format(letters + letter)}" for letter in "abcdef")
            text = file.read_text("utf-8").replace("products: []", "products: [portal]")
            text = text.replace('title: ""', f"title: {title.format(letters)}").replace(
                "also_asked: []", f"also_asked:{phrases}"
            )
            file.write_text(
                text.replace('summary: ""', f"summary: {summary.format(letters)}")
                + f"{summary.format(letters)}\n",
                "utf-8",
            )

    def slug(
        self, center: HelpCenter, answers: list[str], topics: list[str], one: int, two: int, name: str
    ) -> None:
        pages = [page for page in center.pages.values() if page.kind != "home"]
        page = pages[(one * 31 + two) % len(pages)]
        was = (self.root / page.path).read_bytes()
        text = page.text.replace(f"slug: {page.words('slug')}\n", f"slug: {name}\n")
        (self.root / page.path).write_text(text, "utf-8")
        wrong = [
            problem for problem in audit(performing.read(self.root)) if "now lives at" not in problem.message
        ]
        if wrong:  # an editor is told and takes it back
            (self.root / page.path).write_bytes(was)

    def publish(self, *_: object) -> None:
        perform(self.root, register)
        center = performing.read(self.root)
        for page in center.pages.values():
            self.promised.add((page.language, address(center, page)))
            if page.kind != "home":
                entry = center.registered[page.key]
                self.promised.add(
                    (page.language, short_address(center.language(page.language), entry.id) + "/")
                )

    def every_promise_is_kept(self) -> None:
        center = performing.read(self.root)
        wrong = [problem for problem in audit(center) if problem.rule != "unused-fact"]
        assert [problem for problem in wrong if "now lives at" not in problem.message] == []
        live = {address(center, page): page for page in center.pages.values()}
        leads = {f"{item.source}/": item.page for item in redirects(center)}
        assert not set(live) & set(leads), "a redirect would hide a page"
        for code, where in self.promised:
            page = live.get(where) or leads.get(where)
            assert page is not None, f"/{where} is dead"
            assert page.language == code and center.paths[page.path] is page


@pytest.fixture
def remembering(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read and judge each state of the files once.

    Every step needs the state before it and the state after it several times, and many stories begin alike. What is
    read and judged depends on the files alone, so the same files are not read again.
    """
    centers: dict[tuple[tuple[str, bytes], ...], HelpCenter] = {}
    found: dict[int, set[Problem]] = {}

    def reading(root: Path, promised: Promised = NOTHING_PROMISED) -> HelpCenter:
        assert promised == NOTHING_PROMISED
        state = tuple(sorted(files(root).items()))
        if state not in centers:
            centers[state] = read(root)
        return centers[state]

    def judging(center: HelpCenter, between: object = None) -> set[Problem]:
        if id(center) not in found:
            found[id(center)] = everything(center)
        return found[id(center)]

    monkeypatch.setattr(performing, "read", reading)
    monkeypatch.setattr(performing, "with_consequences", judging)
    monkeypatch.setattr(auditing, "everything", judging)
    monkeypatch.setattr(os, "fsync", lambda handle: None)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(STEPS, min_size=1, max_size=8))
@pytest.mark.usefixtures("remembering")
def test_every_address_ever_published_leads_to_a_living_page(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, int, int, str]]
) -> None:
    root = tmp_path_factory.getbasetemp() / "story"
    shutil.rmtree(root, ignore_errors=True)
    story = Story(Path(shutil.copytree(CENTER, root)))
    story.publish()
    for step in steps:
        story.step(*step)
        story.every_promise_is_kept()
    story.step("publish", 0, 0, "")
    story.every_promise_is_kept()


def test_perform_is_the_only_writer() -> None:
    """Plans are pure: the transaction writes, accepting records editions, and `fix` tries changes on a copy.

    `init` writes a new folder: there is no help center yet whose files a transaction could keep.
    """
    folder = Path(performing.__file__).parent
    for file in folder.glob("*.py"):
        text = file.read_text("utf-8")
        writes = any(word in text for word in ("write_bytes(", "write_text(", ".unlink(", ".rename("))
        others = ("accepting.py", "starting_center.py", "starting_point.py", "trial.py")
        assert writes == (file.name in ("transaction.py", *others)), file.name
