"""The Content-Security-Policy: a page runs and loads only what the build itself put there.

Every page carries the policy, so it holds on any host and for files opened without one; hosts that can
send headers send the same, and that no other site may show a page in a frame, which only a header can say.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping

from helpcenter.model import votes
from helpcenter.model.center import HelpCenter
from helpcenter.site.assets import Asset, UnusableAssetError

INLINE = ("scheme.js", "redirect.js")
"""Assets that stand inside the pages, because they must have run before anything is shown."""

NO_FRAMES = "frame-ancestors 'none'"
"""What a policy can only say in a header."""


def inline_scripts(found: Mapping[str, Asset]) -> dict[str, str]:
    """The text of each script that stands inside pages, by name.

    Raises:
        UnusableAssetError: a script holds what would end it, or hide its end, inside a page.
    """
    texts = {name: found[name].content.decode("utf-8") for name in INLINE}
    for name, text in texts.items():
        if "</script" in text.lower() or "<!--" in text:
            raise UnusableAssetError(f"{name} cannot stand inside a page")
    return texts


def content_security_policy(center: HelpCenter, found: Mapping[str, Asset]) -> str:
    """The policy of every page. It may send something to this site, and votes where mkdocs.yml says.

    Args:
        center: the help center.
        found: the assets, by name.
    """
    origin = votes.origin(center)
    hashes = " ".join(f"'{_digest(text)}'" for text in inline_scripts(found).values())
    directives = {
        "default-src": "'none'",
        "script-src": f"'self' {hashes}",
        "style-src": "'self'",
        "img-src": "'self'",
        "connect-src": f"'self' {origin}" if origin else "'self'",
        "worker-src": "'self'",
        "manifest-src": "'self'",
        "form-action": "'self'",
        "base-uri": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in directives.items())


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
