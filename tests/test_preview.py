"""`helpcenter serve`: saved files are shown at once, with their mistakes; nothing but its user ends it."""

from __future__ import annotations

import http.client
import re
import signal
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from served import Preview, preview_of, small_center, until
from support import THEME, helpcenter

pytestmark = pytest.mark.slow

PAGE, WHERE = "docs/en/reset/request.md", "en/password/new-password/"
BAR = "~preview/bar?path=/"


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """A help center that is only looked at."""
    with preview_of(small_center(tmp_path_factory.mktemp("served"))) as started:
        yield started


@pytest.fixture(scope="module")
def _mended(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    with preview_of(small_center(tmp_path_factory.mktemp("mended"))) as started:
        yield started


@pytest.fixture
def mended(_mended: Preview) -> Preview:
    """A help center in which each test mends again what it breaks."""
    assert until(lambda: '<div role="status"></div>' in _mended.page(BAR + WHERE)), _mended.said()
    _mended.lines.clear()
    return _mended


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    """A help center in which things change."""
    with preview_of(small_center(tmp_path)) as started:
        yield started


def test_every_file_of_a_build_is_served_as_it_is(tmp_path: Path) -> None:
    root = small_center(tmp_path)
    with preview_of(root) as preview:
        done = helpcenter(root, "build", "--no-compress", SITE_URL=preview.address)
        assert done.returncode == 0, done.stdout + done.stderr
        files = [file for file in (root / "site").rglob("*") if file.is_file() and file.name != "files"]
        built = {file.relative_to(root / "site").as_posix(): file for file in files}
        assert len(built) > 60
        for where, file in built.items():
            status, text = preview.get(where.removesuffix("index.html"))
            if where.startswith("assets/search-"):
                continue  # its address has no hash in the preview, so it is asked for by another name
            assert status == 200 or where.endswith("404.html"), where
            if not where.endswith(".html"):
                written = file.read_bytes().decode("utf-8", "replace")
                assert text == re.sub(r"(search-\w+)\.\w+\.json", r"\1.json", written), where


@pytest.mark.parametrize(
    ("where", "status"),
    [
        ("en/password/new-password", 200),
        ("en/password/new-password/index.html", 200),
        ("en/password/new-password/?query=1", 200),
        ("en/nowhere/", 404),
        ("nowhere", 404),
        ("../facts.yml", 404),
        ("%2e%2e/facts.yml", 404),
        ("en/..%2f..%2ffacts.yml", 404),
        ("/etc/passwd", 404),
        ("docs/en/index.md", 404),
        ("~preview/../../schemas/facts.schema.json", 404),
        ("~preview/", 404),
        ("%00", 404),
        ("%ff", 404),
        ("assets/search-hu.json", 200),
        ("search.en.json", 200),
        ("editors/", 200),
        ("en/editors", 200),
    ],
)
def test_what_is_answered_to_an_address(shared: Preview, where: str, status: int) -> None:
    assert shared.get(where)[0] == status


def test_head_has_no_body(shared: Preview) -> None:
    assert shared.get(WHERE, method="HEAD") == (200, "")
    assert shared.get("nowhere", method="HEAD") == (404, "")


def test_a_page_has_its_policy_and_nothing_is_kept_by_the_browser(shared: Preview) -> None:
    assert 'http-equiv="Content-Security-Policy"' in shared.page(WHERE)
    connection = http.client.HTTPConnection(shared.address.split("/")[2])
    connection.request("GET", "/")
    assert connection.getresponse().getheader("Cache-Control") == "no-store"


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost:8000", 200),
        ("LOCALHOST", 200),
        ("127.0.0.1:1", 200),
        ("[::1]", 200),
        ("[::1]:8000", 200),
        ("evil.example", 403),
        ("evil.example:8000", 403),
        ("localhost.evil.example", 403),
        ("127.0.0.1.evil.example:80", 403),
        ("evil.example:127.0.0.1", 403),
        ("", 403),
    ],
)
def test_only_this_machine_is_answered_under_its_own_names(shared: Preview, host: str, status: int) -> None:
    assert shared.get("", Host=host)[0] == status


