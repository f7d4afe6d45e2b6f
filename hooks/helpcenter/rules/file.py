"""Something among the project's files is no regular file of the project: a link that leads out of it, a pipe, a device.

Why: what such a link leads to would be published, a password file or the project's history; and a pipe never ends.
Fix: put a copy of the file in its place, or delete it.
"""

from __future__ import annotations

from collections.abc import Iterator

from helpcenter.model.center import HelpCenter
from helpcenter.model.problem import Problem


def check(center: HelpCenter) -> Iterator[Problem]:
    """Yield what is wrong with files before anybody looks into them."""
    yield from center.irregular.values()
