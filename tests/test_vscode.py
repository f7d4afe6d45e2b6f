"""VS Code completes what people write: each file has its schema in .vscode/settings.json, and exactly one."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from helpcenter.read import schema
from helpcenter.read.help_center import read
from support import ROOT

SETTINGS = "\n".join(
    line
    for line in (ROOT / ".vscode/settings.json").read_text("utf-8").splitlines()
    if not line.strip().startswith("//")
)
MAPPED: dict[str, list[str]] = {
    name: [globs] if isinstance(globs, str) else globs
    for name, globs in json.loads(SETTINGS)["yaml.schemas"].items()
}


def matches(globs: list[str], path: str) -> bool:
    """Whether the YAML extension applies them to a file: * is one part of a path, ! takes files out again."""

    def one(glob: str) -> bool:
        return re.fullmatch(re.escape(glob).replace(r"\*", "[^/]*"), path) is not None

    return any(map(one, globs)) and not any(one(glob[1:]) for glob in globs if glob.startswith("!"))


def written() -> Iterator[tuple[str, Any]]:
    """Each file of this site that has a schema, with its data."""
    center = read(ROOT)
    documents = [
        *center.pages.values(),
        *(item.document for item in center.languages),
        *center.ledger.documents.values(),
        center.facts,
        center.downloads_list,
    ]
    for document in documents:
        yield document.path, json.loads(json.dumps(document.data, default=str))


FILES = dict(written())
OPTIONAL = ("notice.yml",)
"""Files that this site does not have at the moment."""


@pytest.mark.parametrize("name", MAPPED)
def test_each_schema_exists_and_its_pattern_finds_files(name: str) -> None:
    assert (ROOT / name).is_file()
    assert (ROOT / name).parent == schema.SCHEMAS
    assert [path for path in (*FILES, *OPTIONAL) if matches(MAPPED[name], path)]


def test_each_schema_for_files_that_people_write_is_mapped() -> None:
    of_the_site = {"answers", "changes", "permalinks"}  # the build makes answers.json, and so on
    assert {Path(name).name.partition(".")[0] for name in MAPPED} == {
        file.name.partition(".")[0] for file in schema.SCHEMAS.glob("*.json")
    } - of_the_site


def test_each_file_has_the_one_schema_that_it_follows() -> None:
    assert len(FILES) > 80
    for path, data in FILES.items():
        [name] = [name for name, globs in MAPPED.items() if matches(globs, path)]
        form = json.loads((ROOT / name).read_text("utf-8"))
        assert not [error.message for error in Draft202012Validator(form).iter_errors(data)], (
            f"{path}: {name}"
        )


def test_snippets_have_no_front_matter_and_no_schema() -> None:
    snippets = [file.relative_to(ROOT).as_posix() for file in (ROOT / "docs").glob("*/snippets/*.md")]
    assert snippets
    assert not [path for path in snippets for globs in MAPPED.values() if matches(globs, path)]


def test_the_extension_that_reads_the_schemas_is_recommended() -> None:
    assert json.loads((ROOT / ".vscode/extensions.json").read_text("utf-8")) == {
        "recommendations": ["redhat.vscode-yaml"]
    }
