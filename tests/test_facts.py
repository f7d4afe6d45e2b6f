"""Facts are read back out of prose: in whatever form people write them, and whatever else stands there."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from functools import partial
from html import unescape
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from helpcenter.facts.adding import suggestion
from helpcenter.facts.names import names
from helpcenter.facts.recognising import Lexicon, lexicons, recognised
from helpcenter.facts.registry import registry
from helpcenter.facts.statements import CompanyName, Duration, PasswordRule, Telephone, WebAddress
from helpcenter.model.center import HelpCenter
from helpcenter.model.seen import seen
from helpcenter.read import help_center
from helpcenter.read.markdown import UnreadableTextError
from helpcenter.rules.shared.audit import audit
from rendered import scan
from support import ROOT
from timing import grows_slower

Kind = TypeVar("Kind", Telephone, WebAddress, Duration, PasswordRule)
CENTER = help_center.read(ROOT)
LEXICONS = lexicons(CENTER)


def stated(text: str, kind: type[Kind], language: str) -> list[Kind]:
    """What a text states of one kind."""
    found = recognised(seen(unescape(text)), LEXICONS[language])
    return [item.value for item in found if isinstance(item.value, kind)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hívj: +36 1 486 4343.", ["+3614864343"]),
        ("06-1/486-4343-as szám", ["0614864343"]),
        ("(1) 4864343, (06 1) 486 4343", ["14864343", "0614864343"]),
        ("+36\u00a01\u202f486\u20094343", ["+3614864343"]),
        ("+36&nbsp;1 486–4343", ["+3614864343"]),
        ("+36 1 4\u200b86 4343 és +３６ 1 486 4343", ["+3614864343", "+3614864343"]),
        ("+36 1 486 4343 / 06 1 486 4343", ["+3614864343", "0614864343"]),
        ("2026-11-22, 2026. 11. 22., 22/11/2026, 2024-2026, 1.6.1, 15 000 000 Ft, 12, 1, 1, 1, 1, 1", []),
    ],
)
def test_telephones(text: str, expected: list[str]) -> None:
    assert [number.digits for number in stated(text, Telephone, "hu")] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(https://www.union24.hu/).", ["https://www.union24.hu"]),
        ("union24.hu van a címsorban, az union24.hu-n", ["//union24.hu", "//union24.hu"]),
        ("UNION24, pl. itt, stb., e.g. this, letter.svg, facts.yml, manual.hu.pdf, Zrt.-nél, 1.6.1", []),
        ("unіon24.hu", ["//unіon24.hu"]),  # a Cyrillic letter
        ("x@union.hu", []),
    ],
)
def test_addresses(text: str, expected: list[str]) -> None:
    assert [found.address for found in stated(text, WebAddress, "hu")] == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "hu",
            "15 napon belül, tizenötnapos, tizenöt nap, a 15. napon, 15-napos, napok száma: 15",
            6 * ["15"],
        ),
        ("hu", "két hét, kéthetes, 2 hétig", 3 * ["14"]),
        ("hu", "néhány nap, a napokban, naponta, holnap, hónap, naptár, aznap, minden hétköznap", []),
        ("hu", "15 munkanap, huszonegy nap, másfél hét, 15 (tizenöt) nap", ["wd", "21", "10.5", "15"]),
        (
            "en",
            "within 15 days, fifteen days, a 15-day wait, the 15th day, fifteen calendar days",
            5 * ["15"],
        ),
        ("en", "two weeks, a fortnight, twenty-one days, 10 to 15 days", ["14", "14", "21", "10", "15"]),
        ("en", "a few days, these days, today, one of the days, Monday, in the last few days", []),
    ],
)
def test_times(language: str, text: str, expected: list[str]) -> None:
    found = stated(text, Duration, language)
    assert [f"{time.days:g}" if time.unit == "minute" else "wd" for time in found] == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("hu", "a jelszó legalább 12 karakter", [PasswordRule("length", "least", 12)]),
        (
            "hu",
            "12 karakteres jelszó, több mint tíz karakter",
            [PasswordRule("length", "", 12), PasswordRule("length", "more", 10)],
        ),
        (
            "hu",
            "legalább egy számjegy és 2 nagybetű",
            [PasswordRule("digit", "least", 1), PasswordRule("upper", "", 2)],
        ),
        (
            "en",
            "a password of 12 or more characters, 8–12 characters",
            [
                PasswordRule("length", "least", 12),
                PasswordRule("length", "", 8),
                PasswordRule("length", "", 12),
            ],
        ),
        (
            "en",
            "at least one capital letter, no digits",
            [PasswordRule("upper", "least", 1), PasswordRule("digit", denied=True)],
        ),
        (
            "en",
            "the password has a special character such as .,!",
            [PasswordRule("special"), PasswordRule("examples", signs="!,.")],
        ),
        ("en", "the code has 6 digits, a tax number 11 digits, and an IBAN 28 characters", []),
        ("hu", "a jelszavad mellé egy 6 számjegyű kódot is kérünk", []),
    ],
)
def test_passwords(language: str, text: str, expected: list[PasswordRule]) -> None:
    assert stated(text, PasswordRule, language) == expected


@pytest.mark.parametrize(
    ("old", "new"), [("name: UNION24", "name: UNION42"), ("name: Ügyfélportál", "name: Ügyfélportol")]
)
def test_a_site_that_is_renamed_names_every_page_that_says_the_old_name(
    old: str, new: str, tmp_path: Path
) -> None:
    was, name = (text.removeprefix("name: ") for text in (old, new))
    (tmp_path / "facts.yml").write_text(CENTER.facts.text.replace(old, new), "utf-8")
    problems = audit(replace(CENTER, facts=help_center.read_yaml(tmp_path, "facts.yml")))
    named = {problem.place.path for problem in problems if f"did you mean {name}?" in problem.hint}
    assert {page.path for page in CENTER.pages.values() if re.search(rf"\b{was}", page.body)} <= named


PIECES = [
    "+36 1 486 4343", "06-1/", "(1)", "@", "ugyfelszolgalat@union.hu", "https://", "www.", "union24.hu", ".hu/", "Pf.",
    "1380 Budapest", "UNION ", "Zrt.", "Biztosító", "15", "tizen", "öt", "nap", " days", "a week", "at least ", "12",
    " characters", "legalább ", "karakter", "számjegy", "„", "”", "“", '"', "(", ")", "[", "](tel:", "](mailto:",
    "<a ",
    "<script", "href=", ">", "<!--", "-->", "`", "*", "_", "{", "}", "{: ", "\n", "\n\n", "- ", "1. ", "# ",
    "!!! note\n", "    ", "|", "--8<-- ", "&#", "&amp;", ";", "\u00a0", "\u200b", "\u0130", "ﬁ", "١٢", "é",
    "\U0001f600",
]  # fmt: skip
TEXT = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), max_size=40).map("".join)
COMMON = settings(
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the smallest healthy help center, in which files are written over."""
    return Path(shutil.copytree(ROOT / "tests/center", tmp_path_factory.mktemp("facts") / "center"))


