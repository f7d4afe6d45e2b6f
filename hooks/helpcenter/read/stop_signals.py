"""The signals that stop a command: Ctrl+C, SIGTERM and SIGHUP."""

from __future__ import annotations

import contextlib
import signal
import sys
import threading
from collections.abc import Iterator

_LATER = 0.01
"""After how many seconds a signal is sent again whose exception Python dropped."""


class Stopped(KeyboardInterrupt):
    """The command is stopped by a signal; `number` is the signal's number."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def _stop(number: int, frame: object) -> None:
    signal.signal(number, signal.SIG_IGN)  # a second signal must not interrupt the cleanup
    raise Stopped(number)


@contextlib.contextmanager
def stoppable() -> Iterator[None]:
    """Let SIGTERM and SIGHUP stop the command like Ctrl+C, so that incomplete work is cleaned up first.

    Raises:
        Stopped: SIGTERM or SIGHUP arrived. Ctrl+C raises KeyboardInterrupt, as everywhere.
    """
    known = [number for name in ("SIGTERM", "SIGHUP") if (number := getattr(signal, name, None))]
    ours = [
        number for number in known if signal.getsignal(number) is signal.SIG_DFL
    ]  # keep what nohup ignores
    for number in ours:
        signal.signal(number, _stop)
    before = sys.unraisablehook
    sys.unraisablehook = _undropped
    try:
        yield
    finally:
        sys.unraisablehook = before
        for number in ours:
            signal.signal(number, signal.SIG_DFL)


def _undropped(dropped: sys.UnraisableHookArgs) -> None:
    """Send the signal again if Python drops its exception, as in the callback of a weak reference or in `__del__`."""
    stopped = dropped.exc_value
    if not isinstance(stopped, KeyboardInterrupt) or not hasattr(signal, "pthread_kill"):
        sys.__unraisablehook__(dropped)
        return
    number = signal.SIGINT
    if isinstance(stopped, Stopped):
        number = signal.Signals(stopped.number)
        signal.signal(number, _stop)
    again = threading.Timer(_LATER, signal.pthread_kill, (threading.main_thread().ident, number))
    again.daemon = True
    again.start()
