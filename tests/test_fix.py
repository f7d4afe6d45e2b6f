"""What `helpcenter fix` mends by itself, as an editor meets it: a change made by hand in a real git repository."""

from __future__ import annotations

import hashlib
import os
import pty
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from helpcenter.model.fingerprint import fingerprint
from helpcenter.read.help_center import read
from repository import Repository, accepted_repository, copied, replace
from support import ROOT, helpcenter

ANSWER = "docs/{}/reset/not-arrived.md"
BOTH = ("hu", "en")


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    return accepted_repository(tmp_path_factory.mktemp("published"))


@pytest.fixture
def repository(published: Repository, tmp_path: Path) -> Repository:
    """A repository with everything published and accepted, on a branch of its own."""
    copy = copied(published, tmp_path)
    copy.git("checkout", "-b", "change")
    return copy


def contents(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and not {".git", ".cache"}.intersection(path.relative_to(root).parts)
    }


def rename(repository: Repository, old: str, new: str, *codes: str) -> None:
    for code in codes or BOTH:
        target = repository.root / f"docs/{code}/{new}"
        target.parent.mkdir(parents=True, exist_ok=True)
        (repository.root / f"docs/{code}/{old}").rename(target)


def test_where_all_is_well_nothing_is_changed(repository: Repository) -> None:
    before = contents(repository.root)
    assert repository.run("fix") == "nothing is to be mended by itself\n"
    assert contents(repository.root) == before


def test_a_diff_comes_first_and_nothing_is_changed_without_a_word(repository: Repository) -> None:
    replace(repository.root, ANSWER.format("en"), "title: What if", "title: “What if")
    replace(repository.root, ANSWER.format("en"), "does not arrive?", "does not arrive?”")
    before = contents(repository.root)
    done = helpcenter(repository.root, "fix")
    assert done.returncode == 1
    assert "-title: “What if the new password does not arrive?”\n" in done.stdout
    assert '+title: "What if the new password does not arrive?"\n' in done.stdout
    assert "`helpcenter fix --yes`" in done.stderr
    assert contents(repository.root) == before


def test_at_a_terminal_it_asks(repository: Repository) -> None:
    replace(repository.root, ANSWER.format("en"), "slug: not-arrived", "slug: “not-arrived”")

    def answered(word: bytes) -> int:
        ours, theirs = pty.openpty()
        command = [sys.executable, "-m", "helpcenter", "--root", str(repository.root), "fix"]
        environment = os.environ | {"PYTHONPATH": str(ROOT / "hooks")}
        with subprocess.Popen(
            command, stdin=theirs, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environment
        ) as process:
            os.write(ours, word + b"\n")
            said = process.communicate(timeout=300)[0]
        os.close(ours)
        os.close(theirs)
        assert b"[y/N]" in said
        return process.returncode

    before = contents(repository.root)
    assert answered(b"") == 1
    assert contents(repository.root) == before
    assert answered(b"y") == 0
    assert 'slug: "not-arrived"' in (repository.root / ANSWER.format("en")).read_text("utf-8")


def test_the_diff_can_be_applied_by_git(repository: Repository) -> None:
    rename(repository, "reset/not-arrived.md", "reset/no-code.md")
    done = helpcenter(repository.root, "fix")
    patch = "".join(
        line for line in done.stdout.splitlines(keepends=True) if line[:1] in "-+@ \\" or line[:2] == "--"
    )
    before = contents(repository.root)
    applied = subprocess.run(
        ["git", "-C", str(repository.root), "apply", "-"],
        input=patch,
        text=True,
        capture_output=True,
        check=False,
    )
    assert applied.returncode == 0, applied.stderr
    by_git = contents(repository.root)
    for path, content in before.items():
        (repository.root / path).write_bytes(content)
    repository.run("fix", "--yes")
    assert contents(repository.root) == by_git != before


def test_nothing_else_in_a_file_changes_by_a_byte(repository: Repository) -> None:
    file = repository.root / ANSWER.format("en")
    text = file.read_text("utf-8").replace("slug: not-arrived", "slug: ‘not-arrived’")
    odd = b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode() + b"\r\n\r\n  \r\nlast"
    file.write_bytes(odd)
    repository.run("fix", "--yes")
    assert file.read_bytes() == odd.replace("‘not-arrived’".encode(), b'"not-arrived"')


