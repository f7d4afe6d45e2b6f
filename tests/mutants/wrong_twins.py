"""Labels and twins that are wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mutants.change import Change, Content, pattern
from mutants.content_facts import EMAIL, TELEPHONE, each


def labels(content: Content) -> Iterator[Change]:
    rules = ("label", "twin-facts")
    hungarian = {
        "Elfelejtette jelszavát?": [
            "Elfelejtetted jelszavad?",
            "Elfelejtette jelszavát",
            "Elfelejtette a jelszavát?",
        ],
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
        yield from each(content, "label", f"„{label}”", [f"„{other}”" for other in others], *rules)
        yield from each(
            content, "label in English", f"“{label}”", [f"“{other}”" for other in others[:1]], *rules
        )
    glosses = {
        "“Kilépés” (“Sign out”)": [
            "“Kilépés”",
            "“Sign out”",
            "“Kilépés” (“Log out”)",
            "“Kilépés” (“My documents”)",
            "Sign out",
        ],
        "“Dokumentumaim” (“My documents”)": [
            "“Dokumentumaim” (“Accounting documents”)",
            "“Bizonylatok” (“Accounting documents”)",
        ],
        "“Új jelszó igénylése” (“Request a new password”)": [
            "“Új jelszó igénylése” button",
            "the button “Request a new password”",
        ],
        "“Ügyfélportál” (“Customer Portal”)": ["“Ügyfélportál”", "“Ügyfélportál” (“Client Portal”)"],
    }
    for gloss, wrongs in glosses.items():
        yield from each(content, "gloss", gloss, wrongs, *rules)
    yield content.mends(
        "label without quotes",
        "docs/hu/reset/request.md",
        "a piros „Új jelszó igénylése”",
        "a piros Új jelszó igénylése",
        *rules,
    )
    steps = (
        "    1. „Változások bejelentése”\n    2. „Módosítás bejelentése”",
        "    1. „Módosítás bejelentése”\n    2. „Változások bejelentése”",
    )
    yield content.mends("steps swapped", "docs/hu/e-communication/portal.md", *steps, *rules)


def twins(content: Content) -> Iterator[Change]:
    bullets = "docs/en/reset/not-arrived.md", "- call us", "* call us"  # the other item is a list of its own
    yield content.mends("another list", *bullets, "twin-shape")
    for path, old, new in (
        ("docs/en/reset/not-arrived.md", " Call +36 1 486 4343 or write to ugyfelszolgalat@union.hu.", ""),
        ("docs/hu/reset/not-arrived.md", "Hívj minket a +36 1 486 4343-as számon, vagy írj", "Írj"),
        ("docs/en/reset/not-arrived.md", f"- call us on [{TELEPHONE}](tel:+3614864343),", "- call us,"),
        (
            "docs/hu/account/email-missing.md",
            f"írj nekünk az [{EMAIL}](mailto:{EMAIL}) címre.",
            "írj nekünk.",
        ),
        (
            "docs/hu/e-communication/form.md",
            "15 napon belül átvezetjük kérésedet, melyet követően",
            "Átvezetjük kérésedet, melyet követően",
        ),
        (
            "docs/en/e-communication/form.md",
            " We carry out your request within 15 days.",
            " We carry out your request.",
        ),
        ("docs/en/documents/not-found.md", " or `https://ugyfelportal.union.hu/ugyfelportal/`", ""),
        (
            "docs/hu/wrong-site/portal-instead-of-union24.md",
            " vagy `https://ugyfelportal.union.hu/ugyfelportal/`",
            "",
        ),
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
            yield content.mends(
                "download left out", f"docs/{code}/{page}.md", f"{line}\n", "", "twin-facts", "download"
            )


def steps(content: Content) -> Iterator[Change]:
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
            if (
                not listed
                or deeper
                or (not following and lines[number + 2 : number + 3] != [""] and _nested(lines, number))
            ):
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
