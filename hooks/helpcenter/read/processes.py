"""Does work in several processes side by side, which share what was made before they began."""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

Result = TypeVar("Result")

_STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP) if os.name == "posix" else ()
"""The signals that stop a command."""


def side_by_side(tasks: Sequence[Callable[[], Result]], processes: int | None = None) -> list[Result]:
    """The results of functions, in their order, computed by as many processes as there are cores.

    The processes are forks: they see all that the caller sees, and give back results that can be pickled. They end
    with the caller, even when it is killed. Where the caller has several threads, no process is made: it could wait for
    ever for what another thread held when it was made. Nor is one where the caller is such a process itself.

    Args:
        tasks: the functions; the longest first, if that is known.
        processes: how many processes; by default as many as this one may use cores.

    Raises:
        Exception: the exception of the first function that raised one.
        ChildProcessError: a process was killed.
    """
    many = min(len(tasks), processes or cores())
    alone = threading.active_count() == 1
    if many < 2 or not alone:
        return [task() for task in tasks]
    import multiprocessing  # what is done already needs none

    if multiprocessing.parent_process() or "fork" not in multiprocessing.get_all_start_methods():
        return [task() for task in tasks]
    gc.freeze()  # what the processes share is not copied for the sake of the garbage collector
    pool = _Pool(tasks)
    try:
        with undisturbed() as signals:
            pool.start(many, signals)
        return pool.results()
    finally:
        with undisturbed():
            pool.end()
        gc.unfreeze()


def cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextlib.contextmanager
def uncollected() -> Iterator[None]:
    """Collect no garbage: a command whose data is all in use until its end only loses time by looking for some."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


@contextlib.contextmanager
def undisturbed() -> Iterator[set[signal.Signals]]:
    """Hold back the signals that stop a command, and give the set of those that were held back before.

    Python drops an exception that a signal raises while it forks, so the command would go on; and one that a signal
    raises while the command tidies up would end that half-way.
    """
    if not _STOPPING:
        yield set()
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _STOPPING)
    try:
        yield {signal.Signals(number) for number in before}
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class _Pool:
    """Processes that take the next task as soon as one is done."""

    def __init__(self, tasks: Sequence[Callable[[], Any]]) -> None:
        self._tasks = tasks
        self._started: dict[Connection, Any] = {}

    def start(self, many: int, signals: set[signal.Signals]) -> None:
        """Start so many processes, which hold back only some signals."""
        import ctypes  # noqa: F401 - here once, rather than in each process
        import multiprocessing

        context = multiprocessing.get_context("fork")
        parent = os.getpid()
        for _ in range(many):
            here, there = context.Pipe()
            process = context.Process(
                target=_work,
                args=(self._tasks, there, parent, [here, *self._started], signals),
                daemon=True,
            )
            process.start()
            there.close()
            self._started[here] = process

    def results(self) -> list[Any]:
        """The results of all tasks."""
        from multiprocessing.connection import wait

        results: list[Any] = [None] * len(self._tasks)
        waiting = iter(range(len(self._tasks)))
        busy: set[Connection] = set()
        for connection in self._started:
            self._give(connection, waiting, busy)
        while busy:
            ready = wait(busy)
            for connection in [one for one in self._started if one in ready]:
                try:
                    number, result, error = connection.recv()
                except EOFError:
                    raise ChildProcessError("a process of the build was ended from outside") from None
                if error is not None:
                    raise error
                results[number] = result
                busy.discard(connection)
                self._give(connection, waiting, busy)
        return results

    @staticmethod
    def _give(connection: Connection, waiting: Any, busy: set[Connection]) -> None:
        number = next(waiting, None)
        if number is not None:
            connection.send(number)
            busy.add(connection)

    def end(self) -> None:
        """End all processes, also those that are at work."""
        for connection, process in self._started.items():
            connection.close()
            process.kill()
        for process in self._started.values():
            process.join()


def _work(
    tasks: Sequence[Callable[[], Any]],
    connection: Connection,
    parent: int,
    others: list[Connection],
    signals: set[signal.Signals],
) -> None:
    """Do one task after another, until nobody asks for more."""
    for other in others:  # whose ends this process must not keep open
        other.close()
    _die_with(parent)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the caller ends its processes itself
    for number in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) is not signal.SIG_IGN:  # as under nohup
            signal.signal(number, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_SETMASK, signals)
    while True:
        try:
            number = connection.recv()
        except (EOFError, ConnectionError):  # the latter where it was killed before it read the last result
            return
        result, fault = None, None
        try:
            result = tasks[number]()
        except Exception as error:
            fault = error
        try:
            connection.send((number, result, fault))
        except ConnectionError:
            return


def _die_with(parent: int) -> None:
    """Let Linux kill this process with its parent; other systems end it when it asks for the next task."""
    import ctypes

    try:
        ctypes.CDLL(None).prctl(1, int(signal.SIGKILL))  # PR_SET_PDEATHSIG
    except (AttributeError, OSError, TypeError):
        return
    if os.getppid() != parent:  # the parent ended just before
        os._exit(1)
