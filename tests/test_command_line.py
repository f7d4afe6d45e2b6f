"""The command in circumstances that nobody plans: closed or full outputs, strange arguments, missing files."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from support import ROOT, helpcenter

CENTER = ROOT / "tests/center"
WELL, PROBLEMS, USAGE, MACHINE, PIPE = 0, 1, 2, 3, 128 + 13


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The smallest help center, which a test may break."""
    return Path(shutil.copytree(CENTER, tmp_path / "center", ignore=shutil.ignore_patterns(".cache")))


def shell(
    root: Path, arguments: str, around: str, *, buffered: bool = True
) -> subprocess.CompletedProcess[str]:
    """Run the command with its streams changed by a shell; Python buffers them unless its environment says no."""
    environment = os.environ | {
        "PYTHONPATH": str(ROOT / "hooks"),
        "PYTHONUNBUFFERED": "" if buffered else "1",
    }
    return subprocess.run(
        ["bash", "-c", f'set -o pipefail; "$0" -m helpcenter {arguments} {around}', sys.executable],
        cwd=root,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("buffered", [True, False])
@pytest.mark.parametrize(
    ("around", "code"),
    [
        (">&-", PROBLEMS),
        ("2>&-", PROBLEMS),
        ("<&- >&- 2>&-", PROBLEMS),
        (">/dev/full", MACHINE),
        ("2>/dev/full", MACHINE),
        (">/dev/full 2>/dev/full", MACHINE),
        ("| head -0", PIPE),
        ("2>&1 | head -0", PIPE),
    ],
)
def test_an_output_that_cannot_be_written_is_no_traceback(
    root: Path, around: str, code: int, buffered: bool
) -> None:
    before = (root / "facts.yml").read_bytes()
    (root / "docs/en/reset/request.md").unlink()
    done = shell(root, "check", around, buffered=buffered)
    assert done.returncode == code
    assert "Traceback" not in done.stderr + done.stdout
    assert (root / "facts.yml").read_bytes() == before


def test_no_file_takes_the_number_of_a_closed_output(root: Path) -> None:
    assert shell(root, "new reset/later", "<&- >&- 2>&-").returncode == WELL
    files = [path for path in root.rglob("*") if path.is_file()]
    assert not [path for path in files if b"fill in what" in path.read_bytes()]


@pytest.mark.parametrize("buffered", [True, False])
@pytest.mark.parametrize("around", ["", ">/dev/full", ">&-", "| head -0"])
def test_help_ends_well_or_says_why_not(root: Path, around: str, buffered: bool) -> None:
    done = shell(root, "--help", around, buffered=buffered)
    assert done.returncode == {"": WELL, ">&-": WELL, ">/dev/full": MACHINE}.get(around, PIPE)
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["facts", "add", "\udcff"],
        ["facts", "set", "contacts.telephone", "\udcff"],
        ["new", "\udcff/x"],
        ["move", "\udcff", "b"],
        ["check", "\udcff"],
        ["check", "--rule", "\udcff"],
        ["new", "../../x/y"],
        ["search", ""],
        ["stale", "/dev/null"],
        ["stale", "."],
        ["accept", "."],
        ["build", "--site-dir", ""],
        ["--root", "facts.yml", "check"],
        ["--root", "nowhere", "check"],
    ],
    ids=ascii,
)
def test_strange_arguments_are_refused_in_a_line_or_two(root: Path, arguments: list[str]) -> None:
    done = helpcenter(root, *arguments)
    assert done.returncode in (PROBLEMS, USAGE)
    assert "Traceback" not in done.stderr
    assert 1 <= done.stderr.count("\n") + done.stdout.count("\n") * (not done.stderr) <= 4


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["search", "--most", "-1", "q"], "argument --most: '-1' is no number from 1 on"),
        (["gaps", "--most", "0", "log"], "argument --most: '0' is no number from 1 on"),
        (["status", "--today", "x"], "argument --today: 'x' is no day: write it like 2026-11-22"),
    ],
    ids=str,
)
def test_what_an_argument_must_be_is_said(root: Path, arguments: list[str], said: str) -> None:
    done = helpcenter(root, *arguments)
    assert (done.returncode, said in done.stderr) == (USAGE, True)


@pytest.mark.parametrize("lost", ["facts.yml", "docs", "downloads", "overrides", "docs/en/language.yml"])
@pytest.mark.parametrize(
    "command", [["check"], ["status"], ["new", "reset/later"], ["downloads", "list"]], ids=" ".join
)
def test_a_missing_file_is_no_traceback(root: Path, lost: str, command: list[str]) -> None:
    (shutil.rmtree if (root / lost).is_dir() else os.remove)(root / lost)
    done = helpcenter(root, *command)
    assert done.returncode in (WELL, PROBLEMS)
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("kind", ["a folder", "a pipe (FIFO)", "a link to a file that is not there"])
def test_what_has_the_name_of_the_settings_is_said(root: Path, kind: str) -> None:
    settings = root / "mkdocs.yml"
    settings.unlink()
    if kind == "a folder":
        settings.mkdir()
    elif kind == "a pipe (FIFO)":
        os.mkfifo(settings)
    else:
        settings.symlink_to("nowhere")
    done = helpcenter(root, "check")
    assert (done.returncode, done.stdout) == (PROBLEMS, "")
    assert done.stderr.startswith(f"mkdocs.yml:1:1 file: this is {kind}")
    assert done.stderr.count("\n") == 1
