"""Make, accept and list the documents that answers offer."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from helpcenter import audit, source
from helpcenter.downloads import manifest
from helpcenter.downloads.attention import STYLESHEET, attention, made
from helpcenter.downloads.manifest import Value
from helpcenter.downloads.model import MANIFEST, MARK, Download, PdfFile
from helpcenter.files import write_bytes, write_text
from helpcenter.model import HelpCenter
from helpcenter.problem import Problem


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """One action each: build, accept, list."""
    actions = parser.add_subparsers(required=True, metavar="ACTION", dest="action")
    build = actions.add_parser("build", help="make our PDFs from downloads/sources/ (needs WeasyPrint)")
    build.add_argument("--force", action="store_true", help="make them even when nothing changed")
    accept = actions.add_parser("accept", help="record that a file in downloads/ is the right one")
    accept.add_argument("files", nargs="*", help="downloads/<id>.<language>.pdf (default: all new)")
    accept.add_argument("--version", help="the version of the new files; the old one goes to `replaces`")
    accept.add_argument("--effective", help="the day from which it applies (default with --version: today)")
    actions.add_parser("list", help="show all documents and what needs attention")


def run(arguments: argparse.Namespace) -> int:
    """Run the action; 1 if something could not be done."""
    root: Path = arguments.root
    center = source.read(root)
    if center.manifest.faults or not center.downloads:
        told = [str(fault.stamped("download")) for fault in center.manifest.faults]
        print("\n".join(told) or f"{MANIFEST} lists no download")
        return 1 if told else 0
    if arguments.action == "build":
        return _build(root, center, force=arguments.force)
    if arguments.action == "accept":
        return _accept(root, center, arguments)
    return _list(root, center)


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
            from helpcenter.downloads import build

            content = build.pdf(html, (root / STYLESHEET).read_text("utf-8"), download.effective)
        except ImportError as error:
            print(f"this needs WeasyPrint ({error}); run: make downloads", file=sys.stderr)
            return 1
        except (OSError, ValueError) as error:
            print(f"{download.path}:1:1 download: it cannot be made: {error}", file=sys.stderr)
            failed = 1
            continue
        write_bytes(root / download.path, content)
        center = source.read(root)
        new = center.downloads[number]
        _write(root, center, new, {"made_from": fingerprint, **_measured(new.file)})
        center = source.read(root)
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
            why = "there is no such file" if path in known else f"{MANIFEST} has no entry for it"
            print(f"{path}:1:1 accept: {why}", file=sys.stderr)
            failed = 1
            continue
        problems = list(_judged(center, place))
        if problems:
            print("\n".join(map(str, problems)), file=sys.stderr)
            print(f"{path}:1:1 accept: not accepted, mend it first", file=sys.stderr)
            failed = 1
            continue
        download = center.downloads[place]
        values = _measured(download.file) | _edition(download, arguments)
        _write(root, center, download, values)
        center = source.read(root)
        now = center.downloads[place]
        print(f"{path}: version {now.version} of {now.effective}, {now.pages} pages, {now.bytes} bytes")
    if not wanted and not new:
        print("no file is new")
    return failed


def _edition(download: Download, arguments: argparse.Namespace) -> dict[str, Value]:
    """Version, date and origin of an accepted file."""
    values: dict[str, Value] = {}
    if arguments.version and arguments.version != download.version:
        today = arguments.effective or date.today().isoformat()
        values |= {"version": arguments.version, "effective": today, "replaces": download.version}
    elif arguments.effective:
        values["effective"] = arguments.effective
    if download.source and download.file and download.file.inspection.creator != MARK:
        values |= {"source": None, "made_from": None}  # from now on it is not made here
    return values


def _judged(center: HelpCenter, place: int) -> Iterator[Problem]:
    """What the rules would say of the file once it is accepted."""
    download = center.downloads[place]
    file = download.file
    if file is None:
        return
    accepted = replace(download, pages=file.inspection.pages, bytes=file.size, sha256=file.sha256)
    downloads = (*center.downloads[:place], accepted, *center.downloads[place + 1 :])
    for problem in audit.audit(replace(center, downloads=downloads)):
        if problem.place.path == download.path:
            yield problem


def _measured(file: PdfFile | None) -> dict[str, Value]:
    if file is None:
        return {}
    return {"pages": file.inspection.pages, "bytes": file.size, "sha256": file.sha256}


def _write(root: Path, center: HelpCenter, download: Download, values: dict[str, Value]) -> None:
    write_text(root / MANIFEST, manifest.with_values(center.manifest, download, values))


def _list(root: Path, center: HelpCenter) -> int:
    needs = {download.path: need for download, need in attention(root, center, date.today())}
    for download in center.downloads:
        edition = f"version {download.version}  {download.effective}"
        print(f"{download.name}  {edition}  {needs.get(download.path) or _state(download)}")
    return 0


def _state(download: Download) -> str:
    """How a document stands that needs nothing but what rules report, in words."""
    if download.file is None:
        return "missing"
    if download.file.sha256 != download.sha256:
        return "not accepted"
    return "made here, current" if download.source else "accepted"
