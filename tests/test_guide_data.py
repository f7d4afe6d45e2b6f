"""The guide of a topic as data: read whatever stands there, kept by the commands, published with stable ids."""

from __future__ import annotations

import json
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from helpcenter.edit.change_plan import Refused
from helpcenter.edit.creating import new
from helpcenter.edit.moving import move
from helpcenter.edit.perform import perform
from helpcenter.edit.registering import register
from helpcenter.edit.retiring import retire
from helpcenter.model import guides, votes
from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Page
from helpcenter.model.fingerprint import fingerprint
from helpcenter.read.help_center import read
from helpcenter.read.theme_files import assets
from helpcenter.rules.shared.audit import audit
from helpcenter.site.assets import linked
from helpcenter.site.view import View
from support import ROOT
from test_editing import TODAY, files, problems
from test_states import change, outdated

ASSETS = linked(assets(ROOT, ()))
SITE = "https://sugo.example/"
STEPS = """guide:
  - id: request
    question: {0} „Új jelszó”?
    choices:
      - text: request
        answer: reset/request
      - text: documents
        to: documents
  - id: documents
    question: documents
    choices:
      - text: documents
        answer: reset/not-arrived
      - text: x
        answer: documents/where
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """tests/center with a guide whose steps and words look like keys; everything published and accepted."""
    made = Path(shutil.copytree(ROOT / "tests/center", tmp_path / "center"))
    for code in ("hu", "en", "de"):
        page = made / f"docs/{code}/reset/index.md"
        steps = STEPS.replace(" „Új jelszó”", "").format(code)
        page.write_text(
            page.read_text("utf-8").replace("owner: help-desk\n", f"owner: help-desk\n{steps}"), "utf-8"
        )
    perform(made, register)
    assert audit(read(made)) == []
    return made


def view(center: HelpCenter, code: str, key: str) -> View:
    return View(center, center.language(code), SITE, ASSETS, center.pages[code, key])


# -- any data ---------------------------------------------------------------------------------------

scalars = st.none() | st.booleans() | st.integers(-9, 9) | st.text(max_size=8)
names = st.sampled_from(
    ["a", "b", "c", "reset/request", "reset/not-arrived", "reset", "", "help-a", "desk-a", "why"]
)
choices = st.fixed_dictionaries(
    {}, optional={"text": names | scalars, "to": names | scalars, "answer": names, "x": scalars}
)
steps_ = st.fixed_dictionaries(
    {},
    optional={
        "id": names | scalars,
        "question": names | scalars,
        "choices": st.lists(choices | scalars, max_size=4),
    },
)
drawn_guides = st.lists(steps_ | scalars, max_size=5) | steps_ | scalars


@given(ours=drawn_guides, theirs=drawn_guides)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_data_is_told_and_never_a_traceback(ours: Any, theirs: Any) -> None:
    with tempfile.TemporaryDirectory() as folder:
        made = Path(shutil.copytree(ROOT / "tests/center", Path(folder) / "center"))
        for code, data in (("hu", ours), ("en", theirs)):
            page = made / f"docs/{code}/reset/index.md"
            line = f"owner: help-desk\nguide: {json.dumps(data)}\n"
            page.write_text(page.read_text("utf-8").replace("owner: help-desk\n", line), "utf-8")
        center = read(made)
        problems = audit(center)
        for code, data in (("hu", ours), ("en", theirs)):
            shown = view(center, code, "reset").guide
            assert shown is None or shown.stages
            if not problems:
                assert shown and len(shown.stages) == len(data)
                judge_ways(center.pages[code, "reset"])


def judge_ways(page: Page) -> None:
    """Walk every way through a guide: each ends in an answer, and every step and answer is met."""
    steps = {step.id: step for step in guides.steps(page)}
    met: set[str] = set()

    def walk(name: str, way: tuple[str, ...]) -> None:
        assert name not in way
        met.add(name)
        for choice in steps[name].choices:
            if choice.to:
                walk(choice.to, (*way, name))
            else:
                met.add(choice.answer)

    walk(next(iter(steps)), ())
    assert met >= steps.keys() | {f"{page.key}/{name}" for name, _ in page.listed("answers")}


def test_the_real_guide_asks_at_most_three_questions_and_reaches_every_answer() -> None:
    center = read(ROOT)
    for code in ("hu", "en"):
        page = center.pages[code, "account"]
        judge_ways(page)
        shown = view(center, code, "account").guide
        assert shown
        assert max(len(end.earlier) for end in shown.ends) <= 3
        assert all(not end.foreign for end in shown.ends)
        assert {stage.earlier[-1].question for stage in shown.stages[1:]} <= {
            stage.question for stage in shown.stages
        }


# -- states and commands ----------------------------------------------------------------------------


def test_a_guide_that_is_edited_makes_its_translations_old(root: Path) -> None:
    hungarian = read(root).pages["hu", "reset"]
    for code in ("en", "de"):
        page = root / f"docs/{code}/reset/index.md"
        source = f"source: {fingerprint(read(root), hungarian)}\n"
        page.write_text(
            page.read_text("utf-8").replace("owner: help-desk\n", f"owner: help-desk\n{source}"), "utf-8"
        )
    assert outdated(read(root)) == []
    center = change(root, "docs/hu/reset/index.md", "      - text: x\n", "      - text: y\n")
    assert outdated(center) == ["docs/en/reset/index.md", "docs/de/reset/index.md"]


def test_move_takes_targets_along_and_leaves_steps_and_words_alone(root: Path) -> None:
    perform(root, lambda center: move(center, "reset/request", "reset/password", {}))
    perform(root, lambda center: move(center, "documents", "letters", {}))
    center = read(root)
    assert audit(center) == []
    wanted = STEPS.replace(" „Új jelszó”", "").replace("reset/request", "reset/password")
    for code in ("hu", "en", "de"):
        text = (root / f"docs/{code}/reset/index.md").read_text("utf-8")
        assert wanted.replace("documents/where", "letters/where").format(code) in text


def test_links_to_an_end_stay_when_its_answer_moves(root: Path) -> None:
    def ends() -> set[str]:
        shown = view(read(root), "hu", "reset").guide
        return {end.id for end in shown.ends} if shown else set()

    before = ends()
    perform(root, lambda center: move(center, "reset/not-arrived", "documents/missing", {}))
    assert ends() == before
    assert {f"documents.{read(root).registered['documents/missing'].id}"} < before


def test_an_answer_that_a_guide_does_not_lead_to_cannot_move_in_unnoticed(root: Path) -> None:
    before = files(root)
    with pytest.raises(Refused) as refused:
        perform(root, lambda center: move(center, "documents/where", "reset/where", {}))
        perform(root, lambda center: retire(center, "reset/where", "reset/request"))
        perform(root, lambda center: new(center, "documents/x", TODAY))
        perform(root, lambda center: move(center, "documents/x", "reset/x", {}))
    assert all(str(problem.place.path).startswith("docs/") for problem in refused.value.problems)
    assert files(root) != before, "what could be done was done"


def test_retire_leads_on_in_the_guide_too(root: Path) -> None:
    perform(root, lambda center: retire(center, "reset/not-arrived", "reset/request"))
    assert problems(root) == []
    shown = view(read(root), "en", "reset").guide
    assert shown and [end.card.key for end in shown.ends] == [
        "reset/request",
        "reset/request",
        "documents/where",
    ]


def test_two_choices_that_came_to_lead_to_one_answer_share_its_end(root: Path) -> None:
    perform(root, lambda center: retire(center, "reset/not-arrived", "documents/where"))
    shown = view(read(root), "en", "reset").guide
    assert shown and [end.earlier[-1].choice for end in shown.ends] == ["request", "documents / x"]


def test_a_new_answer_asks_to_be_led_to(root: Path) -> None:
    notes = perform(root, lambda center: new(center, "reset/locked", TODAY))
    assert "docs/hu/reset/index.md: let the guide lead to reset/locked" in notes
    assert any("no way ends in the answer reset/locked" in str(problem) for problem in audit(read(root)))


def test_where_a_translation_lacks_the_answer_the_original_is_shown(root: Path) -> None:
    shown = view(read(root), "de", "reset").guide
    assert shown
    foreign = {end.card.key: (end.foreign, end.card.url) for end in shown.ends}
    assert foreign["reset/not-arrived"] == ("hu", "../../jelszo/nem-erkezett-meg/")
    assert foreign["reset/request"][0] == ""


# -- did it help ------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", ["hu", "en"])
def test_the_mail_is_addressed_and_names_the_answer(code: str) -> None:
    center = read(ROOT)
    for page in center.pages_in(code, "answer"):
        helped = view(center, code, page.key).helped
        assert helped and helped.endpoint == ""
        mail = urlsplit(helped.email_href)
        assert (mail.scheme, mail.path) == ("mailto", center.facts.words("contacts", "email"))
        (subject,) = parse_qs(mail.query)["subject"]
        assert center.registered[page.key].id in subject and page.title in subject
        assert helped.email_href.isascii() and " " not in helped.email_href and "+" not in mail.query
        assert bool(helped.guide_url) == (page.topic == "account")
        assert unquote(helped.guide_url) in ("", "../#purchase")


ADDRESSES = {
    "https://votes.example": "https://votes.example",
    "https://votes.example:8443/help?site=a": "https://votes.example:8443",
    "/votes": None,
    "/help/votes.php": None,
}
NO_ADDRESSES = [
    *(
        "http://votes.example/",
        "//votes.example/",
        "/",
        "votes",
        "ftp://votes.example/",
        "https://",
        "https://votes",
    ),
    *(
        "https://a@votes.example/",
        "https://votes.example/#a",
        "https://votes.example/ x",
        "/a b",
        "/a;b",
        "/a\nb",
    ),
    *(
        "https://votes.example;script-src *",
        "javascript:alert(1)",
        "data:,x",
        5,
        None,
        True,
        ["/a"],
        {"a": 1},
        "",
    ),
]


def with_setting(value: object) -> HelpCenter:
    center = read(ROOT / "tests/center")
    # a copy: documents that were read are shared with every center that reads the same text
    settings = replace(center.settings, data=dict(center.settings.data) | {"extra": {"feedback": value}})
    return replace(center, settings=settings)


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_address_of_votes_and_what_a_policy_must_allow(address: str) -> None:
    center = with_setting(address)
    assert votes.endpoint(center) == address
    assert votes.origin(center) == ADDRESSES[address]
    assert audit(center) == []


@pytest.mark.parametrize("address", NO_ADDRESSES, ids=str)
def test_what_is_no_address_is_told_and_not_used(address: object) -> None:
    center = with_setting(address)
    assert votes.endpoint(center) is None and votes.origin(center) is None
    assert [problem.rule for problem in audit(center)] == ["feedback"]
