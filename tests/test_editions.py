"""Documents get new editions: what `accept` asks for and refuses, and where the former ones are found for ever."""

from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path

import pikepdf
import pytest

from helpcenter.model.downloadable import DOWNLOADS_LIST
from helpcenter.read import help_center
from helpcenter.report.download_states import attention
from helpcenter.rules.shared.audit import audit
from helpcenter.site import page_downloads, redirects
from support import ROOT, copy_project, helpcenter

FORM = "downloads/consent-form.hu.pdf"
SITE = "https://sugo.example/help/"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return copy_project(tmp_path)


def edition(number: int) -> bytes:
    """The form as somebody else wrote it; each number gives other bytes."""
    with pikepdf.open(ROOT / FORM) as pdf:
        pdf.docinfo["/Creator"] = f"Word {number}"
        written = io.BytesIO()
        pdf.save(written, deterministic_id=True)
    return written.getvalue()


def accept(root: Path, content: bytes, *arguments: str) -> tuple[int, str]:
    """Put a file in the place of the form and accept it; the exit code and what was said."""
    (root / FORM).write_bytes(content)
    done = helpcenter(root, "downloads", "accept", FORM, *arguments)
    return done.returncode, done.stdout + done.stderr


def test_former_editions_answer_at_their_own_address_for_ever(copy: Path) -> None:
    first = help_center.read(copy).downloads[0]
    sound = (copy / FORM).read_bytes()
    assert accept(copy, edition(2), "--version", "2/a")[0] == 0
    second = help_center.read(copy).downloads[0]
    assert accept(copy, edition(3), "--same-version")[0] == 0
    center = help_center.read(copy)
    third = center.downloads[0]
    assert third.former == (*first.former, first.stamp, second.stamp)
    assert audit(center) == []
    made = page_downloads.files(center)
    assert made[first.permanent_address] == sound
    assert made[second.permanent_address] == edition(2)
    assert made[third.permanent_address] == made[third.address] == edition(3)
    assert list(page_downloads.former_editions(center)) == []
    assert helpcenter(copy, "build").returncode == 0
    for where in (first.permanent_address, second.permanent_address):
        assert (copy / "site" / where).read_bytes() == made[where]
    assert not (copy / "site/downloads/archive").exists()
    pages = "".join(file.read_text("utf-8") for file in (copy / "site").rglob("*.html"))
    assert third.permanent_address in pages and second.permanent_address not in pages

    assert accept(copy, sound, "--version", "2")[0] == 0, "back to the first"
    again = help_center.read(copy).downloads[0]
    assert again.permanent_address == first.permanent_address
    assert again.former == (*first.former, second.stamp, third.stamp)


def test_an_edition_that_is_not_kept_leads_to_the_one_in_force(copy: Path) -> None:
    first = help_center.read(copy).downloads[0]
    (copy / "downloads/archive" / first.permanent_address.removeprefix("downloads/")).unlink()
    code, said = accept(copy, edition(2), "--version", "3")
    assert code == 0
    assert "the file of version 2 is not kept; its address leads to the new one" in said
    center = help_center.read(copy)
    assert audit(center) == []
    assert first.permanent_address not in page_downloads.files(center)
    step = f"/help/{first.permanent_address} /help/{first.address}"
    assert f"{step} 301\n" in redirects.hosts_file(center, SITE)
    assert f"    {step};\n" in redirects.nginx_file(center, SITE)


def test_our_own_documents_keep_their_former_editions_too(copy: Path) -> None:
    page = copy / "docs/hu/union24/account.md"
    page.write_text(
        page.read_text("utf-8").replace("biztosításaidat online", "biztosításaidat mindig online"), "utf-8"
    )
    path = "downloads/union24-manual.hu.pdf"
    before, sound = help_center.read(copy).downloads[2], (copy / path).read_bytes()
    kept = copy / "downloads/archive" / before.permanent_address.removeprefix("downloads/")
    kept.unlink()
    assert helpcenter(copy, "downloads", "build").returncode == 0
    assert help_center.read(copy).downloads[2].former == (*before.former, before.stamp)
    assert kept.read_bytes() == sound, "it was still there when the new one was made"


def test_a_lost_document_is_taken_back_not_made_anew(copy: Path) -> None:
    """Made anew it would be a new edition on a machine whose Pango draws letters otherwise."""
    listing, sound = (copy / DOWNLOADS_LIST).read_text("utf-8"), (copy / FORM).read_bytes()
    for lose in (lambda: (copy / FORM).unlink(), lambda: (copy / FORM).write_bytes(edition(2))):
        lose()
        done = helpcenter(copy, "downloads", "build")
        kept = (
            help_center.read(copy).downloads[0].permanent_address.replace("downloads/", "downloads/archive/")
        )
        assert f"{FORM}: taken back from {kept}\n" in done.stdout, done.stdout + done.stderr
        assert (copy / FORM).read_bytes() == sound
        assert (copy / DOWNLOADS_LIST).read_text("utf-8") == listing


