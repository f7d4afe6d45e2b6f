"""Judge everything by all rules, without a build."""

from __future__ import annotations

import argparse
import gc
import sys

from helpcenter.audit import audit
from helpcenter.model import HelpCenter
from helpcenter.source import read


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """No arguments of its own."""


def run(arguments: argparse.Namespace) -> int:
    """Print every problem, one a line; 1 if there is any."""
    gc.disable()  # what is read stays until the end: looking for garbage only takes time
    try:
        return 0 if told(read(arguments.root)) else 1
    finally:
        gc.enable()


def told(center: HelpCenter) -> bool:
    """Print every problem, one a line; whether there is none."""
    problems = audit(center)
    for problem in problems:
        print(problem)
    if problems:
        print(f"{len(problems)} problem{'s' if len(problems) > 1 else ''}", file=sys.stderr)
        return False
    codes = ", ".join(language.code for language in center.languages)
    print(f"{len(center.pages)} pages in {len(center.languages)} languages ({codes}): no problem")
    return True
