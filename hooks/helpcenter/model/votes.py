"""The address to which votes on answers are sent: extra → feedback in mkdocs.yml, if set."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from helpcenter.model.center import HelpCenter

_HOST = r"https://(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*(?::[0-9]{1,5})?"
_PATH = r"/[\w.~-][\w.~/-]*(?:\?[\w.~=&-]*)?"
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
