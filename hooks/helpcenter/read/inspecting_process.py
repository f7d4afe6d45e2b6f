"""The process that inspects PDFs; what it is asked fits into a pipe, so it begins while others go on."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

from helpcenter.read.real_path import real_path

_PATIENCE = 60
"""Seconds to wait for each second of processor time that the inspections may take: a machine may be very busy."""

_ROOM = 16_000
"""Characters that every pipe has room for, so that they can be written before anybody reads."""

_WIDE = 1 << 20
"""Bytes of answers that the worker may have given before they are read."""


class InspectingProcess:
    """The process that inspects some files; it begins at once."""

    def __init__(self, files: Sequence[Path]) -> None:
        from subprocess import (
            DEVNULL,
            PIPE,
            Popen,
        )  # imported here because most runs find all results in the cache

        package = Path(__file__).parents[2]
        paths = os.pathsep.join(filter(None, (str(package), os.environ.get("PYTHONPATH"))))
        asked = "".join(json.dumps(str(real_path(file))) + "\n" for file in files)
        self._many, self._rest = len(files), asked[_ROOM:]
        self._process = Popen(
            [sys.executable, "-m", "helpcenter.pdf.worker"],
            stdin=PIPE,
            stdout=PIPE,
            stderr=DEVNULL,
            text=True,
            encoding="utf-8",
            env=os.environ | {"PYTHONPATH": paths},
        )
        _widen(self._process.stdout)
        with suppress(BrokenPipeError):  # it ended already: its answers will be missing
            assert self._process.stdin is not None
            self._process.stdin.write(asked[:_ROOM])
            self._process.stdin.flush()
            if not self._rest:
                self._process.stdin.close()
                self._process.stdin = None

    def answers(self) -> list[dict[str, Any]]:
        """Its answers in order; those for the last files are missing if it ends early."""
        from subprocess import TimeoutExpired

        from helpcenter.pdf.worker import SECONDS

        try:
            output, _ = self._process.communicate(
                self._rest or None, timeout=_PATIENCE * (1 + self._many * SECONDS)
            )
        except TimeoutExpired:
            self._process.kill()
            output, _ = self._process.communicate()
        return [json.loads(line) for line in output.split("\n") if line.endswith("}")]


def _widen(pipe: IO[str] | None) -> None:
    """Let a pipe hold many answers where the system can, so that the worker need not wait for their reader."""
    with suppress(ImportError, AttributeError, OSError):
        from fcntl import F_SETPIPE_SZ, fcntl

        fcntl(pipe or -1, F_SETPIPE_SZ, _WIDE)
