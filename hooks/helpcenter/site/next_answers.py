"""Where to go on from an answer."""

from __future__ import annotations

from collections.abc import Container, Sequence

from helpcenter.model.document import Page

_MOST_OTHERS = 5
"""Answers of the same topic that are named beside an answer."""


def next_answers(here: str, related: Container[str], answers: Sequence[Page]) -> list[Page]:
    """The other answers of a topic that are listed behind the related ones.

    Of many those that follow the answer; the page of the topic has them all.

    Args:
        here: the key of the answer.
        related: the keys of the related answers.
        answers: the answers of the topic, in order, with the answer itself.
    """
    others = [page for page in answers if page.key not in related]
    at = next((number for number, page in enumerate(others) if page.key == here), len(others))
    before, after = others[:at], others[at + 1 :]
    few = len(before) + len(after) <= _MOST_OTHERS
    return before + after if few else (after + before)[:_MOST_OTHERS]
