"""The documents that answers offer: what is in them, what is said of damaged ones, and how they are made."""

from __future__ import annotations

import faulthandler
import io
import os
import random
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import page as pdf_ua
import pikepdf
import pytest

from damaged_pdfs import CASES, Case
from helpcenter.model.downloadable import DOWNLOADS_LIST, MARK, PdfFile
from helpcenter.pdf import source_html, tagged_pdf, worker
from helpcenter.pdf.inspect import inspect
from helpcenter.read import downloads_list, help_center
from helpcenter.read.pdf_files import Files
from helpcenter.report.download_states import made as made_html
from helpcenter.rules.shared.audit import judged
from helpcenter.rules.shared.language_detection import written_language
from helpcenter.site import site_folder
from meaning import meaning
from support import ROOT, copy_project, helpcenter

FORM = "downloads/consent-form.hu.pdf"
PDFS = sorted(f"downloads/{file.name}" for file in (ROOT / "downloads").glob("*.pdf"))
STYLESHEET = (ROOT / "downloads/sources/document.css").read_text("utf-8")


@pytest.fixture(scope="module")
def healthy() -> dict[str, PdfFile]:
    return dict(Files(ROOT, PDFS).result())


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return copy_project(tmp_path)


def put(root: Path, path: str, content: bytes) -> None:
    """Put a file in the place of a download, and have the manifest say that it was accepted."""
    (root / path).write_bytes(content)
    center = help_center.read(root)
    download = next(item for item in center.downloads if item.path == path)
    assert download.file
    values = {
        "pages": download.file.inspection.pages,
        "bytes": len(content),
        "sha256": download.file.sha256 or "0" * 64,
    }
    (root / DOWNLOADS_LIST).write_text(
        downloads_list.with_values(center.downloads_list, download, values), "utf-8"
    )


# ---- The four documents -------------------------------------------------------------------------


@pytest.mark.parametrize("path", PDFS)
def test_an_independent_validator_finds_it_good(path: str) -> None:
    report = pdf_ua.validate_pdf(str(ROOT / path))
    assert report.is_compliant, "\n".join(map(str, report.failures))


@pytest.mark.parametrize("path", PDFS)
def test_it_says_what_a_reader_needs(path: str, healthy: dict[str, PdfFile]) -> None:
    download = next(item for item in help_center.read(ROOT).downloads if item.path == path)
    found = healthy[path].inspection
    assert (found.title, found.language, found.creator) == (download.title, download.language, MARK)
    with pikepdf.open(ROOT / path) as pdf:
        assert pdf.Root.Outlines.Count > 0
        assert str(pdf.Root.ViewerPreferences.DisplayDocTitle) == "True"
        assert {float(size) for page in pdf.pages for size in page.mediabox[2:]} == {595.275591, 841.889764}
    fonts = subprocess.run(["pdffonts", str(ROOT / path)], capture_output=True, text=True, check=True).stdout
    for line in fonts.splitlines()[2:]:
        assert line.split()[0].partition("+")[2].startswith("Lato"), line
        assert line.split()[-5:-2] == ["yes", "yes", "yes"], (
            f"not embedded, not a subset or without Unicode: {line}"
        )
    assert ("ő" if download.language == "hu" else "Ü") in "".join(found.texts)


@pytest.mark.parametrize("path", PDFS)
def test_it_is_black_on_white(path: str, tmp_path: Path) -> None:
    subprocess.run(["pdftoppm", "-r", "40", str(ROOT / path), str(tmp_path / "page")], check=True)
    for image in tmp_path.glob("*.ppm"):
        data = image.read_bytes().split(b"\n", 3)[3]
        assert data[0::3] == data[1::3] == data[2::3], "colour on the page"
        assert 0.001 < sum(byte < 128 for byte in data) / len(data) < 0.25, "empty or far too dark"


