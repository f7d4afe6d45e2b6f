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

_MANY = 200
"""Pages from which on it is quicker to make the indexes of languages side by side."""

_READABLE = 0o022
"""The mask with which files are written: web servers may read them, whatever the caller's own mask is."""


def write_site(site: Site, folder: Path, last: Path, *, compress: bool = True) -> None:
    """Write the site into an empty folder.

    Args:
        site: the site.
        folder: the folder, which exists.
        last: the folder of the last site; compressed forms of what is the same are taken from there.
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
        languages = site.center.languages
        processes = None if len(site.center.pages) > _MANY else 1
        indexes = side_by_side([partial(search_index, site.center, one) for one in languages], processes)
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
        (folder / name).write_bytes(data)
        if compress:
            for own, form in _forms(last, name, data).items():
                (folder / own).write_bytes(form)


def _forms(last: Path, name: str, content: bytes) -> dict[str, bytes]:
    """The compressed forms of a file: those of the last site, if they are of the same content, or new ones."""
    try:
        forms = {f"{name}{ending}": (last / f"{name}{ending}").read_bytes() for ending in FORMS}
        if all(FORMS[form[len(name) :]](packed) == content for form, packed in forms.items()):
            return forms
    except (OSError, EOFError, zlib.error, brotli.error):
        pass  # there are none, or they are damaged
    return dict(compressed(name, content))
