"""Installing: it says what it does, and where it cannot, it says so in one line and leaves nothing half made."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

import pytest
from packaging.specifiers import SpecifierSet

from support import ROOT

pytestmark = pytest.mark.slow

OLDEST = "3.11.0"
OFFLINE = {
    "PIP_CONFIG_FILE": os.devnull,
    "PIP_INDEX_URL": "http://127.0.0.1:9/",  # the port for what is thrown away: nobody listens
    "PIP_RETRIES": "0",
    "PIP_NO_CACHE_DIR": "1",
}
PROGRAMS = [
    "bash",
    "cat",
    "cut",
    "date",
    "dirname",
    "env",
    "grep",
    "id",
    "mkdir",
    "rm",
    "sha256sum",
    "sleep",
    "tail",
]


def project(folder: Path) -> Path:
    """A folder with what an installation reads, in a path with a space and accents."""
    root = folder / "új mappa"
    for name in ("scripts/install.sh", "requirements/site.txt", "requirements/test.txt", "Makefile"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, root / name)
    return root


def install(root: Path, python: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    # make hands its own variables down to what it starts; this is started by nobody
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("MAKE", "PYTHON"))}
    command = ["make", "site", *([f"PYTHON={python}"] if python else [])]
    return subprocess.run(
        command, cwd=root, env=kept | environment, capture_output=True, text=True, check=False, timeout=300
    )


def own_lines(done: subprocess.CompletedProcess[str]) -> list[str]:
    """The lines on standard error that are not make's own closing line."""
    return [line for line in done.stderr.splitlines() if not line.startswith("make: ***")]


@pytest.mark.parametrize("lock", ["site", "test"])
def test_every_locked_package_runs_on_the_oldest_python(lock: str) -> None:
    text = (ROOT / f"requirements/{lock}.txt").read_text("utf-8")
    pins = re.findall(r"^([a-z0-9][\w.-]*)==([\w.]+)( ;.*)?", text, re.MULTILINE)
    assert len(pins) > 40
    checked = 0
    for name, version, marker in pins:
        try:
            found = metadata(name)
        except PackageNotFoundError:
            assert marker, f"{name} is locked and not installed"
            continue
        if found["Version"] != version:
            assert marker, f"{name} {found['Version']} is installed, {version} is locked"
            continue
        wanted = found["Requires-Python"] or ""
        # a fork of the lock for newer Pythons (marker) need not run on the oldest
        if "python_full_version >=" not in marker:
            assert SpecifierSet(wanted).contains(OLDEST), f"{name} {version} needs Python {wanted}"
            checked += 1
    assert checked > 35


def test_without_a_registry_one_line_says_so_and_nothing_half_made_remains(tmp_path: Path) -> None:
    root = project(tmp_path)
    done = install(root, **OFFLINE, LC_ALL="C")
    assert done.returncode != 0
    assert re.match(
        r"Making \.venv with Python 3\.\d+\.\d+\n(?:  after \d+ s: .*\n)*Installing what builds the site: \d+",
        done.stdout,
    )
    (line,) = own_lines(done)
    assert line.startswith(
        "make: the Python packages cannot be fetched: the package registry does not answer"
    )
    assert not (root / ".venv").exists()
    assert "127.0.0.1" in (root / ".cache/install.log").read_text("utf-8"), "the log has the details"


def test_where_another_python_cannot_be_set_up_the_last_one_stays(tmp_path: Path) -> None:
    root = project(tmp_path)
    (root / ".venv").mkdir()
    (root / ".venv/complete").write_text(f"{root}\n")
    (root / ".venv/works").touch()
    done = install(root, "/usr/bin/python3", **OFFLINE)
    assert (done.returncode != 0, "Making .venv" in done.stdout) == (True, True)
    assert (root / ".venv/works").exists()


def test_a_half_made_venv_of_a_killed_installation_is_made_anew(tmp_path: Path) -> None:
    root = project(tmp_path)
    (root / ".venv/bin").mkdir(parents=True)
    (root / ".venv/bin/python").symlink_to("/usr/bin/python3")
    done = install(root, **OFFLINE)
    assert "Making .venv" in done.stdout
    assert "No module named pip" not in done.stdout + done.stderr


def test_without_sudo_and_the_venv_module_one_line_says_what_to_do(tmp_path: Path) -> None:
    root = project(tmp_path)
    programs = tmp_path / "programs"
    programs.mkdir()
    for name in [*PROGRAMS, "make", "sh"]:
        (programs / name).symlink_to(str(shutil.which(name)))
    bare = programs / "python3"
    bare.write_text('#!/bin/sh\ncase "$*" in *ensurepip*) exit 1 ;; esac\nexec /usr/bin/python3 "$@"\n')
    bare.chmod(0o755)
    somebody = programs / "id"
    somebody.unlink()
    somebody.write_text("#!/bin/sh\necho 1000\n")
    somebody.chmod(0o755)
    done = subprocess.run(
        ["make", "site"],
        cwd=root,
        env={"PATH": str(programs)},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode != 0
    (line,) = own_lines(done)
    assert line == "make: Debian's packages are missing; run as root: apt-get install python3-venv"
    assert not (root / ".venv").exists()


@pytest.mark.parametrize(
    ("python", "said"),
    [
        ("no-such-python", "make: no-such-python is not there; install Python 3.11 or later"),
        ("./old", "make: ./old is Python 3.9.2; at least 3.11 is needed"),
    ],
)
def test_a_python_that_is_missing_or_too_old_is_named(python: str, said: str, tmp_path: Path) -> None:
    root = project(tmp_path)
    old = root / "old"
    old.write_text('#!/bin/sh\ncase "$*" in *base_prefix*) echo 3.9.2 /usr ;; *) exit 1 ;; esac\n')
    old.chmod(0o755)
    done = install(root, python)
    assert done.returncode != 0
    (line,) = own_lines(done)
    assert line.startswith(said)


def test_a_folder_that_cannot_be_written_is_named_in_one_line(tmp_path: Path) -> None:
    root = project(tmp_path)
    (root / ".cache").write_text("")  # so that the log cannot be written by root either
    done = install(root)
    assert done.returncode != 0
    assert own_lines(done) == [f"make: cannot write .cache/install.log in {root}; do you own this folder?"]
