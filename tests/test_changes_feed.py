"""Feeds of changes, answers as Markdown, and who may read them from elsewhere."""

from __future__ import annotations

import http.client
import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from cmarkgfm import github_flavored_markdown_to_html
from cmarkgfm.cmark import Options
from jsonschema import Draft202012Validator

from helpcenter.read.help_center import read
from helpcenter.site.html_text import plain_text
from helpcenter.site.markdown_text import to_markdown
from nginx import nginx
from support import ROOT, copy_project, helpcenter

CODES = ("hu", "en")
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.mark.parametrize("code", CODES)
def test_changes_follow_their_schema_the_newest_first(site: Path, code: str) -> None:
    schema = json.loads((site / "changes.schema.json").read_text("utf-8"))
    whole = json.loads((site / f"changes.{code}.json").read_text("utf-8"))
    Draft202012Validator(schema).validate(whole)
    feed = json.loads((site / f"answers.{code}.json").read_text("utf-8"))["answers"]
    assert {change["id"] for change in whole["changes"]} == {answer["id"] for answer in feed}
    dates = [change["date"] for change in whole["changes"]]
    assert dates == sorted(dates, reverse=True)
    days = {answer["id"]: max(answer["published"], answer["changed"]) for answer in feed}
    assert {change["id"]: change["date"] for change in whole["changes"]} == days


