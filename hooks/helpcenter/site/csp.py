"""The Content-Security-Policy (CSP): pages run and load only what the build created.

Every page contains the policy, so it also applies on hosts without header settings and to local files. Hosts that can
send headers send the same policy, plus a ban on frames, which works only in a header.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Mapping

from helpcenter.model import embedding, votes
from helpcenter.model.center import HelpCenter
from helpcenter.site.assets import Asset, UnusableAssetError

NOBODY = "'none'"

INLINE = ("scheme.js", "redirect.js")
"""Scripts that are inlined in the pages because they must run before anything is shown."""


NOTICE = "notice.js"
"""The inline script of a site that has notices."""

NO_FILES = (*INLINE, NOTICE)


def inline_names(center: HelpCenter) -> tuple[str, ...]:
    """The names of the scripts that are inlined in pages of a site."""
    return INLINE if center.notice is None else NO_FILES


def inline_scripts(found: Mapping[str, Asset], names: Iterable[str] = INLINE) -> dict[str, str]:
    """The texts of inline scripts by name.

    Raises:
        UnusableAssetError: a script contains a sequence that would end the script element or hide its end.
    """
    texts = {name: found[name].content.decode("utf-8") for name in names}
    for name, text in texts.items():
        if "</script" in text.lower() or "<!--" in text:
            raise UnusableAssetError(f"{name} cannot be inlined in a page")
    return texts


def frame_ancestors(center: HelpCenter) -> str:
    """The directive that says who may show the site in a frame; it works only in a header."""
    return f"frame-ancestors {' '.join(embedding.frames_on(center.settings)) or NOBODY}"


def content_security_policy(center: HelpCenter, found: Mapping[str, Asset]) -> str:
    """The policy of every page. Requests are allowed to this site, and to the votes address in mkdocs.yml.

    Args:
        center: the help center.
        found: the assets, by name.
    """
    origin = votes.origin(center)
    hashes = " ".join(f"'{_digest(text)}'" for text in inline_scripts(found, inline_names(center)).values())
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
