"""Nothing outside the project reaches the site, by no path and with no command; and no ordinary file is blamed."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from helpcenter.read import disk, help_center
from helpcenter.rules.shared.audit import audit
from support import ROOT, copy_center, helpcenter

SECRET = "6f1c-the-secret-of-this-machine"
PICTURE = f'<svg xmlns="http://www.w3.org/2000/svg"><title>{SECRET}</title></svg>'


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The smallest help center, with the real templates and code."""
    return copy_center(tmp_path / "center", templates=True)


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    """A folder beside the project, with a secret in files of every kind."""
    folder = tmp_path / "outside"
    folder.mkdir()
    for name in (
        "secret.svg",
        "secret.md",
        "secret.yml",
        "secret.html",
        "secret.pdf",
        "secret.js",
        "secret.css",
    ):
        (folder / name).write_text(PICTURE, "utf-8")
    return folder


def link(file: Path, target: Path) -> None:
    """Put a link in the place of a file."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.unlink(missing_ok=True)
    file.symlink_to(target)


def mkdocs(root: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run MkDocs alone, as somebody does who does not know the command `helpcenter`."""
    environment = os.environ | {"DISABLE_MKDOCS_2_WARNING": "true", "NO_MKDOCS_2_WARNING": "1"} | more
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", *arguments],
        cwd=root,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


def published(site: Path) -> set[str]:
    """The files of a site in which the secret is."""
    return {
        file.relative_to(site).as_posix()
        for file in site.rglob("*")
        if file.is_file() and SECRET.encode() in file.read_bytes()
    }


LINKS = {
    "docs/hu/reset/key.svg": "secret.svg",
    "docs/hu/reset/request.md": "secret.md",
    "docs/hu/snippets/sign-in.md": "secret.md",
    "docs/en/language.yml": "secret.yml",
    "docs/en/pictures": ".",
    "downloads/manual.hu.pdf": "secret.pdf",
    "downloads/archive/manual.hu.0-01234567.pdf": "secret.pdf",
    "downloads/sources": ".",
    "overrides/assets/help.css": "secret.css",
    "overrides/assets/more.js": "secret.js",
    "overrides/.icons/help/key.svg": "secret.svg",
    "overrides/.hidden.html": "secret.html",
    "overrides/help/partials/footer.html": "secret.html",
    "facts.yml": "secret.yml",
}
"""A link in the place of each kind of file that is read."""


def test_all_links_that_lead_out_are_reported_at_once_and_nothing_is_built(root: Path, outside: Path) -> None:
    for path, target in LINKS.items():
        if (root / path).is_dir():
            shutil.rmtree(root / path)
        link(root / path, outside / target)
    done = helpcenter(root, "check")
    found = [
        line.partition(":")[0] for line in done.stdout.splitlines() if " file: this is a link to " in line
    ]
    assert found == sorted(LINKS)
    assert SECRET not in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    for built in (helpcenter(root, "build"), mkdocs(root, "build", "--strict")):
        assert built.returncode == 1
        assert "Traceback" not in built.stderr
        assert SECRET not in built.stdout + built.stderr
        assert not (root / "site").exists()


@pytest.mark.parametrize("path", [path for path in LINKS if path != "facts.yml"])
def test_mkdocs_stops_at_each_of_them(path: str, root: Path, outside: Path) -> None:
    """Even where it is assured that everything was judged."""
    if (root / path).is_dir():
        shutil.rmtree(root / path)
    link(root / path, outside / LINKS[path])
    done = mkdocs(root, "build", HELPCENTER_CHECKED="yes")
    assert done.returncode == 1
    assert f"{path}:1:1 file: this is a link to " in done.stderr
    assert not (root / "site").exists()


def test_hidden_files_are_never_published_through_a_link(root: Path, outside: Path) -> None:
    """Where mkdocs.yml publishes hidden files, those that are files."""
    settings = root / "mkdocs.yml"
    text = settings.read_text("utf-8").replace(
        "exclude_docs: |\n", "exclude_docs: |\n  !.well-known\n  !.x.svg\n"
    )
    settings.write_text(text, "utf-8")
    (root / "docs/hu/.well-known").mkdir()
    (root / "docs/hu/.well-known/security.txt").write_text("Contact: mailto:help@portal.example\n", "utf-8")
    link(root / "docs/hu/.well-known/secret.svg", outside / "secret.svg")
    link(root / "docs/hu/reset/.x.svg", outside / "secret.svg")
    link(root / "docs/hu/.git", outside)
    done = helpcenter(root, "build")
    assert done.returncode == 0, done.stdout + done.stderr
    assert published(root / "site") == set()
    assert (root / "site/.well-known/security.txt").is_file()


