"""The workflow of GitHub, step by step on this machine: its own scripts, a real repository, a remote to push to."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from helpcenter.edit.beginning import Beginning
from helpcenter.edit.starting_center import begin
from helpcenter.read.help_center import read
from repository import WORDS, Repository, new_repository, replace
from support import ROOT, copy_project

WORKFLOW = ROOT / ".github/workflows/help-center.yml"
BEGINNERS = ROOT / "hooks/helpcenter/starter/common/github/workflows/help-center.yml"
"""The workflow of a help center that `helpcenter init` makes."""

SCRIPT = ROOT / "scripts/ci.sh"
ANSWER = "docs/{}/reset/not-arrived.md"
GH = """#!/usr/bin/env bash
printf '%s\\n' "$@" ---- >>"$RECORD"
case "$*" in *--paginate*) cat "$COMMENTS" ;; esac
"""


class Pull:
    """A clone in which an editor works on a branch, and the steps that the workflow runs on it."""

    def __init__(self, repository: Repository, folder: Path) -> None:
        self.repository, self.root, self.folder = repository, repository.root, folder
        self.summary, self.record, self.comments = (
            folder / name for name in ("summary", "record", "comments")
        )
        self.comments.write_text("")
        programs = folder / "programs"
        programs.mkdir()
        command = f'#!/bin/sh\nexec {sys.executable} -m helpcenter "$@"\n'
        for name, text in (("helpcenter", command), ("gh", GH)):
            (programs / name).write_text(text)
            (programs / name).chmod(0o755)
        self.environment = {
            "PATH": f"{programs}:{os.environ['PATH']}",
            "HELPCENTER": str(programs / "helpcenter"),
            "PYTHONPATH": str(ROOT / "hooks"),
            "GITHUB_STEP_SUMMARY": str(self.summary),
            "RECORD": str(self.record),
            "COMMENTS": str(self.comments),
            "CI": "true",
            "SINCE": "origin/main",
        }

    def step(self, name: str, code: int = 0, *, by: str = "", **environment: str) -> str:
        """Run a step, by itself or by a program, as where files are not executable; returns what it printed."""
        done = subprocess.run(
            [*([by] if by else []), str(self.root / "scripts/ci.sh"), name],
            env=os.environ | self.environment | environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )
        assert done.returncode == code, done.stdout + done.stderr
        return done.stdout

    def replace(self, path: str, old: str, new: str) -> None:
        replace(self.root, path, old, new)


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A published center on a server, with the steps' script in it."""
    repository = new_repository(tmp_path_factory.mktemp("origin"))
    (repository.root / "scripts").mkdir()
    shutil.copy(SCRIPT, repository.root / "scripts/ci.sh")
    repository.run("publish")
    repository.run("accept", "--all")
    repository.commit("Publish")
    bare = repository.top.parent / "server.git"
    repository.git("clone", "--bare", str(repository.top), str(bare))
    return bare


@pytest.fixture
def pull(origin: Path, tmp_path: Path) -> Pull:
    server = shutil.copytree(origin, tmp_path / "server.git")
    top = tmp_path / "clone"
    subprocess.run(["git", "clone", "--quiet", str(server), str(top)], check=True)
    repository = Repository(top, top)
    repository.git("checkout", "-b", "change")
    repository.git("push", "origin", "change")
    return Pull(repository, tmp_path)


def steps(workflow: Path = WORKFLOW) -> list[dict[str, Any]]:
    jobs = yaml.safe_load(workflow.read_text("utf-8"))["jobs"]
    return [step for job in jobs.values() for step in job["steps"]]


def test_every_step_is_a_script_of_the_project_or_a_pinned_action() -> None:
    known = set(re.findall(r"^(\w+)\(\) \{", SCRIPT.read_text("utf-8"), re.MULTILINE))
    runs = [step["run"] for step in steps() if "run" in step]
    assert len(runs) > 6
    for run in runs:
        script, word = run.split(" ")
        assert os.access(ROOT / script, os.X_OK), run
        assert script == "scripts/install.sh" or word in known, run
    uses = re.findall(r"uses: (\S+)(.*)", WORKFLOW.read_text("utf-8"))
    assert len(uses) > 3
    for action, comment in uses:
        assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", action), action
        assert re.fullmatch(r" # v\d+\.\d+\.\d+", comment), action


