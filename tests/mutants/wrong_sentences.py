"""Sentences that an editor might add, each with something wrong in it that was once not seen."""

from __future__ import annotations

from collections.abc import Iterator

from mutants.change import Change, Content

_FACTS_HU = (
    "Számunk négy-nyolc-hat, négy-három, négy-négy.",
    "Hívd a nulla hat egy négynyolchat negyvenhárom negyvennégy számot.",
    "Írj az ugyfelszolgalat (kukac) unio (pont) hu címre.",
    "Nyisd meg a `union24.hu#login` címet.",
    "Írj ide: 1067-es postafiók.",
    "A postafiók száma 1067.",
    "A Union Biztosító írt.",
    "Az UNION Bizt. Zrt. írt.",
    "Lépj be az Ügyfél-portálra.",
    "Lépj be az Ügyfél portálra.",
    "Lépj be az UNION  24-be.",
)
_FACTS_EN = (
    "Call four-eight-six, four-three-four-four.",
    "Write to info at union dot hu.",
    "Our address: POB 1067.",
    "Our address: PO box no. 1067.",
    "Union Biztosító wrote to you.",
)
_TIMES_HU = ("15 üzleti napon belül", "15-nél kevesebb napon belül", "negyed óra alatt", "15...20 nap alatt")
_TIMES_EN = (
    "within 15 bank days",
    "within one and a half weeks",
    "in half an hour",
    "within a dozen days",
    "after a two-week wait",
    "within 1½ weeks",
    "within 90 seconds",
)


def sentences(content: Content) -> Iterator[Change]:
    """Wrong facts and times, password rules and labels, in forms that were missed."""
    for code, found in (("hu", _FACTS_HU), ("en", _FACTS_EN)):
        path = f"docs/{code}/account/postal.md"
        for sentence in found:
            yield Change("sentence", path, len(content.texts[path]), "", f"\n{sentence}\n", ("fact",))
    for code, old, found in (("hu", "15 napon belül", _TIMES_HU), ("en", "within 15 days", _TIMES_EN)):
        for sentence in found:
            path = f"docs/{code}/e-communication/form.md"
            yield content.mends("deadline in a sentence", path, old, sentence, "deadline")
    rules = "docs/en/snippets/password-rules.md"
    policy = "password-policy"
    yield content.mends("word in a rule", rules, "12 characters", "12 unique characters", policy)
    path = "docs/en/account/mailbox.md"
    end = len(content.texts[path])
    for sentence in ("An eight-character password will do.", "Number of characters: 10."):
        yield Change("password in a sentence", path, end, "", f"\n{sentence}\n", (policy, "twin-facts"))
    for path, old, new in (
        ("docs/hu/reset/request.md", "piros „Új jelszó igénylése”", 'piros ,,Új jelszó kérése"'),
        ("docs/hu/reset/request.md", "piros „Új jelszó igénylése”", "‚Új jelszó kérése’ piros"),
        ("docs/en/reset/request.md", "“Új jelszó igénylése” (“Request a new password”).", "‘New password’."),
    ):
        yield content.mends("label in other marks", path, old, new, "label")
    path = "docs/hu/account/postal.md"
    new = "\n2026. november 22-től új felület várja az ügyfeleket.\n"
    yield Change("date as a list", path, len(content.texts[path]), "", new, ("markup",))
