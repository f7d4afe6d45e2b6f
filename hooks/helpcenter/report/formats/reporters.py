"""All reporters by their names."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from helpcenter.model.problem import Problem
from helpcenter.report.formats import github_commands, json_list, plain_lines, sarif_log
from helpcenter.report.formats.origin import Origin

Reporter = Callable[[Sequence[Problem], Origin], str]

FORMATS: dict[str, Reporter] = {
    "text": plain_lines.report,
    "json": json_list.report,
    "github": github_commands.report,
    "sarif": sarif_log.report,
}
"""The reporters by the names that `--format` takes."""