@pytest.mark.parametrize("file", [WORKFLOW, BEGINNERS], ids=["this project", "a new help center"])
def test_the_workflow_gives_strangers_nothing(file: Path) -> None:
    text = file.read_text("utf-8")
    workflow = yaml.safe_load(text)
    triggers = workflow[True]  # YAML reads the word on as true
    assert set(triggers) == {"pull_request", "push", "workflow_dispatch"}
    assert workflow["permissions"] == {}
    check, mend = workflow["jobs"]["check"], workflow["jobs"]["mend"]
    assert check["permissions"] == {"contents": "read"}
    assert "head.repo.full_name == github.repository" in mend["if"]
    assert "secrets." not in text
    for step in steps(file):
        assert "${{" not in step.get("run", ""), "what others named is never part of a command"
        if "checkout" in step.get("uses", ""):
            assert step["with"]["fetch-depth"] == 0
            assert step["with"]["persist-credentials"] is False
    tokens = [step["name"] for step in steps(file) if "GH_TOKEN" in step.get("env", {})]
    assert tokens == ["Push it", "Comment"]


def test_a_change_without_a_problem(pull: Pull) -> None:
    pull.replace(ANSWER.format("hu"), "Hívj minket a", "Telefonálj nekünk a")
    pull.repository.commit("Say it otherwise")
    said = pull.step("check")
    assert "no problem" in said and "::error" not in said
    pull.step("summary")
    summary = pull.summary.read_text("utf-8")
    assert summary.startswith("## What changes for readers\n")
    assert ANSWER.format("hu") in summary and "older than their original now (1)" in summary
    assert "## Problems" not in summary


def test_problems_are_annotations_and_stand_in_the_summary(pull: Pull) -> None:
    pull.replace(ANSWER.format("en"), "title: What", "title: “<b>What</b>")
    pull.replace(ANSWER.format("en"), "arrive?", "arrive?”")
    said = pull.step("check", code=1)
    assert f"::error file={ANSWER.format('en')},line=2,col=8,title=front-matter::" in said
    pull.step("summary")
    summary = pull.summary.read_text("utf-8")
    assert f"## Problems\n\n<pre>\n{ANSWER.format('en')}:2:8 front-matter: " in summary
    assert "&lt;b&gt;What" in summary and "<b>" not in summary
    assert "::error" not in summary
    assert "## What changes for readers" in summary


def test_a_clone_without_its_history_is_a_problem_in_the_workflow(pull: Pull, tmp_path: Path) -> None:
    shallow = tmp_path / "shallow"
    source = f"file://{tmp_path}/server.git"
    pull.replace(ANSWER.format("hu"), "Hívj minket a", "Telefonálj nekünk a")
    pull.repository.commit("Say it otherwise")
    pull.repository.git("push", "origin", "change")
    clone = ["git", "clone", "--quiet", "--depth", "1", "--branch", "change", source, str(shallow)]
    subprocess.run(clone, check=True)
    pull.root = shallow
    assert "fetch-depth: 0" in pull.step("check", code=1)


def test_what_needs_no_decision_is_mended_and_pushed(pull: Pull) -> None:
    for code in ("hu", "en"):
        (pull.root / ANSWER.format(code)).rename(pull.root / f"docs/{code}/reset/no-code.md")
    (pull.root / "notes.txt").write_text("mine")
    pull.repository.git("add", "docs")
    pull.repository.git("commit", "--message", "Rename it in the browser")
    pull.repository.git("push", "origin", "change")
    assert "files are changed" in pull.step("mend")
    log = pull.repository.git("log", "-1", "--format=%an|%s").strip()
    assert log == "github-actions[bot]|Mend what needs no decision"
    assert "notes.txt" not in pull.repository.git("show", "--stat")
    pull.step("push", BRANCH="change")
    pushed = pull.repository.git("ls-remote", "origin", "refs/heads/change").split()[0]
    assert pushed == pull.repository.git("rev-parse", "HEAD").strip()
    assert "reset/no-code" in read(pull.root).registered
    assert pull.step("mend").startswith("nothing is to be mended")
    assert pull.step("push", BRANCH="change") == "nothing to push\n"
    assert pull.repository.git("rev-parse", "HEAD").strip() == pushed
    pull.step("check")


