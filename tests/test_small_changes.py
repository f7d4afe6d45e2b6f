"""A typo that is fixed makes no translation old; what is said otherwise does. Measured on the real texts."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from helpcenter.model import guides
from helpcenter.model.fingerprint import fingerprint, newer_original
from helpcenter.model.small_changes import FORM, SMALL, distance, is_small, sketch
from helpcenter.read.help_center import read
from repository import Repository, accepted_repository, copied, replace
from support import ROOT, helpcenter

TEXT = """How do I get a new password?
Click “New password”; we send it by text message within 15 minutes.

## What you need {#need}

1. Open [the sign-in page](https://portal.example/).
2. Do not type anything into the form, and click “New password”.

See [your letters](48273) or call us, whichever you prefer.
"""


def small(old: str, new: str) -> bool:
    assert TEXT.count(old) == 1, old
    return is_small(sketch(TEXT), sketch(TEXT.replace(old, new)))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("password?", "pasword?"),
        ("message within", "mesage within"),
        ("message within", "messsage within"),
        ("message within", "messaeg within"),
        ("prefer", "préfer"),
        ("whichever", "Whichever"),
        ("call us, whichever", "call us whichever"),
        ("form, and", "form and"),
        ("prefer.", "prefer!"),
        ("letters](48273) or", "letters](48273)  or"),
        ("See [", "See\n["),
        ("anything into", "anythimg into"),
    ],
)
def test_a_typo_is_small(old: str, new: str) -> None:
    assert small(old, new)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("15 minutes", "16 minutes"),
        ("Do not type", "Do type"),
        ("Do not type", "Do now type"),
        ("text message", "message"),
        ("text message", "voice message"),
        ("text message", "text and voice message"),
        ("whichever you prefer", "whenever you prefer"),
        ("click “New password”.", "click “New pasword”."),
        ("(48273)", "(48274)"),
        ("https://portal.example/", "https://portal.example/x"),
        ("## What", "### What"),
        ("{#need}", "{#needs}"),
        ("2. Do", "Do"),
        ("1. Open", "- Open"),
        ("or call", "and call"),
        ("See [your letters](48273) or call us", "Call us or see [your letters](48273)"),
        ("\nSee [your letters](48273) or call us, whichever you prefer.\n", ""),
        ("password?", "pasword, pleese?"),
    ],
)
def test_what_is_said_otherwise_is_not_small(old: str, new: str) -> None:
    assert not small(old, new)


def test_a_sketch_has_a_form_and_tells_nothing_of_another_text() -> None:
    assert FORM.fullmatch(sketch(TEXT)) and FORM.fullmatch(sketch(""))
    assert is_small(sketch(TEXT), sketch(TEXT))
    assert not is_small("", sketch(TEXT))
    assert not is_small(sketch(TEXT)[:-1], sketch(TEXT))
    assert distance(sketch("aaaaaaaaaaaaaaaa" * 2), sketch("aaaaaaaaaaaaaaaa" * 2 + "a")) == 1


Edit = Callable[[random.Random, str, re.Match[str], list[str]], str]


def _slip(chance: random.Random, word: str) -> str:
    at = chance.randrange(1, len(word) - 1)
    return chance.choice(
        [
            word[:at] + word[at + 1 :],
            word[:at] + chance.choice("aeitnsők") + word[at:],
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            word[:at] + chance.choice("aeitnsők") + word[at + 1 :],
        ]
    )


SLIPS: dict[str, Edit] = {
    "a typo": lambda chance, text, word, words: _put(text, word, _slip(chance, word[0])),
}
MEANINGS: dict[str, Edit] = {
    "another word": lambda chance, text, word, words: _put(text, word, chance.choice(words)),
    "a word less": lambda chance, text, word, words: _put(text, word, ""),
    "a word more": lambda chance, text, word, words: _put(text, word, f"{chance.choice(words)} {word[0]}"),
    "a denial": lambda chance, text, word, words: _put(text, word, f"nem {word[0]}"),
}


def _put(text: str, word: re.Match[str], new: str) -> str:
    return text[: word.start()] + new + text[word.end() :]


@pytest.fixture(scope="module")
def texts() -> list[str]:
    center = read(ROOT)
    return [
        "\n".join([page.title, page.summary, page.shown.text, *(text for _, text in guides.texts(page))])
        for page in center.pages.values()
    ]


def share(texts: list[str], edit: Edit) -> float:
    """How many of many edits of the real texts are small."""
    chance = random.Random(42)
    words = [word for text in texts for word in re.findall(r"[^\W\d_]{5,}", text)]
    found = []
    while len(found) < 400:
        text = chance.choice(texts)
        places = list(re.finditer(r"(?<=[a-zé] )[^\W\d_]{5,}(?=[ ,.])", text))
        if places:
            changed = edit(chance, text, chance.choice(places), words)
            if changed.split() != text.split():
                found.append(is_small(sketch(text), sketch(changed)))
    return sum(found) / len(found)


@pytest.mark.parametrize("name", SLIPS)
def test_nearly_all_typos_in_the_real_texts_are_small(texts: list[str], name: str) -> None:
    assert share(texts, SLIPS[name]) > 0.9


@pytest.mark.parametrize("name", MEANINGS)
def test_hardly_a_change_of_meaning_in_the_real_texts_is_small(texts: list[str], name: str) -> None:
    assert share(texts, MEANINGS[name]) < 0.02


ORIGINAL, TRANSLATION = "docs/hu/reset/not-arrived.md", "docs/en/reset/not-arrived.md"


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    return accepted_repository(tmp_path_factory.mktemp("published"))


@pytest.fixture
def repository(published: Repository, tmp_path: Path) -> Repository:
    return copied(published, tmp_path)


def is_old(root: Path) -> bool:
    center = read(root)
    return newer_original(center, center.paths[TRANSLATION]) is not None


def test_a_fixed_typo_leaves_the_translation_up_to_date(repository: Repository) -> None:
    assert SMALL == 2
    replace(repository.root, ORIGINAL, "telefonszámod", "telefonszmod")
    assert not is_old(repository.root)
    replace(repository.root, ORIGINAL, "Hibás azonosítót", "Hiányos azonosítót")
    assert is_old(repository.root)


def test_without_a_sketch_the_fingerprint_decides_as_before(repository: Repository) -> None:
    file = repository.root / TRANSLATION
    kept = [line for line in file.read_text("utf-8").splitlines(True) if "source_words:" not in line]
    file.write_text("".join(kept), "utf-8")
    assert not is_old(repository.root)
    replace(repository.root, ORIGINAL, "telefonszámod", "telefonszmod")
    assert is_old(repository.root)


def test_accepting_records_both_and_accepting_again_changes_nothing(repository: Repository) -> None:
    center = read(repository.root)
    page = center.paths[TRANSLATION]
    assert page.words("source") == fingerprint(center, center.paths[ORIGINAL])
    assert FORM.fullmatch(page.words("source_words"))
    assert repository.run("accept", "--all") == ""
    assert repository.problems() == []


def test_a_change_of_wording_is_settled_for_all_languages_at_once(repository: Repository) -> None:
    replace(repository.root, "docs/hu/reset/request.md", "1. Nyisd meg", "1. Keresd fel")
    assert "docs/de/reset/request.md" in repository.run("status")
    said = repository.run("accept", "--minor", "docs/hu/reset/request.md")
    assert said.splitlines() == [
        f"docs/{code}/reset/request.md: up to date with docs/hu/reset/request.md" for code in ("en", "de")
    ]
    assert "Translations that are older than their original: 0" in repository.run("status")


def test_a_translation_that_was_old_before_is_not_settled_as_minor(repository: Repository) -> None:
    replace(repository.root, ORIGINAL, "Hibás azonosítót", "Hiányos azonosítót")
    repository.commit("Another meaning")
    replace(repository.root, ORIGINAL, "Hívj minket a", "Telefonálj nekünk a")
    done = helpcenter(repository.root, "accept", "--minor", ORIGINAL)
    assert done.returncode == 1
    assert f"{TRANSLATION}:1:1 accept: it was older than its original before, too" in done.stderr
    assert is_old(repository.root)


def test_moving_an_answer_keeps_what_was_small_small(repository: Repository) -> None:
    replace(repository.root, "docs/hu/reset/request.md", "belépési", "belépsi")
    repository.run("move", "reset/not-arrived", "reset/no-code")
    assert "Translations that are older than their original: 0" in repository.run("status")
