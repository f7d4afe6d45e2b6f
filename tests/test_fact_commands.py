"""`helpcenter facts`: where a fact is stated, change it everywhere or nowhere, add a mention."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from helpcenter.read import help_center
from helpcenter.rules.shared.audit import audit
from helpcenter.rules.shared.states import outdated
from support import copy_project, helpcenter

NEW = "+36 1 234 5678"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project in which the telephone number is written in several forms, and then changed."""
    root = copy_project(tmp_path_factory.mktemp("facts"))
    page = root / "docs/hu/union24/account.md"
    text = page.read_text("utf-8")
    page.write_text(f"{text}\nHívd: 06-1/486-4343, (1) 486&nbsp;4343 vagy 4864343.\n", "utf-8")
    helpcenter(root, "accept", "--all")
    done = helpcenter(root, "facts", "set", "contacts.telephone", NEW)
    assert done.returncode == 0, done.stderr
    (root / "said.txt").write_text(done.stdout, "utf-8")
    return root


def test_every_statement_is_changed_in_its_own_form(project: Path) -> None:
    page = (project / "docs/hu/union24/account.md").read_text("utf-8").replace("\u00a0", " ")
    assert "Hívd: 06-1/234-5678, (1) 234&nbsp;5678 vagy 2345678." in page
    assert "[+36 1 234 5678](tel:+3612345678)" in page
    for code in ("hu", "en"):
        assert 'href="tel:+3612345678">+36\u00a01\u00a0234\u00a05678<' in (
            project / f"downloads/sources/consent-form.{code}.html"
        ).read_text("utf-8")
    left = [
        str(file)
        for folder in ("docs", "downloads/sources")
        for file in sorted((project / folder).rglob("*.*"))
        if file.suffix in (".md", ".html") and re.search(r"486.?4343", file.read_text("utf-8"))
    ]
    assert left == []


def test_the_check_is_silent_and_no_translation_is_outdated(project: Path) -> None:
    center = help_center.read(project)
    assert audit(center) == []
    assert list(outdated(center)) == []


def test_the_diff_is_shown(project: Path) -> None:
    said = (project / "said.txt").read_text("utf-8")
    assert '-  telephone: "+36 1 486 4343"\n+  telephone: "+36 1 234 5678"' in said
    assert "+++ docs/en/contact/index.md" in said
    assert "+++ downloads/sources/consent-form.hu.html" in said


def test_where_lists_every_statement(project: Path) -> None:
    done = helpcenter(project, "facts", "where", "contacts.telephone")
    lines = done.stdout.splitlines()
    assert len(lines) > 20
    assert any(line.endswith(" 06-1/234-5678") for line in lines)
    assert any(line.startswith("downloads/sources/consent-form.hu.html:") for line in lines)


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    """A copy of the project."""
    return copy_project(tmp_path)


def test_nothing_changes_where_one_statement_cannot_be_changed(fresh: Path) -> None:
    page = fresh / "docs/hu/union24/account.md"
    page.write_text(page.read_text("utf-8") + "\nSzámunk négy-nyolc-hat, négy-három, négy-három.\n", "utf-8")
    before = {file: file.read_bytes() for file in sorted(fresh.rglob("*.md"))}
    done = helpcenter(fresh, "facts", "set", "contacts.telephone", NEW)
    assert done.returncode == 1
    assert "docs/hu/union24/account.md:" in done.stderr and "cannot be changed by itself" in done.stderr
    assert before == {file: file.read_bytes() for file in sorted(fresh.rglob("*.md"))}
    assert "+36 1 486 4343" in (fresh / "facts.yml").read_text("utf-8")


def test_a_dry_run_changes_nothing(fresh: Path) -> None:
    done = helpcenter(fresh, "facts", "set", "contacts.email", "hello@union.hu", "--dry-run")
    assert "+Write to us at [hello@union.hu](mailto:hello@union.hu), for example if" in done.stdout
    assert "hello@union.hu" not in (fresh / "facts.yml").read_text("utf-8")


