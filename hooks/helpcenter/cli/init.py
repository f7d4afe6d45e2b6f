"""Begin a help center in a new folder: it asks for name, languages, address, telephone and e-mail."""

from __future__ import annotations

import argparse
import shlex
import sys
from datetime import date
from pathlib import Path

from helpcenter.edit.beginning import Beginning
from helpcenter.edit.change_plan import Refused
from helpcenter.edit.starting_center import begin, refusal
from helpcenter.read.real_path import real_path

BEGINS = True
"""The command needs no help center to be there."""

_QUESTIONS = {
    "name": ("What is the help center called?", ""),
    "language": ("Which languages, the main one first? (en de hu …)", "en"),
    "address": ("Under which address will it be published?", "https://help.example/"),
    "telephone": ("Your telephone number, international, in groups?", "+36 1 555 0123"),
    "email": ("Your e-mail address?", "help@help.example"),
}
"""Each option with its question, and with the answer that Enter gives."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments: the folder, and what is asked for otherwise."""
    parser.add_argument("folder", type=Path, help="the folder; it is made if it is missing")
    parser.add_argument("--name", help="the name of the help center")
    parser.add_argument(
        "--language",
        action="append",
        metavar="CODE",
        help="a language, like en; once for each, the main one first",
    )
    parser.add_argument(
        "--address", metavar="URL", help="where it will be published, like https://help.example/"
    )
    parser.add_argument("--telephone", metavar="NUMBER", help="international, in groups: +36 1 555 0123")
    parser.add_argument("--email", metavar="ADDRESS", help="the address that people write to")
    parser.add_argument(
        "--owner", default="editors", help="the team that keeps the texts right (default: editors)"
    )


def run(arguments: argparse.Namespace) -> int:
    """Write the help center; returns 1 if it cannot be healthy, 2 for values that cannot be or a folder in use."""
    folder: Path = arguments.root / arguments.folder
    reason = refusal(folder)
    if reason:
        return _refused(reason)
    given = {key: getattr(arguments, key) for key in _QUESTIONS}
    missing = [key for key, value in given.items() if not value]
    if missing and not sys.stdin.isatty():
        return _refused(f"nobody can be asked here; add {', '.join(f'--{key}' for key in missing)}")
    try:
        values = _asked(arguments.owner, given) if missing else _beginning(arguments.owner, given)
    except EOFError:
        return _refused("no answer; nothing was written")
    faults = list(values.faults())
    for key, fault in faults:
        print(f"helpcenter init: --{key}: {fault}", file=sys.stderr)
    if faults:
        return 2
    try:
        written = begin(folder, values, date.today())
    except Refused as refused:
        for problem in refused.problems:
            print(problem, file=sys.stderr)
        print(f"helpcenter init: {refused}; nothing was written", file=sys.stderr)
        return 1
    _say_what_next(folder, values, written)
    return 0


def _refused(reason: str) -> int:
    print(f"helpcenter init: {reason}", file=sys.stderr)
    return 2


def _beginning(owner: str, given: dict[str, str | list[str]]) -> Beginning:
    languages = given["language"]
    listed = languages if isinstance(languages, list) else [languages]
    codes = [code for item in listed for code in item.replace(",", " ").split()]
    name, address, telephone, email = (
        str(given[key]).strip() for key in ("name", "address", "telephone", "email")
    )
    return Beginning(name, tuple(dict.fromkeys(codes)), address, telephone, email, owner)


def _asked(owner: str, given: dict[str, str | list[str]]) -> Beginning:
    """Ask for what is missing, each until the answer can be."""
    for key, (question, otherwise) in _QUESTIONS.items():
        while not given[key]:
            shown = f" [{otherwise}]" if otherwise else ""
            given[key] = input(f"{question}{shown} ").strip() or otherwise
            filled = {name: value or _QUESTIONS[name][1] or "-" for name, value in given.items()}
            wrong = [fault for name, fault in _beginning(owner, filled).faults() if name == key]
            if wrong:
                print(f"  {wrong[0]}")
                given[key] = ""
    return _beginning(owner, given)


def _say_what_next(folder: Path, values: Beginning, written: list[str]) -> None:
    here = real_path(folder) == real_path(Path())
    print(f"{values.name}: {len(written)} files in {'this folder' if here else folder}")
    print("What next:")
    if not here:
        print(f"  cd {shlex.quote(str(folder))}")
    if not any(path.startswith("wheels/") for path in written):
        print("  put the wheel of the program (helpcenter-….whl, made by `make package`) into wheels/")
    print("  make serve      # see it while you write")
    print("  make site       # check everything and build it into site/")
    print("  git init        # keep its history: addresses are permanent")
