"""What needs attention and is not wrong: translations that are older than their original, reviews that are due."""

from __future__ import annotations

import json
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from helpcenter.model.center import HelpCenter
from helpcenter.model.fingerprint import fingerprint, newer_original
from helpcenter.read import help_center
from helpcenter.report.download_states import attention
from helpcenter.rules.shared.audit import audit
from helpcenter.rules.shared.states import states
from helpcenter.site import site_files
from helpcenter.site.site_parts import Site
from support import ROOT, copy_project, helpcenter

DAY = date(2026, 11, 22)
ORIGINAL, TRANSLATION = "docs/hu/reset/request.md", "docs/en/reset/request.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the smallest healthy help center, all translations accepted."""
    copy = Path(shutil.copytree(ROOT / "tests/center", tmp_path / "center"))
    done = helpcenter(copy, "accept", "--all")
    assert done.returncode == 0, done.stderr
    return copy


def change(root: Path, path: str, old: str, new: str) -> HelpCenter:
    """Replace a text in a file; the help center as it is then."""
    text = (root / path).read_text("utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new, 1), "utf-8")
    return help_center.read(root)


def outdated(center: HelpCenter) -> list[str]:
    """The paths of the outdated translations."""
    return [item.page.path for item in states(center, DAY).outdated]


def test_accepting_everything_leaves_nothing_to_do_and_nothing_wrong(root: Path) -> None:
    center = help_center.read(root)
    found = states(center, DAY)
    assert (found.outdated, found.unrecorded, found.due) == ((), (), ())
    assert audit(center) == []
    assert helpcenter(root, "accept", "--all").stdout == "", "accepting twice changes nothing"


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (ORIGINAL, "title: Hogyan kérhetek", "title: Hogyan igényelhetek"),
        (ORIGINAL, "SMS-ben küldjük", "SMS-ben elküldjük"),
        (ORIGINAL, "1. Nyisd meg", "1. Keresd fel"),
        ("docs/hu/snippets/sign-in.md", "Írd be", "Írd majd be"),
    ],
)
def test_what_a_reader_sees_makes_a_translation_old(root: Path, path: str, old: str, new: str) -> None:
    center = change(root, path, old, new)
    assert outdated(center) == [TRANSLATION, "docs/de/reset/request.md"]
    assert audit(center) == [], "a state is nothing wrong"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("reviewed: 2026-11-22", "reviewed: 2026-11-23"),
        ("  - elveszett a jelszavam", "  - elveszett a jelszó"),
        ("1. Nyisd meg", "1.   Nyisd\u00a0meg"),
        ("Ha nem érkezik meg", "<!-- még egyszer -->\n\n\nHa nem érkezik meg"),
    ],
)
def test_spacing_and_what_no_reader_sees_do_not(root: Path, old: str, new: str) -> None:
    assert outdated(change(root, ORIGINAL, old, new)) == []


def test_snippets_that_double_each_other_end(root: Path) -> None:
    """Twenty snippets, each of which includes the next one twice, would be a million copies."""
    for number in range(20):
        lines = f'--8<-- "s{number + 1}.md"\n' * 2 + "x" * 100
        (root / f"docs/hu/snippets/s{number}.md").write_text(lines, "utf-8")
    (root / "docs/hu/snippets/s20.md").write_text("x" * 100, "utf-8")
    center = change(root, ORIGINAL, '--8<-- "sign-in.md"', '--8<-- "s0.md"')
    page = center.page("hu", "reset/request")
    assert page and len(fingerprint(center, page)) == 12


def test_accept_takes_paths_as_people_write_them(root: Path) -> None:
    change(root, ORIGINAL, "1. Nyisd meg", "1. Keresd fel")
    assert helpcenter(root, "accept", str((root / TRANSLATION).resolve())).returncode == 0
    assert outdated(help_center.read(root)) == ["docs/de/reset/request.md"]
    assert helpcenter(root, "accept", "docs/de/reset/request.md").returncode == 0
    assert outdated(help_center.read(root)) == []
    for wrong in (ORIGINAL, "docs/en/nothing.md"):
        done = helpcenter(root, "accept", wrong)
        assert done.returncode == 1 and done.stderr.startswith(f"{wrong}:1:1 accept: ")
    assert helpcenter(root, "accept").returncode == 2


def test_status_names_the_command_that_shows_what_changed(root: Path) -> None:
    def git(*arguments: str) -> str:
        identity = ["-c", "user.name=a", "-c", "user.email=a@portal.example"]
        done = subprocess.run(
            ["git", "-C", str(root), *identity, *arguments], capture_output=True, text=True, check=True
        )
        return done.stdout

    git("init", "-q")
    git("add", ".")
    git("commit", "-q", "-m", "accepted")
    change(root, ORIGINAL, "1. Nyisd meg", "1. Keresd fel")
    git("commit", "-q", "-a", "-m", "changed")
    change(root, "docs/hu/snippets/sign-in.md", "Írd be", "Írd majd be")
    found = json.loads(helpcenter(root, "status", "--json", "--today", "2026-11-22").stdout)
    shown = {item["page"]: item["show"] for item in found["outdated"]}
    command = shown[TRANSLATION]
    assert command.startswith("git diff ") and command.endswith(f" -- {ORIGINAL} docs/hu/snippets/sign-in.md")
    difference = git(*command.split()[1:])
    assert "+1. Keresd fel" in difference and "+Írd majd be" in difference
    assert f"helpcenter accept {TRANSLATION}" in helpcenter(root, "status").stdout


