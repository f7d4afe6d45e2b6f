"""Numbers are read beside letters that are written without spaces, and in the digits of every script."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from helpcenter.facts.recognising import Lexicon, lexicons, recognised
from helpcenter.facts.statements import Clock, Date, Duration, Email, Number, Telephone, Weekday
from helpcenter.facts.unread_numbers import worth
from helpcenter.facts.unspaced import apart
from helpcenter.model.center import HelpCenter
from helpcenter.read import help_center
from support import ROOT, helpcenter

DAY = 24 * 60


@pytest.fixture(scope="module")
def center() -> HelpCenter:
    """The help center in English, Arabic, Japanese and Greek."""
    return help_center.read(ROOT / "tests/library")


@pytest.fixture(scope="module")
def known(center: HelpCenter) -> dict[str, Lexicon]:
    """What is needed to read each of its languages."""
    return lexicons(center)


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("ja", "24時間以内にお返事します。", [Duration(DAY, "minute", "most")]),
        (
            "ja",
            "お待ちください。15分後に、２４時間以内に",
            [Duration(15, "minute"), Duration(DAY, "minute", "most")],
        ),
        ("ja", "電話0120-123-456へ", [Telephone("0120123456")]),
        ("ja", "電話０１２０－１２３－４５６へ", [Telephone("0120123456")]),
        ("ja", "電話+36 1 555 0123へご連絡ください", [Telephone("+3615550123")]),
        ("ja", "help@library.exampleへお送りください", [Email("help@library.example")]),
        ("ja", "月曜日から金曜日の9:00から18:00まで", [Weekday(1, 5), Clock(540), Clock(1080)]),
        ("ja", "９：００から18時30分まで", [Clock(540), Clock(1110)]),
        ("ja", "2026年11月26日まで", [Date(11, 26), Number(2026)]),
        ("ja", "11月26日に3冊", [Date(11, 26), Number(3)]),
        ("ja", "本は10冊まで28日間", [Number(10), Duration(28 * DAY, "minute")]),
        ("ar", "خلال ٢٤ ساعة", [Duration(DAY, "minute", "most")]),
    ],
)
def test_numbers_are_read(known: dict[str, Lexicon], language: str, text: str, values: list[object]) -> None:
    found = recognised(text, known[language])
    assert [item.value for item in found] == values
    for item in found:
        assert text[item.start : item.end].startswith(item.written)


def test_a_text_that_is_put_apart_is_as_long_as_before() -> None:
    for text in (
        "２４時間、９：００。",
        "2026年1月2日",
        "9時05分",
        "ฉันลืม 12 วัน",
        "٢٤ ساعة",
        "plain",
        "ő 15 nap",
    ):
        assert len(apart(text)) == len(text)
    assert apart("15 napon belül, őszintén") == "15 napon belül, őszintén"


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("二十四", 24),
        ("十", 10),
        ("百二十", 120),
        ("一千五百", 1500),
        ("三万五千", 35000),
        ("3万", 30000),
        ("1億2000万", 120_000_000),
        ("二〇二六", 2026),
        ("廿四", 24),
        ("两", 2),
    ],
)
def test_chinese_numerals_are_read(numeral: str, value: float) -> None:
    assert worth(numeral) == value


IN_WORDS = {
    "el/contact/email": ("24 ώρες", "είκοσι τέσσερις ώρες"),
    "ar/contact/email": ("24 ساعة", "أربع وعشرين ساعة"),
    "ja/contact/email": ("24時間", "二十四時間"),
    "el/loans/how-many": ("28 ημέρες", "είκοσι οκτώ ημέρες"),
    "ja/loans/how-many": ("28日間", "二十八日間"),
    "ja/visit/rooms": ("15分", "十五分"),
}


def _copied(folder: Path, changed: dict[str, tuple[str, str]]) -> Path:
    root = Path(shutil.copytree(ROOT / "tests/library", folder, ignore=shutil.ignore_patterns(".cache")))
    for name, (old, new) in changed.items():
        file = root / f"docs/{name}.md"
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new), "utf-8")
    return root


def test_numbers_in_words_that_no_list_has_are_not_missed(tmp_path: Path) -> None:
    done = helpcenter(_copied(tmp_path / "library", IN_WORDS), "check")
    assert (done.returncode, done.stdout.count("twin-facts")) == (0, 0), done.stdout


def test_another_number_or_none_is_still_found(tmp_path: Path) -> None:
    changed = {
        "el/contact/email": ("24 ώρες", "48 ώρες"),
        "ar/contact/email": ("خلال 24 ساعة", ""),
        "ja/contact/email": ("24時間", "四十八時間"),
        "ja/loans/how-many": ("28日間", "二十六日間"),
    }
    done = helpcenter(_copied(tmp_path / "library", changed), "check", "--rule", "twin-facts")
    places = {line.partition(":")[0] for line in done.stdout.splitlines() if "is missing here" in line}
    assert places == {f"docs/{name}.md" for name in changed}, done.stdout