def test_an_answer_renamed_by_hand_keeps_its_id_its_links_and_its_place(repository: Repository) -> None:
    was = read(repository.root).registered["reset/not-arrived"].id
    rename(repository, "reset/not-arrived.md", "reset/no-code.md")
    assert len(repository.problems()) == 1
    repository.run("fix", "--yes")
    assert repository.problems() == []
    center = read(repository.root)
    assert center.registered["reset/no-code"].id == was
    assert "no-code" in [name for name, _ in center.pages["en", "reset"].listed("answers")]


def test_a_topic_renamed_by_hand_takes_its_answers_along(repository: Repository) -> None:
    for code in ("hu", "en", "de"):
        folder = repository.root / f"docs/{code}"
        (folder / "reset").rename(folder / "password")
    repository.run("fix", "--yes")
    assert repository.problems() == []
    assert "password/not-arrived" in read(repository.root).registered


def test_an_answer_that_was_renamed_and_got_another_address_is_known_by_its_text(
    repository: Repository,
) -> None:
    was = read(repository.root).registered["reset/not-arrived"].id
    rename(repository, "reset/not-arrived.md", "reset/no-code.md")
    replace(repository.root, "docs/en/reset/no-code.md", "slug: not-arrived", "slug: no-code")
    replace(repository.root, "docs/hu/reset/no-code.md", "slug: nem-erkezett-meg", "slug: nincs-kod")
    repository.run("fix", "--yes")
    assert repository.problems() == []
    entry = read(repository.root).ids[was]
    assert entry.answer == "reset/no-code"
    assert entry.former["en"] == ("en/password/not-arrived/",)


def test_a_deleted_answer_is_nobodys_to_replace(repository: Repository) -> None:
    for code in BOTH:
        (repository.root / ANSWER.format(code)).unlink()
    before = contents(repository.root)
    helpcenter(repository.root, "fix", "--yes")
    assert contents(repository.root) == before, "who replaces it is for people to say"


def test_a_snippet_renamed_in_all_languages_is_included_by_its_new_name(repository: Repository) -> None:
    rename(repository, "snippets/sign-in.md", "snippets/after-it.md", "hu", "en", "de")
    repository.run("fix", "--yes")
    assert repository.problems() == []
    assert '--8<-- "after-it.md"' in (repository.root / "docs/en/reset/request.md").read_text("utf-8")


def test_a_snippet_renamed_in_one_language_stays_for_people_to_decide(repository: Repository) -> None:
    rename(repository, "snippets/sign-in.md", "snippets/after-it.md", "en")
    before = contents(repository.root)
    helpcenter(repository.root, "fix", "--yes")
    assert contents(repository.root) == before


def test_a_translation_changed_together_with_its_original_is_up_to_date(repository: Repository) -> None:
    replace(repository.root, ANSWER.format("hu"), "Hívj minket a", "Telefonálj nekünk a")
    replace(repository.root, ANSWER.format("en"), "Call us", "Telephone us")
    repository.commit("Say it otherwise")
    repository.run("fix", "--yes")
    center = read(repository.root)
    page, original = (center.pages[code, "reset/not-arrived"] for code in ("en", "hu"))
    assert page.words("source") == fingerprint(center, original)


def test_a_translation_that_was_left_as_it_was_stays_old(repository: Repository) -> None:
    replace(repository.root, ANSWER.format("hu"), "Hívj minket a", "Telefonálj nekünk a")
    before = contents(repository.root)
    repository.run("fix", "--yes")
    after = contents(repository.root)
    assert [path for path in after if after[path] != before.get(path)] == ["permalinks/88279.yml"], "the day"
    assert before.keys() == after.keys()


