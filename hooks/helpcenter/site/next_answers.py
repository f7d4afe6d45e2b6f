"""Where to go on from an answer."""

from __future__ import annotations

from collections.abc import Sequence

from helpcenter.site.cards import Card

_MOST_OTHERS = 5
"""Answers of the same topic that are named beside an answer."""


def next_answers(related: Sequence[Card], answers: Sequence[Card]) -> list[Card]:
    """The related answers, and behind them the others of the topic.

    Of many others those that follow the answer; the page of the topic has them all.

    Args:
        related: the related answers.
        answers: the answers of the topic, in order, with the answer itself.
    """
    listed = {card.key for card in related}
    others = [card for card in answers if card.key not in listed]
    here = next((at for at, card in enumerate(others) if card.current), len(others))
    before, after = others[:here], others[here + 1 :]
    few = len(before) + len(after) <= _MOST_OTHERS
    return [*related, *(before + after if few else (after + before)[:_MOST_OTHERS])]
