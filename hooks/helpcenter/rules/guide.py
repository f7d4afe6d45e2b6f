"""A guide does not lead every reader to an answer, or not every answer is led to.

Why: readers who answer its questions must reach the answer that fits, the same one in every language.
Fix: let each choice lead to another step (to:) or to an answer (answer:), as the hint says.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import replace

from helpcenter.model import guides
from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Page
from helpcenter.model.guides import Choice, Step
from helpcenter.model.problem import Problem
from helpcenter.model.suggest import did_you_mean, nearest, nearest_key
from helpcenter.model.urls import files_of
from helpcenter.rules.shared.guide_twins import differences
from helpcenter.rules.shared.successors import successor


def check(center: HelpCenter) -> Iterator[Problem]:
    """Check each guide and compare twins; if they differ, only the difference is reported, not what follows from it."""
    topics = [page for page in center.pages.values() if page.kind == "topic" and not page.faults]
    own, paths, differing = dict[str, list[Problem]](), dict[str, list[Problem]](), set[str]()
    for page in topics:
        known: dict[str, Step] = {}
        own[page.path] = list(_judged(center, page, known)) if guides.readable(page) else []
        paths[page.path] = list(_paths(page, known, center.keys))
        yield from own[page.path]
    for page in topics:
        original = center.page(center.default.code, page.key)
        if not original or original is page or original.path not in own:
            continue
        both = [one for one in (page, original) if "guide" in one.data]
        wrong = [one for one in both if own[one.path] or not guides.readable(one)]
        if wrong or (len(both) == 1 and paths[both[0].path]):
            continue  # twins are compared, and missing ones reported, only if this one is correct
        found = list(differences(page, original, center.language(page.language).complete))
        yield from found
        if found and len(both) == 2:
            differing |= {page.path, original.path}
    for path, found in paths.items():
        yield from found if path not in differing else ()


def _judged(center: HelpCenter, page: Page, known: dict[str, Step]) -> Iterator[Problem]:
    """Yield the problems of steps and targets; adds the steps to `known`, with misspelt targets corrected."""
    if not page.listed("answers"):
        yield Problem(
            page.place("guide"), "the topic has no answers to which a guide could lead", "delete it"
        )
        return
    steps = guides.steps(page)
    ends = {key for code, key in center.pages if code in (page.language, center.default.code)}
    ends -= {one.key for one in center.pages.values() if one.kind == "home" or one.listed("answers")}
    anchors = {heading.id for heading in page.shown.headings} | page.shown.anchors
    ids = {step.id for step in steps}
    for step in steps:
        place = page.place(*step.keys, "id")
        for choice in step.choices:
            yield from _target(center, page, choice, ids, ends)
        choices = tuple(_meant(choice, ids, ends) for choice in step.choices)
        if step.id in known:
            line = page.place(*known[step.id].keys, "id").line
            yield Problem(place, f"there are two steps {step.id}", f"the first is on line {line}")
            choices = known[step.id].choices + choices
        elif any(anchor == step.id or anchor.startswith(f"{step.id}.") for anchor in anchors):
            yield Problem(place, f"a heading of the page has the id {step.id}", "give the step another id")
        known[step.id] = replace(known.get(step.id, step), choices=choices)


def _target(
    center: HelpCenter, page: Page, choice: Choice, ids: Set[str], ends: Set[str]
) -> Iterator[Problem]:
    place = page.place(*choice.target_keys)
    if bool(choice.to) == bool(choice.answer):
        message = "the choice leads to two places" if choice.to else "the choice leads nowhere"
        yield Problem(page.place(*choice.keys), message, "write either to: or answer: under its text")
    elif choice.to and choice.to not in ids:
        hint = did_you_mean(choice.to, sorted(ids), f"one of: {', '.join(sorted(ids))}")
        yield Problem(place, f"the guide has no step {choice.to}", hint)
    elif choice.answer and choice.answer not in ends:
        below = sorted(key for key in ends if key.startswith(f"{choice.answer}/"))
        message = (
            f"{choice.answer} is no answer, it is a topic" if below else f"there is no answer {choice.answer}"
        )
        meant = successor(center, choice.answer) or nearest_key(choice.answer, sorted(ends))
        hint = f"did you mean {meant}?" if meant else "name the key of an answer, like reset/request"
        files = () if below else files_of(choice.answer, center.default.code)
        yield Problem(place, message, f"choose one of: {', '.join(below)}" if below else hint, files=files)


def _meant(choice: Choice, ids: Set[str], ends: Set[str]) -> Choice:
    """The choice with the targets that were probably meant, so that a misspelling is reported once."""
    to = choice.to if choice.to in ids else (choice.to and nearest(choice.to, sorted(ids))) or ""
    answer = choice.answer if choice.answer in ends else nearest_key(choice.answer, sorted(ends)) or ""
    return replace(choice, to=to, answer=answer if choice.answer else "")


def _paths(page: Page, known: dict[str, Step], answers: Set[str]) -> Iterator[Problem]:
    """Yield circular paths, unreachable steps, and existing answers without a path to them."""
    order = list(known)
    if not order:
        return
    reachable = {order[0]: known[order[0]], **guides.reached(known, order[0])}
    for step in known.values():
        for choice in step.choices:
            back = choice.to and order.index(choice.to) <= order.index(step.id)
            if back and (choice.to == step.id or step.id in guides.reached(known, choice.to)):
                message = f"the choice leads back to {choice.to}, in a circle"
                yield Problem(page.place(*choice.target_keys), message, "every way must end in an answer")
        if step.id not in reachable:
            hint = f"let a choice lead to it (to: {step.id}), or delete it"
            yield Problem(page.place(*step.keys, "id"), f"no way leads to the step {step.id}", hint)
    ends = {choice.answer for step in reachable.values() for choice in step.choices}
    for name, _ in page.listed("answers"):
        if f"{page.key}/{name}" not in ends and f"{page.key}/{name}" in answers:
            hint = f"let a choice end there (answer: {page.key}/{name})"
            files = (page.path.removesuffix("index.md") + f"{name}.md",)
            message = f"no way ends in the answer {page.key}/{name}"
            yield Problem(page.place("guide"), message, hint, files=files)
