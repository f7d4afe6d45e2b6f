"""How much time a piece of work takes, measured so that nothing but the work decides it.

A long test run holds millions of objects: one full collection of them takes a second and falls on whoever allocates
next. So the collector rests, time counts only while this process runs, and a measurement that is too long is repeated.
Even so, a processor that works for others at the same time, or an older one, takes longer for the same work: limits in
seconds grow with the time that a known piece of work takes at that moment.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

TRIES = 4

_LOOPS = 400_000
_USUAL = 0.02
"""Seconds that the known piece of work takes on an ordinary machine that does nothing else."""


def seconds(work: Callable[[], object]) -> float:
    """The seconds that this process worked, without collecting garbage."""
    gc.disable()
    try:
        began = time.process_time()
        work()
        return time.process_time() - began
    finally:
        gc.enable()


def takes_less(work: Callable[[], object], limit: float) -> bool:
    """Whether the work is done within a limit in seconds of an ordinary machine, at least once in a few tries."""
    return any(seconds(work) < limit * slowness() for _ in range(TRIES))


def slowness() -> float:
    """How many times longer than an ordinary machine this one takes for the same work now; at least 1."""
    return max(1.0, seconds(_known_work) / _USUAL)


def _known_work() -> None:
    numbers: dict[int, int] = {}
    for number in range(_LOOPS):
        numbers[number & 1023] = number


def grows_slower(small: Callable[[], object], large: Callable[[], object], factor: float) -> bool:
    """Whether the large work takes less than `factor` times as long as the small one, at least once in a few tries.

    A tenth of a second is allowed on top, because the small one may be too short to measure.
    """
    return any(seconds(large) < factor * seconds(small) + 0.1 for _ in range(TRIES))