def test_the_preview_shows_none_of_them(root: Path, outside: Path) -> None:
    link(root / "docs/hu/reset/request.md", outside / "secret.md")
    link(root / "overrides/help/partials/footer.html", outside / "secret.html")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    done = mkdocs(root, "serve", "--dev-addr", f"127.0.0.1:{port}")
    assert done.returncode == 1
    assert "docs/hu/reset/request.md:1:1 file: this is a link to " in done.stderr
    assert "overrides/help/partials/footer.html:1:1 file: this is a link to " in done.stderr


def test_no_text_reads_a_file_of_the_machine(root: Path, outside: Path) -> None:
    """By no include, picture or template: some are reported, others find nothing; no secret is published."""
    page = root / "docs/hu/reset/request.md"
    text = page.read_text("utf-8")
    secret = outside / "secret.md"
    includes = [
        str(secret),
        "../../../../outside/secret.md",
        "../../facts.yml",
        "https://portal.example/x.md",
        ".x.md",
    ]
    for name in includes:
        page.write_text(f'{text}\n--8<-- "{name}"\n', "utf-8")
        done = helpcenter(root, "check")
        assert done.returncode == 1 and " snippet: " in done.stdout, name
    for target in (str(secret), "../../../../outside/secret.svg", "../../../facts.yml", secret.as_uri()):
        page.write_text(f"{text}\n![Kép]({target})\n", "utf-8")
        done = helpcenter(root, "check")
        assert done.returncode == 1 and f"{page.relative_to(root)}:" in done.stdout, target
    page.write_text(text, "utf-8")
    footer = root / "overrides/help/partials/footer.html"
    template = footer.read_text("utf-8")
    for target in (secret, "../../../outside/secret.html", "../../facts.yml"):
        footer.write_text(f'{template}{{% include "{target}" ignore missing %}}', "utf-8")
        assert mkdocs(root, "build").returncode == 0
        assert published(root / "site") == set(), target


def test_what_documents_are_made_from_is_in_the_project(root: Path, outside: Path) -> None:
    listing = root / "downloads/downloads.yml"
    text = listing.read_text("utf-8")
    (root / "downloads/sources").mkdir()
    (root / "downloads/sources/document.css").write_text("", "utf-8")
    for path in ("../../outside/secret.html", str(outside / "secret.html")):
        listing.write_text(text.replace("    product:", f"    source: {path}\n    product:", 1), "utf-8")
        done = helpcenter(root, "downloads", "build")
        assert done.returncode == 1, path
        assert "it cannot be made: " in done.stderr and SECRET not in done.stderr
        assert "Traceback" not in done.stderr
        assert helpcenter(root, "check").returncode == 1
    listing.write_text(text.replace("    product:", "    source: sources/x.html\n    product:", 1), "utf-8")
    link(root / "downloads/sources/x.html", outside / "secret.html")
    done = helpcenter(root, "downloads", "build")
    assert done.returncode == 1
    assert done.stderr.startswith("downloads/sources/x.html:1:1 file: this is a link to ")


def test_no_document_is_kept_outside_the_project(root: Path, outside: Path) -> None:
    (root / "downloads/archive").symlink_to(outside)
    before = sorted(outside.iterdir())
    for action in (["accept", "downloads/manual.hu.pdf"], ["build"]):
        done = helpcenter(root, "downloads", *action)
        assert done.returncode == 1
        assert done.stderr.startswith("downloads/archive:1:1 file: this is a link to a folder ")
    assert sorted(outside.iterdir()) == before


def test_a_moved_picture_brings_nothing_in(root: Path, outside: Path) -> None:
    link(root / "docs/hu/reset/key.svg", outside / "secret.svg")
    done = helpcenter(root, "move", "reset", "again")
    assert done.returncode == 1
    assert "docs/hu/reset/key.svg:1:1 file: this is a link to " in done.stdout + done.stderr
    assert not (root / "docs/hu/again").exists()


# ---- Other things that are no files -----------------------------------------------------------


def reported(root: Path) -> list[str]:
    return [str(problem) for problem in audit(help_center.read(root))]


def only(root: Path) -> list[str]:
    """What the rule says, without the paths."""
    return [problem.message for problem in audit(help_center.read(root)) if problem.rule == "file"]


