"""Reads from git which addresses and anchors the pages on the default branch ever had, recorded or not.

Each commit on the way of first parents is followed: which pages there were, with which text, and which id had each of
them. What is read of a text is cached by content. A text is rendered only if the ledger never recorded something in it
that looks like an anchor: then its anchors are known exactly.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import astuple, replace
from pathlib import Path

from helpcenter.model.permalinks import Permalink
from helpcenter.model.promised import PastAddress, with_anchors
from helpcenter.read import ledger, search_history
from helpcenter.read.git_blobs import Origin, Version, commits
from helpcenter.read.page_versions import PageVersion, Versions

DOCS = "docs"
_PAGE = re.compile(r"docs/([^/]+)/((?!snippets/)[^/]+(?:/[^/]+)?)\.md")
_SNIPPET = re.compile(r"docs/([^/]+)/snippets/([^/]+\.md)")

Addresses = dict[tuple[str, str], PastAddress]
Found = dict[tuple[str, str, str], set[Version]]
"""(Id, language code, anchor) → the versions of texts that seem to have it."""


def read(
    root: Path, origins: Iterable[Origin], entries: tuple[Permalink, ...]
) -> tuple[tuple[Permalink, ...], tuple[PastAddress, ...]] | None:
    """The entries with all anchors that their pages ever had, and all addresses of pages; None if git lacks something.

    Addresses count from the first commit on that has a ledger.

    Args:
        root: the folder of the help center.
        origins: where the history begins.
        entries: the entries that were published, as the ledger knew them.
    """
    if not entries:
        return entries, ()
    single = [one._replace(newest=(tip,)) for one in origins for tip in one.newest]
    history = [commits(one, (DOCS, ledger.OLD, ledger.FOLDER)) for one in single]
    versions = Versions.read(root, [one for made in history for part in made or () for one in part])
    if versions is None or None in history:
        return None
    found: Found = {}
    addresses: Addresses = {}
    unowned: dict[PastAddress, set[Version]] = {}
    for made in history:
        replay = _Replay(versions, found, addresses)
        replay.follow(made or [])
        for one, version in replay.waiting():
            unowned.setdefault(one, set()).add(version)
    recorded = {(entry.id, *item) for entry in entries for item in entry.every_anchor()}
    more: dict[str, dict[str, list[str]]] = {}
    for (identifier, code, anchor), sources in sorted(found.items()):
        if (identifier, code, anchor) in recorded or versions.confirm(code, anchor, sources):
            more.setdefault(identifier, {}).setdefault(code, []).append(anchor)
    past = [*addresses.values(), *search_history.read(versions, history)]
    past += (
        one
        for one, sources in sorted(unowned.items(), key=lambda item: astuple(item[0]))
        if versions.confirm(one.code, one.anchor, sources)
    )
    versions.keep()
    return tuple(_with(entry, more.get(entry.id, {})) for entry in entries), tuple(past)


def _with(entry: Permalink, anchors: Mapping[str, list[str]]) -> Permalink:
    return with_anchors(
        entry, replace(entry, anchors={code: tuple(found) for code, found in anchors.items()})
    )


class _Replay:
    """The pages and the ledger at each commit, one after another."""

    def __init__(self, versions: Versions, found: Found, addresses: Addresses) -> None:
        self._versions, self._found, self._addresses = versions, found, addresses
        self._begun = False
        self._pages: dict[tuple[str, str], Version] = {}
        self._snippets: dict[tuple[str, str], Version] = {}
        self._answers: dict[str, dict[str, str]] = {}
        self._owners: dict[str, str] = {}
        self._lost: dict[str, str] = {}
        self._unowned: dict[tuple[str, str], set[str]] = {}
        self._waiting: dict[tuple[str, str], set[tuple[str, Version]]] = {}

    def follow(self, history: list[list[Version]]) -> None:
        """Follow the commits, the oldest first."""
        for changes in history:
            touched: set[tuple[str, str]] = set()
            for change in changes:
                touched |= self._change(change)
            for page in touched:
                self._note(page)

    def waiting(self) -> Iterator[tuple[PastAddress, Version]]:
        """Each anchor that a page without an id has or had, at each address of it, with the version that has it."""
        for (code, key), found in self._waiting.items():
            for where in self._unowned.get((code, key), ()):
                yield from ((PastAddress(code, where, key, anchor=one), version) for one, version in found)

    def _change(self, change: Version) -> set[tuple[str, str]]:
        """Apply a change; the pages whose anchors or whose id it may change."""
        page, snippet = _PAGE.fullmatch(change.path), _SNIPPET.fullmatch(change.path)
        if page:
            key = page[1], re.sub(r"(^|/)index$", "", page[2])
            live = bool(change.blob) and not self._versions.page(change).draft
            _set(self._pages, key, change if live else change._replace(blob=""))
            if not live and not self._begun:
                self._waiting.pop(key, None)  # addresses count from the first commit on that has a ledger
            inside = {one for one in self._pages if one[0] == key[0] and one[1].startswith(f"{key[1]}/")}
            return {key, *(inside if "/" not in key[1] else ())}
        if snippet:
            _set(self._snippets, (snippet[1], snippet[2]), change)
            return {key for key in self._pages if key[0] == snippet[1] and self._of(key).includes}
        if change.path.startswith(f"{DOCS}/"):
            return set()
        self._begun = self._begun or bool(change.blob)  # a ledger that is deleted later ends nothing
        before = {**self._owners}
        had = self._answers.pop(change.path, {})
        if change.blob:
            self._answers[change.path] = self._versions.answers(change)
            back = {re.sub(r".*/|\.yml$", "", change.path), *self._answers[change.path].values()}
            self._lost = {key: one for key, one in self._lost.items() if one not in back}
        else:
            self._lost |= had  # the ids of these pages are lost, and theirs for ever
        claims = [claim for answers in self._answers.values() for claim in answers.items()]
        kept = before.items() & claims  # an id that is given to a page which has one was never its id
        self._owners = {**dict(claims), **dict(kept)}
        new = {key for key, one in self._owners.items() if before.get(key) != one}
        return {page for page in self._pages if page[1] in new or not before}

    def _of(self, page: tuple[str, str]) -> PageVersion:
        return self._versions.page(self._pages[page])

    def _note(self, page: tuple[str, str]) -> None:
        """Note the anchors that a page has now, for its id, or for the id that it gets later."""
        code, key = page
        topic = key.partition("/")[0]
        if page not in self._pages or (code, topic) not in self._pages:
            return  # an answer of a draft is on no site either
        anchors = set(self._anchors(page))
        owner = self._owners.get(key) or self._lost.get(key)
        self._note_address(page, owner or "")
        if owner is None:
            self._waiting.setdefault(page, set()).update(anchors)
            return
        for anchor, version in anchors | self._waiting.pop(page, set()):
            self._found.setdefault((owner, code, anchor), set()).add(version)

    def _note_address(self, page: tuple[str, str], owner: str) -> None:
        """Note the address of a page; it is that of the page that had it first."""
        code, key = page
        topic, _, name = key.partition("/")
        if not self._begun or (name and (code, topic) not in self._pages):
            return
        if not key:  # the home page, which has no id and never moves
            self._unowned[page] = {""}
            return
        slugs = [self._of((code, topic)).slug or topic] if (code, topic) in self._pages else [topic]
        slugs += [self._of(page).slug or name] if name else []
        where = "/".join(slugs) + "/"
        known = self._addresses.get((code, where))
        if known is None or (not known.id and known.key == key):
            self._addresses[code, where] = PastAddress(code, where, key, owner)
        if not owner:
            self._unowned.setdefault(page, set()).add(where)
            return
        for place in self._unowned.pop(page, ()):
            one = self._addresses[code, place]
            if not one.id and one.key == key:
                self._addresses[code, place] = replace(one, id=owner)

    def _anchors(self, page: tuple[str, str]) -> Iterator[tuple[str, Version]]:
        """Each anchor that a page seems to have, with the version of the text that has it."""
        version, code = self._pages[page], page[0]
        waiting, seen = [version], {version}
        while waiting:
            one = waiting.pop()
            read = self._versions.page(one)
            yield from ((anchor, one) for anchor in read.anchors)
            for step, answer in read.ends:
                if answer in self._owners:
                    yield f"{step}.{self._owners[answer]}", one
            included = (self._snippets.get((code, name)) for name in read.includes)
            new = [item for item in included if item and item not in seen]
            seen.update(new)
            waiting += new


def _set(kept: dict[tuple[str, str], Version], key: tuple[str, str], change: Version) -> None:
    if change.blob:
        kept[key] = change
    else:
        kept.pop(key, None)