@pytest.mark.parametrize(
    ("fact", "value", "page", "written"),
    [
        ("contacts.email", "hello@union.hu", "contact/index", "[hello@union.hu](mailto:hello@union.hu)"),
        ("contacts.post.box", "1099", "contact/index", "1380 Budapest, Pf. 1099"),
        ("contacts.post.postcode", "1399", "contact/index", "1399 Budapest, Pf. 1076"),
        ("deadlines.e-communication", "20", "e-communication/form", "within 20 days"),
        ("deadlines.e-communication", "10 days", "e-communication/form", "within 10 days"),
        ("password.least", "14", "snippets/password-rules", "at least 14 characters"),
        ("password.sent", "10", "first-login/sign-in", "the 10-character password we sent"),
        ("sites.union24.sign_in", "https://app.union24.hu/", "contact/index", "(https://app.union24.hu/)"),
    ],
)
def test_other_facts_change_too(fact: str, value: str, page: str, written: str, fresh: Path) -> None:
    done = helpcenter(fresh, "facts", "set", fact, value)
    assert done.returncode == 0, done.stderr
    assert written in (fresh / f"docs/en/{page}.md").read_text("utf-8").replace("\u00a0", " ")
    assert audit(help_center.read(fresh)) == []


@pytest.mark.parametrize(
    ("fact", "value", "hint"),
    [
        ("deadlines.e-communication", "10 weeks", "“10 weeks” is not a number of days"),
        ("deadlines.e-communication", "ten", "write the number alone, like 20"),
        ("password.least", "many", "“many” is not a whole number"),
        ("contacts.telephone", "06 1 234", "“contacts.telephone” cannot be “06 1 234” — international"),
        ("contacts.email", "nobody", "“contacts.email” cannot be “nobody”"),
    ],
)
def test_set_refuses_what_facts_yml_cannot_say(fact: str, value: str, hint: str, fresh: Path) -> None:
    done = helpcenter(fresh, "facts", "set", fact, value, "--dry-run")
    assert done.returncode == 1
    assert hint in done.stderr


