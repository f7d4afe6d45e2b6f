"""The search in Python and the search in the browser are one: same index file, same answers, same scores."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from helpcenter.search import loaded_index
from helpcenter.search.analysis import words
from helpcenter.search.index_file import Entry, build
from support import NODE, QUERIES, ROOT, THEME

OWN_QUERIES = [
    ROOT / f"tests/search/{name}.tsv"
    for name in ("customers", "phones", "voices", "unseen", "answered", "unanswered", "fresh", "elsewhere")
]
STRANGE = [
    "", " ", "\x00", "<script>alert(1)</script>", "😀", "مرحبا", "ﬁ ﬂ ²³ Ⅷ", "ÁRVÍZTŰRŐ", "e‑mail", "ß ẞ Ł ø",
    "İstanbul ΟΔΟΣ", "constructor __proto__ toString", "36 1 486 4343", "a" * 10_000, "jelszó " * 2_000, "%$#@!",
    "aaa aaaa aaaaa", "ugyfelportal.union.hu/ugyfelportal/", "-", "--", "'", '"', "＋３６", "ñandú", "straße",
    "van az a " * 12 + "jelszó", "van az a " * 20 + "jelszó",
]  # fmt: skip
SENTENCES = [
    "図書館カードをなくしました。電話０１２０－１２３－４５６へ。",
    "ｶｰﾄﾞﾊﾞｯｸﾞでWi-Fiを使う",
    "我忘记了密码，24小时以内重新设置",
    "我忘記了密碼",
    "ฉันลืมรหัสผ่าน ต้องทำอย่างไร น้ำ นํ้า ๑๒๓",
    "ຂ້ອຍລືມລະຫັດຜ່ານ",
    "ខ្ញុំភ្លេចពាក្យសម្ងាត់",
    "ကျွန်ုပ် စကားဝှက် မေ့သွားသည် ့်",
    "मैं अपना पासवर्ड भूल गया ज़ १२",
    "আমি পাসওয়ার্ড ভুলে গেছি",
    "비밀번호를 잊어버렸어요",
    "Я забыл пароль ещё раз",
    "Я забула пароль ґанок",
    "نسيت كلمةَ المُرور للطلاب والبطاقة ٠١٢",
    "رمز عبور را فراموش کرده‌ام ۱۲۳",
    "שָׁכַחְתִּי אֶת הסיסמה של צה״ל",
    "Ξέχασα τους κωδικούς ΚΩΔΙΚΟΣ",
    "İSTANBUL ıspanak IĞDIR",
    "დამავიწყდა პაროლი",
    "Մոռացել եմ գաղտնաբառը",
    "የይለፍ ቃል ረሳሁ",
    "ང་གསང་གྲངས་བརྗེད་སོང་།",
    "ᠮᠣᠩᠭᠣᠯ",
]
"""“I forgot my password” and the like, in scripts of all kinds."""


def queries(seed: int, terms: list[str]) -> list[str]:
    """Customers' queries, strange ones, and hundreds made of the index's words: cut, misspelt, put together."""
    listed = [line.split("\t")[2] for file in (QUERIES, *OWN_QUERIES) for line in _lines(file)]
    chance = random.Random(seed)
    letters = "abcdefghijklmnopqrstuvwxyzáéíóöőúüű0123456789-. "

    def bent(word: str) -> str:
        at = chance.randrange(len(word) + 1)
        letter = chance.choice(letters)
        return chance.choice(
            [word, word[:at], word[:at] + letter + word[at:], word[:at] + letter + word[at + 1 :]]
        )

    made = [" ".join(bent(chance.choice(terms)) for _ in range(chance.randint(1, 5))) for _ in range(500)]
    return list(dict.fromkeys([*listed, *STRANGE, *made]))


def _lines(file: Path) -> list[str]:
    return [line for line in file.read_text("utf-8").splitlines() if line and not line.startswith("#")]


@pytest.fixture(scope="module")
def modules(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The browser's scripts, as node reads modules."""
    folder = tmp_path_factory.mktemp("modules") / "assets"
    shutil.copytree(THEME / "assets", folder)
    (folder / "package.json").write_text('{"type": "module"}')
    return folder


def in_node(arguments: list[Path], asked: list[str]) -> Any:
    """The output of a script that reads texts, run in node."""
    done = subprocess.run(
        [NODE, *arguments], input=json.dumps(asked), capture_output=True, text=True, check=True, timeout=300
    )
    return json.loads(done.stdout)


@pytest.mark.parametrize("language", ["hu", "en"])
def test_python_and_the_browsers_engine_rank_alike(language: str, site: Path, modules: Path) -> None:
    index = next((site / "assets").glob(f"search-{language}.*.json"))
    asked = queries(7, list(loaded_index.load(index.read_bytes()).vocabulary.terms))
    assert len(asked) > 1_700
    assert not differing(index, asked, modules)


def test_they_rank_alike_in_scripts_of_all_kinds(tmp_path: Path, modules: Path) -> None:
    entries = [
        Entry(str(place), "", text, "", other, (other[:12],), f"{text} {other}")
        for place, (text, other) in enumerate(zip(SENTENCES, [*SENTENCES[1:], SENTENCES[0]], strict=True))
    ]
    index = tmp_path / "index.json"
    index.write_text(json.dumps(build(entries, {"synonyms": [["密码", "パスワード"]]}, "en")), "utf-8")
    parts = [text[at : at + size] for text in SENTENCES for size in (1, 2, 3, 7) for at in range(len(text))]
    assert not differing(index, [*parts, *SENTENCES, *queries(9, SENTENCES)[:300]], modules)


def test_they_split_every_letter_of_the_basic_plane_into_the_same_words(modules: Path) -> None:
    known = [chr(code) for code in range(0xD800) if unicodedata.category(chr(code)) not in ("Cn", "Cs")]
    texts = [*SENTENCES, *(f"ab{one}cd {one} 図{one}書館 {one}{one} ال{one}ابت" for one in known)]
    theirs = in_node([ROOT / "tests/words_twin.mjs", modules / "search-analysis.js"], texts)
    assert [(text, found) for text, found in zip(texts, theirs, strict=True) if words(text) != found] == []


def differing(index: Path, asked: list[str], modules: Path) -> list[Any]:
    """The queries that Python and the browser's engine answer otherwise."""
    search = loaded_index.load(index.read_bytes())
    theirs = in_node([ROOT / "tests/search_twin.mjs", modules / "search-engine.js", index], asked)
    found_otherwise = []
    for query, their in zip(asked, theirs, strict=True):
        groups, answers = search.ask(query)
        ours = [[item.number, item.score] for item in answers]
        found, fit = their["results"], search.fit(groups, answers)
        same_fit = [fit.name, fit.elsewhere] == [their["fit"]["name"], their["fit"]["elsewhere"]]
        if (
            not same_fit
            or abs(fit.share - their["fit"]["share"]) > 2e-6
            or [number for number, _ in ours] != [number for number, _ in found]
            or any(abs(mine[1] - other[1]) > 2e-6 for mine, other in zip(ours, found, strict=True))
        ):
            found_otherwise.append((query[:60], ours[:5], found[:5], fit, their["fit"]))
    return found_otherwise
