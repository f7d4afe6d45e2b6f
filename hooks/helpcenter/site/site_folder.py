"""The folder of the site: lists the files of a build and decides whether a build may replace the folder."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from helpcenter.read.real_path import is_circular, real_path

MARKER = ".server/files"
"""The file in a site that lists the files of the build; a folder without it is not replaced.

Servers are configured not to serve anything from that folder.
"""

KEPT = ".server/kept"
"""The file in a site that lists the assets of earlier sites that it still has, each after the number of builds."""

DEFAULT = "site"
"""The default folder of the site, relative to the project."""

_INTRODUCTION = (
    "# Made by the build. The next one replaces this folder; files that are not listed here stop it.\n"
)
_COMPRESSED = (".br", ".gz")
_LITTER = frozenset((".DS_Store", "Thumbs.db", "desktop.ini"))
"""Files that file managers create in every folder that they show."""

_NOT_FOR_SITES = (".cache", ".git", "docs", "downloads", "hooks", "overrides", "permalinks")
"""Folders of the project that must not contain a site: it would be read as content or deleted."""

_NAMED = 3


def marker(names: Iterable[str]) -> str:
    """The text of the marker.

    Args:
        names: the files of the build, relative to the site, without the marker and compressed forms.
    """
    return _INTRODUCTION + "".join(f"{name}\n" for name in sorted(set(names)))


def place(root: Path, given: Path) -> tuple[Path, str]:
    """The folder that a build is to replace, without symbolic links, and why it must not; "" if it may.

    Args:
        root: the project's folder.
        given: the folder, relative to the project.

    Raises:
        OSError: the folder cannot be read.
    """
    target = real_path(root / given)
    if is_circular(target):
        return target, f"{given} is a link to itself; choose another folder"
    return target, _refusal(root, target)


def _refusal(root: Path, target: Path) -> str:
    """The reason why the site must not replace a folder, with a hint; "" if it may.

    It may if the folder is missing, empty, or a built site to which no file was added.

    Args:
        root: the project's folder.
        target: the folder, without symbolic links in its path.

    Raises:
        OSError: the folder cannot be read.
    """
    if root.is_relative_to(target):
        return f"{target} holds the project itself; choose another folder"
    if target == _home():
        return f"{target} is your home folder; choose another one"
    for name in _NOT_FOR_SITES:
        if target.is_relative_to(real_path(root / name)):
            return f"{target} belongs to the project's folder {name}; choose another one"
    if not target.exists():
        return ""
    if not target.is_dir():
        return f"{target} is not a folder; choose another name"
    if target.is_mount():
        return f"{target} is a mount point, which cannot be replaced; choose a folder inside it"
    if (target / MARKER).is_file():
        return _added(target)
    if not any(target.iterdir()) or (target == root / DEFAULT and _earlier(target)):
        return ""
    return f"{target} holds what this command did not build; choose another folder (an old site: delete it first)"


def take_apart(site: Path, other: Path, belongs: Callable[[str], bool]) -> None:
    """Move some files of a built site into a folder of their own, which gets a marker of its own.

    Args:
        site: the folder of the site.
        other: the other folder, which does not exist yet.
        belongs: whether a file, given relative to the site, goes into the other folder.

    Raises:
        OSError: a file cannot be moved.
    """
    other.mkdir()
    other.chmod(0o755)
    moved = []
    for file in sorted(site.rglob("*")):
        name = file.relative_to(site).as_posix()
        plain = name.removesuffix(file.suffix) if file.suffix in _COMPRESSED else name
        if file.is_file() and belongs(plain):
            (other / name).parent.mkdir(parents=True, exist_ok=True)
            file.rename(other / name)
            moved.append(plain)
    for folder in sorted((path for path in site.rglob("*") if path.is_dir()), reverse=True):
        with contextlib.suppress(OSError):  # it has other files
            folder.rmdir()
    (other / MARKER).parent.mkdir()
    (other / MARKER).write_text(marker(moved), "utf-8")
    lines = (site / MARKER).read_text("utf-8").splitlines()[1:]
    (site / MARKER).write_text(marker(name for name in lines if name not in moved), "utf-8")
    make_readable(other)


def files_in(site: Path) -> Iterator[str]:
    """Yield the names of all files in a folder and in the folders in it, relative to it; of links, too.

    Raises:
        OSError: a folder cannot be read.
    """

    waiting = [""]
    while waiting:
        inside = waiting.pop()
        with os.scandir(f"{site}/{inside}") as found:
            for entry in found:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(f"{inside}{entry.name}/")
                else:
                    yield f"{inside}{entry.name}"


def make_readable(site: Path) -> None:
    """Make the site readable for web servers regardless of the umask: files 0644, folders 0755."""
    for path in (site, *site.rglob("*")):
        with contextlib.suppress(PermissionError):  # a file system without permissions
            path.chmod(0o755 if path.is_dir() else 0o644)


def _home() -> Path | None:
    try:
        return Path.home().resolve()
    except RuntimeError:  # the user has none
        return None


def _added(site: Path) -> str:
    """The reason why a site with added files must not be replaced; "" if none were added."""
    lines = (site / MARKER).read_text("utf-8", "replace").splitlines()[1:]
    made = {name + ending for name in lines for ending in ("", *_COMPRESSED)} | {MARKER, KEPT}
    if (site / KEPT).is_file():
        kept = (site / KEPT).read_text("utf-8", "replace").splitlines()
        made |= {line.partition(" ")[2] for line in kept}
    found = (name for name in files_in(site) if name.rpartition("/")[2] not in _LITTER)
    added = sorted(set(found) - made)
    if not added:
        return ""
    named = ", ".join(added[:_NAMED]) + (f" and {len(added) - _NAMED} more" if len(added) > _NAMED else "")
    return f"{site} holds what no build made and the next would delete: {named}; move it elsewhere"


def _earlier(site: Path) -> bool:
    """Whether this is a site of an older version without marker, recognised by its redirects for nginx."""
    redirects = site / ".server/redirects.conf"
    made = redirects.is_file() and redirects.read_bytes().startswith(b"# Made by the build")
    return made and (site / "sitemap.xml").is_file()
