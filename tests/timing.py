"""How much time a piece of work takes, measured so that nothing but the work decides it.

A long test run holds millions of objects: one full collection of them takes a second and falls on whoever allocates
next. So the collector rests, time counts only while this process runs, and a measurement that is too long is repeated.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

TRIES = 4


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
    """Whether the work is done within a limit in seconds, at least once in a few tries."""
    return any(seconds(work) < limit for _ in range(TRIES))


def grows_slower(small: Callable[[], object], large: Callable[[], object], factor: float) -> bool:
    """Whether the large work takes less than `factor` times as long as the small one, at least once in a few tries.

    A tenth of a second is allowed on top, because the small one may be too short to measure.
    """
    return any(seconds(large) < factor * seconds(small) + 0.1 for _ in range(TRIES))
