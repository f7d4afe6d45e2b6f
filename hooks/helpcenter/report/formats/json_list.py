"""Problems as a JSON list for other programs."""

from __future__ import annotations

import json
from collections.abc import Sequence

from helpcenter.model.problem import Problem
from helpcenter.report.formats.origin import Origin


def report(problems: Sequence[Problem], origin: Origin) -> str:
    """A list of objects with path, line, column, rule, message, hint, and page: where the rule is explained."""
    found = [
        {
            "path": problem.place.path,
            "line": problem.place.line,
            "column": problem.place.column,
            "rule": problem.rule,
            "message": problem.message,
            "hint": problem.hint,
            "page": origin.page(problem.rule),
        }
        for problem in problems
    ]
    return json.dumps(found, ensure_ascii=True, indent=2) + "\n"