def test_an_editor_without_a_terminal_retires_an_answer(pull: Pull) -> None:
    center = read(pull.root)
    old, new = (center.registered[key].id for key in ("reset/not-arrived", "reset/request"))
    for code in ("hu", "en"):
        (pull.root / ANSWER.format(code)).unlink()
    assert f'add to: "<id>" to permalinks/{old}.yml' in pull.step("check", code=1)
    entry = pull.root / f"permalinks/{old}.yml"
    entry.write_text(entry.read_text("utf-8") + f'to: "{new}"\n', "utf-8")
    pull.repository.commit("Delete it in the browser")
    pull.step("mend")
    center = read(pull.root)
    assert (center.ids[old].to, center.ids[old].answer) == (new, "")
    assert "en/password/not-arrived/" in center.ids[old].former["en"]
    problems = [line for line in pull.repository.problems() if " unused-" not in line]
    assert problems == []
    pull.step("summary")
    assert "### Answers retired (2)" in pull.summary.read_text("utf-8")


def test_an_editor_without_a_terminal_adds_and_translates_an_answer(pull: Pull) -> None:
    for code, (title, summary, asked) in WORDS.items():
        if code == "de":
            continue
        phrases = "".join(f"  - {asked.format('apple' + letter)}\n" for letter in "abcdef")
        page = pull.root / f"docs/{code}/reset/apple.md"
        page.write_text(
            f"---\ntitle: {title.format('apple')}\nsummary: {summary.format('apple')}\nslug: apple\n"
            f"also_asked:\n{phrases}products: [portal]\nreviewed: 2026-11-22\nowner: help-desk\n---\n\n"
            f"{summary.format('apple')}\n",
            "utf-8",
        )
        index = pull.root / f"docs/{code}/reset/index.md"
        text = index.read_text("utf-8")
        index.write_text(text.replace("not-arrived]", "not-arrived, apple]"), "utf-8")
    pull.repository.commit("Write it in the browser")
    pull.step("check")
    pull.step("mend")
    center = read(pull.root)
    assert "reset/apple" in center.registered
    assert center.pages["en", "reset/apple"].words("source")
    assert pull.repository.problems() == []
    pull.step("summary")
    assert "### Answers added (2)" in pull.summary.read_text("utf-8")


def test_an_editor_without_a_terminal_replaces_a_document(pull: Pull) -> None:
    center = read(pull.root)
    item = center.download("en", "manual")
    assert item is not None
    (pull.root / item.path).write_bytes((pull.root / item.path).read_bytes() + b"\n% another edition\n")
    assert f"{item.path}:1:1 download" in pull.step("check", code=1)
    manifest = pull.root / "downloads/downloads.yml"
    blocks = manifest.read_text("utf-8").split("  - id:")
    number = next(n for n, block in enumerate(blocks) if "language: en" in block)
    blocks[number] = re.sub(r"version: .*", 'version: "7"', blocks[number])
    manifest.write_text("  - id:".join(blocks), "utf-8")
    pull.repository.commit("Upload it in the browser")
    pull.step("mend")
    now = read(pull.root).download("en", "manual")
    assert now is not None
    assert (now.version, now.sha256) == ("7", now.file.sha256 if now.file else "")
    assert pull.repository.problems() == []


def test_the_token_is_on_no_command_line_and_in_no_output(pull: Pull) -> None:
    pull.replace(ANSWER.format("hu"), "slug: nem-erkezett-meg", "slug: nem-jott-meg")
    pull.repository.commit("Another address")
    pull.step("mend")
    said = pull.step(
        "push", BRANCH="change", GH_TOKEN="very-secret", GITHUB_SERVER_URL="https://code.example"
    )
    asked = pull.record.read_text("utf-8")
    assert asked.split("\n")[:5] == ["workflow", "run", "help-center.yml", "--ref", "change"]
    assert "very-secret" not in said + asked + pull.repository.git("config", "--list")


def test_one_comment_is_made_and_then_changed(pull: Pull) -> None:
    pull.replace(ANSWER.format("hu"), "Hívj minket a", "Telefonálj nekünk a")
    environment = {"PULL_REQUEST": "7", "GITHUB_REPOSITORY": "union/help", "GH_TOKEN": "x"}
    pull.step("comment", **environment)
    asked = pull.record.read_text("utf-8")
    assert "POST\nrepos/union/help/issues/7/comments\n" in asked
    assert "body=<!-- what changes for readers -->\n## What changes for readers" in asked
    pull.record.unlink()
    pull.comments.write_text("4711\n")
    pull.step("comment", **environment)
    assert "PATCH\nrepos/union/help/issues/comments/4711\n" in pull.record.read_text("utf-8")


