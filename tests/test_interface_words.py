"""The words of the interface: those of the package, what a site changes of them, and a language that has none yet."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import yaml

from helpcenter.model import locales
from helpcenter.read import help_center
from helpcenter.read.interface_words import base, packaged
from helpcenter.rules.shared.audit import audit
from helpcenter.rules.shared.states import states
from support import ROOT, THEME, copy_center, helpcenter

FILES = sorted((THEME / "words").glob("*.yml"))


def flat(words: object, keys: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    """Each text with its keys; the plural forms of one text are one."""
    if isinstance(words, dict) and "other" not in words:
        for key, inner in words.items():
            yield from flat(inner, (*keys, key))
    else:
        yield keys, words["other"] if isinstance(words, dict) else str(words)


def words_of(file: Path) -> dict[tuple[str, ...], str]:
    return dict(flat(yaml.safe_load(file.read_text("utf-8"))["words"]))


def test_the_package_speaks_three_languages_and_all_say_the_same() -> None:
    assert [file.stem for file in FILES] == ["de", "en", "hu"]
    english = words_of(THEME / "words/en.yml")
    assert len(english) > 200
    for file in FILES:
        found = words_of(file)
        assert found.keys() == english.keys()
        for keys, text in found.items():
            assert sorted(re.findall(r"\{\w*\}", text)) == sorted(re.findall(r"\{\w*\}", english[keys])), keys
            assert not text or text == text.strip(), keys


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_package_has_the_plural_forms_of_each_language(file: Path) -> None:
    forms = yaml.safe_load(file.read_text("utf-8"))["words"]["download"]["pages"]
    assert tuple(forms) == locales.plural_forms(file.stem)


def test_every_word_that_a_template_uses_is_in_the_package() -> None:
    used: set[str] = set()
    for template in THEME.rglob("*.html"):
        used |= set(re.findall(r"view\.words\.([a-z_.]+)", template.read_text("utf-8")))
    assert len(used) > 20
    english = base("en").data["words"]
    for path in used - {"site_name"}:  # mkdocs.yml has it
        value = english
        for key in path.removesuffix(".items").split("."):
            assert key in value, path
            value = value[key]
            if not isinstance(value, dict):
                break


def test_nothing_of_the_first_site_is_in_the_words() -> None:
    for file in FILES:
        assert not re.findall(
            r"(?i)union|ügyfélportál|biztos[íi]t[óo]|insurer|versicher", file.read_text("utf-8")
        )


@pytest.fixture
def growing(tmp_path: Path) -> Path:
    """A center with a Slovak folder that has a home page and no words."""
    root = copy_center(tmp_path / "center")
    settings = root / "mkdocs.yml"
    entry = "        - locale: sk\n          name: Slovensky\n          build: true\n"
    settings.write_text(
        settings.read_text("utf-8").replace("\n# The Markdown", f"{entry}\n# The Markdown", 1), "utf-8"
    )
    home = (root / "docs/en/index.md").read_text("utf-8")
    (root / "docs/sk").mkdir()
    (root / "docs/sk/index.md").write_text(re.sub(r"topics:\n(  - .*\n)+", "topics: []\n", home), "utf-8")
    (root / "docs/sk/language.yml").write_text(
        "complete: false\nwords:\n  home_page: Domov\n  search: {title: Hľadanie}\n", "utf-8"
    )
    return root


def test_a_language_without_words_begins_in_english_and_each_untranslated_word_is_a_state(
    growing: Path,
) -> None:
    center = help_center.read(growing)
    slovak = center.language("sk")
    assert slovak.document.words("words", "home_page") == "Domov"
    assert slovak.document.words("words", "topics") == "Topics"
    assert slovak.name == "slovenčina"
    assert slovak.document.data["reading"] == {} and "search" not in slovak.document.data
    found = {item.name: item.english for item in states(center, date(2026, 11, 26)).untranslated}
    assert found["words.topics"] == "Topics"
    assert found["words.download.pages"] == "{count} pages"
    assert not {"words.home_page", "words.search.title", "words.footer", "words.locale"} & found.keys()
    assert {item.path for item in states(center, date(2026, 11, 26)).untranslated} == {"docs/sk/language.yml"}
    assert [problem for problem in audit(center) if problem.rule == "language-file"] == []


def test_status_lists_the_untranslated_words(growing: Path) -> None:
    done = helpcenter(growing, "status", "--json")
    rows = json.loads(done.stdout)["untranslated"]
    assert {"page": "docs/sk/language.yml", "word": "words.topics", "english": "Topics"} in rows


def test_a_country_of_a_language_begins_with_the_words_of_the_language() -> None:
    assert base("de-AT").data["words"]["topics"] == "Themen"
    assert packaged("fa") is None and base("fa").data["direction"] == "rtl"


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("hu_HU", "2026. november 22."),
        ("en_GB", "22 November 2026"),
        ("en_US", "November 22, 2026"),
        ("de_DE", "22. November 2026"),
        ("pl", "22 listopada 2026"),
        ("xx", "November 22, 2026"),
    ],
)
def test_dates_are_written_as_the_language_writes_them(name: str, written: str) -> None:
    assert locales.long_date(date(2026, 11, 22), name) == written


def test_numbers_take_the_plural_form_of_the_language() -> None:
    polish = {
        "one": "{count} strona",
        "few": "{count} strony",
        "many": "{count} stron",
        "other": "{count} strony",
    }
    shown = [locales.counted(polish, count, "pl") for count in (1, 2, 5, 22)]
    assert shown == ["1 strona", "2 strony", "5 stron", "22 strony"]
    assert locales.counted("{count} oldal", 1, "hu") == "1 oldal"


def test_the_first_site_repeats_no_word_of_the_package() -> None:
    for code in ("hu", "en"):
        own = dict(flat(yaml.safe_load((ROOT / f"docs/{code}/language.yml").read_text("utf-8"))["words"]))
        theirs = words_of(THEME / f"words/{code}.yml")
        assert [keys for keys, text in own.items() if theirs[keys] == text] == []
