"""Writes addresses of the site for a page: relative, absolute, or from the server's root."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlsplit


@dataclass(frozen=True)
class Urls:
    """Writes addresses for one page.

    Attributes:
        site: the absolute address of the site, with a slash at the end.
        here: the page's address relative to the site's root, like "en/reset/request/".
        rooted: whether to write addresses from the server's root, for a page that a host serves at any path.
    """

    site: str
    here: str = ""
    rooted: bool = False

    @cached_property
    def _folders(self) -> list[str]:
        return self.here.split("/")[:-1]

    def to(self, address: str) -> str:
        """An address of the site, relative to this page or from the server's root."""
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
        """An address of the site as an absolute one."""
        return self.site + address