def test_a_branch_that_git_does_not_know_is_compared_with_the_default_one(pull: Pull) -> None:
    pull.replace(ANSWER.format("hu"), "Hívj minket a", "Telefonálj nekünk a")
    pull.step("summary", SINCE="0" * 40)
    assert ANSWER.format("hu") in pull.summary.read_text("utf-8")


def test_without_a_step_the_script_says_how_it_is_called(pull: Pull) -> None:
    pull.step("nothing", code=2)


def test_the_build_of_the_workflow_makes_the_site(tmp_path: Path) -> None:
    root = copy_project(tmp_path)
    wrapper = tmp_path / "helpcenter"
    wrapper.write_text(f'#!/bin/sh\nexec {sys.executable} -m helpcenter "$@"\n')
    wrapper.chmod(0o755)
    environment = os.environ | {"HELPCENTER": str(wrapper), "PYTHONPATH": str(root / "hooks"), "CI": ""}
    subprocess.run([str(root / "scripts/ci.sh"), "build"], env=environment, check=True, timeout=600)
    assert (root / "site/index.html").is_file()
    assert not list((root / "site").rglob("*.br")), "a preview is compressed by whoever keeps it"


def test_a_heading_that_was_renamed_in_a_browser_is_mended_before_the_check(pull: Pull) -> None:
    for code in ("hu", "en"):
        pull.replace(ANSWER.format(code), "{#why}", "{#reason}")
    pull.repository.commit("Rename a heading")
    assert "::error" in pull.step("check", code=1), "what the check would say of it alone"
    pull.step("mend")
    assert "no problem" in pull.step("check")
    center = read(pull.root)
    assert center.registered["reset/not-arrived"].former_anchors["en"] == {"why": "#reason"}
    assert "not-arrived.md#reason" in (pull.root / "docs/en/reset/request.md").read_text("utf-8")


def test_the_check_sees_what_is_mended() -> None:
    jobs = yaml.safe_load(WORKFLOW.read_text("utf-8"))["jobs"]
    assert jobs["check"]["needs"] == "mend"
    assert jobs["check"]["if"] == "${{ !cancelled() }}", "also where there is nothing to mend"
    runs = [step.get("run") for step in jobs["check"]["steps"]]
    assert runs.index("scripts/ci.sh mend") < runs.index("scripts/ci.sh check")
    (mending,) = [step for step in jobs["check"]["steps"] if step.get("run") == "scripts/ci.sh mend"]
    assert "head.repo.full_name == github.repository" in mending["if"], "nobody mends a fork"


def test_a_new_help_center_mends_and_comments_as_this_one_does(tmp_path: Path) -> None:
    """Its workflow calls the same script, which copes with what a new help center does not have: documents."""
    root = tmp_path / "server"
    given = Beginning(
        "Library", ("en", "de"), "https://library.example/", "+36 1 555 0123", "help@library.example", "desk"
    )
    begin(root, given, date(2026, 11, 26))
    assert (root / "scripts/ci.sh").read_bytes() == SCRIPT.read_bytes()
    assert not (root / "downloads").exists()
    words = set(re.findall(r"^(\w+)\(\) \{", SCRIPT.read_text("utf-8"), re.MULTILINE))
    runs = [step["run"] for step in steps(root / ".github/workflows/help-center.yml") if "run" in step]
    called = {run.removeprefix("bash scripts/ci.sh ") for run in runs if not run.startswith("make ")}
    assert called == {"check", "summary", "build", "mend", "push", "comment"} <= words
    repository = Repository(root, root)
    repository.git("init", "--initial-branch", "main")
    repository.commit("Begin")
    clone = repository.clone(tmp_path / "clone")
    clone.git("checkout", "-b", "change")
    pull = Pull(clone, tmp_path)
    for code in ("en", "de"):
        page = root.parent / f"clone/docs/{code}/contact/email.md"
        page.rename(page.with_name("by-email.md"))
    clone.commit("Rename an answer")
    assert "::error" in pull.step("check", 1, by="bash")
    pull.step("mend", by="bash")
    assert "no problem" in pull.step("check", by="bash")
    assert "## What changes for readers" in pull.step("comment", by="bash")
