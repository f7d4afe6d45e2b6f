"""permalinks.json: all ids and addresses of the site, so that a later build can be compared with it.

Its format is defined by schemas/permalinks.schema.json, which is on the site as well. `VERSION` is increased by
incompatible changes; new keys are compatible.
"""

from __future__ import annotations

import json

from helpcenter.model.center import HelpCenter
from helpcenter.read.ledger import as_data

VERSION = 1
FILE = "permalinks.json"
SCHEMA = "permalinks.schema.json"


def permalinks_file(center: HelpCenter, site: str) -> str:
    """The text of the file, with entries in the order of their ids.

    Args:
        center: the help center.
        site: the absolute address of the site, with a slash at the end.
    """
    entries = [{"id": entry.id} | as_data(entry) for entry in center.permalinks]
    whole = {"$schema": site + SCHEMA, "version": VERSION, "site": site, "permalinks": entries}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
