"""Reads and inspects the PDFs on disk; each content is inspected once and the result cached.

Results are cached under .cache/ by the file's checksum and the version of the inspecting code. The checksums in the
list of downloads are not used: people write them, and they state which file was accepted.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

from helpcenter.model.downloadable import ARCHIVE, FOLDER, FormField, HiddenText, Inspection, PdfFile, WebLink
from helpcenter.read import disk
from helpcenter.read.atomic_write import write_text
from helpcenter.read.inspecting_process import InspectingProcess

LARGEST = 2_000_000
"""Limit in bytes of a file that can be offered; a larger one is not read."""

CACHE = ".cache/downloads"

_known: dict[str, Inspection] = {}


class Files:
    """PDFs that are inspected in the background until `result` is called."""

    def __init__(self, root: Path, paths: Iterable[str]) -> None:
        """Read the files and start inspecting those without a cached result."""
        self._root, self._cache = root, root / CACHE
        self._found = {path: _pdf(root, path) for path in paths}
        several = {
            file.sha256: file for file in self._found.values() if file.content
        }  # the archive has copies
        unknown = [file for file in several.values() if not self._remembered(file)]
        self._asked = unknown
        self._worker = InspectingProcess([root / file.path for file in unknown]) if unknown else None

    def result_for(self, paths: Iterable[str]) -> Mapping[str, PdfFile]:
        """Wait for the inspections and return the files with some paths; those that had not begun are inspected now."""
        found, wanted = self.result(), sorted(set(paths))
        late = [path for path in wanted if path not in found]
        more = Files(self._root, late).result() if late else {}
        return {path: found[path] if path in found else more[path] for path in wanted}

    def result(self) -> Mapping[str, PdfFile]:
        """Wait for the inspections and return the files by path."""
        answers = self._worker.answers() if self._worker else []
        inspected: dict[str, Inspection] = {}
        for file, answer in zip(self._asked, answers, strict=False):
            if answer.get("sha256") == file.sha256:
                self._remember(file, answer)
            inspected[file.sha256] = inspection(answer)
        for file in self._asked[len(answers) :]:
            inspected[file.sha256] = Inspection(damage="it could not be inspected", cure="try again")
        self._worker = None
        return {
            path: replace(
                file, inspection=inspected.get(file.sha256) or _known.get(file.sha256) or file.inspection
            )
            for path, file in self._found.items()
        }

    def _remembered(self, file: PdfFile) -> bool:
        if file.sha256 not in _known:
            try:
                _known[file.sha256] = inspection(json.loads(self._kept(file).read_text("utf-8")))
            except (OSError, ValueError, TypeError):
                return False
        return True

    def _kept(self, file: PdfFile) -> Path:
        return self._cache / f"{_version()}-{file.sha256}.json"

    def _remember(self, file: PdfFile, answer: Mapping[str, Any]) -> None:
        _known[file.sha256] = inspection(answer)
        try:
            write_text(self._kept(file), json.dumps(answer, ensure_ascii=False))
        except OSError:
            return  # the folder is not writable: the next run inspects the file again


def begun(root: Path) -> Files:
    """Begin to inspect all PDFs of downloads/ and its archive, before anything else of the project is read."""
    return Files(root, chain.from_iterable(_pdfs_of(root, folder) for folder in (FOLDER, ARCHIVE)))


def _pdfs_of(root: Path, folder: str) -> list[str]:
    try:
        names = sorted(path.name for path in (root / folder).iterdir())
    except OSError:
        return []
    return [f"{folder}/{name}" for name in names if name.endswith(".pdf") and not name.startswith(".")]


def inspection(answer: Mapping[str, Any]) -> Inspection:
    """Convert the worker's answer.

    Raises:
        TypeError: the answer is malformed.
    """
    known = {field.name for field in fields(Inspection)}
    given = {name: value for name, value in answer.items() if name in known}
    given["fields"] = tuple(FormField(*field) for field in answer.get("fields", ()))
    given["links"] = tuple(WebLink(*link) for link in answer.get("links", ()))
    given["hidden_texts"] = tuple(HiddenText(*item) for item in answer.get("hidden_texts", ()))
    for name in ("dangers", "bare_fonts", "texts"):
        given[name] = tuple(answer.get(name, ()))
    return Inspection(**given)


def _pdf(root: Path, path: str) -> PdfFile:
    file = root / path
    irregular = disk.fault(root, path)
    if irregular:
        return PdfFile(path, 0, "", b"", Inspection(damage=irregular.message, cure=irregular.hint))
    try:
        size = file.stat().st_size
        if size > LARGEST:
            return PdfFile(path, size, "", b"")
        content = file.read_bytes()
    except OSError as error:
        return PdfFile(path, 0, "", b"", Inspection(damage=f"it cannot be read: {error.strerror}"))
    checksum = hashlib.sha256(content).hexdigest()
    empty = Inspection(damage="the file is empty", cure="get a sound copy of the file")
    return PdfFile(path, len(content), checksum, content, Inspection() if content else empty)


@cache
def _version() -> str:
    """A checksum of the code that inspects files."""
    names = ("inspect", "streams", "contents", "dangers", "graph", "hidden_text")
    code = b"".join((Path(__file__).parents[1] / "pdf" / f"{name}.py").read_bytes() for name in names)
    return hashlib.sha256(code).hexdigest()[:12]
