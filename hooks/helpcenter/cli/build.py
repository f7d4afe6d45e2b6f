"""Check everything and build the site; a complete site replaces the last one in one step."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from helpcenter.cli import check
from helpcenter.edit import registering
from helpcenter.model.center import HelpCenter
from helpcenter.model.drafts import published
from helpcenter.read import ledger_history
from helpcenter.read.help_center import read
from helpcenter.read.processes import uncollected
from helpcenter.read.real_path import real_path
from helpcenter.report import kept_report
from helpcenter.site import mkdocs_process, private_desk, site_folder, template_faults
from helpcenter.site.assets import UnusableAssetError
from helpcenter.site.build_folder import DESK, BuildFolder, build_folder
from helpcenter.site.builders import needs_mkdocs
from helpcenter.site.compressed import compress_files
from helpcenter.site.site_parts import Site, address_in
from helpcenter.site.written_site import write_site

if TYPE_CHECKING:
    from jinja2 import Environment

_UNTOUCHED = "the site was not built; the last one is untouched"

_MOST_NAMED = 10
"""Limit of the pages without a permanent address that are printed."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments: the folder, the builder, and whether to compress."""
    parser.add_argument(
        "--site-dir", type=Path, default=Path(site_folder.DEFAULT), help="where the site goes (default: site)"
    )
    parser.add_argument(
        "--desk-dir",
        type=Path,
        metavar="DIR",
        help="where the desk for support staff goes, with the canned replies and the notes of notes/, for the server to"
        " protect (default: into the site, without notes)",
    )
    parser.add_argument(
        "--compress",
        action=argparse.BooleanOptionalAction,
        default=True,
        help="lay a .br and a .gz beside each file that a server may send so (default: yes)",
    )
    parser.add_argument(
        "--builder",
        choices=["mkdocs", "properdocs"],
        help="the program that makes the site (default: this one; MkDocs where mkdocs.yml has other plugins or hooks)",
    )


def run(arguments: argparse.Namespace) -> int:
    """Build the site in a temporary folder and swap it with the last one, which stays untouched on any error.

    Returns:
        0 on success, 1 if there are problems, 2 if the folder must not be replaced, 3 on an error of the machine.
    """
    with uncollected():
        return _run(arguments)


def _run(arguments: argparse.Namespace) -> int:
    root = real_path(arguments.root)
    target, refusal = site_folder.place(root, arguments.site_dir)
    desk, refused = site_folder.place(root, arguments.desk_dir) if arguments.desk_dir else (None, "")
    refusal = refusal or refused
    if desk and not refusal and (desk.is_relative_to(target) or target.is_relative_to(desk)):
        refusal = f"{desk} and {target} are one inside the other; choose folders beside each other"
    if refusal:
        print(f"helpcenter build: {refusal}; nothing is touched", file=sys.stderr)
        return 2
    promised = ledger_history.promised(root, strict=ledger_history.in_ci(os.environ))
    known = kept_report.digest(root, promised)
    center = read(root, promised)
    if not check.report(root, center, known):
        return 1
    center = published(center)
    templates = _templates(root)
    broken = list(template_faults.broken(center, templates))
    if broken:
        print("\n".join(map(str, broken)))
        return 1
    builder = _builder(root, arguments, center, templates)
    failure = _build(root, target, builder, (desk, partial(_set_desk_apart, center)) if desk else None)
    if failure is not None:
        print(failure.output, file=sys.stderr)
        print(_UNTOUCHED, file=sys.stderr)
        return mkdocs_process.MACHINE if failure.machine else 1
    count = sum(name.endswith(".html") for name in site_folder.files_in(target))
    print(f"{count} HTML page{'' if count == 1 else 's'} in {target}")
    if desk:
        print(f"the desk for support staff in {desk}")
    _name_waiting(center)
    return 0


def _templates(root: Path) -> Environment:
    """The templates; imported here, because Jinja is loaded only for help centers without problems."""
    from helpcenter.site.jinja_templates import templates

    return templates(root)


Build = Callable[[BuildFolder, Path], mkdocs_process.Failure | None]
"""Builds the site into a folder, given the target that it is to replace; returns None on success."""


def _builder(root: Path, arguments: argparse.Namespace, center: HelpCenter, templates: Environment) -> Build:
    """The function that makes the site: by this library, or by MkDocs where it is asked for or needed."""
    name, needed = arguments.builder, needs_mkdocs(center.settings)
    if not name and not needed:
        return partial(_by_this_library, root, center, templates, arguments.compress)
    if needed and not name:
        print(f"MkDocs makes the site, because mkdocs.yml has {needed}")
    return partial(_by_mkdocs, root, name or "mkdocs", arguments.compress)


def _set_desk_apart(center: HelpCenter, folder: BuildFolder) -> None:
    private_desk.set_apart(center, address_in(center, os.environ), folder.site, folder.desk)


Desk = tuple[Path, Callable[[BuildFolder], None]]
"""The folder of a private desk, and the function that takes it out of the built site."""


def _build(root: Path, target: Path, build: Build, desk: Desk | None) -> mkdocs_process.Failure | None:
    """Build the site and put it in place of the last one, and so its private desk."""
    try:
        with build_folder(root) as folder:
            failure = build(folder, target)
            if failure is None:
                if desk:
                    desk[1](folder)
                    folder.place(desk[0], DESK)
                folder.place(target)
            return failure
    except OSError:
        print(_UNTOUCHED, file=sys.stderr)
        raise


def _by_this_library(
    root: Path,
    center: HelpCenter,
    templates: Environment,
    compress: bool,
    folder: BuildFolder,
    target: Path,
) -> mkdocs_process.Failure | None:
    try:
        folder.site.mkdir()
        site = Site(center, root, address_in(center, os.environ), templates=templates)
        write_site(site, folder.site, target, compress=compress)
    except UnusableAssetError as error:
        return mkdocs_process.Failure(f"assets of the theme: {error}", machine=False)
    except (ValueError, template_faults.BrokenTemplateError) as error:
        return mkdocs_process.Failure(str(error), machine=False)
    except ChildProcessError as error:
        return mkdocs_process.Failure(str(error), machine=True)
    return None


def _by_mkdocs(
    root: Path, name: str, compress: bool, folder: BuildFolder, target: Path
) -> mkdocs_process.Failure | None:
    failure = mkdocs_process.build(name, root, folder.site, folder.lock)
    if failure is None:
        if compress:
            compress_files(folder.site)
        site_folder.make_readable(folder.site)
    return failure


def _name_waiting(center: HelpCenter) -> None:
    """Print the pages that have no permanent address yet."""
    waiting = registering.unregistered(center)
    if waiting:
        print("not published yet, so without a permanent address (`helpcenter publish` gives it):")
        print("\n".join(f"  {line}" for line in waiting[:_MOST_NAMED]))
        if len(waiting) > _MOST_NAMED:
            print(f"  and {len(waiting) - _MOST_NAMED} more")
