"""The guide of a topic: a series of questions that leads the reader to the right answer.

Editors write it in the front matter of the topic's index.md; the address of a
step is the page's address with the step's id as fragment, the same in all languages.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from helpcenter.model.document import Document, Path

_STEP = {"id": str, "question": str, "choices": list}
_CHOICE = {"text": str, "to": str, "answer": str}


@dataclass(frozen=True, slots=True)
class Choice:
    """An option that a reader can choose: it leads to another step, or to an answer, which ends the guide.

    Attributes:
        keys: its location in the front matter.
        text: the text of the option.
        to: the id of the next step, or "".
        answer: the key of the page at which the guide ends, or "".
    """

    keys: Path
    text: str
    to: str
    answer: str

    @property
    def target(self) -> str:
        """The id of the next step, or the key of the answer."""
        return self.to or self.answer

    @property
    def target_keys(self) -> Path:
        """The location of its target in the front matter."""
        return (*self.keys, "to" if self.to else "answer")


@dataclass(frozen=True, slots=True)
class Step:
    """A question and its choices; `keys` are its location in the front matter."""

    keys: Path
    id: str
    question: str
    choices: tuple[Choice, ...]


def steps(page: Document) -> tuple[Step, ...]:
    """The steps of a page's guide in written order; entries that cannot be read are omitted."""
    return tuple(
        Step(keys, _text(step, "id"), _text(step, "question"), tuple(_choices(step, keys)))
        for keys, step in _groups(page.data.get("guide"), ("guide",))
    )


def _choices(step: dict[str, Any], keys: Path) -> Iterator[Choice]:
    for place, choice in _groups(step.get("choices"), (*keys, "choices")):
        yield Choice(place, *(_text(choice, key) for key in _CHOICE))


def texts(page: Document) -> Iterator[tuple[Path, str]]:
    """Each visible text of the guide with its location in the front matter."""
    for step in steps(page):
        yield (*step.keys, "question"), step.question
        for choice in step.choices:
            yield (*choice.keys, "text"), choice.text


def readable(page: Document) -> bool:
    """Whether the whole guide can be read; departures from the schema are reported by another rule."""
    listed = page.data.get("guide")
    found = steps(page)
    return (
        isinstance(listed, list)
        and bool(listed)
        and len(found) == len(listed)
        and all(_is(step, _STEP, len(_STEP)) and step["choices"] for step in listed)
        and all(
            _is(choice, _CHOICE, 1) and choice.get("text") for step in listed for choice in step["choices"]
        )
    )


def reached(known: dict[str, Step], start: str) -> dict[str, Step]:
    """The steps that can be reached from a step; `start` itself is included only if a path leads back to it."""
    found: dict[str, Step] = {}
    waiting = [start]
    while waiting:
        step = known.get(waiting.pop())
        for choice in step.choices if step else ():
            if choice.to in known and choice.to not in found:
                found[choice.to] = known[choice.to]
                waiting.append(choice.to)
    return found


def _groups(value: object, keys: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    for number, item in enumerate(value if isinstance(value, list) else []):
        if isinstance(item, dict):
            yield (*keys, number), item


def _text(group: dict[str, Any], key: str) -> str:
    value = group.get(key)
    return value if isinstance(value, str) else ""


def _is(value: object, kinds: Mapping[str, type], least: int) -> bool:
    return (
        isinstance(value, dict)
        and len(value) >= least
        and all(isinstance(item, kinds.get(key, ())) for key, item in value.items())
    )
