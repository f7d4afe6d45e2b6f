"""Reads what documents state by several processes side by side, or takes it from .cache/, before rules ask for it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import partial
from itertools import chain
from pathlib import Path

from helpcenter.facts.documents import links, texts
from helpcenter.facts.reading import Numbered, give, is_read, numbered, to_read
from helpcenter.facts.recognising import Lexicon
from helpcenter.facts.words import Words
from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Document, Page, Snippet
from helpcenter.read.code_digests import made_with
from helpcenter.read.processes import side_by_side
from helpcenter.read.shelf import Shelf, dumped, loaded

_SHARE = 20
"""Documents that a process reads before it asks for more."""

_MANY = 500
"""Documents from which on several processes read them; for fewer it takes longer to start them."""

_ToRead = tuple[Document, str, Lexicon, tuple[Words, ...]]


def prepare(root: Path, center: HelpCenter) -> None:
    """Read what all documents state; rules that ask for it later get the same, only sooner.

    Args:
        root: the folder with mkdocs.yml; what is read is kept in its .cache/.
        center: the help center.
    """
    if not center.languages:
        return
    made = _made(center)
    every = list(to_read(center))
    listed = [item for item in every if not is_read(item[0])]
    names = {id(item[0]): _name(made, item) for item in listed}
    shelf = Shelf(root, "statements")
    known: dict[str, tuple[Numbered, ...]] = shelf.take(names.values())
    missing = [item for item in listed if names[id(item[0])] not in known]
    values = {names[id(item[0])]: value for item, value in zip(missing, _all_read(missing), strict=True)}
    known |= {name: loaded(value) for name, value in values.items()}
    shelf.keep(values, names.values() if len(listed) == len(every) else None)
    for item in listed:
        document, _, lexicon, others = item
        give(document, lexicon, others, known[names[id(document)]])


def _all_read(items: Sequence[_ToRead]) -> list[bytes]:
    """The statements of each of some documents, as they are kept."""
    shares = [items[start : start + _SHARE] for start in range(0, len(items), _SHARE)]
    processes = None if len(items) > _MANY else 1
    return list(chain.from_iterable(side_by_side([partial(_read, share) for share in shares], processes)))


def _read(share: Sequence[_ToRead]) -> list[bytes]:
    return [dumped(numbered(document, lexicon, others)) for document, _, lexicon, others in share]


def _made(center: HelpCenter) -> str:
    """A digest of all that takes part in the reading of every document."""
    languages = (f"{one.code} {one.default}\0{one.document.data}" for one in center.languages)
    made = "\0".join([made_with("read", "facts"), center.facts.text, *languages])
    return hashlib.sha256(made.encode("utf-8", "surrogatepass")).hexdigest()


def _name(made: str, item: _ToRead) -> str:
    """A digest of all that takes part in the reading of a document: its texts, and the targets of its links."""
    document, language, _, others = item
    page = isinstance(document, Page)
    found = hashlib.sha256(f"{made}\0{language}\0{len(others)}\0{page}".encode("utf-8", "surrogatepass"))
    if isinstance(document, Page) and document.made:
        found.update(document.made.encode())
        return found.hexdigest()
    if isinstance(document, Snippet):
        found.update(document.name.encode("utf-8", "surrogatepass"))
    said = [f"{part}\0{text.kind}\0{text.listed}\0{text.text}" for part, text in texts(document)]
    targets = [link.target for link in links(document)]
    found.update("\0\0".join([*said, "", *targets]).encode("utf-8", "surrogatepass"))
    return found.hexdigest()
