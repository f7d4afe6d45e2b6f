"""The house keeps its own rules: who may import whom, one rule one page, small files, documents that tell the truth."""

from __future__ import annotations

import ast
import re
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from helpcenter import __main__ as command_line
from support import ROOT, THEME

LIBRARY = ROOT / "hooks/helpcenter"
MODULES = sorted(LIBRARY.rglob("*.py"))
LONGEST_FILE = 200


def imports(file: Path) -> set[str]:
    """Every module that a file imports, dotted."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def test_one_file_knows_mkdocs() -> None:
    knowing = [
        file.relative_to(ROOT).as_posix()
        for file in (ROOT / "hooks").rglob("*.py")
        if any(name.split(".")[0] in ("mkdocs", "material", "mkdocs_static_i18n") for name in imports(file))
    ]
    assert knowing == ["hooks/events.py"]


def test_rules_never_import_each_other() -> None:
    for file in (LIBRARY / "rules").glob("*.py"):
        rules = {name for name in imports(file) if name.startswith("helpcenter.rules.")}
        assert not [name for name in rules if not name.startswith("helpcenter.rules.shared")], file


ROOMS = ("model", "pdf", "read", "search", "facts", "rules", "site", "edit", "report", "cli")
"""The rooms of the library in the order in which data flows; each imports itself and those before it."""

DATA = ("schemas", "theme")


def test_every_module_is_in_a_room() -> None:
    loose = {file.name for file in LIBRARY.glob("*.py")}
    assert loose == {"__init__.py", "__main__.py"}
    folders = {
        folder.name for folder in LIBRARY.iterdir() if folder.is_dir() and folder.name != "__pycache__"
    }
    assert folders == {*ROOMS, *DATA}
    for folder in DATA:
        assert not list((LIBRARY / folder).rglob("*.py")), folder


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_only_the_rooms_before_it(room: str) -> None:
    allowed = {f"helpcenter.{name}" for name in ROOMS[: ROOMS.index(room) + 1]}
    files = list((LIBRARY / room).rglob("*.py"))
    assert len(files) > 1
    for file in files:
        found = {".".join(name.split(".")[:2]) for name in imports(file) if name.startswith("helpcenter.")}
        assert found <= allowed, f"{file}: {found - allowed}"


def test_no_two_modules_have_one_name() -> None:
    names = Counter(file.name for file in MODULES if file.name != "__init__.py")
    assert [name for name, count in names.items() if count > 1] == []


def test_the_map_names_every_room_and_folder() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    for room in (*ROOMS, *DATA):
        assert re.search(rf"^  {room}/ ", readme, re.MULTILINE), room
    for folder in (ROOT / "tests").iterdir():
        if folder.is_dir() and folder.name not in ("__pycache__", "addresses"):
            assert f"\ntests/{folder.name}/ " in readme, folder


def test_every_decision_is_a_file_of_its_own_in_the_list() -> None:
    listed = (ROOT / "decisions/README.md").read_text("utf-8")
    files = sorted((ROOT / "decisions").glob("[0-9]*.md"))
    assert len(files) > 100
    assert len({file.name[:4] for file in files}) == len(files), "a number is given once"
    for file in files:
        title = file.read_text("utf-8").partition("\n")[0].removeprefix("# ")
        assert f"[{file.name[:4]}]({file.name}) {title}\n" in listed, file.name
    assert len(re.findall(r"^- \[\d{4}\]", listed, re.MULTILINE)) == len(files)


def test_imports_run_in_no_circle() -> None:
    names = {
        file: "helpcenter." + ".".join(file.relative_to(LIBRARY).with_suffix("").parts) for file in MODULES
    }
    names = {file: name.removesuffix(".__init__") for file, name in names.items()}
    known = set(names.values())
    graph = {
        name: {found for found in imports(file) if found in known} - {name} for file, name in names.items()
    }
    state: dict[str, int] = {}

    def visit(name: str, way: tuple[str, ...]) -> None:
        assert state.get(name) != 1, " → ".join((*way, name))
        if name in state:
            return
        state[name] = 1
        for wanted in sorted(graph[name]):
            if not (name.startswith(wanted + ".") or wanted == "helpcenter"):
                visit(wanted, (*way, name))
        state[name] = 2

    for name in sorted(graph):
        visit(name, ())


@pytest.mark.parametrize("file", MODULES, ids=lambda file: file.relative_to(LIBRARY).as_posix())
def test_files_are_small(file: Path) -> None:
    assert len(file.read_text("utf-8").splitlines()) <= LONGEST_FILE


def test_every_command_is_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    commands = re.search(r"\{?([a-z,]+)\}?", command_line.parser().format_help())
    assert commands
    for file in (LIBRARY / "cli").glob("[!_]*.py"):
        assert f"helpcenter {file.stem}" in readme, file.stem
    for target in re.findall(r"^([a-z]+):.*## ", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE):
        assert f"make {target}" in readme, target


def test_every_word_that_a_template_uses_is_in_the_language_files() -> None:
    import yaml

    used: set[str] = set()
    for template in THEME.rglob("*.html"):
        used |= set(re.findall(r"view\.words\.([a-z_.]+)", template.read_text("utf-8")))
    assert len(used) > 20
    for file in (ROOT / "docs").glob("*/language.yml"):
        words = yaml.safe_load(file.read_text("utf-8"))["words"]
        for path in used:
            value = words
            for key in path.split("."):
                assert key in value, f"{file}: {path}"
                value = value[key]
                if not isinstance(value, dict):
                    break


def test_templates_escape_what_they_print() -> None:
    """MkDocs' environment does not escape by itself; ours does, and templates say so too."""
    for template in THEME.rglob("*.html"):
        for output in re.findall(r"\{\{-?(.*?)-?\}\}", template.read_text("utf-8"), re.DOTALL):
            text = output.strip()
            fine = re.search(r"\|\s*(e|forceescape|safe)\b|^\w+\(|^loop\.|^'|^\"", text) or " if " in text
            assert fine, f"{template}: {text}"


def test_no_lock_file_names_a_registry() -> None:
    made_with = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["uv"]["pip"]
    assert made_with["python-version"] == "3.11.0"
    assert made_with["universal"]
    for name in ("requirements/site.txt", "requirements/test.txt"):
        text = (ROOT / name).read_text("utf-8")
        assert "make lock" in text.partition("==")[0], "made by the command, not by hand"
        assert "://" not in text
        assert not re.search(r"^\s*--(?!hash=)", text, re.MULTILINE), "no option but hashes"
        packages = re.findall(r"^([a-z0-9][\w.-]*)==", text, re.MULTILINE | re.IGNORECASE)
        assert packages
        assert text.count("--hash=sha256:") >= len(packages)
    assert '"resolved"' not in (ROOT / "package-lock.json").read_text("utf-8")
