"""Writes all files of a site into a folder, by several processes side by side."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from helpcenter.model.document import Page
from helpcenter.read.processes import side_by_side
from helpcenter.site import site_files, site_folder
from helpcenter.site.file_writer import FileWriter
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
        last: the folder of the last site; what is the same is taken from there.
        compress: whether to write compressed forms beside the files.

    Raises:
        OSError: a file cannot be read or written.
        BrokenTemplateError: a template asks for what is not there.
        UnusableAssetError: an asset cannot be used.
    """
    mask = os.umask(_READABLE)
    try:
        folder.chmod(0o755)
        site.get_ready()
        write = FileWriter(folder, last, compress).write
        names = side_by_side([partial(_made, site, write, make) for make in _tasks(site)])
        marker = site_folder.marker(name for found in names for name in found)
        FileWriter(folder, folder, compress=False).write(
            {site_folder.MARKER: marker}
        )  # it may be changed later
    finally:
        os.umask(mask)


def _tasks(site: Site) -> Iterator[Callable[[], site_files.Files]]:
    """Yield functions that make the files of the site, those that take longest first."""
    for language in site.center.languages:
        yield partial(site_files.data_files, site, language)
        yield partial(site_files.search_files, site, language)
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
