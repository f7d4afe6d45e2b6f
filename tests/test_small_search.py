"""The search of a help center with few answers says too when it has none."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpcenter.edit.beginning import Beginning
from helpcenter.edit.starting_center import begin
from helpcenter.read import help_center
from helpcenter.search import loaded_index
from helpcenter.site.search_index import search_index
from support import ROOT
from test_init import TODAY

FOREIGN = {
    "en": """reset my iphone | return my shoes | how to bake a cake | weather tomorrow | where is my parcel |
        cheap flights to rome | who is the president | netflix password | buy a house | my car was stolen |
        file a claim | qwertyuiop | windows update fails | football results | cancel my subscription |
        open a bank account | learn spanish | fix a leaking tap | lost my passport | train timetable""",
    "de": """wo ist mein paket | schuhe zurückgeben | wetter morgen | kuchen backen | iphone zurücksetzen |
        billige flüge nach rom | wer ist der präsident | netflix passwort | haus kaufen | auto gestohlen |
        schaden melden | asdfgh | windows update | fußball ergebnisse | bankkonto eröffnen | spanisch lernen |
        wasserhahn tropft | reisepass verloren | fahrplan | pizza bestellen""",
    "hu": """hol a csomagom | cipő visszaküldése | milyen idő lesz holnap | süti recept | iphone visszaállítása |
        olcsó repülőjegy | ki az elnök | netflix jelszó | házat vennék | ellopták az autómat | kárbejelentés |
        asdfgh | windows frissítés | foci eredmények | bankszámla nyitása | spanyol tanulás | csöpög a csap |
        elveszett az útlevelem | menetrend | pizza rendelés""",
}
"""What nobody asks a library or a small center, twenty queries in each language."""


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A help center as `helpcenter init` makes it; not to be changed."""
    root = tmp_path_factory.mktemp("begun") / "center"
    address = "https://library.example/"
    begin(
        root,
        Beginning("City Library", ("en", "de", "hu"), address, "+36 1 555 0123", "a@b.example", "desk"),
        TODAY,
    )
    return root


def fits(root: Path, code: str) -> dict[str, str]:
    """The fit of each foreign query in a help center's language."""
    center = help_center.read(root)
    search = loaded_index.load(search_index(center, center.language(code)).content)
    queries = [" ".join(query.split()) for query in FOREIGN[code].split("|")]
    return {query: search.fit(*search.ask(query)).name for query in queries}


@pytest.mark.parametrize("code", ["en", "de", "hu"])
def test_six_answers_are_no_answer_to_everything(begun: Path, code: str) -> None:
    found = fits(begun, code)
    assert len(found) == 20
    assert [query for query, fit in found.items() if fit != "none"][1:] == []


@pytest.mark.parametrize("code", ["en", "de", "hu"])
def test_two_or_three_answers_are_not_either(code: str) -> None:
    found = fits(ROOT / "tests/center", code)
    assert list(found.values()).count("none") >= 18, found


def test_fourteen_answers_are_not_either() -> None:
    found = fits(ROOT / "tests/library", "en")
    assert list(found.values()).count("none") >= 13, found
