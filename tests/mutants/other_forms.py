"""The same facts, written in another way."""

from __future__ import annotations

from collections.abc import Iterator

from mutants.change import Change, Content
from mutants.content_facts import EMAIL, POST, TELEPHONE, UNION24


def _in_turn(
    content: Content, kind: str, old: str, news: list[str], paths: str = "docs/"
) -> Iterator[Change]:
    places = content.everywhere(old, paths)
    texts = [place for place in places if not _in_front_matter(content, *place[:2])]
    for number, new in enumerate(news):
        fitting = texts if "*" in new else places  # a title shows a star as it is written
        path, start, stands = fitting[number % len(fitting)]
        yield Change(kind, path, start, stands, new)


def _in_front_matter(content: Content, path: str, start: int) -> bool:
    return content.texts[path].startswith("---\n") and start < content.texts[path].find("\n---\n", 4)


def written_otherwise(content: Content) -> Iterator[Change]:
    numbers = [
        "06 1 486 4343",
        "06-1/486-4343",
        "(06 1) 486 4343",
        "+36\u00a01\u00a0486\u00a04343",
        "+36-1-486-4343",
        "(1) 4864343",
    ]
    numbers += [
        "+36 (1) 486-4343",
        "0036 1 486 4343",
        "+36 1 486 43 43",
        "+36\u20091\u2009486\u20094343",
        "06 1 4864343",
        "486-4343",
        "“+36 1 486 4343”",
        "**+36 1 486 4343**",
    ]
    yield from _in_turn(content, "telephone in another form", TELEPHONE, numbers)
    yield from _in_turn(content, "tel: with hyphens", "tel:+3614864343", ["tel:+36-1-486-4343"])
    yield from _in_turn(
        content,
        "e-mail in capitals",
        f"[{EMAIL}]",
        ["[Ugyfelszolgalat@union.hu]", f"[{EMAIL.upper()}]", f"[**{EMAIL}**]", f"[`{EMAIL}`]"],
    )
    yield from _in_turn(
        content,
        "e-mail as an autolink",
        f"[{EMAIL}](mailto:{EMAIL})",
        [f"<{EMAIL}>", f"[írj](mailto:{EMAIL}?subject=Kérdés)"],
    )
    yield from _in_turn(
        content,
        "address with another end",
        f"`{UNION24}`",
        ["`https://www.union24.hu`", "`https://WWW.UNION24.hu/`", "`www.union24.hu`"],
    )
    yield from _in_turn(
        content,
        "postcode with a country",
        "1380 Budapest",
        ["H-1380 Budapest", "1380\u00a0Budapest", "1380 **Budapest**"],
    )
    yield from _in_turn(
        content,
        "PO box in other words",
        "Pf. 1076",
        ["Pf.: 1076", "Pf. **1076**", "P.O. Box 1076", "PO Box 1076", "Pf.\u00a01076"],
    )
    yield from _in_turn(
        content,
        "postal address in two lines",
        POST,
        [POST.replace("Zrt., ", "Zrt.,\n"), POST.replace("Zrt., ", "Zrt. ")],
        "docs/hu/contact",
    )
    hungarian = [
        "tizenöt napon belül",
        "15 naptári napon belül",
        "15 nap alatt",
        "15 napos határidővel",
        "**15 napon** belül",
        "15\u00a0napon belül",
    ]
    yield from _in_turn(content, "deadline in other words", "15 napon belül", hungarian)
    english = [
        "within fifteen days",
        "in 15 days",
        "within 15 calendar days",
        "within *15* days",
        "within 15\u00a0days",
        "within 15 (fifteen) days",
    ]
    yield from _in_turn(content, "deadline in other words", "within 15 days", english)
    for path, old, news in (
        (
            "docs/hu/snippets/password-rules.md",
            "legalább 12 karakter legyen",
            [
                "legalább tizenkét karakter legyen",
                "legalább 12 karakterből álljon",
                "minimum 12 karakter legyen",
            ],
        ),
        (
            "docs/hu/snippets/password-rules.md",
            "legyen benne legalább 1 számjegy",
            ["tartalmazzon legalább egy számjegyet", "legalább 1 számjegy legyen benne"],
        ),
        (
            "docs/en/snippets/password-rules.md",
            "at least 12 characters",
            ["at least twelve characters", "a minimum of 12 characters", "12 characters or more"],
        ),
        (
            "docs/en/snippets/password-rules.md",
            "at least 1 upper-case letter",
            ["at least one capital letter", "at least one uppercase letter"],
        ),
        (
            "docs/en/password/rules.md",
            "at least 12 characters",
            ["at least twelve characters", "a minimum of 12 characters"],
        ),
        (
            "docs/en/first-login/sign-in.md",
            "12-character password",
            ["12-character password", "twelve-character password"],
        ),
        ("docs/hu/reset/sign-in.md", "mind a 12 karakterét", ["mind a tizenkét karakterét"]),
        ("docs/hu/password/rules.md", "`.,!?+@`", ["`@+?!,.`"]),
    ):
        for new in news:
            yield content.mends("password rule in other words", path, old, new)
