"""The view of a topic's guide for its template: all steps and ends, each with the choices that lead to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Page
from helpcenter.model.guides import Choice, Step, steps
from helpcenter.site import former_anchors
from helpcenter.site.cards import Card, Cards


@dataclass(frozen=True, slots=True)
class EarlierChoice:
    """An earlier question, the reader's choice, and the address to answer it again."""

    question: str
    choice: str
    url: str


@dataclass(frozen=True, slots=True)
class Option:
    """A choice: its text, the address that it leads to, and the title of its target."""

    text: str
    url: str
    title: str


@dataclass(frozen=True, slots=True)
class Stage:
    """A question with its options; `former` are ids that it had before."""

    id: str
    question: str
    options: tuple[Option, ...]
    earlier: tuple[EarlierChoice, ...]
    former: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class End:
    """The answer at the end of a path; `foreign` is the code of its language if the reader's language lacks it.

    `former` are ids that it had before.
    """

    id: str
    card: Card
    foreign: str
    earlier: tuple[EarlierChoice, ...]
    former: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Guide:
    """The whole guide; it begins with the first stage."""

    stages: tuple[Stage, ...]
    ends: tuple[End, ...]

    @property
    def start(self) -> str:
        """The address of its first question on its own page."""
        return f"#{self.stages[0].id}"


def start(page: Page | None) -> str:
    """The id of the first question of a page's guide; "" if there is none."""
    found = steps(page) if page else ()
    return found[0].id if found else ""


def guide(center: HelpCenter, page: Page, cards: Cards) -> Guide | None:
    """The guide of a page; None if it has none.

    Args:
        center: the help center.
        page: the topic.
        cards: creates the cards of the answers.
    """
    known = {step.id: step for step in reversed(steps(page))}
    if not known:
        return None
    order = list(reversed(known.values()))
    stages, ends, former = [], {}, former_anchors.here(center, page)
    for step in order:
        options = []
        before = tuple(_earlier_choices(order, step))
        for choice in step.choices:
            found = _page(center, page.language, choice.answer)
            if choice.to in known:
                options.append(Option(choice.text, f"#{choice.to}", known[choice.to].question))
            elif found:
                name = _end(center, step, choice)
                foreign = found.language if found.language != page.language else ""
                earlier = (*before, _answered(step, choice))
                ends[name] = End(name, cards.card(found), foreign, earlier, tuple(former.get(name, ())))
                options.append(Option(choice.text, f"#{name}", found.title))
        stages.append(Stage(step.id, step.question, tuple(options), before, tuple(former.get(step.id, ()))))
    return Guide(tuple(stages), tuple(ends.values()))


def _page(center: HelpCenter, code: str, key: str) -> Page | None:
    """The answer in the reader's language, or else in the default language."""
    return (center.page(code, key) or center.page(center.default.code, key)) if key else None


def _end(center: HelpCenter, step: Step, choice: Choice) -> str:
    """The id of an end, made of the answer's permanent id, so that it does not change if the answer moves."""
    entry = center.registered.get(choice.answer)
    return f"{step.id}.{entry.id if entry else choice.answer.replace('/', '.')}"


def _answered(step: Step, choice: Choice) -> EarlierChoice:
    """The choice that leads to a target; if several choices of the step do, all of them."""
    alike = [one.text for one in step.choices if one.target == choice.target]
    return EarlierChoice(step.question, " / ".join(alike), f"#{step.id}")


def _earlier_choices(order: list[Step], step: Step) -> Iterator[EarlierChoice]:
    """The choices before a step, as far back as there is only one path."""
    way: list[EarlierChoice] = []
    seen: set[str] = set()
    while step.id not in seen:
        seen.add(step.id)
        befores = [one for one in order if any(choice.to == step.id for choice in one.choices)]
        if len(befores) == 1:
            choice = next(choice for choice in befores[0].choices if choice.to == step.id)
            way.append(_answered(befores[0], choice))
            step = befores[0]
    yield from reversed(way)