@pytest.mark.parametrize(
    ("arguments", "lines"),
    [
        (
            ("contacts.telephones.claims", "+36 1 486 4300", "--purpose", "hu=Kár", "--purpose", "en=Claims"),
            '  telephones:\n    claims: {number: "+36 1 486 4300", purpose: {hu: "Kár", en: "Claims"}}\n',
        ),
        (("contacts.emails.press", "press@union.hu"), '  emails:\n    press: "press@union.hu"\n'),
        (
            ("contacts.places", "1134 Budapest, Váci út 33."),
            '  places:\n    - "1134 Budapest, Váci út 33."\n',
        ),
        (
            ("contacts.hours", "mon-fri 8:00-18:00", "--note", "hu=ünnepnap nem", "--note", "en=no holidays"),
            '    - {days: "mon-fri", from: "8:00", to: "18:00", note: {hu: "ünnepnap nem", en: "no holidays"}}\n',
        ),
        (("contacts.names", "UNION VIG"), '    - UNION Biztosító\n    - "UNION VIG"\n'),
        (("sites.portal.addresses", "https://a.union.hu/"), '      - "https://a.union.hu/"\n  union24:\n'),
        (
            ("deadlines.reset", "2 days", "--answer", "reset/request"),
            '    answers: [e-communication/form]\n  reset: {days: 2, answers: ["reset/request"]}\n',
        ),
        (("labels", "Belépés", "--gloss", "en=Sign in"), '  - {text: "Belépés", gloss: {en: "Sign in"}}\n'),
    ],
)
def test_add_writes_a_fact_of_ours(arguments: tuple[str, ...], lines: str, fresh: Path) -> None:
    done = helpcenter(fresh, "facts", "add", *arguments)
    assert done.returncode == 0, done.stderr
    assert lines in (fresh / "facts.yml").read_text("utf-8")
    assert {problem.rule for problem in audit(help_center.read(fresh))} <= {"unused-fact"}


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (
            ("contacts.telephone", "+36 1 486 4300"),
            "is nothing that can be added — contacts.telephones.<key>",
        ),
        (("contacts.telephones.claims", "06 1 486"), "“contacts.telephones.claims” cannot be “06 1 486”"),
        (("contacts.hours", "weekdays 8-18"), "write them like “mon-fri 8:00-18:00”"),
        (("contacts.telephones.claims", "+36 1 486 4300", "--purpose", "en=Claims"), "lacks the language hu"),
        (("contacts.emails.claims", "claims@union.hu", "--purpose", "hu=Kár"), "lacks the language en"),
        (("contacts.hours", "mon-fri 8:00-18:00", "--note", "en=no holidays"), "lacks the language hu"),
        (("contacts.hours", "sun 13:00-9:00"), "the hours sun 13:00–9:00 end before they begin"),
        (("contacts.hours", "fri-mon 9:00-13:00"), "write two entries: fri-sun and mon"),
        (("contacts.places", "Váci út 33."), "neither a postcode before its town nor a PO box"),
        (("deadlines.reset", "2 days"), "--answer topic/answer"),
        (
            ("deadlines.e-communication", "2 days", "--answer", "reset/request"),
            "`helpcenter facts set` changes it",
        ),
    ],
)
def test_add_refuses_what_facts_yml_cannot_hold(arguments: tuple[str, ...], hint: str, fresh: Path) -> None:
    before = (fresh / "facts.yml").read_bytes()
    done = helpcenter(fresh, "facts", "add", *arguments)
    assert done.returncode == 1
    assert hint in done.stderr
    assert (fresh / "facts.yml").read_bytes() == before


def test_an_office_changes_with_its_street(fresh: Path) -> None:
    facts = fresh / "facts.yml"
    facts.write_text(
        facts.read_text("utf-8").replace("  trunk:", '  places: ["1134 Budapest, Váci út 33."]\n  trunk:')
    )
    for code, word in (("hu", "Irodánk"), ("en", "Our office")):
        page = fresh / f"docs/{code}/account/postal.md"
        page.write_text(page.read_text("utf-8") + f"\n{word}: 1134\u00a0Budapest, Váci út 33.\n", "utf-8")
    done = helpcenter(fresh, "facts", "set", "contacts.places.0", "1138 Budapest, Népfürdő utca 22.")
    assert done.returncode == 0, done.stderr
    assert "Irodánk: 1138 Budapest, Népfürdő utca 22.\n" in (fresh / "docs/hu/account/postal.md").read_text(
        "utf-8"
    )
    assert audit(help_center.read(fresh)) == []


@pytest.mark.parametrize(
    ("arguments", "entry"),
    [
        (("www.mnb.hu", "--name", "MNB"), '{name: "MNB", hosts: [www.mnb.hu]}'),
        (("112", "--name", "Mentők"), '{name: "Mentők", telephones: ["112"]}'),
        (("+36 80 203 776",), '{name: "+36 80 203 776", telephones: ["+36 80 203 776"]}'),
        (("www.union.hu",), "{name: www.union.hu, hosts: [www.union.hu]}"),
    ],
)
def test_add_writes_a_mention(arguments: tuple[str, ...], entry: str, fresh: Path) -> None:
    done = helpcenter(fresh, "facts", "add", *arguments)
    assert done.returncode == 0, done.stderr
    assert f"  - {entry}\n" in (fresh / "facts.yml").read_text("utf-8")


@pytest.mark.parametrize(
    "ours", ["www.union24.hu", "unlon24.hu", "+36 1 486 4343", "ugyfelszolgalat@union.hu"]
)
def test_add_refuses_what_is_ours(ours: str, fresh: Path) -> None:
    before = (fresh / "facts.yml").read_bytes()
    done = helpcenter(fresh, "facts", "add", ours)
    assert done.returncode == 1
    assert (fresh / "facts.yml").read_bytes() == before


