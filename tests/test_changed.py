"""What `helpcenter changed` says of a branch: what readers will notice, and nothing that they will not."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from helpcenter.report import changes_page
from helpcenter.report.reader_changes import Answer, ReaderChanges
from helpcenter.report.value_differences import Difference, differences
from repository import Repository, accepted_repository, copied, published_repository, replace

ANSWER = "docs/{}/reset/not-arrived.md"


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    return accepted_repository(tmp_path_factory.mktemp("published"))


@pytest.fixture
def repository(published: Repository, tmp_path: Path) -> Repository:
    copy = copied(published, tmp_path)
    copy.git("checkout", "-b", "change")
    return copy


def changed(repository: Repository, *arguments: str) -> dict[str, list[dict[str, Any]]]:
    """The kinds of change that there are."""
    found = json.loads(repository.run("changed", "--format", "json", *arguments))
    return {kind: items for kind, items in found.items() if items}


def test_without_a_change_readers_notice_nothing(repository: Repository) -> None:
    assert changed(repository) == {}
    assert repository.run("changed") == "## What changes for readers\n\nNothing that they would notice.\n"


def test_a_comment_or_a_date_is_no_change_for_readers(repository: Repository) -> None:
    replace(repository.root, ANSWER.format("en"), "reviewed: 2026-11-22", "reviewed: 2026-11-25")
    replace(repository.root, ANSWER.format("en"), "owner: ", "# ask Kati\nowner: ")
    assert changed(repository) == {}


def test_a_changed_text_makes_its_translation_old(repository: Repository) -> None:
    replace(repository.root, ANSWER.format("hu"), "Hívj minket a", "Telefonálj nekünk a")
    found = changed(repository)
    assert list(found) == ["changed", "outdated"]
    assert found["changed"] == [
        {"path": ANSWER.format("hu"), "title": "Mit tegyek, ha nem jön meg az új jelszó?", "what": "the text"}
    ]
    assert [(item["path"], item["what"]) for item in found["outdated"]] == [
        (ANSWER.format("en"), ANSWER.format("hu"))
    ]
    repository.commit("Say it otherwise")
    assert changed(repository) == found, "whether it is committed makes no difference"
    repository.git("checkout", "main")
    replace(repository.root, ANSWER.format("en"), "Call us", "Ring us")
    repository.commit("Go on elsewhere")
    repository.git("checkout", "change")
    assert changed(repository, "--since", "main") == found, "what others did meanwhile is not this change"


def test_title_phrases_and_short_answer_are_named(repository: Repository) -> None:
    replace(
        repository.root, ANSWER.format("en"), "What if the new password does not arrive?", "No new password?"
    )
    replace(repository.root, ANSWER.format("en"), "also_asked:\n", "also_asked:\n  - the code never came\n")
    (item,) = changed(repository)["changed"]
    assert item["what"] == "the title was “What if the new password does not arrive?”, phrases for the search"


def test_new_retired_and_moved_answers_are_told_apart(repository: Repository) -> None:
    repository.write_answer("reset", "locked", "apple")
    repository.run("publish")
    repository.run("move", "reset/request", "reset/new-code", "--slug", "en=new-code")
    repository.run("retire", "reset/not-arrived", "--to", "reset/new-code", "--discard")
    found = changed(repository)
    assert {item["path"] for item in found["added"]} == {
        f"docs/{code}/reset/locked.md"
        for code in ("hu", "en", "de")
        if (repository.root / f"docs/{code}/reset/locked.md").exists()
    }
    assert {(item["path"], item["what"]) for item in found["retired"]} == {
        (ANSWER.format(code), "reset/new-code") for code in ("hu", "en")
    }
    assert ("/en/password/new-password/", "/en/password/new-code/") in {
        (item["before"], item["after"]) for item in found["addresses"]
    }


def test_a_fact_is_named_by_its_keys_with_both_values(repository: Repository) -> None:
    replace(repository.root, "facts.yml", "+36 1 555 0100", "+36 1 555 0123")
    (item,) = changed(repository)["facts"]
    assert item == {"name": "contacts.telephone", "before": "+36 1 555 0100", "after": "+36 1 555 0123"}


def test_a_query_whose_first_answer_is_another_one_is_named(repository: Repository, tmp_path: Path) -> None:
    queries = tmp_path / "queries"
    queries.mkdir()
    (queries / "some.tsv").write_text(
        "# language\tkind\tquery\tanswers\nen\tshort\tpassword change\treset/request\nen\tshort\tletters\tx\n",
        "utf-8",
    )
    arguments = ("--queries", str(queries))
    assert "queries" not in changed(repository, *arguments)
    replace(repository.root, "docs/en/reset/request.md", "  - password change\n", "")
    replace(repository.root, ANSWER.format("en"), "also_asked:\n", "also_asked:\n  - password change\n")
    assert changed(repository, *arguments)["queries"] == [
        {"name": "en: password change", "before": "reset/request", "after": "reset/not-arrived"}
    ]


def test_a_renamed_answer_is_still_the_first_answer(repository: Repository, tmp_path: Path) -> None:
    queries = tmp_path / "queries"
    queries.mkdir()
    (queries / "some.tsv").write_text("en\tshort\tpassword change\treset/request\n", "utf-8")
    repository.run("move", "reset/request", "reset/new-code")
    assert changed(repository, "--queries", str(queries)) == {}


def test_a_change_that_cannot_be_read_is_described_as_far_as_it_can(repository: Repository) -> None:
    (repository.root / ANSWER.format("en")).write_text("---\ntitle: [\n---\n", "utf-8")
    (repository.root / "facts.yml").write_text("{", "utf-8")
    assert "Traceback" not in repository.run("changed")


def test_a_help_center_below_the_top_of_its_repository(tmp_path: Path) -> None:
    repository = published_repository(tmp_path, inside="help")
    repository.git("checkout", "-b", "change")
    replace(repository.root, ANSWER.format("hu"), "Hívj minket a", "Telefonálj nekünk a")
    assert [item["path"] for item in changed(repository)["changed"]] == [ANSWER.format("hu")]


def test_slips_that_are_new_are_named(repository: Repository) -> None:
    replace(repository.root, ANSWER.format("en"), "reviewed: 2026-11-22", "reviewed: 2066-11-22")
    replace(repository.root, ANSWER.format("hu"), "owner: help-desk", "owner: help-dsk")
    replace(repository.root, "docs/en/language.yml", "footer: A small help center.", "footer: Egy kis súgó.")
    found = changed(repository)
    assert list(found) == ["doubts"]
    says = [item["says"] for item in found["doubts"]]
    assert says == [
        "“Egy kis súgó.” is what docs/hu/language.yml says, so nobody translated it",
        "it was reviewed on 2066-11-22, which is still to come",
        "its owner is help-dsk; 16 pages have help-desk",
    ]
    assert "What may be a slip: 3\n" in repository.run("status")
    assert "### Look again, it may be a slip (3)\n" in repository.run("changed")
    repository.commit("Slips")
    repository.git("checkout", "main")
    repository.git("merge", "change")
    assert changed(repository) == {}, "slips of before are not this change"


def test_words_of_editors_are_words_in_the_summary() -> None:
    odd = Answer("docs/en/a`b.md", "<img src=x> [a](https://evil.example) @team *b* `c`", "the text")
    empty: dict[str, Any] = dict.fromkeys(
        ("added", "changed", "retired", "outdated", "facts", "addresses", "queries", "doubts", "documents"),
        (),
    )
    fact = Difference("names.0", "`” <b>", "")
    text = changes_page.page(ReaderChanges(**empty | {"changed": (odd,) * 60, "facts": (fact,)}))
    assert r"\<img src=x\> \[a\](https://evil.example) \@team \*b\* \`c\`" in text
    assert "(``docs/en/a`b.md``)" in text.replace("`` ", "``").replace(" ``", "``")
    assert "- and 10 more" in text
    assert "`` `” <b> `` → nothing" in text


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ({"a": 1}, {"a": 1}, []),
        ({"a": 1}, {}, [("a", "1", "")]),
        ({}, {"a": {"b": ["x", "y"]}}, [("a.b.0", "", "x"), ("a.b.1", "", "y")]),
        ({"a": "x"}, {"a": {"b": "y"}}, [("a", "x", "{'b': 'y'}")]),
        ({"a": [1, 2]}, {"a": [1, 3]}, [("a.1", "2", "3")]),
    ],
)
def test_values_are_compared_one_by_one(before: Any, after: Any, found: list[tuple[str, str, str]]) -> None:
    assert [(item.name, item.before, item.after) for item in differences("", before, after)] == found


def test_what_may_be_meant_otherwise_in_a_text_is_named(repository: Repository) -> None:
    texts = {
        "hu": "**Fontos tudnivalók**\n\nKattints a **Beküldés** gombra, vagy hívj: **+36 1 555 0100**.\n\n"
        "**Ez egy mondat.**\n\n    ez a szöveg be van húzva",
        "en": "**Important**\n\nClick **Beküldés**, or call us: **+36 1 555 0100**.\n\n"
        "**This is a sentence.**\n\n    this text is indented",
    }
    for code, text in texts.items():
        with (repository.root / ANSWER.format(code)).open("a", encoding="utf-8") as file:
            file.write(f"\n{text}\n")
    says = [(item["place"]["path"], item["says"]) for item in changed(repository)["doubts"]]
    heading = "looks like a heading and is a bold line; a heading begins with ##, and has an id"
    program = "readers see this as the text of a program, because four spaces begin its line"
    english, hungarian = ANSWER.format("en"), ANSWER.format("hu")
    assert says == [
        (english, f"“Important” {heading}"),
        (english, f"“Beküldés” is the same in {hungarian}; if it is a label, put it in quotation marks"),
        (english, program),
        (hungarian, f"“Fontos tudnivalók” {heading}"),
        (hungarian, program),
    ]
