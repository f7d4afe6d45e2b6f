"""What may happen to a build on a real machine: a wrong folder, a full disk, a signal, another locale."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from helpcenter.model.urls import is_site_address
from helpcenter.site import build_folder as building
from helpcenter.site import site_folder
from support import CENTER, ROOT, copy_center, copy_project, helpcenter, own_code, stoppable
from test_build import identical

PATIENCE = 120.0
STOPPING = [signal.SIGINT, signal.SIGTERM, signal.SIGHUP]
SLOW = """
import subprocess, time
from pathlib import Path

HERE = Path(__file__).parent

def on_startup(**_):
    grandchild = subprocess.Popen(["sleep", "300"])
    (HERE / "pids.new").write_text(f"{__import__('os').getpid()} {grandchild.pid}")
    (HERE / "pids.new").rename(HERE / "pids")
    while not (HERE / "go").exists():
        time.sleep(0.05)
    grandchild.kill()
"""
"""A hook that makes the builder wait for the file `go`, with a process of its own beside it."""


MOUNTS = [mount for mount in ("/dev/shm", "/proc") if Path(mount).is_mount()]
SYSTEM = [mount for mount in ("/sys",) if Path(mount).is_mount()]
"""Mount points of this machine; a system in a folder of another one need not have all of them."""


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.parent.name != "__pycache__")
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def until(true: Callable[[], bool]) -> bool:
    """Wait until something is true; False when patience ends."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if true():
            return True
        time.sleep(0.02)
    return False


def alive(number: int) -> bool:
    """Whether a process runs; one that ended and that nobody waited for does not."""
    try:
        return Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def leftovers(root: Path) -> list[str]:
    """What a build left behind in a project."""
    found = [*root.glob(".cache/build-*"), *root.glob(".site*")]
    return sorted(path.name for path in found)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """The smallest help center with the real templates, in which a test may break things."""
    return copy_center(tmp_path / "center", templates=True)


@pytest.fixture
def built(small: Path) -> Path:
    """The same with its site."""
    done = helpcenter(small, "build", "--no-compress")
    assert done.returncode == 0, done.stdout + done.stderr
    return small


# What is replaced