def test_the_manual_says_what_the_answers_say(healthy: dict[str, PdfFile]) -> None:
    center = help_center.read(ROOT)
    for language in ("hu", "en"):
        text = " ".join(
            " ".join(healthy[f"downloads/union24-manual.{language}.pdf"].inspection.texts).split()
        )
        for key in (
            "union24/account",
            "documents/where",
            "documents/not-found",
            "wrong-site/union24-instead-of-portal",
        ):
            page = center.page(language, key)
            assert page and page.title in text
        telephone = center.facts.words("contacts", "telephone")
        assert telephone in text


@pytest.mark.parametrize("path", PDFS)
def test_it_is_made_of_what_the_sources_and_answers_say_today(path: str) -> None:
    """Fails when an answer changed: run `make downloads`, look at the documents, commit them."""
    center = help_center.read(ROOT)
    download = next(item for item in center.downloads if item.path == path)
    if download.source:
        html = made_html(ROOT, center, download)[0]
        assert source_html.fingerprint(html, STYLESHEET) == download.made_from


def html_of(path: str) -> tuple[str, str]:
    """The HTML that a document is made from, and the day that it names as its day of creation."""
    center = help_center.read(ROOT)
    download = next(item for item in center.downloads if item.path == path)
    return made_html(ROOT, center, download)[0], download.effective


@pytest.mark.parametrize("path", PDFS)
def test_building_it_again_gives_the_same(path: str) -> None:
    """On one machine the same bytes; on another, where Pango draws letters otherwise, the same document."""
    html, effective = html_of(path)
    made = [tagged_pdf.pdf(html, STYLESHEET, effective) for _ in range(2)]
    assert made[0] == made[1]
    assert meaning(made[0]) == meaning((ROOT / path).read_bytes())


CHANGES = {
    "a word": ("Szkennelve erre", "Beszkennelve erre"),
    "a digit": ("4343</a>", "4344</a>"),
    "a space": ("Kérdésed van?", "Kérdésedvan?"),
    "a label": (">Hely<", ">A hely<"),
    "the length of a field": ('maxlength="80"', 'maxlength="81"'),
    "a field's name": ('id="email" name="email"', 'id="email" name="mail"'),
    "a field of another kind": (
        '<textarea id="policies" name="policies"></textarea>',
        '<input id="policies" name="policies">',
    ),
    "a link": ("mailto:ugyfelszolgalat@union.hu", "mailto:info@union.hu"),
    "a heading that is none": ("<h2>1. Adataid</h2>", "<p>1. Adataid</p>"),
    "a heading of another level": ("<h2>1. Adataid</h2>", "<h3>1. Adataid</h3>"),
    "a list that is none": ("<ul>", "<div>"),
    "the language": ('lang="hu"', 'lang="en"'),
    "the title": ("<title>Az ", "<title>A "),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_of_the_source_is_another_document(name: str) -> None:
    """What is compared above is no less than what a reader gets."""
    html, effective = html_of(FORM)
    old, new = CHANGES[name]
    assert old in html
    made = tagged_pdf.pdf(html.replace(old, new, 1), STYLESHEET, effective)
    assert meaning(made) != meaning((ROOT / FORM).read_bytes())


def test_other_bytes_are_the_same_document() -> None:
    content = (ROOT / FORM).read_bytes()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        pdf.docinfo["/Producer"] = "Another one"
        written = io.BytesIO()
        pdf.save(written, object_stream_mode=pikepdf.ObjectStreamMode.disable, compress_streams=False)
    assert written.getvalue() != content
    assert meaning(written.getvalue()) == meaning(content)


@pytest.mark.parametrize("path", [path for path in PDFS if "form" in path])
def test_a_field_is_called_what_its_label_says(path: str) -> None:
    """With the spaces at which the label is laid out in two lines, too."""
    html, _ = html_of(path)
    labels = re.findall(r'<label for="([^"]+)">(.+?)</label>', re.sub(r"</?span[^>]*>", "", html))
    with pikepdf.open(ROOT / path) as pdf:
        said = [(str(field.T), str(field.TU)) for field in pdf.Root.AcroForm.Fields]
    assert said == labels
    assert len(labels) == 8


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Több   szó,\n  <strong>két</strong> sorban", "Több szó, két sorban"),
        ("Nem\u00a0törhető " + "hosszú " * 40 + "vége", "Nem\u00a0törhető " + "hosszú " * 40 + "vége"),
    ],
)
@pytest.mark.parametrize(
    "field",
    ['<input id="x" name="x">', '<input type="checkbox" id="x" name="x">', '<textarea id="x" name="x"></textarea>',
     '<select id="x" name="x"><option>1</option></select>', '<input type="radio" id="x" name="x">'],
)  # fmt: skip
def test_every_kind_of_field_is_called_what_its_label_says(field: str, label: str, name: str) -> None:
    html = '<html lang="hu"><head><title>x</title></head><body><form>{}<label for="x">{}</label></form></body></html>'
    made = tagged_pdf.pdf(html.format(field, label), STYLESHEET, "2026-11-26")
    with pikepdf.open(io.BytesIO(made)) as pdf:
        assert {str(field.TU) for field in pdf.Root.AcroForm.Fields} == {name}


