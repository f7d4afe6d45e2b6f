"""Inspects PDFs in separate processes with limits of processor time and memory.

`python -m helpcenter.pdf.worker` reads one JSON-encoded path per line and writes one JSON object per
line: the result of `inspect` for that file. The libraries are loaded once; each file is read in a fork, so
that a file that crashes the parser, or exceeds a limit, ends only its own fork.
"""

from __future__ import annotations

import gc
import hashlib
import json
import os
import resource
import signal
import sys
from pathlib import Path
from typing import Any

SECONDS = 5
"""Seconds of processor time for one file, so that a busy machine judges as an idle one; real files take hundredths."""

MEMORY = 512 * 1024 * 1024
"""Address space limit in bytes; real files need a fifth of it."""

_CURE = "open it in the program that made it and save it as a PDF again"


def main() -> None:
    """Answer requests until the input ends."""
    from helpcenter.pdf.inspect import inspect

    gc.disable()  # in a fork, looking for garbage would copy all that it shares with this process
    gc.freeze()
    caller = os.getppid()
    for line in sys.stdin:
        if os.getppid() != caller:
            break  # it was killed: nobody reads the answers
        sys.stdout.write(json.dumps(_in_fork(Path(json.loads(line)), inspect)) + "\n")
        sys.stdout.flush()
    os._exit(0)  # nothing needs to be tidied up


def _in_fork(file: Path, inspect: Any) -> dict[str, Any]:
    end, start = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(end)
        _answer(file, inspect, start)
    os.close(start)
    with os.fdopen(end, "rb") as stream:
        output = stream.read()
    ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if ended in (-signal.SIGXCPU, -signal.SIGKILL):
        return {"damage": f"it cannot be read within {SECONDS} seconds of processor time", "cure": _CURE}
    try:
        answer: dict[str, Any] = json.loads(output)
        return answer
    except ValueError:
        return {"damage": "reading it ends in a crash", "cure": _CURE}


def _answer(file: Path, inspect: Any, start: int) -> None:
    """In the fork: inspect the file, write the answer, exit."""
    try:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        content = file.read_bytes()
        try:
            answer = inspect(content)
        except MemoryError:
            answer = {"damage": f"it cannot be read within {MEMORY >> 20} MB of memory", "cure": _CURE}
        except Exception as error:  # whatever a library raises for a hostile file
            answer = {"damage": f"it cannot be read ({type(error).__name__})", "cure": _CURE}
        answer["sha256"] = hashlib.sha256(content).hexdigest()
        with os.fdopen(start, "wb") as stream:
            stream.write(json.dumps(answer).encode())
    finally:
        os._exit(0)


if __name__ == "__main__":
    main()
