"""No id and no address that was on the default branch dies, whatever people do; what was never there is free."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import socket
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from helpcenter.model.urls import address
from helpcenter.read import git_blobs, ledger, ledger_history
from helpcenter.read.help_center import read
from helpcenter.site.redirects import redirects
from repository import Repository, new_repository, published_repository
from support import ROOT, helpcenter, serve

REQUEST, NOT_ARRIVED, RESET, WHERE = "67641", "88279", "74700", "72283"


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """tests/center on the branch main, published and committed."""
    return published_repository(tmp_path)


def leads(root: Path) -> dict[str, str]:
    """Address → key of the page that it leads to, for every address at which something is found."""
    center = read(root)
    live = {address(center, page): page.key for page in center.pages.values()}
    return live | {f"{item.source}/": item.page.key for item in redirects(center)}


def entry_file(root: Path, identifier: str) -> Path:
    return root / ledger.path_of(identifier)


# -- a revert, a merge, an edit by hand -----------------------------------------------------------------


def test_the_revert_of_a_move_drops_no_address(repository: Repository) -> None:
    repository.run("move", "reset/request", "documents/password", "--slug", "en=password")
    repository.commit("Move")
    before = leads(repository.root)
    repository.git("revert", "--no-edit", "HEAD")
    hint = "`helpcenter publish` puts it back"
    file = f"permalinks/{REQUEST}.yml:1:1 permalink: the address"
    assert repository.problems() == [
        f"{file} /de/dokumente/neues-passwort/ of {REQUEST} was published, and would die — {hint}",
        f"{file} /dokumentumok/uj-jelszo/ of {REQUEST} was published, and would die — {hint}",
        f"{file} /en/documents/password/ of {REQUEST} was published, and would die — {hint}",
    ]
    told = repository.run("publish")
    assert told == (
        f"{REQUEST}  reset/request: put back /dokumentumok/uj-jelszo/, /en/documents/password/, "
        "/de/dokumente/neues-passwort/\n"
    )
    assert repository.problems() == []
    assert {where: "reset/request" for where in before if before[where] == "documents/password"}.items() <= (
        leads(repository.root).items()
    )
    assert repository.run("publish") == "everything is published already\n"


def test_the_revert_of_a_retirement_brings_the_page_back_with_its_id(repository: Repository) -> None:
    before = leads(repository.root)
    repository.run("retire", NOT_ARRIVED, "--to", REQUEST)
    repository.commit("Retire")
    repository.git("revert", "--no-edit", "HEAD")
    assert repository.problems() == []
    assert leads(repository.root) == before


def test_the_revert_of_a_new_answer_leads_its_addresses_to_its_topic(repository: Repository) -> None:
    repository.write_answer("reset", "locked", "zarolva")
    repository.run("publish")
    repository.commit("Answer what to do when the account is locked")
    published = read(repository.root).registered["reset/locked"]
    repository.git("revert", "--no-edit", "HEAD")
    found = repository.problems()
    assert len(found) == 1 + len(published.addresses)
    assert found[-1] == (
        f"permalinks/{published.id}.yml:1:1 permalink: the id {published.id} (reset/locked) was published, "
        f"and would die — put its page back; or `helpcenter publish` lets it lead to {RESET} (reset)"
    )
    told = repository.run("publish")
    again = f"to lead it elsewhere: `helpcenter retire {published.id} --to <id>`"
    assert told == f"{published.id}  reset/locked: put back; leads to {RESET} (reset); {again}\n"
    assert repository.problems() == []
    after = leads(repository.root)
    assert {after[where] for where in published.addresses.values()} == {"reset"}
    assert after[f"en/a/{published.id}/"] == "reset"
    repository.run("retire", published.id, "--to", "documents/where")
    assert repository.problems() == []
    assert leads(repository.root)[f"en/a/{published.id}/"] == "documents/where"
    again_done = helpcenter(repository.root, "retire", published.id, "--to", "documents/where")
    assert (again_done.returncode, "is retired already and leads to" in again_done.stderr) == (1, True)


def test_an_id_whose_answer_is_gone_may_lead_where_the_editor_says_at_once(repository: Repository) -> None:
    repository.write_answer("reset", "locked", "zarolva")
    repository.run("publish")
    repository.commit("Answer")
    published = read(repository.root).registered["reset/locked"]
    repository.git("revert", "--no-edit", "HEAD")
    repository.run("retire", published.id, "--to", WHERE)
    assert repository.problems() == []
    assert leads(repository.root)[f"a/{published.id}/"] == "documents/where"


def test_the_revert_of_a_new_topic_leads_to_a_page_that_exists(repository: Repository) -> None:
    for code in ("hu", "en", "de"):
        shutil.copytree(repository.root / f"docs/{code}/documents", repository.root / f"docs/{code}/bills")
        for file in (repository.root / f"docs/{code}/bills").glob("*.md"):
            words = {"Hol ": "Merre ", "Where ": "In which place ", "Wo ": "An welchem Ort "}
            text = file.read_text("utf-8")
            for old, new in words.items():
                text = text.replace(f"title: {old}", f"title: {new}")
            lines = [line for line in text.split("\n") if not line.startswith("slug:")]
            lines.insert(1, f"slug: {'bills' if file.name == 'index.md' else 'where-bills'}")
            file.write_text("\n".join(lines), "utf-8")
        home = repository.root / f"docs/{code}/index.md"
        home.write_text(home.read_text("utf-8").replace("documents]", "documents, bills]"), "utf-8")
    topics = (f"docs/{code}/index.md" for code in ("hu", "en", "de"))
    assert all("bills" in (repository.root / path).read_text("utf-8") for path in topics)
    center = read(repository.root)
    from helpcenter.edit import ledger_entries

    made = ledger_entries.added(center, center.permalinks)
    for entry in made:
        entry_file(repository.root, entry.id).write_text(ledger.written(entry), "utf-8")
    new = [entry for entry in made if entry.answer.startswith("bills")]
    assert len(new) == 2
    repository.commit("A topic")
    repository.git("revert", "--no-edit", "HEAD")
    repository.run("publish")
    assert repository.problems() == []
    for entry in new:
        assert leads(repository.root)[f"en/a/{entry.id}/"] == "reset", "the first topic of the home page"


@pytest.mark.parametrize("side", ["ours", "theirs"])
def test_a_merge_that_took_one_side_of_the_ledger_is_noticed_and_mended(
    repository: Repository, side: str
) -> None:
    repository.git("switch", "--create", "moved")
    repository.run("move", "reset/request", "reset/password", "--slug", "en=forgotten")
    repository.commit("Move on a branch")
    repository.git("switch", "main")
    page = repository.root / "docs/en/reset/request.md"
    page.write_text(page.read_text("utf-8").replace("slug: new-password", "slug: another"), "utf-8")
    repository.run("publish")
    repository.commit("Another address on main")
    repository.git("merge", "--no-edit", "moved", fine=False)
    # whoever resolves it takes one whole side of the ledger, and the files as the branch has them
    repository.git("checkout", f"--{side}", "permalinks")
    repository.git("checkout", "moved", "--", "docs/en/reset")
    for code in ("hu", "en", "de"):
        (repository.root / f"docs/{code}/reset/request.md").unlink(missing_ok=True)
    repository.commit("Merge")
    assert any(REQUEST in problem or "now lives at" in problem for problem in repository.problems())
    repository.run("publish")
    assert repository.problems() == []
    entry = read(repository.root).ids[REQUEST]
    assert entry.answer == "reset/password"
    assert {"en/password/new-password/", "en/password/another/", "en/password/forgotten/"} <= {
        where for _, where in entry.every()
    }


def test_what_is_edited_out_by_hand_is_put_back(repository: Repository) -> None:
    repository.run("move", "reset/request", "reset/password", "--slug", "hu=jelszo")
    repository.commit("Move")
    file = entry_file(repository.root, REQUEST)
    whole = read(repository.root).ids[REQUEST]
    file.write_text(file.read_text("utf-8").partition("former:")[0], "utf-8")
    assert [problem.partition(" — ")[0] for problem in repository.problems()] == [
        f"permalinks/{REQUEST}.yml:1:1 permalink: the address /jelszo/uj-jelszo/ of {REQUEST} was published, "
        "and would die"
    ]
    repository.run("publish")
    assert read(repository.root).ids[REQUEST] == whole
    file.unlink()
    assert [problem.partition(" — ")[0] for problem in repository.problems()] == [
        f"permalinks/{REQUEST}.yml:1:1 permalink: the address /jelszo/uj-jelszo/ of {REQUEST} was published, "
        "and would die",
        f"permalinks/{REQUEST}.yml:1:1 permalink: the id {REQUEST} (reset/password) was published, and would die",
    ]
    assert repository.run("publish").startswith(f"{REQUEST}  reset/password: put back; at /jelszo/jelszo/")
    assert read(repository.root).ids[REQUEST] == whole


def test_a_ledger_that_is_deleted_comes_back_whole(repository: Repository) -> None:
    before = read(repository.root).permalinks
    shutil.rmtree(repository.root / "permalinks")
    assert len(repository.problems()) == len(before)
    assert helpcenter(repository.root, "build").returncode == 1, "a build publishes"
    repository.run("publish")
    assert read(repository.root).permalinks == before


def test_an_address_that_was_given_while_the_ledger_was_gone_is_kept(repository: Repository) -> None:
    shutil.rmtree(repository.root / "permalinks")
    repository.commit("Delete the ledger")
    page = repository.root / "docs/de/reset/request.md"
    before = page.read_text("utf-8")
    page.write_text(before.replace("slug: neues-passwort", "slug: vergessen"), "utf-8")
    repository.commit("Another address")
    page.write_text(before, "utf-8")
    repository.commit("The former address")
    repository.run("publish")
    assert leads(repository.root)["de/passwort/vergessen/"] == "reset/request"


def test_a_new_answer_may_not_take_an_address_that_was_dropped(repository: Repository) -> None:
    repository.run("move", "reset/request", "reset/password", "--slug", "en=forgotten")
    repository.commit("Move")
    file = entry_file(repository.root, REQUEST)
    file.write_text(file.read_text("utf-8").partition("former:")[0], "utf-8")
    repository.write_answer("reset", "locked", "zarolva")
    page = repository.root / "docs/en/reset/locked.md"
    page.write_text(page.read_text("utf-8").replace("slug: locked", "slug: new-password"), "utf-8")
    (problem,) = repository.problems()
    assert problem.startswith("docs/en/reset/locked.md:")
    assert f"the address /en/password/new-password/ leads to {REQUEST} for ever — change slug" in problem
    refused = helpcenter(repository.root, "publish")
    assert (refused.returncode, problem in refused.stderr) == (1, True)
    page.write_text(page.read_text("utf-8").replace("slug: new-password", "slug: locked"), "utf-8")
    repository.run("publish")
    assert repository.problems() == []
    assert leads(repository.root)["en/password/new-password/"] == "reset/password"


def test_an_address_that_the_ledger_gave_to_another_id_goes_back(repository: Repository) -> None:
    repository.run("move", "reset/request", "reset/password", "--slug", "en=forgotten")
    repository.commit("Move")
    mine, theirs = entry_file(repository.root, REQUEST), entry_file(repository.root, WHERE)
    former = re.search(r"^former:\n(?: .*\n)+", mine.read_text("utf-8"), re.MULTILINE)
    assert former
    mine.write_text(mine.read_text("utf-8").replace(former[0], ""), "utf-8")
    theirs.write_text(f"{theirs.read_text('utf-8')}{former[0]}", "utf-8")
    assert [problem.partition(" — ")[0] for problem in repository.problems()] == [
        f"permalinks/{WHERE}.yml:1:1 permalink: the address /en/password/new-password/ is that of {REQUEST} for ever, "
        f"and {WHERE} has it now"
    ]
    repository.run("publish")
    assert repository.problems() == []
    assert leads(repository.root)["en/password/new-password/"] == "reset/password"


def test_an_id_that_was_given_to_another_page_goes_back(repository: Repository) -> None:
    repository.write_answer("reset", "locked", "zarolva")
    repository.run("publish")
    made = read(repository.root).registered["reset/locked"]
    text = entry_file(repository.root, made.id).read_text("utf-8")
    entry_file(repository.root, made.id).unlink()
    entry_file(repository.root, REQUEST).write_text(text, "utf-8")
    assert any(
        f"{REQUEST} is the id of reset/request for ever" in problem for problem in repository.problems()
    )
    repository.run("publish")
    assert repository.problems() == []
    center = read(repository.root)
    assert center.registered["reset/request"].id == REQUEST
    assert center.registered["reset/locked"].id == made.id


def _edit(root: Path, identifier: str, old: str, new: str) -> None:
    file = entry_file(root, identifier)
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def _drop_a_language(root: Path) -> None:
    _edit(root, REQUEST, "  en: /en/password/new-password/\n", "")


def _give_away_an_address(root: Path) -> None:
    _drop_a_language(root)
    file = entry_file(root, NOT_ARRIVED)
    former = "former:\n  en:\n    - /en/password/new-password/\n"
    file.write_text(file.read_text("utf-8") + former, "utf-8")


def _retire_to(identifier: str) -> Callable[[Path], None]:
    def retire(root: Path) -> None:
        entry_file(root, NOT_ARRIVED).write_text(f'to: "{identifier}"\nwas: reset/not-arrived\n', "utf-8")

    return retire


def _swap_files(root: Path) -> None:
    mine, theirs = entry_file(root, REQUEST), entry_file(root, WHERE)
    text = mine.read_text("utf-8")
    mine.write_text(theirs.read_text("utf-8"), "utf-8")
    theirs.write_text(text, "utf-8")


def _name_another_answer(root: Path) -> None:
    _edit(root, REQUEST, "reset/request", "documents/where")


def _swap_answers(root: Path) -> None:
    _name_another_answer(root)
    _edit(root, WHERE, "documents/where", "reset/request")


@pytest.mark.parametrize(
    ("edit", "named"),
    [
        (
            _drop_a_language,
            [f"{REQUEST}: the address /en/password/new-password/ of {REQUEST} was published, and would die"],
        ),
        (
            _give_away_an_address,
            [
                f"{NOT_ARRIVED}: the address /en/password/new-password/ is that of {REQUEST} for ever, "
                f"and {NOT_ARRIVED} has it now"
            ],
        ),
        (_retire_to(REQUEST), [f"{NOT_ARRIVED}: {NOT_ARRIVED} is the id of reset/not-arrived for ever"]),
        (_retire_to("12345"), [f"{NOT_ARRIVED}: {NOT_ARRIVED} is the id of reset/not-arrived for ever"]),
        (_name_another_answer, [f"{REQUEST}: {REQUEST} is the id of reset/request for ever"]),
        (
            _swap_answers,
            [
                f"{REQUEST}: {REQUEST} is the id of reset/request for ever",
                f"{WHERE}: {WHERE} is the id of documents/where for ever",
            ],
        ),
        (
            _swap_files,
            [
                f"{holder}: {problem}"
                for holder, other, key, addresses in (
                    (
                        REQUEST,
                        WHERE,
                        "reset/request",
                        ("/de/dokumente/wo/", "/dokumentumok/hol-vannak/", "/en/documents/where/"),
                    ),
                    (
                        WHERE,
                        REQUEST,
                        "documents/where",
                        ("/de/passwort/neues-passwort/", "/en/password/new-password/", "/jelszo/uj-jelszo/"),
                    ),
                )
                for problem in (
                    f"{holder} is the id of {key} for ever",
                    *(
                        f"the address {where} is that of {other} for ever, and {holder} has it now"
                        for where in addresses
                    ),
                )
            ],
        ),
    ],
)
def test_check_names_what_publish_puts_back_though_its_page_is_there(
    repository: Repository, edit: Callable[[Path], None], named: list[str]
) -> None:
    whole = read(repository.root).permalinks
    edit(repository.root)
    assert [
        re.sub(
            r"permalinks/(\d+)\.yml:\d+:\d+ permalink",
            r"\1",
            problem.partition(" — `helpcenter publish` ")[0],
        )
        for problem in repository.problems()
    ] == named
    repository.run("publish")
    assert repository.problems() == []
    assert read(repository.root).permalinks == whole


@pytest.mark.parametrize("swap", [_swap_answers, _swap_files])
def test_ids_that_were_swapped_on_the_default_branch_go_back_by_the_hint(
    repository: Repository, swap: Callable[[Path], None]
) -> None:
    swap(repository.root)
    repository.commit("Swap two ids")
    said = "\n".join(repository.problems())
    for identifier, key in ((REQUEST, "reset/request"), (WHERE, "documents/where")):
        assert f" leads to {identifier} for ever — write answer: {key} in permalinks/{identifier}.yml" in said
        file = entry_file(repository.root, identifier)
        file.write_text(re.sub("answer: .*", f"answer: {key}", file.read_text("utf-8")), "utf-8")
    repository.run("move", "reset/request#print", "documents/where#print")
    repository.run("publish")
    assert repository.problems() == []
    assert read(repository.root).ids[REQUEST].addresses["en"] == "en/password/new-password/"


def test_two_answers_may_not_swap_their_addresses(repository: Repository) -> None:
    for name, slug in (("request", "not-arrived"), ("not-arrived", "new-password")):
        page = repository.root / f"docs/en/reset/{name}.md"
        page.write_text(re.sub("^slug: .*", f"slug: {slug}", page.read_text("utf-8"), flags=re.M), "utf-8")
    problems = repository.problems()
    assert problems == [
        f"docs/en/reset/{name}.md:4:1 permalink: the address /en/password/{slug}/ leads to {owner} for ever — "
        f"change slug: old letters and links still mean {owner} by it"
        for name, slug, owner in (
            ("not-arrived", "new-password", REQUEST),
            ("request", "not-arrived", NOT_ARRIVED),
        )
    ]
    refused = helpcenter(repository.root, "publish")
    assert (refused.returncode, refused.stderr.splitlines()[:2]) == (1, problems)


def test_a_page_that_cannot_be_read_has_taken_no_address(repository: Repository) -> None:
    repository.run("move", "reset/request", "reset/password", "--slug", "en=password")
    repository.run("move", "reset/password", "reset/code", "--slug", "en=code")
    repository.commit("Move twice")
    page = repository.root / "docs/en/reset/password.md"
    page.write_text("---\ntitle: [\n---\n", "utf-8")
    assert [problem for problem in repository.problems() if " permalink: " in problem] == []


def test_a_file_with_the_marks_of_a_merge_may_be_deleted_and_comes_back(repository: Repository) -> None:
    repository.git("switch", "--create", "other")
    page = repository.root / "docs/hu/reset/request.md"
    text = page.read_text("utf-8")
    page.write_text(text.replace("slug: uj-jelszo", "slug: masik"), "utf-8")
    repository.run("publish")
    repository.commit("Another word")
    repository.git("switch", "main")
    page.write_text(text.replace("slug: uj-jelszo", "slug: harmadik"), "utf-8")
    repository.run("publish")
    repository.commit("A third word")
    repository.git("merge", "other", fine=False)
    repository.git("checkout", "--ours", "docs")
    told = "git could not merge two versions here, and left its marks"
    hint = "keep the lines of one of the two, and delete these marks and the other’s lines"
    again = "or delete the file, and `helpcenter publish` writes it anew"
    file = entry_file(repository.root, REQUEST)
    line = file.read_text("utf-8").split("\n").index("<<<<<<< HEAD") + 1
    assert repository.problems() == [f"permalinks/{REQUEST}.yml:{line}:1 permalink: {told} — {hint}; {again}"]
    file.unlink()
    repository.run("publish")
    assert repository.problems() == []
    found = leads(repository.root)
    assert (found["jelszo/harmadik/"], found["jelszo/uj-jelszo/"]) == ("reset/request", "reset/request")


def test_a_file_that_was_emptied_or_misnamed_gives_nothing_away(repository: Repository) -> None:
    whole = read(repository.root).permalinks
    file = entry_file(repository.root, REQUEST)
    file.write_text("", "utf-8")
    assert f"{REQUEST} must say where it leads" in " ".join(repository.problems())
    repository.run("publish")
    assert read(repository.root).permalinks == whole
    file.rename(file.with_name("67614.yml"))
    assert "“67614” is no id" in " ".join(repository.problems())
    refused = helpcenter(repository.root, "publish")
    assert (refused.returncode, "“67614” is no id" in refused.stderr) == (1, True)
    file.with_name("67614.yml").unlink()
    repository.run("publish")
    assert read(repository.root).permalinks == whole


def test_a_folder_that_is_a_link_or_a_file_is_a_problem(repository: Repository, tmp_path: Path) -> None:
    folder = repository.root / "permalinks"
    folder.rename(tmp_path / "elsewhere")
    folder.symlink_to(tmp_path / "elsewhere")
    linked = f"permalinks:1:1 file: this is a link to a folder ({tmp_path / 'elsewhere'})"
    assert f"{linked} — put the folder itself here, with its files" in repository.problems()
    assert helpcenter(repository.root, "publish").returncode == 1
    folder.unlink()
    folder.write_text("67641", "utf-8")
    assert any("permalinks:1:1 file: this is not a folder" in problem for problem in repository.problems())
    folder.unlink()
    (tmp_path / "elsewhere").rename(folder)
    (folder / ".DS_Store").write_bytes(b"\x00")
    assert repository.problems() == []
    os.mkfifo(folder / "11111.yml")
    (folder / f"{REQUEST}.yml").unlink()
    (folder / f"{REQUEST}.yml").symlink_to("/etc/passwd")
    problems = [problem for problem in repository.problems() if " file: " in problem]
    assert [problem.partition(" —")[0] for problem in problems] == [
        "permalinks/11111.yml:1:1 file: this is a pipe (FIFO), not a regular file",
        f"permalinks/{REQUEST}.yml:1:1 file: this is a link to /etc/passwd",
    ]
    assert helpcenter(repository.root, "publish").returncode == 1


# -- branches --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("topics", [("reset", "documents"), ("reset", "reset")])
def test_two_branches_that_each_add_an_answer_are_merged_without_a_conflict(
    repository: Repository, topics: tuple[str, str]
) -> None:
    for file in repository.root.glob("docs/*/reset/index.md"):  # written one a line, as the commands do it
        text = file.read_text("utf-8").replace("answers: [request", "answers:\n  - request")
        file.write_text(
            text.replace(", not-arrived]", "\n  - not-arrived").replace("request]", "request"), "utf-8"
        )
    repository.commit("One answer a line")
    for number, (topic, name) in enumerate(zip(topics, ("locked", "expired"), strict=True)):
        repository.git("switch", "--create", name, "main")
        repository.write_answer(topic, name, name * 2)
        repository.run("publish")
        repository.commit(f"Answer {number}")
    repository.git("switch", "main")
    for name in ("locked", "expired"):
        repository.git("merge", "--no-ff", "--no-edit", name)
    assert repository.problems() == []
    assert {f"{topics[0]}/locked", f"{topics[1]}/expired"} <= set(read(repository.root).registered)
    assert repository.run("publish") == "everything is published already\n"


def test_what_was_only_ever_on_a_branch_is_free(repository: Repository) -> None:
    repository.git("switch", "--create", "draft")
    repository.write_answer("reset", "locked", "zarolva")
    repository.run("publish")
    repository.commit("A draft")
    made = read(repository.root).registered["reset/locked"]
    repository.run("move", "reset/locked", "reset/blocked")
    repository.commit("Another name")
    file = entry_file(repository.root, made.id)
    assert "former:" not in file.read_text("utf-8"), "nobody has the first address"
    assert repository.problems() == []
    repository.git("switch", "main")
    assert repository.problems() == []
    repository.git("merge", "--no-ff", "--no-edit", "draft")
    assert repository.problems() == [], "what the branch tried out on its way is free, too"
    file.unlink()
    found = " ".join(repository.problems())
    assert made.id in found and "blocked" in found, "what a merge brought is published"
    assert "/locked/" not in found


def test_a_branch_that_is_behind_has_lost_nothing(repository: Repository) -> None:
    repository.git("branch", "behind")
    repository.run("move", "reset/request", "reset/password", "--slug", "en=forgotten")
    repository.write_answer("documents", "locked", "zarolva")
    repository.run("publish")
    repository.commit("Move, and a new answer")
    repository.git("switch", "behind")
    assert repository.problems(CI="true") == []
    assert repository.run("publish") == "everything is published already\n"
    for _ in range(2):
        (row,) = json.loads(repository.run("status", "--json"))["history"]
        assert "has commits that are not here yet" in row["reason"]
    repository.git("merge", "--no-edit", "main")
    assert json.loads(repository.run("status", "--json"))["history"] == []
    repository.git("revert", "--no-edit", "HEAD")
    assert any("/en/password/forgotten/" in problem for problem in repository.problems())


def test_a_detached_commit_and_a_worktree_are_compared_with_the_default_branch(
    repository: Repository, tmp_path: Path
) -> None:
    repository.run("move", "reset/request", "reset/password", "--slug", "en=forgotten")
    repository.commit("Move")
    repository.git("checkout", "--detach", "HEAD")
    repository.git("revert", "--no-edit", "HEAD")
    assert any("/en/password/forgotten/" in problem for problem in repository.problems())
    repository.git("worktree", "add", str(tmp_path / "tree"), "HEAD")
    tree = Repository(tmp_path / "tree", tmp_path / "tree")
    assert any("/en/password/forgotten/" in problem for problem in tree.problems())
    tree.run("publish")
    assert tree.problems() == []


@pytest.mark.parametrize("branch", ["main", "master", "trunk"])
def test_a_clone_knows_what_its_origin_published_and_what_is_committed_here(
    tmp_path: Path, branch: str
) -> None:
    origin = published_repository(tmp_path, branch=branch, inside="sites/help")
    clone = origin.clone(tmp_path / "clone")
    origin.run("move", "reset/request", "reset/password", "--slug", "en=forgotten")
    origin.commit("Move")
    assert clone.problems() == []
    clone.git("switch", "--create", "topic")
    clone.git("branch", "--delete", "--force", branch)
    clone.git("fetch")
    clone.git("merge", "--ff-only", f"origin/{branch}")
    assert clone.problems() == []
    clone.git("revert", "--no-edit", "HEAD")
    assert any("/en/password/forgotten/" in problem for problem in clone.problems())
    clone.git("switch", branch)
    clone.run("move", "documents/where", "documents/letters", "--slug", "en=letters")
    clone.commit("Move")
    clone.git("revert", "--no-edit", "HEAD")
    assert any("/en/documents/letters/" in problem for problem in clone.problems())
    clone.git("reset", "--hard", f"origin/{branch}")
    assert clone.problems() == [], "never pushed, and thrown away here"


def test_which_branch_is_the_default_one_is_never_guessed(repository: Repository) -> None:
    repository.git("branch", "--move", "trunk")
    assert repository.problems() == [], "the only one"
    repository.git("branch", "other")
    assert repository.problems() == []
    (problem,) = repository.problems(CI="true")
    assert problem.startswith("permalinks:1:1 permalink: git does not say which branch is the default one")
    repository.git("config", "init.defaultBranch", "trunk")
    assert repository.problems(CI="true") == []


# -- what git cannot say --------------------------------------------------------------------------------


def test_a_shallow_clone_is_a_problem_in_ci_and_a_state_elsewhere(
    repository: Repository, tmp_path: Path
) -> None:
    repository.run("move", "reset/request", "reset/password", "--slug", "en=forgotten")
    repository.commit("Move")
    clone = repository.clone(tmp_path / "clone", "--depth", "1")
    assert clone.problems() == []
    assert "this clone lacks the older commits" in clone.run("status")
    assert json.loads(clone.run("status", "--json"))["history"][0]["mend"].endswith("`git fetch --unshallow`")
    for value in ("true", "1", "yes", "GitHub"):
        (problem,) = clone.problems(CI=value)
        assert "permalinks:1:1 permalink: this clone lacks the older commits" in problem
        assert "fetch-depth: 0" in problem
    for value in ("", "0", "false", "no"):
        assert clone.problems(CI=value) == []
    assert helpcenter(clone.root, "build", CI="true").returncode == 1
    clone.git("fetch", "--unshallow")
    assert clone.problems(CI="true") == []
    assert json.loads(clone.run("status", "--json"))["history"] == []


def test_a_repository_of_another_user_is_not_called_whole(repository: Repository) -> None:
    different = {"GIT_TEST_ASSUME_DIFFERENT_OWNER": "1"}
    assert repository.problems(**different) == []
    assert "belongs to another user" in repository.run("status", **different)
    (problem,) = repository.problems(CI="true", **different)
    assert "belongs to another user" in problem and "safe.directory" in problem


def test_a_repository_that_git_cannot_read_is_not_called_whole(repository: Repository) -> None:
    (repository.top / ".git/HEAD").write_text("nonsense\n", "utf-8")
    assert repository.problems() == []
    assert "git cannot read this repository" in repository.run("status")
    (problem,) = repository.problems(CI="true")
    assert "git cannot read this repository" in problem


def test_without_a_repository_or_a_commit_there_is_nothing_to_compare_with(tmp_path: Path) -> None:
    fresh = new_repository(tmp_path)
    assert fresh.problems(CI="true") == []
    shutil.rmtree(fresh.top / ".git")
    assert fresh.problems(CI="true") == []
    assert fresh.problems(CI="true", PATH=str(tmp_path)) == [], "a machine without git"
    assert json.loads(fresh.run("status", "--json"))["history"] == []


def test_variables_of_git_do_not_lead_to_another_repository(repository: Repository, tmp_path: Path) -> None:
    repository.run("move", "reset/request", "reset/password", "--slug", "en=forgotten")
    repository.commit("Move")
    repository.git("revert", "--no-edit", "HEAD")
    found = repository.problems()
    assert found
    other = new_repository(tmp_path / "other")
    strange = {
        "GIT_DIR": str(other.top / ".git"),
        "GIT_WORK_TREE": str(other.top),
        "GIT_INDEX_FILE": str(tmp_path / "index"),
        "GIT_LITERAL_PATHSPECS": "0",
        "GIT_ICASE_PATHSPECS": "1",
    }
    assert repository.problems(**strange) == found


# -- the history itself ----------------------------------------------------------------------------------


def old_form(root: Path) -> str:
    """The text of permalinks.yml, as it was written until 2026-11."""
    lines = []
    for entry in read(root).permalinks:
        text = ledger.written(entry).removeprefix(ledger.HEAD)
        lines.append(f'"{entry.id}":\n' + "".join(f"  {line}\n" for line in text.splitlines()))
    return "\n".join(lines)


@pytest.fixture
def old(tmp_path: Path) -> Repository:
    """tests/center with the one list of before, committed."""
    made = new_repository(tmp_path)
    made.run("publish")
    text = old_form(made.root)
    shutil.rmtree(made.root / "permalinks")
    (made.root / "permalinks.yml").write_text(text, "utf-8")
    made.commit("Publish in the old form")
    return made


def test_the_old_list_becomes_files_and_nothing_is_lost(old: Repository) -> None:
    settings = old.root / "mkdocs.yml"
    text = settings.read_text("utf-8")
    settings.write_text(
        text.replace("  - facts.yml\n", "  - facts.yml\n  - permalinks.yml # all\n", 1), "utf-8"
    )
    before = read(old.root).permalinks
    assert [problem.partition(" — ")[2] for problem in old.problems()] == [
        "`helpcenter publish` makes the files of it"
    ]
    refused = helpcenter(old.root, "move", "reset/request", "reset/password")
    assert (refused.returncode, "`helpcenter publish` makes them" in refused.stderr) == (1, True)
    told = old.run("publish")
    assert "permalinks.yml: its entries are the files of permalinks/ now" in told
    assert read(old.root).permalinks == before
    assert not (old.root / "permalinks.yml").exists()
    assert "  - permalinks # all\n" in settings.read_text("utf-8")
    assert old.problems() == []
    old.commit("One file for each")
    assert old.problems() == []


def test_what_the_old_list_said_years_ago_still_counts(old: Repository) -> None:
    old.run("publish")
    entry_file(old.root, NOT_ARRIVED).unlink()
    old.commit("One file for each, and one lost on the way")
    assert [problem.partition(" — ")[0] for problem in old.problems()] == [
        f"permalinks/{NOT_ARRIVED}.yml:1:1 permalink: the id {NOT_ARRIVED} (reset/not-arrived) was published, "
        "and would die"
    ]
    old.run("publish")
    assert old.problems() == []


def test_an_old_list_that_a_merge_brought_back_is_merged(old: Repository) -> None:
    old.git("switch", "--create", "late")
    late = old.root / "permalinks.yml"
    text = late.read_text("utf-8")
    last = "    de: /de/passwort/neues-passwort/\n"
    assert text.count(last) == 1
    late.write_text(text.replace(last, f"{last}  former:\n    en:\n      - /en/password/late/\n"), "utf-8")
    old.commit("An address in the old form")
    old.git("switch", "main")
    old.run("publish")
    old.commit("One file for each")
    old.git("merge", "--no-edit", "late", fine=False)
    old.git("checkout", "late", "--", "permalinks.yml")
    old.commit("Merge, with the old list kept")
    found = old.problems()
    assert any("permalinks.yml:1:1 permalink: each permalink has a file of its own" in item for item in found)
    assert any("/en/password/late/" in item for item in found)
    old.run("publish")
    assert old.problems() == []
    assert leads(old.root)["en/password/late/"] == "reset/request"


def test_what_cannot_be_read_in_the_history_is_left_out(old: Repository) -> None:
    file = old.root / "permalinks.yml"
    text = file.read_text("utf-8")
    marks = f'<<<<<<< HEAD\n"{REQUEST}":\n  answer: reset/request\n  addresses:\n    en: /en/password/mine/\n=======\n'
    marks += (
        f'"{REQUEST}":\n  answer: reset/request\n  addresses:\n    en: /en/password/theirs/\n>>>>>>> other\n'
    )
    broken = (
        '"99999":\n  answer: [\n"12345": no\n"67642":\n  answer: reset/x\n  addresses:\n    en: ../../etc/\n'
    )
    for wrong in (marks + text, f"{text}\n{broken}", "\t", "- a\n- b\n", "", "\ufeff" + text):
        file.write_text(wrong, "utf-8")
        old.commit("Wrong")
    file.write_bytes(b"\xff\xfe\x00")
    old.commit("No text")
    file.write_text(text, "utf-8")
    old.commit("Right again")
    old.run("publish")
    entry_file(old.root, "88888").write_text("<<<<<<< HEAD\n", "utf-8")
    (old.root / "permalinks/notes.txt").write_text("x", "utf-8")
    (old.root / "permalinks/11111.yml").symlink_to("/etc/passwd")
    old.commit("One file for each, and some that are none")
    for name in ("88888.yml", "notes.txt", "11111.yml"):
        (old.root / "permalinks" / name).unlink()
    old.commit("Only permalinks")
    found = [item for item in old.problems() if "/mine/" not in item and "/theirs/" not in item]
    assert found == []


def test_what_is_kept_of_the_history_may_be_deleted_or_broken(repository: Repository) -> None:
    repository.run("move", "reset/request", "reset/password", "--slug", "en=forgotten")
    repository.commit("Move")
    repository.git("revert", "--no-edit", "HEAD")
    found = repository.problems()
    kept = repository.root / ".cache/permalinks"
    names = sorted(file.name for file in kept.iterdir())
    assert names == ["pages.json", "promised.json", "versions.json"]
    for content in (b"", b"{}", b"\xff\xfe", b"[" * 5000, b'{"of": 1}', b"\x00" * 100):
        for name in names:
            (kept / name).write_bytes(content)
        assert repository.problems() == found
    text = (kept / "promised.json").read_text("utf-8")
    (kept / "promised.json").write_text(text.replace("forgotten", "forgottex"), "utf-8")
    assert repository.problems() == found, "a changed letter is noticed"
    shutil.rmtree(repository.root / ".cache")
    (repository.root / ".cache").write_text("a file", "utf-8")
    assert repository.problems() == found


def test_a_known_history_is_not_read_again(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    first = ledger_history.promised(repository.root, strict=False)
    asked: list[tuple[str, ...]] = []
    real = ledger_history.git

    def counting(root: Path, *arguments: str, given: bytes = b"") -> object:
        asked.append(arguments)
        return real(root, *arguments, given=given)

    monkeypatch.setattr(ledger_history, "git", counting)
    monkeypatch.setattr(git_blobs, "git", counting)
    assert ledger_history.promised(repository.root, strict=False) == first
    assert [arguments[0] for arguments in asked] == ["rev-parse"], "and the branches"
    repository.run("move", "reset/request", "reset/password")
    repository.commit("Move")
    asked.clear()
    assert ledger_history.promised(repository.root, strict=False) != first
    assert [arguments for arguments in asked if "cat-file" in arguments]


# -- an answer that has another name, and a help center that begins ----------------------------------------


def renamed_by_hand(root: Path, slug: str = "") -> None:
    """Rename reset/not-arrived in all languages as one does with a file manager, and give it other slugs."""
    for code in ("hu", "en"):
        file = root / f"docs/{code}/reset/not-arrived.md"
        file.rename(file.with_name("missing.md"))
        topic = root / f"docs/{code}/reset/index.md"
        topic.write_text(topic.read_text("utf-8").replace("not-arrived", "missing"), "utf-8")
        if slug:
            page = file.with_name("missing.md")
            lines = [
                f"slug: {slug}" if line.startswith("slug:") else line
                for line in page.read_text("utf-8").split("\n")
            ]
            page.write_text("\n".join(lines), "utf-8")


def test_publish_gives_a_renamed_answer_no_second_id(repository: Repository) -> None:
    renamed_by_hand(repository.root, slug="missing")
    (gone,) = [problem for problem in repository.problems() if " permalink: " in problem]
    assert gone == (
        f"permalinks/{NOT_ARRIVED}.yml:1:1 permalink: the page reset/not-arrived is gone, and {NOT_ARRIVED} would die "
        "with it — if it has another name now: `helpcenter move reset/not-arrived <its new name>`; else put it back, "
        f'or `helpcenter retire {NOT_ARRIVED} --to <id>` (without a terminal: add to: "<id>" to '
        f"permalinks/{NOT_ARRIVED}.yml, and `fix` does the rest)"
    )
    moved = helpcenter(repository.root, "publish")
    assert moved.returncode == 1, "links to the old name are broken, too"
    told = repository.run("move", "reset/not-arrived", "reset/missing")
    assert "docs/hu/reset/missing.md: was docs/hu/reset/not-arrived.md; its id" in told
    assert repository.problems() == []
    entry = read(repository.root).ids[NOT_ARRIVED]
    assert entry.answer == "reset/missing"
    assert entry.former["en"] == ("en/password/not-arrived/",)
    assert "](missing.md" in (repository.root / "docs/en/reset/request.md").read_text("utf-8")
    assert repository.run("publish") == "everything is published already\n"


def test_publish_refuses_while_an_id_has_no_page(repository: Repository) -> None:
    renamed_by_hand(repository.root, slug="missing")
    for file in repository.root.glob("docs/*/*/*.md"):
        file.write_text(file.read_text("utf-8").replace("not-arrived", "missing"), "utf-8")
    (gone,) = repository.problems()
    before = {file.name: file.read_bytes() for file in (repository.root / "permalinks").iterdir()}
    refused = helpcenter(repository.root, "publish")
    assert refused.returncode == 1
    assert gone in refused.stderr
    assert {file.name: file.read_bytes() for file in (repository.root / "permalinks").iterdir()} == before
    file = entry_file(repository.root, NOT_ARRIVED)
    file.write_text(file.read_text("utf-8").replace("reset/not-arrived", "reset/missing"), "utf-8")
    repository.run("publish")
    assert repository.problems() == []
    assert read(repository.root).ids[NOT_ARRIVED].former["en"] == ("en/password/not-arrived/",)


def test_a_renamed_answer_with_its_old_address_keeps_its_id_by_itself(repository: Repository) -> None:
    renamed_by_hand(repository.root)
    for file in repository.root.glob("docs/*/*/*.md"):
        text = file.read_text("utf-8").replace("not-arrived.md", "missing.md")
        file.write_text(text.replace("[reset/not-arrived", "[reset/missing"), "utf-8")
    (gone,) = [problem for problem in repository.problems() if " permalink: " in problem]
    move = "helpcenter move reset/not-arrived reset/missing"
    assert gone.endswith(f"it is reset/missing now: `{move}` takes its id, links and lists along")
    again = helpcenter(repository.root, "move", NOT_ARRIVED, "reset/missing")
    assert again.returncode == 0, again.stderr
    assert read(repository.root).registered["reset/missing"].id == NOT_ARRIVED


def test_an_answer_renamed_in_one_language_only_is_moved_in_the_others(repository: Repository) -> None:
    file = repository.root / "docs/en/reset/not-arrived.md"
    file.rename(file.with_name("missing.md"))
    repository.run("move", "reset/not-arrived", "reset/missing")
    assert repository.problems() == []
    assert read(repository.root).registered["reset/missing"].id == NOT_ARRIVED


def test_move_does_not_take_another_answer_for_the_renamed_one(repository: Repository) -> None:
    for code in ("hu", "en"):
        (repository.root / f"docs/{code}/reset/not-arrived.md").unlink()
    for target in ("reset/request", "documents/where"):
        done = helpcenter(repository.root, "move", "reset/not-arrived", target)
        assert (done.returncode, f"there is a page {target} already" in done.stderr) == (1, True)
    done = helpcenter(repository.root, "move", "reset/not-arrived", "reset/nowhere")
    assert done.returncode == 1
    assert "there is neither a page reset/not-arrived nor a page reset/nowhere" in done.stderr


@pytest.mark.parametrize("watched", [False, True])
def test_a_new_help_center_can_begin(tmp_path: Path, watched: bool) -> None:
    fresh = new_repository(tmp_path)
    if watched:
        settings = fresh.root / "mkdocs.yml"
        settings.write_text(
            settings.read_text("utf-8").replace("- facts.yml", "- facts.yml\n  - permalinks", 1), "utf-8"
        )
        (problem,) = fresh.problems()
        assert "for a new help center `helpcenter publish` writes it" in problem
    else:
        assert fresh.problems() == []
    assert fresh.run("publish").count(": new, /") == 5
    assert fresh.problems() == []


# -- compared with a published site ------------------------------------------------------------------------


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a site with the permalinks of tests/center, one of them moved and one retired."""
    made = published_repository(tmp_path_factory.mktemp("published"))
    made.run("move", "reset/request", "reset/password", "--slug", "en=forgotten")
    made.run("retire", NOT_ARRIVED, "--to", REQUEST, "--discard")
    from helpcenter.site.permalinks_file import permalinks_file

    folder = made.top / "public"
    folder.mkdir()
    (folder / "permalinks.json").write_text(
        permalinks_file(read(made.root), "https://help.example/"), "utf-8"
    )
    return folder


