"""The command `helpcenter`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from helpcenter import commands
from helpcenter.editing.transaction import recover


def parser() -> argparse.ArgumentParser:
    """The command line: one sub-command for each file in commands/."""
    result = argparse.ArgumentParser(prog="helpcenter", description="Checks and builds a help center.")
    result.add_argument("--root", type=Path, default=Path(), help="the folder with mkdocs.yml (default: here)")
    subcommands = result.add_subparsers(required=True, metavar="COMMAND")
    for name in sorted(module.name for module in iter_modules(commands.__path__)):
        command = import_module(f"{commands.__name__}.{name}")
        summary = (command.__doc__ or "").partition("\n")[0]
        sub = subcommands.add_parser(name, help=summary, description=summary)
        command.add_arguments(sub)
        sub.set_defaults(run=command.run)
    return result


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; its exit code."""
    arguments = parser().parse_args(argv)
    if not (arguments.root / "mkdocs.yml").is_file():
        print(f"helpcenter: there is no mkdocs.yml in {arguments.root.resolve()}", file=sys.stderr)
        return 2
    if recover(arguments.root):
        print("helpcenter: a change that was interrupted is undone; everything is as before", file=sys.stderr)
    result: int = arguments.run(arguments)
    return result


if __name__ == "__main__":
    sys.exit(main())
