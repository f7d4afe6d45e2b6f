"""permalinks.json: all ids and addresses of the site, so that a later build can be compared with it.

Its format is defined by schemas/permalinks.schema.json, which is on the site as well. `VERSION` is increased by
incompatible changes; new keys are compatible.
"""

from __future__ import annotations

import json
from dataclasses import replace

from helpcenter.model.anchors import anchors, ends
from helpcenter.model.center import HelpCenter
from helpcenter.model.permalinks import Permalink
from helpcenter.model.promised import with_anchors
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
    entries = [{"id": entry.id} | as_data(_with_anchors(center, entry)) for entry in center.permalinks]
    whole = {"$schema": site + SCHEMA, "version": VERSION, "site": site, "permalinks": entries}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _with_anchors(center: HelpCenter, entry: Permalink) -> Permalink:
    """The entry with all anchors that its pages have, also those that the ledger does not have yet."""
    pages = {code: page for code in entry.codes if (page := center.page(code, entry.answer))}
    now = {code: (*anchors(page), *dict.fromkeys(ends(center, page))) for code, page in pages.items()}
    return with_anchors(entry, replace(entry, anchors=now, former_anchors={}))
