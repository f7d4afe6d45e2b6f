"""Changes that are wrong in quieter ways: names of sites, directions, denials, links, what nobody sees."""

from __future__ import annotations

from collections.abc import Iterator

from mutants.change import Change, Content
from mutants.content_facts import TELEPHONE, each


def sites(content: Content) -> Iterator[Change]:
    """What customers are said to ask may name a site as they like."""
    for change in _sites(content):
        text = content.texts[change.path]
        if not text[text.rfind("\n", 0, change.start) + 1 :].startswith("  - "):
            yield change


def _sites(content: Content) -> Iterator[Change]:
    yield content.mends("site renamed", "facts.yml", "name: Ügyfélportál", "name: Ügyfélkapu", "unused-fact")
    rules = ("fact", "label", "twin-facts")
    others = ["UNION42", "Union24", "UNION 24", "UNIO24", "UNION2", "UNION-24"]
    yield from each(content, "site's name", "UNION24-en", [f"{other}-en" for other in others], *rules)
    yield from each(content, "site's name", " UNION24 ", [f" {other} " for other in others], *rules)
    portals = ["Ügyfelportálon", "Ugyfélportálon", "Ügyfélpotrálon", "ügyfélportálon", "ÜGYFÉLPORTÁLON"]
    yield from each(content, "site's name", "Ügyfélportálon", portals, *rules)
    glosses = [
        "Ügyfélportál (Client Portal)",
        "Ügyfélportál (Customers Portal)",
        "Ügyfélportál (Costumer Portal)",
    ]
    yield from each(content, "gloss of a site", "Ügyfélportál (Customer Portal)", glosses, "label")


def promises(content: Content) -> Iterator[Change]:
    hungarian = [
        "15 napon túl",
        "Legalább 15 napon belül",
        "Legkorábban 15 nap után",
        "Több mint 15 napon belül",
        "Kevesebb mint 15 napon belül",
        "15 (munka)napon belül",
    ]
    yield from each(content, "direction", "15 napon belül", hungarian, "deadline", "twin-facts")
    english = [
        "in not less than 15 days",
        "after at least 15 days",
        "in more than 15 days",
        "in 15 days or more",
        "within 24h",
        "within 15 (working) days",
    ]
    yield from each(content, "direction", "within 15 days", english, "deadline", "twin-facts")
    for path, old, new in (
        ("docs/hu/language.yml", "words:\n", "words:\n  not_helped: {text: Hívj minket 24 órán belül}\n"),
        ("docs/en/language.yml", "words:\n", "words:\n  not_helped: {text: Call us within 15 days}\n"),
    ):
        yield content.mends("promise everywhere", path, old, new, "deadline", "twin-facts")
    template = "overrides/help/base.html"
    yield content.mends("promise everywhere", template, "</body>", "<p>within 14 days</p></body>", "deadline")


def passwords(content: Content) -> Iterator[Change]:
    rules = ("password-policy", "twin-facts")
    for path, old, new in (
        (
            "en/snippets/password-rules.md",
            "- at least 12 characters,",
            "- at least 12 characters, at most 20,",
        ),
        ("en/snippets/password-rules.md", "12 characters,", "12 characters (14 for companies),"),
        ("en/snippets/password-rules.md", "- at least 1 digit,", "- optionally at least 1 digit,"),
        ("en/snippets/password-rules.md", "- at least 1 digit,", "- ideally at least 1 digit,"),
        (
            "hu/snippets/password-rules.md",
            "- legyen benne legalább 1 szám",
            "- lehetőleg legyen benne legalább 1 szám",
        ),
        (
            "en/snippets/password-rules.md",
            "special character.",
            "special character.\n\nIt must not contain your name.",
        ),
        (
            "en/snippets/password-rules.md",
            "special character.",
            "special character.\n\nChange it every month, too.",
        ),
        ("en/snippets/password-rules.md", "make sure it has:", "make sure it has 3 of these:"),
        ("en/password/rules.md", "One with at least 12 characters", "A 12-character one"),
        ("hu/password/rules.md", "Legalább 12 karaktereset", "12 karaktereset"),
        ("hu/password/rules.md", "Legalább 12 karaktereset", "12 karakteresnél hosszabbat"),
        (
            "en/first-login/sign-in.md",
            "12-character password we sent",
            "password of at least 12 characters we sent",
        ),
        ("hu/first-login/sign-in.md", "12 karakteres jelszót", "legalább 12 karakteres jelszót"),
        ("en/snippets/sent-password.md", "always contain a", "never contain a"),
        ("en/snippets/sent-password.md", "is always 12", "is not always 12"),
        (
            "hu/snippets/sent-password.md",
            "jelszavaink minden esetben tartalmaznak",
            "jelszavaink soha nem tartalmaznak",
        ),
        ("hu/snippets/sent-password.md", "Jelszavunk minden esetben 12", "Jelszavunk nem minden esetben 12"),
    ):
        yield content.mends("password in other words", f"docs/{path}", old, new, *rules)


