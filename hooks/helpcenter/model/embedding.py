"""Who else may use the site from a browser: other sites' scripts that read its data, and pages that show it in a frame.

Both are settings of mkdocs.yml under `extra.help`, and nobody may where there is none:

- `data_for`: one origin whose scripts may read the feeds, like https://intranet.example, or "*" for all of them.
- `frames_on`: the origins whose pages may show the site in a frame.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from helpcenter.model import looks
from helpcenter.model.document import Document

DATA_FOR, FRAMES_ON = "data_for", "frames_on"
EVERYBODY = "*"

_ORIGIN = re.compile(
    r"https://(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*(?::[0-9]{1,5})?", re.ASCII
)
_HINT = "write it as https://intranet.example, without a path"


def data_for(settings: Document) -> str:
    """The origin whose scripts may read the data of the site, or "*"; "" for none."""
    value = looks.setting(settings, DATA_FOR)
    return value if value == EVERYBODY or _is_origin(value) else ""


def frames_on(settings: Document) -> tuple[str, ...]:
    """The origins whose pages may show the site in a frame."""
    value = looks.setting(settings, FRAMES_ON)
    return tuple(filter(_is_origin, value)) if isinstance(value, list) else ()


def faults(settings: Document) -> Iterator[tuple[str, str, str]]:
    """Each wrong setting: its name, what is wrong, and what to do."""
    value = looks.setting(settings, DATA_FOR)
    if value is not None and value != EVERYBODY and not _is_origin(value):
        yield (
            DATA_FOR,
            f"“{value}” is no site whose scripts may read the data",
            f'{_HINT}, or "*" for all sites',
        )
    listed = looks.setting(settings, FRAMES_ON)
    if listed is not None and not isinstance(listed, list):
        yield (
            FRAMES_ON,
            f"“extra.help.{FRAMES_ON}” must be a list of sites",
            f"write {FRAMES_ON}: [https://intranet.example]",
        )
    for origin in listed if isinstance(listed, list) else ():
        if not _is_origin(origin):
            yield FRAMES_ON, f"“{origin}” is no site that may show the pages in a frame", _HINT


def _is_origin(value: object) -> bool:
    return isinstance(value, str) and bool(_ORIGIN.fullmatch(value))
