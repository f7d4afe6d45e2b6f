"""Changes that leave the content right: other words, other spacing, the same facts written in another way."""

from __future__ import annotations

from collections.abc import Iterator

from mutants.change import Change, Content
from mutants.wrong import EMAIL, POST, TELEPHONE, UNION24


def harmless(content: Content) -> Iterator[Change]:
    """Every change that no rule may mind."""
    yield from _written_otherwise(content)
    yield from _reworded(content)
    yield from _spaced(content)
    yield from _moved(content)
    yield from _added(content)


def _in_turn(content: Content, kind: str, old: str, news: list[str], paths: str = "docs/") -> Iterator[Change]:
    places = content.everywhere(old, paths)
    for number, new in enumerate(news):
        path, start, stands = places[number % len(places)]
        yield Change(kind, path, start, stands, new)


def _written_otherwise(content: Content) -> Iterator[Change]:
    numbers = ["06 1 486 4343", "06-1/486-4343", "(06 1) 486 4343", "+36\u00a01\u00a0486\u00a04343", "+36-1-486-4343", "(1) 4864343"]
    numbers += ["+36 (1) 486-4343", "0036 1 486 4343", "+36 1 486 43 43", "+36\u20091\u2009486\u20094343", "06 1 4864343", "486-4343", "**+36 1 486 4343**"]
    yield from _in_turn(content, "telephone in another form", TELEPHONE, numbers)
    yield from _in_turn(content, "tel: with hyphens", "tel:+3614864343", ["tel:+36-1-486-4343"])
    yield from _in_turn(content, "e-mail in capitals", f"[{EMAIL}]", ["[Ugyfelszolgalat@union.hu]", f"[{EMAIL.upper()}]", f"[**{EMAIL}**]", f"[`{EMAIL}`]"])
    yield from _in_turn(content, "e-mail as an autolink", f"[{EMAIL}](mailto:{EMAIL})", [f"<{EMAIL}>", f"[írj](mailto:{EMAIL}?subject=Kérdés)"])
    yield from _in_turn(content, "address with another end", f"`{UNION24}`", ["`https://www.union24.hu`", "`https://WWW.UNION24.hu/`", "`www.union24.hu`"])
    yield from _in_turn(content, "postcode with a country", "1380 Budapest", ["H-1380 Budapest", "1380\u00a0Budapest", "1380 **Budapest**"])
    yield from _in_turn(content, "PO box in other words", "Pf. 1076", ["Pf.: 1076", "Pf. **1076**", "P.O. Box 1076", "PO Box 1076", "Pf.\u00a01076"])
    yield from _in_turn(content, "postal address in two lines", POST, [POST.replace("Zrt., ", "Zrt.,\n"), POST.replace("Zrt., ", "Zrt. ")], "docs/hu/contact")
    hungarian = ["tizenöt napon belül", "15 naptári napon belül", "15 nap alatt", "15 napos határidővel", "**15 napon** belül", "15\u00a0napon belül"]
    yield from _in_turn(content, "deadline in other words", "15 napon belül", hungarian)
    english = ["within fifteen days", "in 15 days", "within 15 calendar days", "within *15* days", "within 15\u00a0days", "within 15 (fifteen) days"]
    yield from _in_turn(content, "deadline in other words", "within 15 days", english)
    for path, old, news in (
        ("docs/hu/snippets/password-rules.md", "legalább 12 karakter legyen", ["legalább tizenkét karakter legyen", "legalább 12 karakterből álljon", "minimum 12 karakter legyen"]),
        ("docs/hu/snippets/password-rules.md", "legyen benne legalább 1 számjegy", ["tartalmazzon legalább egy számjegyet", "legalább 1 számjegy legyen benne"]),
        ("docs/en/snippets/password-rules.md", "at least 12 characters", ["at least twelve characters", "a minimum of 12 characters", "12 characters or more"]),
        ("docs/en/snippets/password-rules.md", "at least 1 upper-case letter", ["at least one capital letter", "at least one uppercase letter"]),
        ("docs/en/password/rules.md", "at least 12 characters", ["at least twelve characters", "a minimum of 12 characters"]),
        ("docs/en/first-login/sign-in.md", "12 character password", ["12-character password", "twelve-character password"]),
        ("docs/hu/reset/sign-in.md", "mind a 12 karakterét", ["mind a tizenkét karakterét"]),
        ("docs/hu/password/rules.md", "`.,!?+@`", ["`@+?!,.`"]),
    ):
        for new in news:
            yield content.mends("password rule in other words", path, old, new)


