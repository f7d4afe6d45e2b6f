"""Changes that leave the content right: other words, other spacing, the same facts written in another way."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mutants.change import Change, Content
from mutants.content_facts import EMAIL, TELEPHONE
from mutants.mentions import right
from mutants.other_forms import written_otherwise
from mutants.pairs import correct


def harmless(content: Content) -> Iterator[Change]:
    """Every change that no rule may mind."""
    yield from written_otherwise(content)
    yield from _reworded(content)
    yield from _mended(content)
    yield from _spaced(content)
    yield from _moved(content)
    yield from _added(content)
    yield from correct(content)
    yield from right(content)


def _reworded(content: Content) -> Iterator[Change]:
    for path, old, new in (
        ("docs/hu/account/mailbox.md", "kérjük, légy türelemmel", "kérünk, várj egy kicsit"),
        (
            "docs/en/account/mailbox.md",
            "in the last few days, please be patient",
            "only recently, please wait a little",
        ),
        (
            "docs/hu/reset/request.md",
            "Add meg Ügyfélportál-azonosítódat.",
            "Írd be az Ügyfélportál-azonosítódat, és ellenőrizd.",
        ),
        (
            "docs/en/reset/request.md",
            "Enter your Ügyfélportál ID.",
            "Type in your Ügyfélportál ID and check it.",
        ),
        (
            "docs/hu/union24/account.md",
            "biztosításaidat online kezelheted az UNION24-en keresztül:",
            "itt intézheted online a biztosításaidat:",
        ),
        (
            "docs/en/union24/account.md",
            "you can manage your insurance online through UNION24:",
            "this is where you look after your insurance online:",
        ),
        ("docs/hu/contact/index.md", "Erre a címre postázhatod:", "Ide küldheted postán:"),
        ("docs/en/documents/where.md", "Whether you use", "No matter whether you use"),
        ("docs/hu/documents/where.md", "kis PDF-ikonra", "kis pdf ikonra"),
        ("docs/hu/account/postal.md", "keress minket", "fordulj hozzánk"),
        (
            "docs/en/index.md",
            "You will find the answer here.",
            "The answers are here, free of charge, around the clock.",
        ),
        ("docs/hu/first-login/which-password.md", "A következő lépés:", "És ezután:"),
        ("docs/hu/union24/manual.md", "- chatelj velünk", f"- hívj minket: {TELEPHONE}, vagy chatelj velünk"),
        ("docs/en/union24/manual.md", "- chat with us", f"- call us on {TELEPHONE}, or chat with us"),
        ("docs/hu/wrong-site/index.md", "elképzelhető", "lehet"),
        (
            "docs/hu/account/electronic.md",
            "  - van-e fiókom nálatok",
            "  - van-e már fiókom a union24.hu oldalon",
        ),
        (
            "docs/en/account/electronic.md",
            "  - do I have an account with you",
            "  - do I have 2 accounts with you",
        ),
        ("docs/en/first-login/sign-in.md", "  - first login", "  - why 8 characters are not enough"),
        (
            "docs/hu/e-communication/form.md",
            "  - mennyi idő, amíg átállítjátok",
            "  - 30 napja várok, mikor állítjátok át",
        ),
        ("docs/hu/account/mailbox.md", "reviewed: 2026-11-26", "reviewed: 2026-12-01"),
    ):
        yield content.mends("reworded", path, old, new)


def _mended(content: Content) -> Iterator[Change]:
    """What was once taken for wrong."""
    list_of_rules = "docs/en/snippets/password-rules.md"
    for path, old, new in (
        ("docs/en/reset/request.md", "?” (“Forgot", "?”\n   (“Forgot"),
        ("docs/hu/contact/index.md", "Zrt., 1380 Budapest, Pf.", "Zrt.<br>1380 Budapest<br>Pf."),
        (list_of_rules, "at least 12 characters", "no fewer than 12 characters"),
        (list_of_rules, "at least 12 characters", "not less than 12 characters"),
        ("docs/hu/snippets/password-rules.md", "legalább 12 karakter", "nem kevesebb mint 12 karakter"),
        ("docs/en/e-communication/form.md", "within 15 days", "within 15 (calendar) days"),
        ("docs/hu/e-communication/form.md", "15 napon belül", "15 (naptári) napon belül"),
        ("docs/hu/e-communication/form.md", "15 napon belül", "legfeljebb 15 napon belül"),
        ("docs/en/password/rules.md", "`.,!?+@`", "`.`, `,`, `!`, `?`, `+` and `@`"),
        ("docs/hu/password/rules.md", "`.,!?+@`", "`.` `,` `!` `?` `+` `@`"),
        ("docs/hu/reset/request.md", "Kattints", "Kat\u00adtints"),
        ("docs/en/index.md", "You will find", "\U0001f468\u200d\U0001f469\u200d\U0001f467 You will find"),
    ):
        yield content.mends("once taken for wrong", path, old, new)


def _spaced(content: Content) -> Iterator[Change]:
    for path in (
        "docs/hu/reset/request.md",
        "docs/en/contact/index.md",
        "docs/hu/documents/where.md",
        "docs/en/e-communication/form.md",
    ):
        text = content.texts[path]
        gap = text.rfind("\n\n")
        yield Change("another empty line", path, gap, "\n\n", "\n\n\n")
        yield Change("spaces at a line's end", path, gap, "\n\n", "  \n\n")
        yield Change("no line end", path, len(text) - 1, "\n", "")
    path = "docs/en/reset/not-arrived.md"
    items = re.search(r"^- call us.*\n- or write", content.texts[path], re.MULTILINE)
    assert items, f"{path}: the list no longer stands there"
    yield Change(
        "other bullets", path, items.start(), items[0], re.sub(r"^-", "*", items[0], flags=re.MULTILINE)
    )
    for path, old, new in (
        ("docs/hu/reset/request.md", "1. Kattints", "1.  Kattints"),
        ("docs/hu/account/email-missing.md", "2. Ha nem", "1. Ha nem"),
        (
            "docs/en/account/electronic.md",
            "communicate with you electronically, **you",
            "communicate with you electronically,\n**you",
        ),
        (
            "docs/hu/snippets/password-rules.md",
            "- legyen benne legalább 1 nagybetű,",
            "-   legyen benne legalább 1 nagybetű,",
        ),
        ("docs/en/documents/not-found.md", "Whether you use", "Whether you  use"),
        ("docs/hu/union24/manual.md", "kérdésed:", "kérdésed :"),
    ):
        yield content.mends("other spacing", path, old, new)


def _moved(content: Content) -> Iterator[Change]:
    """Paragraphs in another order, in one language only."""
    for path in (
        "docs/hu/account/several-contracts.md",
        "docs/en/first-login/which-password.md",
        "docs/hu/e-communication/form.md",
        "docs/en/union24/manual.md",
        "docs/hu/wrong-site/union24-instead-of-portal.md",
        "docs/en/account/postal.md",
    ):
        text = content.texts[path]
        body = text.index("\n---\n", 4) + 5
        last = text.rstrip("\n").rfind("\n\n")
        paragraph = text[last:].strip("\n")
        if paragraph[0] not in "-0123456789#!":
            old = text[body:]
            yield Change("paragraph moved up", path, body, old, f"\n{paragraph}\n{text[body:last]}\n")


def _added(content: Content) -> Iterator[Change]:
    for path, new in (
        ("docs/hu/reset/request.md", "Így egyszerű."),
        ("docs/en/reset/request.md", "<!-- ask again: +36 1 486 4344, 14 days -->"),
        ("docs/hu/union24/account.md", f"Telefonszámunk még egyszer: {TELEPHONE}."),
        ("docs/en/union24/account.md", "Once more, our number: [06 1 486 4343](tel:+3614864343)."),
        ("docs/hu/reset/not-arrived.md", f"Írhatsz is: <{EMAIL}>."),
        ("docs/en/documents/where.md", "*That is all there is to it.*"),
        (
            "docs/hu/documents/not-found.md",
            "Az oldal nem működik minden böngészőben; próbáld meg egy másikkal is.",
        ),
        ("docs/en/e-communication/form.md", "It takes us 15 days, no longer."),
        ("docs/hu/e-communication/form.md", "Az átvezetés tehát tizenöt nap."),
        ("docs/en/contact/index.md", "Please write in Hungarian or English, e.g. from your own address."),
        ("docs/hu/account/mailbox.md", "A levél tárgya stb. nem számít, pl. a betűtípusa sem."),
        ("docs/hu/index.md", "Kezdjük!"),
        ("docs/hu/union24/account.md", "A +36 1 486 4343-as számot hívd!"),
        ("docs/hu/account/mailbox.md", "Huszonhét biztosítás sem sok, tizenhét sem."),
        ("docs/en/account/mailbox.md", "A policy number is like 1234567890; a second e-mail follows."),
        ("docs/en/contact/index.md", "Our address: PO Box 1076, Budapest."),
        ("docs/en/index.md", "Look at the dot in the corner, at the customers’ page and at nobody else’s."),
        (
            "docs/hu/index.md",
            "Egy nap majd könnyebb lesz. Egy karaktert sem hagyhatsz ki.",
        ),
        ("docs/en/index.md", "Once a day, check your mail. Take a minute. Wait a minute."),
        ("docs/hu/account/mailbox.md", "A kötvényszám például 12345678901, és ez nem változik."),
        (
            "docs/en/account/mailbox.md",
            "It belongs to UNION, to the union; the portal is UNION24’s.",
        ),
        ("docs/hu/account/mailbox.md", "Az UNION tagja, az unió, a portál, az Ügyfélportálé és az UNION24é."),
        ("docs/en/index.md", "Both “UNION24” and the other site are ours."),
        ("docs/en/account/mailbox.md", "See you later, one day or another."[:14] + "."),
    ):
        end = len(content.texts[path])
        yield Change("sentence added", path, end, "", f"\n{new}\n")
