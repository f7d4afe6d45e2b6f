"""YAML with the place of every value, and faults in the writer's words instead of exceptions.

Scalars keep YAML's core meaning (text, number, true and false, nothing), but a date stays text: the
schema judges it. What YAML offers beyond plain data (aliases, tags, several documents) is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from helpcenter.model import Path
from helpcenter.problem import Place, Problem

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # a PyYAML without libyaml
    from yaml import SafeLoader as Loader  # type: ignore[assignment]

DEEPEST = 20
"""Levels of nesting that a file of this project may have; none needs more than six."""

_BLOCK_NESTING = re.compile(r"(?:[-?:] *){%d}" % (DEEPEST + 1))
_TAB_INDENT = re.compile(r"^ *\t", re.MULTILINE)

_IN_OUR_WORDS = {
    "mapping values are not allowed here": "a colon inside a text confuses YAML",
    "could not find expected ':'": "a key without its colon",
    "found character '@' that cannot start any token": "a text that begins with @ needs quotes",
    "found character '`' that cannot start any token": "a text that begins with ` needs quotes",
    "found character '%' that cannot start any token": "a text that begins with % needs quotes",
    "found unexpected end of stream": "a quotation mark is opened and never closed",
    "did not find expected key": "this line does not fit what stands above it",
    "did not find expected '-' indicator": "this line does not fit the list above it",
    "did not find expected ',' or ']'": "a list in [brackets] is not closed",
    "did not find expected ',' or '}'": "a mapping in {braces} is not closed",
    "found undefined alias": "a text that begins with * needs quotes",
}


def load(
    text: str, path: str, first_line: int = 1, *, lenient_tags: bool = False
) -> tuple[dict[str, Any], dict[Path, Place], list[Problem]]:
    """Read a YAML mapping.

    Args:
        text: the YAML.
        path: the file it stands in, for the places.
        first_line: the line of the file on which `text` begins.
        lenient_tags: read `!TAG value` as the plain value (mkdocs.yml has such).

    Returns:
        The data, the place of each value (of its key, in a mapping), and what is wrong.
    """

    def place(mark: Any) -> Place:
        return Place(path, first_line + mark.line, mark.column + 1)

    fault = _unreadable(text, path, first_line)
    if fault:
        return {}, {}, [fault]
    try:
        root = yaml.compose(text, Loader=Loader)
    except yaml.MarkedYAMLError as error:
        said = (error.problem or "not YAML").strip()
        where = place(error.problem_mark) if error.problem_mark else Place(path, first_line)
        hint = "put the text in quotes, or compare with a page that works"
        return {}, {}, [Problem(where, f"broken YAML: {_IN_OUR_WORDS.get(said, said)}", hint)]
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        said = str(getattr(error, "reason", "") or error).splitlines()[0]
        return {}, {}, [Problem(Place(path, first_line), f"broken YAML: {said}")]
    if root is None:
        return {}, {}, []
    if not isinstance(root, yaml.MappingNode):
        return {}, {}, [Problem(place(root.start_mark), "broken YAML: expected lines of “key: value”")]
    places: dict[Path, Place] = {}
    faults: list[Problem] = []
    seen: set[int] = set()

    def build(node: yaml.Node, keys: Path) -> Any:
        here = place(node.start_mark)
        if id(node) in seen:
            faults.append(Problem(here, "broken YAML: aliases (&, *) are not used here", "write the value out"))
            return None
        seen.add(id(node))
        if len(keys) > DEEPEST:
            return None
        if isinstance(node, yaml.MappingNode):
            return build_mapping(node, keys)
        if isinstance(node, yaml.SequenceNode):
            result = []
            for position, item in enumerate(node.value):
                places[(*keys, position)] = place(item.start_mark)
                result.append(build(item, (*keys, position)))
            return result
        return _scalar(node, lenient_tags, faults, here)

    def build_mapping(node: yaml.MappingNode, keys: Path) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            where = place(key_node.start_mark)
            if not isinstance(key_node, yaml.ScalarNode):
                faults.append(Problem(where, "broken YAML: a key must be a word"))
                continue
            key = str(key_node.value)
            if key in result:
                first = places[(*keys, key)]
                faults.append(
                    Problem(where, f"the key “{key}” stands twice", f"it is on line {first.line} already")
                )
                continue
            places[(*keys, key)] = where
            result[key] = build(value_node, (*keys, key))
        return result

    return build(root, ()), places, faults


def _unreadable(text: str, path: str, first_line: int) -> Problem | None:
    """What no YAML reader should be asked to read: tabs, endless nesting."""
    tab = _TAB_INDENT.search(text)
    if tab:
        line = first_line + text.count("\n", 0, tab.start())
        where = Place(path, line, tab.end() - tab.start())
        return Problem(where, "broken YAML: a tab indents this line", "indent with spaces")
    deep = _BLOCK_NESTING.search(text) or _deepest_bracket(text)
    if deep:
        line = first_line + text.count("\n", 0, deep.start())
        return Problem(Place(path, line), "broken YAML: nested too deeply")
    return None


def _deepest_bracket(text: str) -> re.Match[str] | None:
    depth = 0
    for bracket in _brackets(text):
        depth += 1 if bracket[0] in "[{" else -1
        if depth > 40:
            return bracket
    return None


def _brackets(text: str) -> Iterator[re.Match[str]]:
    return re.finditer(r"[\[{\]}]", text)


def _scalar(node: yaml.Node, lenient: bool, faults: list[Problem], here: Place) -> Any:
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
    if not lenient:
        faults.append(Problem(here, f"broken YAML: the tag {node.tag} is not used here"))
    return value
