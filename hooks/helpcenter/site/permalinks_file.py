"""permalinks.json: every id and address of the site, so that a later one can be compared with it.

Its form is schemas/permalinks.schema.json, published beside it. `VERSION` changes when a reader of the old
form would no longer understand it; new keys alone do not change it.
"""

from __future__ import annotations

import json

from helpcenter.model.center import HelpCenter
from helpcenter.read.ledger import as_data

VERSION = 1
FILE = "permalinks.json"
SCHEMA = "permalinks.schema.json"


def permalinks_file(center: HelpCenter, site: str) -> str:
    """The file's text, entries in the order of their ids.

    Args:
        center: the help center.
        site: the absolute address of the site, ending in a slash.
    """
    entries = [{"id": entry.id} | as_data(entry) for entry in center.permalinks]
    whole = {"$schema": site + SCHEMA, "version": VERSION, "site": site, "permalinks": entries}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
