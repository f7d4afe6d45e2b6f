"""Runs git on the repository of a folder, ignoring variables that point to another one."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

_ELSEWHERE = frozenset(
    f"GIT_{name}"
    for name in (
        "DIR", "WORK_TREE", "IMPLICIT_WORK_TREE", "COMMON_DIR", "INDEX_FILE", "OBJECT_DIRECTORY",
        "ALTERNATE_OBJECT_DIRECTORIES", "NAMESPACE", "PREFIX", "INTERNAL_SUPER_PREFIX", "SHALLOW_FILE",
        "GRAFT_FILE", "REPLACE_REF_BASE", "LITERAL_PATHSPECS", "GLOB_PATHSPECS", "NOGLOB_PATHSPECS",
        "ICASE_PATHSPECS",
    )
)  # fmt: skip
"""Variables that point git to another repository or change how it reads paths; git sets some of them for hooks."""


def git(root: Path, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes] | None:
    """Run git in a folder and wait for it, however long it takes; what only looks changes no file of git's.

    Args:
        root: the folder.
        arguments: the command and its options.
        given: the input of the command.

    Returns:
        Its output and its exit code; None if git is not installed.
    """
    environment = {name: value for name, value in os.environ.items() if name not in _ELSEWHERE}
    try:
        return subprocess.run(
            ["git", "-C", str(root), *arguments],
            input=given,
            capture_output=True,
            check=False,
            env=environment | {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"},
        )
    except (OSError, ValueError):
        return None
