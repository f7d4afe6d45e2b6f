"""Problems as SARIF 2.1.0, the form in which tools for code exchange such results; GitHub's code scanning reads it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from helpcenter.model.problem import Problem
from helpcenter.report.formats.origin import Origin
from helpcenter.report.rule_texts import RuleText, rule_texts


def report(problems: Sequence[Problem], origin: Origin) -> str:
    """One run with all rules, and a result for each problem."""
    texts = rule_texts()
    order = {name: number for number, name in enumerate(texts)}
    run = {
        "tool": {
            "driver": {
                "name": "helpcenter",
                "rules": [_rule(name, text, origin) for name, text in texts.items()],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem, origin, order) for problem in problems],
    }
    log = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=True, indent=2) + "\n"


def _rule(name: str, text: RuleText, origin: Origin) -> dict[str, Any]:
    page = origin.page(name)
    return {
        "id": name,
        "shortDescription": {"text": text.summary},
        "fullDescription": {"text": f"{text.summary} {text.why}".strip()},
        "help": {"text": f"{text.fix} More: {page}".strip()},
        **({"helpUri": page} if origin.web else {}),
    }


def _result(problem: Problem, origin: Origin, order: dict[str, int]) -> dict[str, Any]:
    place = problem.place
    number = {"ruleIndex": order[problem.rule]} if problem.rule in order else {}
    same = f"{problem.rule}\n{place.path}\n{problem.message}".encode("utf-8", "replace")
    return {
        "ruleId": problem.rule,
        **number,
        "level": "error",
        "message": {"text": problem.sentence},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": _uri(origin.folder + place.path)},
                    "region": {"startLine": place.line, "startColumn": place.column},
                }
            }
        ],
        "partialFingerprints": {"problem/v1": hashlib.sha256(same).hexdigest()[:16]},
    }


def _uri(path: str) -> str:
    """A path as a relative reference; what is no UTF-8 in a name stays the byte that it is."""
    return quote(path.encode("utf-8", "surrogateescape"), safe="/")
