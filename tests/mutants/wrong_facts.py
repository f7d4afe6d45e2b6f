"""Telephone numbers, addresses and names that are wrong."""

from __future__ import annotations

from collections.abc import Iterator

from mutants.change import Change, Content
from mutants.content_facts import EMAIL, GATEWAY, PORTAL, POST, TELEPHONE, UNION24, each


def facts(content: Content) -> Iterator[Change]:
    fact = ("fact", "twin-facts")
    numbers = ["+36 1 486 4344", "+36 1 486 4334", "+36 1 468 4343", "+36 1 486 434", "+36 1 486 43433"]
    numbers += [
        "06 1 486 4353",
        "06-1/486-4342",
        "(1) 4864347",
        "+36 20 486 4343",
        "+36\u00a01\u00a0486\u00a04443",
    ]
    numbers += [
        "+36–1–486–4345",
        "36 1 486 4346",
        "０６ 1 486 4341",
        "+43 1 486 4343",
        "+36 1 486\u20094348",
        "1 486 4349",
    ]
    yield from each(content, "telephone", TELEPHONE, numbers, *fact)
    dialled = [
        "+3614864344",
        "+361486434",
        "0614864343",
        "3614864343",
        "+36 1 486 4342",
        "+3616844343",
        "4864343",
    ]
    yield from each(content, "tel: target", "+3614864343", dialled, *fact)
    mails = [
        "ugyfelszolgalat@union.com",
        "ugyfelszolgalat@unio.hu",
        "ugyfelszolgálat@union.hu",
        "ugyfelszolgalt@union.hu",
    ]
    mails += [
        "info@union.hu",
        "ugyfelszolgalat@union24.hu",
        "ugyfelszolgalat@unionbiztosito.hu",
        "ugyfelszolgalat@unіon.hu",
    ]
    mails += ["ugyfelszolgalat@unionhu", "ugyfelszolgalat kukac union.com", "ugyfelszolgalat(at)unio.hu"]
    yield from each(content, "e-mail address", EMAIL, mails, *fact)
    senders = [
        "noreply@union.hu",
        "no-reply@unionbiztosito.hu",
        "noreply@unionbiztosito.com",
        "noreply@uniobiztosito.hu",
    ]
    yield from each(content, "sender", "noreply@unionbiztosito.hu", senders, *fact)
    portals = ["https://ugyfelportal.union.hu/ugyfelportal2/", "https://ugyfelportal.union.com/ugyfelportal/"]
    portals += ["http://ugyfelportal.union.hu/ugyfelportal/", "https://ugyfelportál.union.hu/ugyfelportal/"]
    portals += [
        "https://ugyfelportal.unoin.hu/ugyfelportal/",
        "https://ugyfelportal.union.hu/",
        "https://ugyfelportal.union.hu/portal/",
    ]
    portals += [
        "https://ugyfelportal.union.hu.evil.example/ugyfelportal/",
        "https://ugyfelportal.uniоn.hu/ugyfelportal/",
    ]
    yield from each(content, "portal address", PORTAL, portals, *fact)
    gateways = [
        "https://clientportalgw.union.hu/login",
        "https://clientportal.union.hu/Login",
        "https://clientportalgw.union.hu/",
    ]
    yield from each(
        content, "gateway address", GATEWAY, [*gateways, "https://clientportalgw.unions.hu/Login"], *fact
    )
    sites = [
        "https://www.union24.com/",
        "https://www.unoin24.hu/",
        "https://www.union.hu/",
        "http://www.union24.hu/",
    ]
    sites += [
        "https://www.union24.hu/login",
        "https://www.uníon24.hu/",
        "https://www.union42.hu/",
        "https://union24.hu.io/",
    ]
    yield from each(content, "UNION24 address", UNION24, sites, *fact)
    asked = ["union42.hu", "union24.com", "unlon24.hu", "www.union-24.hu"]
    yield from each(content, "host in also_asked", "union24.hu van", [f"{host} van" for host in asked], *fact)
    yield from each(
        content, "host in also_asked", "clientportalgw.union.hu\n", ["clientportalgv.union.hu\n"], *fact
    )


