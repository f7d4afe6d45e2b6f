"""Changes that make the content wrong, of every kind that the rules name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mutants.change import Change, Content, pattern

TELEPHONE = "+36 1 486 4343"
EMAIL = "ugyfelszolgalat@union.hu"
PORTAL = "https://ugyfelportal.union.hu/ugyfelportal/"
GATEWAY = "https://clientportalgw.union.hu/Login"
UNION24 = "https://www.union24.hu/"
POST = "UNION Vienna Insurance Group Biztosító Zrt., 1380 Budapest, Pf. 1076"


def wrong(content: Content) -> Iterator[Change]:
    """Every change that must be caught."""
    yield from _facts(content)
    yield from _names(content)
    yield from _links(content)
    yield from _deadlines(content)
    yield from _passwords(content)
    yield from _labels(content)
    yield from _twins(content)
    yield from _steps(content)
    yield from _words(content)
    yield from _markup(content)
    yield from _unused(content)


def _each(content: Content, kind: str, old: str, news: list[str], *rules: str) -> Iterator[Change]:
    """Each occurrence of a text gets one of the wrong forms in turn, and at least one occurrence each form."""
    places = content.everywhere(old)
    for number in range(max(len(places), len(news))):
        path, start, stands = places[number % len(places)]
        yield Change(kind, path, start, stands, news[number % len(news)], rules)


def _facts(content: Content) -> Iterator[Change]:
    fact = ("fact", "twin-facts")
    numbers = ["+36 1 486 4344", "+36 1 486 4334", "+36 1 468 4343", "+36 1 486 434", "+36 1 486 43433"]
    numbers += ["06 1 486 4353", "06-1/486-4342", "(1) 4864347", "+36 20 486 4343", "+36\u00a01\u00a0486\u00a04443"]
    numbers += ["+36–1–486–4345", "36 1 486 4346", "０６ 1 486 4341", "+43 1 486 4343", "+36 1 486\u20094348", "1 486 4349"]
    yield from _each(content, "telephone", TELEPHONE, numbers, *fact)
    dialled = ["+3614864344", "+361486434", "0614864343", "3614864343", "+36 1 486 4342", "+3616844343", "4864343"]
    yield from _each(content, "tel: target", "+3614864343", dialled, *fact)
    mails = ["ugyfelszolgalat@union.com", "ugyfelszolgalat@unio.hu", "ugyfelszolgálat@union.hu", "ugyfelszolgalt@union.hu"]
    mails += ["info@union.hu", "ugyfelszolgalat@union24.hu", "ugyfelszolgalat@unionbiztosito.hu", "ugyfelszolgalat@unіon.hu"]
    mails += ["ugyfelszolgalat@unionhu", "ugyfelszolgalat kukac union.com", "ugyfelszolgalat(at)unio.hu"]
    yield from _each(content, "e-mail address", EMAIL, mails, *fact)
    senders = ["noreply@union.hu", "no-reply@unionbiztosito.hu", "noreply@unionbiztosito.com", "noreply@uniobiztosito.hu"]
    yield from _each(content, "sender", "noreply@unionbiztosito.hu", senders, *fact)
    portals = ["https://ugyfelportal.union.hu/ugyfelportal2/", "https://ugyfelportal.union.com/ugyfelportal/"]
    portals += ["http://ugyfelportal.union.hu/ugyfelportal/", "https://ugyfelportál.union.hu/ugyfelportal/"]
    portals += ["https://ugyfelportal.unoin.hu/ugyfelportal/", "https://ugyfelportal.union.hu/", "https://ugyfelportal.union.hu/portal/"]
    portals += ["https://ugyfelportal.union.hu.evil.example/ugyfelportal/", "https://ugyfelportal.uniоn.hu/ugyfelportal/"]
    yield from _each(content, "portal address", PORTAL, portals, *fact)
    gateways = ["https://clientportalgw.union.hu/login", "https://clientportal.union.hu/Login", "https://clientportalgw.union.hu/"]
    yield from _each(content, "gateway address", GATEWAY, [*gateways, "https://clientportalgw.unions.hu/Login"], *fact)
    sites = ["https://www.union24.com/", "https://www.unoin24.hu/", "https://www.union.hu/", "http://www.union24.hu/"]
    sites += ["https://www.union24.hu/login", "https://www.uníon24.hu/", "https://www.union42.hu/", "https://union24.hu.io/"]
    yield from _each(content, "UNION24 address", UNION24, sites, *fact)
    asked = ["union42.hu", "union24.com", "unlon24.hu", "www.union-24.hu"]
    yield from _each(content, "host in also_asked", "union24.hu van", [f"{host} van" for host in asked], *fact)
    yield from _each(content, "host in also_asked", "clientportalgw.union.hu\n", ["clientportalgv.union.hu\n"], *fact)


def _names(content: Content) -> Iterator[Change]:
    fact = ("fact", "twin-facts")
    boxes = ["Pf. 1067", "Pf. 107", "Pf.: 1077", "P.O. Box 1075", "Pf. 1 076", "PO Box 1706", "**Pf. 10766**"]
    yield from _each(content, "PO box", "Pf. 1076", boxes, *fact)
    towns = ["1381 Budapest", "1308 Budapest", "1380 Debrecen", "H-1830 Budapest", "138 Budapest", "13800 Budapest", "Budapest, 1390"]
    yield from _each(content, "postcode", "1380 Budapest", towns, *fact)
    names = ["UNION Vienna Insurance Group Biztosító ZRt.", "UNION Vienna Biztosító Zrt.", "UNION Vienna Insurance Biztosító Nyrt."]
    names += ["UNIQA Vienna Insurance Group Biztosító Zrt.", "UNION Vienna Insurance Group Biztositó Zrt.", "Union Vienna Insurance Group Biztosító Zrt."]
    yield from _each(content, "company name", "UNION Vienna Insurance Group Biztosító Zrt.", names, *fact)
    senders = ["UNION VIG Biztosító ZRt.", "UNION Biztosító Zrt.", "VIG UNION Biztosító Zrt.", "UNION VIG Zrt."]
    yield from _each(content, "sender's name", "UNION VIG Biztosító Zrt.", senders, *fact)
    for path, start, stands in content.everywhere(POST):
        yield Change("postal address left out", path, start, stands, "–", ("twin-facts",))


def _links(content: Content) -> Iterator[Change]:
    links = [
        (f"[{TELEPHONE}](tel:+3614864343)", f"[{TELEPHONE}](mailto:{EMAIL})"),
        (f"[{TELEPHONE}](tel:+3614864343)", f"[{TELEPHONE}](tel:+3614864344)"),
        (f"[{TELEPHONE}](tel:+3614864343)", f"[+36 1 486 4344](tel:+3614864343)"),
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
        ("docs/hu/wrong-site/union24-instead-of-portal.md", f"[Lépj be az Ügyfélportálra]({PORTAL})", UNION24),
        ("docs/en/wrong-site/portal-instead-of-union24.md", f"[Sign in to UNION24]({UNION24})", PORTAL),
        ("docs/hu/union24/account.md", f"[az UNION24-et]({UNION24})", PORTAL),
        ("docs/en/snippets/sent-password.md", f"[the sign-in page of Ügyfélportál (Customer Portal)]({PORTAL})", UNION24),
    ):
        target = re.sub(r"\(https[^)]*\)", f"({new})", old)
        yield content.mends("link to the other site", path, old, target, "fact", "twin-facts")
    sender = "`noreply@unionbiztosito.hu`"
    yield from _each(content, "sender as a link", sender, [f"<{sender[1:-1]}>"], "fact")


def _deadlines(content: Content) -> Iterator[Change]:
    rules = ("deadline", "twin-facts")
    hungarian = ["14 napon belül", "16 napon belül", "tizennégy napon belül", "két héten belül", "15 munkanapon belül"]
    hungarian += ["10–15 napon belül", "1 5 napon belül", "15 héten belül", "egy hónapon belül", "huszonöt napon belül"]
    hungarian += ["tizenöt órán belül", "15 (tizennégy) napon belül", "5 napos határidővel", "kéthetes határidővel", "egy héten belül"]
    hungarian += ["**14** napon belül", "15\u00a0munkanapon belül", "harmincnapos határidővel", "néhány napon belül", "30 naptári napon belül"]
    yield from _each(content, "deadline", "15 napon belül", hungarian, *rules)
    english = ["within 14 days", "within two weeks", "within a fortnight", "within fifteen working days", "in 51 days"]
    english += ["within 15 business days", "within ten to fifteen days", "within 15 weeks", "within a month", "within 5 calendar days"]
    english += ["within 15\u00a0hours", "within fourteen days", "within twenty-five days", "within *10* days", "within 15–20 days", "soon"]
    yield from _each(content, "deadline", "within 15 days", english, *rules)
    for path, old, new in (
        ("docs/hu/account/mailbox.md", "néhány nappal a kötés után küldjük.\n", "3 nappal a kötés után küldjük.\n"),
        ("docs/en/account/mailbox.md", "a few days after you buy.\n", "three days after you buy.\n"),
        ("docs/hu/reset/request.md", "Új jelszavad SMS-ben küldjük", "Új jelszavad 24 órán belül SMS-ben küldjük"),
        ("docs/en/reset/request.md", "by text message or,", "by text message within an hour or,"),
        ("docs/en/account/several-contracts.md", "at any time", "within 15 days"),
    ):
        yield content.mends("deadline elsewhere", path, old, new, "deadline")


def _passwords(content: Content) -> Iterator[Change]:
    rules = ("password-policy", "twin-facts")
    for code, lines in {
        "hu": {
            "- legalább 12 karakter legyen,": ["- legalább 10 karakter legyen,", "- legfeljebb 12 karakter legyen,", "- pontosan 12 karakter legyen,", "- legalább tizenegy karakter legyen,", "- több mint 12 karakter legyen,"],
            "- legyen benne legalább 1 számjegy,": ["- legyen benne legalább 2 számjegy,", "- ne legyen benne számjegy,", "- legyen benne legalább két számjegy,"],
            "- legyen benne legalább 1 nagybetű,": ["- legyen benne legalább 1 kisbetű,", "- legyen benne 3 nagybetű,"],
            "- legyen benne legalább 1 kisbetű,": ["- legyen benne legfeljebb 1 kisbetű,"],
            "- legyen benne legalább 1 speciális karakter.": ["- legyen benne legalább 1 írásjegy.", "- legyen benne legalább 0 speciális karakter."],
        },
        "en": {
            "- at least 12 characters,": ["- at least 10 characters,", "- at most 12 characters,", "- 12 characters,", "- at least eleven characters,", "- 12–16 characters,"],
            "- at least 1 digit,": ["- at least two digits,", "- no digits,"],
            "- at least 1 upper-case letter,": ["- at least 1 lower-case letter,"],
            "- at least 1 lower-case letter,": ["- at most one lower-case letter,"],
            "- at least 1 special character.": ["- at least 3 special characters.", "- no special character."],
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
        ("docs/hu/password/rules.md", "Legalább 12 karaktereset", ["Legalább 8 karaktereset", "12 karakternél hosszabbat vagy legalább 14 karaktereset"]),
        ("docs/hu/password/rules.md", "1 számjegy, ", ["", "2 számjegy, ", "tíz számjegy, "]),
        ("docs/en/password/rules.md", "at least 12 characters", ["at least 10 characters", "more than 12 characters", "8 to 12 characters"]),
        ("docs/en/password/rules.md", "1 upper-case letter, ", ["", "two upper-case letters, "]),
        ("docs/en/first-login/sign-in.md", "12 character password", ["10 character password", "ten character password", "13-character password"]),
        ("docs/hu/first-login/sign-in.md", "12 karakteres jelszót", ["11 karakteres jelszót", "tizenegy karakteres jelszót"]),
        ("docs/hu/reset/sign-in.md", "mind a 12 karakterét", ["mind a 21 karakterét"]),
        ("docs/en/reset/sign-in.md", "all 12 characters", ["all ten characters"]),
        ("docs/hu/snippets/sent-password.md", "12 karakter.", ["8 karakter.", "legalább 10 karakter."]),
        ("docs/en/snippets/sent-password.md", "12 characters long", ["16 characters long", "at least 10 characters long"]),
        ("docs/hu/snippets/sent-password.md", "`.,!?+@`", ["`.,!?+#`", "`.,!?+`"]),
        ("docs/en/password/rules.md", "`.,!?+@`", ["`.,!?+@$`"]),
    ):
        for new in news:
            yield content.mends("password elsewhere", path, old, new, *rules)
    by_hand = {
        "hu": "- legalább 12 karakter legyen,\n- legyen benne legalább 1 nagybetű,\n- legyen benne legalább 1 kisbetű,\n- legyen benne legalább 1 speciális karakter.",
        "en": "- at least 12 characters,\n- at least 1 digit,\n- at least 1 upper-case letter,\n- at least 1 lower-case letter,\n- at least 1 special character.",
    }
    for code, rules_by_hand in by_hand.items():
        for page in ("first-login/sign-in", "reset/sign-in", "password/rules"):
            include = '--8<-- "password-rules.md"'
            yield content.mends("list by hand", f"docs/{code}/{page}.md", include, rules_by_hand, "password-policy")


def _labels(content: Content) -> Iterator[Change]:
    rules = ("label", "twin-facts")
    hungarian = {
        "Elfelejtette jelszavát?": ["Elfelejtetted jelszavad?", "Elfelejtette jelszavát", "Elfelejtette a jelszavát?"],
        "Új jelszó igénylése": ["Új jelszó igénylésére", "új jelszó igénylése", "Jelszó igénylése"],
        "Kilépés": ["Kilépésre", "Kijelentkezés", "KILÉPÉS"],
        "Dokumentumaim": ["Dokumentumai", "Dokumentumaimra", "Bizonylatok"],
        "Bizonylatok": ["Bizonylataim", "Számlák"],
        "Változások bejelentése": ["Változás bejelentése", "Módosítás bejelentése"],
        "Ügyintézés": ["Ügyintezés", "Ügyintézésben"],
        "jelenlegi jelszó": ["Jelenlegi jelszó", "jelenlegi jelszavad"],
        "felhasználóneve": ["felhasználóneved", "felhasználónév"],
        "Szerződéses adatok módosítása": ["Szerződéses adatok"],
        "Elektronikus kommunikáció iránti kérelem": ["Elektronikus kommunikáció iránti kérelmek"],
    }
    for label, others in hungarian.items():
        yield from _each(content, "label", f"„{label}”", [f"„{other}”" for other in others], *rules)
        yield from _each(content, "label in English", f"“{label}”", [f"“{other}”" for other in others[:1]], *rules)
    glosses = {
        "“Kilépés” (“Sign out”)": ["“Kilépés”", "“Sign out”", "“Kilépés” (“Log out”)", "“Kilépés” (“My documents”)", "Sign out"],
        "“Dokumentumaim” (“My documents”)": ["“Dokumentumaim” (“Accounting documents”)", "“Bizonylatok” (“Accounting documents”)"],
        "“Új jelszó igénylése” (“Request a new password”)": ["“Új jelszó igénylése” button", "the button “Request a new password”"],
        "“Ügyfélportál” (“Customer Portal”)": ["“Ügyfélportál”", "“Ügyfélportál” (“Client Portal”)"],
    }
    for gloss, wrongs in glosses.items():
        yield from _each(content, "gloss", gloss, wrongs, *rules)
    yield content.mends("label without quotes", "docs/hu/reset/request.md", "az „Új jelszó igénylése” piros", "az Új jelszó igénylése piros", *rules)
    steps = '    1. „Változások bejelentése”\n    2. „Módosítás bejelentése”', '    1. „Módosítás bejelentése”\n    2. „Változások bejelentése”'
    yield content.mends("steps swapped", "docs/hu/e-communication/portal.md", *steps, *rules)


def _twins(content: Content) -> Iterator[Change]:
    for path, old, new in (
        ("docs/en/reset/not-arrived.md", " Call +36 1 486 4343 or write to ugyfelszolgalat@union.hu.", ""),
        ("docs/hu/reset/not-arrived.md", "Hívj minket a +36 1 486 4343-as számon, vagy írj", "Írj"),
        ("docs/en/reset/not-arrived.md", f"- call us on [{TELEPHONE}](tel:+3614864343),", "- call us,"),
        ("docs/hu/account/email-missing.md", f"írj nekünk az [{EMAIL}](mailto:{EMAIL}) címre.", "írj nekünk."),
        ("docs/hu/e-communication/form.md", "15 napon belül átvezetjük kérésedet, melyet követően", "Átvezetjük kérésedet, melyet követően"),
        ("docs/en/e-communication/form.md", " We carry out your request within 15 days.", " We carry out your request."),
        ("docs/en/documents/not-found.md", " or `https://ugyfelportal.union.hu/ugyfelportal/`", ""),
        ("docs/hu/wrong-site/portal-instead-of-union24.md", " vagy `https://ugyfelportal.union.hu/ugyfelportal/`", ""),
        ("docs/en/union24/account.md", "open [UNION24](https://www.union24.hu/).", "open UNION24."),
        ("docs/en/snippets/sent-password.md", "Our password is always 12 characters long. ", ""),
        ("docs/hu/reset/sign-in.md", "mind a 12 karakterét", "minden karakterét"),
        ("docs/en/account/mailbox.md", "the sender UNION VIG Biztosító Zrt.,", "us as the sender,"),
        ("docs/hu/account/mailbox.md", "a `noreply@unionbiztosito.hu` címre.", "a címünkre."),
        ("docs/en/contact/index.md", ", 1380 Budapest, Pf. 1076", ""),
        ("docs/hu/snippets/sent-password.md", "A másik kettőbe írd", "A másik 3 mezőbe írd"),
        ("docs/en/documents/where.md", "opens a red menu.", "opens a red menu with 5 items."),
        ("docs/hu/account/electronic.md", "az e-mail-címedre küldtük el.", ""),
    ):
        if pattern(old).search(content.texts[path]):
            yield content.mends("fact of one twin", path, old, new, "twin-facts")
    for page in ("e-communication/form", "union24/manual"):
        for code in ("hu", "en"):
            text = content.texts[f"docs/{code}/{page}.md"]
            line = next(line for line in text.split("\n") if line.startswith("downloads:"))
            yield content.mends("download left out", f"docs/{code}/{page}.md", f"{line}\n", "", "twin-facts", "download")


def _steps(content: Content) -> Iterator[Change]:
    """A step, a bullet or a box left out of, or added to, one of the twins."""
    for path, text in content.texts.items():
        lines = text.split("\n")
        taken = 0
        for number, line in enumerate(lines):
            item = re.match(r"[ ]*(?:\d\.|-) (?=\S)", line)
            following = lines[number + 1] if number + 1 < len(lines) else ""
            deeper = following.startswith("   ") and not line.startswith("   ")
            body = "---" in lines[1:number] or "/snippets/" in path
            listed = path.startswith("docs/") and path.endswith(".md") and item and body
            if not listed or deeper or (not following and lines[number + 2 : number + 3] != [""] and _nested(lines, number)):
                continue
            start = sum(len(one) + 1 for one in lines[:number])
            taken += 1
            if taken % 2:
                yield Change("item left out", path, start, f"{line}\n", "", ("twin-shape", "password-policy"))
            else:
                new = f"{item[0]}" + ("Még valami." if "/hu/" in path else "Something else.")
                yield Change("item added", path, start, f"{line}\n", f"{line}\n{new}\n", ("twin-shape",))
        for box in re.finditer(r"^!!! \w+ .*\n(?:    .*\n)+\n", text, re.MULTILINE):
            yield Change("box left out", path, box.start(), box[0], "", ("twin-shape", "twin-facts"))
        for heading in list(re.finditer(r"^## .*\{#", text, re.MULTILINE))[1:2]:
            rules = ("twin-shape", "markup")
            yield Change("heading's level", path, heading.start(), heading[0], f"#{heading[0]}", rules)


def _nested(lines: list[str], number: int) -> bool:
    return number + 2 < len(lines) and lines[number + 2].startswith("    ")


def _words(content: Content) -> Iterator[Change]:
    for path, old, new in (
        ("docs/hu/language.yml", "Írj nekünk vagy hívj minket, és segítünk.", "Hívj minket a 06 1 486 4342 számon."),
        ("docs/en/language.yml", "Write to us or call us and we will help.", "Write to help@union.hu and we will help."),
        ("docs/en/language.yml", "UNION Biztosító’s help", "UNION Biztosítós Zrt.’s help"),
        ("docs/hu/language.yml", "A UNION Biztosító súgója", "Az UNION VIG Biztosító súgója"),
        ("docs/hu/language.yml", "Keress rá, vagy válassz", "Menj az unoin24.hu oldalra, vagy válassz"),
        ("overrides/help/partials/footer.html", '<div class="footer__row">', '<div class="footer__row"><p>+36 1 486 4340</p>'),
        ("overrides/help/partials/footer.html", "</footer>", '<a href="mailto:ugyfel@union.hu">{{ view.words.contact.page | e }}</a></footer>'),
        ("overrides/help/partials/contact.html", "</section>", '<a href="https://union24.com/">{{ view.words.contact.page | e }}</a></section>'),
    ):
        yield content.mends("words and templates", path, old, new, "fact")


def _markup(content: Content) -> Iterator[Change]:
    bad = [
        "<script>alert(1)</script>", '<script src="https://www.union24.hu/"></script>', "<style>p { color: red }</style>",
        '<iframe src="https://www.union24.hu/"></iframe>', '<p onclick="alert(1)">x</p>', '<a href="javascript:alert(1)">x</a>',
        "[x](javascript:alert(1))", "[x](java&#115;cript:alert(1))", "[x](data:text/html;base64,AAAA)", "[x](vbscript:x)",
        "<form><input type=password></form>", '<input type="password">', '<img src="x.png" onerror="alert(1)" alt="x">',
        '<p style="color:red">x</p>', "x {: onclick=alert(1) }", "[x](#why){ style=color:red }", "<object data=x></object>",
        "<svg onload=alert(1)></svg>", "<button>x</button>", "# Még egy cím", "Még egy cím\n============", "#### Mély {#mely}",
        "Itt van: https://www.union24.hu/", "Itt van: www.union24.hu", "<ScRiPt>x</sCrIpT>", "<meta http-equiv=refresh content=0>",
        "<base href=x>", '<a href="&#106;avascript:x">x</a>', "<video src=x></video>", "<p\nonmouseover=alert(1)>x</p>", "<script",
    ]
    for number, new in enumerate(bad):
        code = ("hu", "en")[number % 2]
        path = f"docs/{code}/union24/account.md"
        end = len(content.texts[path])
        yield Change("markup", path, end, "", f"\n{new}\n", ("markup", "link-target", "twin-headings"))
    for new in ("![](kep.svg)", '<img src="kep.svg">', '<img src="kep.svg" alt="">'):
        path = "docs/hu/union24/account.md"
        yield Change("image without text", path, len(content.texts[path]), "", f"\n{new}\n", ("markup",))


def _unused(content: Content) -> Iterator[Change]:
    rules = ("unused-fact", "deadline")
    for old, new in (
        ("  - text: Kilépés\n", "  - text: Nyomtatás\n    gloss:\n      en: Print\n  - text: Kilépés\n"),
        ("      - union24.hu\n", "      - union24.hu\n      - https://u24.union.hu/\n"),
        ("    - UNION Biztosító\n", "    - UNION Biztosító\n    - UNION Életbiztosító Zrt.\n"),
        ("  email: ugyfelszolgalat@union.hu\n", "  email: ugyfelszolgalat@union.hu\n  other_emails: [panasz@union.hu]\n"),
        ("deadlines:\n", "deadlines:\n  complaint:\n    days: 30\n    answers: [contact]\n"),
        ("deadlines:\n", "deadlines:\n  complaint:\n    days: 15\n    answers: [contact/complaint]\n"),
        ('  telephone: "+36 1 486 4343"\n', '  telephone: "+36 1 486 4343"\n  other_telephones: ["+36 1 486 4300"]\n'),
    ):
        yield content.mends("unused fact", "facts.yml", old, new, *rules)
