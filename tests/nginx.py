"""Real nginx with the configuration that the project recommends, for the tests that need a real server."""

from __future__ import annotations

import getpass
import os
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from served import until
from support import ROOT

UNPACKED = ROOT / ".cache/debian"
"""Debian's nginx as `make test` unpacks it, on a machine where it is not installed."""
DEBIAN = UNPACKED if UNPACKED.is_dir() else Path("/")
PROGRAM = DEBIAN / "usr/sbin/nginx"
BROTLI = DEBIAN / "usr/lib/nginx/modules/ngx_http_brotli_static_module.so"
LIBRARIES = [str(folder) for folder in UNPACKED.glob("usr/lib/*-linux-gnu*")]
CONFIGURATION = ROOT / "deploy/nginx.conf"

_FRAME = """
load_module "{brotli}";
daemon off;
user {user};
worker_processes 1;
pid "{folder}/pid";
error_log "{folder}/error.log";
events {{ worker_connections 256; }}
http {{
    include "{mime_types}";
    access_log off;
    client_body_temp_path "{folder}/t1"; proxy_temp_path "{folder}/t2"; fastcgi_temp_path "{folder}/t3";
    uwsgi_temp_path "{folder}/t4"; scgi_temp_path "{folder}/t5";
    include "{folder}/site.conf";
}}
"""


@contextmanager
def nginx(site: Path, folder: Path, passwords: Path | None = None) -> Iterator[int]:
    """Serve a built site; the port.

    Args:
        site: the site.
        folder: an empty folder for what nginx needs besides.
        passwords: the file of passwords for a private desk, which is in the folder of the site's name and "-desk".
    """
    if not (PROGRAM.exists() and BROTLI.exists()):
        pytest.fail("nginx or its brotli module is missing; `make test` installs both")
    listening = socket.create_server(("127.0.0.1", 0), backlog=511)
    port: int = listening.getsockname()[1]
    text = (
        CONFIGURATION.read_text("utf-8")
        .replace("/srv/help", str(site))
        .replace("/var/log/nginx", str(folder))
    )
    if passwords:
        start = text.index("    # location ~ ^/(([^/]+/)?support")
        end = text.index("    # }\n", start) + len("    # }\n")
        block = text[start:end].replace("    # ", "    ")
        text = text[:start] + block.replace("/etc/nginx/help-desk.htpasswd", str(passwords)) + text[end:]
    (folder / "site.conf").write_text(text.replace("listen 80;", f"listen 127.0.0.1:{port};"), "utf-8")
    types = DEBIAN / "etc/nginx/mime.types"
    frame = _FRAME.format(brotli=BROTLI, user=getpass.getuser(), folder=folder, mime_types=types)
    (folder / "nginx.conf").write_text(frame, "utf-8")
    command = [str(PROGRAM), "-p", str(folder), "-e", str(folder / "error.log")]
    command += ["-c", str(folder / "nginx.conf")]
    # nginx gets the socket itself, as from an nginx that it takes over from: nobody else can take the port meanwhile.
    handed = {"NGINX": f"{listening.fileno()};"}
    environment = os.environ | {"LD_LIBRARY_PATH": ":".join(LIBRARIES)} | handed
    with listening:
        checked = subprocess.run(
            [*command, "-t"],
            capture_output=True,
            text=True,
            env=environment,
            pass_fds=[listening.fileno()],
            check=False,
        )
        assert checked.returncode == 0, checked.stderr
        server = subprocess.Popen(command, env=environment, pass_fds=[listening.fileno()])
    try:
        assert until(lambda: _answers(port)), (folder / "error.log").read_text("utf-8")
        yield port
    finally:
        server.terminate()
        server.wait(60)


def _answers(port: int) -> bool:
    with socket.create_connection(("127.0.0.1", port), timeout=60) as line:
        line.sendall(b"HEAD / HTTP/1.0\r\n\r\n")
        return line.recv(1) != b""
