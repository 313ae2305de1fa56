"""What is handed out beside the code: the metadata, and the files that a hosting site and other tools read."""

from __future__ import annotations

import re
import tomllib

import yaml
from conftest import ROOT

from jss_cli import __version__
from jss_cli.shell.names import command_names

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
WORKFLOW = yaml.safe_load((ROOT / ".github" / "workflows" / "gate.yml").read_text("utf-8"))


def test_every_dependency_has_a_floor_and_a_cap() -> None:
    for requirement in (*PROJECT["project"]["dependencies"], *PROJECT["build-system"]["requires"]):
        assert re.fullmatch(r"[\w-]+>=[\d.]+,<[\d.]+", requirement)


def test_every_requirement_of_an_extra_begins_with_the_version_that_the_gate_tests_as_the_lowest() -> None:
    for extra in PROJECT["project"]["optional-dependencies"].values():
        assert all(re.match(r"[\w-]+(\[\w+\])?>=[\d.]+", requirement) for requirement in extra)


def test_what_the_sdist_is_told_to_hold_exists() -> None:
    include = PROJECT["tool"]["hatch"]["build"]["targets"]["sdist"]["include"]
    assert [path for path in include if not (ROOT / path.lstrip("/")).exists()] == []


def test_the_annotations_are_marked_for_type_checkers() -> None:
    assert (ROOT / "jss_cli" / "py.typed").read_bytes() == b""
    assert "Typing :: Typed" in PROJECT["project"]["classifiers"]


def test_the_version_has_its_heading_among_the_changes() -> None:
    assert f"\n## {__version__}\n" in (ROOT / ".github" / "CHANGELOG.md").read_text("utf-8")


def test_the_gate_runs_on_every_python_that_it_names() -> None:
    (expected,) = re.findall(r"^EXPECTED=\((.*)\)", (ROOT / ".ci" / "run").read_text("utf-8"), re.MULTILINE)
    (job,) = WORKFLOW["jobs"].values()
    assert job["strategy"]["matrix"]["python"] == expected.split()
    assert job["steps"][-1] == {"run": "bash .ci/run"}
    assert PROJECT["project"]["requires-python"] == f">={expected.split()[0]}"


def test_the_hook_runs_a_command_that_exists() -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    program, command = hook["entry"].split()
    assert program in PROJECT["project"]["scripts"]
    assert command in command_names()
    assert re.search(hook["files"], "work/history.yaml")