def test_a_translation_that_was_old_before_stays_old(repository: Repository) -> None:
    repository.git("checkout", "main")
    replace(repository.root, ANSWER.format("hu"), "Hívj minket a", "Telefonálj nekünk a")
    repository.commit("One language")
    repository.git("checkout", "-B", "change")
    replace(repository.root, ANSWER.format("hu"), "Telefonálj", "Most telefonálj")
    replace(repository.root, ANSWER.format("en"), "Call us", "Call us now")
    repository.run("fix", "--yes")
    assert read(repository.root).pages["en", "reset/not-arrived"].words("source") != ""
    assert "reset/not-arrived" in repository.run("status").partition("Translations that nobody")[0]


def test_a_new_answer_gets_its_id_and_is_up_to_date(repository: Repository) -> None:
    repository.write_answer("reset", "locked", "apple")
    repository.run("fix", "--yes")
    assert "reset/locked" in read(repository.root).registered
    assert read(repository.root).pages["en", "reset/locked"].words("source")
    assert repository.problems() == []


def test_while_a_problem_is_open_nothing_is_published(repository: Repository) -> None:
    repository.write_answer("reset", "locked", "apple")
    (repository.root / read(repository.root).registered["reset/locked"].place.path).unlink()  # as by hand
    replace(repository.root, ANSWER.format("en"), "title: ", "titel: ")
    said = helpcenter(repository.root, "fix", "--yes").stdout
    assert "ids and addresses wait until" in said
    assert "reset/locked" not in read(repository.root).registered


def test_a_replaced_document_is_recorded_when_its_version_was_changed(repository: Repository) -> None:
    manifest = "downloads/downloads.yml"
    center = read(repository.root)
    item = next(item for item in center.downloads if item.language == "en")
    file = repository.root / item.path
    content = file.read_bytes() + b"\n% another edition\n"
    file.write_bytes(content)
    said = helpcenter(repository.root, "fix", "--yes").stdout
    assert f"write its version and date into {manifest}" in said
    lines = (repository.root / manifest).read_text("utf-8").splitlines()
    entry = lines.index("    language: en") if "    language: en" in lines else 0
    number = next(n for n in range(entry, len(lines)) if lines[n].strip().startswith("version:"))
    lines[number] = '    version: "9"'
    (repository.root / manifest).write_text("\n".join(lines) + "\n", "utf-8")
    said = helpcenter(repository.root, "fix", "--yes").stdout
    now = read(repository.root).download("en", item.id)
    assert now is not None
    assert now.sha256 == hashlib.sha256(content).hexdigest(), said
    assert (now.version, now.replaces, now.bytes) == ("9", item.version, len(content))
    assert now.former, "the edition before keeps its address"


def test_without_git_it_mends_what_needs_none(tmp_path: Path) -> None:
    root = Path(shutil.copytree(ROOT / "tests/center", tmp_path / "center"))
    page = root / "docs/en/reset/request.md"
    page.write_text(page.read_text("utf-8").replace("slug: new-password", "slug: “new-password”"), "utf-8")
    done = helpcenter(root, "fix", "--yes")
    assert done.returncode == 0, done.stdout + done.stderr
    assert 'slug: "new-password"' in page.read_text("utf-8")


def test_an_unknown_commit_is_a_wrong_call(repository: Repository) -> None:
    for command in ("fix", "changed"):
        done = helpcenter(repository.root, command, "--since", "nowhere")
        assert done.returncode == 2
        assert "nowhere" in done.stderr


@pytest.mark.parametrize("since", ["--output=x", "-x", "main..change", "HEAD:facts.yml"])
def test_what_is_no_commit_does_nothing_to_git(repository: Repository, since: str) -> None:
    before = contents(repository.root)
    done = helpcenter(repository.root, "changed", f"--since={since}")
    assert done.returncode == 2
    assert contents(repository.root) == before


