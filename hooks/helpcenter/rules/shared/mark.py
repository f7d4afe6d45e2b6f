"""A mark that is for programs, and that no reader should see."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark that no reader should see.

    Attributes:
        pattern: finds it in what readers see.
        message: the problem, `{}` being what was found.
        hint: what to do; `{1}` is the first group of the pattern.
    """

    pattern: re.Pattern[str]
    message: str
    hint: str
