"""Reads from git where the search page of each language was first, which is its address for ever."""

from __future__ import annotations

import re
from collections.abc import Iterable

from helpcenter.model.promised import SEARCH, PastAddress
from helpcenter.read import ledger
from helpcenter.read.git_blobs import Version
from helpcenter.read.interface_words import base
from helpcenter.read.page_versions import Versions

_WORDS = re.compile(r"docs/([^/]+)/language\.yml")


def read(versions: Versions, history: Iterable[list[list[Version]] | None]) -> list[PastAddress]:
    """The first address of each search page since there is a ledger.

    Args:
        versions: the texts of the versions.
        history: the commits of each newest one, the oldest first.
    """
    found: dict[str, PastAddress] = {}
    for made in history:
        now: dict[str, Version] = {}
        begun = False
        for changes in made or []:
            for change in changes:
                match = _WORDS.fullmatch(change.path)
                if match:
                    now[match[1]] = change
                begun = begun or bool(change.blob and change.path.startswith((ledger.FOLDER, ledger.OLD)))
            for code, version in now.items() if begun else ():
                if version.blob and code not in found:
                    word = versions.search_address(version) or base(code).words("search_address")
                    found[code] = PastAddress(code, f"{word}/", SEARCH)
    return list(found.values())
