"""Addresses of the site as they stand in a page: relative, absolute, or from the server's root."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
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

    @cached_property
    def _folders(self) -> list[str]:
        return self.here.split("/")[:-1]

    def to(self, address: str) -> str:
        """The address of something on the site, as this page writes it."""
        if self.rooted:
            return (urlsplit(self.site).path or "/") + address
        folders, parts = self._folders, address.split("/")
        shared = 0
        for one, other in zip(folders, parts[:-1], strict=False):
            if one != other:
                break
            shared += 1
        return "../" * (len(folders) - shared) + "/".join(parts[shared:]) or "./"

    def absolute(self, address: str) -> str:
        """The absolute address of something on the site."""
        return self.site + address
