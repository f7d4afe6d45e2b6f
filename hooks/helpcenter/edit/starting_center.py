"""Writes a new help center: its settings, facts, first answers in each language, and what its folder needs."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from datetime import date
from importlib import metadata
from pathlib import Path
from urllib.parse import unquote, urlsplit

from helpcenter.edit import registering
from helpcenter.edit.beginning import Beginning
from helpcenter.edit.brand_pictures import pictures
from helpcenter.edit.change_plan import Refused
from helpcenter.edit.perform import perform
from helpcenter.edit.text_edits import edited, with_original
from helpcenter.model.filling import filled
from helpcenter.model.fingerprint import fingerprint, source_words
from helpcenter.read import help_center, schema
from helpcenter.read.interface_words import ENGLISH, base
from helpcenter.rules.shared.audit import audit

STARTER = Path(__file__).parents[1] / "starter"
"""The files of a new help center: those of every one in common/, the texts of each language in a folder of its code."""

_NAMES = {
    "github": ".github",
    "vscode": ".vscode",
    "gitignore": ".gitignore",
    "hooks/events": "hooks/events.py",
}
"""Names of files and folders that the package cannot have under their own."""

_SCHEMAS = ("answer", "topic", "home", "language", "facts", "downloads", "permalink")


def refusal(folder: Path) -> str:
    """The reason why no help center can begin in a folder; "" if it can."""
    if folder.exists() and not folder.is_dir():
        return f"{folder} is not a folder"
    taken = [name for name in sorted(_common_names()) if (folder / name).exists()]
    return f"{folder} has {', '.join(taken)} already; choose another folder" if taken else ""


def begin(folder: Path, given: Beginning, today: date) -> list[str]:
    """Write a help center into a folder, all or nothing; existing files stay.

    Returns:
        The paths of the files that were written.

    Raises:
        Refused: the values make no healthy help center; nothing was written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".helpcenter-", dir=folder) as name:
        made = Path(name) / "center"
        for where, content in _files(given, today):
            (made / where).parent.mkdir(parents=True, exist_ok=True)
            (made / where).write_bytes(content)
        _accept(made)
        perform(made, registering.register)
        center = help_center.read(made)
        for where, content in pictures(made, center, given.address).items():
            (made / where).parent.mkdir(parents=True, exist_ok=True)
            (made / where).write_bytes(content)
        problems = audit(help_center.read(made))
        if problems:
            raise Refused("these values make no healthy help center", problems)
        shutil.rmtree(made / ".cache", ignore_errors=True)
        written = sorted(file.relative_to(made) for file in made.rglob("*") if file.is_file())
        for path in written:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (made / path).replace(folder / path)
    return [path.as_posix() for path in written]


def _files(given: Beginning, today: date) -> Iterator[tuple[str, bytes]]:
    """Path and content of each file, before translations are accepted and addresses registered."""
    values = _values(given, today)
    for file in _below(STARTER / "common"):
        path = file.relative_to(STARTER / "common").as_posix()
        yield _named(path), _filled(file, values)
    for code in given.languages:
        source = next(
            (STARTER / name for name in (code, code.partition("-")[0]) if (STARTER / name).is_dir()),
            STARTER / ENGLISH,
        )
        for file in _below(source):
            yield f"docs/{code}/{file.relative_to(source).as_posix()}", _filled(file, values)
    for name in _SCHEMAS:
        yield f".vscode/schemas/{name}.schema.json", schema.text(name).encode("utf-8")
    yield "requirements.txt", requirements().read_bytes()
    yield "scripts/ci.sh", _of_the_project("ci.sh", "scripts/ci.sh").read_bytes()
    wheel = own_wheel()
    if wheel:
        yield f"wheels/{wheel.name}", wheel.read_bytes()


def _values(given: Beginning, today: date) -> Mapping[str, str]:
    """The values that are filled in; those for YAML files are in quotes."""
    address = given.address.rstrip("/") + "/"
    languages = "".join(
        f"        - locale: {code}\n          name: {base(code).words('name')}\n"
        f"{'          default: true' + chr(10) if number == 0 else ''}          build: true\n"
        for number, code in enumerate(given.languages)
    )
    plain = {"name": given.name, "telephone": given.telephone, "email": given.email, "owner": given.owner}
    quoted = {**plain, "address": address, "report": f"mailto:{given.email}"}
    return {
        **plain,
        **{f"{key}_yaml": json.dumps(value, ensure_ascii=False) for key, value in quoted.items()},
        "tel": given.telephone.replace(" ", ""),
        "today": today.isoformat(),
        "languages": languages,
    }


def _filled(file: Path, values: Mapping[str, str]) -> bytes:
    return filled(file.read_text("utf-8"), **values).encode("utf-8")


def _below(folder: Path) -> list[Path]:
    return sorted(file for file in folder.rglob("*") if file.is_file())


def _named(path: str) -> str:
    for name, shown in _NAMES.items():
        if path == name or path.startswith(f"{name}/"):
            return shown + path.removeprefix(name)
    return path


def _common_names() -> set[str]:
    """The files and folders at the top of a help center, but for those that only programs for writing need."""
    paths = {_named(file.relative_to(STARTER / "common").as_posix()) for file in _below(STARTER / "common")}
    return {path.partition("/")[0] for path in paths} - {".github", ".vscode", ".gitignore", "README.md"}


def requirements() -> Path:
    """The lock of what the program needs."""
    return _of_the_project("requirements.txt", "requirements/site.txt")


def _of_the_project(packaged: str, path: str) -> Path:
    """A file that comes with the package, or the one of which it is a copy in the folder of this project."""
    found = STARTER / packaged
    return found if found.exists() else STARTER.parents[2] / path


def own_wheel() -> Path | None:
    """The wheel from which this program was installed, if it is a file that is still there."""
    try:
        text = metadata.distribution("helpcenter").read_text("direct_url.json")
    except metadata.PackageNotFoundError:
        return None
    address = urlsplit(json.loads(text)["url"] if text else "")
    wheel = Path(unquote(address.path))
    return wheel if address.scheme == "file" and wheel.suffix == ".whl" and wheel.is_file() else None


def _accept(root: Path) -> None:
    """Record in each translation that it is up to date with its original."""
    center = help_center.read(root)
    for page in center.pages.values():
        original = center.page(center.default.code, page.key)
        if original and original is not page:
            edits = with_original(page, fingerprint(center, original), source_words(center, original))
            (root / page.path).write_text(edited(page.text, edits), "utf-8")