def test_what_one_owner_has_is_one_mention(fresh: Path) -> None:
    for written in ("www.mnb.hu", "+36 80 203 776", "ugyfelszolgalat@mnb.hu", "felugyelet.mnb.hu"):
        done = helpcenter(fresh, "facts", "add", written, "--name", "MNB")
        assert done.returncode == 0, done.stderr
    assert (
        (fresh / "facts.yml")
        .read_text("utf-8")
        .endswith(
            '\nmentions:\n  - {name: "MNB", hosts: [www.mnb.hu, "felugyelet.mnb.hu"], telephones: ["+36 80 203 776"], '
            'emails: ["ugyfelszolgalat@mnb.hu"]}\n'
        )
    )


def test_an_owner_written_over_several_lines_gets_its_entry_too(fresh: Path) -> None:
    facts = fresh / "facts.yml"
    facts.write_text(
        facts.read_text("utf-8")
        + "\nmentions:\n  - name: MNB # the bank\n    hosts:\n      - mnb.hu\n  - name: OTP\n",
        "utf-8",
    )
    for written in ("1013 Budapest, Krisztina krt. 55.", "felugyelet.mnb.hu"):
        done = helpcenter(fresh, "facts", "add", written, "--name", "mnb")
        assert done.returncode == 0, done.stderr
    assert facts.read_text("utf-8").endswith(
        '  - name: MNB # the bank\n    hosts:\n      - mnb.hu\n      - "felugyelet.mnb.hu"\n'
        '    places:\n      - "1013 Budapest, Krisztina krt. 55."\n  - name: OTP\n'
    )


def test_only_what_became_unused_is_listed(fresh: Path) -> None:
    helpcenter(fresh, "facts", "add", "www.mnb.hu", "--name", "MNB")
    done = helpcenter(fresh, "facts", "add", "contacts.places", "1134 Budapest, Váci út 33.")
    assert done.stdout.count("no page states") == 1 and "1134 Budapest" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (("", "--name", "X"), "the value is empty"),
        (("   ",), "the value is empty"),
        (("foo",), "helpcenter facts add foo --name foo"),
        (("Váci út 33.",), "helpcenter facts add 'Váci út 33.' --name 'Váci út 33.'"),
        (("foo", "--name", "X"), "“foo” is no host, telephone number, e-mail address or place"),
        (("contacts.names", ""), "there is nothing to add"),
        (("contacts.places", "  "), "there is nothing to add"),
        (("contacts.telephones.", "+36 1 486 4300"), "there is nothing to add"),
        (("contacts.telephones.a", "+36 1 486 4300", "--purpose", "hu= "), "write each language once"),
        (
            ("contacts.telephones.a", "+36 1 486 4300", "--purpose", "hu=A", "--purpose", "B"),
            "“B” is not one text of a language",
        ),
        (("contacts.telephones.a", "+36 1 486 4300", "--purpose", ""), "write each language once"),
    ],
)
def test_add_asks_for_what_it_cannot_know(arguments: tuple[str, ...], hint: str, fresh: Path) -> None:
    before = (fresh / "facts.yml").read_bytes()
    done = helpcenter(fresh, "facts", "add", *arguments)
    assert done.returncode == 1
    assert hint in done.stderr
    assert (fresh / "facts.yml").read_bytes() == before


