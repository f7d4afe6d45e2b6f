"""The house keeps its own rules: who may import whom, one rule one page, small files, documents that tell the truth."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import tomllib
from collections import Counter
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

from helpcenter import __main__ as command_line
from helpcenter.site.once import Once
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

DATA = ("schemas", "starter", "theme")


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


def test_every_script_and_style_is_linted_and_type_checked() -> None:
    scripts = sorted([*(THEME / "assets").glob("*.js"), *(THEME / "preview").glob("*.js")])
    assert len(scripts) > 15
    for file in (*scripts, *(ROOT / "tests").glob("*.mjs")):
        assert file.read_text("utf-8").startswith("// @ts-check\n"), file.name
    kinds = {file.suffix for file in (THEME / "assets").iterdir()} - {".js", ".css", ".svg", ".png"}
    assert not kinds, "a kind of file that biome.json and tsconfig.json do not name"
    judged = json.loads((ROOT / "biome.json").read_text("utf-8"))["files"]["includes"]
    checked = json.loads((ROOT / "tsconfig.json").read_text("utf-8"))["include"]
    for folder in ("assets", "preview"):
        assert f"{(THEME / folder).relative_to(ROOT).as_posix()}/*.{{js,css}}" in judged
        assert f"{(THEME / folder).relative_to(ROOT).as_posix()}/*.js" in checked
    recipe = (ROOT / "Makefile").read_text("utf-8").partition("\nlint:")[2].partition("\n\n")[0]
    assert "biome lint --error-on-warnings" in recipe
    assert recipe.count("/tsc --project") == 2


def test_the_readme_explains_every_command_and_no_other() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    table = re.findall(r"^\| `helpcenter ([a-z]+)[^`]*` \| (.+) \|$", readme, re.MULTILINE)
    subcommands = [action.choices for action in command_line.parser()._actions if action.choices]
    assert [{name for name, _ in table}] == [set(choices or ()) for choices in subcommands]
    assert len(table) == len({name for name, _ in table}) > 10, "each once"
    assert set(re.findall(r"\bhelpcenter ([a-z]+)\b", readme)) <= {name for name, _ in table}


def test_the_readme_names_every_target_of_make_and_no_other() -> None:
    help_text = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    listed = set(re.findall(r"^  make (\S+)  +\S", help_text, re.MULTILINE))
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert listed | {"site-tools", "test-tools", "content-tools"} == set(
        re.findall(r"^([a-z-]+):", makefile, re.MULTILINE)
    )
    assert len(listed) > 10
    readme = (ROOT / "README.md").read_text("utf-8")
    named = set(re.findall(r"(?:`|^)make ([a-z]+(?:-[a-z]+)*)\b", readme, re.MULTILINE))
    assert named - {"help"} == listed - {"help"}


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "guide/en.md", "guide/hu.md"])
def test_links_of_documents_lead_somewhere(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    links = re.findall(
        r"\]\((?!https?:)([^)\s]+)\)", re.sub(r"```.*?```|`[^`\n]*`", "", text, flags=re.DOTALL)
    )
    assert links
    for link in links:
        path, _, anchor = link.partition("#")
        target = (ROOT / name).parent / path if path else ROOT / name
        assert target.exists(), link
        if anchor:
            headings = re.findall(r"^#+ (.+)$", target.read_text("utf-8"), re.MULTILINE)
            assert anchor in {re.sub(r"[^\w -]", "", one.lower()).replace(" ", "-") for one in headings}, link


ALREADY_HTML = {
    "view.text",
    "view.qr",
    "view.structured_data",
    "view.scripts.scheme.js",
    "view.scripts.notice.js",
}
"""What templates print as it is: the rendered text, and what site/ made for a <script>."""


def dotted(node: nodes.Node) -> str:
    """The path of names that an expression reads: view.scripts["scheme.js"] → view.scripts.scheme.js."""
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr):
        return f"{dotted(node.node)}.{node.attr}"
    if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
        return f"{dotted(node.node)}.{node.arg.value}"
    return "?"


def escaped(node: nodes.Node | None, macros: set[str]) -> bool:
    """Whether an expression can print nothing but escaped text, our own constants, and what a macro printed."""
    if isinstance(node, nodes.CondExpr):
        return escaped(node.expr1, macros) and (node.expr2 is None or escaped(node.expr2, macros))
    if isinstance(node, nodes.Call):
        return isinstance(node.node, nodes.Name) and node.node.name in macros
    if not isinstance(node, nodes.Filter) or node.node is None:
        return (
            isinstance(node, nodes.TemplateData | nodes.Const)
            or dotted(node or nodes.Const(0)) == "loop.index"
        )
    if node.name == "safe":
        if isinstance(node.node, nodes.Call) and dotted(node.node.node) == "view.marked":
            return True  # it escapes
        return isinstance(node.node, nodes.Const) or dotted(node.node) in ALREADY_HTML
    if node.name == "join":  # each item escaped, then joined by a constant
        each = node.node
        return (
            isinstance(each, nodes.Filter)
            and (each.name, [dict(arg.iter_fields()).get("value") for arg in each.args]) == ("map", ["e"])
            and all(escaped(arg, macros) for arg in node.args)
        )
    return node.name in ("e", "forceescape")


def unescaped(template: str) -> list[str]:
    """The lines of a template that print what is not escaped."""
    tree = Environment(extensions=[Once]).parse(template)
    macros = {macro.name for macro in tree.find_all(nodes.Macro)}
    macros |= {str(name) for found in tree.find_all(nodes.FromImport) for name in found.names}
    printed = [node for output in tree.find_all(nodes.Output) for node in output.nodes]
    return [template.splitlines()[node.lineno - 1] for node in printed if not escaped(node, macros)]


def test_templates_escape_what_they_print() -> None:
    """MkDocs' environment does not escape by itself; ours does, and templates say so too."""
    templates = sorted(THEME.rglob("*.html"))
    assert len(templates) > 15
    for template in templates:
        assert unescaped(template.read_text("utf-8")) == [], template


@pytest.mark.parametrize(
    ("printed", "fine"),
    {
        "{{ view.title }}": False,
        "{{ view.title | e }}": True,
        "{{ view.title | safe }}": False,
        "{{ view.text | safe }}": True,
        "{{ view.text | e | upper }}": False,
        "{{ view.title if view.kind == 'home' else 'x' }}": False,
        "{{ 'article' if view.kind == 'answer' else 'website' }}": True,
        "{{ name(view.title) }}": False,
        "{% macro name(text) %}{{ text | e }}{% endmacro %}{{ name(view.title) }}": True,
        "{% macro name(text) %}{{ text }}{% endmacro %}": False,
        "{% if view.title %}{{ view.title }}{% endif %}": False,
        "{% for item in view.items %}{{ loop.index }}{{ item }}{% endfor %}": False,
        '{{ view.parts | join("<wbr>" | safe) }}': False,
        '{{ view.parts | map("e") | join("<wbr>" | safe) }}': True,
        '{{ view.parts | map("upper") | join("<wbr>" | safe) }}': False,
    }.items(),
)
def test_an_output_that_is_not_escaped_is_seen(printed: str, fine: bool) -> None:
    assert (unescaped(printed) == []) == fine


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
