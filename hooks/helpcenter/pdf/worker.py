"""Inspects PDFs in separate processes with limits of processor time and memory.

`python -m helpcenter.pdf.worker` reads one JSON-encoded path per line and writes one JSON object per
line: the result of `inspect` for that file. The libraries are loaded once, and files are read in forks. A file that
is not read well among others is read again in a fork of its own, so that one that crashes the parser, or exceeds a
limit, spoils no answer but its own.
"""

from __future__ import annotations

import gc
import hashlib
import json
import os
import resource
import signal
import sys
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

Inspect = Callable[[bytes], dict[str, Any]]

SECONDS = 5
"""Seconds of processor time for one file, so that a busy machine judges as an idle one; real files take hundredths."""

MEMORY = 512 * 1024 * 1024
"""Address space limit in bytes; real files need a fifth of it."""

_TOGETHER = 20
"""Files that one fork reads: to make one takes as long as to read a file."""

_CURE = "open it in the program that made it and save it as a PDF again"


def main() -> None:
    """Answer requests until the input ends."""
    from helpcenter.pdf.inspect import inspect

    gc.disable()  # in a fork, looking for garbage would copy all that it shares with this process
    gc.freeze()
    caller = os.getppid()
    while lines := list(islice(sys.stdin, _TOGETHER)):
        for answer in _answers([Path(json.loads(line)) for line in lines], inspect):
            sys.stdout.write(json.dumps(answer) + "\n")
            sys.stdout.flush()
            if os.getppid() != caller:
                os._exit(1)  # it was killed: nobody reads the answers
    os._exit(0)  # nothing needs to be tidied up


def _answers(files: list[Path], inspect: Inspect) -> Iterator[dict[str, Any]]:
    """The answers for some files, read by one fork; whatever goes wrong there is tried again in a fork of its own."""
    while files:
        output, _ = _forked(files, inspect)
        lines = output.splitlines()
        for file, line in zip(files, lines, strict=False):
            answer: dict[str, Any] = json.loads(line)
            yield _in_fork(file, inspect) if "damage" in answer else answer
        files = files[len(lines) :]
        if files:
            yield _in_fork(files[0], inspect)
            files = files[1:]


def _in_fork(file: Path, inspect: Inspect) -> dict[str, Any]:
    output, ended = _forked([file], inspect)
    if ended in (-signal.SIGXCPU, -signal.SIGKILL):
        return {"damage": f"it cannot be read within {SECONDS} seconds of processor time", "cure": _CURE}
    try:
        answer: dict[str, Any] = json.loads(output)
        return answer
    except ValueError:
        return {"damage": "reading it ends in a crash", "cure": _CURE}


def _forked(files: list[Path], inspect: Inspect) -> tuple[bytes, int]:
    """The answers of a fork for some files, one a line, and how it ended; the last one may be cut off."""
    end, start = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(end)
        _answer(files, inspect, start)
    os.close(start)
    with os.fdopen(end, "rb") as stream:
        output = stream.read()
    ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return output if len(files) == 1 else output[: output.rfind(b"\n") + 1], ended


def _answer(files: list[Path], inspect: Inspect, start: int) -> None:
    """In the fork: inspect the files, write the answers, exit. A slow file among others gets no answer here."""
    try:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        most = len(files) * SECONDS + 1
        with os.fdopen(start, "wb") as stream:
            for file in files:
                begun = time.process_time()
                resource.setrlimit(resource.RLIMIT_CPU, (int(begun) + SECONDS, most))
                answer = _inspected(file, inspect)
                if len(files) > 1 and time.process_time() - begun > SECONDS / 2:
                    break
                stream.write(json.dumps(answer).encode() + b"\n")
                stream.flush()
    finally:
        os._exit(0)


def _inspected(file: Path, inspect: Inspect) -> dict[str, Any]:
    content = file.read_bytes()
    try:
        answer = inspect(content)
    except MemoryError:
        answer = {"damage": f"it cannot be read within {MEMORY >> 20} MB of memory", "cure": _CURE}
    except Exception as error:  # whatever a library raises for a hostile file
        answer = {"damage": f"it cannot be read ({type(error).__name__})", "cure": _CURE}
    return answer | {"sha256": hashlib.sha256(content).hexdigest()}


if __name__ == "__main__":
    main()
