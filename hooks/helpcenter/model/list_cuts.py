"""Takes entries out of the lists of front matter, and keeps the places of all others."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from helpcenter.model.document import Path
from helpcenter.model.problem import Place

Places = dict[Path, Place]
"""The places of values in a file."""


def cut(data: dict[Any, Any], places: Places, keys: Path, keep: Callable[[Any], bool]) -> None:
    """Take items out of a list.

    Args:
        data: the group that has the list under the last of `keys`; it gets the shorter list.
        places: the places in the file; they are changed.
        keys: the location of the list in the file.
        keep: whether an item stays.
    """
    items = data[keys[-1]]
    numbers = [number for number, item in enumerate(items) if keep(item)]
    moved = {old: new for new, old in enumerate(numbers)}
    depth = len(keys)
    for path in [path for path in places if path[:depth] == keys and len(path) > depth]:
        place, number = places.pop(path), path[depth]
        if isinstance(number, int) and number in moved:
            places[(*keys, moved[number], *path[depth + 1 :])] = place
    data[keys[-1]] = [items[number] for number in numbers]


def cut_guide(data: dict[str, Any], places: Places, is_gone: Callable[[str], bool]) -> None:
    """Take the choices out of a guide that end at pages which are gone, then the steps left without a choice.

    Args:
        data: the front matter with the guide, which gets the shorter guide, or none if nothing is left to ask.
        places: the places in the file; they are changed.
        is_gone: whether a page is gone, by its key.
    """
    lost: set[str] = set()
    while "guide" in data:
        data["guide"] = [dict(step) if isinstance(step, dict) else step for step in data["guide"]]
        for number, step in enumerate(data["guide"]):
            if isinstance(step, dict) and isinstance(step.get("choices"), list):
                cut(step, places, ("guide", number, "choices"), partial(_stays, is_gone, lost))
        if not any(map(_is_empty, data["guide"])):
            return
        lost |= {str(step.get("id")) for step in data["guide"] if _is_empty(step)}
        if _is_empty(data["guide"][0]):
            del data["guide"]
        else:
            cut(data, places, ("guide",), lambda step: not _is_empty(step))


def _stays(is_gone: Callable[[str], bool], lost: set[str], choice: Any) -> bool:
    """Whether a choice leads to a page and a step that are there."""
    if not isinstance(choice, dict):
        return True
    return not is_gone(str(choice.get("answer"))) and choice.get("to") not in lost


def _is_empty(step: Any) -> bool:
    return isinstance(step, dict) and step.get("choices") == []