@pytest.fixture
def today(tmp_path: Path) -> Repository:
    """The same help center without a history, before the move and the retirement."""
    made = published_repository(tmp_path)
    shutil.rmtree(made.top / ".git")
    return made


LOST = [
    f"permalinks/{REQUEST}.yml:1:1 permalink: the address /en/password/forgotten/ of {REQUEST} was published, "
    "and would die — `helpcenter publish --against {}` puts it back"
]


def test_a_site_is_compared_with_by_its_folder_its_file_and_its_address(
    today: Repository, published: Path
) -> None:
    assert today.problems() == []
    for where in (published, published / "permalinks.json"):
        assert today.problems("--against", str(where)) == [line.format(where) for line in LOST]
    for server in serve(published.parent):
        for where in ("public/", "public", "public/permalinks.json", "public/#top"):
            site = f"{server}{where}"
            shown = shlex.quote(site)
            assert today.problems("--against", site) == [line.format(shown) for line in LOST]
    assert helpcenter(today.root, "publish", "--check", "--against", str(published)).returncode == 1
    today.run("publish", "--against", str(published))
    assert today.problems("--against", str(published)) == []


def test_the_file_of_a_site_is_documented(published: Path, site: Path) -> None:
    from jsonschema import Draft202012Validator

    schema = json.loads((ROOT / "hooks/helpcenter/schemas/permalinks.schema.json").read_text("utf-8"))
    assert json.loads((site / "permalinks.schema.json").read_text("utf-8")) == schema
    for folder in (published, site):
        found = json.loads((folder / "permalinks.json").read_text("utf-8"))
        Draft202012Validator(schema).validate(found)
    center = read(site.parent)
    assert [item["id"] for item in found["permalinks"]] == [entry.id for entry in center.permalinks]
    assert [ledger.entry(item["id"], item) for item in found["permalinks"]] == list(center.permalinks)
    done = helpcenter(site.parent, "check", "--against", str(site))
    assert done.returncode == 0, done.stdout