def test_another_method_is_refused_without_a_traceback(shared: Preview) -> None:
    assert shared.get("", method="POST")[0] == 501
    with socket.create_connection(("127.0.0.1", int(shared.address.split(":")[2].strip("/")))) as line:
        line.sendall(b"\x00\xff rubbish\r\n\r\n")
        assert line.recv(100)
    assert shared.get("")[0] == 200


def test_an_address_that_is_no_url_is_a_missing_page(shared: Preview) -> None:
    shared.lines.clear()
    with socket.create_connection(("127.0.0.1", int(shared.address.split(":")[2].strip("/")))) as line:
        line.sendall(b"GET http://[ HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        assert line.recv(100).startswith(b"HTTP/1.0 404 ")
    assert shared.get(f"{BAR}/[")[0] == 200
    assert not shared.said()


def test_a_saved_page_is_shown_and_its_problem_is_in_its_bar(preview: Preview) -> None:
    good = preview.change(PAGE, "2. Click", "2. You click")
    assert until(lambda: "You click" in preview.page(WHERE))
    preview.change(PAGE, "(not-arrived.md#why)", "(nowhere.md)")
    line = f"{PAGE}:23:28</code> link-target: there is no answer reset/nowhere"
    assert until(lambda: line in preview.page(BAR + WHERE)), preview.page(BAR + WHERE)
    assert line in preview.page(WHERE), "it is in the page, too"
    assert line not in preview.page("en/documents/where/")
    assert "Problems of other pages and files: " in preview.page(BAR + "en/")
    assert "link-target: there is no answer reset/nowhere" in preview.page("en/editors/")
    assert "link-target: there is no answer reset/nowhere" in preview.page("editors/")
    preview.save(PAGE, good)
    assert until(lambda: "no problem any more\n" in preview.lines)
    assert preview.said().count("link-target: there is no answer reset/nowhere") == 1
    assert '<div role="status"></div>' in preview.page(BAR + WHERE)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("", "front-matter: the file is empty"),
        ("No front matter.\n", "front-matter: the front matter is missing"),
        ("---\ntitle: 'unclosed\n", "front-matter: "),
        ("---\ntitle: [\n---\n\nText.\n", "front-matter: "),
        (
            "---\ntitle: A\n---\n\n<<<<<<< HEAD\none\n=======\ntwo\n>>>>>>> x\n",
            "leftover: git could not merge",
        ),
        ("\x00", "front-matter: an invisible control character"),
    ],
)
def test_a_page_that_cannot_be_read_stays_as_it_was(mended: Preview, text: str, rule: str) -> None:
    good = (mended.root / PAGE).read_text("utf-8")
    mended.save(PAGE, text)
    assert until(lambda: rule in mended.page(WHERE)), mended.page(BAR + WHERE)
    assert "How do I get a new password?" in mended.page(WHERE)
    assert "The page is shown as it was before these mistakes." in mended.page(WHERE)
    other = mended.change("docs/en/reset/not-arrived.md", "title: ", "title: Really, ")
    assert until(lambda: "Really, " in mended.page("en/password/")), "others go on"
    assert "How do I get a new password?" in mended.page(WHERE)
    mended.save("docs/en/reset/not-arrived.md", other)
    mended.save(PAGE, good.replace("How do I get", "So how do I get"))
    assert until(lambda: "So how do I get" in mended.page(WHERE))
    assert "as it was before" not in mended.page(WHERE)
    mended.save(PAGE, good)
    assert until(lambda: "So how do I get" not in mended.page(WHERE))


def test_a_page_of_other_bytes_stays_as_it_was(preview: Preview) -> None:
    (preview.root / PAGE).write_bytes(b"\xff\xfe\x00")
    assert until(lambda: "the file is not UTF-8 text" in preview.page(WHERE))
    assert "How do I get a new password?" in preview.page(WHERE)


