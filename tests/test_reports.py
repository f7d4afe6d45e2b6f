"""Problems as text, JSON, annotations of GitHub and SARIF, of the files and rules that are asked for; exit codes."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from helpcenter.model.problem import Place, Problem
from helpcenter.report.formats.github_commands import MOST
from helpcenter.report.formats.origin import Origin
from helpcenter.report.formats.reporters import FORMATS
from helpcenter.rules.shared.audit import all_rules
from repository import CENTER, new_repository
from support import ROOT, helpcenter

ODD = "100 % „wrong”:\n::error::a, b\r\x1b[31m"
SARIF = {
    "type": "object",
    "additionalProperties": False,
    "required": ["version", "runs"],
    "properties": {
        "$schema": {"type": "string", "format": "uri"},
        "version": {"const": "2.1.0"},
        "runs": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/run"}},
    },
    "$defs": {
        "text": {
            "type": "object",
            "required": ["text"],
            "properties": {"text": {"type": "string", "minLength": 1}},
        },
        "run": {
            "type": "object",
            "additionalProperties": False,
            "required": ["tool", "results"],
            "properties": {
                "tool": {
                    "type": "object",
                    "required": ["driver"],
                    "properties": {
                        "driver": {
                            "type": "object",
                            "required": ["name"],
                            "properties": {
                                "name": {"type": "string"},
                                "rules": {
                                    "type": "array",
                                    "uniqueItems": True,
                                    "items": {
                                        "type": "object",
                                        "additionalProperties": False,
                                        "required": ["id"],
                                        "properties": {
                                            "id": {"type": "string"},
                                            "shortDescription": {"$ref": "#/$defs/text"},
                                            "fullDescription": {"$ref": "#/$defs/text"},
                                            "help": {"$ref": "#/$defs/text"},
                                            "helpUri": {"type": "string", "pattern": "^https?://"},
                                        },
                                    },
                                },
                            },
                        }
                    },
                },
                "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                "results": {
                    "type": "array",
                    "items": {
                        "type": "object",
                        "additionalProperties": False,
                        "required": ["message"],
                        "properties": {
                            "ruleId": {"type": "string"},
                            "ruleIndex": {"type": "integer", "minimum": 0},
                            "level": {"enum": ["none", "note", "warning", "error"]},
                            "message": {"$ref": "#/$defs/text"},
                            "partialFingerprints": {
                                "type": "object",
                                "additionalProperties": {"type": "string"},
                            },
                            "locations": {
                                "type": "array",
                                "items": {
                                    "type": "object",
                                    "additionalProperties": False,
                                    "properties": {
                                        "physicalLocation": {
                                            "type": "object",
                                            "additionalProperties": False,
                                            "required": ["artifactLocation"],
                                            "properties": {
                                                "artifactLocation": {
                                                    "type": "object",
                                                    "properties": {
                                                        "uri": {
                                                            "type": "string",
                                                            "pattern": r"^[A-Za-z0-9._~%/()!$&'*+,;=@-]+$",
                                                        }
                                                    },
                                                },
                                                "region": {
                                                    "type": "object",
                                                    "properties": {
                                                        "startLine": {"type": "integer", "minimum": 1},
                                                        "startColumn": {"type": "integer", "minimum": 1},
                                                    },
                                                },
                                            },
                                        }
                                    },
                                },
                            },
                        },
                    },
                },
            },
        },
    },
}
"""The part of the schema of SARIF 2.1.0 that concerns what is written here, in our own words."""


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    """A center with a problem in two files, of two rules."""
    root = Path(shutil.copytree(CENTER, tmp_path / "center"))
    for code in ("en", "hu"):
        page = root / f"docs/{code}/reset/request.md"
        text = page.read_text("utf-8").replace("title: ", "titel: ", 1)
        page.write_text(f"{text}\nSee [this](missing.md).\n", "utf-8")
    return root


def report(form: str, problems: list[Problem], where: Origin | None = None) -> str:
    return FORMATS[form](problems, where or Origin())


def test_json_is_a_list_with_everything_that_a_line_says(wrong: Path) -> None:
    lines = helpcenter(wrong, "check").stdout.splitlines()
    done = helpcenter(wrong, "check", "--format", "json")
    assert done.returncode == 1 and done.stderr == ""
    found = json.loads(done.stdout)
    assert len(found) == len(lines) > 3
    for item, line in zip(found, lines, strict=True):
        assert list(item) == ["path", "line", "column", "rule", "message", "hint", "page"]
        place = f"{item['path']}:{item['line']}:{item['column']}"
        assert line.startswith(f"{place} {item['rule']}: {item['message']}")
        assert line.endswith(item["hint"])
        assert (ROOT / item["page"]).is_file(), "the page explains the rule"


def test_without_a_problem_json_is_an_empty_list_and_sarif_has_no_result(tmp_path: Path) -> None:
    done = helpcenter(CENTER, "check", "--format", "json")
    assert (done.returncode, json.loads(done.stdout)) == (0, [])
    done = helpcenter(CENTER, "check", "--format", "sarif")
    assert done.returncode == 0
    assert json.loads(done.stdout)["runs"][0]["results"] == []
    done = helpcenter(CENTER, "check", "--format", "github")
    assert done.returncode == 0 and "::" not in done.stdout


def test_a_page_of_a_rule_is_an_address_where_the_repository_has_one(wrong: Path) -> None:
    settings = wrong / "mkdocs.yml"
    settings.write_text(
        f"{settings.read_text('utf-8')}\nrepo_url: https://code.example/help/\nextra_css: []\n", "utf-8"
    )
    pages = {item["page"] for item in json.loads(helpcenter(wrong, "check", "--format", "json").stdout)}
    assert "https://code.example/help/blob/HEAD/tests/rules/front-matter.md" in {
        page.replace("tests/center/", "") for page in pages
    }


def test_sarif_follows_its_schema(wrong: Path) -> None:
    done = helpcenter(wrong, "check", "--format", "sarif")
    assert done.returncode == 1
    log = json.loads(done.stdout)
    jsonschema.validate(log, SARIF)
    run: dict[str, Any] = log["runs"][0]
    names = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert names == list(all_rules())
    for result in run["results"]:
        assert names[result["ruleIndex"]] == result["ruleId"]
    assert all(rule["fullDescription"]["text"] for rule in run["tool"]["driver"]["rules"])


def test_sarif_takes_any_path_and_any_message() -> None:
    odd = Problem(Place("docs/hu/á b/x#y%z?.md", 3, 7), ODD, "do [this](that)", "label")
    log = json.loads(report("sarif", [odd, odd], Origin("help/", "https://code.example/x/blob/HEAD/")))
    jsonschema.validate(log, SARIF)
    location = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert location["artifactLocation"]["uri"] == "help/docs/hu/%C3%A1%20b/x%23y%25z%3F.md"
    assert "\n" not in log["runs"][0]["results"][0]["message"]["text"]


def test_two_problems_of_one_kind_in_one_file_keep_their_fingerprints_when_lines_move() -> None:
    def prints(line: int) -> list[str]:
        found = [Problem(Place("docs/hu/a.md", line), f"wrong {word}", "", "label") for word in "xy"]
        results = json.loads(report("sarif", found))["runs"][0]["results"]
        return [result["partialFingerprints"]["problem/v1"] for result in results]

    assert prints(3) == prints(9)
    assert len(set(prints(3))) == 2


def test_annotations_name_file_line_and_rule_and_end_no_command_early() -> None:
    odd = Problem(Place("docs/hu/a,b:c%.md", 3, 7), ODD, "mend it", "label")
    lines = report("github", [odd], Origin("help/")).splitlines()
    commands = [line for line in lines if line.startswith("::")]
    assert len(lines) == 2 and len(commands) == 1
    head, _, message = commands[0].removeprefix("::error ").partition("::")
    assert head == "file=help/docs/hu/a%2Cb%3Ac%25.md,line=3,col=7,title=label"
    assert message.startswith("100 %25 „wrong”:")
    assert "\\x0a::error::a, b" in message
    assert not re.search(r"[\x00-\x1f]", commands[0])


@pytest.mark.parametrize("count", [1, MOST - 1, MOST, MOST + 1, 200])
def test_annotations_are_no_more_than_github_shows(count: int) -> None:
    problems = [Problem(Place("docs/hu/a.md", number + 1), "wrong", "", "label") for number in range(count)]
    lines = report("github", problems).splitlines()
    commands = [line for line in lines if line.startswith("::error ")]
    assert len(lines) - len(commands) == count, "all are in the log"
    assert len(commands) == min(count, MOST)
    left = count - (MOST - 1)
    assert (f"::error title=check::{left} more" in commands[-1]) == (count > MOST)


def test_a_path_chooses_problems_and_the_whole_center_is_judged_still(wrong: Path) -> None:
    done = helpcenter(wrong, "check", "docs/en")
    assert done.returncode == 1
    lines = done.stdout.splitlines()
    assert lines and all(line.startswith("docs/en/reset/request.md:") for line in lines)
    assert f"{len(lines)} problems; " in done.stderr and "elsewhere, not shown" in done.stderr
    other = helpcenter(wrong, "check", "docs/en/index.md")
    assert other.returncode == 0
    assert other.stdout.startswith("no problem here; ")


def test_paths_may_be_written_from_here_and_in_full(wrong: Path) -> None:
    expected = helpcenter(wrong, "check", "docs/en/reset/request.md").stdout
    for path in (str(wrong / "docs/en/reset/request.md"), "./docs/en/reset/request.md", "docs/en/reset/"):
        assert helpcenter(wrong, "check", path).stdout == expected, path
    here = subprocess.run(
        [sys.executable, "-m", "helpcenter", "--root", "../../..", "check", "request.md"],
        cwd=wrong / "docs/en/reset",
        env=os.environ | {"PYTHONPATH": str(ROOT / "hooks")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (here.returncode, here.stdout) == (1, expected)


def test_a_rule_chooses_problems(wrong: Path) -> None:
    done = helpcenter(wrong, "check", "--rule", "link-target", "--rule", "label")
    assert done.returncode == 1
    assert all(" link-target: " in line for line in done.stdout.splitlines())
    done = helpcenter(wrong, "check", "--rule", "link-target", "docs/hu", "--format", "json")
    assert {(item["rule"], item["path"]) for item in json.loads(done.stdout)} == {
        ("link-target", "docs/hu/reset/request.md")
    }


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("check", "docs/en/nothing.md"), "there is no file or folder docs/en/nothing.md"),
        (("check", ""), "there is no file or folder “”"),
        (("check", ".."), ".. is no part of the site, nothing was checked"),
        (("check", "docs/hu", "/etc/passwd"), "/etc/passwd is no part of the site, nothing was checked"),
        (("check", "--rule", "link-targe"), "there is no rule link-targe — did you mean link-target?"),
        (("check", "--format", "xml"), "invalid choice"),
        (("check", "--against", "nowhere"), "nowhere"),
        (("build", "--builder", "x"), "invalid choice"),
        (("accept",), "name a translated page"),
        (("move", "reset/request", "reset/other", "--slug", "x"), "language=slug"),
        (("new",), "required"),
        (("retire", "reset/request"), "--to"),
        (("search", "x"), "no search index"),
        (("stale", "nothing.csv"), "nothing.csv"),
        (("status", "--today", "soon"), "soon"),
        (("downloads", "accept", "--version", " "), "--version"),
        (("nothing",), "invalid choice"),
    ],
)
def test_a_command_that_is_called_wrongly_ends_with_2(arguments: tuple[str, ...], said: str) -> None:
    done = helpcenter(CENTER, *arguments)
    assert done.returncode == 2, done.stdout + done.stderr
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_without_a_help_center_every_command_ends_with_2(tmp_path: Path) -> None:
    for arguments in (("check",), ("build",), ("status",), ("publish",), ("accept", "--all")):
        assert helpcenter(tmp_path, *arguments).returncode == 2, arguments


def test_where_the_machine_lets_nothing_be_written_a_change_ends_with_3(tmp_path: Path) -> None:
    root = Path(shutil.copytree(CENTER, tmp_path / "center"))
    environment = os.environ | {"PYTHONPATH": str(ROOT / "hooks"), "PYTHONDONTWRITEBYTECODE": "1"}
    command = f"ulimit -f 0; exec {sys.executable} -m helpcenter --root {root} new reset/locked"
    done = subprocess.run(
        ["bash", "-c", command], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 3, done.stdout + done.stderr
    assert "File too large" in done.stderr and "Traceback" not in done.stderr
    assert not (root / "docs/hu/reset/locked.md").exists()


def test_paths_of_annotations_begin_at_the_top_of_the_repository(tmp_path: Path) -> None:
    repository = new_repository(tmp_path, inside="help")
    page = repository.root / "docs/en/reset/request.md"
    page.write_text(page.read_text("utf-8").replace("title: ", "titel: ", 1), "utf-8")
    done = helpcenter(repository.root, "check", "--format", "github", CI="")
    assert "::error file=help/docs/en/reset/request.md,line=" in done.stdout


def test_a_reader_that_stops_reading_is_no_success(wrong: Path) -> None:
    command = f"{sys.executable} -m helpcenter --root {wrong} check --format sarif | head -c 1 >/dev/null"
    environment = os.environ | {"PYTHONPATH": str(ROOT / "hooks")}
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], env=environment, check=False)
    assert done.returncode in (1, 141)
