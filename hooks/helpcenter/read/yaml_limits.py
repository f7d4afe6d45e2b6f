"""Limits on what a YAML file holds, with which the work of all rules is bounded."""

from __future__ import annotations

from typing import Any

import yaml

from helpcenter.read.yaml_faults import Fault

LONGEST = 5_000
"""Limit in characters of a key or of a value: names of facts become patterns that are looked for in every text."""

MOST = 20_000
"""Limit of the values and keys of a file; the largest file of this project has less than a thousand."""


def excess(root: yaml.Node) -> Fault | None:
    """The first value that is longer than any file needs, or with which there are more than any file needs."""
    waiting, number = [root], 0
    while waiting:
        node = waiting.pop()
        number += 1
        mark: Any = node.start_mark
        if number > MOST:
            return (
                mark.line,
                mark.column,
                f"the file has more than {MOST} values",
                "delete what is not needed",
            )
        if isinstance(node, yaml.MappingNode):
            waiting += (item for pair in reversed(node.value) for item in reversed(pair))
        elif isinstance(node, yaml.SequenceNode):
            waiting += reversed(node.value)
        elif len(node.value) > LONGEST:
            message = f"this text has {len(node.value)} characters, at most {LONGEST} fit"
            return mark.line, mark.column, message, "does it end where it should?"
    return None