class _Strange(BaseHTTPRequestHandler):
    """A server that answers as others do when things go wrong."""

    def do_GET(self) -> None:
        name = self.path.split("/")[1]
        if name == "hangup":
            self.connection.shutdown(socket.SHUT_RDWR)
            return
        if name in ("loop", "file", "ftp"):
            self.send_response(302)
            targets = {
                "loop": "/loop/permalinks.json",
                "file": "file:///etc/passwd",
                "ftp": "ftp://x.example/y",
            }
            self.send_header("Location", targets[name])
            self.end_headers()
            return
        self.send_response({"missing": 404, "broken": 500}.get(name, 200))
        self.end_headers()
        self.wfile.write(STRANGE.get(name, b""))

    def log_message(self, format: str, *args: object) -> None:
        pass


STRANGE = {
    "html": b"<!DOCTYPE html><title>Help</title>",
    "latin": '{"a": "\u00e1"}'.encode("latin-1"),
    "list": b"[1, 2]",
    "text": b'"permalinks"',
    "deep": b"[" * 200_000,
    "other": b'{"version": 2, "site": "x", "permalinks": []}',
    "shape": b'{"version": 1, "site": "x", "permalinks": {}}',
    "wrong": b'{"version": 1, "site": "x", "permalinks": [{"id": "67614", "to": "67641"}]}',
    "nowhere": b'{"version": 1, "site": "x", "permalinks": [{"id": "67641"}]}',
    "address": b'{"version": 1, "site": "x", "permalinks": [{"id": "67641", "answer": "a", "addresses": {"hu": "x"}}]}',
    "none": b"null",
    "empty": b"",
}
ADDRESSES = [*STRANGE, "missing", "broken", "loop", "file", "ftp", "hangup"]


