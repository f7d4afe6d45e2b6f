"""Builds that are stopped at random moments while a server shows the site and a client reads all of it in a loop.

By hand with more moments: `python tests/test_killed_builds.py 100` (with hooks/ in PYTHONPATH).
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest

from helpcenter.site import site_folder
from served import until
from support import ROOT, helpcenter, serve, stoppable

PAGE = "docs/en/reset/request.md"
SIGNALS = (signal.SIGKILL, signal.SIGTERM, signal.SIGINT)
Site = dict[str, bytes]


def center(folder: Path) -> Path:
    """The smallest help center, ready to be built."""
    root = folder / "center"
    shutil.copytree(ROOT / "tests/center", root, ignore=shutil.ignore_patterns(".cache"))
    shutil.copytree(
        ROOT / "hooks", root / "hooks", ignore=shutil.ignore_patterns("__pycache__", "*.egg-info")
    )
    return root


def write(root: Path, version: int) -> None:
    """Write one of two versions of a page."""
    page = root / PAGE
    text = page.read_text("utf-8").partition("\nVersion")[0].rstrip("\n")
    page.write_text(f"{text}\n\nVersion {'one' if version else 'and another one'}.\n", "utf-8")


def files(site: Path) -> Site:
    """The files that a build lists, with their bytes."""
    names = (site / site_folder.MARKER).read_text("utf-8").splitlines()[1:]
    return {name: (site / name).read_bytes() for name in names}


def command(root: Path, *arguments: str) -> subprocess.Popen[bytes]:
    """Start a build."""
    return subprocess.Popen(
        stoppable(root, "build", "--no-compress", *arguments),
        env=os.environ | {"PYTHONPATH": str(root / "hooks")},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )


def is_ours(process: subprocess.Popen[bytes]) -> bool:
    """Whether the command has begun, which handles SIGTERM, or has ended; before that Python itself is starting."""
    if process.poll() is not None:
        return True
    status = Path(f"/proc/{process.pid}/status").read_text()
    caught = next(line for line in status.splitlines() if line.startswith("SigCgt:"))
    return bool(int(caught.split()[1], 16) >> (signal.SIGTERM - 1) & 1)


def left_behind(root: Path, target: Path) -> list[str]:
    """Folders that builds left in a project, or beside a site."""
    found = [*root.glob(".cache/build-*"), *target.parent.glob(f".{target.name}*"), *root.glob(".site*")]
    return sorted({path.name for path in found if path.name != "build.lock" and path.name != ".cache"})


class Reader(threading.Thread):
    """A client that reads all addresses of a site again and again, and writes down what is neither of two versions."""

    def __init__(self, address: str, versions: list[Site]) -> None:
        super().__init__(daemon=True)
        self._address, self._versions = address, versions
        self._common = sorted(set(versions[0]) & set(versions[1]))
        self._done = threading.Event()
        self.wrong: Counter[str] = Counter()
        self.read = 0

    def run(self) -> None:
        while not self._done.is_set():
            for name in self._common:
                self._ask(name)

    def stop(self) -> None:
        """End, and wait for it."""
        self._done.set()
        self.join(120)

    def _ask(self, name: str) -> None:
        try:
            with urllib.request.urlopen(f"{self._address}{name}", timeout=120) as answer:
                content = answer.read()
        except (urllib.error.HTTPError, OSError) as error:
            self.wrong[f"{name}: {error}"] += 1
        else:
            if content not in (self._versions[0][name], self._versions[1][name]):
                self.wrong[f"{name}: {len(content)} bytes of neither version"] += 1
        self.read += 1


@contextmanager
def read_meanwhile(target: Path, versions: list[Site]) -> Iterator[Reader]:
    """Serve a site and read it."""
    for address in serve(target):
        reader = Reader(address, versions)
        reader.start()
        try:
            yield reader
        finally:
            reader.stop()


def stop_at_random_moments(root: Path, target: Path, moments: int, seed: int) -> Counter[str]:
    """Stop builds at random moments; how often each signal came before and after the end of the build.

    Raises:
        AssertionError: a client saw something else than one of the two sites, or something was left behind.
    """
    versions: list[Site] = []
    for version in (0, 1):
        write(root, version)
        began = time.monotonic()
        assert command(root, "--site-dir", str(target)).wait(300) == 0
        longest = time.monotonic() - began
        versions.append(files(target))
    assert versions[0] != versions[1]
    chance = random.Random(seed)
    seen: Counter[str] = Counter()
    with read_meanwhile(target, versions) as reader:
        for moment in range(moments):
            write(root, moment % 2)
            build = command(root, "--site-dir", str(target))
            number = chance.choice(SIGNALS)
            time.sleep(longest * (moment + chance.random()) / moments)
            if number == signal.SIGINT:  # what Ctrl+C stops before that is Python itself, with a traceback
                assert until(partial(is_ours, build))
            build.send_signal(number)
            said = build.communicate(timeout=300)[0].decode()
            assert "Traceback" not in said, said
            assert build.returncode in (0, -number, 128 + number), said
            seen[f"{number.name} {'late' if build.returncode == 0 else 'in time'}"] += 1
            if number == signal.SIGKILL:
                assert helpcenter(root, "status").returncode == 0
            assert left_behind(root, target) == []
            assert files(target) in versions, "the site is one of the two, whole"
        assert until(lambda: reader.read > len(versions[0]))
    assert reader.wrong == Counter()
    return seen


@pytest.mark.slow
def test_a_build_that_is_stopped_at_any_moment_leaves_a_whole_site(tmp_path: Path) -> None:
    root = center(tmp_path)
    seen = stop_at_random_moments(root, root / "site", 7, seed=14)
    assert any(name.endswith("in time") for name in seen)


@pytest.mark.slow
def test_the_same_on_another_file_system(tmp_path: Path) -> None:
    elsewhere = Path(tempfile.mkdtemp(dir="/dev/shm"))
    try:
        stop_at_random_moments(center(tmp_path), elsewhere / "site", 4, seed=15)
        assert [path.name for path in elsewhere.iterdir()] == ["site"]
    finally:
        shutil.rmtree(elsewhere)


@pytest.mark.slow
def test_two_builds_at_once_both_end_well(tmp_path: Path) -> None:
    root = center(tmp_path)
    versions: list[Site] = []
    for version in (0, 1):
        write(root, version)
        assert command(root).wait(300) == 0
        versions.append(files(root / "site"))
    with read_meanwhile(root / "site", versions) as reader:
        builds = [command(root), command(root)]
        assert [build.wait(300) for build in builds] == [0, 0]
        for build in builds:
            build.communicate()
    assert reader.wrong == Counter()
    assert files(root / "site") == versions[1]
    assert left_behind(root, root / "site") == []


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        made = center(Path(folder))
        print(stop_at_random_moments(made, made / "site", int(sys.argv[1]), seed=1))
