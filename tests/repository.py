"""A help center in a real git repository, for tests that tell what people do with branches."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path

from support import ROOT, helpcenter

CENTER = ROOT / "tests/center"
WORDS = {
    "hu": ("Hogyan {}?", "Így {}.", "ezt kérdezem {}"),
    "en": ("How to {}?", "This is {}.", "I ask this {}"),
    "de": ("Wie geht {}?", "So geht {}.", "das frage ich {}"),
}
_PREPARED = tempfile.TemporaryDirectory(prefix="helpcenter-tests-")
"""Repositories that are made once; deleted when the tests end."""

SETTINGS = {
    "GIT_TEMPLATE_DIR": "",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_AUTHOR_NAME": "an editor",
    "GIT_AUTHOR_EMAIL": "editor@help.example",
    "GIT_COMMITTER_NAME": "an editor",
    "GIT_COMMITTER_EMAIL": "editor@help.example",
}


class Repository:
    """A git repository with a help center in it."""

    def __init__(self, top: Path, root: Path) -> None:
        self.top, self.root = top, root
        self.clock = 0

    def git(self, *arguments: str, fine: bool = True) -> str:
        """Run git; what it printed."""
        done = subprocess.run(
            ["git", "-C", str(self.top), *arguments],
            capture_output=True,
            text=True,
            check=False,
            env=os.environ | SETTINGS | self._times(),
        )
        assert done.returncode == 0 or not fine, done.stdout + done.stderr
        return done.stdout

    def _times(self) -> dict[str, str]:
        """The time of commits, where a test sets it."""
        return (
            dict.fromkeys(("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"), f"{self.clock} +0000")
            if self.clock
            else {}
        )

    def commit(self, subject: str) -> str:
        """Commit everything; the commit's name."""
        self.git("add", "--all")
        self.git("commit", "--message", subject)
        return self.git("rev-parse", "HEAD").strip()

    def run(self, *arguments: str, **environment: str) -> str:
        """Run a command of helpcenter that must do what it is asked; what it printed."""
        done = helpcenter(self.root, *arguments, **environment)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def problems(self, *arguments: str, **environment: str) -> list[str]:
        """What `helpcenter check` reports, a fact that nothing states any more left out."""
        done = helpcenter(self.root, "check", *arguments, **{"CI": "", **environment})
        assert done.returncode in (0, 1), done.stderr
        assert "Traceback" not in done.stderr
        found = done.stdout.splitlines() if done.returncode else []
        return [line for line in found if " unused-fact: " not in line]

    def write_answer(self, key: str, name: str, word: str) -> None:
        """Start an answer and fill in what `check` asks for."""
        self.run("new", f"{key}/{name}")
        fill(self.root, f"{key}/{name}", word)

    def clone(self, folder: Path, *arguments: str) -> Repository:
        """A clone of the repository in another folder."""
        self.git("clone", *arguments, f"file://{self.top}", str(folder))
        return Repository(folder, folder / self.root.relative_to(self.top))


def new_repository(folder: Path, *, branch: str = "main", inside: str = "") -> Repository:
    """A repository with a copy of tests/center, nothing of it published or committed yet."""
    top = folder / "repository"
    root = Path(shutil.copytree(CENTER, top / inside))
    (top / ".gitignore").write_text(".cache/\n", "utf-8")
    made = Repository(top, root)
    made.git("init", "--initial-branch", branch)
    return made


def published_repository(folder: Path, *, branch: str = "main", inside: str = "") -> Repository:
    """The same with every page published and committed."""
    made = _published(branch, inside)
    top = Path(shutil.copytree(made.top, folder / "repository"))
    return Repository(top, top / inside)


@cache
def _published(branch: str, inside: str) -> Repository:
    """The same, made once for all tests, which get copies of it."""
    made = new_repository(
        Path(_PREPARED.name) / branch / inside.replace("/", "-"), branch=branch, inside=inside
    )
    made.run("publish")
    made.commit("Publish")
    return made


def accepted_repository(folder: Path) -> Repository:
    """The same with every page published and every translation accepted."""
    made = published_repository(folder)
    made.run("accept", "--all")
    made.commit("Accept")
    return made


def copied(made: Repository, folder: Path) -> Repository:
    """A copy of a repository, in which a test may change things."""
    top = Path(shutil.copytree(made.top, folder / "copy"))
    return Repository(top, top / made.root.relative_to(made.top))


def replace(root: Path, path: str, old: str, new: str) -> None:
    """Replace the first place of a text in a file that holds it."""
    file = root / path
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def fill(root: Path, key: str, word: str) -> None:
    """Fill in the files that `new` made for an answer, in every language, with texts that hold a word."""
    for code, (title, summary, asked) in WORDS.items():
        file = root / f"docs/{code}/{key}.md"
        if file.exists():
            phrases = "".join(f"\n  - {asked.format(word + letter)}" for letter in "abcdef")
            text = file.read_text("utf-8").replace("products: []", "products: [portal]")
            text = text.replace('title: ""', f"title: {title.format(word)}")
            text = text.replace("also_asked: []", f"also_asked:{phrases}")
            text = text.replace('summary: ""', f"summary: {summary.format(word)}")
            file.write_text(f"{text}{summary.format(word)}\n", "utf-8")
