"""Addresses of feedback in mkdocs.yml: extra → feedback for votes; extra → help → feedback for votes and searches."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from helpcenter.model import looks
from helpcenter.model.center import HelpCenter

_HOST = r"https://(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*(?::[0-9]{1,5})?"
_PATH = r"/[\w.~-][\w.~/-]*(?:\?[\w.~=&-]*)?"
_LOG = re.compile(r"/[\w.~-]+(?:/[\w.~-]+)*", re.ASCII)
_ADDRESS = re.compile(rf"{_PATH}|{_HOST}(?:/|{_PATH})?", re.ASCII)


def setting(center: HelpCenter) -> object:
    """The value in mkdocs.yml, valid or not; None if there is none."""
    extra = center.settings.data.get("extra")
    return extra.get("feedback") if isinstance(extra, dict) else None


def is_set(center: HelpCenter) -> bool:
    """Whether mkdocs.yml has the key, with or without an address."""
    extra = center.settings.data.get("extra")
    return isinstance(extra, dict) and "feedback" in extra


def endpoint(center: HelpCenter) -> str | None:
    """The address to which votes are sent: https://…, or a path on the site's own host; None if not set or invalid."""
    address = setting(center)
    return address if isinstance(address, str) and address and _ADDRESS.fullmatch(address) else None


def origin(center: HelpCenter) -> str | None:
    """The origin that the Content-Security-Policy must allow for votes; None if they go to the site's own host."""
    parts = urlsplit(endpoint(center) or "")
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else None


def log_setting(center: HelpCenter) -> object:
    """The value of extra → help → feedback, valid or not; None if there is none."""
    return looks.setting(center.settings, "feedback")


def log(center: HelpCenter) -> str:
    """The path on the site's own host that searches and votes are sent to, for a log; "" if not set or invalid."""
    path = log_setting(center)
    return path if isinstance(path, str) and _LOG.fullmatch(path) else ""