def _reworded(content: Content) -> Iterator[Change]:
    for path, old, new in (
        ("docs/hu/account/mailbox.md", "kérjük, légy türelemmel", "kérünk, várj egy kicsit"),
        ("docs/en/account/mailbox.md", "in the last few days, please be patient", "only recently, please wait a little"),
        ("docs/hu/reset/request.md", "Add meg Ügyfélportál-azonosítódat.", "Írd be az Ügyfélportál-azonosítódat, és ellenőrizd."),
        ("docs/en/reset/request.md", "Enter your Ügyfélportál ID.", "Type in your Ügyfélportál ID and check it."),
        ("docs/hu/union24/account.md", "Biztosításaidat itt online kezelheted.", "Itt intézheted a biztosításaidat."),
        ("docs/en/union24/account.md", "You can manage your insurance online there.", "That is where you look after your insurance."),
        ("docs/hu/contact/index.md", "Erre a címre postázhatod:", "Ide küldheted postán:"),
        ("docs/en/documents/where.md", "Whether you use", "No matter whether you use"),
        ("docs/hu/documents/where.md", "kis pdf ikonra", "kis PDF-ikonra"),
        ("docs/hu/account/postal.md", "keress minket", "fordulj hozzánk"),
        ("docs/en/index.md", "You will find the answer here.", "The answers are here, free of charge, around the clock."),
        ("docs/hu/first-login/which-password.md", "A következő lépés:", "És ezután:"),
        ("docs/hu/union24/manual.md", "vagy hívj minket a fenti számon.", f"vagy hívj minket: {TELEPHONE}."),
        ("docs/en/union24/manual.md", "or call us on the number above.", f"or call us on {TELEPHONE}."),
        ("docs/hu/wrong-site/index.md", "elképzelhető", "lehet"),
        ("docs/hu/account/electronic.md", "  - van-e fiókom nálatok", "  - van-e már fiókom a union24.hu oldalon"),
        ("docs/en/account/electronic.md", "  - do I have an account with you", "  - do I have 2 accounts with you"),
        ("docs/en/first-login/sign-in.md", "  - first login", "  - why 8 characters are not enough"),
        ("docs/hu/e-communication/form.md", "  - mennyi idő, amíg átállítjátok", "  - 30 napja várok, mikor állítjátok át"),
        ("docs/hu/account/mailbox.md", "reviewed: 2026-11-22", "reviewed: 2026-12-01"),
    ):
        yield content.mends("reworded", path, old, new)


def _spaced(content: Content) -> Iterator[Change]:
    for path in ("docs/hu/reset/request.md", "docs/en/contact/index.md", "docs/hu/documents/where.md", "docs/en/e-communication/form.md"):
        text = content.texts[path]
        gap = text.rfind("\n\n")
        yield Change("another empty line", path, gap, "\n\n", "\n\n\n")
        yield Change("spaces at a line's end", path, gap, "\n\n", "  \n\n")
        yield Change("no line end", path, len(text) - 1, "\n", "")
    for path, old, new in (
        ("docs/hu/reset/request.md", "1. Kattints", "1.  Kattints"),
        ("docs/en/reset/not-arrived.md", "- call us", "* call us"),
        ("docs/hu/account/email-missing.md", "2. Ha nem", "1. Ha nem"),
        ("docs/en/account/electronic.md", "communicate with you electronically, then", "communicate with you electronically,\nthen"),
        ("docs/hu/snippets/password-rules.md", "- legyen benne legalább 1 nagybetű,", "-   legyen benne legalább 1 nagybetű,"),
        ("docs/en/documents/not-found.md", "Whether you use", "Whether you  use"),
        ("docs/hu/union24/manual.md", "formátumban kérnéd:", "formátumban kérnéd :"),
    ):
        yield content.mends("other spacing", path, old, new)


def _moved(content: Content) -> Iterator[Change]:
    """Paragraphs in another order, in one language only."""
    for path in ("docs/hu/account/several-contracts.md", "docs/en/first-login/which-password.md", "docs/hu/e-communication/form.md", "docs/en/union24/manual.md", "docs/hu/wrong-site/union24-instead-of-portal.md", "docs/en/account/postal.md"):
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
        ("docs/en/union24/account.md", f"Once more, our number: [06 1 486 4343](tel:+3614864343)."),
        ("docs/hu/union24/manual.md", f"Írhatsz is: <{EMAIL}>."),
        ("docs/en/documents/where.md", "*That is all there is to it.*"),
        ("docs/hu/documents/not-found.md", "Az oldal nem működik minden böngészőben; próbáld meg egy másikkal is."),
        ("docs/en/e-communication/form.md", "It takes us 15 days, no longer."),
        ("docs/hu/e-communication/form.md", "Az átvezetés tehát tizenöt nap."),
        ("docs/en/contact/index.md", "Please write in Hungarian or English, e.g. from your own address."),
        ("docs/hu/account/mailbox.md", "A levél tárgya stb. nem számít, pl. a betűtípusa sem."),
        ("docs/hu/index.md", "Kezdjük!"),
        ("docs/en/account/mailbox.md", "See you later, one day or another."[:14] + "."),
    ):
        end = len(content.texts[path])
        yield Change("sentence added", path, end, "", f"\n{new}\n")
