"""Runs MkDocs in a child process that never outlives the command that started it."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

_QUIET = {"DISABLE_MKDOCS_2_WARNING": "true"}
_NOTICE = re.compile(r"^(?:\x1b\[\d+m)* ?│")
_STYLED = re.compile(r"\x1b\[\d+m")

MACHINE = 3
"""Exit code for errors of the machine: a full disk, a folder that is not writable."""

_POSIX = os.name == "posix"
_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG


@dataclass(frozen=True, slots=True)
class Failure:
    """A failed build: the builder's output, and whether the cause is the machine and not the project."""

    output: str
    machine: bool


def build(builder: str, root: Path, site: Path, lock: int) -> Failure | None:
    """Build the site; returns None on success.

    With `--strict`, any warning of MkDocs or of a plugin, in any language, fails the build.

    Args:
        builder: "mkdocs" or "properdocs".
        root: the project's folder.
        site: the folder that the builder writes to.
        lock: a file descriptor that the process inherits, so that the file stays locked while it runs.
    """
    command = [sys.executable, "-m", builder, "build", "--strict", "--site-dir", str(site)]
    command += ["--config-file", str(root / "mkdocs.yml")]
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="backslashreplace",
        env=_environment(),
        process_group=0 if _POSIX else None,
        pass_fds=[lock] if _POSIX else [],
        preexec_fn=_dying_with(os.getpid()),
    ) as process:
        try:
            output, _ = process.communicate()
        except BaseException:
            _end(process)
            raise
    if process.returncode < 0:
        return Failure(f"{builder} was ended by signal {-process.returncode}", machine=True)
    for line in filter(_NOTICE.match, output.splitlines()):  # what Material says of its end of life
        print(_STYLED.sub("", line), file=sys.stderr)
    return Failure(_without_progress(output), process.returncode == MACHINE) if process.returncode else None


def _environment() -> dict[str, str]:
    """The environment of the builder: that of this process, with UTF-8 for all files and output."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONIOENCODING"}
    return kept | _QUIET | {"PYTHONUTF8": "1"}


def _dying_with(parent: int) -> Callable[[], None] | None:
    """A function for the child to call, so that Linux kills it with its parent; None on other systems."""
    import ctypes

    try:
        prctl = ctypes.CDLL(None).prctl
    except (AttributeError, OSError, TypeError):
        return None

    def bind() -> None:
        prctl(_DIE_WITH_PARENT, int(signal.SIGKILL))
        if os.getppid() != parent:  # the parent ended just before
            os._exit(1)

    return bind


def _end(process: subprocess.Popen[str]) -> None:
    """End a process and all processes that it started."""
    if _POSIX:
        with contextlib.suppress(ProcessLookupError):  # it has just ended
            os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()


def _without_progress(output: str) -> str:
    """The builder's output without progress messages, notices and empty lines."""
    shown = (
        line
        for line in output.splitlines()
        if line and not _NOTICE.match(line) and "NO_MKDOCS_2_WARNING" not in line
    )
    return "\n".join(line for line in shown if not line.startswith("INFO "))
