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
from helpcenter.read import ledger_history
from helpcenter.read.pdf_files import Files, begun
from helpcenter.read.processes import uncollected
from helpcenter.read.real_path import real_path
from helpcenter.report import kept_report
from helpcenter.site import mkdocs_process, site_folder
from helpcenter.site.build_folder import DESK, BuildFolder, build_folder

if TYPE_CHECKING:
    from jinja2 import Environment

    from helpcenter.model.center import HelpCenter

_FEW = 200
"""Pages up to which the rules judge while the site is made already: with more, all cores are at work anyway."""

_UNTOUCHED = "the site was not built; the last one is untouched"


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
    return _judged_and_built(root, arguments, target, desk, begun(root))


def _judged_and_built(
    root: Path, arguments: argparse.Namespace, target: Path, desk: Path | None, pdfs: Files
) -> int:
    """Read and judge everything, and build it; what that needs is imported while the PDFs are inspected."""
    from helpcenter.model.drafts import published
    from helpcenter.read.help_center import read
    from helpcenter.site import library_build, template_faults
    from helpcenter.site.builders import needs_mkdocs

    promised = ledger_history.promised(root, strict=ledger_history.in_ci(os.environ))
    known = kept_report.digest(root, promised)
    center = read(root, promised, pdfs)
    site, templates = published(center), _templates(root)
    broken = list(template_faults.broken(site, templates))
    needed = needs_mkdocs(site.settings)
    ours = not (arguments.builder or needed)
    judge = None if check.was_fine(root, known) else partial(check.judge, root, center, known)
    if judge and not (ours and not broken and len(center.pages) <= _FEW):
        if not check.report(center, judge()):
            return 1
        judge = None
    if broken:
        print("\n".join(map(str, broken)))
        return 1
    library = partial(library_build.build, root, site, templates, arguments.compress, judge)
    try:
        failure = _build(
            root, target, library if ours else _mkdocs(root, arguments, needed), _desk(site, desk)
        )
    except library_build.ProblemsFoundError as found:
        check.report(center, found.problems)
        return 1
    except Exception as error:
        if judge and not check.report(center, judge()):  # which may be why it could not be made
            return 1
        if isinstance(error, OSError):
            print(_UNTOUCHED, file=sys.stderr)
        raise
    if judge and not check.report(center, judge() if failure else []):
        return 1
    if failure is not None:
        print(failure.output, file=sys.stderr)
        print(_UNTOUCHED, file=sys.stderr)
        return mkdocs_process.MACHINE if failure.machine else 1
    count = sum(name.endswith(".html") for name in site_folder.files_in(target))
    print(f"{count} HTML page{'' if count == 1 else 's'} in {target}")
    if desk:
        print(f"the desk for support staff in {desk}")
    from helpcenter.edit.registering import without_address

    sys.stdout.writelines(without_address(site))
    return 0


def _templates(root: Path) -> Environment:
    """The templates; imported here, because the other commands do not need Jinja."""
    from helpcenter.site.jinja_templates import templates

    return templates(root)


Build = Callable[[BuildFolder, Path], mkdocs_process.Failure | None]
"""Builds the site into a folder, given the target that it is to replace; returns None on success."""


def _mkdocs(root: Path, arguments: argparse.Namespace, needed: str) -> Build:
    """The function that lets MkDocs make the site, or another program like it; `needed` says why it is needed."""
    name = arguments.builder
    if needed and not name:
        print(f"MkDocs makes the site, because mkdocs.yml has {needed}")
    return partial(_by_mkdocs, root, name or "mkdocs", arguments.compress)


Desk = tuple[Path, Callable[[BuildFolder], None]]
"""The folder of a private desk, and the function that takes it out of the built site."""


def _desk(center: HelpCenter, folder: Path | None) -> Desk | None:
    """The private desk of a site, if it has one."""
    return (folder, partial(_set_desk_apart, center)) if folder else None


def _set_desk_apart(center: HelpCenter, folder: BuildFolder) -> None:
    from helpcenter.site import private_desk
    from helpcenter.site.site_parts import address_in

    private_desk.set_apart(center, address_in(center, os.environ), folder.site, folder.desk)


def _build(root: Path, target: Path, build: Build, desk: Desk | None) -> mkdocs_process.Failure | None:
    """Build the site and put it in place of the last one, and so its private desk."""
    with build_folder(root) as folder:
        failure = build(folder, target)
        if failure is None:
            if desk:
                desk[1](folder)
                folder.place(desk[0], DESK)
            folder.place(target)
        return failure


def _by_mkdocs(
    root: Path, name: str, compress: bool, folder: BuildFolder, target: Path
) -> mkdocs_process.Failure | None:
    failure = mkdocs_process.build(name, root, folder.site, folder.lock)
    if failure is None:
        if compress:
            from helpcenter.site.compressed import compress_files

            compress_files(folder.site)
        site_folder.make_readable(folder.site)
    return failure
