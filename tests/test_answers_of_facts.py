"""A fact that names the answers that state it goes with them: `move` and `retire` change facts.yml too."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from helpcenter.edit.moving import move
from helpcenter.edit.perform import perform
from helpcenter.edit.registering import register
from helpcenter.edit.retiring import retire
from helpcenter.read.help_center import read
from helpcenter.rules.shared.audit import audit
from repository import CENTER

PROMISE = {
    "hu": "15 napon belül válaszolunk.",
    "en": "We answer within 15 days.",
    "de": "Wir antworten in 15 Tagen.",
}
FORMS = {
    "one": "[reset/request]",
    "in quotes, with a comment": '["reset/request"]  # reset/request alone',
    "two": "[reset/request, reset/not-arrived]",
    "lines": "\n      # the answers\n      - reset/not-arrived\n      - reset/request\n",
}


def center_with(folder: Path, answers: str, also: str = "") -> Path:
    """The smallest help center, in which answers promise something by a time; `also` does, and is not named."""
    root = Path(shutil.copytree(CENTER, folder / "center"))
    with (root / "facts.yml").open("a", encoding="utf-8") as file:
        file.write(f"\ndeadlines:\n  reply:\n    days: 15\n    answers: {answers}\n")
    for code, sentence in PROMISE.items():
        for key in ("request", "not-arrived"):
            if f"reset/{key}" in (answers + also) and (root / f"docs/{code}/reset/{key}.md").exists():
                with (root / f"docs/{code}/reset/{key}.md").open("a", encoding="utf-8") as file:
                    file.write(f"\n{sentence}\n")
    perform(root, register)
    assert audit(read(root)) == []
    return root


@pytest.mark.parametrize("form", FORMS)
def test_a_moved_answer_keeps_its_deadline(form: str, tmp_path: Path) -> None:
    root = center_with(tmp_path, FORMS[form])
    before = (root / "facts.yml").read_text("utf-8")
    perform(root, lambda center: move(center, "reset/request", "reset/forgotten", {}))
    assert audit(read(root)) == []
    comment = "  # reset/request alone"
    after = (
        before.replace(comment, "")
        .replace('"reset/request"', "reset/forgotten")
        .replace("reset/request", "reset/forgotten")
    )
    if comment in before:
        after = after.replace("[reset/forgotten]", f"[reset/forgotten]{comment}")
    assert (root / "facts.yml").read_text("utf-8") == after


def test_a_moved_topic_takes_the_deadlines_of_its_answers_along(tmp_path: Path) -> None:
    root = center_with(tmp_path, FORMS["two"])
    perform(root, lambda center: move(center, "reset", "password", {}))
    assert audit(read(root)) == []
    assert "answers: [password/request, password/not-arrived]" in (root / "facts.yml").read_text("utf-8")


UNUSED = {"telephone number", "e-mail address"}
"""The facts of tests/center that only reset/not-arrived states; facts.yml needs them."""


def unused(root: Path) -> set[str]:
    """The kinds of facts that no page states; no other problem is open."""
    found = audit(read(root))
    assert {problem.rule for problem in found} == {"unused-fact"}
    return {kind for problem in found for kind in (*UNUSED, "deadline") if f" {kind} " in problem.message}


def test_the_deadline_of_a_retired_answer_goes_to_the_one_that_replaces_it(tmp_path: Path) -> None:
    root = center_with(tmp_path, "[reset/not-arrived]", also="reset/request")
    perform(root, lambda center: retire(center, "reset/not-arrived", "reset/request"))
    assert "answers: [reset/request]" in (root / "facts.yml").read_text("utf-8")
    assert unused(root) == UNUSED


def test_a_deadline_that_only_the_retired_answer_stated_is_deleted(tmp_path: Path) -> None:
    root = center_with(tmp_path, "[reset/not-arrived]")
    notes = perform(root, lambda center: retire(center, "reset/not-arrived", "reset/request"))
    assert [note for note in notes if "deleted, no page states the deadline reply" in note]
    now, first = ((folder / "facts.yml").read_text("utf-8") for folder in (root, CENTER))
    assert now.rstrip() == first.rstrip()
    assert unused(root) == UNUSED


@pytest.mark.parametrize("form", ["two", "lines"])
def test_an_answer_that_states_it_already_is_named_once(form: str, tmp_path: Path) -> None:
    root = center_with(tmp_path, FORMS[form])
    perform(root, lambda center: retire(center, "reset/not-arrived", "reset/request"))
    assert {problem.rule for problem in audit(read(root))} <= {"unused-fact"}, "of facts that only it stated"
    assert read(root).facts.data["deadlines"]["reply"]["answers"] == ["reset/request"]
