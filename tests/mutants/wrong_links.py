"""Links that say one thing and do another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mutants.change import Change, Content
from mutants.content_facts import EMAIL, PORTAL, TELEPHONE, UNION24, each


def links(content: Content) -> Iterator[Change]:
    links = [
        (f"[{TELEPHONE}](tel:+3614864343)", f"[{TELEPHONE}](mailto:{EMAIL})"),
        (f"[{TELEPHONE}](tel:+3614864343)", f"[{TELEPHONE}](tel:+3614864344)"),
        (f"[{TELEPHONE}](tel:+3614864343)", "[+36 1 486 4344](tel:+3614864343)"),
        (f"[{TELEPHONE}](tel:+3614864343)", f"[{TELEPHONE}](sms:+3614864343)"),
        (f"[{EMAIL}](mailto:{EMAIL})", f"[{EMAIL}](mailto:noreply@unionbiztosito.hu)"),
        (f"[{EMAIL}](mailto:{EMAIL})", f"[{EMAIL}](tel:+3614864343)"),
        (f"[{EMAIL}](mailto:{EMAIL})", f"[{EMAIL}](mailto:{EMAIL}?cc=masik@union.hu)"),
        (f"[{EMAIL}](mailto:{EMAIL})", f"[{EMAIL}](mailto:ugyfelszolgalat%40unio.hu)"),
        (f"[{EMAIL}](mailto:{EMAIL})", f"[ugyfelszolgalat@unoin.hu](mailto:{EMAIL})"),
    ]
    for old, new in links:
        for path, start, stands in content.everywhere(old)[:3]:
            yield Change("link text and target", path, start, stands, new, ("fact", "markup"))
    for path, old, new in (
        (
            "docs/hu/wrong-site/union24-instead-of-portal.md",
            f"[Lépj be az Ügyfélportálba]({PORTAL})",
            UNION24,
        ),
        ("docs/en/wrong-site/portal-instead-of-union24.md", f"[Sign in to UNION24]({UNION24})", PORTAL),
        ("docs/hu/union24/account.md", f"[az UNION24-et]({UNION24})", PORTAL),
        (
            "docs/en/snippets/sent-password.md",
            f"[the sign-in page of Ügyfélportál (Customer Portal)]({PORTAL})",
            UNION24,
        ),
    ):
        target = re.sub(r"\(https[^)]*\)", f"({new})", old)
        yield content.mends("link to the other site", path, old, target, "fact", "twin-facts")
    sender = "`noreply@unionbiztosito.hu`"
    yield from each(content, "sender as a link", sender, [f"<{sender[1:-1]}>"], "fact")
