"""Who makes the site: this library, or MkDocs, with the same bytes; and processes side by side."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from support import ROOT, copy_project, helpcenter, program


def files(site: Path) -> dict[str, bytes]:
    """The files of a site without compressed forms."""
    return {
        file.relative_to(site).as_posix(): file.read_bytes()
        for file in site.rglob("*")
        if file.is_file() and file.suffix not in (".br", ".gz")
    }


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A copy of the smallest healthy help center that can be built."""
    root = Path(
        shutil.copytree(ROOT / "tests/center", tmp_path / "small", ignore=shutil.ignore_patterns(".cache"))
    )
    if not (root / "hooks").exists():
        (root / "hooks").symlink_to(ROOT / "hooks")
    return root


def mkdocs(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """`mkdocs build --strict`."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", *arguments]
    environment = os.environ | {"PYTHONPATH": str(root / "hooks"), "NO_MKDOCS_2_WARNING": "1"}
    environment["DISABLE_MKDOCS_2_WARNING"] = "true"
    return subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)


def test_mkdocs_makes_the_same_bytes(project: Path, tmp_path: Path) -> None:
    root = copy_project(tmp_path)
    (root / "docs/hu/x.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>', "utf-8"
    )
    done = mkdocs(root)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert helpcenter(root, "build", "--site-dir", "other").returncode == 0
    assert files(root / "site") == files(root / "other")
    assert files(root / "site").keys() - files(project / "site").keys() == {"x.svg"}


def test_a_page_that_mkdocs_would_leave_out_is_published(small: Path) -> None:
    settings = (small / "mkdocs.yml").read_text("utf-8")
    assert "exclude_docs: |\n" in settings
    changed = settings.replace("exclude_docs: |\n", "exclude_docs: |\n  request.md\n  *.svg\n")
    (small / "mkdocs.yml").write_text(changed, "utf-8")
    (small / "docs/hu/x.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>', "utf-8"
    )
    assert mkdocs(small).returncode == 0
    assert helpcenter(small, "build", "--site-dir", "other").returncode == 0
    assert files(small / "site") == files(small / "other")
    assert "en/password/new-password/index.html" in files(small / "site")
    assert "x.svg" not in files(small / "site")


def test_with_other_hooks_mkdocs_makes_the_site_and_the_command_says_so(small: Path) -> None:
    (small / "shout.py").write_text("def on_page_content(html, **_):\n    return html.upper()\n", "utf-8")
    settings = (small / "mkdocs.yml").read_text("utf-8")
    (small / "mkdocs.yml").write_text(settings.replace("hooks:\n", "hooks:\n  - shout.py\n"), "utf-8")
    done = helpcenter(small, "build")
    assert done.returncode == 0, done.stderr
    assert "MkDocs makes the site, because mkdocs.yml has the hook shout.py" in done.stdout
    assert "<LI>" in (small / "site/en/password/new-password/index.html").read_text("utf-8")


SIDE_BY_SIDE = """
import os, signal, threading
from functools import partial
from helpcenter.read.processes import side_by_side

def missing():
    raise FileNotFoundError(2, "No such file or directory", "x.md")

def killed():
    os.kill(os.getpid(), signal.SIGKILL)

def alive(process):
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True

def raised(task):
    try:
        side_by_side([os.getpid, task], 2)
    except Exception as error:
        return repr(error), getattr(error, "filename", "")

assert side_by_side([partial(pow, number, 2) for number in range(50)], 3) == [n * n for n in range(50)]
assert side_by_side([]) == []
found = set(side_by_side([os.getpid] * 40, 2))
assert os.getpid() not in found and len(found) <= 2
assert not any(map(alive, found))
assert raised(missing) == ("FileNotFoundError(2, 'No such file or directory')", "x.md")
assert raised(killed)[0].startswith("ChildProcessError")
waiting = threading.Event()
threading.Thread(target=waiting.wait).start()
assert set(side_by_side([os.getpid] * 4, 2)) == {os.getpid()}
waiting.set()
print("well")
"""


def test_processes_work_side_by_side_and_end_with_the_work() -> None:
    """Results have the order of their tasks; errors are raised; with several threads no process is made."""
    done = program(SIDE_BY_SIDE)
    assert (done.returncode, done.stdout, done.stderr) == (0, "well\n", "")


@pytest.mark.parametrize("command", ["helpcenter", "mkdocs"])
@pytest.mark.parametrize(
    ("text", "error"),
    [
        ('{% extends "help/answer.html" %}', "RecursionError"),
        ('{% include "help/answer.html" %}', "RecursionError"),
        ("{{ 1 / 0 }}", "ZeroDivisionError: division by zero"),
        ("{{ 5() }}", "TypeError: "),
    ],
)
def test_a_template_that_breaks_down_is_one_line(small: Path, text: str, error: str, command: str) -> None:
    (small / "overrides/help").mkdir(parents=True, exist_ok=True)
    (small / "overrides/help/answer.html").write_text(f"{text}\n", "utf-8")
    if command == "helpcenter":
        done = helpcenter(small, "build")
    else:
        arguments = [sys.executable, "-m", "mkdocs", "build", "--strict"]
        done = subprocess.run(arguments, cwd=small, capture_output=True, text=True, check=False)
    said = done.stdout + done.stderr
    assert done.returncode == 1
    assert f"overrides/help/answer.html:1:1 template: it cannot be used ({error}" in said
    assert "Traceback" not in said


@pytest.mark.parametrize(
    "text", ["{{ " + "(" * 500 + "1" + ")" * 500 + " }}", "{% if 1 %}" * 150 + "{% endif %}" * 150]
)
def test_a_template_of_too_much_in_each_other_is_one_line(small: Path, text: str) -> None:
    (small / "overrides/help").mkdir(parents=True, exist_ok=True)
    (small / "overrides/help/answer.html").write_text(f"{text}\n", "utf-8")
    done = helpcenter(small, "build")
    assert done.returncode == 1
    assert "overrides/help/answer.html:1:1 template: the template cannot be read (" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr


def test_a_process_whose_caller_was_killed_says_nothing() -> None:
    """What was sent to the caller and never read resets the connection."""
    here, there = multiprocessing.Pipe()
    here.send(0)
    there.send((0, None, None))
    here.close()
    program = f"""
import os, sys
from multiprocessing.connection import Connection
from helpcenter.read.processes import _work
_work([lambda: None], Connection({there.fileno()}), os.getppid(), [], set())
"""
    done = subprocess.run(
        [sys.executable, "-c", program],
        env=os.environ | {"PYTHONPATH": str(ROOT / "hooks")},
        pass_fds=[there.fileno()],
        capture_output=True,
        text=True,
        check=False,
    )
    there.close()
    assert (done.returncode, done.stderr) == (0, "")


def test_a_broken_template_is_one_line(small: Path) -> None:
    (small / "overrides/help/partials").mkdir(parents=True, exist_ok=True)
    (small / "overrides/help/partials/footer.html").write_text("{{ view.nothing.at_all }}\n", "utf-8")
    done = helpcenter(small, "build")
    assert done.returncode == 1
    assert (
        "overrides/help/partials/footer.html:1:1 template: it asks for what is not there"
        in done.stdout + done.stderr
    )
    assert "Traceback" not in done.stderr
    assert not (small / "site").exists()
