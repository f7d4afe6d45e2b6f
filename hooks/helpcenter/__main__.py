"""The command `helpcenter`."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from helpcenter import commands
from helpcenter.editing.transaction import recover


def parser(wanted: str = "") -> argparse.ArgumentParser:
    """The command line: one sub-command for each file in commands/; only the one that is wanted, to be quick."""
    result = argparse.ArgumentParser(prog="helpcenter", description="Checks and builds a help center.")
    result.add_argument(
        "--root", type=Path, default=Path(), help="the folder with mkdocs.yml (default: here)"
    )
    subcommands = result.add_subparsers(required=True, metavar="COMMAND")
    names = sorted(module.name for module in iter_modules(commands.__path__))
    for name in [wanted] if wanted in names else names:
        command = import_module(f"{commands.__name__}.{name}")
        summary = (command.__doc__ or "").partition("\n")[0]
        sub = subcommands.add_parser(name, help=summary, description=summary)
        command.add_arguments(sub)
        sub.set_defaults(run=command.run)
    return result


def _wanted(given: Sequence[str]) -> str:
    """The first word that is no option and no option's value."""
    words = iter(given)
    for word in words:
        if word == "--root":
            next(words, None)
        elif not word.startswith("-"):
            return word
    return ""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; its exit code."""
    given = sys.argv[1:] if argv is None else list(argv)
    arguments = parser(_wanted(given)).parse_args(given)
    if not (arguments.root / "mkdocs.yml").is_file():
        print(f"helpcenter: there is no mkdocs.yml in {arguments.root.resolve()}", file=sys.stderr)
        return 2
    if recover(arguments.root):
        print("helpcenter: a change that was interrupted is undone; everything is as before", file=sys.stderr)
    try:
        result: int = arguments.run(arguments)
        sys.stdout.flush()
    except BrokenPipeError:  # whoever read our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return result


if __name__ == "__main__":
    sys.exit(main())