def test_a_folder_that_happens_to_hold_a_sitemap_is_not_touched(small: Path, tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    (precious / ".server").mkdir(parents=True)
    (precious / "sitemap.xml").write_text("<urlset/>")
    (precious / "thesis.txt").write_text("three years")
    (precious / ".server/redirects.conf").write_text("# Made by the build")
    before = tree(precious)
    done = helpcenter(small, "build", "--site-dir", str(precious))
    assert done.returncode == 2
    assert done.stderr == (
        f"helpcenter build: {precious} holds what this command did not build; choose another folder "
        "(an old site: delete it first); nothing is touched\n"
    )
    assert tree(precious) == before
    assert not (small / ".cache").exists(), "it said so before it began"


@pytest.mark.parametrize(
    ("target", "why"),
    [
        (".", "holds the project itself"),
        ("..", "holds the project itself"),
        ("/", "holds the project itself"),
        ("docs", "belongs to the project's folder docs"),
        ("docs/en/new", "belongs to the project's folder docs"),
        ("downloads/site", "belongs to the project's folder downloads"),
        ("hooks/site", "belongs to the project's folder hooks"),
        ("overrides/assets", "belongs to the project's folder overrides"),
        (".git", "belongs to the project's folder .git"),
        (".cache/site", "belongs to the project's folder .cache"),
        ("mkdocs.yml", "is not a folder"),
        ("home", "is your home folder"),
        ("loop", "a link to itself"),
        ("to-docs", "belongs to the project's folder docs"),
        ("to-file", "is not a folder"),
        *((mount, "is a mount point") for mount in MOUNTS),
    ],
)
def test_what_is_no_place_for_a_site_is_refused_in_one_line(small: Path, target: str, why: str) -> None:
    if target.startswith("hooks"):
        own_code(small)
    (small / "home").mkdir()
    (small / "loop").symlink_to("loop")
    (small / "to-docs").symlink_to("docs/en")
    (small / "to-file").symlink_to("facts.yml")
    before = tree(small)
    done = helpcenter(small, "build", "--site-dir", target, HOME=str(small / "home"))
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert why in done.stderr
    assert tree(small) == before


def test_a_site_lists_exactly_its_files_and_gives_way_to_the_next(small: Path, tmp_path: Path) -> None:
    target = tmp_path / "not yet/site"
    for _ in range(2):
        done = helpcenter(small, "build", "--site-dir", str(target))
        assert done.returncode == 0, done.stderr
    listed = (target / site_folder.MARKER).read_text("utf-8").splitlines()[1:]
    there = [path.relative_to(target).as_posix() for path in target.rglob("*") if path.is_file()]
    plain = {name for name in there if not name.endswith((".br", ".gz"))}
    assert set(listed) == plain - {site_folder.MARKER}
    assert len(listed) == len(set(listed)) > 30


def test_what_somebody_put_into_a_site_is_not_deleted(built: Path) -> None:
    site = built / "site"
    (site / ".DS_Store").write_text("a file manager was here")
    assert helpcenter(built, "build", "--no-compress").returncode == 0
    (site / "CNAME").write_text("help.example")
    (site / ".well-known").mkdir()
    (site / ".well-known/security.txt").write_text("Contact: mailto:help@portal.example")
    (site / "en/link").symlink_to("index.html")
    before = tree(site)
    done = helpcenter(built, "build")
    assert done.returncode == 2
    assert (
        "site holds what no build made and the next would delete: .well-known/security.txt, CNAME, en/link"
        in (done.stderr)
    )
    assert tree(site) == before


def test_an_empty_folder_and_a_site_of_an_earlier_version_give_way(built: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert helpcenter(built, "build", "--site-dir", str(tmp_path / "empty")).returncode == 0
    (built / "site" / site_folder.MARKER).unlink()
    shutil.copytree(built / "site", tmp_path / "copy")
    assert helpcenter(built, "build", "--site-dir", str(tmp_path / "copy")).returncode == 2
    assert not (tmp_path / "copy" / site_folder.MARKER).exists()
    done = helpcenter(built, "build")
    assert done.returncode == 0, done.stderr
    assert (built / "site" / site_folder.MARKER).is_file()


def test_mkdocs_alone_makes_a_site_that_the_command_replaces(built: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", "other"]
    done = subprocess.run(command, cwd=built, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    identical(built / "site", built / "other")
    assert helpcenter(built, "build", "--site-dir", "other").returncode == 0


def test_behind_a_link_the_folder_is_replaced_and_the_link_stays(built: Path, tmp_path: Path) -> None:
    (built / "site").rename(tmp_path / "served")
    (built / "site").symlink_to(tmp_path / "served")
    (tmp_path / "served/index.html").unlink()
    done = helpcenter(built, "build")
    assert done.returncode == 0, done.stderr
    assert (built / "site").is_symlink()
    assert (tmp_path / "served/index.html").is_file()


# The machine


@pytest.fixture
def elsewhere() -> Iterator[Path]:
    """A folder on another file system."""
    folder = Path(tempfile.mkdtemp(dir="/dev/shm"))
    yield folder
    shutil.rmtree(folder)


def test_another_file_system_is_a_place_like_any_other(built: Path, elsewhere: Path) -> None:
    assert elsewhere.stat().st_dev != built.stat().st_dev
    target = elsewhere / "site"
    for _ in range(2):
        done = helpcenter(built, "build", "--no-compress", "--site-dir", str(target))
        assert done.returncode == 0, done.stderr
        identical(built / "site", target)
        assert [path.name for path in elsewhere.iterdir()] == ["site"]
    assert leftovers(built) == []


@pytest.mark.parametrize(
    "target", ["/proc/help/site", "facts.yml/site", *(f"{mount}/site" for mount in SYSTEM)]
)
def test_a_folder_that_cannot_be_made_is_one_line(small: Path, target: str) -> None:
    done = helpcenter(small, "build", "--no-compress", "--site-dir", target)
    assert done.returncode == 3
    lines = done.stderr.splitlines()
    assert lines[0] == "the site was not built; the last one is untouched"
    assert lines[1].startswith("helpcenter: the site cannot be put in its place (")
    assert lines[1].endswith(f": {small / target}")
    assert len(lines) == 2
    assert leftovers(small) == []


@pytest.mark.parametrize("most", [3_000, 30_000])
def test_a_disk_that_takes_no_more_leaves_the_last_site(built: Path, most: int) -> None:
    """As on a full disk, the system refuses to write: here every file that is larger than so many bytes."""
    before = tree(built / "site")
    with (built / "overrides/assets/help.css").open("a", encoding="utf-8") as style:
        style.write("\n.x { color: red; }\n")  # what is as in the last site is linked, not written
    command = [sys.executable, "-B", "-m", "helpcenter", "--root", str(built), "build"]
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONPATH": str(built / "hooks")},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most)),
    )
    assert done.returncode == 3, done.stderr
    assert "File too large" in done.stderr
    assert "the last one is untouched" in done.stderr
    assert "Traceback" not in done.stderr
    assert tree(built / "site") == before
    assert leftovers(built) == []


def test_problems_are_said_even_where_the_site_could_not_be_made_anyway(small: Path) -> None:
    """The rules judge while the site is made already; what goes wrong with that may follow from the problems."""
    page = next(path for path in sorted(small.glob("docs/en/*/*.md")) if path.name != "index.md")
    with page.open("a", encoding="utf-8") as text:
        text.write("\nSee [the other answer](nowhere.md).\n")
    template = small / "overrides/help/partials/head.html"
    template.write_text(
        template.read_text("utf-8").replace("view.picture.url", "view.pictur.url", 1), "utf-8"
    )
    checked, done = helpcenter(small, "check"), helpcenter(small, "build")
    assert "link-target" in checked.stdout
    assert (done.returncode, done.stdout) == (1, checked.stdout)
    assert "pictur" not in done.stderr
    assert not (small / "site").exists()
    assert leftovers(small) == []


@pytest.mark.parametrize(
    ("code", "command"), [(3, ("build",)), (3, ("move", "reset/request", "reset/again")), (0, ("check",))]
)
def test_a_cache_that_is_a_file_is_one_line(small: Path, code: int, command: tuple[str, ...]) -> None:
    (small / ".cache").write_text("")
    done = helpcenter(small, *command)
    assert done.returncode == code
    assert ("Not a directory" in done.stderr and str(small / ".cache") in done.stderr) is bool(code)
    assert "Traceback" not in done.stderr


def test_problems_are_said_even_where_no_folder_for_the_site_can_be_made(small: Path) -> None:
    (small / ".cache").write_text("")
    with (small / "docs/en/reset/request.md").open("a", encoding="utf-8") as text:
        text.write("\nSee [the other answer](nowhere.md).\n")
    checked, done = helpcenter(small, "check"), helpcenter(small, "build")
    assert "link-target" in checked.stdout
    assert (done.returncode, done.stdout, done.stderr) == (1, checked.stdout, checked.stderr)


def test_the_cache_may_be_a_link_to_another_file_system(built: Path, elsewhere: Path) -> None:
    shutil.rmtree(built / ".cache")
    (built / ".cache").symlink_to(elsewhere)
    (built / "site/index.html").write_text("old")
    done = helpcenter(built, "build", "--no-compress")
    assert done.returncode == 0, done.stderr
    assert (built / "site/index.html").read_text("utf-8") != "old"
    assert leftovers(built) == []


def test_a_web_server_may_read_the_site_whatever_the_umask(small: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "helpcenter", "--root", str(small), "build", "--site-dir"]
    target = tmp_path / "new/site"
    environment = os.environ | {"PYTHONPATH": str(small / "hooks")}
    subprocess.run([*command, str(target)], env=environment, check=True, capture_output=True, umask=0o077)
    modes = {path: stat.S_IMODE(path.stat().st_mode) for path in (target.parent, target, *target.rglob("*"))}
    assert {mode for path, mode in modes.items() if path.is_file()} == {0o644}
    assert {mode for path, mode in modes.items() if path.is_dir()} == {0o755}


LOCALES = [
    {"LC_ALL": "C"},
    {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    {"PYTHONIOENCODING": "latin-1", "LANG": "C"},
]


@pytest.mark.parametrize("locale", LOCALES, ids=str)
def test_every_command_works_in_any_locale_and_any_folder(
    small: Path, tmp_path: Path, locale: dict[str, str]
) -> None:
    root = tmp_path / "Ügyfél súgó (új) – 日本"
    small.rename(root)
    home = root / "docs/hu/index.md"
    commands = [
        ("build", "--no-compress", "--site-dir", str(tmp_path / "másik hely/ő")),
        ("build", "--no-compress"),
        ("search", "leveleim", "--language", "hu", "--explain"),
        ("status",),
        ("downloads", "list"),
        ("new", "reset/later"),
        ("check",),
        ("--help",),
    ]
    for command in commands:
        with subprocess.Popen(
            [sys.executable, "-m", "helpcenter", "--root", str(root), *command],
            env=os.environ | {"PYTHONPATH": str(root / "hooks")} | locale,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        ) as process:
            said = process.communicate(timeout=300)[0]
        assert b"Traceback" not in said, said.decode("utf-8", "replace")
        assert process.returncode == (1 if command == ("check",) else 0), said.decode("utf-8", "replace")
    assert "<html" in (tmp_path / "másik hely/ő/index.html").read_text("utf-8")
    home.write_text(home.read_text("utf-8").replace("title: ", "titel: "), "utf-8")
    environment = os.environ | {"PYTHONPATH": str(root / "hooks")} | locale
    command = [sys.executable, "-m", "mkdocs", "build"]
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, check=False)
    assert done.returncode == 1
    assert b"front-matter: " in done.stderr
    assert b"Traceback" not in done.stderr


# Builds that do not end


@pytest.fixture
def waiting(built: Path) -> Path:
    """A built help center whose next builder waits for the file `go`."""
    (built / "slow.py").write_text(SLOW)
    settings = (built / "mkdocs.yml").read_text("utf-8")
    (built / "mkdocs.yml").write_text(settings.replace("hooks:\n", "hooks:\n  - slow.py\n"), "utf-8")
    return built


def start(root: Path, *arguments: str) -> subprocess.Popen[str]:
    """Start a build."""
    return subprocess.Popen(
        stoppable(root, "build", "--no-compress", *arguments),
        env=os.environ | {"PYTHONPATH": str(root / "hooks")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def pids(root: Path) -> list[int]:
    """The builder and its own child, when they run."""
    assert until((root / "pids").is_file)
    return [int(word) for word in (root / "pids").read_text().split()]


@pytest.mark.parametrize("number", STOPPING)
def test_a_stopped_build_leaves_nothing_behind(waiting: Path, number: signal.Signals) -> None:
    before = tree(waiting / "site")
    build = start(waiting)
    children = pids(waiting)
    assert all(map(alive, children))
    build.send_signal(number)
    said = build.communicate(timeout=PATIENCE)[1]
    assert build.returncode == 128 + number
    assert said == "helpcenter: stopped\n"
    assert until(lambda: not any(map(alive, children)))
    assert leftovers(waiting) == []
    assert tree(waiting / "site") == before


def test_a_signal_that_comes_while_a_build_tidies_up_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    delete = shutil.rmtree

    def stopped(folder: Path, ignore_errors: bool) -> None:
        signal.raise_signal(signal.SIGINT)
        delete(folder, ignore_errors=ignore_errors)

    monkeypatch.setattr(shutil, "rmtree", stopped)
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with pytest.raises(KeyboardInterrupt), building.build_folder(tmp_path) as folder:
            (folder.site / "en").mkdir(parents=True)
    finally:
        signal.signal(signal.SIGINT, before)
    assert leftovers(tmp_path) == []


def test_after_a_killed_build_nobody_goes_on_and_the_next_command_tidies_up(waiting: Path) -> None:
    build = start(waiting)
    builder, grandchild = pids(waiting)
    build.kill()
    build.wait(PATIENCE)
    assert until(lambda: not alive(builder))
    os.kill(grandchild, signal.SIGKILL)
    assert len(leftovers(waiting)) == 1
    done = helpcenter(waiting, "check")
    assert (done.returncode, done.stderr) == (0, "")
    assert leftovers(waiting) == []


def test_a_builder_that_is_killed_is_one_line(waiting: Path) -> None:
    before = tree(waiting / "site")
    build = start(waiting)
    builder, grandchild = pids(waiting)
    os.kill(builder, signal.SIGKILL)
    os.kill(grandchild, signal.SIGKILL)
    said = build.communicate(timeout=PATIENCE)[1]
    assert build.returncode == 3
    assert said == "mkdocs was ended by signal 9\nthe site was not built; the last one is untouched\n"
    assert tree(waiting / "site") == before


def test_a_second_build_waits_for_the_first_and_other_commands_do_not(waiting: Path) -> None:
    first = start(waiting)
    pids(waiting)
    second = start(waiting, "--site-dir", "other")
    assert second.stderr
    assert "another build is running here" in second.stderr.readline()
    assert helpcenter(waiting, "check").returncode == 0
    assert len(leftovers(waiting)) == 1, "the check left the running build alone"
    (waiting / "go").write_text("")
    assert first.wait(PATIENCE) == 0
    assert second.wait(PATIENCE) == 0
    first.communicate()
    second.communicate()
    identical(waiting / "site", waiting / "other")
    assert leftovers(waiting) == []


# The moment in which two sites change places


@pytest.mark.parametrize("aside", [".cache/build-killed/last", ".site.build-killed/last"])
def test_the_last_site_comes_back_when_a_build_was_killed_between_two_renames(
    built: Path, aside: str
) -> None:
    """Aside lies the last site: in the folder of the build, or beside its place on another file system."""
    before = tree(built / "site")
    folder = built / ".cache/build-killed"
    folder.mkdir()
    (folder / "target").write_bytes(os.fsencode(built / "site"))
    (built / aside).parent.mkdir(exist_ok=True)
    (built / "site").rename(built / aside)
    done = helpcenter(built, "check")
    assert done.returncode == 0
    assert done.stderr == "helpcenter: a build was interrupted; the last site is back in its place\n"
    assert tree(built / "site") == before
    assert leftovers(built) == []


def test_two_folders_change_places_in_one_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No moment without a site: nothing is renamed, the system exchanges the two."""
    renamed: list[Path] = []
    monkeypatch.setattr(Path, "rename", lambda self, target: renamed.append(self))
    (tmp_path / "site").mkdir()
    (tmp_path / "site/old").touch()
    with building.build_folder(tmp_path) as folder:
        folder.site.mkdir()
        (folder.site / "new").touch()
        folder.place(tmp_path / "site")
    assert renamed == []
    assert [path.name for path in (tmp_path / "site").iterdir()] == ["new"]


def test_where_the_system_cannot_exchange_folders_they_are_renamed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(building, "_exchange", lambda one, other: False)
    site = tmp_path / "site"
    site.mkdir()
    (site / "old").touch()
    with building.build_folder(tmp_path) as folder:
        folder.site.mkdir()
        (folder.site / "new").touch()
        folder.place(site)
    assert [path.name for path in site.iterdir()] == ["new"]
    with (
        pytest.raises(OSError, match="cannot be put in its place"),
        building.build_folder(tmp_path) as folder,
    ):
        folder.place(site)  # nothing was built, so the second rename fails
    assert [path.name for path in site.iterdir()] == ["new"]
    assert leftovers(tmp_path) == []


# What lets a build pass


def test_no_variable_lets_a_wrong_number_through(tmp_path: Path) -> None:
    root = copy_project(tmp_path)
    page = root / "docs/en/contact/index.md"
    text = page.read_text("utf-8")
    assert "486 4343" in text.replace("\u00a0", " ")
    page.write_text(text.replace("\u00a0", " ").replace("486 4343", "486 4334"), "utf-8")
    environment = os.environ | {"HELPCENTER_CHECKED": "yes", "PYTHONPATH": str(root / "hooks")}
    for command in (["mkdocs", "build"], ["helpcenter", "build"]):
        done = subprocess.run(
            [sys.executable, "-m", *command],
            cwd=root,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 1
        assert "fact: facts.yml does not know the telephone number" in done.stdout + done.stderr
        assert not (root / "site").exists()


HOOKS = {
    "en": "def on_page_markdown(markdown, page, **_):\n    if page.file.src_uri.startswith('en/'): log.warning('x')",
    "hu": "def on_page_markdown(markdown, page, **_):\n    if page.file.src_uri.startswith('hu/'): log.warning('x')",
    "files": "def on_files(files, **_):\n    log.warning('x')",
    "env": "def on_env(env, **_):\n    log.error('x')",
    "end": "def on_post_build(**_):\n    log.warning('x')",
}


@pytest.mark.parametrize(("hook", "builder"), [*((hook, "mkdocs") for hook in HOOKS), ("en", "properdocs")])
def test_any_warning_of_the_builder_stops_the_build(small: Path, hook: str, builder: str) -> None:
    begins = "import logging\nlog = logging.getLogger('mkdocs.plugins.x')\n"
    (small / "warn.py").write_text(begins + HOOKS[hook])
    settings = (small / "mkdocs.yml").read_text("utf-8")
    (small / "mkdocs.yml").write_text(settings.replace("hooks:\n", "hooks:\n  - warn.py\n"), "utf-8")
    done = helpcenter(small, "build", "--builder", builder)
    assert done.returncode == 1, done.stderr
    assert "in strict mode" in done.stderr
    assert not (small / "site").exists()


def test_a_setting_that_the_builder_does_not_know_stops_the_build(small: Path) -> None:
    with (small / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("\nsite_nmae: x\n")
    done = helpcenter(small, "build")
    assert done.returncode == 1
    assert "settings: there is no setting “site_nmae” — did you mean site_name?" in done.stdout


def test_a_word_in_the_builders_output_stops_nothing(small: Path) -> None:
    (small / "talk.py").write_text("import sys\nprint('WARNING: only a word', file=sys.stderr)\n")
    settings = (small / "mkdocs.yml").read_text("utf-8")
    (small / "mkdocs.yml").write_text(settings.replace("hooks:\n", "hooks:\n  - talk.py\n"), "utf-8")
    assert helpcenter(small, "build").returncode == 0


@pytest.mark.parametrize(
    "address", ["", "help.example", "https://", "ftp://help.example/", "https://help.example/?a"]
)
def test_an_address_that_is_none_makes_no_site(small: Path, address: str) -> None:
    done = helpcenter(small, "build", SITE_URL=address)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "site_url" in done.stderr
    assert not (small / "site").exists()


@pytest.mark.parametrize(
    "address",
    [
        'https://help.example/"><script>/',
        "https://help.example/;}/",
        "https://somebody:secret@help.example/",
        "https://help.example:99999/",
        "https://help.example/../",
        "https://help.example//a",
        "https://help.example\\a",
        "https://[help]/",
        "https://help.example/%0a/",
        "https://help.example/%22/",
        "https://help.example/%",
        "https://help.example/a b/",
        "https://help.example/\n",
        "https://help.example/$uri/",
        "https://help.example/{x}/",
        "https://help.example/'/",
        "https://help.example/\u202e/",
        "https://help.example:0/",
        f"https://help.example/{'x' * 500}/",
    ],
)
def test_an_address_holds_nothing_that_pages_or_servers_read_as_more(address: str) -> None:
    assert not is_site_address(address)


@pytest.mark.parametrize(
    "address",
    [
        "https://help.example",
        "http://localhost:8000/",
        "https://súgó.hu/~kis_pista/v1.2/",
        "HTTPS://A.HU/%C3%A1",
        "http://[::1]:80/a",
        "https://xn--sg-8ja8r.hu/",
    ],
)
def test_every_usual_address_is_one(address: str) -> None:
    assert is_site_address(address)


# What templates ask for


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        ("partials/topics.html", "topic.icon ~ ", "topic.icon ~ 's' ~ ", "the template .icons/help/keys.svg"),
        ("partials/head.html", "view.picture.url", "view.pictur.url", "has no attribute 'pictur'"),
        ("partials/head.html", "view.assets['help.js']", "view.asset['help.js']", "has no attribute 'asset'"),
        ("partials/head.html", 'view.scripts["scheme.js"]', "view.scripts['vote.js']", "'vote.js'"),
    ],
)
def test_what_a_template_asks_for_in_vain_fails_the_build(
    small: Path, file: str, old: str, new: str, says: str
) -> None:
    template = small / "overrides/help" / file
    text = template.read_text("utf-8")
    assert old in text
    template.write_text(text.replace(old, new, 1), "utf-8")
    done = helpcenter(small, "build")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert f"overrides/help/{file}:" in done.stderr
    assert says in done.stderr
    assert not (small / "site").exists()


def test_every_file_of_the_theme_that_is_deleted_is_missed() -> None:
    """By its name in the report, but for icons that no page has, and pictures that the icon stands in for.

    What only the real help center has, as the tool that tells sites apart, is missed there.
    """
    from helpcenter.read.help_center import read
    from helpcenter.rules.shared.audit import audit

    centers = [read(CENTER), read(ROOT)]
    replaceable = {f"assets/social-{code}.png" for center in centers for code in center.codes}
    missed: list[int] = []
    for name in centers[0].theme:
        stem = Path(name).stem
        if stem in ("arrow", "clock", "external", "README") or name.startswith(("preview/", "words/")):
            continue  # no build needs those of the preview; words are read with the texts, and the next test has them
        for number, center in enumerate(centers):
            without = {other: file for other, file in center.theme.items() if other != name}
            found = audit(replace(center, theme=without))
            if name in replaceable:
                assert found == [], "shared links show the icon"
                break
            if any(stem in problem.message or stem in problem.place.path for problem in found):
                missed.append(number)
                break
        else:
            raise AssertionError(name)
    assert missed.count(0) > 60
    assert missed.count(1) < 10


def test_words_of_the_package_that_are_deleted_are_missed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from helpcenter.read import help_center, interface_words
    from helpcenter.rules.shared.untranslated import untranslated

    words = shutil.copytree(interface_words.LIBRARY / interface_words.WORDS, tmp_path / "words")
    (words / "hu.yml").unlink()
    monkeypatch.setattr(interface_words, "_FOLDER", words)
    interface_words.packaged.cache_clear()
    try:
        found = list(untranslated(help_center.read(ROOT)))
    finally:
        interface_words.packaged.cache_clear()
    assert {word.path for word in found} == {"docs/hu/language.yml"}, "`helpcenter status` names each"


def test_a_style_sheet_asks_for_other_assets_by_their_hashed_names(small: Path) -> None:
    with (small / "overrides/assets/help.css").open("a", encoding="utf-8") as style:
        style.write('\n.x { background: url("favicon.svg#a"); }\n')
    assert helpcenter(small, "build", "--no-compress").returncode == 0
    style = next((small / "site/assets").glob("help.*.css")).read_text("utf-8")
    picture = next((small / "site/assets").glob("favicon.*.svg")).name
    assert f'url("{picture}#a")' in style


# What a help center may do without


@pytest.mark.parametrize(("folder", "line"), [("downloads", "downloads:"), ("docs/*/snippets", "--8<--")])
def test_a_help_center_without_documents_or_snippets_is_built(small: Path, folder: str, line: str) -> None:
    for found in small.glob(folder):
        shutil.rmtree(found)
    for page in small.glob("docs/*/*/*.md"):
        kept = [
            text for text in page.read_text("utf-8").splitlines(keepends=True) if not text.startswith(line)
        ]
        page.write_text("".join(kept), "utf-8")
    done = helpcenter(small, "build")
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_real_help_center_is_built_without_its_documents(tmp_path: Path) -> None:
    root = copy_project(tmp_path)
    shutil.rmtree(root / "downloads")
    for page in root.glob("docs/*/*/*.md"):
        lines = page.read_text("utf-8").splitlines(keepends=True)
        page.write_text("".join(line for line in lines if not line.startswith("downloads:")), "utf-8")
    done = helpcenter(root, "build")
    assert done.returncode == 0, done.stdout + done.stderr
