"""A file or a language is in the wrong place.

Why: misplaced files are not published, and the build does not fail.
Fix: one folder per language listed in mkdocs.yml, one folder per topic, one file per answer.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from helpcenter.model.center import HelpCenter
from helpcenter.model.images import ENDINGS, OTHER_ENDINGS
from helpcenter.model.problem import Place, Problem
from helpcenter.model.urls import slugify
from helpcenter.read import schema

_ENDINGS = {"md", "markdown", "mdown", "mkdn", "mkd"}
_AS_PICTURE = "open it in a program for pictures, save it as .png, .jpg or .webp, and delete this file"
_WHERE = "list it under plugins → i18n → languages"


def check(center: HelpCenter) -> Iterator[Problem]:
    """Yield misplaced files, languages without folder or entry, and faults of mkdocs.yml and facts.yml."""
    yield from center.facts.faults
    if center.facts.data or not center.facts.faults:
        yield from schema.judge(center.facts, "facts")
    yield from center.settings.faults
    if not center.languages:
        if not center.settings.faults:
            yield no_language(center)
        return
    yield from _not_built(center)
    folders = _folders(center)
    for language in center.languages:
        if language.code not in folders:
            hint = f"begin with docs/{language.code}/language.yml, or delete the language"
            yield Problem(
                center.settings.place("plugins"), f"the language {language.code} has no folder", hint
            )
        elif not center.page(language.code, ""):
            path = f"docs/{language.code}/index.md"
            yield Problem(Place(path), f"{language.name} has no home page", f"write {path}")
    for code in folders.keys() - {language.code for language in center.languages}:
        yield Problem(Place(folders[code]), f"the language {code} is not listed in mkdocs.yml", _WHERE)
    known = center.paths.keys() | {snippet.path for snippet in center.snippets.values()}
    codes = {language.code for language in center.languages}
    for path in center.files - known - center.irregular.keys():
        yield from _misplaced(path, codes, center.files)
    yield from _strange(center)


def no_language(center: HelpCenter) -> Problem:
    """The problem of settings without a language."""
    return Problem(center.settings.place("plugins"), "no language is listed", _WHERE)


def _not_built(center: HelpCenter) -> Iterator[Problem]:
    """Yield languages that mkdocs.yml lists but does not build: links in the language menu would be broken."""
    plugins = center.settings.data.get("plugins")
    for number, plugin in enumerate(plugins if isinstance(plugins, list) else []):
        settings = plugin.get("i18n") if isinstance(plugin, dict) else None
        listed = settings.get("languages") if isinstance(settings, dict) else None
        for position, item in enumerate(listed if isinstance(listed, list) else []):
            if isinstance(item, dict) and item.get("build", True) is not True:
                place = center.settings.place("plugins", number, "i18n", "languages", position, "build")
                hint = "write build: true, or take the language and its folder away"
                yield Problem(place, f"the language {item.get('locale')} is listed and not built", hint)


def _strange(center: HelpCenter) -> Iterator[Problem]:
    """Yield files other than pages and pictures, which would be published unchanged: drafts, copies, leftovers."""
    for path in center.files - center.irregular.keys():
        parts = path.split("/")
        ending = path.rpartition(".")[2].lower()
        if parts[0] == "docs" and ending not in _ENDINGS | ENDINGS and parts[2:] != ["language.yml"]:
            good = _answer(center, path) if ending not in OTHER_ENDINGS else ""
            hint = _AS_PICTURE if ending in OTHER_ENDINGS else "delete it, or move it out of docs/"
            if good:
                hint = f"if it is an answer, name it {good}; else delete it, or move it out of docs/"
            files = (good,) if good else ()
            yield Problem(Place(path), "no file of this kind belongs among the pages", hint, files=files)


def _answer(center: HelpCenter, path: str) -> str:
    """The path of the answer that a file without the ending .md would be; "" if there is one, or it can be none."""
    parts = path.split("/")
    stem, ending = re.sub(r"(?:\.md)?(?:\.txt)?$", "", parts[-1]), parts[-1].partition(".")[2].lower()
    good = "/".join([*parts[:-1], f"{_words(stem)}.md"])
    languages = {language.code for language in center.languages}
    is_text = ending in ("", "txt", "md.txt") and bool(stem)
    return good if len(parts) == 4 and parts[1] in languages and is_text and good not in center.files else ""


def _folders(center: HelpCenter) -> dict[str, str]:
    """The language folders by name, each with the path of its first page or its language.yml."""
    found: dict[str, str] = {}
    for path in sorted(center.files, key=lambda path: (path.count("/"), path), reverse=True):
        parts = path.split("/")
        speaks = parts[-1].endswith(".md") or parts[2:] == ["language.yml"]
        if parts[0] == "docs" and len(parts) > 2 and speaks:
            found[parts[1]] = path
    return found


def _misplaced(path: str, codes: set[str], files: Collection[str]) -> Iterator[Problem]:
    """Yield a file that MkDocs would treat as a page, but that is neither a page of the help center nor a snippet."""
    parts = path.split("/")
    stem, _, ending = path.rpartition(".")
    if parts[0] != "docs" or ending.lower() not in _ENDINGS or (len(parts) > 2 and parts[1] not in codes):
        return
    if len(parts) == 4 and parts[2] != "snippets":
        words = "/".join(_words(part) for part in stem.split("/")[2:])
        name = "/".join(parts[2:])
        good = f"docs/{parts[1]}/{words}.md"
        hint = f"name it {words}.md"
        if good in files:
            hint = f"{words}.md is there already: delete {name}, or give it a name of its own"
        yield Problem(Place(path), f"{name} is no name for an answer", hint, files=(good,))
    else:
        hint, good = (
            "an answer lies in docs/<language>/<topic>/<answer>.md",
            "/".join([*parts[:3], parts[-1]]),
        )
        deeper = len(parts) > 4 and parts[2] != "snippets" and good not in files
        if deeper:
            hint = f"name it {good}: {hint}"
        yield Problem(Place(path), "no page belongs in this place", hint, files=(good,) if deeper else ())


def _words(name: str) -> str:
    return "-".join(re.findall(r"[a-z0-9]+", slugify(name))) or "answer"
