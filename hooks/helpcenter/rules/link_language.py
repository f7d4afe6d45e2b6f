"""A link leaves the reader's language.

Why: the reader asked in Hungarian and cannot read the answer.
Fix: link to the page's twin in the same language, which the hint names.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from helpcenter.model.center import HelpCenter
from helpcenter.model.problem import Problem


def check(center: HelpCenter) -> Iterator[Problem]:
    """Yield each link from a page of one language to a page or file of another."""
    codes = {language.code for language in center.languages}
    for page, link in center.links():
        found = center.resolve(page, link.target)
        parts = found[0].split("/") if found else []
        name, _, code = found[0].removesuffix(".pdf").rpartition(".") if found else ("", "", "")
        if parts[:1] == ["downloads"] and code in codes - {page.language}:
            hint = f"link to {name.rpartition('/')[2]}.{page.language}.pdf"
            yield Problem(link.place, f"the link leads to another language: {'/'.join(parts)}", hint)
        if len(parts) < 2 or parts[0] != "docs" or parts[1] not in codes - {page.language}:
            continue
        target = center.target(page, link)
        twin = center.page(page.language, target.key) if target else None
        way = posixpath.relpath(twin.path, posixpath.dirname(link.place.path)) if twin else ""
        hint = f"link to {way}" if twin else "take one in the same language"
        yield Problem(link.place, f"the link leads to another language: {'/'.join(parts)}", hint)
