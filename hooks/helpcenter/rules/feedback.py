"""Votes on answers would be sent to an invalid address.

Why: votes would be lost, and an unsafe address would reveal to others who reads what.
Fix: under extra → feedback in mkdocs.yml write https://… or a path on the site's own host, or delete it.
"""

from __future__ import annotations

from collections.abc import Iterator

from helpcenter.model import looks, votes
from helpcenter.model.center import HelpCenter
from helpcenter.model.problem import Problem

_HINT = "write an address like https://votes.example/help, a path like /votes, or delete the line"


def check(center: HelpCenter) -> Iterator[Problem]:
    """Yield a problem for each address to which nothing can be sent."""
    yield from _log(center)
    if not votes.is_set(center) or votes.endpoint(center):
        return
    found = votes.setting(center)
    if found is None or found == "":
        message = "“extra.feedback” is empty"
    elif isinstance(found, str):
        message = f"votes cannot be sent to “{found if len(found) <= 60 else found[:59] + '…'}”"
    else:
        message = "“extra.feedback” must be a text"
    yield Problem(center.settings.place("extra", "feedback"), message, _HINT)


def _log(center: HelpCenter) -> Iterator[Problem]:
    found = votes.log_setting(center)
    if found is None or votes.log(center):
        return
    message = f"searches and votes cannot be sent to “{str(found)[:60]}”"
    hint = "write a path on the site’s own host, like /feedback, or delete the line"
    yield Problem(center.settings.place(*looks.HELP, "feedback"), message, hint)