def test_what_lies_in_the_archive_is_what_was_published(copy: Path) -> None:
    first = help_center.read(copy).downloads[0]
    kept = copy / "downloads/archive" / first.permanent_address.removeprefix("downloads/")
    kept.write_bytes(edition(2))
    (copy / "downloads/archive/old.pdf").write_bytes(edition(2))
    assert [str(problem) for problem in audit(help_center.read(copy))] == [
        f"downloads/archive/{kept.name}:1:1 download: it is not the file that was published under this name"
        " — take it back from the history, or delete it: its address then leads to the edition in force",
        "downloads/archive/old.pdf:1:1 download: the name is not <id>.<language>.<version>-<checksum>.pdf"
        " — delete it: helpcenter downloads accept writes what belongs here",
    ]


def test_a_changed_file_needs_its_version(copy: Path) -> None:
    listing = (copy / DOWNLOADS_LIST).read_text("utf-8")
    assert accept(copy, edition(2)) == (
        1,
        f"{FORM}:1:1 accept: the file changed: say --version N, or --same-version (it was version 2)\n",
    )
    assert (copy / DOWNLOADS_LIST).read_text("utf-8") == listing
    assert accept(copy, edition(2), "--same-version", "--version", "2")[0] == 2
    assert (copy / DOWNLOADS_LIST).read_text("utf-8") == listing
    assert accept(copy, edition(2), "--same-version")[0] == 0


def test_the_wrong_document_is_not_accepted(copy: Path) -> None:
    listing = (copy / DOWNLOADS_LIST).read_text("utf-8")
    other = "downloads/union24-manual.hu.pdf"
    code, said = accept(copy, (copy / other).read_bytes(), "--version", "3")
    assert code == 1
    assert f"{FORM}:1:1 download: it is the same file as {other} — " in said
    assert f"{FORM}:1:1 download: the document calls itself “UNION24 felhasználási útmutató”" in said
    assert said.endswith(f"{FORM}:1:1 accept: not accepted, mend it first\n")
    assert (copy / DOWNLOADS_LIST).read_text("utf-8") == listing


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ["--effective", "2026-02-30"],
            "--effective is no date: “2026-02-30”; write it as year-month-day, like 2026-11-22",
        ),
        (
            ["--effective", "foo"],
            "--effective is no date: “foo”; write it as year-month-day, like 2026-11-22",
        ),
        (["--effective", "20261122"], "--effective is no date: “20261122”; write it as 2026-11-22"),
        (["--version", "../../x"], "--version cannot be “../../x”: {version}"),
        (["--version", "<b>"], "--version cannot be “<b>”: {version}"),
        (["--version", ""], "--version cannot be “”: {version}"),
        (["--version", "2\n"], "--version cannot be “2?”: {version}"),
        (["--version", "1" * 21], "--version has 21 characters, at most 20 fit"),
    ],
)
def test_accept_refuses_what_the_check_would_refuse(copy: Path, arguments: list[str], said: str) -> None:
    listing = (copy / DOWNLOADS_LIST).read_text("utf-8")
    version = 'the version, as its makers count, in quotes: "1"'
    done = accept(copy, edition(2), *arguments)
    assert done == (2, f"helpcenter downloads accept: {said.format(version=version)}\n")
    assert (copy / DOWNLOADS_LIST).read_text("utf-8") == listing


def test_accept_refuses_what_only_the_whole_list_tells(copy: Path) -> None:
    text = (copy / DOWNLOADS_LIST).read_text("utf-8")
    text = text.replace("    requires:", "    until: 2027-03-31\n    requires:", 1)
    (copy / DOWNLOADS_LIST).write_text(text, "utf-8")
    code, said = accept(copy, edition(2), "--version", "3", "--effective", "2028-01-01")
    assert code == 1
    assert "it ends on 2027-03-31, before it begins — it begins on 2028-01-01" in said
    code, said = accept(copy, edition(2), "--version", "06-1/486-4344")
    assert code == 1 and "does not know the telephone number 06-1/486-4344" in said
    assert (copy / DOWNLOADS_LIST).read_text("utf-8") == text


def test_twins_of_different_editions_need_attention(copy: Path) -> None:
    assert accept(copy, edition(2), "--version", "3", "--effective", "2027-01-01")[0] == 0
    center = help_center.read(copy)
    needs = [(item.name, need) for item, need in attention(copy, center, date(2026, 11, 22))]
    assert needs == [("consent-form.en.pdf", "the hu edition is version 3 of 2027-01-01")]
    assert needs[0][1] in helpcenter(copy, "downloads", "list").stdout
    told = json.loads(helpcenter(copy, "status", "--json").stdout)["documents"]
    assert [item["needs"] for item in told] == [needs[0][1]]


def test_a_document_without_its_source_is_told_in_words(copy: Path) -> None:
    (copy / "downloads/sources/consent-form.en.html").unlink()
    said = "downloads/sources/consent-form.en.html: there is no such file"
    assert f"cannot be made: {said}" in helpcenter(copy, "downloads", "list").stdout
    done = helpcenter(copy, "downloads", "build")
    assert done.returncode == 1
    assert done.stderr == f"downloads/consent-form.en.pdf:1:1 download: it cannot be made: {said}\n"
