"""The guide for editors tells the truth: each recipe is done in order on a copy of the site, in both ways.

guide/en.md is a story of one answer. Two copies of the site follow it, one in the browser, one with the command. After
each recipe the check has no problem, and both copies are the same, byte for byte.

What is read, in the order of the page: ```sh blocks are run; ```md, ```yml, ```diff and ```delete blocks with a title
change files as in tests/rules; ```text title="replace in PATH" has lines “old → new”; ```text title="helpcenter check"
is what the check then reports. Comments say what the prose around them tells a person to do: copy, upload, rename,
do the same as above, press a button, wait for the workflow.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import shutil
import subprocess
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest

from helpcenter.__main__ import main
from helpcenter.cli import new
from helpcenter.edit import draft_publishing, registering
from repository import SETTINGS
from support import ROOT, share_cache
from test_rules import apply

GUIDE = ROOT / "guide"
PARTS = ("docs", "downloads", "permalinks", "overrides", "facts.yml", "mkdocs.yml", ".gitignore")
STEP = re.compile(
    r'^(?P<indent> *)(?P<fence>`{3,})(?P<kind>\w+)(?: title="(?P<title>[^"\n]+)")?\n'
    r"(?P<text>.*?)^(?P=indent)(?P=fence)$"
    r"|^ *<!-- (?P<told>[a-z ]+): (?P<words>.+?) -->$",
    re.MULTILINE | re.DOTALL,
)
LINE_OF_FACTS = re.compile(r"(?<=^facts\.yml:)\d+", re.MULTILINE)
WAYS = {"en": ("In the browser", "With the command"), "hu": ("A böngészőben", "A paranccsal")}


@dataclass(frozen=True)
class Step:
    """One thing to do: the kind of a block or the words of a comment, the path or the command, and the text."""

    kind: str
    title: str
    text: str


@dataclass(frozen=True)
class Recipe:
    """A section of the guide: what both ways begin with, and each way."""

    name: str
    shared: tuple[Step, ...]
    browser: tuple[Step, ...]
    command: tuple[Step, ...]


def steps(text: str) -> tuple[Step, ...]:
    """The steps of a piece of the guide."""
    found = []
    for match in STEP.finditer(text):
        if match["told"]:
            found.append(Step(match["told"], match["words"], ""))
        else:
            lines = match["text"].splitlines(keepends=True)
            content = "".join(line.removeprefix(match["indent"]) for line in lines)
            found.append(Step(match["kind"], match["title"] or "", content))
    return tuple(found)


def recipes(language: str) -> list[Recipe]:
    """The sections of a guide that show both ways."""
    text = (GUIDE / f"{language}.md").read_text("utf-8")
    hidden = STEP.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)
    starts = [match.start() for match in re.finditer(r"^## ", hidden, re.MULTILINE)]
    found = []
    for start, end in pairwise([*starts, len(text)]):
        ways = [hidden.find(f"\n### {name}\n", start, end) for name in WAYS[language]]
        if min(ways) >= 0:
            name = text[start:end].partition("\n")[0].removeprefix("## ")
            pieces = [text[start : ways[0]], text[ways[0] : ways[1]], text[ways[1] : end]]
            found.append(Recipe(name, *(steps(piece) for piece in pieces)))
    return found


class Follower:
    """Somebody who does what the guide says, in a copy of the site."""

    def __init__(self, folder: Path) -> None:
        self.root, self.home = folder / "site", folder / "home"
        self.root.mkdir(parents=True)
        for part in PARTS:
            copy = shutil.copytree if (ROOT / part).is_dir() else shutil.copy
            copy(ROOT / part, self.root / part)
        downloads = self.home / "Downloads"
        downloads.mkdir(parents=True)
        shutil.copy(ROOT / "pictures/phone.png", downloads / "letter.png")
        with pikepdf.open(ROOT / "downloads/union24-manual.hu.pdf") as pdf:
            pdf.docinfo["/ModDate"] = "D:20261126000000Z"
            pdf.save(downloads / "new.pdf", deterministic_id=True)
        share_cache(self.root)
        self.run("git init --quiet --initial-branch main")
        self.commit("First")

    def run(self, script: str) -> str:
        """Run commands as an editor does, one a line; their output."""
        return "".join(map(self._line, script.splitlines()))

    def _line(self, line: str) -> str:
        if line.startswith("helpcenter "):
            code, said = self.helpcenter(*shlex.split(line)[1:])
            assert code == 0, line + said
            return said
        done = subprocess.run(
            ["bash", "-euc", line],
            cwd=self.root,
            env=os.environ | SETTINGS | {"HOME": str(self.home)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, line + done.stdout + done.stderr
        return done.stdout

    def helpcenter(self, *arguments: str) -> tuple[int, str]:
        """Run the command in this process: its exit code, and what it printed."""
        with contextlib.redirect_stdout(io.StringIO()) as said, contextlib.redirect_stderr(said):
            code = main(["--root", str(self.root), *arguments])
        return code, said.getvalue()

    def check(self) -> str:
        """What `helpcenter check` reports, without its closing line."""
        return "".join(line for line in self.helpcenter("check")[1].splitlines(keepends=True) if ": " in line)

    def same(self, report: str, shown: str) -> bool:
        """Whether the guide shows a report as it is; where facts.yml has grown, its lines have other numbers."""
        return LINE_OF_FACTS.sub("", report) == LINE_OF_FACTS.sub("", shown)

    def commit(self, subject: str) -> None:
        """Commit everything, if there is anything to commit."""
        self.run(f"git add --all && git diff --cached --quiet || git commit --quiet --message '{subject}'")

    def path(self, name: str) -> Path:
        """A file by the name that the guide gives it."""
        return self.home / name.removeprefix("~/") if name.startswith("~/") else self.root / name

    def follow(self, todo: tuple[Step, ...], above: tuple[Step, ...] = ()) -> None:
        """Do some steps; `above` is what “as above” refers to."""
        for step in todo:
            names = step.title.split()
            if step.kind == "sh":
                self.run(step.text)
            elif step.kind == "as above":
                again = tuple(one for one in above if one.title in names)
                assert {one.title for one in again} == set(names), step
                self.follow(again)
            elif step.kind in ("copy", "upload"):
                for target in names[1:]:
                    self.path(target).parent.mkdir(parents=True, exist_ok=True)
                    shutil.copyfile(self.path(names[0]), self.path(target))
            elif step.kind == "rename":
                self.path(names[0]).rename(self.path(names[1]))
            elif step.kind in ("the button does", "the workflow does"):
                self.run(step.title)
            elif step.title == "helpcenter check":
                assert self.same(self.check(), step.text), self.check()
            elif step.title.startswith("replace in "):
                self.replace(step.title.removeprefix("replace in "), step.text)
            else:
                apply(self.root, step.kind, step.title, step.text)

    def replace(self, name: str, pairs: str) -> None:
        """Replace texts everywhere in a file, as search and replace of an editor does."""
        text = self.path(name).read_text("utf-8")
        for line in pairs.splitlines():
            old, new = line.split(" → ")
            assert old in text, f"{name}: {old}"
            text = text.replace(old, new)
        self.path(name).write_text(text, "utf-8")

    def files(self) -> dict[str, bytes]:
        """What is committed."""
        names = self.run("git ls-files -z").split("\0")
        return {name: (self.root / name).read_bytes() for name in names if name}


class OneDay(date):
    """The day on which both follow the guide: in the middle of it the day of this machine may end."""

    @classmethod
    def today(cls) -> OneDay:
        return cls(2026, 11, 27)


@pytest.mark.slow
def test_each_recipe_works_in_the_browser_and_with_the_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CI", raising=False)  # where it is set, the check wants the whole history
    for module in (registering, draft_publishing, new):
        monkeypatch.setattr(module, "date", OneDay)
    browser, command = Follower(tmp_path / "browser"), Follower(tmp_path / "command")
    for recipe in recipes("en"):
        browser.follow(recipe.shared + recipe.browser)
        command.follow(recipe.shared + recipe.command, recipe.browser)
        code, said = browser.helpcenter("check")
        assert (code, said.count(": no problem")) == (0, 1), f"{recipe.name}: {said}"
        for one in (browser, command):
            assert one.helpcenter("fix", "--yes")[0] == 0, "the workflow records the day of every change"
            one.commit(recipe.name)
        ours, theirs = browser.files(), command.files()
        assert sorted(ours) == sorted(theirs), recipe.name
        assert [name for name in ours if ours[name] != theirs[name]] == [], recipe.name


def test_the_guides_have_the_same_recipes_in_every_language() -> None:
    languages = sorted(file.stem for file in GUIDE.glob("*.md"))
    assert languages == sorted(WAYS)
    english = recipes("en")
    assert len(english) == 13
    for language in languages:
        same = recipes(language)
        assert [(one.shared, one.browser, one.command) for one in same] == [
            (one.shared, one.browser, one.command) for one in english
        ]


def test_every_command_of_an_editor_is_in_the_guide() -> None:
    text = "".join(step.text for one in recipes("en") for step in (*one.browser, *one.command))
    used = set(re.findall(r"^helpcenter ([a-z]+)", text, re.MULTILINE))
    assert used == {"accept", "check", "downloads", "facts", "move", "new", "publish", "retire", "status"}
