"""Addresses of the site as they stand in a page: relative, absolute, or from the server's root."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass(frozen=True)
class Urls:
    """How one page writes addresses.

    Attributes:
        site: the site's absolute address, ending in a slash.
        here: the page's own address from the site's root, like "en/reset/request/".
        rooted: write addresses from the server's root, for a page that a host shows at any depth.
    """

    site: str
    here: str = ""
    rooted: bool = False

    def to(self, address: str) -> str:
        """The address of something on the site, as this page writes it."""
        if self.rooted:
            return (urlsplit(self.site).path or "/") + address
        folder = posixpath.dirname("/" + self.here)
        way = posixpath.relpath("/" + (address or "."), folder)
        return way + "/" if address.endswith("/") or not address else way

    def absolute(self, address: str) -> str:
        """The absolute address of something on the site."""
        return self.site + address
