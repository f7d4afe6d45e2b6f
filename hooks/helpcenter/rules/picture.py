"""A picture is too big, on another host, of a kind that not every browser shows, or holds what runs.

Why: 6 MB for one picture are more than all pages together, a script in an SVG is a script for every reader, and no page
loads anything from another host, so readers would see an empty frame.
Fix: make it smaller, or save it in the way that the hint names.
"""

from __future__ import annotations

from collections.abc import Iterator

from helpcenter.model.center import HelpCenter
from helpcenter.model.images import OTHER_ENDINGS
from helpcenter.model.problem import Place, Problem


def check(center: HelpCenter) -> Iterator[Problem]:
    """Yield what is wrong with each picture, and each text that shows a picture of another kind."""
    for picture in center.pictures.values():
        if picture.fault:
            yield Problem(Place(picture.path), *picture.fault)
    for page, link in center.links():
        if link.kind == "image" and link.target.lower().startswith(("//", "http:", "https:")):
            hint = "save the picture beside the page, and name that file here"
            yield Problem(link.place, "the picture is not among the files of the site", hint)
            continue
        found = center.resolve(page, link.target)
        ending = found[0].rpartition(".")[2].lower() if found else ""
        if link.kind == "image" and ending in OTHER_ENDINGS:
            hint = "save the picture as .png, .jpg, .webp or .svg, and name that one here"
            yield Problem(link.place, f"not every browser shows pictures of the kind .{ending}", hint)
