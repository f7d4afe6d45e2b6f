"""Runs the command `helpcenter` in a process of its own, as often as tests want, without starting Python each time.

Starting Python and loading the library takes longer than most commands do. So one process per test run loads the
library and then waits. For each command it makes a copy of itself (a fork), which has the arguments, the environment
and the outputs that the caller gives it, runs `helpcenter.__main__.main`, and ends. No command sees another.

Settings that Python reads when it starts (its own variables, the locale) need a new Python: `needs_new_python`.
"""

from __future__ import annotations

import atexit
import contextlib
import gc
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from traceback import print_exc

HOOKS = Path(__file__).resolve().parent.parent / "hooks"
CENTER = HOOKS.parent / "tests/center"
LONGEST = 1_000_000
"""Limit in bytes of one request: arguments and environment."""

_NOT_LOADED = ("helpcenter.__main__", "helpcenter.pdf.")
"""What makes and inspects PDFs takes long to load, and does so in processes of its own."""


def needs_new_python(environment: Mapping[str, str]) -> bool:
    """Whether variables that differ from this process's decide how Python starts."""
    return any(
        name.startswith(("PYTHON", "LC_", "LANG")) and os.environ.get(name) != value
        for name, value in environment.items()
    )


class CommandServer:
    """A process that has loaded the library, started when the first command is run."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._socket: socket.socket | None = None
        self._owner = 0

    def run(
        self, arguments: Sequence[str], environment: Mapping[str, str], timeout: float
    ) -> subprocess.CompletedProcess[str]:
        """Run `helpcenter` with arguments; its exit code and what it printed.

        Raises:
            subprocess.TimeoutExpired: it did not end in time, and was killed.
        """
        request = json.dumps([list(arguments), dict(environment), str(Path.cwd())]).encode()
        assert len(request) < LONGEST
        with self._lock, tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            connection = self._connection()
            socket.send_fds(connection, [request], [out.fileno(), err.fileno()])
            code = self._wait(connection, arguments, timeout)
            return subprocess.CompletedProcess(list(arguments), code, _text(out), _text(err))

    def _connection(self) -> socket.socket:
        """The connection to the process, which is started if this process has none."""
        if self._socket is None or self._owner != os.getpid():
            self._socket, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
            self._owner = os.getpid()
            with theirs:
                process = subprocess.Popen(
                    [sys.executable, "-P", str(Path(__file__)), str(theirs.fileno())],
                    env=os.environ | {"PYTHONPATH": str(HOOKS)},
                    pass_fds=[theirs.fileno()],
                    stdin=subprocess.DEVNULL,
                )
            atexit.register(_end, self._socket, process)
        return self._socket

    def _wait(self, connection: socket.socket, arguments: Sequence[str], timeout: float) -> int:
        started = int(connection.recv(100))
        connection.settimeout(timeout)
        try:
            return int(connection.recv(100))
        except TimeoutError:
            os.kill(started, signal.SIGKILL)
            connection.settimeout(None)
            connection.recv(100)
            raise subprocess.TimeoutExpired(list(arguments), timeout) from None
        finally:
            connection.settimeout(None)


def _end(connection: socket.socket, process: subprocess.Popen[bytes]) -> None:
    connection.close()
    process.wait()


def _text(file: tempfile._TemporaryFileWrapper[bytes]) -> str:
    file.seek(0)
    return file.read().decode("utf-8")


def serve(connection: socket.socket) -> None:
    """Run one command after another until the other side closes the connection."""
    import helpcenter

    for module in walk_packages(helpcenter.__path__, "helpcenter."):
        if not module.name.startswith(_NOT_LOADED):
            import_module(module.name)  # also what commands import when they need it
    _warm_up()
    gc.freeze()
    while True:
        request, outputs, *_ = socket.recv_fds(connection, LONGEST, 2)
        if not request:
            return
        child = os.fork()
        if not child:
            connection.close()
            _run(request, outputs)
        for output in outputs:
            os.close(output)
        connection.send(b"%d" % child)
        connection.send(b"%d" % os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))


def _warm_up() -> None:
    """Judge a help center and forget it: schemas, patterns and templates are compiled then, once for all commands."""
    from helpcenter.read.help_center import read
    from helpcenter.rules.shared.audit import audit

    with tempfile.TemporaryDirectory() as folder:
        audit(
            read(Path(shutil.copytree(CENTER, f"{folder}/center", ignore=shutil.ignore_patterns(".cache"))))
        )
    gc.collect()


def _run(request: bytes, outputs: Sequence[int]) -> None:
    """Run one command in this copy of the process, and end."""
    from helpcenter.__main__ import main

    code = 1
    try:
        arguments, environment, folder = json.loads(request)
        for number, output in enumerate(outputs, start=1):
            os.dup2(output, number)
            os.close(output)
        os.environ.clear()
        os.environ.update(environment)
        time.tzset()
        os.chdir(folder)
        sys.argv = ["helpcenter", *arguments]
        code = main()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 1
    except BaseException:
        print_exc()
    finally:
        with contextlib.suppress(OSError):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(code)


if __name__ == "__main__":
    serve(socket.socket(fileno=int(sys.argv[1])))
