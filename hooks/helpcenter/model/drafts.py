"""Drafts: pages with `draft: true`, which the preview shows, and the site does not have yet.

`published` is the help center without them. Whatever names a draft is held back there: a link is the text that it was,
and lists and guides lack the entry.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from html import unescape

from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Link, Page, Scan
from helpcenter.model.list_cuts import cut, cut_guide
from helpcenter.model.memo import remembered
from helpcenter.model.problem import Place

_LINK = re.compile(
    r"""<a\b(?:[^"'<>]|"[^"]*"|'[^']*')*?\shref=(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))(?:[^"'<>]|"[^"]*"|'[^']*')*>(.*?)</a>""",
    re.DOTALL,
)
_LISTS = ("answers", "topics", "related", "featured")
"""The lists of pages in front matter."""

Drafts = Mapping[tuple[str, str], Page]
"""Pages by language code and key."""


@dataclass(frozen=True, slots=True)
class HeldBack:
    """A link, or an entry of a list, that the site lacks while the page it names is a draft."""

    place: Place
    draft: Page


def is_marked(page: Page) -> bool:
    """Whether a page itself says that it is a draft."""
    return page.data.get("draft") is True


@remembered
def drafts(center: HelpCenter) -> Drafts:
    """The drafts: pages that say so, the answers of topics that do, and topics all of whose answers are drafts."""
    own = {name for name, page in center.pages.items() if page.kind != "home" and is_marked(page)}
    if not own:
        return {}
    found = {
        (code, key): page
        for (code, key), page in center.pages.items()
        if (code, key) in own or (page.kind == "answer" and (code, page.topic) in own)
    }
    for (code, key), page in center.pages.items():
        names = [(code, f"{key}/{name}") for name, _ in page.listed("answers")]
        if page.kind == "topic" and names and all(name in found for name in names):
            found[code, key] = page
    return found


def published(center: HelpCenter) -> HelpCenter:
    """The help center as its readers get it, without drafts; the same one if there are none."""
    found = drafts(center)
    if not found:
        return center
    pages = {name: _without(center, page, found) for name, page in center.pages.items() if name not in found}
    hidden = _hidden(center, found)
    files = frozenset(path for path in center.files if path not in hidden)
    return replace(center, pages=pages, drafts=found, files=files)


def of_drafts(center: HelpCenter, path: str) -> bool:
    """Whether a file is a picture that nothing but drafts shows, in a help center as it is published."""
    return bool(center.drafts) and path in center.pictures and path not in center.files


def is_offered(center: HelpCenter, name: str, code: str) -> bool:
    """Whether a document may be named, by its id in a language: not one that nothing but drafts offers."""
    return not _offering(center.drafts, name, code) or bool(_offering(center.pages, name, code))


def was_offered(center: HelpCenter, name: str, code: str) -> bool:
    """Whether a document was on the site: one that only drafts offer was, if one of them has an id already."""
    drafted = _offering(center.drafts, name, code)
    return is_offered(center, name, code) or any(page.key in center.registered for page in drafted)


def _offering(pages: Drafts, name: str, code: str) -> list[Page]:
    """The pages of a language that offer a document."""
    own = (page for page in pages.values() if page.language == code)
    return [page for page in own if any(name == item for item, _ in page.listed("downloads"))]


def held_back(center: HelpCenter) -> list[HeldBack]:
    """The links and entries that the site lacks because they name drafts, in the order of the files."""
    found = drafts(center)
    back: dict[tuple[Place, str], HeldBack] = {}
    for name, page in center.pages.items() if found else ():
        if name in found:
            continue
        linked = ((link.place, _linked(center, page, link.target, found)) for link in page.shown.links)
        for place, draft in (*linked, *_listed(page, found)):
            if draft:
                back.setdefault((place, draft.path), HeldBack(place, draft))
    return [one for _, one in sorted(back.items(), key=lambda entry: entry[0])]


def _linked(center: HelpCenter, page: Page, target: str, found: Drafts) -> Page | None:
    resolved = center.resolve(page, target)
    there = center.paths.get(resolved[0]) if resolved else None
    return found.get((there.language, there.key)) if there and there is not page else None


def _draft(page: Page, name: str, key: str, found: Drafts) -> Page | None:
    """The draft that an entry of a list of a page names."""
    return found.get((page.language, f"{page.key}/{key}" if name == "answers" else key))


def _stays(page: Page, name: str, found: Drafts, item: object) -> bool:
    return not isinstance(item, str) or _draft(page, name, item, found) is None


def _listed(page: Page, found: Drafts) -> Iterator[tuple[Place, Page]]:
    for name in _LISTS:
        for key, place in page.listed(name):
            if draft := _draft(page, name, key, found):
                yield place, draft
    guide = page.data.get("guide")
    for number, step in enumerate(guide if isinstance(guide, list) else []):
        choices = step.get("choices") if isinstance(step, dict) else None
        for position, choice in enumerate(choices if isinstance(choices, list) else []):
            end = choice.get("answer") if isinstance(choice, dict) else None
            if isinstance(end, str) and (draft := found.get((page.language, end))):
                yield page.place("guide", number, "choices", position, "answer"), draft


def _hidden(center: HelpCenter, found: Drafts) -> frozenset[str]:
    """The files of drafts, and the pictures that nothing but drafts shows."""
    shown: dict[bool, set[str]] = {True: set(), False: set()}
    for name, page in center.pages.items():
        paths = (center.resolve(page, link.target) for link in page.shown.links)
        shown[name in found] |= {path[0] for path in paths if path}
    settings = center.settings.text
    pictures = {
        path
        for path in shown[True] - shown[False]
        if path in center.pictures and path.removeprefix("docs/") not in settings
    }
    return frozenset({page.path for page in found.values()} | pictures)


def _without(center: HelpCenter, page: Page, found: Drafts) -> Page:
    """A page without what names drafts; the same one if it names none."""
    targets = {link.target for link in page.shown.links if _linked(center, page, link.target, found)}
    lists = any(True for _ in _listed(page, found))
    if not targets and not lists:
        return page
    data, places = dict(page.data), dict(page.places)
    for name in _LISTS:
        if isinstance(data.get(name), list):
            cut(data, places, (name,), partial(_stays, page, name, found))
    if isinstance(data.get("guide"), list):
        cut_guide(data, places, lambda key: (page.language, key) in found)
    names = sorted(targets)
    made = hashlib.sha256(
        "\0".join([page.made, *names, repr(data)]).encode("utf-8", "surrogatepass")
    ).hexdigest()
    shown = _unlinked(page.shown, targets)
    scan = shown if page.scan is page.shown else _unlinked(page.scan, targets)
    return replace(page, data=data, places=places, shown=shown, scan=scan, made=made if page.made else "")


def _unlinked(scan: Scan, targets: set[str]) -> Scan:
    """A text without the links to some targets; what they are links on stays."""

    def text(match: re.Match[str]) -> str:
        href = unescape(match[1] or match[2] or match[3] or "")
        return match[4] if href in targets else match[0]

    links: tuple[Link, ...] = tuple(link for link in scan.links if link.target not in targets)
    return replace(scan, links=links, html=_LINK.sub(text, scan.html))
