"""What others have: their hosts, numbers, addresses, places and names, stated rightly and with a small mistake."""

from __future__ import annotations

from collections.abc import Iterator

from mutants.change import Change, Content

PATH, TWIN = "docs/en/account/postal.md", "docs/hu/account/postal.md"
RIGHT = (
    (
        'Mentők, telephones: ["104"]',
        "Hívd a Mentőket a 104-es számon.",
        "Call the ambulance on 104.",
    ),
    (
        'Magyar Nemzeti Bank, places: ["1013 Budapest, Krisztina krt. 55."]',
        "Magyar Nemzeti Bank, 1013 Budapest, Krisztina krt. 55.",
        "Magyar Nemzeti Bank, 1013 Budapest, Krisztina krt. 55.",
    ),
    (
        'Magyar Nemzeti Bank, places: ["1534 Budapest, Pf. 777"]',
        "Magyar Nemzeti Bank levélcíme: 1534 Budapest, Pf. 777.",
        "Magyar Nemzeti Bank gets letters at 1534 Budapest, PO Box 777.",
    ),
    (
        'Pénzügyi Navigátor, telephones: ["+36 80 203 776"]',
        "Telefon: 06-80/203-776.",
        "Telephone: [+36 80 203 776](tel:+3680203776).",
    ),
    (
        "Pénzügyi Navigátor, emails: [ugyfelszolgalat@mnb.hu]",
        "Írj az ugyfelszolgalat@mnb.hu címre.",
        "Write to <ugyfelszolgalat@mnb.hu>.",
    ),
    (
        "Magyar Nemzeti Bank, hosts: [www.mnb.hu]",
        "Lásd a [jegybank oldalát](https://www.mnb.hu/fogyasztovedelem).",
        "See [its site](https://mnb.hu/en).",
    ),
    (
        'Budapest Airport, hosts: [bud.hu], telephones: ["+36 1 296 7000"]',
        "Járatok: `bud.hu`, +36 1 296 7000.",
        "Flights: [bud.hu](https://www.bud.hu/en), 06 1 296 7000.",
    ),
)
SLIPS = (
    ("104", "140", "105"),
    ("1013 Budapest", "1031 Budapest", "1014 Budapest"),
    ("Krisztina krt. 55", "Krisztina krt. 65", "Krisztian krt. 55"),
    ("1534 Budapest", "1543 Budapest"),
    ("777", "77", "771"),
    ("203-776", "203-767", "203-77", "203-7766"),
    ("203 776", "203 767", "230 776"),
    ("+3680203776", "+3680203767"),
    ("@mnb.hu", "@mnb.eu", "@mbn.hu"),
    ("ugyfelszolgalat@", "ugyfelszolglat@"),
    ("www.mnb.hu", "www.mnb.eu", "www.mmb.hu", "www.mnb.hu.help.example"),
    ("//mnb.hu", "//mnd.hu"),
    ("bud.hu", "bud.eu", "budd.hu"),
    ("Nemzeti Bank", "Nemezti Bank", "Nmzeti Bank", "Nenzeti Bank"),
    ("296 7000", "296 700", "269 7000"),
)


def right(content: Content) -> Iterator[Change]:
    """Twins that state what facts.yml mentions."""
    for mention, hungarian, english in RIGHT:
        yield _change(content, mention, hungarian, english)


def mentions(content: Content) -> Iterator[Change]:
    """The same with one mistake in both."""
    for mention, hungarian, english in RIGHT:
        for old, *others in SLIPS:
            for new in others if old in english else ():
                slips = hungarian.replace(old, new), english.replace(old, new)
                yield _change(content, mention, *slips, "fact")


def _change(content: Content, mention: str, hungarian: str, english: str, *rules: str) -> Change:
    also = (TWIN, f"\n{hungarian}\n"), ("facts.yml", f"\nmentions:\n  - {{name: {mention}}}\n")
    return Change("mention", PATH, len(content.texts[PATH]), "", f"\n{english}\n", rules, also)
