"""Ends a language: its pages are deleted, and its addresses lead to the same pages in the default language."""

from __future__ import annotations

import re

from helpcenter.edit.change_plan import Plan, Refused
from helpcenter.edit.entry_lines import with_entry
from helpcenter.edit.text_edits import offset
from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Document
from helpcenter.model.suggest import did_you_mean
from helpcenter.read import marked_yaml


def end(center: HelpCenter, code: str) -> Plan:
    """Plan to end a language, which may be gone already.

    Args:
        center: the help center.
        code: the code of the language.

    Raises:
        Refused: there is no such language, it is the default one, or the default one lacks a page.
    """
    published = {known for entry in center.permalinks for known in entry.codes}
    if code == center.default.code:
        raise Refused(f"{code} is the default language, to which addresses of others lead")
    if code in center.ended:
        raise Refused(f"{code} has ended already")
    if code not in center.codes | published:
        hint = did_you_mean(code, sorted(center.codes | published))
        raise Refused(f"there is no language {code}" + (f" — {hint}" if hint else ""))
    lacking = [
        entry.answer
        for entry in center.permalinks
        if entry.answer and code in entry.codes and not center.page(center.default.code, entry.answer)
    ]
    if lacking:
        raise Refused(
            f"{', '.join(lacking)} has no page in {center.default.code}: write it, or retire it first"
        )
    files = sorted(path for path in center.files if path.startswith(f"docs/{code}/"))
    files += [path for path in (f"docs/{code}/language.yml",) if path not in files and code in center.codes]
    settings = _without(center.settings, code)
    data, places, _ = marked_yaml.load(settings, center.settings.path, lenient_tags=True)
    known = Document(center.settings.path, settings, data, places)
    ended = with_entry(known, ("extra", "help", "ended"), f'"{code}"', is_item=True)
    notes = [f"docs/{code}/: deleted, {len(files)} files"] if files else []
    notes.append(f"{center.settings.path}: {code} has ended; its addresses lead to {center.default.code}")
    documents = [item.path for item in center.downloads if item.language == code]
    notes += [f"{path}: stays under its address, and no answer offers it" for path in documents]
    return Plan(texts={**dict.fromkeys(files), center.settings.path: ended}, notes=tuple(notes))


def _without(settings: Document, code: str) -> str:
    """The text of mkdocs.yml without a language."""
    text = settings.text
    for number, plugin in enumerate(settings.data.get("plugins") or ()):
        i18n = plugin.get("i18n") if isinstance(plugin, dict) else None
        for position, item in enumerate(i18n.get("languages") or () if isinstance(i18n, dict) else ()):
            if isinstance(item, dict) and item.get("locale") == code:
                place = settings.place("plugins", number, "i18n", "languages", position)
                return _without_item(text, offset(text, place))
    return text


def _without_item(text: str, inside: int) -> str:
    """The text without the item of a list in which an offset is.

    Raises:
        Refused: the item is not written on lines of its own.
    """
    start = text.rfind("\n", 0, inside) + 1
    dash = re.match(r"([ ]*)-[ ]", text[start:])
    if dash is None:
        raise Refused("mkdocs.yml: write each language as an item on lines of its own, then try again")
    after = re.compile(rf"^(?![ ]{{{len(dash[1]) + 1}}}|[ ]*$)", re.MULTILINE)
    found = after.search(text, text.index("\n", start) + 1)
    return text[:start] + text[found.start() if found else len(text) :]
