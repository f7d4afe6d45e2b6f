"""The names that the rule `settings` knows are those of MkDocs and its plugin; every misspelt one is reported."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from markdown import Markdown
from mkdocs.config.defaults import MkDocsConfig
from mkdocs_static_i18n.config import I18nPluginConfig, I18nPluginLanguage

from helpcenter.model.document import Document
from helpcenter.read import help_center, marked_yaml
from helpcenter.rules import settings
from helpcenter.rules.shared import mkdocs_keys

ROOT = Path(__file__).parent.parent
SETTINGS = (ROOT / "mkdocs.yml").read_text("utf-8")
CENTER = help_center.read(ROOT)
NOT_FOR_PEOPLE = {"config_file_path", "mdx_configs", "pages", "google_analytics"}
FREE = ("extra", "theme", "name", "custom_dir", "font", "icon", "favicon", "language", "logo")
"""A theme may have any settings of its own, and so may `extra`, but for the group `help`."""


def found(text: str) -> list[str]:
    """What the rule says of a mkdocs.yml."""
    data, places, faults = marked_yaml.load(text, "mkdocs.yml", lenient_tags=True)
    assert not faults
    center = replace(CENTER, settings=Document("mkdocs.yml", text, data, places))
    return [str(problem) for problem in settings.check(center)]


def test_the_known_settings_are_those_of_mkdocs() -> None:
    assert set(mkdocs_keys.KEYS) == {key for key, _ in MkDocsConfig._schema} - NOT_FOR_PEOPLE
    validation = dict(MkDocsConfig._schema)["validation"].config_class
    groups = {key: set(dict(option.config_class._schema)) for key, option in validation._schema}
    known = mkdocs_keys.KEYS["validation"]
    assert {key: set(value) for key, value in known.items() if value} == groups
    assert set(known) == set(groups).union(*groups.values())


def test_the_known_settings_of_i18n_are_those_of_the_plugin() -> None:
    assert set(mkdocs_keys.I18N) == set(dict(I18nPluginConfig._schema))
    assert set(mkdocs_keys.I18N["languages"]) == set(dict(I18nPluginLanguage._schema))


@pytest.mark.parametrize("name", mkdocs_keys.EXTENSIONS)
def test_the_known_settings_of_an_extension_are_its_own(name: str) -> None:
    assert set(mkdocs_keys.EXTENSIONS[name].split()) == set(Markdown().build_extension(name, {}).config)


def test_the_projects_own_settings_are_known() -> None:
    assert found(SETTINGS) == []


KEY_LINES = [
    pytest.param(number, match[1], id=f"{number}: {match[1]}")
    for number, line in enumerate(SETTINGS.splitlines())
    if (match := re.match(r"\s*(?:- )?([a-z_.]+[a-z]):", line)) and match[1] not in FREE
]


@pytest.mark.parametrize(("number", "key"), KEY_LINES)
def test_a_misspelt_key_is_reported_at_its_line(number: int, key: str) -> None:
    lines = SETTINGS.splitlines()
    lines[number] = lines[number].replace(key, key[:-2] + key[-1], 1)
    assert any(problem.startswith(f"mkdocs.yml:{number + 1}:") for problem in found("\n".join(lines)))


def test_an_extension_that_refuses_its_settings_is_reported() -> None:
    text = SETTINGS.replace("      alternate_style: true\n", "      alternate_style: maybe\n")
    assert [problem.partition(":")[0] for problem in found(text)] == ["mkdocs.yml"]
