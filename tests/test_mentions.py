"""What facts.yml mentions is known and not ours: it may be written, and is never shown as ours."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from helpcenter import source
from helpcenter.audit import audit
from helpcenter.problem import Problem
from support import ROOT

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
    return list(audit(source.read(root)))


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


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "listed",
    [
        "",
        "mentions:\n  - name: Magyar Posta\n    hosts: [posta.example]\n",
        "mentions:\n# those of others\n- {name: Magyar Posta, hosts: [posta.example]}\n",
        "mentions: [{name: Magyar Posta, hosts: [posta.example]}]\n",
        "mentions: []\n",
    ],
    ids=["none", "block", "flush", "flow", "empty"],
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
