"""Damaged and wrong PDFs, each made from a healthy one, with what must be said of it.

A case is a function from the bytes of downloads/consent-form.hu.pdf to other bytes; its docstring is
the exact line that `helpcenter check` then prints, without the file's name and the rule's.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

Case = Callable[[bytes], bytes]
CASES: list[Case] = []

SAVE_AGAIN = "open it in the program that made it and save it as a PDF again"
SOUND = "get a sound copy of the file"


def case(*said: str) -> Callable[[Case], Case]:
    """Register a case; several lines where the damage is of several kinds."""

    def register(make: Case) -> Case:
        make.said = said  # type: ignore[attr-defined]
        CASES.append(make)
        return make

    return register


def with_pdf(change: Callable[[Pdf], Any], **saving: Any) -> Case:
    def make(content: bytes) -> bytes:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            change(pdf)
            written = io.BytesIO()
            pdf.save(written, deterministic_id="encryption" not in saving, **saving)
        return written.getvalue()

    return make


def pdf_case(*said: str, **saving: Any) -> Callable[[Callable[[Pdf], Any]], Case]:
    def register(change: Callable[[Pdf], Any]) -> Case:
        make = with_pdf(change, **saving)
        make.__name__ = change.__name__
        return case(*said)(make)

    return register


# ---- The file --------------------------------------------------------------------------------


@case(f"the file is empty — {SOUND}")
def empty(content: bytes) -> bytes:
    return b""


@case("it is no PDF but something else — save or export it as a PDF")
def plain_text(content: bytes) -> bytes:
    return b"Consent form\n"


@case("it is no PDF but a web page — save or export it as a PDF")
def web_page(content: bytes) -> bytes:
    return b"<!DOCTYPE html><title>404</title>"


@case("it is no PDF but a Word or ZIP file — save or export it as a PDF")
def word(content: bytes) -> bytes:
    return b"PK\x03\x04" + content


@case("it is no PDF but a picture — save or export it as a PDF")
def picture(content: bytes) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + content


@case("it is no PDF but something else — save or export it as a PDF")
def junk_in_front(content: bytes) -> bytes:
    return b"HTTP/1.1 200 OK\r\n\r\n" + content


@case(f"it is cut off: its end is missing — {SOUND}")
def half(content: bytes) -> bytes:
    return content[: len(content) // 2]


@case(f"it is cut off: its end is missing — {SOUND}")
def end_missing(content: bytes) -> bytes:
    return content[:-8]


@case("it is larger than 2 MB (2.1 MB) — save it with smaller pictures")
def too_large(content: bytes) -> bytes:
    return content.replace(b"%%EOF", b"%" + b"x" * 2_000_000 + b"\n%%EOF")


@case(f"it is damaged; a viewer would have to repair it (xref not found) — {SAVE_AGAIN}")
def lost_table(content: bytes) -> bytes:
    start = content.rindex(b"startxref")
    return content[:start] + b"startxref\n9\n%%EOF\n"


@case(f"it is damaged; a viewer would have to repair it (xref not found) — {SAVE_AGAIN}")
def shifted(content: bytes) -> bytes:
    return content[:20] + b"%" + b"x" * 40 + b"\n" + content[20:]


def _stream(content: bytes, number: int) -> tuple[int, int]:
    """Where the data of the number-th stream begins and ends."""
    at = -1
    for _ in range(number):
        at = content.index(b"stream\n", at + 1)
        at = content.index(b"endstream", at)
    start = content.index(b"stream\n", at + 9) + 7
    return start, content.index(b"\nendstream", start)


@case(f"it is damaged: a part of it cannot be unpacked — {SOUND}")
def a_flipped_bit_in_a_stream(content: bytes) -> bytes:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        written = io.BytesIO()
        pdf.save(written, object_stream_mode=pikepdf.ObjectStreamMode.disable, deterministic_id=True)
    text = written.getvalue()
    start = text.index(b"/FlateDecode")
    start, end = text.index(b"stream\n", start) + 7, text.index(b"\nendstream", start)
    middle = (start + end) // 2
    return text[:middle] + bytes([text[middle] ^ 8]) + text[middle + 1 :]


@pdf_case(
    "a password is needed to open it — save it without a password",
    encryption=pikepdf.Encryption(user="titok", owner="tulaj"),
)
def password(pdf: Pdf) -> None:
    """A file for those who know the word."""


@pdf_case(
    "it is encrypted — save it without protection: screen readers are locked out too",
    encryption=pikepdf.Encryption(user="", owner="tulaj"),
)
def protected(pdf: Pdf) -> None:
    """A file that opens and may not be printed."""


# ---- What it does ----------------------------------------------------------------------------

SCRIPT = "it runs JavaScript — export it again without"


@pdf_case(SCRIPT)
def script_on_opening(pdf: Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


@pdf_case(SCRIPT)
def script_by_name(pdf: Pdf) -> None:
    action = Dictionary(S=Name.JavaScript, JS=pdf.make_stream(b"app.alert(1)"))
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String("a"), action])))


@pdf_case(SCRIPT)
def script_in_a_field(pdf: Pdf) -> None:
    pdf.Root.AcroForm.Fields[0].AA = Dictionary(K=Dictionary(S=Name.JavaScript, JS=String("1")))


@pdf_case(SCRIPT)
def script_of_a_page(pdf: Pdf) -> None:
    pdf.pages[0].obj.AA = Dictionary(O=Dictionary(S=Name("/Java#53cript"), JS=String("1")))


def _link(pdf: Pdf, **action: Any) -> None:
    link = pdf.make_indirect(
        Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), A=Dictionary(**action))
    )
    pdf.pages[0].obj.Annots.append(link)


@pdf_case("it starts a program — export it again without")
def launch(pdf: Pdf) -> None:
    _link(pdf, S=Name.Launch, F=String("cmd.exe"))


@pdf_case("it starts a program — export it again without")
def launch_by_reference(pdf: Pdf) -> None:
    _link(pdf, S=pdf.make_indirect(Name.Launch), F=String("cmd.exe"))


@pdf_case("it takes a part of its contents from another file — export it again without")
def contents_elsewhere(pdf: Pdf) -> None:
    pdf.Root.Extra = pdf.make_stream(b"", F=String("https://phishing.invalid/"))


@pdf_case("it has an action that documents do not need (Formula) — export it again without")
def unknown_action(pdf: Pdf) -> None:
    _link(pdf, S=Name.Formula)


@pdf_case("it sends what is typed into it to a server — export it again without")
def submit(pdf: Pdf) -> None:
    _link(pdf, S=Name.SubmitForm, F=String("https://www.union24.hu/"))


@pdf_case("it reads data from another file — export it again without")
def import_data(pdf: Pdf) -> None:
    _link(pdf, S=Name.ImportData, F=String("data.fdf"))


@pdf_case("it opens another file — export it again without")
def other_file(pdf: Pdf) -> None:
    _link(pdf, S=Name.GoToR, F=String("other.pdf"), D=Array([0, Name.Fit]))


@pdf_case("it opens an embedded file — export it again without")
def inner_file(pdf: Pdf) -> None:
    _link(pdf, S=Name.GoToE, T=Dictionary(R=Name.C, N=String("a")))


@pdf_case("it plays sound or film — export it again without")
def rendition(pdf: Pdf) -> None:
    _link(pdf, S=Name.Rendition, OP=0)


@pdf_case("it plays sound or film — export it again without")
def film(pdf: Pdf) -> None:
    pdf.pages[0].obj.Annots.append(
        pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.RichMedia, Rect=Array([0, 0, 9, 9])))
    )


@pdf_case("it carries embedded files — export it again without")
def embedded(pdf: Pdf) -> None:
    pdf.attachments["macro.exe"] = b"MZ"


@pdf_case("it carries embedded files — export it again without")
def attached(pdf: Pdf) -> None:
    pdf.pages[0].obj.Annots.append(
        pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.FileAttachment, Rect=Array([0, 0, 9, 9])))
    )


@pdf_case("its form is of the kind XFA, which most viewers cannot show — export it again without")
def xfa(pdf: Pdf) -> None:
    pdf.Root.AcroForm.XFA = pdf.make_stream(b"<xdp/>")


@pdf_case(
    "a link leads to the unknown host phishing.invalid — mend it, or, if it is somebody else’s, add to the end of"
    " facts.yml the lines `mentions:` and `  - {name: phishing.invalid, hosts: [phishing.invalid]}`"
)
def unknown_host(pdf: Pdf) -> None:
    _link(pdf, S=Name.URI, URI=String("https://phishing.invalid/"))


@pdf_case(
    "a link leads to the unknown host www.union24.hu.evil.example — did you mean https://www.union24.hu/?"
)
def look_alike(pdf: Pdf) -> None:
    _link(pdf, S=Name.URI, URI=String("https://www.union24.hu.evil.example/"))


@pdf_case(
    "a link leads to the unknown host phishing.invalid — mend it, or, if it is somebody else’s, add to the end of"
    " facts.yml the lines `mentions:` and `  - {name: phishing.invalid, hosts: [phishing.invalid]}`"
)
def unknown_host_before_all_links(pdf: Pdf) -> None:
    pdf.Root.URI = Dictionary(Base=String("https://phishing.invalid/"))


@pdf_case("a link leads to “file:///etc/passwd” — link to web addresses only, with https://")
def link_to_a_file(pdf: Pdf) -> None:
    _link(pdf, S=Name.URI, URI=String("file:///etc/passwd"))


@pdf_case("a link leads to “javascript:alert(1)” — link to web addresses only, with https://")
def link_to_a_script(pdf: Pdf) -> None:
    _link(pdf, S=Name.URI, URI=String("javascript:alert(1)"))


# ---- Whom it shuts out -----------------------------------------------------------------------


@pdf_case("it says that its language is en-GB — set the document's language to hu, or mend the file's name")
def wrong_language(pdf: Pdf) -> None:
    pdf.Root.Lang = String("en-GB")


@pdf_case("it does not say its language — set the document's language to hu")
def no_language(pdf: Pdf) -> None:
    del pdf.Root.Lang


@pdf_case("it does not say its language — set the document's language to hu")
def empty_language(pdf: Pdf) -> None:
    pdf.Root.Lang = String("")


TITLE = "write its title into the document's properties"


@pdf_case(f"it has no title — {TITLE}")
def no_title(pdf: Pdf) -> None:
    del pdf.docinfo["/Title"]
    del pdf.Root.Metadata


@pdf_case(f"its title is the name of a file: “nyilatkozat_v3_VEGLEGES.docx” — {TITLE}")
def file_name_for_title(pdf: Pdf) -> None:
    pdf.docinfo["/Title"] = "nyilatkozat_v3_VEGLEGES.docx"


@pdf_case("viewers show its file name instead of its title — set “Show: Document Title”")
def title_not_shown(pdf: Pdf) -> None:
    del pdf.Root.ViewerPreferences


@pdf_case(
    "the document calls itself “UNION24 felhasználási útmutató”,"
    " the list says “Az Ügyfélportálon keresztül történő elektronikus kommunikáció feltételei”"
    " — put the right file in its place, or write title: UNION24 felhasználási útmutató if that is right"
)
def other_title(pdf: Pdf) -> None:
    pdf.docinfo["/Title"] = "UNION24  felhasználási útmutató"


SCAN = (
    "it has no text: its pages are empty, or pictures, which cannot be read aloud or searched"
    " — export it from the program in which it was written, do not scan it"
)


@pdf_case(SCAN)
def blank(pdf: Pdf) -> None:
    pdf.pages[0].obj.Contents = pdf.make_stream(b"")


@pdf_case(SCAN)
def scanned(pdf: Pdf) -> None:
    image = pdf.make_stream(
        bytes(64), Type=Name.XObject, Subtype=Name.Image, Width=8, Height=8, ColorSpace=Name.DeviceGray
    )
    image.BitsPerComponent = 8
    pdf.pages[0].obj.Resources = Dictionary(XObject=Dictionary(Scan=image))
    pdf.pages[0].obj.Contents = pdf.make_stream(b"q 500 0 0 700 0 0 cm /Scan Do Q")


TAGGED = (
    "it is not tagged: a screen reader cannot tell heading from text"
    " — export it again as a tagged (accessible) PDF"
)


@pdf_case(TAGGED)
def not_marked(pdf: Pdf) -> None:
    pdf.Root.MarkInfo = Dictionary(Marked=False)


@pdf_case(TAGGED)
def no_tags(pdf: Pdf) -> None:
    del pdf.Root.StructTreeRoot


@pdf_case(TAGGED)
def empty_tags(pdf: Pdf) -> None:
    pdf.Root.StructTreeRoot.K = Array([])


@pdf_case("the font Helvetica is not embedded — export it again with all fonts embedded")
def standard_font(pdf: Pdf) -> None:
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    page = pdf.pages[0].obj
    page.Resources = Dictionary(page.Resources)
    page.Resources.Font = Dictionary(F1=pdf.make_indirect(font))


@pdf_case("the font CUXTZP+Lato is not embedded — export it again with all fonts embedded")
def lost_font(pdf: Pdf) -> None:
    for found in pdf.objects:
        if isinstance(found, Dictionary) and str(found.get("/FontName")) == "/CUXTZP+Lato":
            del found["/FontFile2"]


@pdf_case("the form has no field “email” — add it to the form, or delete it under requires:")
def lost_field(pdf: Pdf) -> None:
    form = pdf.Root.AcroForm
    form.Fields = Array([field for field in form.Fields if str(field.T) != "email"])


@pdf_case("the form has no field “portal-id” — did you mean portalid?")
def renamed_field(pdf: Pdf) -> None:
    next(field for field in pdf.Root.AcroForm.Fields if str(field.T) == "portal-id").T = String("portalid")


@pdf_case("the field “place” has no label — give it a tooltip that says what to write")
def field_without_label(pdf: Pdf) -> None:
    del next(field for field in pdf.Root.AcroForm.Fields if str(field.T) == "place")["/TU"]


# ---- What is meant to harm the reader --------------------------------------------------------


def _raw(content: bytes, *objects: bytes, **streams: bytes) -> bytes:
    """A file of bare objects, numbered from 1, of which the first is the catalog."""
    parts, offsets = [b"%PDF-1.7\n"], []
    for number, body in enumerate(objects, start=1):
        offsets.append(sum(map(len, parts)))
        parts.append(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = sum(map(len, parts))
    parts.append(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    parts += [b"%010d 00000 n \n" % offset for offset in offsets]
    parts.append(b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start))
    return b"".join(parts)


CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"


def _packed(data: bytes, filters: bytes = b"/FlateDecode") -> bytes:
    return b"<</Filter %s/Length %d>>stream\n%s\nendstream" % (filters, len(data), data)


PAGES = b"<</Type/Pages/Count 1/Kids[3 0 R]>>"
PAGE = b"<</Type/Page/Parent 2 0 R/Resources<<>>/MediaBox[0 0 9 9]/Contents 4 0 R>>"


@case("it unpacks to more than 100 MB — save it with smaller pictures")
def bomb(content: bytes) -> bytes:
    return _raw(content, CATALOG, PAGES, PAGE, _packed(zlib.compress(bytes(150_000_000), 9)))


@case("it unpacks to more than 100 MB — save it with smaller pictures")
def bomb_in_a_bomb(content: bytes) -> bytes:
    inner = zlib.compress(zlib.compress(bytes(150_000_000), 9), 9)
    return _raw(content, CATALOG, PAGES, PAGE, _packed(inner, b"[/FlateDecode/FlateDecode]"))


@case("it unpacks to more than 100 MB — save it with smaller pictures")
def many_small_bombs(content: bytes) -> bytes:
    packed = _packed(zlib.compress(bytes(3_000_000), 9))
    return _raw(content, CATALOG, PAGES, PAGE, *[packed] * 40)


@case(
    "it is damaged; a viewer would have to repair it (limits error(parser-max-nesting): "
    f"ignoring excessively deeply nested data structure) — {SAVE_AGAIN}"
)
def deep_arrays(content: bytes) -> bytes:
    deep = b"[" * 100_000 + b"]" * 100_000
    return _raw(content, b"<</Type/Catalog/Pages 2 0 R/X 4 0 R>>", PAGES, PAGE, deep)


@case(
    f"it is damaged; a viewer would have to repair it (Loop detected in /Pages structure (getAllPages)) — {SAVE_AGAIN}"
)
def pages_in_a_circle(content: bytes) -> bytes:
    return _raw(content, CATALOG, b"<</Type/Pages/Count 1/Kids[2 0 R]>>")


@case(
    f"it is damaged; a viewer would have to repair it (Loop detected in /Pages structure (getAllPages)) — {SAVE_AGAIN}"
)
def million_pages_of_twenty_objects(content: bytes) -> bytes:
    """Each level lists the next one ten times."""
    kids = [b"<</Type/Pages/Count 1/Kids[" + b"%d 0 R " % (n + 3) * 10 + b"]>>" for n in range(18)]
    return _raw(content, CATALOG, *kids, b"<</Type/Page/MediaBox[0 0 9 9]>>")


@case(
    f"it is damaged; a viewer would have to repair it (/Pages structure too deeply nested (getAllPages)) — {SAVE_AGAIN}"
)
def deep_page_tree(content: bytes) -> bytes:
    kids = [b"<</Type/Pages/Count 1/Kids[%d 0 R]>>" % (n + 3) for n in range(20_000)]
    return _raw(content, CATALOG, *kids, b"<</Type/Page/MediaBox[0 0 9 9]>>")


@case("it has 600 pages; between 1 and 500 can be offered")
def too_many_pages(content: bytes) -> bytes:
    kids = b" ".join(b"%d 0 R" % (n + 3) for n in range(600))
    page = b"<</Type/Page/Parent 2 0 R/Resources<<>>/MediaBox[0 0 9 9]>>"
    return _raw(content, CATALOG, b"<</Type/Pages/Count 600/Kids[%s]>>" % kids, *[page] * 600)


@case(f"it is damaged; a viewer would have to repair it (no pages found) — {SAVE_AGAIN}")
def no_pages(content: bytes) -> bytes:
    return _raw(content, CATALOG, b"<</Type/Pages/Count 0/Kids[]>>")


@case(f"it has more than 20,000 objects — {SAVE_AGAIN}")
def many_objects(content: bytes) -> bytes:
    return _raw(content, CATALOG, PAGES, PAGE, *[b"1"] * 25_000)
