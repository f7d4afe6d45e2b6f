"""What an answer weighs on its way to a reader, and what is shown first; in a real browser, from real nginx."""

from __future__ import annotations

import base64
import gzip
import re
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urljoin

from playwright.sync_api import Browser, Response

from helpcenter.model.urls import address, search_address
from helpcenter.read.help_center import read
from support import ROOT, THEME

BYTES, REQUESTS, SCRIPT = 30_000, 8, 6_000
RESULTS, RESULTS_REQUESTS = 60_000, 11
SCRIPT_SECONDS = 0.1
"""Processor time of scripts on the page itself until results are shown: 0.01 of it is used."""

SHIFTS = """
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.shifted = (window.shifted ?? 0) + entry.value;
}).observe({ type: "layout-shift", buffered: true });
"""
TEXT = {"H1", "P", "LI", "SPAN", "STRONG"}
LARGEST = """() => new Promise((resolve) => {
    const seen = [];
    const observer = new PerformanceObserver((list) => {
        seen.push(...list.getEntries());
        if (!seen.at(-1).element) return; // a part of the page that was painted while the rest arrived
        requestAnimationFrame(() => setTimeout(() => {
            const {element, url} = [...seen, ...observer.takeRecords()].findLast((one) => one.element);
            resolve({name: element.tagName, url, text: element.textContent.trim()});
        }));
    });
    observer.observe({type: "largest-contentful-paint", buffered: true});
    setTimeout(() => resolve({name: "", url: "", text: ""}), 60_000);
})"""
DIFFERENCE = """async ({svg, png, size, background}) => {
    const pixels = async (src) => {
        const image = Object.assign(new Image(), {src});
        await image.decode();
        const canvas = Object.assign(document.createElement("canvas"), {width: size, height: size});
        const context = canvas.getContext("2d");
        context.fillStyle = background;
        context.fillRect(0, 0, size, size);
        context.drawImage(image, 0, 0, size, size);
        return context.getImageData(0, 0, size, size).data;
    };
    const [one, other] = [await pixels(svg), await pixels(png)];
    return one.reduce((sum, value, at) => sum + Math.abs(value - other[at]), 0) / one.length;
}"""


def test_an_answer_is_light(browser: Browser, production: str, site: Path, all_pages: dict[str, str]) -> None:
    context = browser.new_context(base_url=production, viewport={"width": 390, "height": 800})
    page = context.new_page()
    context.new_cdp_session(page).send("Network.setCacheDisabled", {"cacheDisabled": True})
    responses: list[Response] = []
    page.on("response", lambda response: responses.append(response))
    center = read(ROOT)
    heaviest = {"bytes": 0, "requests": 0, "script": 0}
    for answer in (item for item in center.pages.values() if item.kind == "answer"):
        where = address(center, answer)
        responses.clear()
        page.goto(where)
        largest = page.evaluate(LARGEST)
        assert largest["name"] in TEXT and largest["text"] and not largest["url"], where
        weight = weighed(responses, [site / name for name in fetched_unseen(where, all_pages[where])])
        heaviest = {name: max(value, weight[name]) for name, value in heaviest.items()}
    context.close()
    print(f"the heaviest answers: {heaviest}")
    assert heaviest["bytes"] <= BYTES
    assert heaviest["requests"] <= REQUESTS
    assert heaviest["script"] <= SCRIPT


def test_results_are_light(browser: Browser, production: str) -> None:
    """All that the results of a query cost until they are shown: the search, the page and its styles."""
    context = browser.new_context(base_url=production, viewport={"width": 390, "height": 800})
    page = context.new_page()
    clock = context.new_cdp_session(page)
    clock.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.add_init_script(SHIFTS)
    responses: list[Response] = []
    page.on("response", lambda response: responses.append(response))
    page.goto(f"{search_address(read(ROOT).default)}?q=elfelejtett%20jelsz%C3%B3")
    page.wait_for_selector("html[data-searched]")
    first = [one for one in responses if not one.url.endswith("/")]  # not yet the passages
    weight = weighed(first, [])
    times = {one["name"]: one["value"] for one in clock.send("Performance.getMetrics")["metrics"]}
    shifted = page.evaluate("window.shifted ?? 0")
    context.close()
    print(weight, times["ScriptDuration"], shifted)
    assert weight["bytes"] <= RESULTS
    assert weight["requests"] <= RESULTS_REQUESTS
    assert times["ScriptDuration"] <= SCRIPT_SECONDS
    assert shifted <= 0.02


def weighed(responses: Sequence[Response], unseen: Sequence[Path]) -> dict[str, int]:
    """Requests, bytes with headers, and bytes of script among them."""
    bodies, whole = {}, 0
    seen = [
        response for response in responses if Path(response.url).name not in {file.name for file in unseen}
    ]
    for response in seen:
        size = response.request.sizes()
        bodies[response.url] = size["responseBodySize"]
        whole += size["responseBodySize"] + size["responseHeadersSize"]
    return {
        "requests": len(seen) + len(unseen),
        "bytes": whole + sum(len(gzip.compress(file.read_bytes())) for file in unseen),
        "script": sum(size for url, size in bodies.items() if url.endswith(".js")),
    }


def fetched_unseen(where: str, html: str) -> list[str]:
    """The icon and the manifest, of which browsers tell a test late or never."""
    links = re.findall(r'<link rel="(?:icon|manifest)"(?: type="[^"]*")? href="([^"]+)">', html)
    assert len(links) == 2
    return [urljoin(f"/{where}", link)[1:] for link in links]


def test_the_pictures_are_the_drawing(browser: Browser) -> None:
    """How far each point of a picture is, on average, from favicon.svg in the site's colour, on that background."""
    page = browser.new_page()
    svg = (THEME / "assets/favicon.svg").read_text("utf-8")
    for assets, background in ((THEME / "assets", "#1f4e79"), (ROOT / "overrides/assets", "#c8102e")):
        colored = svg.replace("#1f4e79", background).encode("utf-8")
        drawing = f"data:image/svg+xml;base64,{base64.b64encode(colored).decode('ascii')}"
        pictures = list(assets.glob("icon-*.png"))
        assert len(pictures) == 2
        for picture in pictures:
            size = int(picture.stem.partition("-")[2])
            png = as_address(picture, "image/png")
            sources = {"svg": drawing, "png": png, "size": size, "background": background}
            assert page.evaluate(DIFFERENCE, sources) < 1, picture
    page.close()


def as_address(file: Path, kind: str) -> str:
    return f"data:{kind};base64,{base64.b64encode(file.read_bytes()).decode('ascii')}"