@pytest.fixture(scope="module")
def center(root: Path) -> HelpCenter:
    """It, read once."""
    return help_center.read(root)


def judged(center: HelpCenter, root: Path, path: str, content: bytes) -> None:
    """Write a file, read it anew, judge everything: there is no traceback, and each problem can be printed."""
    file = root / path
    kept = file.read_bytes()
    try:
        file.write_bytes(content)
        if path.endswith(".md"):
            center = help_center.reread(root, center, path)
        elif path == "facts.yml":
            center = replace(center, facts=help_center.read_yaml(root, path))
        else:
            anew = help_center.read_yaml(root, path)
            languages = (
                replace(item, document=anew) if item.code == "en" else item for item in center.languages
            )
            center = replace(center, languages=tuple(languages))
        assert all(str(problem) for problem in audit(center))
    finally:
        file.write_bytes(kept)


FRONT = (ROOT / "tests/center/docs/en/reset/not-arrived.md").read_text("utf-8").partition("\n---\n")[
    0
] + "\n---\n"
YAML = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), TEXT),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(TEXT, inner, max_size=4)),
    max_leaves=12,
)


@COMMON
@given(text=TEXT)
def test_any_text_as_a_page(center: HelpCenter, root: Path, text: str) -> None:
    judged(center, root, "docs/en/reset/not-arrived.md", (FRONT + text).encode("utf-8", "replace"))


@COMMON
@given(text=TEXT)
def test_any_text_as_a_snippet(center: HelpCenter, root: Path, text: str) -> None:
    snippet = center.snippets["en", "sign-in.md"]
    changed = replace(snippet, text=text, scan=scan(text, snippet.path))
    assert all(map(str, audit(replace(center, snippets={**center.snippets, ("en", "sign-in.md"): changed}))))


@COMMON
@given(content=st.binary(max_size=300), path=st.sampled_from(["facts.yml", "docs/en/language.yml"]))
def test_any_bytes(center: HelpCenter, root: Path, content: bytes, path: str) -> None:
    judged(center, root, path, content)
    judged(center, root, "docs/en/reset/not-arrived.md", content)


