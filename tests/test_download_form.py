"""The consent form filled in as a customer does: in pdf.js, the viewer of Firefox, by keyboard."""

from __future__ import annotations

import base64
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from helpcenter import source
from playwright.sync_api import Page, sync_playwright
from support import CHROMIUM_FLAGS, ROOT, serve

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
    "name": "Őrült Űrhajós Árvíztűrő",
    "birth-name": "Tükörfúró Gépné",
    "birth-date": "1970. 01. 02.",
    "email": "orult@portal.example",
    "telephone": "+36 1 555 0100",
    "policies": "123456\n789012",
    "place": "Győr",
    "date": "2026. 11. 22.",
}


@pytest.fixture(scope="module")
def browser_page() -> Iterator[Page]:
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=CHROMIUM_FLAGS)
        yield browser.new_page(viewport={"width": 1000, "height": 1300})
        browser.close()


@pytest.mark.parametrize("language", ["hu", "en"])
def test_what_is_typed_is_in_the_file(language: str, tmp_path: Path, browser_page: Page) -> None:
    download = source.read(ROOT).download(language, "consent-form")
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
            if name == "payment":
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
        assert str(found["payment"].V) == "/on"
        assert str(found["name"].TU) == labels["name"]
    shown = subprocess.run(["pdftotext", "-layout", str(filled), "-"], capture_output=True, text=True, check=True)
    for name in ("name", "place", "email"):
        assert TYPED[name] in shown.stdout, "what was typed is not seen on paper"
