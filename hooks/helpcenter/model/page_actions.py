"""The two links under an answer that mkdocs.yml can set: to edit the page, and to report a mistake in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote, urljoin, urlsplit

from helpcenter.model import looks
from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Page
from helpcenter.model.suggest import nearest

_UNSAFE = re.compile(r"[\s\x00-\x1f\x7f\"'<>\\^`|]")
_MAIL = re.compile(r"mailto:[^\s@?&%\"'<>]+@(?:[\w-]+\.)+[\w-]{2,}")
_CODE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_NAMES = ("id", "title", "address")
_DOCS = "docs/"

Fault = tuple[tuple[str, ...], str, str]
"""The keys of a setting, what is wrong with it, and what to do."""


def faults(settings: Mapping[str, Any]) -> Iterator[Fault]:
    """Each setting of mkdocs.yml with which one of the links would lead nowhere."""
    yield from _edit_faults(settings)
    extra = settings.get("extra")
    own = extra.get("help") if isinstance(extra, dict) else None
    if own is None:
        yield from _misspelt_group(extra)
        return
    keys = ("extra", "help")
    if not isinstance(own, dict):
        yield keys, "“extra.help” must be a group of settings", "write report: below it, or delete it"
        return
    for key in own:
        if key not in looks.SETTINGS:
            meant = nearest(str(key), looks.SETTINGS)
            hint = f"did you mean {meant}?" if meant else f"the settings here are {', '.join(looks.SETTINGS)}"
            yield (*keys, str(key)), f"nothing reads “extra.help.{key}”", hint
    if not _codes(own.get("ended", [])):
        hint = "write the codes of the languages that were published once: ended: [de]"
        yield (*keys, "ended"), "“extra.help.ended” must be a list of languages", hint
    if "report" in own and not _report(settings):
        hint = "write mailto: and an address, or an address like https://help.example/report?page={id}"
        shown = f"“{own['report']}” is no address to report mistakes to"
        unknown = [name for name in _placeholders(own["report"]) if name not in _NAMES]
        message = f"“{{{unknown[0]}}}” stands for nothing" if unknown else shown
        hint = "the program fills in {id}, {title} and {address}" if unknown else hint
        yield (*keys, "report"), message, hint


def _misspelt_group(extra: object) -> Iterator[Fault]:
    """A group under `extra` that is meant to be `help`: by its name, and by the settings in it."""
    for key, group in extra.items() if isinstance(extra, dict) else ():
        near = isinstance(key, str) and nearest(key, ["help"], 0.6)
        if near and isinstance(group, dict) and not group.keys().isdisjoint(looks.SETTINGS):
            yield ("extra", key), f"nothing reads “extra.{key}”", "did you mean help?"


def _codes(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(code, str) and _CODE.fullmatch(code) for code in value)


def edit_url(center: HelpCenter, page: Page) -> str:
    """The address at which the page's file is edited, as MkDocs makes it; "" where mkdocs.yml sets none."""
    folder, home = (_text(center.settings.data, key) for key in ("edit_uri", "repo_url"))
    if not folder or any(_edit_faults(center.settings.data)):
        return ""
    uri = folder if folder.endswith("/") else f"{folder}/"
    return _joined(home, uri + quote(page.path.removeprefix(_DOCS)))


def report_url(center: HelpCenter, subject: str, **values: str) -> str:
    """The address for reporting a mistake; "" where mkdocs.yml sets none.

    Args:
        center: the help center.
        subject: the subject of an e-mail.
        values: what an address on the web names in braces: id, title, address.
    """
    address = _report(center.settings.data)
    if address.startswith("mailto:"):
        return f"{address}?subject={quote(subject, safe='')}"
    for name in _NAMES:
        address = address.replace(f"{{{name}}}", quote(values.get(name, ""), safe=""))
    return address


def _edit_faults(settings: Mapping[str, Any]) -> Iterator[Fault]:
    for key, example in (("repo_url", "https://github.com/owner/name"), ("edit_uri", "edit/main/docs/")):
        if not isinstance(settings.get(key), str | None):
            yield (key,), f"“{key}” must be a text", f"write it like this: {key}: {example}"
            return
    home, folder = _text(settings, "repo_url"), _text(settings, "edit_uri")
    if home and not _is_web(home):
        hint = "write it whole, like https://github.com/owner/name, or delete the line"
        yield ("repo_url",), f"“{home}” is no address of a repository", hint
    elif folder and not home and "://" not in folder:
        hint = "write repo_url: https://…, or the whole address in edit_uri"
        yield ("edit_uri",), f"“{folder}” is a part of an address, and no repo_url says of which", hint
    elif folder and not _is_web(_joined(home, folder)):
        hint = "write edit_uri: edit/main/docs/, or an address that begins with https://"
        yield ("edit_uri",), f"pages cannot be edited at “{folder}”", hint


def _joined(home: str, path: str) -> str:
    """A path in a repository as an address; one that begins with ? or # follows the repository's address at once."""
    return urljoin(home if not home or home.endswith("/") or path[:1] in "?#" else f"{home}/", path)


def _is_web(address: str) -> bool:
    """True for an address that a browser opens as a page; `{names}` may stand in it."""
    try:
        parts = urlsplit(address)
        known = parts.scheme in ("http", "https") and bool(parts.hostname) and "@" not in parts.netloc
    except ValueError:
        return False
    return known and not _UNSAFE.search(address)


def _report(settings: Mapping[str, Any]) -> str:
    """The address that is set for reports, where it is one."""
    extra = settings.get("extra")
    own = extra.get("help") if isinstance(extra, dict) else None
    address = own.get("report") if isinstance(own, dict) else None
    if not isinstance(address, str) or any(name not in _NAMES for name in _placeholders(address)):
        return ""
    return address if _MAIL.fullmatch(address) or _is_web(address) else ""


def _placeholders(address: object) -> list[str]:
    return re.findall(r"\{([^}]*)\}", address) if isinstance(address, str) else []


def _text(settings: Mapping[str, Any], key: str) -> str:
    value = settings.get(key)
    return value if isinstance(value, str) else ""