@pytest.mark.parametrize("code", CODES)
def test_the_atom_feed_has_all_that_atom_asks_for(site: Path, code: str) -> None:
    root = ElementTree.parse(site / f"changes.{code}.atom").getroot()
    day = re.compile(r"\d{4}-\d\d-\d\dT00:00:00Z")
    assert root.tag == f"{ATOM}feed"
    for parent in (root, *root.iter(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(parent.findall(f"{ATOM}{name}")) == 1
        assert day.fullmatch(parent.findtext(f"{ATOM}updated") or "")
        assert (parent.findtext(f"{ATOM}id") or "").startswith("https://")
    assert root.findtext(f"{ATOM}author/{ATOM}name")
    entries = root.findall(f"{ATOM}entry")
    assert root.findtext(f"{ATOM}updated") == max(entry.findtext(f"{ATOM}updated") or "" for entry in entries)
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(ids) == len(set(ids))
    for entry in entries:
        link = entry.find(f"{ATOM}link")
        assert link is not None
        where = (link.get("href") or "").partition("://")[2].partition("/")[2]
        assert (site / where / "index.html").is_file()


def test_a_retired_answer_and_a_changed_one_are_in_the_feeds(tmp_path: Path) -> None:
    root = copy_project(tmp_path)
    gone, successor = (read(root).registered[key].id for key in ("union24/manual", "union24/account"))
    page = root / "docs/en/password/rules.md"
    page.write_text(page.read_text("utf-8").replace("\n---\n", "\n---\n\nPlease read this.\n", 1), "utf-8")
    for command in (["retire", "union24/manual", "--to", "union24/account"], ["publish"], ["build"]):
        done = helpcenter(root, *command)
        assert done.returncode == 0, done.stdout + done.stderr
    found = {
        change["id"]: change
        for change in json.loads((root / "site/changes.en.json").read_text("utf-8"))["changes"]
    }
    title = read(root).pages["en", "union24/account"].title
    expected = {"kind": "retired", "id": gone, "to": successor, "title": title}
    assert expected.items() <= found[gone].items()
    assert found[gone]["date"] == max(change["date"] for change in found.values())
    changed = found[read(root).registered["password/rules"].id]
    assert changed["kind"] == "changed"
    atom = (root / "site/changes.en.atom").read_text("utf-8")
    assert f"Replaced by: {title}" in atom
    retired = json.loads((root / "site/answers.en.json").read_text("utf-8"))["retired"]
    assert {"id": gone, "to": successor, "address": f"https://sugo.example/en/a/{gone}"} in retired


# -- Markdown ---------------------------------------------------------------------------------------

TEXTS = {
    "<p>a <strong>b</strong> <em>c</em> <code>d_e</code></p>": "a **b** *c* `d_e`",
    '<p><a href="https://b.example/">x [y]</a></p>': "[x \\[y\\]](https://b.example/)",
    "<ol start='3'><li>a</li><li><p>b</p><ul><li>c</li></ul></li></ol>": "3. a\n\n4. b\n\n   - c",
    "<ul><li>a</li><li>b</li></ul>": "- a\n- b",
    "<blockquote><p><strong>t</strong></p><p>x</p></blockquote>": "> **t**\n>\n> x",
    "<table><tr><th>a</th><th>b</th></tr><tr><td>c|d</td></tr></table>": "| a | b |\n| --- | --- |\n| c\\|d |  |",
    "<p>a<br>b</p>": "a\\\nb",
    "<pre><code>a\n  b</code></pre>": "```\na\n  b\n```",
    "<p>1 * 2 &lt;b&gt; # no heading</p>": "1 \\* 2 \\<b\\> # no heading",
    "<p># no heading</p>": "\\# no heading",
    "<p>a</p><p>b</p>": "a\n\nb",
    "<p>2026. november<br>- b<br>---</p>": "2026\\. november\\\n\\- b\\\n\\---",
    "<p>~~a~~ &amp;lt; &amp; b</p>": "\\~\\~a\\~\\~ \\&lt; & b",
    "<p><code>a`b</code> <kbd>`</kbd></p>": "``a`b`` `` ` ``",
    "<pre><code>a\n```\n</code></pre>": "````\na\n```\n````",
    '<p><a href="https://b.example/a(b)">c</a></p>': "[c](<https://b.example/a(b)>)",
    "<p><b>a </b>b <b>(c)</b>d <i>e</i><i>f</i></p>": "**a** b <b>(c)</b>d <i>e</i><i>f</i>",
    "<ol><li>a</li></ol>\n<ol><li>b</li></ol>\n<ol><li>c</li></ol>": "1. a\n\n1) b\n\n1. c",
    "<table><tr><td><ul><li>a</li><li>b</li></ul></td><td>c<br>d</td></tr></table>": (
        "| - a<br>- b | c<br>d |\n| --- | --- |"
    ),
}


@pytest.mark.parametrize("html", TEXTS, ids=range(len(TEXTS)))
def test_html_becomes_markdown(html: str) -> None:
    assert to_markdown(html) == TEXTS[html]
    shown = github_flavored_markdown_to_html(TEXTS[html], options=Options.CMARK_OPT_UNSAFE)
    assert re.findall(r"[^\s|-]+", plain_text(shown, "")) == re.findall(r"[^\s|-]+", plain_text(html, ""))


@pytest.mark.parametrize("code", CODES)
def test_every_answer_is_at_its_address_as_markdown_and_in_llms_txt(site: Path, code: str) -> None:
    feed = json.loads((site / f"answers.{code}.json").read_text("utf-8"))
    prefix = read(ROOT).language(code).prefix
    listed = (site / f"{prefix}llms.txt").read_text("utf-8")
    for answer in feed["answers"]:
        where = f"{answer['addresses']['page']}index.md"
        text = (site / where.removeprefix(feed["site"])).read_text("utf-8")
        assert text.startswith("# ")
        assert text.rstrip().endswith(f"({answer['addresses']['short']})")
        assert "](../" not in text and "](#" not in text
        assert f"]({where})" in listed
    assert listed.startswith("# ")


# -- who may read them ------------------------------------------------------------------------------


@pytest.mark.parametrize("allowed", [True, False])
def test_other_sites_read_the_data_and_show_pages_only_where_the_settings_say_so(
    tmp_path: Path, allowed: bool
) -> None:
    root = copy_project(tmp_path)
    settings = root / "mkdocs.yml"
    text = settings.read_text("utf-8")
    own = "\n  help:\n"
    assert own in text
    if allowed:
        more = "    data_for: https://app.example\n    frames_on: [https://intranet.example]\n"
        settings.write_text(text.replace(own, own + more), "utf-8")
    done = helpcenter(root, "build")
    assert done.returncode == 0, done.stdout + done.stderr
    with nginx(root / "site", tmp_path) as port:
        for path in ("/answers.en.json", "/changes.hu.atom", "/en/reset/request/index.md", "/llms.txt"):
            answer = ask(port, path)
            assert answer.status == 200
            assert answer.headers.get("Access-Control-Allow-Origin") == (
                "https://app.example" if allowed else None
            )
        page = ask(port, "/en/reset/request/")
        assert page.headers.get("Access-Control-Allow-Origin") is None
        frames = "https://intranet.example" if allowed else "'none'"
        assert f"frame-ancestors {frames}" in str(page.headers["Content-Security-Policy"])
    hosts = (root / "site/_headers").read_text("utf-8")
    assert ("Access-Control-Allow-Origin: https://app.example" in hosts) == allowed


def ask(port: int, path: str) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", path)
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer
