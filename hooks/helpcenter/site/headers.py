"""HTTP headers of the site: the file `_headers` for static hosts, and the same for nginx."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from urllib.parse import unquote, urlsplit

from helpcenter.model import embedding, notices, votes
from helpcenter.model.center import HelpCenter
from helpcenter.model.urls import address, not_found_address, search_address, support_address
from helpcenter.site.assets import FOLDER, Asset
from helpcenter.site.csp import content_security_policy, frame_ancestors
from helpcenter.site.redirects import redirects

HOSTS_FILE = "_headers"
NGINX_MAPS = ".server/maps.conf"
NGINX_HEADERS = ".server/headers.conf"

EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": ", ".join(
        f"{feature}=()"
        for feature in (
            "accelerometer",
            "autoplay",
            "camera",
            "display-capture",
            "encrypted-media",
            "fullscreen",
            "geolocation",
            "gyroscope",
            "magnetometer",
            "microphone",
            "midi",
            "payment",
            "picture-in-picture",
            "publickey-credentials-get",
            "screen-wake-lock",
            "usb",
            "xr-spatial-tracking",
        )
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
}
"""Headers of all files."""

FOR_EVER = "public, max-age=31536000, immutable"
"""Cache-Control of files whose name changes with their content."""

REVALIDATE = "no-cache"
"""Cache-Control of all other files: cached, but revalidated on every use."""

A_MINUTE = "public, max-age=60"
"""Cache-Control of the notice, which may be replaced at any time, and which every page asks for."""

ALLOWED = "Access-Control-Allow-Origin"

_DATA = r"(answers\.|changes\.|permalinks\.|([^/]+/)?llms\.txt$|.*/index\.md$)"
_DATA_PATTERNS = ("answers.*", "changes.*", "permalinks.*")
"""The files that other systems read: as a pattern for nginx, and as those of `_headers`, which have only a star."""

_VERSIONED = r"downloads/[^/]+\.[^/]+-[0-9a-f]{8}\.pdf"
"""The pattern of permanent addresses of documents."""


def files(center: HelpCenter, site: str, found: Mapping[str, Asset]) -> dict[str, str | bytes]:
    """The configuration files for servers that define headers.

    Args:
        center: the help center.
        site: the absolute address of the site, with a slash at the end.
        found: the assets, by name.
    """
    csp = content_security_policy(center, found)
    return {
        HOSTS_FILE: hosts_file(center, site, csp),
        NGINX_MAPS: nginx_maps(center, site, csp),
        NGINX_HEADERS: nginx_headers(),
    }


def hosts_file(center: HelpCenter, site: str, csp: str) -> str:
    """The text of `_headers` for Netlify and Cloudflare Pages, which apply all rules that match a path.

    Downloads do not get the whole policy, because browsers show PDFs with styles of their own.
    """
    base = urlsplit(site).path or "/"
    rules = {f"{base}*": {"Content-Security-Policy": frame_ancestors(center), **EVERYWHERE}}
    rules[f"{base}{FOLDER}/*"] = {"Content-Security-Policy": csp, "Cache-Control": FOR_EVER}
    rules |= {f"{base}{where}": {"Content-Security-Policy": csp} for where in _of_pages(center)}
    if origin := embedding.data_for(center.settings):
        rules |= {f"{base}{where}": {ALLOWED: origin} for where in _DATA_PATTERNS}
    if center.notice is not None:
        rules[f"{base}{notices.ADDRESS}"] = {"Cache-Control": A_MINUTE}
    lines = ["# Made by the build.\n"]
    for where, headers in rules.items():
        lines += [f"{where}\n", *(f"  {name}: {value}\n" for name, value in headers.items())]
    return "".join(lines)


def _of_pages(center: HelpCenter) -> Iterator[str]:
    """Patterns that match the addresses of all pages; few, because hosts read only about a hundred rules."""
    default = center.default
    yield from (f"{item.prefix}*" for item in center.languages if item.prefix)
    where = [address(center, page) for page in center.pages_in(default.code)]
    where += [search_address(default), support_address(default), not_found_address(default)]
    where += [f"{item.source}/" for item in redirects(center) if item.page.language == default.code]
    yield from dict.fromkeys(re.sub("/.*", "/*", item) for item in where)


def nginx_maps(center: HelpCenter, site: str, csp: str) -> str:
    """nginx maps from addresses to header values, to include in the http block."""
    base = re.escape(unquote(urlsplit(site).path) or "/")
    prefixes = [(item, re.escape(item.prefix)) for item in center.languages if item.prefix]
    default = unquote(urlsplit(site).path) or "/"
    feedback = f'    "POST:{votes.log(center)}" 1;\n' if votes.log(center) else ""
    frames, origin = frame_ancestors(center), embedding.data_for(center.settings)
    not_found = [f"    ~^{base}{prefix} {default}{not_found_address(item)};\n" for item, prefix in prefixes]
    return "".join(
        [
            "# Made by the build. Include it under http.\n",
            "# A PDF has no whole policy: browsers show it with styles of their own.\n",
            f'map $uri $help_policy {{\n    default "{csp}; {frames}";\n    ~\\.pdf$ "{frames}";\n}}\n',
            "# Who may read the data from scripts of other sites; without a value no header is sent.\n",
            f'map $uri $help_allowed {{\n    default "";\n    ~^{base}{_DATA} "{origin}";\n}}\n',
            "# Only what is there is kept: a file may be missing for the moment of a deployment.\n",
            f'map $status:$uri $help_cache {{\n    default "{REVALIDATE}";\n',
            f'    "~^(200|206|304):{base}({FOLDER}/|{_VERSIONED}$)" "{FOR_EVER}";\n',
            f'    "~^(200|304):{base}{re.escape(notices.ADDRESS)}$" "{A_MINUTE}";\n' if center.notice else "",
            "}\n",
            f"map $uri $help_not_found {{\n    default {default}{not_found_address(center.default)};\n",
            *not_found,
            "}\n",
            "# Searches and votes that readers send are lines of a log: see the server block.\n",
            'log_format help_feedback escape=json \'{"time":"$time_iso8601","sent":"$args"}\';\n',
            f'map "$request_method:$uri" $help_feedback {{\n    default 0;\n{feedback}}}\n',
        ]
    )


def nginx_headers() -> str:
    """nginx directives for the headers, to include in the server block."""
    lines = [f'add_header {name} "{value}" always;\n' for name, value in EVERYWHERE.items()]
    return "".join(
        [
            "# Made by the build. Include it in the server block; a location with an add_header of its own\n",
            "# must include it again.\n",
            "add_header Content-Security-Policy $help_policy always;\n",
            "add_header Cache-Control $help_cache always;\n",
            f"add_header {ALLOWED} $help_allowed always;\n",
            *lines,
        ]
    )
