"""Changes that make the content wrong, of every kind that the rules name."""

from __future__ import annotations

from collections.abc import Iterator

from mutants import wrong_more as more
from mutants.change import Change, Content
from mutants.mentions import mentions
from mutants.pairs import drifted
from mutants.wrong_facts import facts, names, unused, words
from mutants.wrong_guides import guides
from mutants.wrong_links import links
from mutants.wrong_markup import markup
from mutants.wrong_promises import deadlines, passwords
from mutants.wrong_sentences import sentences
from mutants.wrong_twins import labels, steps, twins


def wrong(content: Content) -> Iterator[Change]:
    """Every change that must be caught."""
    for changes in (
        facts,
        names,
        links,
        guides,
        deadlines,
        passwords,
        labels,
        twins,
        steps,
        words,
        markup,
        unused,
        sentences,
        drifted,
        mentions,
    ):
        yield from changes(content)
    for changes in (more.sites, more.promises, more.passwords, more.ways, more.labels, more.unseen):
        yield from changes(content)