def test_status_without_git_says_the_rest(root: Path) -> None:
    change(root, ORIGINAL, "1. Nyisd meg", "1. Keresd fel")
    done = helpcenter(root, "status", "--json", PATH="/nowhere")
    assert done.returncode == 0 and [item["show"] for item in json.loads(done.stdout)["outdated"]] == ["", ""]


def test_reviews_are_due_by_the_interval_of_their_topic(root: Path) -> None:
    center = change(root, "docs/hu/reset/index.md", "icon: help/key", "icon: help/key\nreview_every: 30")
    assert audit(center) == []
    due = states(center, date(2026, 12, 22)).due
    assert {item.page.topic for item in due} == {"reset"}, "also in the languages that say nothing themselves"
    assert {(item.since, item.late) for item in due} == {(date(2026, 12, 22), 0)}
    assert len(states(center, date(2027, 11, 22)).due) == len(center.pages)
    owners = states(center, date(2027, 11, 22)).owners
    assert [(owner.name, owner.pages, owner.due) for owner in owners] == [("help-desk", 17, 17)]


def test_incomplete_languages_lack_answers(root: Path) -> None:
    missing = states(help_center.read(root), DAY).missing
    assert [(item.language, item.path) for item in missing] == [("de", "docs/de/reset/not-arrived.md")]


def site(root: Path, center: HelpCenter) -> Site:
    """The site of a help center."""
    return Site(center, root, "https://sugo.example/")


def test_an_outdated_page_says_so_and_leads_to_the_newer_text(root: Path) -> None:
    def html_of(center: HelpCenter, code: str) -> str:
        page = center.page(code, "reset/request")
        assert page
        return site_files.page_html(site(root, center), page)

    center = help_center.read(root)
    assert not any('class="newer"' in html_of(center, code) for code in ("hu", "en", "de"))
    center = change(root, ORIGINAL, "1. Nyisd meg", "1. Keresd fel")
    assert newer_original(center, center.paths[TRANSLATION]) is center.paths[ORIGINAL]
    html = html_of(center, "en")
    note = html.partition('<p class="newer">')[2].partition("</p>")[0]
    assert center.language("en").document.data["words"]["newer"] in note
    assert 'href="../../../jelszo/uj-jelszo/" lang="hu" hreflang="hu">magyar</a>' in note
    assert 'class="newer"' not in html_of(center, "hu")


def test_editors_see_all_of_it_on_a_page(root: Path) -> None:
    center = change(root, ORIGINAL, "1. Nyisd meg", "1. Keresd fel")
    made = site_files.editors_files(
        site(root, center),
        center.language("en"),
        {TRANSLATION: "git diff abc <x>"},
        states(center, date(2028, 1, 1), [(center.downloads[0], "expired on <2027>")]),
    )
    html = str(made["en/editors/index.html"])
    for text in (
        TRANSLATION,
        "git diff abc &lt;x&gt;",
        center.downloads[0].path,
        "expired on &lt;2027&gt;",
        "docs/de/reset/not-arrived.md",
        "help-desk",
        "2026-11-22",
    ):
        assert text in html
    assert '<meta name="robots" content="noindex">' in html


def test_documents_that_need_something(tmp_path: Path) -> None:
    root = copy_project(tmp_path)
    manifest = root / "downloads/downloads.yml"
    text = manifest.read_text("utf-8")
    manifest.write_text(text.replace("    requires:", "    until: 2027-03-31\n    requires:", 1), "utf-8")
    page = root / "docs/en/union24/account.md"
    page.write_text(f"{page.read_text('utf-8')}\nOne more sentence.\n", "utf-8")
    center = help_center.read(root)

    def needs(today: date) -> list[tuple[str, str]]:
        return [(item.name, need) for item, need in attention(root, center, today)]

    manual = ("union24-manual.en.pdf", "older than its sources; run: helpcenter downloads build")
    form = center.downloads[0].name
    assert needs(DAY) == [manual]
    assert needs(date(2027, 3, 30)) == [(form, "ends on 2027-03-31"), manual]
    assert needs(date(2027, 4, 1)) == [(form, "expired on 2027-03-31"), manual]
    told = helpcenter(root, "status", "--today", "2027-04-01").stdout
    assert "Documents that need something: 2" in told
    assert "expired on 2027-03-31" in told


def test_the_published_site_has_no_page_for_editors(site: Path) -> None:
    assert not list(site.rglob("editors"))
