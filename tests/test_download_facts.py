"""What real PDFs say is held against facts.yml: numbers, addresses, times, rules for passwords."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from pikepdf import Array, Dictionary, Name, Object, Pdf, String
from weasyprint import HTML

from helpcenter.model.downloadable import MARK
from helpcenter.read import help_center
from helpcenter.rules.shared.audit import audit
from support import ROOT, copy_project

FILE = "downloads/consent-form.{}.pdf"
NO_DIGIT = """
<ul><li>legalább 12 karakter legyen,</li><li>legyen benne legalább 1 nagybetű,</li>
<li>legyen benne legalább 1 kisbetű,</li><li>legyen benne legalább 1 speciális karakter.</li></ul>
"""
WITH_DIGIT = NO_DIGIT.replace("<li>legyen", "<li>legyen benne legalább 1 számjegy,</li><li>legyen", 1)

RIGHT = {
    "another form": ("hu", "Hívj minket: 06-1/486-4343, vagy a (1) 486 4343-as számon."),
    "a deadline": ("hu", "Tizenöt napon belül átvezetjük. 15 nap alatt kész."),
    "a deadline in English": ("en", "We will do it within fifteen days."),
    "the post box": ("hu", "UNION Vienna Insurance Group Biztosító Zrt., 1380 Budapest, Pf. 1076"),
    "the source's second list": ("hu", WITH_DIGIT),
    "a list over two pages": (
        "hu",
        WITH_DIGIT.replace("<li>legyen", '<li style="break-before: page">legyen', 1),
    ),
    "a mention": ("hu", "Jelszavunk minden esetben 12 karakter."),
    "the sites": ("en", "www.union24.hu, https://ugyfelportal.union.hu/ugyfelportal/, union24.hu"),
    "quotation marks": ("hu", "Ezt hívják „önálló ablaknak”."),
    "a link": ("hu", '<a href="tel:+3614864343">Hívás</a>, <a href="https://www.union24.hu/">UNION24</a>'),
}
OR_ADD = " If it is somebody else’s, add to the end of facts.yml the lines `mentions:` and `  - {}`"
WRONG = {
    "a number": (
        "hu",
        "Hívj minket: 06-1/486-4344.",
        "facts.yml does not know the telephone number 06-1/486-4344 — did you mean +36 1 486 4343?"
        + OR_ADD.format('{name: "+36 1 486 4344", telephones: ["+36 1 486 4344"]}'),
    ),
    "a number in a link": (
        "hu",
        '<a href="tel:+3614864344">Hívás</a>',
        "facts.yml does not know the telephone number tel:+3614864344 — did you mean +36 1 486 4343?"
        + OR_ADD.format('{name: "+36 14864344", telephones: ["+36 14864344"]}'),
    ),
    "a number in words and link": (
        "en",
        '<a href="tel:+3614864344">+36 1 486 4344</a>',
        "facts.yml does not know the telephone number +36 1 486 4344 — did you mean +36 1 486 4343?"
        + OR_ADD.format('{name: "+36 1 486 4344", telephones: ["+36 1 486 4344"]}'),
    ),
    "an e-mail address": (
        "en",
        "Write to ugyfelszolgalat@union24.hu.",
        "facts.yml does not know the e-mail address ugyfelszolgalat@union24.hu"
        " — did you mean ugyfelszolgalat@union.hu?",
    ),
    "a host": (
        "hu",
        "Lépj be: www.unoin24.hu.",
        "facts.yml does not know the web address www.unoin24.hu — did you mean https://www.union24.hu/?",
    ),
    "a post box": (
        "hu",
        "1380 Budapest, Pf. 1067",
        "facts.yml does not know the PO box Pf. 1067 — did you mean 1076?"
        + OR_ADD.format('{name: "Pf. 1067", places: ["Pf. 1067"]}'),
    ),
    "a time": (
        "hu",
        "Nyolc napon belül.",
        "“Nyolc napon” is no deadline of facts.yml — facts.yml says 15 days",
    ),
    "a time in English": (
        "en",
        "within two weeks",
        "“two weeks” is no deadline of facts.yml — facts.yml says 15 days",
    ),
    "a rule for passwords": (
        "en",
        "Choose a password of at least 8 characters.",
        "“at least 8 characters” is not the password policy — facts.yml says at least 12 characters",
    ),
    "the source's first list": (
        "hu",
        NO_DIGIT,
        "the text lacks the digit (facts.yml: at least 1 digit) — it must name all of them or none",
    ),
}


SAYS_A_NUMBER = "Hívj minket: +36 1 486 4344."


def _note(pdf: Pdf, kind: str) -> None:
    note = Dictionary(Type=Name.Annot, Subtype=Name(f"/{kind}"), Rect=[0, 0, 9, 9], Contents=SAYS_A_NUMBER)
    pdf.pages[0].obj.Annots.append(pdf.make_indirect(note))


def _field(pdf: Pdf, key: str, value: Object) -> None:
    next(field for field in pdf.Root.AcroForm.Fields if str(field.T) == "place")[key] = value


def _alternative(pdf: Pdf) -> None:
    pdf.Root.StructTreeRoot.Alt = String(SAYS_A_NUMBER)


def _title(pdf: Pdf) -> None:
    with pdf.open_metadata() as metadata:
        metadata["dc:title"] = SAYS_A_NUMBER
    del pdf.docinfo["/Title"]


UNPRINTED: dict[str, Callable[[Pdf], None]] = {
    "a note": lambda pdf: _note(pdf, "Text"),
    "a text box": lambda pdf: _note(pdf, "FreeText"),
    "a field's label": lambda pdf: _field(pdf, "/TU", String(SAYS_A_NUMBER)),
    "a field's content": lambda pdf: _field(pdf, "/V", String(SAYS_A_NUMBER)),
    "a field's first content": lambda pdf: _field(pdf, "/DV", String(SAYS_A_NUMBER)),
    "a choice": lambda pdf: _field(pdf, "/Opt", Array([Array([String("1"), String(SAYS_A_NUMBER)])])),
    "what is said in the place of a picture": _alternative,
    "the title": _title,
}


@pytest.fixture(scope="module")
def center(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_project(tmp_path_factory.mktemp("download_facts"))


def report(root: Path, language: str, body: str) -> list[str]:
    """What `download-facts` says when a document has this text."""
    path = FILE.format(language)
    HTML(string=f'<html lang="{language}"><title>Form</title><body>{body}').write_pdf(
        root / path, pdf_variant="pdf/ua-1"
    )
    try:
        problems = [str(problem) for problem in audit(help_center.read(root))]
    finally:
        shutil.copy(ROOT / path, root / path)
    return [line for line in problems if " download-facts: " in line]


@pytest.mark.parametrize(("language", "body"), RIGHT.values(), ids=list(RIGHT))
def test_what_facts_yml_knows_may_be_said(center: Path, language: str, body: str) -> None:
    assert report(center, language, body) == []


@pytest.mark.parametrize(("language", "body", "said"), WRONG.values(), ids=list(WRONG))
def test_what_it_does_not_know_is_told(center: Path, language: str, body: str, said: str) -> None:
    assert report(center, language, body) == [f"{FILE.format(language)}:1:1 download-facts: {said}"]


def test_the_page_is_named(center: Path) -> None:
    body = 'Szia!<p style="break-before: page">Hívj minket: +36 1 486 4344.'
    assert [line.partition(" ")[0] for line in report(center, "hu", body)] == [f"{FILE.format('hu')}:2:1"]


@pytest.mark.parametrize("change", UNPRINTED.values(), ids=list(UNPRINTED))
def test_what_is_not_printed_is_read_too(center: Path, change: Callable[[Pdf], None]) -> None:
    path = FILE.format("hu")
    with Pdf.open(ROOT / path) as pdf:
        change(pdf)
        pdf.save(center / path)
    try:
        problems = [str(problem) for problem in audit(help_center.read(center))]
    finally:
        shutil.copy(ROOT / path, center / path)
    said = (
        "facts.yml does not know the telephone number +36 1 486 4344 — did you mean +36 1 486 4343?"
        + OR_ADD.format('{name: "+36 1 486 4344", telephones: ["+36 1 486 4344"]}')
    )
    assert [line for line in problems if " download-facts: " in line] == [
        f"{path}:1:1 download-facts: {said}"
    ]


def test_labels_in_our_own_documents_are_read_in_the_source_and_in_the_file(center: Path) -> None:
    path = FILE.format("hu")
    text = center / "downloads/sources/consent-form.hu.html"
    sound = text.read_text("utf-8")
    body = "<p>Nyomd meg: „Kilépes”, aztán „Kilépés”.</p>"
    text.write_text(sound.replace("<h2>2.", f"{body}<h2>2."), "utf-8")
    html = f'<html lang="hu"><title>x</title><meta name="generator" content="{MARK}"><body>{body}'
    try:
        HTML(string=html).write_pdf(center / path, pdf_variant="pdf/ua-1")
        with Pdf.open(center / path, allow_overwriting_input=True) as pdf:
            pdf.docinfo["/Creator"] = MARK
            pdf.save(center / path)
        problems = [str(problem) for problem in audit(help_center.read(center))]
    finally:
        text.write_text(sound, "utf-8")
        shutil.copy(ROOT / path, center / path)
    said = "download-facts: facts.yml knows no label “Kilépes” — did you mean “Kilépés”?"
    assert [line for line in problems if " download-facts: " in line] == [
        f"{path}:1:1 {said}",
        f"downloads/sources/consent-form.hu.html:23:15 {said}",
    ]
