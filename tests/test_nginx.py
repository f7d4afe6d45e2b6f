"""Real nginx with deploy/nginx.conf: redirects, error pages, compression, caching and headers as promised."""

from __future__ import annotations

import gzip
import http.client
import re
import shutil
from collections.abc import Iterator
from email.message import Message
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, unquote, urlsplit

import brotli
import pytest

from helpcenter.model.urls import address, not_found_address
from helpcenter.read.help_center import read
from helpcenter.site import headers
from helpcenter.site.assets import linked
from helpcenter.site.redirects import files as redirects_files
from helpcenter.site.redirects import redirects
from nginx import nginx
from support import THEME, copy_project, helpcenter


class Answer(NamedTuple):
    """What the server said."""

    status: int
    headers: Message
    body: bytes


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project after some years: topics renamed, answers moved, one retired, slugs changed; built."""
    root = copy_project(tmp_path_factory.mktemp("moved"))
    for command in (
        ["move", "reset/request", "password/new", "--slug", "hu=uj"],
        ["move", "documents", "letters", "--slug", "hu=levelek"],
        ["move", "password/new", "first-login/new-password"],
        ["retire", "union24/manual", "--to", "union24/account"],
        ["move", "union24/account", "first-login/union24"],
    ):
        done = helpcenter(root, *command)
        assert done.returncode == 0, done.stderr
    slug = root / "docs/en/account/mailbox.md"
    slug.write_text(slug.read_text("utf-8").replace("slug: ", "slug: your-"), "utf-8")
    for command in (["publish"], ["build"]):
        done = helpcenter(root, *command)
        assert done.returncode == 0, done.stdout + done.stderr
    return root


@pytest.fixture(scope="module")
def port(moved: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """nginx on this machine, serving the built site."""
    with nginx(moved / "site", tmp_path_factory.mktemp("nginx")) as number:
        yield number


def ask(port: int, path: str, **asked: str) -> Answer:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in asked.items()})
    response = connection.getresponse()
    answer = Answer(response.status, response.headers, response.read())
    connection.close()
    return answer


def addresses(site: Path) -> list[str]:
    """The path of every file that a reader may fetch."""
    files = (file for file in sorted(site.rglob("*")) if file.is_file())
    names = (file.relative_to(site).as_posix() for file in files)
    hidden = (".server/", "_headers", "_redirects")
    return [f"/{name}" for name in names if not name.startswith(hidden) and name[-3:] not in (".br", ".gz")]


def test_every_former_address_is_one_step_from_its_page(moved: Path, port: int) -> None:
    center = read(moved)
    steps = list(redirects(center))
    former = [where for entry in center.permalinks for _, where in entry.every()]
    assert len(former) > 2 * len(center.permalinks), "something did move"
    for step in steps:
        for slash in ("", "/"):
            answer = ask(port, f"/{step.source}{slash}")
            assert answer.status == 301
            assert answer.headers["Location"] == f"/{address(center, step.page)}", step.source
        assert ask(port, answer.headers["Location"]).status == 200
    assert {where.rstrip("/") for where in former} <= {step.source for step in steps} | {
        address(center, page).rstrip("/") for page in center.pages.values()
    }


def test_the_query_goes_along(moved: Path, port: int) -> None:
    step = next(iter(redirects(read(moved))))
    answer = ask(port, f"/{step.source}?utm=sms&x=%C3%A9")
    assert answer.status == 301
    assert urlsplit(answer.headers["Location"]).query == "utm=sms&x=%C3%A9"


def test_an_address_without_its_slash_leads_to_the_page(moved: Path, port: int) -> None:
    center = read(moved)
    where = address(center, center.pages["en", "reset/sign-in"])
    answer = ask(port, f"/{where.rstrip('/')}")
    assert (answer.status, answer.headers["Location"]) == (301, f"/{where}")


@pytest.mark.parametrize(
    "path", ["a/11111", "nowhere/", "x.html", "assets/help.0000000000.css", "_headers", ".server/maps.conf"]
)
def test_what_is_not_there_is_said_in_the_reader_s_language(moved: Path, port: int, path: str) -> None:
    for language in read(moved).languages:
        answer = ask(port, f"/{language.prefix}{path}")
        assert answer.status == 404
        assert answer.body == (moved / "site" / not_found_address(language)).read_bytes()
        assert answer.headers["Cache-Control"] == headers.REVALIDATE


@pytest.mark.parametrize("folder", ["a", "assets", "downloads", "pictures", ".server"])
@pytest.mark.parametrize("slash", ["", "/"])
def test_a_folder_without_a_page_is_said_to_be_missing(
    moved: Path, port: int, folder: str, slash: str
) -> None:
    answer = ask(port, f"/{folder}{slash}")
    if answer.status == 301:
        assert answer.headers["Location"] == f"/{folder}/"
        answer = ask(port, answer.headers["Location"])
    assert (answer.status, answer.body) == (404, (moved / "site/404.html").read_bytes())


AFTER = [
    *(".", ",", ")", "]", ";", ":", "!", "'", "*", "=", "-es", ".)", "...", "&utm=sms", "/.", "//", "./"),
    *(
        quote(mark)
        for mark in ("”", "“", "„", "…", "»", '"', " ", " .", "\u00a0", ">", "?utm=sms", "\n", "%", "#")
    ),
    "%ff",
]
"""What a sentence, a program that finds links in it, or a hurried hand puts behind a link."""


@pytest.mark.parametrize("after", AFTER)
def test_a_short_link_is_found_with_what_follows_it_in_a_sentence(port: int, after: str) -> None:
    for link in ("/a/46188", "/en/a/46188"):
        right = ask(port, link)
        assert right.status == 301
        for written in (link, link.upper()):
            answer = ask(port, f"{written}{after}")
            assert (answer.status, answer.headers["Location"]) == (301, right.headers["Location"])


def test_a_query_behind_a_short_link_stays(port: int) -> None:
    assert ask(port, "/a/46188.?utm=sms").headers["Location"].endswith("/?utm=sms")


@pytest.mark.parametrize(
    "path", ["a/461880", "a/4618", "a/46188x", "a/11111.", "aa/46188", "x/a/46188", "a/"]
)
def test_other_addresses_are_no_short_links(port: int, path: str) -> None:
    assert ask(port, f"/{path}").status == 404


def test_behind_a_proxy_host_and_https_stay(port: int) -> None:
    asked = {"Host": "help.example", "X_Forwarded_Proto": "https", "X_Forwarded_Host": "other.example"}
    for path in ("/a/46188", "/a/46188.", "/en/a/46188", "/en", "/assets"):
        assert ask(port, path, **asked).headers["Location"].startswith("/"), path


def test_every_file_is_sent_as_the_build_compressed_it(moved: Path, port: int) -> None:
    site = moved / "site"
    saved = 0
    for path in addresses(site):
        content = (site / path[1:]).read_bytes()
        assert ask(port, path).body == content
        for coding, unpacked in (("br", brotli.decompress), ("gzip", gzip.decompress)):
            answer = ask(port, path, Accept_Encoding=coding)
            packed = site / f"{path[1:]}.{coding[:2]}"
            if packed.exists():
                assert answer.headers["Content-Encoding"] == coding
                assert answer.headers["Vary"] == "Accept-Encoding"
                assert answer.body == packed.read_bytes()
                assert unpacked(answer.body) == content
                saved += len(content) - len(answer.body)
            else:
                assert answer.headers["Content-Encoding"] is None
                assert answer.body == content
    assert saved > 500_000
    assert ask(port, "/", Accept_Encoding="gzip, deflate, br").headers["Content-Encoding"] == "br"


def test_only_names_made_of_contents_are_kept_for_ever(moved: Path, port: int) -> None:
    kept = set()
    for path in addresses(moved / "site"):
        answer = ask(port, path)
        assert answer.headers["ETag"], path
        if answer.headers["Cache-Control"] == headers.FOR_EVER:
            kept.add(path)
        else:
            assert answer.headers["Cache-Control"] == headers.REVALIDATE, path
            again = ask(port, path, If_None_Match=answer.headers["ETag"])
            assert (again.status, again.body) == (304, b"")
    assert kept == {
        path for path in addresses(moved / "site") if re.search(r"[.-][0-9a-f]{8,10}\.\w+$", path)
    }
    assert {path.partition("/")[2].partition("/")[0] for path in kept} == {"assets", "downloads"}


def test_every_answer_has_the_headers(moved: Path, port: int) -> None:
    for path in [*addresses(moved / "site"), "/nowhere", "/a/11211"]:
        answer = ask(port, path)
        for name, value in headers.EVERYWHERE.items():
            assert answer.headers.get_all(name) == [value], path
        policies = answer.headers.get_all("Content-Security-Policy") or []
        assert len(policies) == 1
        assert policies[0].endswith("frame-ancestors 'none'")
        assert policies[0].startswith("default-src 'none'; ") != path.endswith(".pdf")
        assert "unsafe" not in policies[0]


TYPES = {
    "/": "text/html; charset=utf-8",
    "/en/nowhere": "text/html; charset=utf-8",
    "/answers.hu.json": "application/json; charset=utf-8",
    "/canned-replies.hu.csv": "text/csv; charset=utf-8",
    "/opensearch.xml": "application/opensearchdescription+xml; charset=utf-8",
    "/sitemap.xml": "text/xml; charset=utf-8",
    "/downloads/consent-form.hu.pdf": "application/pdf",
}


@pytest.mark.parametrize("path", TYPES)
def test_files_say_what_they_are(port: int, path: str) -> None:
    for coding in ("identity", "gzip", "br"):
        assert ask(port, path, Accept_Encoding=coding).headers["Content-Type"] == TYPES[path]


def test_static_hosts_are_told_the_same(moved: Path, port: int) -> None:
    """What a host makes of _headers: all rules that match apply, and equal headers are joined by commas."""
    rules: list[tuple[str, list[tuple[str, str]]]] = []
    for line in (moved / "site/_headers").read_text("utf-8").splitlines():
        if line.startswith("/"):
            rules.append((line, []))
        elif not line.startswith("#"):
            name, _, value = line.strip().partition(": ")
            rules[-1][1].append((name, value))
    assert len(rules) <= 100
    assert max(len(line) for line in (moved / "site/_headers").read_text("utf-8").splitlines()) <= 2_000
    for path in addresses(moved / "site"):
        shown, real = path.removesuffix("index.html"), ask(port, path).headers
        said: dict[str, list[str]] = {}
        for pattern, lines in rules:
            if shown == pattern or (pattern.endswith("*") and shown.startswith(pattern[:-1])):
                for name, value in lines:
                    said.setdefault(name, []).append(value)
        for name in headers.EVERYWHERE:
            assert said[name] == [real[name]]
        if path.startswith("/assets/"):
            assert said["Cache-Control"] == [real["Cache-Control"]]
        own = {part for policy in said["Content-Security-Policy"] for part in policy.split("; ")}
        if path.endswith((".html", ".js")):
            assert own == set(real["Content-Security-Policy"].split("; ")), path


@pytest.mark.parametrize("below", ["/s%C3%BAg%C3%B3/", "/súgó/", "/Help-1.2/~x/"])
def test_a_site_below_any_path_redirects(moved: Path, tmp_path: Path, below: str) -> None:
    """Only the configuration is made anew: the files are those of the site at the root."""
    center = read(moved)
    address_of_site = f"https://help.example{below}"
    folder = tmp_path / "root" / unquote(below).strip("/")
    shutil.copytree(moved / "site", folder)
    theme = {file.name: file.read_bytes() for file in (THEME / "assets").iterdir()}
    files = linked(theme)
    made = redirects_files(center, address_of_site, files) | headers.files(center, address_of_site, files)
    (tmp_path / "root/.server").mkdir()
    for name in (".server/redirects.conf", ".server/maps.conf", ".server/headers.conf"):
        (tmp_path / "root" / name).write_text(str(made[name]), "utf-8")
    (tmp_path / "nginx").mkdir()
    with nginx(tmp_path / "root", tmp_path / "nginx") as port:
        answer = ask(port, f"{quote(unquote(below))}en/a/46188.")
        assert answer.status == 301
        assert answer.headers["Location"].startswith(quote(unquote(below)))
        assert ask(port, answer.headers["Location"]).status == 200
        assert ask(port, f"{quote(unquote(below))}en/nowhere").body == (folder / "en/404.html").read_bytes()
