"""Problems as lines for people: `path:line:column rule: message — hint`."""

from __future__ import annotations

from collections.abc import Sequence

from helpcenter.model.problem import Problem
from helpcenter.report.formats.origin import Origin


def report(problems: Sequence[Problem], origin: Origin) -> str:
    """One line for each problem."""
    return "".join(f"{problem}\n" for problem in problems)
