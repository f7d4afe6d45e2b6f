"""Compares the guides of two twins: steps, their order, and the targets of their choices."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from helpcenter.model import guides
from helpcenter.model.document import Page
from helpcenter.model.guides import Step
from helpcenter.model.problem import Problem


def differences(page: Page, original: Page, complete: bool) -> Iterator[Problem]:
    """Yield all differences between the guides of two twins, at the place where something is missing or wrong.

    Args:
        page: the translation.
        original: its original.
        complete: whether the translation's language must be complete.
    """
    ours, theirs = ({step.id: step for step in guides.steps(one)} for one in (page, original))
    if not ours or not theirs:
        if ours or (theirs and complete):
            here, there = (page, original) if theirs else (original, page)
            yield Problem(
                here.place(), "the guide of the twin is missing here", f"see {there.place('guide')}"
            )
        return
    if len(ours) != len(theirs):
        yield from _lacking(page, ours, original, theirs)
        yield from _lacking(original, theirs, page, ours)
    else:
        for step, twin in zip(ours.values(), theirs.values(), strict=True):
            if step.id != twin.id:
                message = f"the step {step.id} is in the position of {twin.id} in the twin"
                where = original.place(*twin.keys, "id")
                yield Problem(page.place(*step.keys, "id"), message, f"compare with {where}")
                return
    for name, step in ours.items():
        if name in theirs:
            yield from _choices(page, step, original, theirs[name])


def _lacking(here: Page, ours: dict[str, Step], there: Page, theirs: dict[str, Step]) -> Iterator[Problem]:
    for step in theirs.values():
        if step.id not in ours:
            message = f"the step {step.id} of the twin is missing here"
            yield Problem(here.place("guide"), message, f"see {there.place(*step.keys, 'id')}")


def _choices(page: Page, step: Step, original: Page, twin: Step) -> Iterator[Problem]:
    """Yield choices that have another target or order, or are missing in one of the twins."""
    if len(step.choices) == len(twin.choices):
        for choice, other in zip(step.choices, twin.choices, strict=True):
            if choice.target != other.target:
                message = f"this choice leads to {choice.target}, that of the twin to {other.target}"
                where = original.place(*other.target_keys)
                yield Problem(page.place(*choice.target_keys), message, f"compare with {where}")
                return
    for here, ours, there, theirs in ((page, step, original, twin), (original, twin, page, step)):
        missing = Counter(one.target for one in theirs.choices) - Counter(one.target for one in ours.choices)
        for choice in theirs.choices:
            if choice.target in missing:
                missing.pop(choice.target)
                message = f"the choice that leads to {choice.target} is missing here"
                where = there.place(*choice.keys)
                yield Problem(here.place(*ours.keys, "choices"), message, f"see {where}")
