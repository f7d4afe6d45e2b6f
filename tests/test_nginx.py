"""Real nginx with the generated map: each former address answers one 301, and that leads to a 200."""

from __future__ import annotations

import getpass
import http.client
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from helpcenter.addresses import address
from helpcenter.publish.redirects import NGINX_FILE, redirects
from helpcenter.source import read
from support import copy_project, helpcenter

NGINX = shutil.which("nginx") or ("/usr/sbin/nginx" if Path("/usr/sbin/nginx").exists() else None)

CONFIGURATION = """
daemon off;
user {user};
worker_processes 1;
pid {folder}/pid;
error_log {folder}/error.log;
events {{ worker_connections 64; }}
http {{
    include /etc/nginx/mime.types;
    access_log off;
    client_body_temp_path {folder}/t1; proxy_temp_path {folder}/t2; fastcgi_temp_path {folder}/t3;
    uwsgi_temp_path {folder}/t4; scgi_temp_path {folder}/t5;
    include {site}/{map};
    server {{
        listen 127.0.0.1:{port};
        root {site};
        absolute_redirect off;
        if ($help_moved_to) {{ return 301 $help_moved_to$is_args$args; }}
        location /.server/ {{ return 404; }}
    }}
}}
"""


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
    if NGINX is None:
        pytest.fail("nginx is missing; `make test` installs it")
    folder = tmp_path_factory.mktemp("nginx")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        number: int = free.getsockname()[1]
    text = CONFIGURATION.format(
        user=getpass.getuser(), folder=folder, site=moved / "site", map=NGINX_FILE, port=number
    )
    (folder / "nginx.conf").write_text(text, "utf-8")
    command = [NGINX, "-p", str(folder), "-e", str(folder / "error.log"), "-c", str(folder / "nginx.conf")]
    checked = subprocess.run([*command, "-t"], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stderr
    server = subprocess.Popen(command)
    try:
        for _ in range(100):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", number)) == 0:
                    break
            time.sleep(0.05)
        yield number
    finally:
        server.terminate()
        server.wait(10)


def ask(port: int, path: str) -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path)
    response = connection.getresponse()
    response.read()
    connection.close()
    return response.status, response.headers.get("Location", "")


def test_every_former_address_is_one_step_from_its_page(moved: Path, port: int) -> None:
    center = read(moved)
    steps = list(redirects(center))
    former = [where for entry in center.permalinks for _, where in entry.every()]
    assert len(former) > 2 * len(center.permalinks), "something did move"
    for step in steps:
        for slash in ("", "/"):
            status, location = ask(port, f"/{step.source}{slash}")
            assert (status, location) == (301, f"/{address(center, step.page)}"), step.source
        assert ask(port, location) == (200, "")
    assert {where.rstrip("/") for where in former} <= {step.source for step in steps} | {
        address(center, page).rstrip("/") for page in center.pages.values()
    }


def test_the_query_goes_along(moved: Path, port: int) -> None:
    step = next(iter(redirects(read(moved))))
    status, location = ask(port, f"/{step.source}?utm=sms&x=%C3%A9")
    assert status == 301
    assert urlsplit(location).query == "utm=sms&x=%C3%A9"


def test_pages_are_served_and_what_is_unknown_is_not(moved: Path, port: int) -> None:
    center = read(moved)
    for page in center.pages.values():
        assert ask(port, f"/{address(center, page)}")[0] == 200
    assert ask(port, "/a/11111")[0] == 404
    assert ask(port, f"/{NGINX_FILE}")[0] == 404
