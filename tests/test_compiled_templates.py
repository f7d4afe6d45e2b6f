"""Compiled templates of the library are kept beside its compiled code, and only used where they are the same."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from helpcenter.read import code_digests
from helpcenter.read.theme_files import LIBRARY
from helpcenter.site import compiled_templates
from helpcenter.site.jinja_templates import templates

NAME = "help/base.html"


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder in which Python keeps compiled code."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "kept"))
    return tmp_path / "kept"


@pytest.fixture
def compilations(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the templates that Jinja compiles, as it does."""
    from jinja2 import Environment

    found: list[str] = []
    compiled = Environment.compile

    def noted(
        self: Environment, source: str, name: str | None = None, *rest: object, **more: object
    ) -> object:
        found.append(str(name))
        return compiled(self, source, name, *rest, **more)  # type: ignore[call-overload]

    monkeypatch.setattr(Environment, "compile", noted)
    return found


def test_a_template_is_compiled_once(kept: Path, compilations: list[str], tmp_path: Path) -> None:
    for _ in range(2):
        assert templates(tmp_path).get_template(NAME).blocks
    assert compilations == [NAME]


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: b"",
        lambda _: b"j2",
        lambda _: b"nothing of the kind",
        lambda content: content[:-100],
        lambda content: content.replace(b"Undefined", b"Undebined"),
        lambda content: content[:-3000] + bytes(1000) + content[-2000:],
    ],
)
def test_what_is_damaged_is_compiled_again(
    kept: Path, compilations: list[str], tmp_path: Path, damage: Callable[[bytes], bytes]
) -> None:
    templates(tmp_path).get_template(NAME)
    (file,) = (path for path in kept.rglob("*") if path.is_file())
    before = file.read_bytes()
    file.write_bytes(damage(before))
    assert file.read_bytes() != before
    assert templates(tmp_path).get_template(NAME).blocks
    assert compilations == [NAME, NAME]


def test_with_another_compiler_it_is_compiled_again(
    kept: Path, compilations: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    templates(tmp_path).get_template(NAME)
    monkeypatch.setattr(compiled_templates, "_compiler", lambda: "another Jinja")
    templates(tmp_path).get_template(NAME)
    assert compilations == [NAME, NAME]


def test_what_a_site_has_instead_is_taken_from_there(
    kept: Path, compilations: list[str], tmp_path: Path
) -> None:
    templates(tmp_path).get_template(NAME)
    files = sorted(kept.rglob("*"))
    own = tmp_path / "overrides" / NAME
    own.parent.mkdir(parents=True)
    own.write_text((LIBRARY / NAME).read_text("utf-8"), "utf-8")
    for _ in range(2):
        assert templates(tmp_path).get_template(NAME).filename == str(own)
    assert compilations == [NAME, NAME, NAME]
    assert sorted(kept.rglob("*")) == files


def test_nothing_is_kept_where_python_keeps_nothing(
    kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert templates(tmp_path).get_template(NAME).blocks
    assert not kept.exists()


def test_a_folder_that_cannot_be_written_is_no_error(kept: Path, tmp_path: Path) -> None:
    kept.write_text("a file in the way")
    assert templates(tmp_path).get_template(NAME).blocks


def test_what_is_compiled_at_this_moment_is_no_part_of_the_library() -> None:
    """Another build may write such a file, and it may be gone before it could be read."""
    folder = Path(code_digests.__file__).parents[1] / "site/__pycache__"
    folder.mkdir(exist_ok=True)
    gone = folder / f".{NAME.replace('/', '.')}.pyc.{os.getpid()}"
    gone.symlink_to(folder / "nowhere")
    try:
        assert code_digests.whole_library.__wrapped__()
    finally:
        gone.unlink()
