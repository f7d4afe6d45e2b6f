"""The consent form filled in as a customer does: in pdf.js, the viewer of Firefox, by keyboard."""

from __future__ import annotations

import base64
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pypdfium2
import pypdfium2.raw as raw
import pytest
from playwright.sync_api import Browser, Page

from helpcenter.read import help_center
from support import ROOT, serve

VIEWER = """<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>viewer</title>
<link rel="stylesheet" href="pdfjs/web/pdf_viewer.css">
<div id="frame" style="position:absolute;inset:0;overflow:auto"><div id="viewer" class="pdfViewer"></div></div>
<script type="module">
import * as pdfjsLib from "./pdfjs/build/pdf.mjs";
globalThis.pdfjsLib = pdfjsLib;
const { EventBus, PDFLinkService, PDFViewer } = await import("./pdfjs/web/pdf_viewer.mjs");
pdfjsLib.GlobalWorkerOptions.workerSrc = "pdfjs/build/pdf.worker.mjs";
const eventBus = new EventBus(), linkService = new PDFLinkService({ eventBus });
const viewer = new PDFViewer({ container: document.getElementById("frame"), eventBus, linkService });
globalThis.file = await pdfjsLib.getDocument({ url: "form.pdf" }).promise;
linkService.setViewer(viewer);
viewer.setDocument(file);
linkService.setDocument(file);
</script>
"""
TYPED = {
    "name": "Őrszágh-Fűzfői Máriácska Ágota",
    "portal-id": "ŐRSZÁGH_1970",
    "email": "orszagh.fuzfoi.mariacska.agota.nagyonhosszunevu@portal.example",
    "policies": "123456\n789012",
    "place": "Győr",
    "date": "2026. 11. 26.",
}


@pytest.fixture(scope="module")
def browser_page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1000, "height": 1300})
    yield page
    page.close()


@pytest.mark.parametrize("language", ["hu", "en"])
def test_what_is_typed_is_in_the_file(language: str, tmp_path: Path, browser_page: Page) -> None:
    download = help_center.read(ROOT).download(language, "consent-form")
    assert download and download.file
    labels = {field.name: field.label for field in download.file.inspection.fields}
    assert list(labels) == list(download.requires), "the fields are not in reading order"
    (tmp_path / "viewer.html").write_text(VIEWER, "utf-8")
    (tmp_path / "form.pdf").write_bytes(download.file.content)
    (tmp_path / "pdfjs").symlink_to(ROOT / "node_modules/pdfjs-dist")
    for address in serve(tmp_path):
        browser_page.goto(f"{address}viewer.html")
        browser_page.wait_for_selector(".annotationLayer input")
        browser_page.locator(".annotationLayer input").first.focus()
        for name in download.requires:  # from field to field by the Tab key
            focused = browser_page.evaluate("document.activeElement.name")
            assert focused == name
            if name in ("documents", "payment"):
                browser_page.keyboard.press("Space")
            else:
                for line, text in enumerate(TYPED[name].split("\n")):
                    if line:
                        browser_page.keyboard.press("Enter")
                    browser_page.keyboard.type(text)
            browser_page.keyboard.press("Tab")
        saved = browser_page.evaluate(
            "async () => btoa(Array.from(await file.saveDocument(), (byte) => String.fromCharCode(byte)).join(''))"
        )
    filled = tmp_path / "filled.pdf"
    filled.write_bytes(base64.b64decode(saved))
    with pikepdf.open(filled) as pdf:
        found = {str(field.T): field for field in pdf.Root.AcroForm.Fields}
        for name, text in TYPED.items():
            assert str(found[name].V).replace("\r\n", "\n").replace("\r", "\n") == text
        assert [str(found[name].V) for name in ("documents", "payment")] == ["/on", "/on"]
        assert str(found["name"].TU) == labels["name"]
        box = [float(edge) for edge in found["payment"].Rect]
    assert _dark(filled, box) > 0.1 > _dark(tmp_path / "form.pdf", box), "the tick is not seen on paper"
    shown = subprocess.run(
        ["pdftotext", "-layout", str(filled), "-"], capture_output=True, text=True, check=True
    )
    for name in ("name", "place", "email"):
        assert TYPED[name] in shown.stdout, "what was typed is not seen on paper"


