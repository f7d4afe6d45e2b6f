"""The edits of texts when an anchor moves: its id where it is written, and every link to it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from helpcenter.edit import link_mending
from helpcenter.edit.change_plan import Refused
from helpcenter.edit.text_edits import Edit, offset, scalar
from helpcenter.model import guides
from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Heading, Link, Page, Snippet


def renamed(center: HelpCenter, page: Page, was: str, anchor: str) -> Iterator[tuple[str, Edit]]:
    """Yield (path, edit) for each place at which the id of a heading, a step, or another element is written.

    Raises:
        Refused: it is written in another form than the known ones.
    """
    steps = guides.steps(page)
    if any(step.id == was for step in steps):
        for step in steps:
            if step.id == was:
                yield page.path, Edit(*scalar(page, *step.keys, "id"), anchor)
            for choice in step.choices:
                if choice.to == was:
                    yield page.path, Edit(*scalar(page, *choice.target_keys), anchor)
        return
    files: list[Page | Snippet] = [page, *center.included(page)]
    heading = next((one for one in page.shown.headings if one.id == was), None)
    text = next((one for one in files if heading and one.path == heading.place.path), None)
    if heading and text:
        yield text.path, _in_heading(text.text, heading, anchor)
        return
    written = re.compile(rf"""(?:\{{[^}}\n]*#|\bid=["']?)({re.escape(was)})(?=[\s}}"'>])""")
    found = [(one.path, match) for one in files for match in written.finditer(one.text)]
    if len(found) != 1:
        raise Refused(f"{page.path}: write the id {was} once, as {{#{was}}}, then try again")
    yield found[0][0], Edit(*found[0][1].span(1), anchor)


def _in_heading(text: str, heading: Heading, anchor: str) -> Edit:
    """The edit of the line of a heading; a heading without an id gets one."""
    start = text.rfind("\n", 0, offset(text, heading.place)) + 1
    end = text.find("\n", start)
    end = len(text) if end < 0 else end
    written = re.search(rf"#({re.escape(heading.id)})(?=[^{{}}]*\}}\s*#*\s*$)", text[start:end])
    if written and heading.explicit:
        return Edit(start + written.start(1), start + written.end(1), anchor)
    if heading.explicit or not text[start:end].lstrip(" >").startswith("#"):
        raise Refused(f"{heading.place}: end the heading with {{#{heading.id}}}, then try again")
    end = start + len(text[start:end].rstrip())
    return Edit(end, end, f" {{#{anchor}}}")


def links(center: HelpCenter, old: str, was: str, new: str, anchor: str) -> Iterator[tuple[str, Edit]]:
    """Yield (path, edit) for each link to an anchor that gets another name, or is on another page now."""
    seen: set[tuple[str, Edit]] = set()
    users = link_mending.users(center)
    texts: list[tuple[Page | Snippet, Page]] = [(page, page) for page in center.pages.values()]
    texts += [(snippet, page) for key, snippet in center.snippets.items() for page in users[key][:1]]
    for text, page in texts:
        before, after = center.page(page.language, old), center.page(page.language, new)
        for link in text.scan.links if before and after else ():
            if before and after and center.resolve(page, link.target) == (before.path, was):
                edit = _link(text, page, link, after, anchor)
                if (text.path, edit) not in seen:
                    seen.add((text.path, edit))
                    yield text.path, edit


def _link(text: Page | Snippet, page: Page, link: Link, target: Page, anchor: str) -> Edit:
    """The edit of one link, in the form in which it is written."""
    parts = urlsplit(link.target)
    body: Any = text.body if isinstance(text, Page) else text.text
    start = offset(body, link.written) if link.written else -1
    written = f"{parts.path}#{parts.fragment}"
    if start < 0 or not body.startswith(written, start):
        raise Refused(f"{link.place}: write the link to {link.target} in a plain form, then try again")
    behind = f"#{anchor}" if anchor else ""
    if target is page and behind:
        path = "" if not parts.path else parts.path
    else:
        path = posixpath.relpath(target.path, posixpath.dirname(page.path))
    leads_here = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), parts.path)) == target.path
    return Edit(start, start + len(written), f"{parts.path if leads_here else path}{behind}")
