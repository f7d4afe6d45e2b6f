"""Reads YAML with the place of every value, and with problems in the editor's words instead of exceptions.

Scalars have the types of YAML's core schema (text, number, boolean, null), but dates remain texts, which the schema
validates. Features beyond plain data (aliases, tags, several documents) are rejected.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from helpcenter.model.document import Path
from helpcenter.model.problem import Place, Problem
from helpcenter.read import yaml_limits
from helpcenter.read.yaml_faults import Fault, explained, misfit, misread, needs_quotes
from helpcenter.read.yaml_slips import slip

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # a PyYAML without libyaml
    from yaml import SafeLoader as Loader  # type: ignore[assignment]

DEEPEST = 20
"""Limit of nested levels; no file of this project needs more than six."""

_LINE = (
    r"(?!\.\.\.|---)[ ]{0,6}+(?:- ){0,2}+(?![ \t]|[-?][ \t\n])[^&*!%\[\]{}\n]*+(?:\[[^&*!%\[\]{}\n]*+\])?+"
)
_PLAIN = re.compile(rf"(?:{_LINE}\n)*+{_LINE}")
"""Simple text, as in most pages, that needs no check for rejected features: no special marks, hardly any nesting."""

NAMES = frozenset(
    (
        "material.extensions.emoji.twemoji",
        "material.extensions.emoji.to_svg",
        "helpcenter.read.markdown.emoji.shown",
    )
)
"""Functions that mkdocs.yml may name as `!!python/name:…`; any other `!!python/…` could run anything."""

PYTHON_NAME = "!!python/name:"
_PYTHON = "tag:yaml.org,2002:python/"

_TAB_INDENT = re.compile(r"^ *\t", re.MULTILINE)


def load(
    text: str, path: str, first_line: int = 1, *, lenient_tags: bool = False
) -> tuple[dict[str, Any], dict[Path, Place], list[Problem]]:
    """Read a YAML mapping.

    Args:
        text: the YAML.
        path: the path of its file, for the places.
        first_line: the line of the file on which `text` begins.
        lenient_tags: read `!TAG value` as the plain value, as needed for mkdocs.yml.

    Returns:
        The data, the place of each value (in a mapping, of its key), and the problems.
    """

    def place(mark: Any) -> Place:
        return Place(path, first_line + mark.line, mark.column + 1)

    def broken(fault: Fault) -> tuple[dict[str, Any], dict[Path, Place], list[Problem]]:
        line, column, message, hint = fault
        return {}, {}, [Problem(Place(path, first_line + line, column + 1), message, hint)]

    try:
        fault = _unreadable(text, lenient_tags)
        root = None if fault else yaml.compose(text, Loader=Loader)
    except yaml.MarkedYAMLError as error:
        fault = explained(text, error)
    except (yaml.YAMLError, ValueError) as error:
        reason = str(getattr(error, "reason", "") or error).split("\n")[0]
        fault = (0, 0, f"this cannot be read: {reason}", "")
    if fault:
        return broken(fault)
    if root is None:
        return {}, {}, []
    if not isinstance(root, yaml.MappingNode):
        mark = root.start_mark
        return broken(
            (mark.line, mark.column, "this is not a “key: text” line", "each line here gives a key its value")
        )
    excess = yaml_limits.excess(root)
    if excess:
        return broken(excess)
    places: dict[Path, Place] = {}
    faults: list[Problem] = []

    def meant(node: yaml.Node, keys: Path) -> Any:
        found = None
        if not lenient_tags:
            found = slip(node, text, keys[-1], keys[-2] if len(keys) > 1 else "")
        if found is None:
            return _scalar(node)
        value, (line, column, message, hint) = found
        faults.append(Problem(Place(path, first_line + line, column + 1), message, hint))
        return value

    def build(node: yaml.Node, keys: Path) -> Any:
        if isinstance(node, yaml.MappingNode):
            return build_mapping(node, keys)
        if isinstance(node, yaml.SequenceNode):
            result = []
            for position, item in enumerate(node.value):
                places[(*keys, position)] = place(item.start_mark)
                result.append(build(item, (*keys, position)))
            return result
        return meant(node, keys)

    def build_mapping(node: yaml.MappingNode, keys: Path) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            where = place(key_node.start_mark)
            if not isinstance(key_node, yaml.ScalarNode):
                faults.append(Problem(where, "a key must be a word", "write “key: text”"))
                continue
            key = str(key_node.value)
            mistaken = None if lenient_tags else slip(key_node, text, "")
            if mistaken:
                key, (line, column, message, hint) = mistaken
                faults.append(Problem(Place(path, first_line + line, column + 1), message, hint))
            if key in result:
                first = places[(*keys, key)]
                faults.append(
                    Problem(
                        where,
                        f"duplicate key “{key}”",
                        f"delete one of the two; the first is on line {first.line}",
                    )
                )
                continue
            places[(*keys, key)] = where
            result[key] = build(value_node, (*keys, key))
        return result

    return build(root, ()), places, faults


def _unreadable(text: str, lenient_tags: bool) -> Fault | None:
    """The first fault that must be found before composing: tabs, too many levels, features beyond plain data."""
    tab = _TAB_INDENT.search(text)
    if tab:
        line, column = text.count("\n", 0, tab.start()), tab.end() - tab.start() - 1
        return line, column, "a tab indents this line", "indent with spaces"
    spaces = misread(text)
    if spaces:
        return spaces
    if _PLAIN.fullmatch(text):
        return None
    depth = documents = 0
    for event in yaml.parse(text, Loader=Loader):
        mark: Any = event.start_mark
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        documents += isinstance(event, yaml.DocumentStartEvent)
        if documents > 1:
            return misfit(mark)
        if depth > DEEPEST:
            return mark.line, mark.column, f"more than {DEEPEST} lists in lists", "flatten them"
        if getattr(event, "anchor", None) is not None:
            return needs_quotes(mark, "*" if isinstance(event, yaml.AliasEvent) else "&")
        tag = getattr(event, "tag", None)
        if tag is not None and not lenient_tags:
            return needs_quotes(mark, "!")
        if tag is not None and tag.startswith(_PYTHON) and tag.removeprefix(f"{_PYTHON}name:") not in NAMES:
            written = f"!!python/{tag.removeprefix(_PYTHON)}"
            return (
                mark.line,
                mark.column,
                f"{written} is not allowed",
                "only Material's functions for emoji are",
            )
    return None


def _scalar(node: yaml.Node) -> Any:
    if node.tag.startswith(_PYTHON):
        return f"{PYTHON_NAME}{node.tag.removeprefix(f'{_PYTHON}name:')}"
    tag = node.tag.rpartition(":")[2]
    value = str(node.value)
    if tag in ("str", "timestamp", "binary", "value", "merge"):
        return value
    if tag == "null":
        return None
    if tag == "bool":
        return value.lower() in ("true", "yes", "on")
    try:
        if tag == "int":
            return int(value.replace("_", ""), 10)
        if tag == "float":
            return float(value.replace("_", ""))
    except ValueError:
        return value
    return value
