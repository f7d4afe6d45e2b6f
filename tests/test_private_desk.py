"""The desk in a folder of its own, with the notes for agents and the mailboxes of owners, behind a password."""

from __future__ import annotations

import base64
import http.client
import json
from pathlib import Path

import pytest

from helpcenter.read.help_center import read
from nginx import nginx
from support import copy_project, helpcenter

MAILBOX = "owner@union.hu"


@pytest.fixture(scope="module")
def private(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose desk was built into the folder site-desk."""
    root = copy_project(tmp_path_factory.mktemp("private"))
    (root / "notes/reset").mkdir(parents=True)
    (root / "notes/reset/request.md").write_text("Ask for the **date of birth** first.\n", "utf-8")
    with (root / "facts.yml").open("a", encoding="utf-8") as facts:
        facts.write(f"owners:\n  ugyfelszolgalat: {MAILBOX}\n")
    done = helpcenter(root, "build", "--desk-dir", "site-desk")
    assert done.returncode == 0, done.stdout + done.stderr
    return root


def texts(folder: Path) -> dict[str, bytes]:
    """Every file of a folder that is no compressed form."""
    files = (file for file in folder.rglob("*") if file.is_file() and file.suffix not in (".br", ".gz"))
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def test_the_desk_and_the_replies_are_in_its_folder_alone(private: Path) -> None:
    site, desk = texts(private / "site"), texts(private / "site-desk")
    wanted = {"support/index.html", "en/support/index.html", "support/desk.json", ".server/files"}
    assert wanted | {"canned-replies.hu.csv", "canned-replies.en.csv", "canned-replies.hu.excel.csv"} == set(
        desk
    )
    assert not (set(site) & set(desk)) - {".server/files"}
    listed = (private / "site/.server/files").read_text("utf-8")
    assert "support/" not in listed and "canned-replies" not in listed


def test_notes_and_mailboxes_are_on_the_private_desk_alone(private: Path) -> None:
    entries = {
        entry["key"]: entry
        for entry in json.loads(texts(private / "site-desk")["support/desk.json"])["entries"]
    }
    assert entries["reset/request"]["note"] == "<p>Ask for the <strong>date of birth</strong> first.</p>"
    assert entries["reset/request"]["report"] == MAILBOX
    for name, content in texts(private / "site").items():
        assert MAILBOX.encode() not in content and b"date of birth" not in content, name


def test_a_public_desk_shows_neither(private: Path) -> None:
    done = helpcenter(private, "build", "--site-dir", "public")
    assert done.returncode == 0, done.stdout + done.stderr
    found = texts(private / "public")
    assert "support/desk.json" in found
    for name, content in found.items():
        assert MAILBOX.encode() not in content and b"date of birth" not in content, name


def test_it_is_built_again_and_by_mkdocs_with_the_same_files(private: Path) -> None:
    before = texts(private / "site"), texts(private / "site-desk")
    done = helpcenter(private, "build", "--desk-dir", "site-desk", "--builder", "mkdocs")
    assert done.returncode == 0, done.stdout + done.stderr
    assert (texts(private / "site"), texts(private / "site-desk")) == before


@pytest.mark.parametrize("where", ["site/desk", ".", "docs/desk"])
def test_a_folder_that_is_no_place_for_it_is_refused(private: Path, where: str) -> None:
    done = helpcenter(private, "build", "--desk-dir", where)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert "nothing is touched" in done.stderr


def test_the_server_asks_for_a_password(private: Path, tmp_path: Path) -> None:
    passwords = tmp_path / "passwords"
    passwords.write_text("agent:{PLAIN}secret\n", "utf-8")
    signed = {"Authorization": "Basic " + base64.b64encode(b"agent:secret").decode("ascii")}

    def status(path: str, headers: dict[str, str]) -> tuple[int, str]:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        answer.read()
        connection.close()
        return answer.status, str(answer.headers["Content-Security-Policy"])

    answer = read(private).registered["reset/request"]
    with nginx(private / "site", tmp_path, passwords) as port:
        for path in ("/support/", "/en/support/", "/support/desk.json", "/canned-replies.en.csv"):
            assert status(path, {})[0] == 401, path
            code, policy = status(path, signed)
            assert code == 200, path
            assert "frame-ancestors 'none'" in policy
        assert status(f"/{answer.addresses['en']}", {})[0] == 200
        assert status("/answers.en.json", {})[0] == 200