@pytest.mark.parametrize(
    ("label", "says"),
    [
        ("Hely", "the field “place” has no <label for=…> with the field's id"),
        ("<label>Hely</label>", "the field “place” has no <label for=…> with the field's id"),
        (
            '<label for="place">Hely<input name="x"></label>',
            "a field is inside its label: write <label for=…> before or after it",
        ),
    ],
)
def test_a_field_without_a_label_of_its_own_is_reported(label: str, says: str, copy: Path) -> None:
    form = copy / "downloads/sources/consent-form.hu.html"
    form.write_text(form.read_text("utf-8").replace('<label for="place">Hely</label>', label), "utf-8")
    done = helpcenter(copy, "downloads", "build")
    assert done.returncode == 1
    assert done.stderr == f"{FORM}:1:1 download: it cannot be made: {says}\n"


def test_no_file_of_this_machine_comes_into_a_document(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """By no address that HTML, CSS or SVG may name; the page is made without it."""
    secret = tmp_path / "secret.png"
    secret.write_bytes(b"the secret of this machine")
    where = secret.as_uri()
    html = f"""<html lang="hu"><head><title>x</title><link rel="stylesheet" href="{where}">
<link rel="attachment" href="{where}"><style>@import "{where}"; @font-face {{ font-family: a; src: url({where}) }}
body {{ background: url({where}); font-family: a }} p::before {{ content: url({where}) }}
li {{ list-style-image: url({where}) }}</style></head>
<body><p>Szöveg<img src="{where}" alt="x"><img src="{secret}" alt="x"><img src="secret.png" alt="x">
<object data="{where}">x</object><embed src="{where}"><iframe src="{where}"></iframe><li>x
<a rel="attachment" href="{where}">x</a>
<svg xmlns="http://www.w3.org/2000/svg"><image href="{where}"/><use href="{where}#a"/></svg></body></html>"""
    style = f'@import "{where}"; @page {{ background: url({where}) }}'
    with caplog.at_level("ERROR"):
        made = tagged_pdf.pdf(html, style, "2026-11-26")
    with pikepdf.open(io.BytesIO(made)) as pdf:
        streams = [item.read_bytes() for item in pdf.objects if isinstance(item, pikepdf.Stream)]
        assert not pdf.attachments
    assert not any(b"the secret" in stream for stream in streams)
    assert inspect(made)["dangers"] == []


def test_the_build_makes_nothing_when_nothing_changed(copy: Path) -> None:
    before = {path: (copy / path).read_bytes() for path in (*PDFS, DOWNLOADS_LIST)}
    done = helpcenter(copy, "downloads", "build")
    assert done.stdout.count("nothing changed") == len(PDFS), done.stdout + done.stderr
    assert {path: (copy / path).read_bytes() for path in before} == before


def test_the_build_makes_what_changed(copy: Path) -> None:
    page = copy / "docs/hu/union24/account.md"
    page.write_text(
        page.read_text("utf-8").replace("biztosításaidat online", "biztosításaidat mindig online"), "utf-8"
    )
    assert "older than its sources" in helpcenter(copy, "downloads", "list").stdout
    done = helpcenter(copy, "downloads", "build")
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("nothing changed") == len(PDFS) - 1
    texts = Files(copy, PDFS).result()["downloads/union24-manual.hu.pdf"].inspection.texts
    assert "mindig online" in " ".join(texts)
    assert helpcenter(copy, "check").returncode == 0


@pytest.mark.parametrize("lacks", ["untagged", "scanned"])
def test_what_somebody_elses_file_lacks_is_waived_with_a_reason(copy: Path, lacks: str) -> None:
    """A state, no problem; what is dangerous stays a problem."""
    listed = (copy / DOWNLOADS_LIST).read_text("utf-8")
    foreign = re.sub(r"    source: sources/consent-form.hu.html\n    made_from: .*\n", "", listed)
    waived = "    waived:\n      {}: The insurer has no other one.\n    pages: 1"
    (copy / DOWNLOADS_LIST).write_text(foreign.replace("    pages: 1", waived.format(lacks), 1), "utf-8")
    damage = {make.__name__: make for make in CASES}
    lacking = damage["no_tags" if lacks == "untagged" else "scanned"]((copy / FORM).read_bytes())
    (copy / FORM).write_bytes(lacking)
    done = helpcenter(copy, "downloads", "accept", FORM, "--version", "3")
    assert done.returncode == 0, done.stdout + done.stderr
    assert helpcenter(copy, "check").returncode == 0
    needs = helpcenter(copy, "downloads", "list").stdout.splitlines()[0]
    assert needs.endswith(f"{lacks}, waived: The insurer has no other one.")
    (copy / FORM).write_bytes(damage["script_on_opening"](lacking))
    assert "not accepted" in helpcenter(copy, "downloads", "accept", FORM, "--same-version").stderr


# ---- What is said of damaged files ---------------------------------------------------------------


@pytest.fixture(scope="module")
def damaged(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, bytes]]:
    """A project to break, and every damaged file, looked into once by one worker."""
    root = copy_project(tmp_path_factory.mktemp("damaged"))
    content = (root / FORM).read_bytes()
    made = {make.__name__: make(content) for make in CASES}
    folder = tmp_path_factory.mktemp("files")
    for name, damage in made.items():
        (folder / f"{name}.pdf").write_bytes(damage)
    Files(folder, [f"{name}.pdf" for name in made]).result()
    return root, made


