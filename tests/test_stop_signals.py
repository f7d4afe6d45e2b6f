"""A signal stops a command even if it comes at a moment at which Python drops exceptions."""

from __future__ import annotations

import pytest

from support import program

PROGRAM = """
import os, signal, sys, time, weakref
from helpcenter.read.stop_signals import stoppable

class Thing:
    def __del__(self):
        if sys.argv[2] == "deleted":
            os.kill(os.getpid(), number)

number = signal.Signals[sys.argv[1]]
try:
    with stoppable():
        thing = Thing()
        reference = weakref.ref(thing, lambda gone: sys.argv[2] == "weak" and os.kill(os.getpid(), number))
        del thing
        time.sleep(60)
except KeyboardInterrupt as stopped:
    print(getattr(stopped, "number", signal.SIGINT) == number)
"""


@pytest.mark.parametrize("when", ["weak", "deleted"])
@pytest.mark.parametrize("number", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_a_signal_is_sent_again_if_its_exception_is_dropped(number: str, when: str) -> None:
    done = program(PROGRAM, number, when)
    assert (done.stdout, done.stderr, done.returncode) == ("True\n", "", 0)


def test_other_errors_that_python_drops_are_printed() -> None:
    text = "from helpcenter.read.stop_signals import stoppable\nclass Thing:\n    def __del__(self): 1 / 0\n"
    done = program(f"{text}with stoppable():\n    thing = Thing()\n    del thing\n")
    assert "ZeroDivisionError" in done.stderr