@pytest.fixture(scope="module")
def strange() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Strange)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()


def refused(root: Path, where: str) -> str:
    """The one line with which `check` says that a site cannot be compared with."""
    for command in ("check", "publish"):
        done = helpcenter(root, command, "--against", where)
        assert (done.returncode, done.stdout) == (2, ""), done.stdout + done.stderr
        (line,) = done.stderr.splitlines()
        assert line.startswith("helpcenter: ")
    return line


@pytest.mark.parametrize("name", ADDRESSES)
def test_a_site_that_cannot_be_compared_with_is_one_clear_line(strange: str, name: str) -> None:
    assert f"{strange}{name}" in refused(ROOT / "tests/center", f"{strange}{name}")


def test_what_is_no_published_site_is_one_clear_line(tmp_path: Path) -> None:
    center = ROOT / "tests/center"
    os.mkfifo(tmp_path / "fifo")
    (tmp_path / "large.json").touch()
    os.truncate(tmp_path / "large.json", 60_000_000)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        closed = f"http://127.0.0.1:{free.getsockname()[1]}/"
    said = {
        str(tmp_path): "there is no such file",
        str(tmp_path / "nowhere"): "there is no such file",
        str(tmp_path / "fifo"): "not a regular file",
        str(tmp_path / "large.json"): "larger than 50 MB",
        closed: "cannot be reached",
        "http://[": "this is no address",
        "http://": "cannot be reached",
        "ftp://help.example/": "only http and https",
        "file:///etc/passwd": "only http and https",
        "http://help.invalid:99999/": "cannot be reached",
    }
    for where, message in said.items():
        assert message in refused(center, where), where