def test_there_are_enough_kinds_of_damage() -> None:
    assert len(CASES) >= 40
    assert len({make.__name__ for make in CASES}) == len(CASES)


@pytest.mark.filterwarnings("ignore::pikepdf.exceptions.PageCopyWarning")
@pytest.mark.parametrize("make", CASES, ids=lambda make: str(make.__name__))
def test_the_line_is_exactly_this(make: Case, damaged: tuple[Path, dict[str, bytes]]) -> None:
    root, made = damaged
    listing = (root / DOWNLOADS_LIST).read_text("utf-8")
    sound = (root / FORM).read_bytes()
    try:
        put(root, FORM, made[make.__name__])
        lines = [str(problem) for problem in judged(root, help_center.read(root))]
        assert lines == [f"{FORM}:1:1 download: {said}" for said in make.said]  # type: ignore[attr-defined]
    finally:
        (root / FORM).write_bytes(sound)
        (root / DOWNLOADS_LIST).write_text(listing, "utf-8")


def test_the_site_is_not_built(copy: Path) -> None:
    last = {"last.html": "the last one", site_folder.MARKER: site_folder.marker(["last.html"])}
    for name, content in last.items():
        (copy / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (copy / "site" / name).write_text(content, "utf-8")
    (copy / FORM).write_bytes((copy / FORM).read_bytes()[:-8])
    done = helpcenter(copy, "build")
    assert done.returncode == 1
    assert done.stdout.splitlines() == [
        f"{FORM}:1:1 download: it is cut off: its end is missing — get a sound copy of the file",
        f"{FORM}:1:1 download: this is not the file that was accepted — write version: and effective: into"
        " downloads/downloads.yml, and `fix` does the rest;"
        f" or look at the file, then run: helpcenter downloads accept {FORM}",
    ]
    assert "Traceback" not in done.stderr
    left = [file for file in (copy / "site").rglob("*") if file.is_file()]
    assert {file.relative_to(copy / "site").as_posix(): file.read_text("utf-8") for file in left} == last


def test_a_changed_telephone_number_names_every_document_and_page(
    copy: Path, healthy: dict[str, PdfFile]
) -> None:
    facts = copy / "facts.yml"
    facts.write_text(facts.read_text("utf-8").replace("+36 1 486 4343", "+36 1 486 4344"), "utf-8")
    done = helpcenter(copy, "check")
    said = {line.partition(" ")[0] for line in done.stdout.splitlines() if " download-facts: " in line}
    stated = {
        f"{path}:{number}:1"
        for path, file in healthy.items()
        for number, text in enumerate(file.inspection.texts, start=1)
        if "486 4343" in text
    }
    lines = ("consent-form.hu.html:42:161", "consent-form.en.html:42:165")
    lines += ("union24-manual.hu.html:24:40", "union24-manual.en.html:24:42")
    made_from = {f"downloads/sources/{line}" for line in lines}
    assert said == stated | made_from
    assert len(stated) == 6


def canonical(content: bytes) -> bytes:
    """The document that is in a file, whatever bytes it is written with."""
    written = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        pdf.save(written, qdf=True, static_id=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return written.getvalue()


def picture(file: Path) -> bytes:
    """All pages as a viewer shows them."""
    shown = subprocess.run(["pdftoppm", "-r", "100", str(file)], capture_output=True, check=True)
    return shown.stdout


def test_a_thousand_corruptions_are_caught_or_harmless(tmp_path: Path, healthy: dict[str, PdfFile]) -> None:
    """Even if somebody accepted them: each is told as damaged, or a reader gets the very same from it."""
    chance = random.Random(20261122)
    origin: dict[str, str] = {}
    for number in range(1000):
        path = PDFS[number % len(PDFS)]
        content = bytearray(healthy[path].content)
        for _ in range(chance.choice((1, 1, 1, 2, 8))):
            at = chance.randrange(len(content))
            content[at] = chance.choice([byte for byte in range(256) if byte != content[at]])
        name = f"{number}.pdf"
        (tmp_path / name).write_bytes(content)
        origin[name] = path
    begun = time.monotonic()
    with ThreadPoolExecutor(2) as pool:
        halves = [[name for name in origin if int(name[:-4]) % 2 == odd] for odd in (0, 1)]
        results = pool.map(lambda names: Files(tmp_path, names).result(), halves)
    found = {name: file for half in results for name, file in half.items()}
    took = time.monotonic() - begun
    caught = {name for name in origin if found[name].inspection.damage}
    harmless, other = set(), set()
    for name in origin.keys() - caught:
        original = healthy[origin[name]]
        same = canonical(found[name].content) == canonical(original.content) or (
            found[name].inspection == original.inspection
            and picture(tmp_path / name) == picture(ROOT / origin[name])
        )
        (harmless if same else other).add(name)
        assert found[name].sha256 != original.sha256, "the checksum betrays it in any case"
    print(f"{len(caught)} caught, {len(harmless)} harmless, {len(other)} other, {took:.1f} s")
    assert not other, {name: origin[name] for name in other}
    assert took < 300


def copied(root: Path, source_path: str, to: str) -> list[str]:
    """What is said of a document that was copied over another and accepted by hand."""
    put(root, to, (root / source_path).read_bytes())
    return [
        str(problem)
        for problem in judged(root, help_center.read(root))
        if problem.place.path.startswith("downloads/")
    ]


def test_the_wrong_document_is_told_as_such(copy: Path) -> None:
    said = copied(copy, "downloads/consent-form.en.pdf", "downloads/union24-manual.en.pdf")
    other = "one of the two was overwritten; put the right file in its place"
    same = "it is the same file as downloads"
    assert said == [
        f"downloads/consent-form.en.pdf:1:1 download: {same}/union24-manual.en.pdf — {other}",
        f"downloads/union24-manual.en.pdf:1:1 download: {same}/consent-form.en.pdf — {other}",
        "downloads/union24-manual.en.pdf:1:1 download: the document calls itself “Conditions of electronic"
        " communication through Ügyfélportál (Customer Portal)”, the list says “UNION24 user guide” — put the"
        " right file in its place, or write title: Conditions of electronic communication through Ügyfélportál"
        " (Customer Portal) if that is right",
    ]


def test_the_twin_of_another_language_is_told_as_such(copy: Path) -> None:
    """Even where its makers wrote the language and the title of the other one into its properties."""
    for path, hu, en in (
        ("downloads/union24-manual.{}.pdf", "UNION24 felhasználási útmutató", "UNION24 user guide"),
        ("downloads/consent-form.{}.pdf", "Az Ügyfélportálon keresztül történő elektronikus kommunikáció"
         " feltételei", "Conditions of electronic communication through Ügyfélportál (Customer Portal)"),
    ):  # fmt: skip
        for mine, other, title, name in (
            ("hu", "en", hu, "English, not in magyar"),
            ("en", "hu", en, "magyar, not in English"),
        ):
            target = path.format(mine)
            sound = (copy / target).read_bytes()
            with pikepdf.open(copy / path.format(other)) as pdf:
                pdf.Root.Lang, pdf.docinfo["/Title"] = pikepdf.String(mine), title
                written = io.BytesIO()
                pdf.save(written)
            put(copy, target, written.getvalue())
            lines = [
                str(problem) for problem in judged(copy, help_center.read(copy)) if problem.rule == "download"
            ]
            assert lines == [
                f"{target}:1:1 download: its text is written in {name} — put the right file in its place"
            ]
            put(copy, target, sound)


@pytest.mark.parametrize("declared", ["hu", "en"])
def test_every_page_of_the_site_is_of_its_language_by_its_small_words(declared: str) -> None:
    """Short texts are passed over, and no text of the right language is taken for another."""
    center = help_center.read(ROOT)
    small = {item.code: set(item.document.data["search"]["stop_words"]) for item in center.languages}
    other = {"hu": "en", "en": "hu"}[declared]
    told = 0
    for page in center.pages_in(declared):
        texts = [passage.text for passage in page.scan.passages]
        assert written_language(texts, declared, small) == ""
        assert written_language(texts, other, small) in ("", declared)
        told += written_language(texts, other, small) == declared
    assert told > 5
    assert written_language(["Der Hund und die Katze sind im Haus"] * 20, "de", small) == ""


# ---- Bounds ---------------------------------------------------------------------------------------


def _hang(content: bytes) -> dict[str, object]:
    while True:
        pass


def _wait(content: bytes) -> dict[str, object]:
    time.sleep(1.5)
    return {"pages": 1}


def _swell(content: bytes) -> dict[str, object]:
    return {"pages": len(bytearray(2 * worker.MEMORY))}


def _crash(content: bytes) -> dict[str, object]:
    faulthandler.disable()  # pytest's would print the end of this fork into a run that passes
    os.abort()


def _raise(content: bytes) -> dict[str, object]:
    raise RuntimeError("whatever")


@pytest.mark.parametrize(
    ("hostile", "said"),
    [
        (_hang, "it cannot be read within 1 seconds of processor time"),
        (_swell, "it cannot be read within 512 MB of memory"),
        (_crash, "reading it ends in a crash"),
        (_raise, "it cannot be read (RuntimeError)"),
    ],
)
def test_a_hostile_file_ends_nothing_but_its_own_fork(
    hostile: Callable[[bytes], dict[str, object]],
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    if hostile is _hang:
        monkeypatch.setattr(worker, "SECONDS", 1)
    assert worker._in_fork(ROOT / FORM, hostile)["damage"] == said
    assert capfd.readouterr().err == "", "a run that passes prints no crash"


def test_a_busy_machine_judges_as_an_idle_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that waits for its turn uses no processor time."""
    monkeypatch.setattr(worker, "SECONDS", 1)
    assert worker._in_fork(ROOT / FORM, _wait)["pages"] == 1


def test_what_was_found_is_remembered(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "downloads", tmp_path / "downloads")
    code = "import sys;from pathlib import Path;from helpcenter.read import pdf_files as files;"
    code += "given=files.InspectingProcess;"
    code += "files.InspectingProcess=(lambda *_: sys.exit('asked again')) if len(sys.argv)>1 else given;"
    code += f"print(files.Files(Path({str(tmp_path)!r}),{PDFS!r}).result())"
    found = []
    for again in ([], ["again"]):
        done = subprocess.run(
            [sys.executable, "-c", code, *again],
            capture_output=True, text=True, env=os.environ | {"PYTHONPATH": str(ROOT / "hooks")}, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        found.append(done.stdout)
    assert found[0] == found[1]


# ---- Replacing ------------------------------------------------------------------------------------


def foreign() -> bytes:
    """A healthy PDF that we did not make, with the fields that are required."""
    with pikepdf.open(ROOT / FORM) as pdf:
        pdf.docinfo["/Creator"] = "Adobe InDesign"
        written = io.BytesIO()
        pdf.save(written, deterministic_id=True)
    return written.getvalue()


def test_the_insurers_own_file_takes_the_place_of_ours(copy: Path) -> None:
    (copy / FORM).write_bytes(foreign())
    assert f"{FORM}:1:1 download: this is not the file that was accepted" in helpcenter(copy, "check").stdout
    listing = (copy / DOWNLOADS_LIST).read_text("utf-8")
    done = helpcenter(copy, "downloads", "accept", FORM, "--version", "2026/2", "--effective", "2027-01-01")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"{FORM}: version 2026/2 of 2027-01-01, 1 pages, ")
    download = help_center.read(copy).download("hu", "consent-form")
    assert download and (download.version, download.effective, download.replaces) == (
        "2026/2",
        "2027-01-01",
        "2",
    )
    assert (download.source, download.made_from) == ("", "")
    changed = set((copy / DOWNLOADS_LIST).read_text("utf-8").splitlines()) ^ set(listing.splitlines())
    assert {line.split(":")[0].strip() for line in changed} <= {
        "version", "effective", "replaces", "source", "made_from", "bytes", "sha256", "former",
    }  # fmt: skip
    assert helpcenter(copy, "check").returncode == 0
    assert FORM not in helpcenter(copy, "downloads", "build").stdout, "ours would come back"
    assert (copy / FORM).read_bytes() == foreign()
    assert helpcenter(copy, "build").returncode == 0
    assert (copy / "site" / download.address).read_bytes() == foreign()
    assert (copy / "site" / download.permanent_address).read_bytes() == foreign()


def test_what_is_not_healthy_is_not_accepted(copy: Path) -> None:
    with pikepdf.open(io.BytesIO(foreign())) as pdf:
        pdf.Root.Lang = pikepdf.String("en")
        pdf.save(copy / FORM)
    listing = (copy / DOWNLOADS_LIST).read_text("utf-8")
    done = helpcenter(copy, "downloads", "accept")
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        f"{FORM}:1:1 download: it says that its language is en"
        " — set the document's language to hu, or mend the file's name",
        f"{FORM}:1:1 accept: not accepted, mend it first",
    ]
    assert (copy / DOWNLOADS_LIST).read_text("utf-8") == listing


def test_accept_says_what_it_cannot_do(copy: Path) -> None:
    done = helpcenter(copy, "downloads", "accept", "downloads/nothing.hu.pdf")
    assert (done.returncode, done.stderr) == (
        1, f"downloads/nothing.hu.pdf:1:1 accept: {DOWNLOADS_LIST} has no entry for it\n",
    )  # fmt: skip
    assert helpcenter(copy, "downloads", "accept").stdout == "no file is new\n"


def test_values_are_written_and_nothing_else_is_touched() -> None:
    center = help_center.read(ROOT)
    second = center.downloads[1]
    text = downloads_list.with_values(
        center.downloads_list, second, {"pages": 7, "until": "2030-01-01", "source": None}
    )
    before, after = center.downloads_list.text.splitlines(), text.splitlines()
    assert [line for line in after if line not in before] == ["    pages: 7", "    until: 2030-01-01"]
    assert len(after) == len(before)
    assert replace(second, index=0) != second
