"""Second opinions on the built site: LinkChecker on its links, html-validate on its HTML."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from support import NODE, ROOT

OURS_BY_DECISION = {
    "no-inline-style": "off",  # tables with aligned columns: Python-Markdown writes style attributes, we have none
    "no-trailing-whitespace": "off",  # not an error of HTML
    "long-title": "error",
    "void-style": "off",  # Python-Markdown writes <br />, which HTML allows
    "attribute-boolean-style": "off",  # … and checked="checked"
    "valid-id": ["error", {"relaxed": True}],  # … and fn:1, which HTML allows
    "tel-non-breaking": "off",  # numbers are kept together by no-break spaces in the text
}


def test_linkchecker_finds_no_dead_link_or_anchor(server: str, tmp_path: Path) -> None:
    settings = tmp_path / "linkcheckerrc"
    settings.write_text("[checking]\nmaxrequestspersecond=1000\n[AnchorCheck]\n")
    done = subprocess.run(
        [
            Path(sys.executable).parent / "linkchecker",
            "--no-status",
            "--no-robots",
            "--threads=4",
            "--ignore-url=^(mailto:|tel:|https://)",
            f"--config={settings}",
            "--verbose",
            "-ocsv",
            server,
            f"{server}en/",
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in done.stderr
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]
    assert done.stdout.count(server) > 200


def test_every_anchor_of_every_link_is_there(site: Path) -> None:
    """What LinkChecker no longer does by default: the part after the # exists on its page."""
    import re
    from html import unescape
    from urllib.parse import unquote, urljoin, urlsplit

    checked = 0
    for page in site.rglob("*.html"):
        html = page.read_text("utf-8")
        here = "/" + page.relative_to(site).as_posix().removesuffix("index.html")
        for href in re.findall(r'<a\b[^>]*\shref="([^"]*)"', html):
            where = urlsplit(urljoin(f"http://site{here}", unescape(href)))
            if where.netloc != "site" or where.scheme != "http":
                continue
            target = site / unquote(where.path).lstrip("/")
            target = target / "index.html" if target.is_dir() else target
            assert target.is_file(), f"{here}: {href}"
            if where.fragment and target.suffix == ".html":
                assert f'id="{unquote(where.fragment)}"' in target.read_text("utf-8"), f"{here}: {href}"
            checked += 1
    assert checked > 1_000


def test_html_validate_finds_no_error_of_our_own_making(site: Path, tmp_path: Path) -> None:
    rules = tmp_path / "rules.json"
    rules.write_text(
        json.dumps({"root": True, "extends": ["html-validate:recommended"], "rules": OURS_BY_DECISION})
    )
    pages = sorted(str(page) for page in site.rglob("*.html"))
    assert len(pages) > 60
    done = subprocess.run(
        [
            NODE,
            ROOT / "node_modules/html-validate/bin/html-validate.mjs",
            "--config",
            rules,
            "--formatter",
            "json",
            *pages,
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout, done.stderr
    found = [
        f"{Path(report['filePath']).relative_to(site)}:{message['line']} {message['ruleId']}: {message['message']}"
        for report in json.loads(done.stdout)
        for message in report["messages"]
    ]
    assert found == []
