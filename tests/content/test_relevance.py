"""Customers find the answer, in their own words; and no test query was copied into the content."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

import relevance
from helpcenter.read.help_center import read
from helpcenter.search import loaded_index
from helpcenter.search.analysis import words
from support import QUERIES, ROOT

OWN_QUERIES = ROOT / "tests/search/customers.tsv"
PHONES = ROOT / "tests/search/phones.tsv"
VOICES = ROOT / "tests/search/voices.tsv"
UNSEEN = ROOT / "tests/search/unseen.tsv"
ANSWERED = ROOT / "tests/search/answered.tsv"
UNANSWERED = ROOT / "tests/search/unanswered.tsv"
KNOWN_WORDS = ROOT / "tests/search/known_words.tsv"
FRESH = ROOT / "tests/search/fresh.tsv"
KEPT = ROOT / "tests/search/kept_answered.tsv"
ELSEWHERE = ROOT / "tests/search/elsewhere.tsv"
KEPT_UNANSWERED = ROOT / "tests/search/kept_unanswered.tsv"
STRANGERS = ROOT / "tests/search/strangers.tsv"
STRANGERS_UNANSWERED = ROOT / "tests/search/strangers_unanswered.tsv"
STRANGERS_KEPT = ROOT / "tests/search/strangers_kept.tsv"
STRANGERS_KEPT_UNANSWERED = ROOT / "tests/search/strangers_kept_unanswered.tsv"
FOREIGN = ROOT / "tests/search/foreign.tsv"
ANSWERABLE = (QUERIES, OWN_QUERIES, PHONES, VOICES, UNSEEN, ANSWERED, FRESH, KEPT, STRANGERS, STRANGERS_KEPT)


class Asked:
    """A search that remembers its answers: several tests ask it the same."""

    def __init__(self, search: loaded_index.Search) -> None:
        self.documents, self.fit, self.ask = search.documents, search.fit, cache(search.ask)


@pytest.fixture(scope="module")
def searches(site: Path) -> dict[str, Asked]:
    """The built indexes by language."""
    found = {}
    for file in (site / "assets").glob("search-*.json"):
        found[file.name.split("-")[1].split(".")[0]] = Asked(loaded_index.load(file.read_bytes()))
    return found


@pytest.mark.parametrize(
    ("file", "best", "third"),
    [
        (QUERIES, 0.98, 0.98),
        (OWN_QUERIES, 0.98, 0.98),
        (PHONES, 0.98, 0.98),
        (VOICES, 0.98, 0.98),
        (UNSEEN, 0.93, 0.98),
        (ANSWERED, 0.95, 0.98),
        (FRESH, 0.95, 0.98),
        (KEPT, 0.95, 0.98),
        (STRANGERS, 0.97, 0.98),
        (STRANGERS_KEPT, 0.95, 0.98),
    ],
)
def test_the_answer_is_found(searches: dict[str, Asked], file: Path, best: float, third: float) -> None:
    def ask(language: str, query: str) -> list[str]:
        search = searches[language]
        return [search.documents[found.number]["key"] for found in search.ask(query)[1]]

    judged = relevance.judge(file, ask)
    print(judged)
    # Strangers also use words that nobody foresaw: for one in a hundred, the search offers topics and a telephone.
    assert len(judged.without_result) <= (len(judged.ranks) // 100 if file == UNSEEN else 0)
    assert judged.reciprocal >= best
    assert judged.in_three >= third


def keys_needed(search: Asked, query: relevance.Query, featured: list[str], most: int) -> int:
    """The number of keys typed until the panel first has a right answer among three; more than `most` if later.

    While there is nothing to search for, the panel shows what the home page features.
    """
    for keys in range(1, min(most, len(query.text)) + 1):
        found = [search.documents[one.number]["key"] for one in search.ask(query.text[:keys])[1]]
        if set((found or featured)[:3]) & set(query.accepted):
            return keys
    return most + 1


def test_the_right_answer_is_there_after_few_keys(searches: dict[str, Asked]) -> None:
    center = read(ROOT)
    featured = {code: [key for key, _ in center.pages[code, ""].listed("featured")] for code in searches}
    asked = [query for file in (QUERIES, STRANGERS) for query in relevance.queries(file)]
    keys = sorted(
        keys_needed(searches[query.language], query, featured[query.language], 9) for query in asked
    )
    assert keys[len(keys) // 2] <= 3
    assert sum(key <= 9 for key in keys) >= len(keys) * 0.9


def fits(searches: dict[str, Asked], file: Path) -> list[str]:
    """The fit of each query of a file."""
    found = []
    for query in relevance.queries(file):
        search = searches[query.language]
        found.append(search.fit(*search.ask(query.text)).name)
    return found


def test_what_is_answered_is_not_called_unanswered(searches: dict[str, Asked]) -> None:
    found = [fit for file in ANSWERABLE for fit in fits(searches, file)]
    assert found.count("none") <= len(found) / 100
    assert found.count("good") >= len(found) * 0.9


def test_what_is_not_answered_is_called_so(searches: dict[str, Asked]) -> None:
    found = fits(searches, UNANSWERED)
    assert len(found) >= 120
    more = fits(searches, ELSEWHERE)
    kept = fits(searches, KEPT_UNANSWERED)
    for some in (found, more, kept):
        assert some.count("none") >= len(some) * 0.9
        assert some.count("good") <= len(some) * 0.06
    for file in (STRANGERS_UNANSWERED, STRANGERS_KEPT_UNANSWERED):
        strangers = fits(searches, file)
        assert strangers.count("none") >= len(strangers) * 0.85
    foreign = fits(searches, FOREIGN)
    assert foreign.count("none") >= len(foreign) * 0.7
    # Where the help knows the words apart, only editors can say that it does not know them together (`elsewhere`).
    hardest = fits(searches, KNOWN_WORDS)
    assert hardest.count("none") >= len(hardest) * 0.7


@pytest.mark.parametrize("thing", ["tiktok", "spotify", "ebay", "skype", "wifi", "router"])
def test_what_editors_list_is_no_matter_of_ours_beside_our_words(
    searches: dict[str, Asked], thing: str
) -> None:
    asked = {
        "en": ("forgot my {} password", "change {} password", "{} login", "sign in to {}"),
        "hu": ("{} jelszó elfelejtettem", "{} jelszó megváltoztatása", "{} belépés", "{} jelszó"),
    }
    for language, queries in asked.items():
        for query in queries:
            search = searches[language]
            fit = search.fit(*search.ask(query.format(thing)))
            assert (fit.name, fit.elsewhere >= 0) == ("none", True), query


@pytest.mark.parametrize(
    ("language", "query"),
    [
        ("en", "portal crashes"),
        ("en", "the website freezes"),
        ("en", "page won't load"),
        ("hu", "lefagy az oldal"),
        ("hu", "szerverhiba"),
        ("hu", "nem tölt be az oldal"),
    ],
)
def test_who_finds_the_site_broken_is_sent_to_customer_service(
    searches: dict[str, Asked], language: str, query: str
) -> None:
    search = searches[language]
    groups, found = search.ask(query)
    assert search.documents[found[0].number]["key"] == "contact"
    assert search.fit(groups, found).name == "good"


def test_no_test_query_stands_in_the_content() -> None:
    """Single words will coincide; whole phrases should not, but for the examples that the task itself gave."""
    given = {"elveszett a jelszavam", "nem jön az sms", "üres a fiókom"}
    center = read(ROOT)
    asked = {
        " ".join(words(phrase)) for page in center.pages.values() for phrase, _ in page.listed("also_asked")
    }
    copied = []
    for file in ANSWERABLE[
        :-1
    ]:  # STRANGERS_KEPT was written without a look at the phrases: what is alike is chance
        for query in relevance.queries(file):
            phrase = words(query.text)
            if len(phrase) >= 3 and " ".join(phrase) in asked and query.text.lower() not in given:
                copied.append(f"{file.name}: {query.text}")
    assert copied == []
