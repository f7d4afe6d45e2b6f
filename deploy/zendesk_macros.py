"""Keeps the macros of a Zendesk account equal to the answers of a help center.

    python3 deploy/zendesk_macros.py https://help.example/answers.en.json --account https://acme.zendesk.com

It needs nothing but Python 3.11. The environment has ZENDESK_EMAIL and ZENDESK_TOKEN, an API token of the account.
Each answer is a macro that writes the whole answer as a comment; its id is in the title: "46188 en · How do I …". A
macro with such a title is changed when the answer has, and switched off when the answer was retired or is gone from the
feed. Other macros are left alone. --dry-run says what would be done.

Written for the Macros API of Zendesk (version 2): GET, POST and PUT of /api/v2/macros.
"""

from __future__ import annotations

import argparse
import base64
import json
import os
import re
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from typing import Any

OURS = re.compile(r"([1-9][0-9]{4,7}) ([a-z]{2,3}(?:-[A-Za-z0-9]+)*) · ")
FIELD = "comment_value_html"

Macro = dict[str, Any]
Ask = Callable[[str, str, Macro | None], Macro]


def main() -> int:
    """Read the feed, compare it with the macros, and write what differs; returns 1 if something failed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("feed", help="the address of answers.<language>.json")
    parser.add_argument(
        "--account", required=True, help="the address of the account, like https://acme.zendesk.com"
    )
    parser.add_argument("--dry-run", action="store_true", help="only say what would be done")
    given = parser.parse_args()
    name, token = os.environ.get("ZENDESK_EMAIL"), os.environ.get("ZENDESK_TOKEN")
    if not name or not token:
        print("set ZENDESK_EMAIL and ZENDESK_TOKEN", file=sys.stderr)
        return 2
    try:
        with urllib.request.urlopen(given.feed, timeout=60) as answer:
            feed = json.load(answer)
        ask = _asker(f"{name}/token:{token}")
        for method, where, macro in plan(feed, list(macros(ask, given.account.rstrip("/")))):
            print(f"{method} {macro['title']}")
            if not given.dry_run:
                ask(method, f"{given.account.rstrip('/')}/api/v2/{where}", {"macro": macro})
    except (OSError, ValueError) as error:
        print(f"{error}", file=sys.stderr)
        return 1
    return 0


def macros(ask: Ask, account: str) -> Iterator[Macro]:
    """All macros of the account, page after page."""
    where = f"{account}/api/v2/macros?page[size]=100"
    while where:
        page = ask("GET", where, None)
        yield from page["macros"]
        where = page["links"]["next"] if page.get("meta", {}).get("has_more") else ""


def plan(feed: dict[str, Any], there: list[Macro]) -> Iterator[tuple[str, str, Macro]]:
    """Method, path and new values of each macro to write.

    Args:
        feed: answers.<language>.json of a help center.
        there: the macros of the account.
    """
    code = feed["language"]
    ours = {match[1]: macro for macro in there if (match := OURS.match(macro["title"])) and match[2] == code}
    for answer in feed["answers"]:
        if not answer["id"]:
            continue  # not published yet
        wanted = {
            "title": f"{answer['id']} {code} · {answer['question']}",
            "actions": [{"field": FIELD, "value": answer["reply_html"]}],
            "active": True,
        }
        known = ours.pop(answer["id"], None)
        if known is None:
            yield "POST", "macros", wanted
        elif any(known.get(key) != value for key, value in wanted.items()):
            yield "PUT", f"macros/{known['id']}", wanted
    for macro in ours.values():
        if macro.get("active"):
            yield "PUT", f"macros/{macro['id']}", {"title": macro["title"], "active": False}


def _asker(credentials: str) -> Ask:
    """A function that asks the API; it raises OSError for answers that are no success."""
    head = {
        "Authorization": "Basic " + base64.b64encode(credentials.encode("utf-8")).decode("ascii"),
        "Content-Type": "application/json",
    }

    def ask(method: str, where: str, content: Macro | None) -> Macro:
        data = json.dumps(content).encode("utf-8") if content is not None else None
        request = urllib.request.Request(where, data, head, method=method)
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return dict(json.load(answer))
        except urllib.error.HTTPError as error:
            raise OSError(
                f"{method} {where}: {error.code} {error.read(500).decode('utf-8', 'replace')}"
            ) from error

    return ask


if __name__ == "__main__":
    sys.exit(main())
