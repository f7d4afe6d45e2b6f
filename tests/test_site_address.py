"""No unknown host is ever called ours, and no known address foreign: the judge of the tool which-site, in node."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
from collections.abc import Callable, Iterable, Iterator
from itertools import product
from threading import Timer
from typing import Any
from unicodedata import category

import pytest

from helpcenter.read.help_center import read
from support import NODE, ROOT, THEME

Facts = dict[str, Any]
Verdict = dict[str, Any]
Judge = Callable[..., list[Verdict]]

FACTS: Facts = {
    "sites": [
        {
            "key": "portal",
            "addresses": [
                "https://ugyfelportal.union.hu/ugyfelportal/",
                "https://clientportalgw.union.hu/Login",
            ],
        },
        {"key": "union24", "addresses": ["https://www.union24.hu/", "union24.hu"]},
    ],
    "emails": ["ugyfelszolgalat@union.hu"],
    "senders": ["noreply@unionbiztosito.hu"],
    "help": "sugo.example",
    "mentions": [{"name": "Kereső", "hosts": ["www.search.example"], "emails": ["info@search.example"]}],
}
SITES = {
    "ugyfelportal.union.hu": "portal",
    "clientportalgw.union.hu": "portal",
    "www.union24.hu": "union24",
    "union24.hu": "union24",
}
KNOWN = {*SITES, "sugo.example", "union.hu", "unionbiztosito.hu"}
OURS = {"site", "shared", "help"}

# Letters that look like Latin ones; written down apart from the tool's own table.
TWINS = {
    "a": "аα", "c": "с", "e": "еé", "f": "ƒ", "g": "ɡ", "h": "һĥ", "i": "іıíι", "k": "к", "l": "ӏł", "n": "ńņ",
    "o": "оοóö", "p": "рρ", "r": "ŕ", "t": "тť", "u": "ùυúü", "w": "ԝŵ", "y": "уý",
}  # fmt: skip


@pytest.fixture(scope="module")
def judge(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Judge]:
    """Judges texts, each by the same facts or by its own, in one process of node."""
    modules = tmp_path_factory.mktemp("modules") / "assets"
    shutil.copytree(THEME / "assets", modules)
    (modules / "package.json").write_text('{"type": "module"}')

    def run(texts: Iterable[str], facts: Facts | list[Facts] = FACTS) -> list[Verdict]:
        listed = list(texts)
        each = facts if isinstance(facts, list) else [facts] * len(listed)
        asked = [{"text": text, "facts": own} for text, own in zip(listed, each, strict=True)]
        print(json.dumps(asked), file=node.stdin, flush=True)
        patience = Timer(120, node.kill)
        patience.start()
        answer = node.stdout.readline() if node.stdout else ""
        patience.cancel()
        return [found["verdict"] | {"parsed": found["host"]} for found in json.loads(answer)]

    with subprocess.Popen(
        [NODE, ROOT / "tests/site_address.mjs", modules / "site-address.js"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as node:
        yield run
    assert node.returncode == 0


def wpt() -> dict[str, str | None]:
    """The inputs of web-platform-tests, each with the host that a browser reads in it."""
    found: dict[str, str | None] = json.loads((ROOT / "tests/addresses/urltestdata.json").read_text("utf-8"))
    return found


def whole(text: str) -> bool:
    """Whether a text is one piece that begins with its scheme and has no bracket that prose might have put there."""
    begins = text.lower().startswith(("http://", "https://")) and not text.endswith(".")
    return begins and not any(
        letter.isspace() or letter in "[]" or category(letter) == "Cc" for letter in text
    )


def test_the_facts_of_these_tests_are_those_of_facts_yml() -> None:
    sites = read(ROOT).facts.data["sites"]
    assert FACTS["sites"] == [
        {"key": key, "addresses": [site["sign_in"], *site["addresses"]]} for key, site in sites.items()
    ]


def test_nothing_of_the_url_test_data_is_called_ours(judge: Judge) -> None:
    inputs = list(wpt())
    wrong = [(text, one) for text, one in zip(inputs, judge(inputs), strict=True) if one["kind"] in OURS]
    assert len(inputs) > 500
    assert wrong == []


def test_hosts_are_read_as_browsers_read_them(judge: Judge) -> None:
    """Were the host of any test address ours, the address would be called ours; what cannot be opened never is."""
    hosts = {text: host for text, host in wpt().items() if host and whole(text)}
    facts = [
        FACTS | {"sites": [{"key": "own", "addresses": [f"https://{host}/"]}]} for host in hosts.values()
    ]
    wrong, read = [], 0
    for (text, host), one in zip(hosts.items(), judge(hosts, facts), strict=True):
        read += one["parsed"] == host
        # Engines of different age differ over a few xn-- labels: there is no host to know where this one reads none.
        if one["kind"] != "site" and one["parsed"] == host:
            wrong.append((text, one))
    assert read > 100
    assert wrong == []


def test_our_hosts_in_the_test_addresses_are_ours(judge: Judge) -> None:
    swapped = {
        text.replace(host, ours)
        for text, host in wpt().items()
        for ours in SITES
        if host and "." in host and whole(text) and text.count(host) == 1
    }
    texts = sorted(swapped)
    wrong = []
    for text, one in zip(texts, judge(texts), strict=True):
        if (one["kind"] == "site") != ((one["parsed"] or "").removesuffix(".") in SITES):
            wrong.append((text, one))
    assert len(texts) > 100
    assert wrong == []


@pytest.mark.slow
def test_addresses_put_together_at_random_are_judged_by_their_host(judge: Judge) -> None:
    chance = random.Random(24)
    parts = [
        *SITES, "@", ":", "/", "\\", "?", "#", ".", "%2e", "%40", "evil.example", "-", "x", ":443", ":8080", "。", "é",
    ]  # fmt: skip
    texts = [
        chance.choice(["http://", "https://", "HTTPS:\\\\"]) + "".join(chance.choices(parts, k=size)) + "/z"
        for size in range(1, 7)
        for _ in range(1_500)
    ]
    found = judge(texts)
    wrong = []
    for text, one in zip(texts, found, strict=True):
        host = (one["parsed"] or "").removesuffix(".")
        if (one["kind"] == "site") != (host in SITES):
            wrong.append((text, one))
    assert sum(one["kind"] == "site" for one in found) > 500
    assert wrong == []


def edits(host: str) -> set[str]:
    """Every host that is one letter off."""
    letters = "abcdefghijklmnopqrstuvwxyz0123456789-."
    cuts = [(host[:at], host[at:]) for at in range(len(host) + 1)]
    return {
        *(one + other[1:] for one, other in cuts if other),
        *(one + letter + other for one, other in cuts for letter in letters),
        *(one + letter + other[1:] for one, other in cuts if other for letter in letters),
        *(one + other[1] + other[0] + other[2:] for one, other in cuts if len(other) > 1),
    }


def written(host: str) -> list[str]:
    """A host as people paste it."""
    return [
        host,
        f"https://{host}/",
        f"HTTPS://{host.upper() if host.isascii() else host}/Login",
        f"view-source:https://{host}/x?y=1#z",
        f" https://{host}:443/ ",
        f"Ide jutottam: https://{host}/ – mi ez?",
    ]


def foreign(judge: Judge, hosts: Iterable[str], *reasons: str) -> None:
    """Assert that hosts, as people write them, are foreign; and named as look-alikes where `reasons` are given."""
    texts = [text for host in sorted(set(hosts)) for text in written(host)]
    found = judge(texts)
    # Without a scheme, what has no dot in it is a word.
    fine = [
        one["kind"] == "foreign" or (one["kind"] == "nothing" and ("." not in text.strip("."))) for text, one in
        zip(texts, found, strict=True)
    ]  # fmt: skip
    assert len(texts) > 100
    assert [(text, one) for text, one, right in zip(texts, found, fine, strict=True) if not right] == []
    named = [one for one in found if one["kind"] == "foreign"]
    assert [one for one in named if reasons and one.get("reason") not in reasons] == []


@pytest.mark.parametrize("host", SITES)
def test_one_letter_off_is_foreign(judge: Judge, host: str) -> None:
    hosts = {edit for edit in edits(host) if edit.strip(".") not in KNOWN and edit.strip(".")}
    reasons = ("under", "near", "ending", "inside", "broken")
    foreign(judge, {edit for edit in hosts if not edit.endswith(".")}, *reasons)


@pytest.mark.parametrize("host", SITES)
def test_letters_of_other_alphabets_are_foreign(judge: Judge, host: str) -> None:
    chance = random.Random(host)
    made = set()
    for _ in range(700):
        places = [at for at, letter in enumerate(host) if letter in TWINS and not host.startswith("www.", at)]
        chosen = set(chance.sample(places, chance.randint(1, min(3, len(places)))))
        made.add("".join(chance.choice(TWINS[x]) if at in chosen else x for at, x in enumerate(host)))
    coded = {
        ".".join(x if x.isascii() else "xn--" + x.encode("punycode").decode() for x in name.split("."))
        for name in made
    }
    # Letters after the last dot that are like those of a country are of no country.
    foreign(judge, {*made, *coded}, "letters", "under")


@pytest.mark.parametrize("host", SITES)
def test_our_name_elsewhere_is_foreign(judge: Judge, host: str) -> None:
    base = host.removesuffix(".hu")
    endings = ("com", "net", "org", "eu", "sk", "info", "online", "example", "co.uk", "xyz", "app")
    foreign(judge, {f"{base}.{ending}" for ending in endings} | {f"{base}.h{x}" for x in "abcdefghij"})
    evil = ("evil.example", "biztositas.example", "192.168.0.1", "a.b.c.example.com", "xn--p1ai.example")
    ways = [
        "{0}.{1}",
        "{0}-{1}",
        "{1}-{0}",
        "{0}@{1}",
        "{0}:pw@{1}",
        "{1}/{0}",
        "{1}?{0}",
        "{1}#https://{0}/",
        "{1}\\{0}",
    ]
    foreign(
        judge,
        {way.format(host, other) for way in ways for other in evil if way != "{1}-{0}" or other[0] > "9"},
    )


KINDS = {
    "union24.hu.example.com": ("foreign", "inside"),
    "ugyfelportal.union.hu@evil.example": ("foreign", "before"),
    "https://ugyfelportal.union.hu@evil.example/": ("foreign", "before"),
    "https://www.union24.hu @evil.example": ("foreign", "before"),
    "https://www.union24.hu x@evil.example/": ("foreign", "before"),
    "uníon24.hu": ("foreign", "letters"),
    "xn--unon24-4va.hu": ("foreign", "letters"),
    "un\u200dion24.hu": ("foreign", "letters"),
    "unoin24.hu": ("foreign", "near"),
    "urnion24.hu": ("foreign", "near"),
    "unlon24.hu": ("foreign", "near"),
    "ugyfelportal-union.hu": ("foreign", "near"),
    "union24.com": ("foreign", "ending"),
    "union24-login.hu": ("foreign", "inside"),
    "https://evil.example/www.union24.hu": ("foreign", "behind"),
    "www.ugyfelportal.union.hu": ("foreign", "under"),
    "https://www.union24.hu:99999/": ("foreign", "broken"),
    "javascript:alert(1)//https://www.union24.hu/": ("foreign", "scheme"),
    "data:text/html,https://www.union24.hu/": ("foreign", "scheme"),
    "file:///www.union24.hu/": ("foreign", "scheme"),
    "ftp://www.union24.hu/": ("foreign", "scheme"),
    "evil.example": ("foreign", None),
    "http://192.168.0.1/": ("foreign", None),
    "ugyfelszolgalat@uni0n.hu": ("foreign", "near"),
    "www.union24.hu https://evil.example/": ("foreign", None),
    "www.union24.hu és пример.рф": ("foreign", None),
    "union.hu": ("related", None),
    "https://www.union.hu/": ("related", None),
    "www.unionbiztosito.hu": ("related", None),
    "search.example": ("mention", None),
    "https://www.search.example/?q=www.union24.hu": ("mention", None),
    "info@search.example": ("mention", None),
    "https://www.union24.hu@www.search.example/": ("foreign", "before"),
    "mail.search.example": ("foreign", None),
    "https://sugo.example/en/": ("help", None),
    "ugyfelszolgalat@union.hu": ("email", None),
    "mailto:Ugyfelszolgalat@UNION.hu?subject=x": ("email", None),
    "noreply@unionbiztosito.hu": ("email", None),
    "valaki@freemail.example": ("email", None),
    "www.union24.hu, ugyfelportal.union.hu": ("several", None),
    "http://192.168.0.1/ valaki@freemail.example": ("foreign", None),
    "": ("empty", None),
    " \t\u00a0 ": ("empty", None),
    "…": ("nothing", None),
    "union24": ("nothing", None),
    "Hol vagyok? 2026.11.22.": ("nothing", None),
    "2026.11.22": ("nothing", None),
    "utmutato.pdf": ("nothing", None),
}


def test_what_people_paste_besides_addresses(judge: Judge) -> None:
    found = judge(KINDS)
    assert {text: (one["kind"], one.get("reason")) for text, one in zip(KINDS, found, strict=True)} == KINDS
    owners = [one["owner"] for one in found if one["kind"] == "email"]
    assert owners == ["us", "us", "sender", ""]


BEFORE = [
    "", "https://", "http://", "HTTPS://", "https:\\\\", "//", "htps://", "ttps://", "https//", "view-source:https://",
    "URL:https://", "Cím: ", "Bejelentkezéshttps://", "https:// ", "https : //", "UNION24 – Bejelentkezés https://",
    "A címsorban ez áll: „", "<https://", "[UNION24](https://", "\u200e", "\ufeff", "\n\t", "https://valaki@",
]  # fmt: skip
BEHIND = [
    "", "/", "/Login", "/ugyfelportal/", "/x/y?z=1#a", "?next=https://evil.example/", "/a@b", "#x", ":443/", ":8443/",
    ".", "./", " › login", " /Login", "”", ">", ")", ", de miért?", "/?q=union24.hu.example.com", "/ ügyfélportál",
    "\n",
]  # fmt: skip


def test_known_addresses_are_known_however_they_are_written(judge: Judge) -> None:
    shapes: list[Callable[[str], str]] = [
        str,
        str.upper,
        str.title,
        lambda host: host.replace(".", " . "),
        lambda host: host.replace(".", ". "),
        lambda host: " ".join(host),
        lambda host: host.replace(".", "。"),
        lambda host: "".join(chr(ord(letter) + 0xFEE0) for letter in host),
        lambda host: f"{host[:3]}\u00ad{host[3:]}",
    ]
    texts = {
        before + shape(host) + behind: key
        for (host, key), before, behind, shape in product(SITES.items(), BEFORE, BEHIND, shapes)
    }
    wrong = []
    for text, one in zip(texts, judge(texts), strict=True):
        if (one["kind"], one.get("site")) != ("site", texts[text]):
            wrong.append((text, one))
    assert len(texts) > 10_000
    assert wrong == []


ENDINGS = [
    "{}-ra",
    "{}-RA",
    "{}–n",
    "{}’s",
    "{}'s",
    "„{}”-ról",
    "({})-ban",
    "https://{}-hez",
    "„https://{}”-nél",
    "{}-n.",
]


@pytest.mark.parametrize("ending", ENDINGS)
def test_what_a_sentence_adds_to_an_address_neither_hides_nor_accuses_it(judge: Judge, ending: str) -> None:
    ours = [f"Most a {ending.format(host)} vagyok" for host in SITES]
    assert [one.get("site") for one in judge(ours)] == list(SITES.values())
    mails = {ending.format(f"{name}@union.hu") for name in ("ugyfelszolgalat", "info") if "//" not in ending}
    assert {one["kind"] for one in judge(mails)} <= {"email"}
    for host in ("unlon24.hu", "union24.hu.evil.example", "www.uníon24.hu", "evil.example"):
        alone, beside = judge(
            [ending.format(host), f"Az union24.hu-ra lépjek be vagy a {ending.format(host)} oldalra?"]
        )
        assert alone["kind"] == beside["kind"] == "foreign"
        assert alone.get("reason") == beside.get("reason") == judge([host])[0].get("reason")


def test_a_foreign_address_beside_a_known_one_is_never_passed_over(judge: Judge) -> None:
    joints = [
        " ",
        ", ",
        "; ",
        " – ",
        "\n",
        "\t",
        " @",
        "@",
        " .",
        ".",
        "-",
        " › ",
        "\u200b",
        "\u2028",
        "\ufeff",
    ]
    others = [
        "evil.example", "https://evil.example/", "HTTP://3627734734/", "xn--p1ai.example", "пример.рф",
        "union24.com/login", "uníon24.hu", "x.evil.example:8080", "javascript:alert(1)", "a@uni0n24.hu",
    ]  # fmt: skip
    texts = [
        text
        for host, joint, other in product(SITES, joints, others)
        # Before an @ stands only a name.
        for text in (f"{host}{joint}{other}", f"https://{host}{joint}{other}", f"{other}{joint}{host}")
        if not text.endswith(f"@{host}")
    ]
    passed = [(text, one) for text, one in zip(texts, judge(texts), strict=True) if one["kind"] in OURS]
    assert len(texts) > 1_500
    assert passed == []


def test_what_is_not_fine_about_a_known_address_is_told(judge: Judge) -> None:
    texts = {
        "www.union24.hu": (False, False),
        "https://www.union24.hu:443/": (False, False),
        "http://www.union24.hu/": (True, False),
        "http://www.union24.hu:8080/": (True, True),
        "https://www.union24.hu:8443/": (False, True),
        "https://valaki@www.union24.hu/": (False, True),
        "https://www.union24.hu\\@evil.example": (False, True),
    }
    found = judge(texts)
    assert [(one["insecure"], one["odd"]) for one in found] == list(texts.values())


def test_on_a_shared_host_the_path_tells_the_site(judge: Judge) -> None:
    facts = FACTS | {
        "sites": [
            {"key": "one", "addresses": ["https://shared.example/one/", "https://shared.example/start"]},
            {"key": "two", "addresses": ["https://shared.example/one/two", "https://two.example/"]},
            {"key": "root", "addresses": ["https://shared.example/"]},
        ]
    }
    texts = {
        "https://shared.example/one/x": "one",
        "https://shared.example/ONE": "one",
        "https://shared.example/one/two?x": "two",
        "https://shared.example/one/twofold": "one",
        "https://shared.example/start": "one",
        "https://shared.example/": "root",
        "https://shared.example/other": None,
        "https://two.example/one/": "two",
    }
    found = judge(texts, facts)
    assert [one.get("site") for one in found] == list(texts.values())
    assert found[6]["kind"] == "shared"


def test_endless_texts_are_judged_in_no_time(judge: Judge) -> None:
    texts = ["." * 100_000, "a" * 200_000, " ." * 50_000 + "x", "a:" * 50_000, "@" * 100_000, "…" * 100_000 + "x",
             "https://" * 30_000, "x.hu " * 20_000, "http://" + "a." * 50_000, "\ud800" * 1_000]  # fmt: skip
    assert all(one["kind"] not in OURS for one in judge(texts))


def test_longest_texts_that_are_judged_are_judged_in_no_time(judge: Judge) -> None:
    shapes = [".", "a", " .x", "a:", "@", "…x", "https://", "x.hu ", "a.", "u n i o n 2 4 . h u ", "union24.hu@", "-",
              "ugyfelportal.", "https://a@", "xn--a.", "(", "é.", "rn"]  # fmt: skip
    texts = [
        (prefix + shape * 16_000)[:16_000] for shape in shapes for prefix in ("", "https://", "https://x.hu/")
    ]
    found = judge(texts)
    assert {one["kind"] for one in found} >= {"foreign", "nothing"}
    assert not {"long", "help"} & {one["kind"] for one in found}


@pytest.mark.parametrize("size", [3_900, 4_000, 4_100, 15_000])
def test_what_comes_late_in_a_long_text_counts(judge: Judge, size: int) -> None:
    texts = {
        f"https://www.union24.hu{'a' * size}@evil.example/": "foreign",
        f"https://www.union24.hu {'x' * size}@evil.example/": "foreign",
        f"https://www.union24.hu/ {'szó ' * (size // 4)} https://evil.example/": "foreign",
        f"{'szó ' * (size // 4)} https://www.union24.hu/": "site",
        f"https://www.union24.hu/?token={'x' * size}": "site",
        f"https://www.union24.hu/?token={'x' * 16_000}": "long",
        f"https://www.union24.hu/ {'x' * 16_000} https://evil.example/": "long",
    }
    assert [one["kind"] for one in judge(texts)] == list(texts.values())


STRANGERS = [
    "ugyfelportal.mav.hu", "ugyfelportal.nav.gov.hu", "ugyfelkapu.gov.hu", "ugyfelportal.eon.hu", "ugyfelportal.hu",
    "ugyfelportal.magyarorszag.hu", "https://ugyfelportal.uniqa.hu/ugyfelportal/", "ügyfélportál.hu",
    "e-ugyfelportal.hu",
    "ugyfelportal-belepes.hu", "clientportal.example.com", "portal.otpbank.hu", "www.google.com", "bit.ly/3xYz",
    "https://www.google.com/search?q=union24", "https://www.google.com/search?q=https://www.union24.hu/&hl=hu",
    "https://l.facebook.com/l.php?u=https%3A%2F%2Fwww.union24.hu%2F&h=AT0",
    "https://google.com/?q=ugyfelportal.union", "union.com", "onion.hu",
    "https://westernunion.com/hu", "trade-union.hu", "www.europeanunion.example", "creditunion.org", "sugo.hu",
    "https://intranet.example/ugyfelportal/Login", "about:blank", "https://unionbank.com/", "clientportalgw.example",
]  # fmt: skip
IMITATIONS = [
    "ugyfelportal-union.hu", "union-ugyfelportal.hu", "unionugyfelportal.hu", "ugyfelportal.union.hu.evil.com",
    "ugyfelportal.union.hu-login.com", "unlon24.hu", "union24.com", "union24.evil.com", "union-biztosito.hu",
    "un1on24.eu",
    "unionbiztosito.com", "ugyfelportal.union.com", "union.ugyfelportal.example", "https://www.union24.hu@google.com/",
    "https://evil.example/www.union24.hu/login", "https://evil.example/?www.union24.hu",
    "https://evil.example/#union24.hu",
    "ugyfelportal.uni0n-biztosito.hu", "belepes-union24.hu", "ugyfelportal.unoin.hu", "uni0n.hu",
]  # fmt: skip


def test_a_common_word_in_the_host_of_others_is_no_imitation(judge: Judge) -> None:
    found = judge(STRANGERS)
    assert [(text, one) for text, one in zip(STRANGERS, found, strict=True) if one["kind"] != "foreign"] == []
    told = [one.get("reason") for one in found if one.get("reason") != "scheme"]
    assert set(told) == {None}


def test_what_tells_ours_from_others_is_imitated(judge: Judge) -> None:
    reasons = {"before", "letters", "ending", "near", "inside", "behind"}
    found = judge(IMITATIONS)
    assert [
        (text, one) for text, one in zip(IMITATIONS, found, strict=True) if one.get("reason") not in reasons
    ] == []


@pytest.mark.parametrize(
    ("own", "stranger", "imitation"),
    [
        ("ugyfelportal.mav.hu", "ugyfelportal.union.hu", "ugyfelportal-mav.hu"),
        ("netbank.mbh.hu", "netbank.mkb.hu", "netbank.mbh.hu.evil.example"),
        ("my.vodafone.co.uk", "my.telekom.co.uk", "vodafone-my.com"),
        ("kunde.allianz.at", "kunde.wien.gv.at", "allianz-login.com"),
        ("online.n26.com", "online.bank.com", "online-n26.com"),
        ("portal.kh.hu", "portal.hu", "kh-portal.hu"),
        ("www.24.hu", "port24.hu", "24.hu.evil.example"),
        ("login.gov.hu", "login.co.hu", "login.gov.hu.evil.example"),
    ],
)
def test_it_is_so_for_any_company(judge: Judge, own: str, stranger: str, imitation: str) -> None:
    facts = {
        "sites": [{"key": "one", "addresses": [f"https://{own}/"]}],
        "emails": [], "senders": [], "help": "sugo.example", "mentions": [],
    }  # fmt: skip
    found = judge([own, stranger, imitation], facts)
    assert found[0]["kind"] == "site"
    assert (found[1]["kind"], found[1].get("reason")) == ("foreign", None)
    assert found[2].get("reason") in {"near", "inside", "ending"}


def test_whose_an_address_is_is_told_where_facts_yml_knows(judge: Judge) -> None:
    google, ours, sender = judge(["www.search.example", "www.union.hu", "unionbiztosito.hu"])
    assert google["whose"] == "Kereső"
    assert ours["emails"] == ["ugyfelszolgalat@union.hu"]
    assert sender["emails"] == ["noreply@unionbiztosito.hu"]
    several = judge(["www.search.example https://www.union24.hu", "www.search.example unlon24.hu"])
    assert [(one["kind"], one["several"]) for one in several] == [("mention", True), ("foreign", True)]
