"""The recipe that keeps the macros of a help desk equal to the answers, against a server that answers as its API."""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar

import pytest

from support import ROOT

TOKEN = base64.b64encode(b"agent@acme.example/token:secret").decode("ascii")


class Account(BaseHTTPRequestHandler):
    """Macros in memory; two a page, so that reading them needs several."""

    macros: ClassVar[dict[int, dict[str, Any]]] = {}
    written: ClassVar[list[str]] = []
    feed: ClassVar[dict[str, Any]] = {}

    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""

    def answer(self, status: int, content: object) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(content).encode("utf-8"))

    def do_GET(self) -> None:
        if self.path.startswith("/answers."):
            return self.answer(200, self.feed)
        if self.headers["Authorization"] != f"Basic {TOKEN}":
            return self.answer(401, {"error": "Couldn't authenticate you"})
        start = int(self.path.partition("after=")[2] or 0)
        found = list(self.macros.values())
        host = f"http://{self.headers['Host']}"
        more = start + 2 < len(found)
        following = f"{host}/api/v2/macros?page[size]=100&after={start + 2}" if more else None
        page = {"macros": found[start : start + 2], "meta": {"has_more": more}, "links": {"next": following}}
        return self.answer(200, page)

    def written_macro(self) -> dict[str, Any]:
        content = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        macro: dict[str, Any] = content["macro"]
        self.written.append(f"{self.command} {macro['title']}")
        return macro

    def do_POST(self) -> None:
        number = len(self.macros) + 1
        self.macros[number] = {"id": number, **self.written_macro()}
        self.answer(201, {"macro": self.macros[number]})

    def do_PUT(self) -> None:
        number = int(self.path.rpartition("/")[2])
        self.macros[number] |= self.written_macro()
        self.answer(200, {"macro": self.macros[number]})


@pytest.fixture
def account(site: Path) -> Iterator[str]:
    Account.macros.clear()
    Account.written.clear()
    Account.feed = json.loads((site / "answers.en.json").read_text("utf-8"))
    server = ThreadingHTTPServer(("127.0.0.1", 0), Account)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def sync(account: str, *options: str, token: str = "secret") -> subprocess.CompletedProcess[str]:
    Account.written.clear()
    command = [sys.executable, str(ROOT / "deploy/zendesk_macros.py"), f"{account}/answers.en.json"]
    environment = os.environ | {"ZENDESK_EMAIL": "agent@acme.example", "ZENDESK_TOKEN": token}
    return subprocess.run(
        [*command, "--account", account, *options],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_answers_become_macros_once_and_follow_their_answers(account: str) -> None:
    answers = Account.feed["answers"]
    Account.macros[1] = {"id": 1, "title": "Close and thank", "actions": [], "active": True}
    assert sync(account, "--dry-run").returncode == 0
    assert not Account.written
    done = sync(account)
    assert done.returncode == 0, done.stderr
    assert len(Account.written) == len(answers)
    first = next(macro for macro in Account.macros.values() if macro["title"].startswith(answers[0]["id"]))
    assert first["title"] == f"{answers[0]['id']} en · {answers[0]['question']}"
    assert first["actions"] == [{"field": "comment_value_html", "value": answers[0]["reply_html"]}]
    assert sync(account).returncode == 0
    assert not Account.written, "nothing changed"
    answers[0]["question"] = "Another question?"
    gone = answers.pop()
    assert sync(account).returncode == 0
    assert sorted(Account.written) == sorted(
        [f"PUT {answers[0]['id']} en · Another question?", f"PUT {gone['id']} en · {gone['question']}"]
    )
    states = {macro["title"]: macro["active"] for macro in Account.macros.values()}
    assert not states[f"{gone['id']} en · {gone['question']}"]
    assert states["Close and thank"]


def test_what_goes_wrong_is_one_line(account: str) -> None:
    done = sync(account, token="wrong")
    assert done.returncode == 1
    assert "401" in done.stderr
    assert "Traceback" not in done.stderr