@COMMON
@given(
    value=YAML,
    key=st.sampled_from(
        ["contacts", "sites", "password", "deadlines", "senders", "labels", "mentions", "more"]
    ),
)
def test_any_facts(center: HelpCenter, root: Path, value: object, key: str) -> None:
    anew = replace(center.facts, data={**center.facts.data, key: value})
    assert all(map(str, audit(replace(center, facts=anew))))


@COMMON
@given(
    value=YAML,
    key=st.sampled_from(
        [
            "numbers",
            "units",
            "bounds",
            "password",
            "quotes",
            "post_box",
            "money",
            "weekdays",
            "clock",
            "percent",
        ]
    ),
)
def test_any_words(center: HelpCenter, root: Path, value: object, key: str) -> None:
    language = center.language("en")
    reading = {**language.document.data["reading"], key: value}
    document = replace(language.document, data={**language.document.data, "reading": reading})
    languages = tuple(
        replace(item, document=document) if item is language else item for item in center.languages
    )
    assert all(map(str, audit(replace(center, languages=languages))))


LONG = [
    *PIECES,
    "1 ",
    "a.",
    "“a” (",
    "15 nap ",
    "legalább 12 karakter ",
    "Zrt. Biztosító ",
    "a@",
    "UNION24 a@union.hu ",
    "Union24 (Portal) ",
    "nem 1 számjegy, ",
    "never 1 digit, ",
    "within 24h ",
    "1234567890 ",
    "{#",
    "\u00ad",
    "x\n\n",
]


def read(text: str, lexicon: Lexicon) -> None:
    """Recognise everything in a page; of a text that is refused as a page, in a text as YAML has it."""
    try:
        found = [passage.text for passage in scan(text, "long.md").passages]
    except UnreadableTextError:
        found = [seen(text)]
    for words in found:
        recognised(words, lexicon)


@pytest.mark.slow
@pytest.mark.parametrize("piece", LONG, ids=repr)
def test_time_grows_in_proportion(piece: str) -> None:
    """Four times the text takes about four times as long; a megabyte of anything takes seconds."""
    short, long = ((piece * (size // len(piece) + 1))[:size] for size in (25_000, 100_000))
    for lexicon in LEXICONS.values():
        assert grows_slower(partial(read, short, lexicon), partial(read, long, lexicon), 10)


OURS = ("UNION Vienna Insurance Group Biztosító Zrt.", "UNION VIG Biztosító Zrt.", "UNION Biztosító")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A Union Biztosító Zrt küldi.", "Union Biztosító Zrt"),
        ("Az Union Biztosító küldi.", "Union Biztosító"),
        ("The Union Insurance sends it.", "Union Insurance"),
        ("A UNION Biztosito küldi.", "UNION Biztosito"),
        ("A UNION Biztosító küldi.", "UNION Biztosító"),
        ("Der UNION VIG Biztosító Zrt. schickt es.", "UNION VIG Biztosító Zrt."),
    ],
)
def test_an_article_is_no_part_of_a_company_name(text: str, expected: str) -> None:
    assert [item.value for item in names(text, OURS)] == [CompanyName(expected)]


@pytest.mark.parametrize("more", ["A Union Biztosító Zrt", "K H Bank Zrt."])
@pytest.mark.parametrize(
    "text", ["On UNION24 you can", "A UNION24 oldal", "A Biztosító küldi", "Hívj Hétfőn"]
)
def test_a_name_with_a_word_of_one_letter_changes_no_other(more: str, text: str) -> None:
    assert list(names(text, (*OURS, more))) == []


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("A Union Biztosító Zrt küldi.", "UNION VIG Biztosító Zrt."),
        ("Az Union Biztosító küldi.", "UNION Biztosító"),
    ],
)
def test_the_nearest_name_of_ours_is_suggested(text: str, meant: str) -> None:
    found = recognised(text, LEXICONS["hu"])
    assert [suggestion(registry(CENTER), item) for item in found] == [meant]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("hu", "húsz-harminc", [20, 30]),
        ("hu", "tíz-tizenkét", [10, 12]),
        ("hu", "száz-kétszáz", [100, 200]),
        ("hu", "ötven-száz", [50, 100]),
        ("hu", "kétezer-ötszáz", [2500]),
        ("hu", "két-háromszáz", [2, 300]),
        ("hu", "harminc-negyven ezer", [30, 40000]),
        ("hu", "kétharmad", [2, 3]),
        ("en", "twenty thirty-five", [20, 35]),
        ("en", "twelve hundred", [1200]),
        ("en", "three quarters", [0.75]),
    ],
)
def test_a_row_of_numbers_in_words_is_no_sum(language: str, text: str, expected: list[float]) -> None:
    assert LEXICONS[language].words.row(text) == expected