def ways(content: Content) -> Iterator[Change]:
    not_found = "docs/en/documents/not-found.md"
    first, second = "union24-instead-of-portal.md", "portal-instead-of-union24.md"
    yield content.mends(
        "other target", not_found, f"wrong-site/{first}", f"wrong-site/{second}", "twin-links"
    )
    for path, old, new in (
        ("docs/hu/password/rules.md", "[első belépéskor](../first-login/sign-in.md)", "első belépéskor"),
        (
            "docs/en/password/rules.md",
            "[the first time you sign in](../first-login/sign-in.md)",
            "the first time",
        ),
        ("docs/hu/reset/sign-in.md", "[mi a teendő](not-arrived.md)", "mi a teendő"),
        (
            "docs/en/snippets/sent-password.md",
            "[the password rules](../password/rules.md)",
            "the password rules",
        ),
        ("docs/hu/e-communication/form.md", "(portal.md)", "(index.md)"),
    ):
        yield content.mends("link left out", path, old, new, "twin-links")
    for path, old, new in (
        (not_found, "products: [portal, union24]", "products: [portal]"),
        ("docs/hu/password/rules.md", "products: [portal]", "products: [portal, union24]"),
        ("docs/hu/password/rules.md", "password/rules, ", ""),
        (not_found, "documents/where, account/several-contracts]", "documents/where]"),
        ("docs/hu/reset/sign-in.md", "reset/not-arrived, reset/request]", "reset/not-arrived, contact]"),
    ):
        if old in content.texts[path]:
            yield content.mends("list of one twin", path, old, new, "twin-links")
    for old, new in (
        ("tel:+3614864343", "tel:+36-1-486-4343;ext=5"),
        (f"[{TELEPHONE}](tel:+3614864343)", f"[{TELEPHONE}](../contact/index.md)"),
        (f"[{TELEPHONE}](tel:+3614864343)", f"{TELEPHONE}-as vagy -44-es számon"),
        (f"[{TELEPHONE}](tel:+3614864343)", "1234567890"),
        (f"[{TELEPHONE}](tel:+3614864343)", "3614864344"),
    ):
        yield content.mends("call", "docs/hu/reset/not-arrived.md", old, new, "fact")
    yield content.mends("PO box", "docs/hu/contact/index.md", "Pf. 1076", "Pf 1076/B", "fact")


def labels(content: Content) -> Iterator[Change]:
    path = "docs/en/documents/not-found.md"
    for new in ("eng: Sign out", "de: Abmelden"):
        change = content.mends("gloss lost", "facts.yml", "en: Sign out", new, "label")
        problems = content.problems(change)
        assert any("has no translation of “Kilépés”" in found.message for found in problems), path
    doubled = "  - text: Bizonylatok\n    gloss:\n      en: Accounting documents\n"
    yield content.mends(
        "label twice",
        "facts.yml",
        "  - text: Dokumentum letöltése",
        f"{doubled}  - text: Dokumentum letöltése",
        "label",
    )


def unseen(content: Content) -> Iterator[Change]:
    rules = ("front-matter", "file", "snippet", "language-file", "layout")
    signs = [
        "\u202e",
        "\u202a",
        "\u2066",
        "\u2069",
        "\u200b",
        "\u2060",
        "\u200d",
        "\u200c",
        "\u200e",
        "\U000e0041",
    ]
    places = [
        ("docs/hu/reset/request.md", "Kattints"),
        ("docs/en/snippets/sent-password.md", "password"),
        ("docs/en/language.yml", "forgotten password"),
        ("facts.yml", "Kilépés"),
    ]
    for number, sign in enumerate(signs):
        path, word = places[number % len(places)]
        yield content.mends("unseen", path, word, f"{word[:3]}{sign}{word[3:]}", *rules)
