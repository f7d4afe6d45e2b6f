"""A link to a heading, or to a question of a guide, would no longer find it.

Why: support staff send links to the place on the page that answers: an address with `#` and the heading's id. Such a
link must find its text for as long as the text is on the site, whatever the id is called now.
Fix: say where the text is now: `helpcenter move answer#old answer#new`.
"""

from __future__ import annotations

from collections.abc import Iterator

from helpcenter.model.center import HelpCenter
from helpcenter.model.problem import Problem
from helpcenter.rules.shared import ever_published, lost, lost_anchors, lost_without_id, whole_ledger


def check(center: HelpCenter) -> Iterator[Problem]:
    """Yield anchors that were published and lead nowhere, or to another heading."""
    faults = [*center.ledger.faults, *lost.ill_formed(center)]
    if center.settings.faults or not center.languages:
        return
    center = ever_published.sound(center, faults)
    settled = {entry.id: entry for entry in whole_ledger.settled(center)}
    yield from lost_anchors.lost(center, settled)
    yield from lost_anchors.forgotten(center, settled)
    yield from lost_anchors.given_away(center, settled)
    yield from lost_without_id.headings(center)
