"""The README is run: every command in it works, and every output in it is what the command prints."""

from __future__ import annotations

import doctest
import re
import shlex
import shutil
from pathlib import Path

import pytest
from conftest import ROOT

from jss_cli.shell.cli import run
from jss_cli.shell.names import command_names

README = ROOT / "README.md"
BLOCK = re.compile(r"(?<=```console\n).*?(?=```)", re.DOTALL)


def replayed(block: str, capsys: pytest.CaptureFixture[str]) -> str:
    """A block's commands with what they print now; a command shown without output stays so."""
    parts = []
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        line, _, told = part.partition("\n")
        assert run(shlex.split(line.partition(" > ")[0])[1:]) in {0, 1}, line
        printed = capsys.readouterr().out
        parts.append(f"$ {line}\n{printed if told.strip() else told}")
    return "".join(parts)


def test_every_command_of_the_readme_prints_what_the_readme_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], pytestconfig: pytest.Config
) -> None:
    shutil.copytree(ROOT / "sample_histories", tmp_path / "sample_histories")
    shutil.copytree(ROOT / "tests" / "cases", tmp_path / "tests" / "cases")
    shutil.copytree(ROOT / "tests" / "imports" / "exports", tmp_path / "tests" / "imports" / "exports")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "96")
    text = README.read_text(encoding="utf-8")
    now = BLOCK.sub(lambda match: replayed(match[0], capsys), text)
    if pytestconfig.getoption("--update-golden"):
        README.write_text(now, encoding="utf-8")
        text = now
    assert text == now


def test_readme_and_help_promise_alike_what_is_written(capsys: pytest.CaptureFixture[str]) -> None:
    promise = "It changes no file but the one you name for it (`-o`, `--into`, `add`), whole or not at all."
    assert promise in README.read_text(encoding="utf-8")
    assert run(["--help"]) == 0
    assert promise in " ".join(capsys.readouterr().out.split())


def test_every_command_stands_in_the_readme() -> None:
    text = README.read_text(encoding="utf-8")
    missing = [name for name in command_names() if f"jss {name}" not in text]
    assert not missing


def test_every_line_of_python_in_the_readme_gives_what_the_readme_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    failed, tried = doctest.testfile(str(README), module_relative=False, encoding="utf-8")
    assert (failed, tried > 5) == (0, True)
