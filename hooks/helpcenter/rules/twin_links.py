"""Two twins lead to different places: another link, related question or site.

Why: a reader of one language is sent to the answer, a reader of another past it.
Fix: let both lead to the same pages, headings and documents; in which words and order is free.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from helpcenter.facts.counterparts import counterpart_of
from helpcenter.facts.registry import registry
from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Link, Page, Snippet
from helpcenter.model.problem import Place, Problem

_LISTS = {"products": "site", "related": "related question"}

_Text = Page | Snippet
_Target = tuple[str, str]
"""The target of a link, the same in every language: a page's key or a download's name, and an anchor."""


def check(center: HelpCenter) -> Iterator[Problem]:
    """Compare each translation with its original: pages, and snippets of the same name."""
    if not center.languages:
        return
    default = center.default.code
    told: dict[tuple[Place, str], Problem] = {}
    pairs: list[tuple[_Text, _Text | None]] = []
    pairs += [(page, center.page(default, key)) for (_, key), page in center.pages.items()]
    pairs += [
        (snippet, center.snippets.get((default, name))) for (_, name), snippet in center.snippets.items()
    ]
    for text, original in pairs:
        if original and original is not text and not text.faults and not original.faults:
            for problem in (*_links(center, text, original), *_lists(center, text, original)):
                told.setdefault((problem.place, problem.message), problem)
    yield from told.values()


def _links(center: HelpCenter, text: _Text, original: _Text) -> Iterator[Problem]:
    ours, theirs = _targets(center, text), _targets(center, original)
    if ours is None or theirs is None:
        return  # a link that leads nowhere: the rule link-target tells
    lacking = [item for item in theirs.items() if item[0] not in ours and _exists(center, item[0], text)]
    added = [item for item in ours.items() if item[0] not in theirs and _exists(center, item[0], original)]
    pairs = min(len(lacking), len(added))
    for (wanted, twin), (found, link) in zip(lacking[:pairs], added[:pairs], strict=True):
        message = f"this link leads to {_shown(found)}, its twin to {_shown(wanted)}"
        yield Problem(link.place, message, f"compare with {twin.place}")
    if not center.language(text.language).complete:
        return  # it may lack what leads to pages that are not translated yet, or were not
    for missing, here, there in ((lacking[pairs:], text, original), (added[pairs:], original, text)):
        for target, link in missing:
            place = counterpart_of(link.place, there.scan.passages, here.scan.passages, here.place())
            yield Problem(
                place, f"the link to {_shown(target)} is missing here", f"it stands at {link.place}"
            )


def _targets(center: HelpCenter, text: _Text) -> dict[_Target, Link] | None:
    """Each place of ours to which a text links, with its first link; None if one of them leads nowhere."""
    view = text if isinstance(text, Page) else Page(text.path, language=text.language)
    found: dict[_Target, Link] = {}
    for link in text.scan.links:
        resolved = center.resolve(view, link.target) if link.kind != "image" else None
        if resolved is None:
            continue
        path, anchor = resolved
        target = center.paths.get(path)
        if not link.target:
            return None
        if link.target.startswith("#"):
            if isinstance(text, Page) and anchor not in center.anchors(text):
                return None
            found.setdefault(("", anchor), link)
        elif target and target.language == text.language:
            wanted = anchor if not anchor or anchor in center.anchors(target) else None
            if wanted is None:
                return None
            found.setdefault((target.key or "/", anchor), link)
        elif path in center.files and path.startswith("downloads/"):
            found.setdefault((_without_language(path, text.language), ""), link)
        elif path not in center.files or path.endswith((".md", ".yml")):
            return None
    return found


def _without_language(path: str, code: str) -> str:
    """The name of a file, the same in every language: manual.hu.pdf is manual.pdf."""
    name, ending = posixpath.splitext(posixpath.basename(path))
    return f"{name.removesuffix(f'.{code}')}{ending}"


def _exists(center: HelpCenter, target: _Target, text: _Text) -> bool:
    """Whether a text of that language could lead there: a translation may not exist yet."""
    key, _ = target
    if not key or "." in key:
        return not key or center.language(text.language).complete
    return center.page(text.language, key.strip("/")) is not None


def _shown(target: _Target) -> str:
    key, anchor = target
    name = "the home page" if key == "/" else key
    return f"{name}#{anchor}" if anchor else name


def _lists(center: HelpCenter, text: _Text, original: _Text) -> Iterator[Problem]:
    for name, what in _LISTS.items():
        if not _sound(center, text, name) or not _sound(center, original, name):
            continue  # other rules tell
        for ours, theirs in ((text, original), (original, text)):
            listed = [key for key, _ in theirs.listed(name)]
            for key, place in ours.listed(name):
                whole = center.language(text.language).complete and center.page(theirs.language, key)
                if key not in listed and (name == "products" or whole):
                    hint = f"add it at {theirs.place(name)}, or delete it here"
                    yield Problem(place, f"the twin has no {what} {key}", hint)


def _sound(center: HelpCenter, text: _Text, name: str) -> bool:
    """Whether a list of an answer's front matter is there, and all that it names exists."""
    if not isinstance(text, Page) or text.kind != "answer" or "products" not in text.data:
        return False
    known = registry(center).site_names if name == "products" else center.keys
    there = (key in known and (name == "products" or key != text.key) for key, _ in text.listed(name))
    return isinstance(text.data.get(name, []), list) and all(there)