def names(content: Content) -> Iterator[Change]:
    fact = ("fact", "twin-facts")
    boxes = ["Pf. 1067", "Pf. 107", "Pf.: 1077", "P.O. Box 1075", "Pf. 1 076", "PO Box 1706", "**Pf. 10766**"]
    yield from each(content, "PO box", "Pf. 1076", boxes, *fact)
    towns = [
        "1381 Budapest",
        "1308 Budapest",
        "1380 Debrecen",
        "H-1830 Budapest",
        "138 Budapest",
        "13800 Budapest",
        "Budapest, 1390",
    ]
    yield from each(content, "postcode", "1380 Budapest", towns, *fact)
    names = [
        "UNION Vienna Insurance Group Biztosító ZRt.",
        "UNION Vienna Biztosító Zrt.",
        "UNION Vienna Insurance Biztosító Nyrt.",
    ]
    names += [
        "UNIQA Vienna Insurance Group Biztosító Zrt.",
        "UNION Vienna Insurance Group Biztositó Zrt.",
        "Union Vienna Insurance Group Biztosító Zrt.",
    ]
    yield from each(content, "company name", "UNION Vienna Insurance Group Biztosító Zrt.", names, *fact)
    senders = [
        "UNION VIG Biztosító ZRt.",
        "UNION Biztosító Zrt.",
        "VIG UNION Biztosító Zrt.",
        "UNION VIG Zrt.",
    ]
    yield from each(content, "sender's name", "UNION VIG Biztosító Zrt.", senders, *fact)
    for path, start, stands in content.everywhere(POST):
        yield Change("postal address left out", path, start, stands, "–", ("twin-facts",))


def words(content: Content) -> Iterator[Change]:
    for path, old, new in (
        (
            "docs/hu/language.yml",
            "  search:\n",
            "  search:\n    none_contact: Hívj minket a 06 1 486 4342 számon.\n",
        ),
        (
            "docs/en/language.yml",
            "  search:\n",
            "  search:\n    none_contact: Write to help@union.hu and we will help.\n",
        ),
        ("docs/en/language.yml", "UNION Biztosító’s help", "UNION Biztosítós Zrt.’s help"),
        ("docs/hu/language.yml", "Az UNION Biztosító súgója", "Az UNION VIG Biztosító súgója"),
        ("docs/hu/language.yml", "words:\n", "words:\n  not_found: {text: Menj az unoin24.hu oldalra}\n"),
        (
            "overrides/help/partials/footer.html",
            '<div class="footer__row">',
            '<div class="footer__row"><p>+36 1 486 4340</p>',
        ),
        (
            "overrides/help/partials/footer.html",
            "</footer>",
            '<a href="mailto:ugyfel@union.hu">{{ view.words.contact.page | e }}</a></footer>',
        ),
        (
            "overrides/help/partials/contact.html",
            "</section>",
            '<a href="https://union24.com/">{{ view.words.contact.page | e }}</a></section>',
        ),
    ):
        yield content.mends("words and templates", path, old, new, "fact")


def unused(content: Content) -> Iterator[Change]:
    rules = ("unused-fact", "deadline")
    for old, new in (
        ("  - text: Kilépés\n", "  - text: Nyomtatás\n    gloss:\n      en: Print\n  - text: Kilépés\n"),
        ("      - union24.hu\n", "      - union24.hu\n      - https://u24.union.hu/\n"),
        ("    - UNION Biztosító\n", "    - UNION Biztosító\n    - UNION Életbiztosító Zrt.\n"),
        (
            "  email: ugyfelszolgalat@union.hu\n",
            "  email: ugyfelszolgalat@union.hu\n  other_emails: [panasz@union.hu]\n",
        ),
        ("deadlines:\n", "deadlines:\n  complaint:\n    days: 30\n    answers: [contact]\n"),
        ("deadlines:\n", "deadlines:\n  complaint:\n    days: 15\n    answers: [contact/complaint]\n"),
        (
            '  telephone: "+36 1 486 4343"\n',
            '  telephone: "+36 1 486 4343"\n  other_telephones: ["+36 1 486 4300"]\n',
        ),
    ):
        yield content.mends("unused fact", "facts.yml", old, new, *rules)
