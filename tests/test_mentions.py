"""What facts.yml mentions is known and not ours: it may be written, and is never shown as ours."""

from __future__ import annotations

import re
import shutil
from itertools import product
from pathlib import Path

import pytest

from helpcenter.facts.registry import registry
from helpcenter.model.problem import Problem
from helpcenter.read import help_center
from helpcenter.rules.shared.audit import audit
from support import ROOT, copy_project, helpcenter

PAGES = {"hu": "docs/hu/reset/index.md", "en": "docs/en/reset/index.md", "de": "docs/de/reset/index.md"}
LINES = re.compile(r"`([^`]+)`")


def center(folder: Path, text: str, facts: str = "") -> Path:
    """The smallest healthy help center; the same text stands on a page of each language."""
    root = Path(shutil.copytree(ROOT / "tests/center", folder / "center"))
    for path in PAGES.values():
        (root / path).write_text((root / path).read_text("utf-8") + f"\n{text}\n", "utf-8")
    listed = (root / "facts.yml").read_text("utf-8").replace("  email:", '  trunk: "06"\n  email:', 1)
    (root / "facts.yml").write_text(f"{listed}\n{facts}", "utf-8")
    return root


def problems(root: Path) -> list[Problem]:
    """What the check says of a help center."""
    return list(audit(help_center.read(root)))


def paste(root: Path, hint: str) -> None:
    """Do exactly what a hint says."""
    file = root / "facts.yml"
    lines = file.read_text("utf-8").split("\n")
    below, inside = re.search(r"below line (\d+)", hint), re.search(r"in line (\d+)", hint)
    printed = LINES.findall(hint)
    if below:
        lines[int(below[1]) : int(below[1])] = printed
    elif inside:
        at = int(inside[1]) - 1
        lines[at] = lines[at].replace("[", f"[{printed[0]}", 1)
    else:
        assert "end of facts.yml" in hint
        lines += printed
    file.write_text("\n".join(lines) + "\n", "utf-8")


FORMS = [
    "[Bank](https://www.otpbank.hu/portal/hu?x=1#y)",
    "[www.otpbank.hu](https://www.otpbank.hu/)",
    "`https://otpbank.hu/hitel`",
    "`WWW.OTPBANK.HU`",
    "[App](https://apps.apple.com/hu/app/id1)",
    "[Post](http://posta.hu)",
    "Booking.com",
    "`https://ügyintézés.example/`",
    "`https://www.оtpbank.hu/`",
    "[104](tel:104)",
    "[1818](tel:1818)",
    "+36 1 366 6666",
    "[06-1/366-6666](tel:+3613666666)",
    "0036 1 366 6666",
    "0613666666",
    "[call](tel:+4915123456789)",
    "(1) 366 6666",
    "+1 212 555 0142",
    "call 06 80 203 776",
    "info@otpbank.hu",
    "[info](mailto:Info@otpbank.hu)",
    "<ugyfel.szolgalat+x@mnb.hu>",
    "info (at) mnb (dot) hu",
    "1381 Budapest, Pf. 1067",
    "P.O. Box 777",
    "H-1013 Budapest, Krisztina krt. 55",
    "1534 Budapest, P.O. Box 777",
]


OF_EACH_KIND = [
    "[Bank](https://www.otpbank.hu/portal/hu?x=1#y)",
    "`https://ügyintézés.example/`",
    "[104](tel:104)",
    "0036 1 366 6666",
    "[info](mailto:Info@otpbank.hu)",
    "1381 Budapest, Pf. 1067",
    "H-1013 Budapest, Krisztina krt. 55",
]
"""Where the hint says to write depends on the list that there is, and on the kind of what is mentioned."""

LISTED = {
    "block": "mentions:\n  - name: Magyar Posta\n    hosts: [posta.example]\n",
    "flush": "mentions:\n# those of others\n- {name: Magyar Posta, hosts: [posta.example]}\n",
    "flow": "mentions: [{name: Magyar Posta, hosts: [posta.example]}]\n",
    "empty": "mentions: []\n",
}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("listed", "form"),
    [*(("", form) for form in FORMS), *product(LISTED.values(), OF_EACH_KIND)],
)
def test_what_the_hint_prints_makes_the_check_pass_once_pasted(
    form: str, listed: str, tmp_path: Path
) -> None:
    used = " `posta.example`" if "posta" in listed else ""
    root = center(tmp_path, f"See {form}, they help.{used}", listed)
    first = problems(root)
    assert first
    assert {problem.rule for problem in first} == {"fact"}
    for _ in range(3):
        left = problems(root)
        if not left:
            break
        paste(root, left[0].hint)
    assert [str(problem) for problem in problems(root)] == []


