"""A topic's guide as its template shows it: every step and every end with an id, and what was said before it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Page
from helpcenter.model.guides import Choice, Step, steps
from helpcenter.site.cards import Card, Cards


@dataclass(frozen=True, slots=True)
class Said:
    """An earlier question, what the reader chose there, and the address at which it is asked again."""

    question: str
    choice: str
    url: str


@dataclass(frozen=True, slots=True)
class Option:
    """A choice: its words, where it leads, and the title of what stands there."""

    text: str
    url: str
    title: str


@dataclass(frozen=True, slots=True)
class Stage:
    """A question with its options."""

    id: str
    question: str
    options: tuple[Option, ...]
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class End:
    """The answer at which a way ends; `foreign` is its language's code where the reader's lacks it."""

    id: str
    card: Card
    foreign: str
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Guide:
    """The whole guide; the first stage is where it begins."""

    stages: tuple[Stage, ...]
    ends: tuple[End, ...]

    @property
    def start(self) -> str:
        """The address of its first question on its own page."""
        return f"#{self.stages[0].id}"


def start(page: Page | None) -> str:
    """The id of the first question of a page's guide, "" where there is none."""
    found = steps(page) if page else ()
    return found[0].id if found else ""


def guide(center: HelpCenter, page: Page, cards: Cards) -> Guide | None:
    """The guide of a page; None where it has none.

    Args:
        center: the help center.
        page: the topic.
        cards: makes the cards of the answers as the page shows them.
    """
    known = {step.id: step for step in reversed(steps(page))}
    if not known:
        return None
    order = list(reversed(known.values()))
    stages, ends = [], {}
    for step in order:
        options = []
        before = tuple(_said(order, step))
        for choice in step.choices:
            found = _page(center, page.language, choice.answer)
            if choice.to in known:
                options.append(Option(choice.text, f"#{choice.to}", known[choice.to].question))
            elif found:
                name = _end(center, step, choice)
                foreign = found.language if found.language != page.language else ""
                said = (*before, _answered(step, choice))
                ends[name] = End(name, cards.card(found), foreign, said)
                options.append(Option(choice.text, f"#{name}", found.title))
        stages.append(Stage(step.id, step.question, tuple(options), before))
    return Guide(tuple(stages), tuple(ends.values()))


def _page(center: HelpCenter, code: str, key: str) -> Page | None:
    """The answer in the reader's language, or in the default language."""
    return (center.page(code, key) or center.page(center.default.code, key)) if key else None


def _end(center: HelpCenter, step: Step, choice: Choice) -> str:
    """The id of an end: it stays when the answer moves, because it is made of the answer's permanent id."""
    entry = center.registered.get(choice.answer)
    return f"{step.id}.{entry.id if entry else choice.answer.replace('/', '.')}"


def _answered(step: Step, choice: Choice) -> Said:
    """What a reader said who came by a choice; where several choices lead to one place, all of them."""
    alike = [one.text for one in step.choices if one.target == choice.target]
    return Said(step.question, " / ".join(alike), f"#{step.id}")


def _said(order: list[Step], step: Step) -> Iterator[Said]:
    """What was said before a step, as far back as only one way leads to it."""
    way: list[Said] = []
    seen: set[str] = set()
    while step.id not in seen:
        seen.add(step.id)
        befores = [one for one in order if any(choice.to == step.id for choice in one.choices)]
        if len(befores) == 1:
            choice = next(choice for choice in befores[0].choices if choice.to == step.id)
            way.append(_answered(befores[0], choice))
            step = befores[0]
    yield from reversed(way)
