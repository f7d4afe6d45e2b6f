"""The command `helpcenter`."""

from __future__ import annotations

import argparse
import contextlib
import io
import os
import signal
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import TYPE_CHECKING

from helpcenter import cli
from helpcenter.read.atomic_write import BUILDING, CACHE, UNDO, reason
from helpcenter.read.real_path import real_path
from helpcenter.read.stop_signals import Stopped, stoppable

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

_STREAMS = ("stdin", "stdout", "stderr")
_BROKEN_PIPE = 128 + 13
"""The code with which programs end that SIGPIPE stops: nobody knows whether all was well."""


class _Parser(argparse.ArgumentParser):
    """A parser that says when its help cannot be written, which argparse ignores from Python 3.12 on."""

    def print_help(self, file: SupportsWrite[str] | None = None) -> None:
        """Print the help.

        Raises:
            OSError: it cannot be written.
        """
        (file or sys.stdout).write(self.format_help())


def parser(wanted: str = "") -> argparse.ArgumentParser:
    """The parser of the command line: one subcommand per module in cli/; only `wanted` is loaded if it is one."""
    result = _Parser(prog="helpcenter", description="Checks and builds a help center.")
    result.add_argument(
        "--root", type=Path, default=Path(), help="the folder with mkdocs.yml (default: here)"
    )
    subcommands = result.add_subparsers(required=True, metavar="COMMAND")
    names = sorted(module.name for module in iter_modules(cli.__path__))
    for name in [wanted] if wanted in names else names:
        command = import_module(f"{cli.__name__}.{name}")
        summary = (command.__doc__ or "").partition("\n")[0]
        sub = subcommands.add_parser(name, help=summary, description=summary)
        command.add_arguments(sub)
        sub.set_defaults(run=command.run, begins=getattr(command, "BEGINS", False))
    return result


def _wanted(given: Sequence[str]) -> str:
    """The first argument that is neither an option nor its value; "" if there is none."""
    words = iter(given)
    for word in words:
        if word == "--root":
            next(words, None)
        elif not word.startswith("-"):
            return word
    return ""


def _open_streams() -> None:
    """Open what the caller closed (`>&-`), so that no file of the project takes the number of the output."""
    while (number := os.open(os.devnull, os.O_RDWR)) < len(_STREAMS):
        if getattr(sys, _STREAMS[number]) is None:
            setattr(sys, _STREAMS[number], os.fdopen(number, "r" if number == 0 else "w", encoding="utf-8"))
    os.close(number)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command.

    Returns:
        Its exit code: 0 success, 1 there are problems, 2 wrong arguments, 3 an error of the machine (a full disk, a
        folder that is not writable), 128 + n stopped by signal n.
    """
    _open_streams()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(
            stream, io.TextIOWrapper
        ):  # characters that a terminal cannot show must not stop a command
            stream.reconfigure(errors="backslashreplace")
    given = sys.argv[1:] if argv is None else list(argv)
    try:
        code = _outcome(given)
    except SystemExit:  # argparse has printed its help, or the mistake
        if failed := _drained():
            return failed
        raise
    return _drained() or code


def _outcome(given: Sequence[str]) -> int:
    try:
        with stoppable():
            return _run(given)
    except BrokenPipeError:  # the reader of the output closed the pipe
        return _BROKEN_PIPE
    except OSError as error:
        _say(reason(error))
        return 3
    except UnicodeEncodeError:
        _say("an argument is not UTF-8 text; nothing is changed")
        return 2
    except KeyboardInterrupt as stopped:
        _say("stopped")
        return 128 + (stopped.number if isinstance(stopped, Stopped) else signal.SIGINT)


def _drained() -> int:
    """Write what waits to be printed; what cannot be written is dropped, so that nothing complains at the end.

    Returns:
        0, or the exit code of a command whose output could not be written.
    """
    code = 0
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError as error:
            code = code or (_BROKEN_PIPE if isinstance(error, BrokenPipeError) else 3)
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    return code


def _say(message: str) -> None:
    """Print a message for people, if they can be reached: the disk may be full to which the output goes."""
    with contextlib.suppress(OSError):
        sys.stdout.flush()
    with contextlib.suppress(OSError):
        print(f"helpcenter: {message}", file=sys.stderr)


def _run(given: Sequence[str]) -> int:
    arguments = parser(_wanted(given)).parse_args(given)
    if arguments.begins:
        begun: int = arguments.run(arguments)
        return begun
    if not (arguments.root / "mkdocs.yml").is_file():
        return _without_settings(real_path(arguments.root))
    if (arguments.root / UNDO).exists():
        from helpcenter.edit.transaction import recover  # it takes a while, and hardly any run needs it

        if recover(arguments.root):
            message = "helpcenter: a change that was interrupted is undone; everything is as before"
            print(message, file=sys.stderr)
    if any((arguments.root / CACHE).glob(f"{BUILDING}*")):
        from helpcenter.site import build_folder  # it takes a while, too

        if build_folder.recover(real_path(arguments.root)):
            message = "helpcenter: a build was interrupted; the last site is back in its place"
            print(message, file=sys.stderr)
    result: int = arguments.run(arguments)
    sys.stdout.flush()
    return result


def _without_settings(root: Path) -> int:
    """Say that mkdocs.yml is missing, or what has its name; returns the exit code."""
    from helpcenter.read.disk import fault  # hardly any run needs it

    if root.is_dir() and (wrong := fault(root, "mkdocs.yml")):
        print(wrong, file=sys.stderr)
        return 1
    print(f"helpcenter: there is no mkdocs.yml in {root}", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
