"""Problems as workflow commands, which GitHub Actions shows as annotations beside the lines of a pull request.

GitHub shows ten errors of one step and drops the rest without a word, so the tenth says how many more there are. All
problems are printed as plain lines too: those are what the log of the step shows.
"""

from __future__ import annotations

from collections.abc import Sequence

from helpcenter.model.problem import Problem
from helpcenter.report.formats import plain_lines
from helpcenter.report.formats.origin import Origin

MOST = 10
"""Errors of one step that GitHub shows as annotations."""


def report(problems: Sequence[Problem], origin: Origin) -> str:
    """The plain lines, then at most `MOST` commands."""
    shown = problems if len(problems) <= MOST else problems[: MOST - 1]
    commands = [_command(problem, origin) for problem in shown]
    left = len(problems) - len(shown)
    if left:
        text = f"{left} more problems are in the log of this step and in its summary"
        commands.append(f"::error title=check::{_data(text)}\n")
    return plain_lines.report(problems, origin) + "".join(commands)


def _command(problem: Problem, origin: Origin) -> str:
    place = problem.place
    properties = {
        "file": f"{origin.folder}{place.path}",
        "line": str(place.line),
        "col": str(place.column),
        "title": problem.rule,
    }
    written = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::error {written}::{_data(problem.sentence)}\n"


def _data(text: str) -> str:
    """Text as the message of a command: what would end its line is escaped."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Text as the value of a property, which a colon or a comma would end too."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