def test_pipes_sockets_and_devices_are_no_files_and_nobody_waits(root: Path) -> None:
    places = ["docs/hu/reset/request.md", "docs/hu/reset/key.svg", "docs/de/language.yml", "downloads/manual.hu.pdf",
              "downloads/archive/manual.hu.0-01234567.pdf", "overrides/assets/help.css", "facts.yml"]  # fmt: skip
    for path in places:
        (root / path).parent.mkdir(exist_ok=True)
        (root / path).unlink(missing_ok=True)
        os.mkfifo(root / path)
    link(root / "docs/hu/reset/zero.svg", Path("/dev/zero"))
    before = Path.cwd()
    os.chdir(root / "docs/hu/reset")  # the address of a socket must be short
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket.svg")
        os.chdir(before)
        begun = time.monotonic()
        done = helpcenter(root, "check")
    assert time.monotonic() - begun < 30
    lines = [
        line
        for line in done.stdout.splitlines()
        if ": this is a pipe (FIFO), not a regular file — delete it" in line
    ]
    assert [line.partition(":")[0] for line in lines] == sorted(places)
    assert (
        "docs/hu/reset/socket.svg:1:1 file: this is a socket, not a regular file — delete it" in done.stdout
    )
    assert "docs/hu/reset/zero.svg:1:1 file: this is a link to /dev/zero — " in done.stdout
    assert "Traceback" not in done.stderr
    assert mkdocs(root, "build").returncode == 1


def test_a_folder_of_the_project_that_is_a_link(root: Path, outside: Path) -> None:
    for name in ("docs", "downloads", "overrides"):
        moved = outside / name
        shutil.move(root / name, moved)
        (root / name).symlink_to(moved)
        assert (
            f"{name}:1:1 file: this is a link to a folder ({moved}) — put the folder itself here, with its files"
            in reported(root)
        )
        (root / name).unlink()
        shutil.move(moved, root / name)
    assert reported(root) == []
    shutil.move(root / "docs/de", outside / "de")
    (root / "docs/de").symlink_to(outside / "de")
    assert [line for line in reported(root) if " file: " in line] == [
        f"docs/de:1:1 file: this is a link to a folder ({outside / 'de'}) — put the folder itself here, with its files"
    ]


def test_a_folder_of_the_project_that_is_a_file(root: Path) -> None:
    shutil.rmtree(root / "downloads")
    os.mkfifo(root / "downloads")
    assert "downloads:1:1 file: this is not a folder — put the folder here, with its files" in reported(root)


def test_a_folder_in_place_of_the_list_of_downloads(root: Path) -> None:
    (root / "downloads/downloads.yml").unlink()
    (root / "downloads/downloads.yml").mkdir()
    message = "this is a folder, not a regular file — write a text file, or delete it"
    assert reported(root) == [f"downloads/downloads.yml:1:1 file: {message}"]


def test_huge_files_are_reported_and_not_read(root: Path) -> None:
    """Sparse ones, three gigabytes long; three times that would be needed to read them all."""
    huge = ["docs/hu/reset/request.md", "docs/hu/reset/key.svg", "overrides/assets/help.css", "overrides/assets/x.png",
            "downloads/manual.hu.pdf", "downloads/archive/manual.hu.0-01234567.pdf", "facts.yml"]  # fmt: skip
    for path in huge:
        (root / path).parent.mkdir(exist_ok=True)
        with (root / path).open("wb") as stream:
            stream.truncate(3_000_000_000)
    code = "import resource,sys;resource.setrlimit(resource.RLIMIT_AS,(1_500_000_000,)*2);"
    code += "from helpcenter.__main__ import main;"
    done = subprocess.run(
        [sys.executable, "-c", f"{code}sys.exit(main(['--root', {str(root)!r}, 'check']))"],
        capture_output=True, text=True, check=False, env=os.environ | {"PYTHONPATH": str(ROOT / "hooks")},
    )  # fmt: skip
    assert "Traceback" not in done.stderr
    assert done.returncode == 1
    for path in huge:
        assert f"{path}:1:1 " in done.stdout
    assert "docs/hu/reset/key.svg:1:1 file: the file is larger than 20 MB — make it smaller" in done.stdout
    assert "docs/hu/reset/request.md:1:1 file: the file is larger than 2 MB — make it smaller" in done.stdout
    assert "downloads/manual.hu.pdf:1:1 download: it is larger than 2 MB (3000.0 MB)" in done.stdout


@pytest.mark.parametrize(
    ("name", "shown"),
    [(b"k\xff.svg", r"k\xdcff.svg"), (b"k\n.svg", r"k\x0a.svg"), (b"k\x1b[31m.svg", r"k\x1b[31m.svg"),
     ("k\u2028.svg".encode(), r"k\x2028.svg")],
)  # fmt: skip
def test_a_name_that_nobody_can_write_is_one_line(name: bytes, shown: str, root: Path) -> None:
    for folder in ("docs/hu/reset", "overrides/assets"):
        Path(os.fsdecode(os.fsencode(root / folder) + b"/" + name)).write_text("<svg/>", "utf-8")
    done = helpcenter(root, "check")
    assert done.returncode == 1
    assert done.stdout.splitlines() == [
        f"{folder}/{shown}:1:1 file: its name has an invisible character — rename it"
        for folder in ("docs/hu/reset", "overrides/assets")
    ]
    assert helpcenter(root, "build").stdout == done.stdout