@pytest.mark.parametrize(
    ("path", "text", "message"),
    [
        ("mkdocs.yml", "plugins: [", "mkdocs.yml:"),
        ("mkdocs.yml", "", "mkdocs.yml:"),
        ("mkdocs.yml", "plugins: []\n", "mkdocs.yml:"),
        ("facts.yml", "contact: {", "facts.yml:"),
        ("facts.yml", "contact: 5\n", "facts.yml:"),
        ("facts.yml", "", "facts.yml:"),
        ("docs/en/language.yml", "name: [", "docs/en/language.yml:"),
        ("docs/en/language.yml", "words: {topics: }\n", "docs/en/language.yml:"),
        ("overrides/help/answer.html", "{% if %}", "overrides/help/answer.html:1:1 template:"),
        ("overrides/help/answer.html", "{{ view.nothing }}", "overrides/help/answer.html:1:1 template:"),
        ("overrides/help/answer.html", "{% extends 'nowhere.html' %}", "nowhere.html"),
        ("overrides/assets/scheme.js", "</script>", "scheme.js"),
    ],
)
def test_what_breaks_the_whole_site_leaves_it_as_it_was(
    mended: Preview, path: str, text: str, message: str
) -> None:
    good = (mended.root / path).read_text("utf-8") if (mended.root / path).exists() else None
    assert "How do I get a new password?" in mended.page(WHERE)
    mended.save(path, text)
    assert until(lambda: message in mended.said()), mended.page(BAR + WHERE)
    status, page = mended.get(WHERE)
    assert (status, "How do I get a new password?" in page) == (200, True)
    assert mended.get("en/")[0] == 200
    if good is None:
        (mended.root / path).unlink()
    else:
        mended.save(path, good)
    assert until(lambda: "no problem any more\n" in mended.lines), mended.said()
    assert until(lambda: '<div role="status"></div>' in mended.page(BAR + WHERE))


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("mkdocs.yml", "plugins: ["),
        ("facts.yml", "a: ["),
        ("docs/hu/language.yml", "name: ["),
        ("overrides/help/base.html", "{%"),
    ],
)
def test_a_site_that_was_never_good_lists_its_problems(tmp_path: Path, path: str, text: str) -> None:
    root = small_center(tmp_path)
    good = (root / path).read_text("utf-8") if (root / path).exists() else None
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, "utf-8")
    with preview_of(root) as preview:
        assert preview.get("")[0] == 500
        assert until(lambda: f"<code>{path}:" in preview.page("")), preview.page("")
        assert "~preview/preview.js" in preview.page(""), "it reloads itself"
        assert "as it was before" not in preview.page("")
        assert until(lambda: bool(preview.lines[1:])), "the rules report it too"
        found = [line.partition(" ")[2].partition(": ")[2] for line in preview.lines[1:]]
        assert len(found) == len(set(found)), "once"
        if good is None:
            (root / path).unlink()
        else:
            preview.save(path, good)
        assert until(lambda: preview.get("")[0] == 200), preview.said()


def test_it_starts_with_a_mistake_in_a_page(tmp_path: Path) -> None:
    root = small_center(tmp_path)
    good = (root / PAGE).read_text("utf-8")
    (root / PAGE).write_text("no front matter", "utf-8")
    with preview_of(root) as preview:
        assert preview.get("en/documents/where/")[0] == 200
        assert until(lambda: f"{PAGE}:1:1 front-matter:" in preview.said())
        assert "front-matter: the front matter is missing" in preview.page("en/editors/")
        preview.save(PAGE, good)
        assert until(lambda: "How do I get a new password?" in preview.page(WHERE))


def test_pages_come_go_and_are_renamed(preview: Preview) -> None:
    text = (preview.root / PAGE).read_text("utf-8").replace("slug: new-password", "slug: second")
    preview.save("docs/en/reset/second.md", text)
    assert until(lambda: preview.get("en/password/second/")[0] == 200)
    (preview.root / "docs/en/reset/second.md").rename(preview.root / "docs/en/reset/third.md")
    assert until(lambda: "layout" in preview.said() or "third" in preview.said()), preview.said()
    assert preview.get("en/password/second/")[0] == 200, "its address stays"
    (preview.root / "docs/en/reset/third.md").unlink()
    assert until(lambda: preview.get("en/password/second/")[0] == 404)
    preview.change(PAGE, "slug: new-password", "slug: another-password")
    assert until(lambda: preview.get("en/password/another-password/")[0] == 200)
    assert preview.get(WHERE)[0] == 404
    assert until(lambda: "no problem any more\n" in preview.lines), preview.said()


