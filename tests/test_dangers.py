"""Actions and foreign parts of a PDF are found however they are written; what ordinary programs write is not blamed."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String
from weasyprint import HTML

from damaged_pdfs import PAGE, PAGES, _packed, _raw
from helpcenter.pdf.inspect import inspect
from support import CHROMIUM_FLAGS, ROOT

FORM = (ROOT / "downloads/consent-form.en.pdf").read_bytes()
PROGRAM, SCRIPT, OTHER = "it starts a program", "it runs JavaScript", "it opens another file"
FILES, MEDIA = "it carries embedded files", "it plays sound or film"
PARTS = "it takes a part of its contents from another file"
HIDES = "it shows and hides parts of itself"
STRANGE = "it has an action that documents do not need ({})"
Change = Callable[[Pdf], Any]


def changed(change: Change) -> dict[str, Any]:
    """What is found in the form after a change."""
    with pikepdf.open(io.BytesIO(FORM)) as pdf:
        change(pdf)
        written = io.BytesIO()
        pdf.save(written)
    return inspect(written.getvalue())


# ---- Where an action is, and how it is written ------------------------------------------------


def on_opening(pdf: Pdf, action: Any) -> None:
    pdf.Root.OpenAction = action


def on_opening_by_reference(pdf: Pdf, action: Any) -> None:
    pdf.Root.OpenAction = pdf.make_indirect(action)


def on_leaving(pdf: Pdf, action: Any) -> None:
    pdf.Root.AA = pdf.make_indirect(Dictionary(WC=action))


def on_a_page(pdf: Pdf, action: Any) -> None:
    pdf.pages[0].obj.AA = Dictionary(O=pdf.make_indirect(action))


def in_a_link(pdf: Pdf, action: Any) -> None:
    link = Dictionary(Type=Name.Annot, Subtype=pdf.make_indirect(Name.Link), Rect=[0, 0, 9, 9], A=action)
    pdf.pages[0].obj.Annots.append(pdf.make_indirect(link))


def in_a_link_of_web_capture(pdf: Pdf, action: Any) -> None:
    pdf.pages[0].obj.Annots[0].PA = action


def in_a_field(pdf: Pdf, action: Any) -> None:
    pdf.Root.AcroForm.Fields[0].AA = Dictionary(F=action)


def in_a_field_on_no_page(pdf: Pdf, action: Any) -> None:
    pdf.Root.AcroForm.Fields.append(pdf.make_indirect(Dictionary(FT=Name.Btn, T="x", TU="x", A=action)))


def in_a_bookmark(pdf: Pdf, action: Any) -> None:
    first = pdf.Root.Outlines.First
    del first["/Dest"]
    first.A = pdf.make_indirect(action)


def after_another(pdf: Pdf, action: Any) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.GoTo, D=[pdf.pages[0].obj, Name.Fit], Next=action)


def among_several_that_follow(pdf: Pdf, action: Any) -> None:
    harmless = Dictionary(S=Name.Named, N=Name.NextPage)
    last = pdf.make_indirect(Dictionary(S=Name.Named, N=Name.NextPage, Next=Array([harmless, action])))
    pdf.Root.OpenAction = Dictionary(S=Name.Named, N=Name.Print, Next=pdf.make_indirect(Array([last])))


def while_presenting(pdf: Pdf, action: Any) -> None:
    pdf.pages[0].obj.PresSteps = Dictionary(Type=Name.NavNode, NA=action)


def after_itself(pdf: Pdf, action: Any) -> None:
    """A circle ends."""
    kept = pdf.make_indirect(action)
    kept.Next = Array([kept])
    pdf.Root.OpenAction = kept


PLACES = [
    on_opening, on_opening_by_reference, on_leaving, on_a_page, in_a_link, in_a_link_of_web_capture, in_a_field,
    in_a_field_on_no_page, in_a_bookmark, after_another, among_several_that_follow, while_presenting, after_itself,
]  # fmt: skip


def by_name(pdf: Pdf, kind: str) -> Any:
    return Name(f"/{kind}")


def by_reference(pdf: Pdf, kind: str) -> Any:
    return pdf.make_indirect(Name(f"/{kind}"))


def as_text(pdf: Pdf, kind: str) -> Any:
    return String(kind)


def as_text_by_reference(pdf: Pdf, kind: str) -> Any:
    return pdf.make_indirect(String(kind))


WRITTEN = [by_name, by_reference, as_text, as_text_by_reference]
KINDS = {
    "Launch": PROGRAM,
    "JavaScript": SCRIPT,
    "SubmitForm": "it sends what is typed into it to a server",
    "ImportData": "it reads data from another file",
    "GoToR": OTHER,
    "GoToE": "it opens an embedded file",
    "Movie": MEDIA,
    "Sound": MEDIA,
    "Rendition": MEDIA,
    "RichMediaExecute": MEDIA,
    "GoTo3DView": MEDIA,
    "Hide": HIDES,
    "SetOCGState": HIDES,
    "Trans": STRANGE.format("Trans"),
    "Formula": STRANGE.format("Formula"),
}


@pytest.mark.parametrize("written", WRITTEN)
@pytest.mark.parametrize("place", PLACES)
def test_an_action_is_found_wherever_it_is(
    place: Callable[[Pdf, Any], None], written: Callable[[Pdf, str], Any]
) -> None:
    for kind in ("Launch", "GoToR", "Formula"):
        found = changed(lambda pdf, kind=kind: place(pdf, Dictionary(S=written(pdf, kind))))  # type: ignore[misc]
        assert found.get("dangers") == [KINDS[kind]], found


@pytest.mark.parametrize("written", WRITTEN)
@pytest.mark.parametrize("kind", KINDS)
def test_an_action_is_found_whatever_it_does(kind: str, written: Callable[[Pdf, str], Any]) -> None:
    found = changed(lambda pdf: in_a_link(pdf, Dictionary(S=written(pdf, kind))))
    assert found["dangers"] == [KINDS[kind]]


@pytest.mark.parametrize("written", [by_name, by_reference])
@pytest.mark.parametrize("place", PLACES)
def test_an_address_is_found_wherever_it_is(
    place: Callable[[Pdf, Any], None], written: Callable[[Pdf, str], Any]
) -> None:
    where = "https://phishing.invalid/"

    def change(pdf: Pdf) -> None:
        place(pdf, Dictionary(S=written(pdf, "URI"), URI=pdf.make_indirect(String(where))))

    found = changed(change)
    assert [1, where] in found["links"]
    assert found["dangers"] == []


def test_the_beginning_of_all_addresses_is_a_link() -> None:
    where = "https://phishing.invalid/"

    def change(pdf: Pdf) -> None:
        pdf.Root.URI = pdf.make_indirect(Dictionary(Base=pdf.make_indirect(String(where))))

    assert changed(change)["links"][-1] == [1, where]


def _later(raw: bytes, number: int, body: bytes) -> bytes:
    """A revision that was written behind a file and gives one of its objects another value."""
    start = raw.rindex(b"startxref\n") + 10
    before, at = int(raw[start:].split()[0]), len(raw)
    written = b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"xref\n%d 1\n%010d 00000 n \n" % (number, at)
    end = b"trailer\n<</Size 6/Root 1 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n" % (before, at + len(written))
    return raw + written + table + end


CATALOG = b"<</Type/Catalog/Pages 2 0 R/OpenAction 5 0 R>>"
EMPTY = _packed(b"q Q", b"[]")


@pytest.mark.parametrize(
    ("action", "dangers"),
    [
        ((b"<</S/L#61unch>>",), [PROGRAM]),
        ((b"<</S 6 0 R>>", b"/#4c#61unch"), [PROGRAM]),
        ((b"<</#53 6 0 R>>", b"/Launch"), [PROGRAM]),
        ((b"<</S<4c61756e6368>>>",), [PROGRAM]),
        ((b"<</S/La\xffunch>>",), [STRANGE.format("Laÿunch")]),
        ((b"<</S[/Launch]>>",), [STRANGE.format("without a name")]),
        ((b"<</S 5 0 R>>",), [STRANGE.format("without a name")]),
        ((b"<</S/Named/N/SaveAs>>",), [STRANGE.format("SaveAs")]),
        ((b"<</S/Named/N 6 0 R>>", b"/Quit"), [STRANGE.format("Quit")]),
        ((b"<</S/Thread/F(other.pdf)>>",), [OTHER]),
        ((b"<</Type/StructElem/S/Launch>>",), [PROGRAM]),
        ((b"<</S/Launch/Win<</F(calc.exe)>>>>",), [PROGRAM]),
        ((b"[<</S/Launch>>]",), [PROGRAM]),
        ((b"[3 0 R/Fit]",), []),
        ((b"<</S/GoTo/D[3 0 R/Fit]/Next 99 0 R>>",), []),
        ((b"<</S 99 0 R>>",), []),
        ((b"<</S/Named/N/Print>>",), []),
    ],
)
def test_every_way_of_writing_a_type(action: tuple[bytes, ...], dangers: list[str]) -> None:
    assert inspect(_raw(b"", CATALOG, PAGES, PAGE, EMPTY, *action))["dangers"] == dangers


def test_the_last_revision_counts() -> None:
    raw = _raw(b"", CATALOG, PAGES, PAGE, EMPTY, b"<</S/Named/N/NextPage>>")
    assert inspect(raw)["dangers"] == []
    assert inspect(_later(raw, 5, b"<</S/Launch>>"))["dangers"] == [PROGRAM]


@pytest.mark.parametrize("objects", [(b"6 0 R", b"5 0 R"), (b"5 0 R",), (b"6 0 R", b"<</S/Launch>>")])
def test_references_to_references_are_no_sound_document(objects: tuple[bytes, ...]) -> None:
    assert inspect(_raw(b"", CATALOG, PAGES, PAGE, EMPTY, *objects))["damage"]


# ---- What it brings along, and what it fetches ------------------------------------------------


def _note(pdf: Pdf, kind: Any, **more: Any) -> None:
    pdf.pages[0].obj.Annots.append(pdf.make_indirect(Dictionary(Subtype=kind, Rect=[0, 0, 9, 9], **more)))


def _file(pdf: Pdf) -> Any:
    return Dictionary(Type=Name.Filespec, F="x.exe", EF=Dictionary(F=pdf.make_stream(b"MZ")))


def _stream(pdf: Pdf, **more: Any) -> None:
    pdf.Root.X = pdf.make_stream(b"", **more)


BROUGHT: dict[str, tuple[Change, str]] = {
    "a file in a note": (lambda pdf: _note(pdf, pdf.make_indirect(Name.FileAttachment)), FILES),
    "a file beside a page": (lambda pdf: setattr(pdf.pages[0].obj, "AF", Array([_file(pdf)])), FILES),
    "a film": (lambda pdf: _note(pdf, pdf.make_indirect(Name.Movie)), MEDIA),
    "a screen": (lambda pdf: _note(pdf, pdf.make_indirect(Name.Screen)), MEDIA),
    "rich media": (lambda pdf: _note(pdf, Name.RichMedia), MEDIA),
    "a model": (lambda pdf: _note(pdf, pdf.make_indirect(Name("/3D"))), MEDIA),
    "a script in a model": (lambda pdf: _stream(pdf, OnInstantiate=pdf.make_stream(b"1")), SCRIPT),
    "a note of a kind that nobody knows": (
        lambda pdf: _note(pdf, pdf.make_indirect(Name.Projection)),
        "it has a part that documents do not need (Projection)",
    ),
    "a stream that is elsewhere": (lambda pdf: _stream(pdf, F="https://phishing.invalid/"), PARTS),
    "a stream that is elsewhere, by reference": (
        lambda pdf: _stream(pdf, F=pdf.make_indirect(Dictionary(FS=Name.URL, F="https://phishing.invalid/"))),
        PARTS,
    ),
    "a page of another document": (
        lambda pdf: _stream(pdf, Ref=pdf.make_indirect(Dictionary(F="x.pdf", Page=0))),
        PARTS,
    ),
    "a picture for the printer": (lambda pdf: _stream(pdf, OPI=Dictionary(V=2)), PARTS),
    "a program for the printer": (
        lambda pdf: _stream(pdf, Subtype=pdf.make_indirect(Name.PS)),
        "it has a part that is a program for printers (PostScript)",
    ),
    "the name of another file": (
        lambda pdf: setattr(pdf.Root, "AF", Array([Dictionary(Type=Name.Filespec, F="x.pdf")])),
        "it refers to another file",
    ),
    "a form that only Adobe draws": (
        lambda pdf: setattr(pdf.Root, "NeedsRendering", True),
        "its form is of the kind XFA, which most viewers cannot show",
    ),
}


@pytest.mark.parametrize("name", BROUGHT)
def test_what_it_brings_along_is_found(name: str) -> None:
    change, says = BROUGHT[name]
    assert changed(change)["dangers"] == [says]


# ---- What is not blamed -----------------------------------------------------------------------


def _element(pdf: Pdf) -> None:
    """Word and InDesign name structure elements after styles, which may have any name."""
    root = pdf.Root.StructTreeRoot
    style = Dictionary(Type=Name.StructElem, S=Name.Movie, P=root, A=Dictionary(O=Name.Layout), K=Array([]))
    root.K.append(pdf.make_indirect(style))


def _emptied(pdf: Pdf) -> None:
    pdf.Root.Names.EmbeddedFiles = Dictionary(Names=Array([]))


HARMLESS: dict[str, Change] = {
    "a structure element": _element,
    "a list of files, emptied": _emptied,
    "a button that empties the form": lambda pdf: in_a_field_on_no_page(pdf, Dictionary(S=Name.ResetForm)),
    "a button that prints": lambda pdf: in_a_link(pdf, Dictionary(S=Name.Named, N=Name.Print)),
    "the next page": lambda pdf: in_a_link(pdf, Dictionary(S=Name.Named, N=pdf.make_indirect(Name.NextPage))),
    "an article": lambda pdf: in_a_link(pdf, Dictionary(S=Name.Thread, D=0)),
    "notes": lambda pdf: [_note(pdf, Name(f"/{kind}")) for kind in ("Text", "Highlight", "Ink", "Popup")],
    "a transition": lambda pdf: setattr(pdf.pages[0].obj, "Trans", Dictionary(S=Name.Split)),
    "numbers of pages": lambda pdf: setattr(
        pdf.Root, "PageLabels", Dictionary(Nums=Array([0, Dictionary(S=Name.A)]))
    ),
    "glyphs, fonts and states with such names": lambda pdf: setattr(
        pdf.Root, "X", Dictionary(Font=Dictionary(A=pdf.Root.AcroForm.DR.Font["/CUXTZP"]), AA=Dictionary(F=1))
    ),
    "transparency": lambda pdf: _stream(pdf, Group=Dictionary(S=Name.Transparency)),
}


@pytest.mark.parametrize("name", HARMLESS)
def test_what_ordinary_documents_have_is_not_blamed(name: str) -> None:
    found = changed(HARMLESS[name])
    assert found["dangers"] == []


ORDINARY = """<!DOCTYPE html><html lang="hu"><title>Próba</title><h1 id="a">Cím</h1>
<p><a href="https://www.union24.hu/">UNION24</a>, <a href="#b">lejjebb</a>, <a href="mailto:help@portal.example">írj</a>
<form><label for="q">Név<input id="q" name="q"></label><input type="radio" name="r"><input type="checkbox" name="c">
<select name="s"><option>egy</select></form>
<p style="opacity: .5">halvány<p style="break-before: page" id="b">vége"""


def test_what_weasyprint_makes_is_not_blamed() -> None:
    made = HTML(string=ORDINARY).write_pdf(pdf_variant="pdf/ua-1", pdf_forms=True)
    assert inspect(made)["dangers"] == []


def test_what_a_browser_prints_is_not_blamed(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(ORDINARY, "utf-8")
    browser = shutil.which("chromium")
    assert browser
    printed = tmp_path / "page.pdf"
    flags = [*CHROMIUM_FLAGS, "--headless", "--generate-pdf-document-outline", f"--print-to-pdf={printed}"]
    subprocess.run(
        [browser, *flags, str(tmp_path / "page.html")], capture_output=True, check=True, timeout=300
    )
    found = inspect(printed.read_bytes())
    assert found["dangers"] == []
    assert sorted(link for _, link in found["links"]) == [
        "https://www.union24.hu/",
        "mailto:help@portal.example",
    ]
