"""Times and password rules that are wrong."""

from __future__ import annotations

from collections.abc import Iterator

from mutants.change import Change, Content
from mutants.content_facts import each

BY_HAND_HU = """- legalább 12 karakter legyen,
- legyen benne legalább 1 nagybetű,
- legyen benne legalább 1 kisbetű,
- legyen benne legalább 1 speciális karakter."""
"""The first of the two lists that the source had: it lacks the digit."""

BY_HAND_EN = """- at least 12 characters,
- at least 1 digit,
- at least 1 upper-case letter,
- at least 1 lower-case letter,
- at least 1 special character."""


def deadlines(content: Content) -> Iterator[Change]:
    rules = ("deadline", "twin-facts")
    hungarian = [
        "14 napon belül",
        "16 napon belül",
        "tizennégy napon belül",
        "két héten belül",
        "15 munkanapon belül",
    ]
    hungarian += [
        "10–15 napon belül",
        "1 5 napon belül",
        "15 héten belül",
        "egy hónapon belül",
        "huszonöt napon belül",
    ]
    hungarian += [
        "tizenöt órán belül",
        "15 (tizennégy) napon belül",
        "5 napos határidővel",
        "kéthetes határidővel",
        "egy héten belül",
    ]
    hungarian += [
        "**14** napon belül",
        "15\u00a0munkanapon belül",
        "harmincnapos határidővel",
        "néhány napon belül",
        "30 naptári napon belül",
    ]
    yield from each(content, "deadline", "15 napon belül", hungarian, *rules)
    english = [
        "within 14 days",
        "within two weeks",
        "within a fortnight",
        "within fifteen working days",
        "in 51 days",
    ]
    english += [
        "within 15 business days",
        "within ten to fifteen days",
        "within 15 weeks",
        "within a month",
        "within 5 calendar days",
    ]
    english += [
        "within 15\u00a0hours",
        "within fourteen days",
        "within twenty-five days",
        "within *10* days",
        "within 15–20 days",
        "soon",
    ]
    yield from each(content, "deadline", "within 15 days", english, *rules)
    for path, old, new in (
        (
            "docs/hu/account/mailbox.md",
            "néhány nappal a kötés után küldjük.\n",
            "3 nappal a kötés után küldjük.\n",
        ),
        ("docs/en/account/mailbox.md", "a few days after you buy.\n", "three days after you buy.\n"),
        (
            "docs/hu/reset/request.md",
            "Új jelszavadat SMS-ben küldjük",
            "Új jelszavadat 24 órán belül SMS-ben küldjük",
        ),
        ("docs/en/reset/request.md", "by text message or,", "by text message within an hour or,"),
        ("docs/en/account/several-contracts.md", "at any time", "within 15 days"),
    ):
        yield content.mends("deadline elsewhere", path, old, new, "deadline", "twin-facts")


def passwords(content: Content) -> Iterator[Change]:
    rules = ("password-policy", "twin-facts")
    for code, lines in {
        "hu": {
            "- legalább 12 karakter legyen,": [
                "- legalább 10 karakter legyen,",
                "- legfeljebb 12 karakter legyen,",
                "- pontosan 12 karakter legyen,",
                "- legalább tizenegy karakter legyen,",
                "- több mint 12 karakter legyen,",
            ],
            "- legyen benne legalább 1 számjegy,": [
                "- legyen benne legalább 2 számjegy,",
                "- ne legyen benne számjegy,",
                "- legyen benne legalább két számjegy,",
            ],
            "- legyen benne legalább 1 nagybetű,": [
                "- legyen benne legalább 1 kisbetű,",
                "- legyen benne 3 nagybetű,",
            ],
            "- legyen benne legalább 1 kisbetű,": ["- legyen benne legfeljebb 1 kisbetű,"],
            "- legyen benne legalább 1 speciális karakter.": [
                "- legyen benne legalább 1 írásjegy.",
                "- legyen benne legalább 0 speciális karakter.",
            ],
        },
        "en": {
            "- at least 12 characters,": [
                "- at least 10 characters,",
                "- at most 12 characters,",
                "- 12 characters,",
                "- at least eleven characters,",
                "- 12–16 characters,",
            ],
            "- at least 1 digit,": ["- at least two digits,", "- no digits,"],
            "- at least 1 upper-case letter,": ["- at least 1 lower-case letter,"],
            "- at least 1 lower-case letter,": ["- at most one lower-case letter,"],
            "- at least 1 special character.": [
                "- at least 3 special characters.",
                "- no special character.",
            ],
        },
    }.items():
        path = f"docs/{code}/snippets/password-rules.md"
        for line, others in lines.items():
            yield content.mends("rule left out", path, f"{line}\n", "", *rules, "twin-shape")
            for other in others:
                yield content.mends("rule changed", path, line, other, *rules)
        extra = {"hu": "- ne legyen benne a neved,", "en": "- does not contain your name,"}[code]
        first = next(iter(lines))
        yield content.mends("rule added", path, first, f"{first}\n{extra}", *rules)
    for path, old, news in (
        (
            "docs/hu/password/rules.md",
            "Legalább 12 karaktereset",
            ["Legalább 8 karaktereset", "12 karakternél hosszabbat vagy legalább 14 karaktereset"],
        ),
        ("docs/hu/password/rules.md", "1 számjegy, ", ["", "2 számjegy, ", "tíz számjegy, "]),
        (
            "docs/en/password/rules.md",
            "at least 12 characters",
            ["at least 10 characters", "more than 12 characters", "8 to 12 characters"],
        ),
        ("docs/en/password/rules.md", "1 upper-case letter, ", ["", "two upper-case letters, "]),
        (
            "docs/en/first-login/sign-in.md",
            "12-character password",
            ["10-character password", "ten character password", "13-character password"],
        ),
        (
            "docs/hu/first-login/sign-in.md",
            "12 karakteres jelszót",
            ["11 karakteres jelszót", "tizenegy karakteres jelszót"],
        ),
        ("docs/hu/reset/sign-in.md", "mind a 12 karakterét", ["mind a 21 karakterét"]),
        ("docs/en/reset/sign-in.md", "all 12 characters", ["all ten characters"]),
        ("docs/hu/snippets/sent-password.md", "12 karakter.", ["8 karakter.", "legalább 10 karakter."]),
        (
            "docs/en/snippets/sent-password.md",
            "12 characters long",
            ["16 characters long", "at least 10 characters long"],
        ),
        ("docs/hu/snippets/sent-password.md", "`.,!?+@`", ["`.,!?+#`", "`.,!?+`"]),
        ("docs/en/password/rules.md", "`.,!?+@`", ["`.,!?+@$`"]),
    ):
        for new in news:
            yield content.mends("password elsewhere", path, old, new, *rules)
    by_hand = {"hu": BY_HAND_HU, "en": BY_HAND_EN}
    for code, rules_by_hand in by_hand.items():
        for page in ("first-login/sign-in", "reset/sign-in", "password/rules"):
            include = '--8<-- "password-rules.md"'
            yield content.mends(
                "list by hand", f"docs/{code}/{page}.md", include, rules_by_hand, "password-policy"
            )