@contextmanager
def as_nobody() -> Iterator[None]:
    """Without the rights of root, who may read everything; does nothing for anybody else."""
    if os.geteuid():
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_what_may_not_be_read_is_reported() -> None:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        root = Path(shutil.copytree(ROOT / "tests/center", Path(folder) / "center"))
        (root / "docs/hu/reset/locked").mkdir()
        (root / "docs/hu/reset/key.svg").write_text("<svg/>", "utf-8")
        for path in (
            "docs/hu/reset/request.md",
            "docs/hu/reset/key.svg",
            "docs/hu/reset/locked",
            "downloads/manual.hu.pdf",
        ):
            (root / path).chmod(0)
        with as_nobody():
            _, wrong = disk.listing(root)
            lines = [str(problem) for problem in audit(help_center.read(root)) if problem.rule == "file"]
        (root / "docs/hu/reset/locked").chmod(0o700)
    hint = "it cannot be read: Permission denied — give yourself the right to read it, or delete it"
    assert lines == sorted(f"{path}:1:1 file: {hint}" for path in wrong)
    assert len(lines) == 4


# ---- What is not blamed -----------------------------------------------------------------------


def test_the_project_itself_may_be_reached_through_links(root: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(root)
    (tmp_path / "far").symlink_to(tmp_path)
    for reached in (tmp_path / "link", tmp_path / "far/link", tmp_path / "far/center"):
        assert reported(reached) == []
        assert helpcenter(reached, "check").returncode == 0
    inside = subprocess.run(
        [sys.executable, "-m", "helpcenter", "check"],
        cwd=tmp_path / "link", env=os.environ | {"PYTHONPATH": str(ROOT / "hooks")}, capture_output=True, check=False,
    )  # fmt: skip
    assert inside.returncode == 0
    assert helpcenter(tmp_path / "link", "build").returncode == 0
    assert mkdocs(tmp_path / "link", "build", "--site-dir", str(tmp_path / "other")).returncode == 0
    assert (tmp_path / "other/index.html").read_bytes() == (root / "site/index.html").read_bytes()


def test_ordinary_files_are_not_blamed(root: Path) -> None:
    page, picture = root / "docs/hu/reset/request.md", root / "docs/hu/documents/letter.svg"
    page.chmod(0o755)
    picture.chmod(0o444)
    os.link(picture, root / "docs/hu/reset/hard.svg")
    (root / "docs/en/reset/letter.svg").symlink_to("../../hu/documents/letter.svg")
    (root / "docs/hu/reset/Ékes kép (1).svg").write_text("<svg/>", "utf-8")
    (root / "docs/hu/empty").mkdir()
    for name in (".request.md.swp", ".DS_Store", ".~lock.request.md#"):
        (root / "docs/hu/reset" / name).write_bytes(b"\0")
    (root / "docs/hu/reset/.#request.md").symlink_to("anna@office.1234:1700000000")
    (root / "overrides/help/.#home.html").symlink_to("anna@office.1234:1700000000")
    assert reported(root) == []
    done = helpcenter(root, "build")
    assert done.returncode == 0, done.stdout + done.stderr
    assert (root / "site/en/reset/letter.svg").read_bytes() == picture.read_bytes()


def test_a_file_that_vanishes_while_everything_is_read(root: Path) -> None:
    """An editor's program writes a file of its own beside the page and takes it away again."""
    gone = threading.Event()

    def come_and_go() -> None:
        while not gone.is_set():
            for name in ("request.svg", "x/y.svg"):
                file = root / "docs/hu/reset" / name
                file.parent.mkdir(exist_ok=True)
                file.write_text("<svg/>", "utf-8")
                file.unlink()

    writer = threading.Thread(target=come_and_go)
    writer.start()
    try:
        for _ in range(200):
            disk.listing(root)
    finally:
        gone.set()
        writer.join()


def test_an_edition_that_does_something_is_not_given_out_again(root: Path) -> None:
    import hashlib

    from damaged_pdfs import launch

    content = launch((ROOT / "downloads/consent-form.hu.pdf").read_bytes())
    stamp = hashlib.sha256(content).hexdigest()[:8]
    (root / "downloads/archive").mkdir()
    path = f"downloads/archive/manual.hu.0-{stamp}.pdf"
    (root / path).write_bytes(content)
    hint = "delete it: its address then leads to the edition in force"
    assert reported(root) == [f"{path}:1:1 download: it starts a program — {hint}"]