def test_a_page_is_as_before_when_it_takes_the_place_of_a_link(mended: Preview) -> None:
    page = mended.root / PAGE
    good = page.read_text("utf-8")
    page.unlink()
    page.symlink_to(page.name)
    assert until(lambda: f"{PAGE}:1:1 file: this is a link" in mended.said()), mended.said()
    (mended.root / "another").write_text(good, "utf-8")
    (mended.root / "another").replace(page)
    assert until(lambda: "no problem any more\n" in mended.lines), mended.said()


def test_snippets_facts_templates_styles_and_pictures_are_followed(preview: Preview) -> None:
    preview.change("docs/en/snippets/sign-in.md", "Type in", "Do type in")
    assert until(lambda: "Do type in" in preview.page(WHERE))
    preview.save("overrides/help/partials/footer.html", "<footer>A new footer</footer>")
    assert until(lambda: "A new footer" in preview.page(WHERE))
    style = (THEME / "assets/help.css").read_text("utf-8")
    preview.save("overrides/assets/help.css", f"{style}\nbody {{ color: red }}")
    assert until(lambda: "body{color:red}" in preview.page(_style(preview)))
    preview.save("docs/en/documents/letter.svg", "<svg>new</svg>")
    assert until(lambda: preview.page("en/documents/letter.svg") == "<svg>new</svg>")
    preview.save("docs/en/language.yml", "words: {skip_to_content: Quickly to the text}\n")
    assert until(lambda: "Quickly" in preview.page(WHERE))


def _style(preview: Preview) -> str:
    found = re.search(r"assets/help\.\w+\.css", preview.page(WHERE))
    return found[0] if found else ""


def test_the_next_port_is_taken_when_one_is_in_use(tmp_path: Path) -> None:
    root = small_center(tmp_path)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with preview_of(root, "--port", str(port)) as preview:
            assert preview.address != f"http://127.0.0.1:{port}/"
            assert preview.get("en/")[0] == 200


@pytest.mark.parametrize("port", ["-1", "65536", "http", "", "８０００"])
def test_what_is_no_port_is_refused(tmp_path: Path, port: str) -> None:
    done = helpcenter(small_center(tmp_path), "serve", f"--port={port}")
    assert done.returncode == 2
    assert "is no port" in done.stderr


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_quietly(tmp_path: Path, number: signal.Signals) -> None:
    preview = Preview(small_center(tmp_path))
    stream = http.client.HTTPConnection(preview.address.split("/")[2])
    stream.request("GET", "/~preview/changes")
    assert stream.getresponse().status == 200
    assert preview.end(number) == 0
    assert len(preview.lines) == 1, preview.said()


def test_open_streams_are_few_and_all_are_told(preview: Preview) -> None:
    port = preview.address.split("/")[2]
    streams = []
    for _ in range(6):
        connection = http.client.HTTPConnection(port, timeout=60)
        connection.request("GET", "/~preview/changes")
        streams.append(connection.getresponse())
    assert all(stream.readline() == b"retry: 2000\n" for stream in streams)
    for oldest in streams[:2]:
        assert oldest.read() is not None, "it has ended, so that the browser has connections left"
    before = [_news(stream) for stream in streams[2:]]
    preview.change(PAGE, "2. Click", "2. You click")
    after = [_news(stream) for stream in streams[2:]]
    assert all(old != new for old, new in zip(before, after, strict=True))


def _news(stream: http.client.HTTPResponse) -> bytes:
    """The next token of a stream; the server writes a line into a stream without news every 15 seconds."""
    for _ in range(20):
        if (line := stream.readline()).startswith(b"data:"):
            return line
    raise AssertionError("no news")