MENTIONS = """
mentions:
  - name: Example Bank
    hosts: [www.bank.example]
    telephones: ["+36 80 555 777"]
    emails: [info@bank.example]
    places: ["1534 Budapest, Pf. 777"]
  - name: Mentők
    telephones: ["104"]
"""
STATES = (
    "[Example Bank](https://www.bank.example/a), <info@bank.example>, [06 80 555 777](tel:+3680555777), [104](tel:104),"
    " 1534 Budapest, Pf. 777."
)
PATTERN = re.compile(r"bank\.example|80.?555.?777|tel:104|Example Bank|1534 Budapest|Mentők")


def test_on_a_built_site_it_stands_only_where_a_page_says_it(tmp_path: Path) -> None:
    """Not on contact cards, not in structured data, nowhere as ours; the tool knows hosts and e-mail addresses."""
    root = copy_project(tmp_path)
    (root / "facts.yml").write_text((root / "facts.yml").read_text("utf-8") + MENTIONS, "utf-8")
    for code in ("hu", "en"):
        page = root / f"docs/{code}/documents/where.md"
        page.write_text(page.read_text("utf-8") + f"\n{STATES}\n", "utf-8")
    done = helpcenter(root, "build", "--no-compress")
    assert done.returncode == 0, done.stderr
    stated, tools, cards = set(), set(), 0
    for file in sorted((root / "site").rglob("*.html")):
        text = file.read_text("utf-8")
        cards += text.count('class="contact"')
        assert not PATTERN.search(
            "".join(re.findall(r'<section class="contact".*?</section>', text, re.DOTALL))
        )
        assert not PATTERN.search("".join(re.findall(r"<script.*?</script>", text, re.DOTALL)))
        settings = "".join(re.findall(r'data-settings="[^"]*bank\.example[^"]*"', text))
        if settings:
            tools.add(file.parent.name)
            assert "sign_in" in settings and "555" not in settings
        if PATTERN.search(re.sub(r'data-settings="[^"]*"', "", text)):
            stated.add(file.parent.name)
    assert cards > 20
    assert tools == {"melyik-oldal", "wrong-site"}
    assert stated == {"hol-talalod", "where"}


def test_the_sites_of_facts_yml_stay_the_only_ones_of_ours(tmp_path: Path) -> None:
    facts = "mentions:\n  - { name: Bank, hosts: [bank.example], telephones: ['+36 80 555 777'] }\n"
    known = registry(help_center.read(center(tmp_path, "See `bank.example` or call +36 80 555 777.", facts)))
    assert set(known.hosts) == {"portal.example", "union24.example"}
    assert known.product("https://bank.example/") == ""
    assert known.names == ()
    assert {fact.owner for fact in known.facts if fact.shown in ("bank.example", "+36 80 555 777")} == {
        "Bank"
    }


FINE = {
    "another company of our line": (
        "[Other Biztosító Zrt.](https://other.example/x): `www.other.example`; Other Biztosítóhoz.",
        "- { name: Other Biztosító Zrt., hosts: [other.example] }\n- { name: Other Biztosító }\n",
    ),
    "a number at home and abroad": (
        "Call 06-80/555-777, +36 80 555 777, 0036 80 555 777 or [us](tel:+3680555777).",
        "- { name: X, telephones: ['+36 80 555 777'] }\n",
    ),
    "a number written as one dials it at home": (
        "Call 06-80/555-777, +36 80 555 777, 0036 80 555 777 or [us](tel:+3680555777).",
        "- { name: X, telephones: ['06 80 555 777'] }\n",
    ),
    "a number that works only at home": (
        "Call 06 80 555 777 or [us](tel:0680555777).",
        "- { name: X, telephones: ['06 80 555 777'] }\n",
    ),
    "a short number, which counts nothing": (
        "Call 112, [112](tel:112) or the 112; 113 fields, room 1121, 112.5 %, +36 112 555 777, 112 000 HUF. 112!",
        "- { name: X, telephones: ['112', '+36 112 555 777'] }\n",
    ),
    "one entry with all": (
        "`https://a.example/b?c#d`, <x@a.example>, 1051 Budapest, Nádor utca 16., 1534 Budapest BKKP, P.O. Box 777.",
        "- name: X\n  hosts: [a.example]\n  emails: [x@a.example]\n"
        '  places: ["1051 Budapest, Nádor utca 16.", "1534 Budapest BKKP, P.O. Box 777"]\n',
    ),
    "letters of other languages": (
        "`https://ügyintézés.example/`",
        "- { name: X, hosts: [xn--gyintzs-fyab6p.example] }\n",
    ),
}