TYPED = (
    ('Nyomd meg az "Új jelszó" gombot -- ott van.', "Nyomd meg az „Új jelszó” gombot – ott van."),
    ('Az ,,Új jelszó” és az „Új jelszó" gomb.', "Az „Új jelszó” és az „Új jelszó” gomb."),
    ("Ez ** nagyon ** fontos, ez** is **az.", "Ez ** nagyon ** fontos, ez** is **az."),
    ("Ez ** nagyon ** fontos.", "Ez **nagyon** fontos."),
    ("Ez** nagyon **fontos, ~~ régi ~~ dolog.", "Ez **nagyon** fontos, ~~régi~~ dolog."),
    ("Itt [vannak] (../documents/where.md).", "Itt [vannak](../documents/where.md)."),
    ("-\u00a0egy\n-\u00a0kettő", "- egy\n- kettő"),
    ("1.\u00a0egy\n2.\u00a0kettő", "1. egy\n2. kettő"),
    ("##\u00a0Alcím {#sub}", "## Alcím {#sub}"),
    ("##Alcím {#sub}", "## Alcím {#sub}"),
    ("## Alcím{#sub}", "## Alcím {#sub}"),
    ('`"kód"`, `a -- b`, \\"így\\", 15" képernyő', '`"kód"`, `a -- b`, \\"így\\", 15" képernyő'),
)


@pytest.mark.parametrize(("written", "meant"), TYPED)
def test_marks_and_spaces_that_can_mean_one_thing_are_mended(
    repository: Repository, written: str, meant: str
) -> None:
    file = repository.root / ANSWER.format("hu")
    before = file.read_bytes() + b"\r\n  \r\n"
    file.write_bytes(before + written.encode() + b"\n")
    repository.run("fix", "--yes")
    assert file.read_bytes() == before + meant.encode() + b"\n"


def test_marks_are_mended_in_title_and_short_answer(repository: Repository) -> None:
    file = ANSWER.format("hu")
    replace(repository.root, file, "title: Mit tegyek, ha", 'title: Mit tegyek -- vagy "ne tegyek" --, ha')
    replace(repository.root, file, "summary: Lehet", 'summary: \'Az "Új jelszó" gomb kell. Lehet')
    replace(repository.root, file, "Hívj minket!\nslug", "Hívj minket!'\nslug")
    repository.run("fix", "--yes")
    text = (repository.root / file).read_text("utf-8")
    assert "title: Mit tegyek – vagy „ne tegyek” –, ha" in text
    assert "summary: 'Az „Új jelszó” gomb kell. Lehet" in text


def test_special_spaces_in_front_matter_become_ordinary(repository: Repository) -> None:
    file = repository.root / ANSWER.format("hu")
    before = file.read_text("utf-8")
    special = before.replace("slug: ", "slug:\u00a0").replace("  - nem jön", "\u00a0\u00a0-\u00a0nem jön")
    file.write_text(special.replace("Hívj minket a", "Hívj\u00a0minket a"), "utf-8")
    repository.run("fix", "--yes")
    assert file.read_text("utf-8") == before.replace("Hívj minket a", "Hívj\u00a0minket a")


def test_a_page_with_the_marks_of_a_merge_is_left_to_people(repository: Repository) -> None:
    file = repository.root / ANSWER.format("en")
    text = file.read_text("utf-8")
    file.write_text(f"{text}\n<<<<<<< HEAD\nOne.\n=======\nTwo.\n>>>>>>> change\n", "utf-8")
    before = contents(repository.root)
    done = helpcenter(repository.root, "fix", "--yes")
    assert "Traceback" not in done.stderr, done.stderr
    assert contents(repository.root) == before


def test_a_translation_that_says_so_is_up_to_date(repository: Repository) -> None:
    hungarian, english = (repository.root / ANSWER.format(code) for code in BOTH)
    replace(
        repository.root,
        ANSWER.format("hu"),
        "Hívj minket a",
        "Bármikor, éjjel is hívhatsz minket, sőt örülünk neki, a",
    )
    repository.git("commit", "--all", "--message", "The original alone")
    recorded = english.read_text("utf-8")
    assert re.search(r"^source: (\w{12})$", recorded, re.MULTILINE)
    english.write_text(re.sub(r"(?m)^source: .*$", "source: now", recorded), "utf-8")
    said = repository.run("fix", "--yes", "--since", "HEAD")
    assert f"{ANSWER.format('en')}: up to date with {ANSWER.format('hu')}, as it says" in said
    center = read(repository.root)
    wanted = fingerprint(center, center.paths[ANSWER.format("hu")])
    assert f"\nsource: {wanted}\n" in english.read_text("utf-8")
    assert hungarian.read_bytes() == repository.git("show", f"HEAD:{ANSWER.format('hu')}").encode()
