"""Lists the files that may be read and published: only regular files of the project.

A symbolic link is followed only to a file with the same extension in the same top folder of the project. Any other
link could publish private data: a password file, the history of the project, the environment of the build. Reading
pipes and devices might never end.
"""

from __future__ import annotations

import errno
import os
import re
import stat
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from helpcenter.model.problem import Place, Problem
from helpcenter.read.file_limits import too_deep, too_large

FOLDERS = ("docs", "downloads", "notes", "overrides", "permalinks")
FILES = ("facts.yml", "mkdocs.yml", "notice.yml", "permalinks.yml")

_KINDS = {
    stat.S_IFIFO: "a pipe (FIFO)",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}
_UNSEEN = frozenset(("Cc", "Cs", "Zl", "Zp"))
"""Unicode categories that names must not contain: controls, line ends, and bytes that are not UTF-8."""


def listing(root: Path) -> tuple[list[str], dict[str, Problem]]:
    """The files of the project, and the problems of those that may not be read.

    Hidden files are omitted because they are not published, except in overrides/, where templates may use them.

    Args:
        root: the folder with mkdocs.yml.

    Returns:
        The sorted paths, and the problem of each path that is not a regular file of the project. Folders are only in
        the latter, except for those with the name of a page.
    """
    files = [name for name in FILES if os.path.lexists(root / name)]
    wrong = {name: found for name in files if (found := fault(root, name))}
    wrong.update(_misnamed(root))
    for folder in FOLDERS:
        if os.path.lexists(root / folder):
            for path, is_file, found in _walk(root, folder):
                if is_file:
                    files.append(path)
                if found:
                    wrong[path] = found
    return sorted(files, key=lambda path: path.split("/")), wrong


def _misnamed(root: Path) -> Iterator[tuple[str, Problem]]:
    """Files whose names are nearly those of files beside mkdocs.yml, so that nobody would read them."""
    for name in sorted(path.name for path in root.iterdir()):
        meant = re.sub(r"\.ya?ml(?:\.txt)?$", ".yml", name.casefold())
        if meant in FILES and name not in FILES:
            yield name, Problem(Place(name), "the program does not read this file", f"name it {meant}")


def fault(root: Path, path: str) -> Problem | None:
    """The problem of a path that is not a readable regular file of the project; None if it is one, or does not exist.

    Args:
        root: the folder with mkdocs.yml; it may itself be reached through a link.
        path: the path of the file from there.
    """
    parts = path.split("/")
    if not parts[0] or ".." in parts:
        return _problem(path, "this file is not in the project", "put a copy of it there")
    step = ""
    try:
        for part in parts:
            step = f"{step}/{part}" if step else part
            found = os.lstat(f"{root}/{step}")
            if stat.S_ISLNK(found.st_mode):
                return _link(root, step) if step == path else _folder_link(root, step)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        return _unreadable(step, error)
    return _file(root, path, found)


def _walk(root: Path, folder: str) -> Iterator[tuple[str, bool, Problem | None]]:
    """Yield the path, whether it is a file, and its problem, for each entry below a folder that is not skipped."""
    if (root / folder).is_symlink():
        yield folder, False, _folder_link(root, folder)
        return
    try:
        with os.scandir(root / folder) as entries:
            found = list(entries)
    except NotADirectoryError:
        yield folder, False, _problem(folder, "this is not a folder", "put the folder here, with its files")
        return
    except OSError as error:
        yield folder, False, _unreadable(folder, error)
        return
    for entry in found:
        path = f"{folder}/{entry.name}"
        if _passed_over(path, entry):
            continue
        unseen = any(unicodedata.category(character) in _UNSEEN for character in entry.name)
        named = _problem(path, "its name has an invisible character", "rename it") if unseen else None
        if entry.is_dir(follow_symlinks=False):
            is_page = path.endswith(".md")
            deep = too_deep(path)
            excess = _problem(path, deep, "move the files up") if deep else None
            yield path, is_page, fault(root, path) if is_page else named or excess
            if not deep:
                yield from _walk(root, path)
        else:
            to_folder = entry.is_symlink() and stat.S_ISDIR(_mode(root / path))
            yield path, not to_folder, named or fault(root, path)


def _passed_over(path: str, entry: os.DirEntry[str]) -> bool:
    """Whether an entry is skipped: hidden files; in overrides/ only broken links, which Emacs uses as locks."""
    if not entry.name.startswith("."):
        return False
    return not path.startswith("overrides/") or (entry.is_symlink() and not _mode(Path(entry.path)))


def _mode(file: Path) -> int:
    """The mode of the file that a path resolves to; 0 if it cannot be read."""
    try:
        return file.stat().st_mode
    except OSError:
        return 0


def _file(root: Path, path: str, found: os.stat_result) -> Problem | None:
    kind = stat.S_IFMT(found.st_mode)
    if kind != stat.S_IFREG:
        if kind == stat.S_IFDIR:
            return _problem(path, "this is a folder, not a regular file", "write a text file, or delete it")
        return _problem(
            path, f"this is {_KINDS.get(kind, 'something else')}, not a regular file", "delete it"
        )
    if not os.access(f"{root}/{path}", os.R_OK, effective_ids=os.access in os.supports_effective_ids):
        return _unreadable(path, PermissionError(errno.EACCES, os.strerror(errno.EACCES)))
    excess = too_large(path, found.st_size)
    return _problem(path, excess, "make it smaller") if excess else None


def _link(root: Path, path: str) -> Problem | None:
    """The problem of a symbolic link; None if it may be followed."""
    try:
        real = Path(os.path.realpath(root / path, strict=True))
        found = real.stat()
    except OSError as error:
        if error.errno == errno.ELOOP:
            return _problem(path, "this is a link that leads back to itself", "delete it")
        if isinstance(error, FileNotFoundError):
            return _problem(path, "this is a link to a file that is not there", "delete it")
        return _unreadable(path, error)
    if stat.S_ISDIR(found.st_mode):
        return _folder_link(root, path)
    folder = path.partition("/")[0] if "/" in path else ""
    base = Path(os.path.realpath(root / folder))
    inside = real.is_relative_to(base)
    hidden = inside and any(part.startswith(".") for part in real.relative_to(base).parts)
    if not inside or (hidden and folder != "overrides") or real.suffix != Path(path).suffix:
        where = f"{folder}/" if folder else "the project"
        hint = f"put a copy of the file here: only a link to a file of the same kind in {where} is followed"
        return _problem(path, f"this is a link to {(root / path).readlink()}", hint)
    return _file(root, path, found)


def _folder_link(root: Path, path: str) -> Problem:
    message = f"this is a link to a folder ({(root / path).readlink()})"
    return _problem(path, message, "put the folder itself here, with its files")


def _unreadable(path: str, error: OSError) -> Problem:
    return _problem(
        path, f"it cannot be read: {error.strerror}", "give yourself the right to read it, or delete it"
    )


def _problem(path: str, message: str, hint: str) -> Problem:
    return Problem(Place(path), message, hint, "file")
