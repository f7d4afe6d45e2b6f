"""Build, accept and list the documents that answers offer."""

from __future__ import annotations

import argparse
import re
import sys
from datetime import date
from pathlib import Path

from helpcenter.edit import accepting
from helpcenter.edit.change_plan import Refused
from helpcenter.model import editions
from helpcenter.model.center import HelpCenter
from helpcenter.model.downloadable import DOWNLOADS_LIST, Download
from helpcenter.read import help_center, schema
from helpcenter.read.atomic_write import write_bytes
from helpcenter.read.date_hint import date_hint
from helpcenter.read.downloads_list import Value
from helpcenter.report.download_states import STYLESHEET, attention, made


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the actions build, accept and list with their arguments."""
    actions = parser.add_subparsers(required=True, metavar="ACTION", dest="action")
    build = actions.add_parser("build", help="make our PDFs from downloads/sources/ (needs WeasyPrint)")
    build.add_argument("--force", action="store_true", help="make them even when nothing changed")
    accept = actions.add_parser("accept", help="record that a file in downloads/ is the right one")
    accept.add_argument("files", nargs="*", help="downloads/<id>.<language>.pdf (default: all new)")
    version = accept.add_mutually_exclusive_group()
    version.add_argument("--same-version", action="store_true", help="it is the same version as before")
    version.add_argument("--version", help="the version of the new files; the old one goes to `replaces`")
    accept.add_argument("--effective", help="the day from which it applies (default with --version: today)")
    actions.add_parser("list", help="show all documents and what needs attention")


def run(arguments: argparse.Namespace) -> int:
    """Run the action; returns 1 if something failed, 2 for wrong arguments, 3 if WeasyPrint is missing."""
    root: Path = arguments.root
    mistake = _mistake(arguments) if arguments.action == "accept" else ""
    if mistake:
        print(f"helpcenter downloads accept: {mistake}", file=sys.stderr)
        return 2
    center = help_center.read(root)
    if center.downloads_list.faults or not center.downloads:
        faults = [str(fault.stamped("download")) for fault in center.downloads_list.faults]
        print("\n".join(faults) or f"{DOWNLOADS_LIST} lists no download")
        return 1 if faults else 0
    if center.irregular and arguments.action != "list":
        print("\n".join(map(str, sorted(center.irregular.values()))), file=sys.stderr)
        return 1
    if arguments.action == "build":
        return _build(root, center, force=arguments.force)
    if arguments.action == "accept":
        return _accept(root, center, arguments)
    return _list(root, center)


def build(root: Path) -> None:
    """Make the documents whose sources changed.

    Raises:
        Refused: one cannot be made; why is printed.
    """
    if _build(root, help_center.read(root), force=False):
        raise Refused("our documents cannot be made anew, so everything is as before")


def _build(root: Path, center: HelpCenter, *, force: bool) -> int:
    failed = 0
    for number, download in enumerate(center.downloads):
        if not download.source:
            continue
        try:
            html, fingerprint = made(root, center, download)
            whole = download.file and download.file.sha256 == download.sha256
            if whole and fingerprint == download.made_from and not force:
                print(f"{download.path}: nothing changed")
                continue
            if (
                fingerprint == download.made_from
                and not force
                and (kept := editions.copy_of(center.archive, download))
            ):
                write_bytes(root / download.path, kept)
                center = help_center.read(root)
                print(f"{download.path}: taken back from {editions.path_of(download)}")
                continue
            from helpcenter.pdf import tagged_pdf

            content = tagged_pdf.pdf(html, (root / STYLESHEET).read_text("utf-8"), download.effective)
        except ImportError as error:
            print(f"this needs WeasyPrint ({error}); run: make downloads", file=sys.stderr)
            return 3
        except (OSError, ValueError) as error:
            print(f"{download.path}:1:1 download: it cannot be made: {error}", file=sys.stderr)
            failed = 1
            continue
        accepting.archive_copy(root, download)
        write_bytes(root / download.path, content)
        center = help_center.read(root)
        new = center.downloads[number]
        values: dict[str, Value] = {"made_from": fingerprint, **accepting.measured(new.file)}
        center = accepting.record(root, center, new, values)
        print(f"{download.path}: {new.file.inspection.pages if new.file else 0} pages, {len(content)} bytes")
    return failed


def _accept(root: Path, center: HelpCenter, arguments: argparse.Namespace) -> int:
    wanted = [Path(path).as_posix().removeprefix("./") for path in arguments.files]
    known = {download.path: download.index for download in center.downloads}
    new = [item.path for item in center.downloads if item.file and item.file.sha256 != item.sha256]
    failed = 0
    for path in wanted or new:
        place = next((n for n, item in enumerate(center.downloads) if item.path == path and item.file), None)
        if place is None:
            why = "there is no such file" if path in known else f"{DOWNLOADS_LIST} has no entry for it"
            print(f"{path}:1:1 accept: {why}", file=sys.stderr)
            failed = 1
            continue
        download = center.downloads[place]
        values = accepting.measured(download.file) | _edition(download, arguments)
        problems = list(accepting.problems(center, download, values))
        if problems:
            print("\n".join(map(str, problems)), file=sys.stderr)
            print(f"{path}:1:1 accept: not accepted, mend it first", file=sys.stderr)
            failed = 1
            continue
        if download.sha256 and values["sha256"] != download.sha256 and not _has_version(arguments):
            hint = "the file changed: say --version N, or --same-version"
            print(f"{path}:1:1 accept: {hint} (it was version {download.version})", file=sys.stderr)
            failed = 1
            continue
        center = accepting.record(root, center, download, values)
        now = center.downloads[place]
        print(f"{path}: version {now.version} of {now.effective}, {now.pages} pages, {now.bytes} bytes")
        _report_lost(center, download, now)
    if not wanted and not new:
        print("no file is new")
    return failed


def _report_lost(center: HelpCenter, before: Download, now: Download) -> None:
    """Print a warning if the previous edition is not archived."""
    lost = before.stamp in now.former and before.permanent_address not in {e.address for e in center.archive}
    if lost:
        note = "is not kept; its address leads to the new one where the server can redirect"
        print(f"{now.path}: the file of version {before.version} {note}")


def _has_version(arguments: argparse.Namespace) -> bool:
    return bool(arguments.version or arguments.same_version)


def _mistake(arguments: argparse.Namespace) -> str:
    """The reason why --version or --effective is invalid; "" if both are valid."""
    entry = schema.load("downloads")["properties"]["downloads"]["items"]["properties"]["version"]
    version, day = arguments.version, arguments.effective
    if version is not None and not (re.search(entry["pattern"], version) and version.isprintable()):
        shown = "".join(c if c.isprintable() else "?" for c in version)[:40]
        return f"--version cannot be “{shown}”: {entry['description']}"
    if version is not None and len(version) > entry["maxLength"]:
        return f"--version has {len(version)} characters, at most {entry['maxLength']} fit"
    try:
        fine = day is None or (date.fromisoformat(day).isoformat() == day)
    except ValueError:
        fine = False
    shown = "".join(c if c.isprintable() else "?" for c in str(day))[:40]
    return "" if fine else f"--effective is no date: “{shown}”; {date_hint(shown)}"


def _edition(download: Download, arguments: argparse.Namespace) -> dict[str, Value]:
    """The changed values of an accepted file's entry: version, dates and origin."""
    values: dict[str, Value] = {}
    if arguments.version and arguments.version != download.version:
        today = arguments.effective or date.today().isoformat()
        values |= {"version": arguments.version, "effective": today, "replaces": download.version or None}
    elif arguments.effective:
        values["effective"] = arguments.effective
    if download.source and not download.own:
        values |= {"source": None, "made_from": None}  # the file is not built here any more
    return values


def _list(root: Path, center: HelpCenter) -> int:
    needs = {download.path: need for download, need in attention(root, center, date.today())}
    for download in center.downloads:
        edition = f"version {download.version}  {download.effective}"
        print(f"{download.name}  {edition}  {needs.get(download.path) or _state(download)}")
    return 0


def _state(download: Download) -> str:
    """The state of a document that needs no attention beyond problems."""
    if download.file is None:
        return "missing"
    if download.file.sha256 != download.sha256:
        return "not accepted"
    return "made here, current" if download.source else "accepted"
