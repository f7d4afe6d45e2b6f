"""MkDocs in a process of its own, which never outlives the command that started it."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

_QUIET = {"DISABLE_MKDOCS_2_WARNING": "true", "NO_MKDOCS_2_WARNING": "1"}
MACHINE = 3
"""Exit code when the machine did not let something be done: a full disk, a folder that cannot be written to."""

_POSIX = os.name == "posix"
_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG


@dataclass(frozen=True, slots=True)
class Failure:
    """Why there is no site: what the builder says, and whether the machine is to blame and not the project."""

    said: str
    machine: bool


def build(builder: str, root: Path, site: Path, lock: int) -> Failure | None:
    """Build the site; None if that went well.

    The exit code of `--strict` is the verdict: any warning of MkDocs or of a plugin, in any language, fails.

    Args:
        builder: "mkdocs" or "properdocs".
        root: the project's folder.
        site: the folder that the builder fills.
        lock: a descriptor that the process inherits, so that a locked file stays locked while it lives.
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
            said, _ = process.communicate()
        except BaseException:
            _end(process)
            raise
    if process.returncode < 0:
        return Failure(f"{builder} was ended by signal {-process.returncode}", machine=True)
    return Failure(_worth_saying(said), process.returncode == MACHINE) if process.returncode else None


def _environment() -> dict[str, str]:
    """The environment of the builder: as here, but it reads and writes UTF-8 whatever the locale."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONIOENCODING"}
    return kept | _QUIET | {"PYTHONUTF8": "1"}


def _dying_with(parent: int) -> Callable[[], None] | None:
    """A function for a child to call, so that Linux ends it with its parent; None on other systems."""
    import ctypes

    try:
        prctl = ctypes.CDLL(None).prctl
    except (AttributeError, OSError, TypeError):
        return None

    def bind() -> None:
        prctl(_DIE_WITH_PARENT, int(signal.SIGKILL))
        if os.getppid() != parent:  # it was killed just before
            os._exit(1)

    return bind


def _end(process: subprocess.Popen[str]) -> None:
    """End a process and all that it started."""
    if _POSIX:
        with contextlib.suppress(ProcessLookupError):  # it ended just now
            os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()


def _worth_saying(said: str) -> str:
    """The builder's output without its reports of progress."""
    return "\n".join(line for line in said.splitlines() if line and not line.startswith("INFO "))