@pytest.mark.parametrize("language", ["hu", "en"])
def test_every_letter_is_in_the_forms_own_face_and_fits(language: str, tmp_path: Path) -> None:
    """Filled in by pdfium, the viewer of Chrome and Android, key by key."""
    form = ROOT / f"downloads/consent-form.{language}.pdf"
    with pikepdf.open(form) as pdf:
        boxes = {
            str(field.T): [float(edge) for edge in field.Rect]
            for field in pdf.Root.AcroForm.Fields
            if field.FT == "/Tx"
        }
    filled = tmp_path / "filled.pdf"
    document = pypdfium2.PdfDocument(form)
    document.init_forms()
    viewer, page = document.formenv, document[0]
    raw.FORM_OnAfterLoadPage(page, viewer)
    for name, (left, bottom, right, top) in boxes.items():
        middle = (left + right) / 2, (bottom + top) / 2
        for press in (raw.FORM_OnMouseMove, raw.FORM_OnLButtonDown, raw.FORM_OnLButtonUp):
            press(viewer, page, 0, *middle)
        for letter in TYPED[name].replace("\n", "\r"):
            raw.FORM_OnChar(viewer, page, ord(letter), 0)
    raw.FORM_ForceToKillFocus(viewer)
    document.save(filled)
    with pikepdf.open(filled) as pdf:
        fields = {str(field.T): field for field in pdf.Root.AcroForm.Fields}
        for name in boxes:
            drawn = fields[name].AP.N.read_bytes().decode("latin-1")
            used = re.findall(r"(/\S+) ([\d.]+) Tf", drawn)
            assert {face for face, _ in used} == {"/Wingdings"}, name
            assert max(float(size) for _, size in used) * 1.2 <= abs(boxes[name][3] - boxes[name][1]), (
                "Ő is cut off"
            )
            font = fields[name].AP.N.Resources.Font.Wingdings.DescendantFonts[0].FontDescriptor
            assert str(font.FontFamily) == "Form" and "/FontFile2" in font
    shown = subprocess.run(
        ["pdftotext", "-layout", str(filled), "-"], capture_output=True, text=True, check=True
    )
    for text in TYPED.values():
        assert all(line in shown.stdout for line in text.split("\n")), "it is cut off"


def _dark(file: Path, box: list[float]) -> float:
    """How much of the inside of a rectangle on the first page is dark when poppler shows it at 72 dpi."""
    left, low, right, high = min(box[::2]), min(box[1::2]), max(box[::2]), max(box[1::2])
    corner = ["-x", f"{left + 3:.0f}", "-y", f"{842 - high + 3:.0f}"]
    area = [*corner, "-W", f"{right - left - 6:.0f}", "-H", f"{high - low - 6:.0f}"]
    shown = subprocess.run(
        ["pdftoppm", "-r", "72", "-gray", *area, str(file)], capture_output=True, check=True
    )
    pixels = shown.stdout.split(b"\n", 3)[3]
    return sum(pixel < 128 for pixel in pixels) / len(pixels)


@pytest.mark.parametrize(
    ("address", "name", "size"),
    [
        ("elektronikus-kommunikacio/nyilatkozattal/", "consent-form.hu", "1 oldal"),
        ("en/e-communication/form/", "consent-form.en", "1 page"),
        ("union24/felhasznalasi-utmutato/", "union24-manual.hu", "2 oldal"),
        ("en/union24/manual/", "union24-manual.en", "2 pages"),
    ],
)
def test_the_card_offers_the_file_of_its_language(
    address: str, name: str, size: str, server: str, site: Path, browser_page: Page
) -> None:
    browser_page.goto(server + address)
    card = browser_page.locator(".download")
    language = name.rpartition(".")[2]
    download = help_center.read(ROOT).download(language, name.rpartition(".")[0])
    assert download and download.file
    assert card.locator("h2").inner_text() == download.title
    assert size in card.inner_text()
    offered = str(card.locator(".download__get a").evaluate("link => link.href"))
    assert offered == f"{server}downloads/{name}.pdf"
    shared = browser_page.locator(".share a").evaluate_all("all => all.map((link) => link.href)")
    assert shared[-1] == server + download.permanent_address, "the version is behind “Share”"
    for link in (offered, shared[-1]):
        assert (site / link.removeprefix(server)).read_bytes() == download.file.content
    printed = card.locator(".download__address")
    assert not printed.is_visible()
    browser_page.emulate_media(media="print")
    assert printed.is_visible()
    assert printed.inner_text().endswith(f"/downloads/{name}.pdf")
    browser_page.emulate_media(media="screen")
