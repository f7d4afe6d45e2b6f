"""A page has no twin in another language, or a translation has no original.

Why: the language menu leads to the twin; readers must not lose the answer by switching the language.
Fix: write the twin, or mark the language `complete: false` in its language.yml while it grows.
"""

from __future__ import annotations

from collections.abc import Iterator

from helpcenter.model.center import HelpCenter
from helpcenter.model.problem import Problem


def check(center: HelpCenter) -> Iterator[Problem]:
    """Yield each original without twin, and each translation without original."""
    original = next((language for language in center.languages if language.default), None)
    for language in center.languages:
        if original is None or language is original:
            continue
        if language.complete and any(center.pages_in(language.code)):
            message, hint = f"the page has no twin in {language.name}", "write {}"
            yield from _missing(center, original.code, language.code, message, hint)
        message, hint = f"the page has no original in {original.name}", "write {} first"
        yield from _missing(center, language.code, original.code, message, hint)


def _missing(center: HelpCenter, here: str, there: str, message: str, hint: str) -> Iterator[Problem]:
    known = {page.key for page in center.pages_in(there)} | _reported_elsewhere(center, there)
    for page in center.pages_in(here):
        if page.key in known:
            continue
        path = page.path.replace(f"docs/{here}/", f"docs/{there}/", 1)
        if draft := center.drafts.get((there, page.key)):
            both = f"publish both: `helpcenter publish {page.key}`; or add draft: true here, too"
            yield Problem(page.place(), f"{message}: {draft.path} is a draft", both, files=(path,))
        else:
            yield Problem(page.place(), message, hint.format(path), files=(path,))


def _reported_elsewhere(center: HelpCenter, code: str) -> set[str]:
    """The keys of missing pages that layout and topic-order report: home page, listed pages, topics with answers."""
    home = center.page(code, "")
    reported = {"", *(key for key, _ in home.listed("topics"))} if home else {""}
    for topic in center.pages_in(code, "topic"):
        reported |= {f"{topic.key}/{name}" for name, _ in topic.listed("answers")}
    return reported | {page.topic for page in center.pages_in(code, "answer")}
