"""Writes all files of a site into a folder, by several processes side by side."""

from __future__ import annotations

import os
import zlib
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

import brotli

from helpcenter.model.document import Page
from helpcenter.read.processes import side_by_side
from helpcenter.site import site_files, site_folder
from helpcenter.site.compressed import FORMS, compressed
from helpcenter.site.search_index import search_index
from helpcenter.site.site_parts import Site
from helpcenter.site.template_faults import BrokenTemplateError, failure

_SHARE = 25
"""Pages that a process makes before it asks for more: few enough that all processes end at the same time."""

_READABLE = 0o022
"""The mask with which files are written: web servers may read them, whatever the caller's own mask is."""


def write_site(site: Site, folder: Path, last: Path, *, compress: bool = True) -> None:
    """Write the site into an empty folder.

    Args:
        site: the site.
        folder: the folder, which exists.
        last: the folder of the last site; files that are the same are taken from there, with their dates.
        compress: whether to write compressed forms beside the files.

    Raises:
        OSError: a file cannot be read or written.
        BrokenTemplateError: a template asks for what is not there.
        UnusableAssetError: an asset cannot be used.
    """
    mask = os.umask(_READABLE)
    try:
        folder.chmod(0o755)
        assert site.shared  # made here, once, and not in each process
        languages = site.center.languages
        indexes = side_by_side([partial(search_index, site.center, language) for language in languages])
        for language, index in zip(languages, indexes, strict=True):
            site.give_index(language, index)
        write = partial(_write, folder, last, compress)
        names = side_by_side([partial(_made, site, write, make) for make in _tasks(site)])
        marker = site_folder.marker(name for found in names for name in found)
        write({site_folder.MARKER: marker})
    finally:
        os.umask(mask)


def _tasks(site: Site) -> Iterator[Callable[[], site_files.Files]]:
    """Yield functions that make the files of the site, those that take longest first."""
    for language in site.center.languages:
        yield partial(site_files.data_files, site, language)
    for name, content in site_files.asset_files(site).items():
        yield partial(dict, {name: content})
    yield partial(site_files.shared_files, site)
    yield partial(site_files.picture_files, site)
    for language in site.center.languages:
        for name, make in site_files.system_pages(site, language).items():
            yield partial(_one, name, make)
    pages = list(site.center.pages.values())
    for start in range(0, len(pages), _SHARE):
        yield partial(_pages, site, pages[start : start + _SHARE])


def _one(name: str, make: Callable[[], str]) -> site_files.Files:
    return {name: make()}


def _pages(site: Site, pages: list[Page]) -> site_files.Files:
    return {site_files.page_file(site, page): site_files.page_html(site, page) for page in pages}


def _made(
    site: Site, write: Callable[[site_files.Files], None], make: Callable[[], site_files.Files]
) -> list[str]:
    """Make files and write them; returns their names."""
    from jinja2 import TemplateError

    try:
        files = make()
    except TemplateError as error:
        raise BrokenTemplateError(failure(error, site.root)) from error
    write(files)
    return list(files)


def _write(folder: Path, last: Path, compress: bool, files: Mapping[str, str | bytes]) -> None:
    for name, content in files.items():
        data = content.encode("utf-8", "xmlcharrefreplace") if isinstance(content, str) else content
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        if not _taken_over(folder, last, name, data):
            (folder / name).write_bytes(data)
        if compress and not _forms_taken_over(folder, last, name, data):
            for own, form in compressed(name, data):
                (folder / own).write_bytes(form)


def _taken_over(folder: Path, last: Path, name: str, content: bytes) -> bool:
    """Take a file of the last site into the new one if it has the same content: then its date stays, too.

    Servers make a file's ETag of its date, so readers need not load again what did not change.
    """
    try:
        if (last / name).read_bytes() != content:
            return False
        (folder / name).hardlink_to(last / name)
    except OSError:  # there is none, or the file system knows no links
        return False
    return True


def _forms_taken_over(folder: Path, last: Path, name: str, content: bytes) -> bool:
    """Take the compressed forms of a file over from the last site, if they are forms of the same content."""
    try:
        forms = {ending: (last / f"{name}{ending}").read_bytes() for ending in FORMS}
        same = all(unpack(forms[ending]) == content for ending, unpack in FORMS.items())
    except (OSError, EOFError, zlib.error, brotli.error):
        return False
    return same and all(_taken_over(folder, last, f"{name}{ending}", form) for ending, form in forms.items())
