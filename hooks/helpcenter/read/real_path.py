"""The path of a file without symbolic links; the same on every Python."""

from __future__ import annotations

import os
from pathlib import Path


def real_path(path: Path) -> Path:
    """The absolute path of a file without symbolic links; only those remain that lead round in a circle.

    `Path.resolve` raises an error for these until Python 3.12, and none from 3.13 on.
    """
    return Path(os.path.realpath(path))


def is_circular(path: Path) -> bool:
    """Whether a path as `real_path` returns it still has a symbolic link, because that leads round in a circle."""
    return any(one.is_symlink() for one in (path, *path.parents))
