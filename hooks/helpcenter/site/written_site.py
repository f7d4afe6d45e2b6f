"""Writes all files of a site into a folder, by several processes side by side."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from helpcenter.read.processes import side_by_side
from helpcenter.read.shelf import Shelf, dumped
from helpcenter.site import site_folder
from helpcenter.site.file_writer import FileWriter
from helpcenter.site.parts import Part, parts
from helpcenter.site.site_parts import Site
from helpcenter.site.template_faults import BrokenTemplateError, failure, of_template

_FILES = "files"
"""The name under which the digests of the files are kept."""

_Written = dict[str, Mapping[str, str]]
"""Digest of a part → the digests of its files, by name."""

_READABLE = 0o022
"""The mask with which files are written: web servers may read them, whatever the caller's own mask is."""


def write_site(
    site: Site, folder: Path, last: Path, *, compress: bool = True, beside: Callable[[], None] | None = None
) -> None:
    """Write the site into an empty folder.

    Args:
        site: the site.
        folder: the folder, which exists.
        last: the folder of the last site; what is the same is taken from there.
        compress: whether to write compressed forms beside the files.
        beside: other work that one of the processes does meanwhile; what it raises ends the writing, and is raised
            rather than what went wrong with the writing.

    Raises:
        OSError: a file cannot be read or written.
        BrokenTemplateError: a template asks for what is not there.
        UnusableAssetError: an asset cannot be used.
    """
    mask = os.umask(_READABLE)
    try:
        folder.chmod(0o755)
        site.get_ready()
        writer, shelf = FileWriter(folder, last, compress), Shelf(site.root, "site")
        kept = _kept(shelf)
        tasks = [partial(_written, site, writer, kept, share) for share in parts(site)]
        written = {name: digests for found in _done(tasks, beside) for name, digests in found.items()}
        marker = site_folder.marker(name for digests in written.values() for name in digests)
        (folder / site_folder.MARKER).parent.mkdir(exist_ok=True)
        (folder / site_folder.MARKER).write_text(marker, "utf-8")
        written.pop("", None)
        if written != kept:
            shelf.keep({_FILES: dumped(written)}, [_FILES])
    finally:
        os.umask(mask)


def _done(tasks: Sequence[Callable[[], _Written]], beside: Callable[[], None] | None) -> Iterator[_Written]:
    """Yield the results of tasks, which are done side by side, with some other work before them."""
    if beside is None:
        yield from side_by_side(tasks)
        return
    both: list[Callable[[], _Written | Exception]] = [partial(_nothing_after, beside)]
    both += [partial(_tried, task) for task in tasks]
    for found in side_by_side(both):
        if isinstance(found, Exception):
            raise found
        yield found


def _nothing_after(work: Callable[[], None]) -> _Written | Exception:
    work()
    return {}


def _tried(task: Callable[[], _Written]) -> _Written | Exception:
    """The result of a task, or what it raised."""
    try:
        return task()
    except Exception as error:  # the other work may say why
        return error


def _kept(shelf: Shelf) -> dict[str, dict[str, str]]:
    """Digest of a part → the digests of its files, by name, as the last build wrote them."""
    found = shelf.take([_FILES]).get(_FILES)
    return found if isinstance(found, dict) else {}


def _written(
    site: Site, writer: FileWriter, kept: Mapping[str, Mapping[str, str]], share: Sequence[Part]
) -> _Written:
    """Write some parts; returns the digests of their files, by part and name."""
    written: dict[str, Mapping[str, str]] = {}
    for part in share:
        known = kept.get(part.made_of)
        linked = writer.link(known) if known else None
        if linked is not None:
            written[part.made_of] = linked
            continue
        try:
            files = part.make()
        except Exception as error:
            if not of_template(error):
                raise
            raise BrokenTemplateError(failure(error, site.root)) from error
        written[part.made_of] = writer.write(files)
    return written
