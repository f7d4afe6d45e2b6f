"""answers.<language>.json, the canned replies, and telling which of them are out of date."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from helpcenter.read.help_center import read
from helpcenter.report.stale_replies import UnreadableError, replies
from helpcenter.site.canned_replies import COLUMNS, safe
from helpcenter.site.html_text import plain_text
from support import ROOT, copy_project, helpcenter

CODES = ("hu", "en")
HERE = "https://sugo.example/en/reset/request/"


def feed(site: Path, code: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((site / f"answers.{code}.json").read_text("utf-8"))
    return found


def rows(file: Path, delimiter: str = ",") -> list[dict[str, str]]:
    text = file.read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter))


def written(site: Path, code: str) -> dict[str, str]:
    """Key → reply of each answer as plain text, which the canned replies have."""
    texts = {row["id"]: row["reply"] for row in rows(site / f"canned-replies.{code}.csv")}
    return {answer["key"]: texts[answer["id"]] for answer in feed(site, code)["answers"]}


# -- the feed ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", CODES)
def test_the_feed_follows_its_published_schema(site: Path, code: str) -> None:
    schema = json.loads((site / "answers.schema.json").read_text("utf-8"))
    whole = feed(site, code)
    Draft202012Validator(schema).validate(whole)
    assert set(whole) == set(schema["properties"]), "the schema describes every key"
    asked = set(schema["properties"]["answers"]["items"]["properties"])
    for answer in feed(site, code)["answers"]:
        assert set(answer) == asked, "the schema describes every key"


def test_the_languages_have_the_same_answers_under_the_same_ids(site: Path) -> None:
    hu, en = (feed(site, code)["answers"] for code in CODES)
    assert [(a["id"], a["key"]) for a in hu] == [(a["id"], a["key"]) for a in en]
    center = read(ROOT)
    answers = {page.key for page in center.pages_in("hu", "answer")}
    assert {a["key"] for a in hu} == answers | {"contact"}


@pytest.mark.parametrize("code", CODES)
def test_every_address_of_the_feed_is_there(site: Path, code: str) -> None:
    whole, texts = feed(site, code), written(site, code)
    for answer in whole["answers"]:
        where = answer["addresses"]
        for address in [where["short"], where["page"], *where["former"]]:
            assert (site / address.removeprefix(whole["site"]) / "index.html").is_file(), address
        text = texts[answer["key"]]
        assert text.endswith(where["short"])
        assert text.startswith(answer["short_answer"]), "no question in the customer’s voice"
        assert answer["topic"] in whole["topics"]
        assert set(answer["products"]) <= set(whole["products"])
        for document in answer["downloads"]:
            assert (site / document["address"].removeprefix(whole["site"])).is_file()
            assert document["address"] in text
            assert document["title"] in text
        assert "<" not in text and 'href="../' not in answer["reply_html"]
    for topic in whole["topics"].values():
        assert (site / topic["address"].removeprefix(whole["site"]) / "index.html").is_file()


def test_steps_stay_steps(site: Path) -> None:
    found = {answer["key"]: answer for answer in feed(site, "en")["answers"]}["reset/request"]
    lines = written(site, "en")["reset/request"].split("\n")
    assert [line[:3] for line in lines if line[:1].isdigit()] == ["1. ", "2. ", "3. "]
    assert "<ol>" in found["reply_html"]


def test_links_between_answers_are_short_links(site: Path) -> None:
    known = {
        answer["addresses"]["page"]: answer["addresses"]["short"] for answer in feed(site, "en")["answers"]
    }
    found = {answer["key"]: answer for answer in feed(site, "en")["answers"]}["reset/request"]
    links = re.findall(r'href="([^"#]+)', found["reply_html"])
    assert set(known.values()) & set(links) > {found["addresses"]["short"]}
    assert not set(known) & set(links)
    assert not any(where in written(site, "en")["reset/request"] for where in known)


def test_nobody_is_invited_to_write_to_an_address_that_nobody_reads(site: Path) -> None:
    for code in CODES:
        found = {answer["key"]: answer for answer in feed(site, code)["answers"]}["account/mailbox"]
        text = written(site, code)["account/mailbox"]
        assert "noreply\N{WORD JOINER}@unionbiztosito.hu" in text
        assert "noreply\N{WORD JOINER}@unionbiztosito.hu" in plain_text(found["reply_html"], "")
        assert "<span>noreply</span><span>@</span><span>unionbiztosito.hu</span>" in found["reply_html"]
        assert "noreply@" not in text + found["reply_html"]


# -- HTML to text -----------------------------------------------------------------------------------

TEXTS = {
    "<p>a <b>b</b>\n c</p><p>d<br>e</p>": "a b c\n\nd\ne",
    "<ol><li>a</li><li><p>b</p><p>c</p></li></ol><p>d</p>": "1. a\n2. b\n\n   c\n\nd",
    '<ol start="3"><li>a<ul><li>b</li></ul></li></ol>': "3. a\n   - b",
    "<table><tr><th>a</th><th>b</th></tr><tr><td>c</td><td>d</td></tr></table>": "a | b\nc | d",
    '<p><a href="../x/#y">a</a></p>': "a (https://sugo.example/en/reset/x/#y)",
    '<p><a href="tel:+3615550100">+36 1 555 0100</a></p>': "+36 1 555 0100",
    '<p><a href="mailto:a@b.example">write</a> <a href="mailto:a@b.example">a@b.example</a></p>': (
        "write (a@b.example) a@b.example"
    ),
    '<p><a href="https://b.example/">https://b.example</a></p>': "https://b.example",
    '<p><a href="#here">here</a></p>': "here",
    "<h2>a</h2><p>b</p>": "a\n\nb",
    "<pre><code>a\n  b\n\nc\n</code></pre>": "a\n  b\n\nc",
    '<p><img alt="a picture" src="x.svg"></p>': "[a picture]",
    "<p>a &lt;b&gt; &amp; c</p>": "a <b> & c",
    '<div class="admonition"><p class="admonition-title">a</p><p>b</p></div>': "a\n\nb",
    "<p>a<span>@</span>b <span>c</span></p>": "a\N{WORD JOINER}@b c",
    "<p>a<script>b</script><svg><title>c</title></svg></p>": "a",
}


@pytest.mark.parametrize("html", TEXTS, ids=range(len(TEXTS)))
def test_plain_text(html: str) -> None:
    assert plain_text(html, HERE) == TEXTS[html]


@given(st.text(alphabet='<>/ap liouthrdbe="&;\n', max_size=80))
def test_no_html_is_too_broken_for_text(html: str) -> None:
    plain_text(html, HERE)


# -- canned replies ---------------------------------------------------------------------------------


@pytest.mark.parametrize("code", CODES)
def test_the_export_opens_right(site: Path, code: str) -> None:
    file = site / f"canned-replies.{code}.csv"
    raw = file.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.endswith(b'"\r\n')
    found = rows(file)
    assert tuple(found[0]) == COLUMNS
    assert [row["id"] for row in found] == [answer["id"] for answer in feed(site, code)["answers"]]
    for row, answer in zip(found, feed(site, code)["answers"], strict=True):
        assert row["question"] == answer["question"]
        assert row["fingerprint"] == f"fp-{answer['reply_fingerprint']}"


def test_excel_gets_its_own_separator_where_it_wants_one(site: Path) -> None:
    assert rows(site / "canned-replies.hu.excel.csv", ";") == rows(site / "canned-replies.hu.csv")
    assert not (site / "canned-replies.en.excel.csv").exists()


@given(st.text(max_size=20), st.sampled_from(["=", "+", "-", "@", "\t", "\r", "\n", " =", "＝", "\xa0@", ""]))
def test_no_field_is_a_formula(text: str, start: str) -> None:
    field = safe(start + text)
    assert not field.lstrip(" \xa0").startswith(
        ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
    )
    assert field.removeprefix("'") == (start + text).removeprefix("'") or field == start + text


# -- stale ------------------------------------------------------------------------------------------


@pytest.fixture
def changed(tmp_path: Path, site: Path) -> Path:
    """The project, and exports made of it before one answer was changed and one retired."""
    root = copy_project(tmp_path)
    shutil.copytree(site, root / "site", ignore=shutil.ignore_patterns("assets"))
    page = root / "docs/en/password/rules.md"
    page.write_text(page.read_text("utf-8").replace("\n---\n", "\n---\n\nPlease read this.\n", 1), "utf-8")
    return root


def stale(root: Path, file: Path) -> Mapping[str, Any]:
    done = helpcenter(root, "stale", str(file))
    assert "Traceback" not in done.stderr
    return {"code": done.returncode, "lines": done.stdout.splitlines(), "said": done.stderr}


def test_a_fresh_export_is_not_stale(site: Path) -> None:
    for code in CODES:
        found = stale(site.parent, site / f"canned-replies.{code}.csv")
        assert (found["code"], found["lines"]) == (0, [])


def test_stale_names_the_changed_reply(changed: Path) -> None:
    found = stale(changed, changed / "site/canned-replies.en.csv")
    assert found["code"] == 1
    assert len(found["lines"]) == 1
    title = read(changed).pages["en", "password/rules"].title
    assert found["lines"][0].endswith(f"(en) changed since: {title}")
    assert stale(changed, changed / "site/canned-replies.hu.csv")["code"] == 0


def test_stale_names_the_answers_that_an_export_lacks(site: Path, tmp_path: Path) -> None:
    found = rows(site / "canned-replies.en.csv")
    saved = tmp_path / "saved.csv"
    with saved.open("w", newline="", encoding="utf-8") as stream:
        writer = csv.DictWriter(stream, list(found[0]))
        writer.writeheader()
        writer.writerows(found[1:])
    said = stale(site.parent, saved)
    assert said["lines"] == [f"{saved}: {found[0]['id']} (en) missing in the export: {found[0]['question']}"]
    assert said["code"] == 1
    assert said["said"].startswith(f"0 of {len(found) - 1} replies are out of date, 1 missing")


def test_stale_sees_the_title_of_a_document(changed: Path) -> None:
    listed = changed / "downloads/downloads.yml"
    text = listed.read_text("utf-8")
    title = read(changed).download("en", "consent-form").title  # type: ignore[union-attr]
    assert text.count(title) >= 1
    listed.write_text(text.replace(title, f"{title} (new)", 1), "utf-8")
    lines = stale(changed, changed / "site/canned-replies.en.csv")["lines"]
    assert any(
        "changed since: " + read(changed).pages["en", "e-communication/form"].title in line for line in lines
    )


def test_stale_names_the_retired_reply(changed: Path) -> None:
    entry = read(changed).registered["password/rules"]
    successor = read(changed).registered["reset/sign-in"].id
    gone = f'to: "{successor}"\nwas: password/rules\nformer:\n  hu:\n    - /x/\n'
    (changed / f"permalinks/{entry.id}.yml").write_text(gone, "utf-8")
    found = stale(changed, changed / "site/canned-replies.hu.csv")
    told = [line.split(": ", 1)[1] for line in found["lines"]]
    assert f"{entry.id} (hu) retired; {successor} replaces it" in told
    others = [line for line in told if not line.startswith(entry.id)]
    assert all("(hu) changed since: " in line for line in others), "replies whose links led there"


@pytest.mark.parametrize(
    ("encoding", "delimiter"), [("utf-8", ","), ("utf-8-sig", ";"), ("utf-16", "\t"), ("cp1250", ";")]
)
def test_stale_reads_what_a_spreadsheet_saved(
    site: Path, tmp_path: Path, encoding: str, delimiter: str
) -> None:
    found = rows(site / "canned-replies.hu.csv")
    stream = io.StringIO(newline="")
    writer = csv.DictWriter(
        stream, ["language", "fingerprint", "note", "id"], delimiter=delimiter, extrasaction="ignore"
    )
    writer.writeheader()
    writer.writerows(row | {"note": "kérdés"} for row in found)
    saved = tmp_path / "saved.csv"
    saved.write_bytes(stream.getvalue().encode(encoding))
    assert len(replies(saved)) == len(found)
    assert stale(site.parent, saved)["code"] == 0


@pytest.mark.parametrize("content", [b"", b"a,b\n1,2\n", b"\x00\xff\xfe", b'"id', b"id,language\n"])
def test_stale_says_what_is_no_export(site: Path, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "other.csv"
    file.write_bytes(content)
    found = stale(site.parent, file)
    assert found["code"] == 2
    assert str(file) in found["said"]
    assert stale(site.parent, tmp_path / "missing.csv")["code"] == 2


@given(st.binary(max_size=200))
def test_stale_survives_any_bytes(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    file = tmp_path_factory.getbasetemp() / "any.csv"
    file.write_bytes(content)
    try:
        replies(file)
    except UnreadableError as error:
        assert str(file) in str(error)