def test_a_purpose_changes_in_one_language(fresh: Path) -> None:
    facts = fresh / "facts.yml"
    both = ("--purpose", "hu=Kár", "--purpose", "en=Claims")
    helpcenter(fresh, "facts", "add", "contacts.telephones.claims", "+36 1 486 4300", *both)
    helpcenter(fresh, "facts", "add", "contacts.emails.press", "press@union.hu")
    helpcenter(
        fresh, "facts", "add", "contacts.hours", "mon-fri 8:00-18:00", "--note", "hu=Így", "--note", "en=So"
    )
    for name, value in (
        ("contacts.telephones.claims.purpose.hu", "Kárbejelentés: éjjel is"),
        ("contacts.emails.press.purpose", "PR"),
        ("contacts.hours.0.note.en", "not on holidays"),
    ):
        done = helpcenter(fresh, "facts", "set", name, value)
        assert done.returncode == 0, done.stderr
    text = facts.read_text("utf-8")
    assert 'purpose: {hu: "Kárbejelentés: éjjel is", en: "Claims"}' in text
    assert 'press: {address: "press@union.hu", purpose: "PR"}' in text
    assert 'note: {hu: "Így", en: "not on holidays"}' in text
    assert audit(help_center.read(fresh)) == []


def test_a_language_that_a_purpose_lacks_is_added_by_set(fresh: Path) -> None:
    facts = fresh / "facts.yml"
    entry = '  telephones:\n    claims:\n      number: "+36 1 486 4300"\n      purpose:\n        en: Claims\n  trunk:'
    facts.write_text(facts.read_text("utf-8").replace("  trunk:", entry), "utf-8")
    done = helpcenter(fresh, "facts", "set", "contacts.telephones.claims.purpose.hu", "Kár")
    assert done.returncode == 0, done.stderr
    assert '        en: Claims\n        hu: "Kár"\n  trunk:' in facts.read_text("utf-8")
    assert audit(help_center.read(fresh)) == []


def test_a_fact_is_found_as_it_is_written(fresh: Path) -> None:
    for written in ("15 days", "Kilépés"):
        done = helpcenter(fresh, "facts", "where", written)
        assert "docs/hu/" in done.stdout, done.stderr


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("", "which fact? Name a fact by its keys, like contacts.telephone"),
        ("8 days", "facts.yml has no fact “8 days” — name a fact by its keys"),
        ("30", "facts.yml has no fact “30” — name a fact by its keys"),
        ("deadlines", "of facts.yml) is more than one fact — name one of: deadlines.e-communication"),
        ("contacts.telefone", "did you mean contacts.telephone?"),
        ("contacts.trunk", "no text is changed with contacts.trunk — edit line"),
        ("contacts.hours", '`helpcenter facts add contacts.hours "mon-fri 8:00-18:00"`'),
    ],
)
@pytest.mark.parametrize("action", ["where", "set"])
def test_a_name_of_no_fact_is_explained(action: str, name: str, said: str, fresh: Path) -> None:
    done = helpcenter(fresh, "facts", action, name, *(["9"] if action == "set" else []))
    assert done.returncode == 1
    assert said in done.stderr


def test_hours_are_edited_in_their_line(fresh: Path) -> None:
    helpcenter(fresh, "facts", "add", "contacts.hours", "mon-fri 8:00-18:00")
    line = (fresh / "facts.yml").read_text("utf-8").partition("  hours:\n")[0].count("\n") + 1
    for name, number in (("contacts.hours", line), ("contacts.hours.0", line + 1)):
        done = helpcenter(fresh, "facts", "set", name, "mon-fri 9:00-17:00")
        assert done.returncode == 1 and f"edit line {number} of facts.yml" in done.stderr


def test_hours_that_overlap_are_not_added(fresh: Path) -> None:
    helpcenter(fresh, "facts", "add", "contacts.hours", "mon-fri 8:00-18:00")
    done = helpcenter(fresh, "facts", "add", "contacts.hours", "fri 9:00-17:00")
    assert done.returncode == 1 and "the hours fri 9:00–17:00 overlap mon-fri 8:00–18:00" in done.stderr


def test_nothing_is_no_new_value(fresh: Path) -> None:
    done = helpcenter(fresh, "facts", "set", "contacts.telephone", " ")
    assert done.returncode == 1 and "the new value of contacts.telephone is empty" in done.stderr