@pytest.mark.parametrize("name", FINE)
def test_what_is_listed_may_be_written_in_any_form(name: str, tmp_path: Path) -> None:
    text, entries = FINE[name]
    root = center(tmp_path, text, f"mentions:\n{entries}")
    assert [str(problem) for problem in problems(root)] == []


@pytest.mark.parametrize("at", range(len("www.mnb-online.hu")))
def test_a_wrong_letter_in_a_host_is_found(at: int, tmp_path: Path) -> None:
    host = "www.mnb-online.hu"
    wrong = host[:at] + "x" + host[at + 1 :]
    text = f"[MNB](https://{host}/) and [MNB](https://{wrong}/x)"
    found = problems(center(tmp_path, text, f"mentions:\n  - {{ name: MNB, hosts: [{host}] }}\n"))
    assert found
    assert all(f"https://{wrong}/x" in problem.message for problem in found)


@pytest.mark.parametrize(
    "target",
    [
        "https://www.union24.example.mnb.hu/",
        "https://mnb.hu.evil.example/",
        "https://mnb.hu@evil.example/",
        "https://union24.example@mnb.hu/",
        "https://mnb.hu:8443/",
        "ftp://mnb.hu/",
        "https://evil.example/https://mnb.hu/",
        "https://xmnb.hu/",
        "https://felugyelet.mnb.hu/",
        "//evil.example/mnb.hu",
    ],
)
def test_what_only_looks_like_a_mention_is_none(target: str, tmp_path: Path) -> None:
    text = f"[MNB](https://mnb.hu/) and [MNB]({target})"
    found = problems(center(tmp_path, text, "mentions:\n  - { name: MNB, hosts: [mnb.hu] }\n"))
    assert {problem.rule for problem in found} >= {"fact"}


@pytest.mark.parametrize(
    "host",
    [
        "union24.example",
        "www.union24.example",
        "a.union24.example",
        "union24.example.evil.example",
        "unlon24.example",
    ],
)
def test_no_hint_offers_to_list_what_imitates_us(host: str, tmp_path: Path) -> None:
    found = problems(center(tmp_path, f"[UNION24](https://{host}/login)"))
    assert found
    assert not [problem for problem in found if "mentions:" in problem.hint]


@pytest.mark.parametrize(
    ("entries", "unknown"),
    [
        ("", ["Other Biztosító Zrt."]),
        ("mentions:\n  - { name: Other Biztosító Zrt., hosts: [other.example] }\n", []),
        ("mentions:\n  - { name: Other Biztosító Kft., hosts: [other.example] }\n", ["Other Biztosító Zrt."]),
        ("mentions:\n  - { name: Other Biztosító Zrt. }\n", []),
    ],
)
def test_a_company_of_our_line_is_known_by_its_name(entries: str, unknown: list[str], tmp_path: Path) -> None:
    at = ", `other.example`" if "hosts" in entries else ""
    text = f"SMALL Biztosító Zrt. is not Other Biztosító Zrt.{at}. Write to Other Biztosító Zrt.-hez."
    root = center(tmp_path, text, entries)
    facts = (root / "facts.yml").read_text("utf-8")
    (root / "facts.yml").write_text(
        facts.replace("  email:", "  names: [SMALL Biztosító Zrt.]\n  email:", 1), "utf-8"
    )
    found = {problem.message for problem in problems(root) if problem.place.path == PAGES["en"]}
    assert found == {f"facts.yml does not know the company name {name}" for name in unknown}
