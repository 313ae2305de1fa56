from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

import jss_cli.commands
from jss_cli.errors import UsageError
from jss_cli.shell.cli import run
from jss_cli.shell.names import command_names, summary

COMMANDS = command_names()
SAMPLES = ROOT / "sample_histories"
NEVER_STARTED = SAMPLES / "never_started_75.yaml"
FAKE = '''
"""Ask: what a command of one file can do."""

from typing import Annotated, ClassVar
from dataclasses import dataclass
import typer
from jss_cli.domain.answer import Answer
from jss_cli.domain.report import Headline, Report, Span
from jss_cli.files.reading import Reading
from jss_cli.options.reading import AsOf, HistoryFile

@dataclass(frozen=True, slots=True)
class Told:
    rows_key: ClassVar[str] = ""
    file: str
    as_of: str
    max_depth: int

def run(file: HistoryFile, as_of: AsOf = None, reading: Reading = Reading()) -> Answer:
    """\\b
    jss no-such-thing history.yaml

    Tells what it was asked.
    """
    told = Told(file, str(as_of), reading.max_depth)
    return Answer(told, Report((Headline("Told", Span(file), ()),)), exit_code=1)
'''


def fault_of(*arguments: str) -> tuple[str, str, str]:
    with pytest.raises(UsageError) as caught:
        run(list(arguments))
    fault = caught.value.faults[0]
    return fault.code, fault.message, fault.hint


@pytest.fixture
def fake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    (tmp_path / "no_such_thing.py").write_text(FAKE)
    monkeypatch.setattr(jss_cli.commands, "__path__", [str(tmp_path)])
    monkeypatch.delitem(sys.modules, "jss_cli.commands.no_such_thing", raising=False)
    return "no-such-thing"


def test_a_command_is_one_file_whose_name_is_the_command(fake: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert command_names() == [fake]
    assert summary(fake) == ("Ask", "what a command of one file can do.")
    assert run([fake, "h.yaml", "--as-of", "2016-08-21", "--max-depth", "7", "--format", "csv"]) == 1
    assert capsys.readouterr().out == "file,as_of,max_depth\nh.yaml,2016-08-21,7\n"


def test_every_command_can_write_its_answer_to_a_file_in_the_format_of_its_suffix(fake: str, tmp_path: Path) -> None:
    for suffix, start in {
        "json": "{",
        "csv": "file,",
        "md": "## Told",
        "txt": "Told: h.",
        "html": "<!DOCTYPE html>",
    }.items():
        run([fake, "h.", "-o", str(tmp_path / f"out.{suffix}")])
        assert (tmp_path / f"out.{suffix}").read_text().startswith(start)


@pytest.mark.parametrize("name", ["out.htm5", "out.xyz", "out.json.gz"])
def test_an_output_whose_suffix_means_no_format_is_refused_before_anything_is_computed(fake: str, name: str) -> None:
    code, message, hint = fault_of(fake, "h.", "-o", name)
    assert (code, message) == ("JSS903", f'it is not clear what to write into "{name}"')
    assert {".csv", ".json", ".md", ".txt"} < set(re.split("[ ,;]+", hint))


def test_a_format_that_is_asked_for_may_have_any_suffix_and_a_name_without_one_means_sentences(
    fake: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    run([fake, "h.", "-o", "out.xyz", "--format", "csv"])
    run([fake, "h.", "-o", "out"])
    assert (Path("out.xyz").read_text()[:5], Path("out").read_text()[:5]) == ("file,", "Told:")


def test_only_the_bare_sign_means_standard_output(
    fake: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    run([fake, "h.", "-o", "-"])
    assert capsys.readouterr().out.startswith("Told")
    run([fake, "h.", "-o", "./-"])
    assert (capsys.readouterr().out, Path("./-").read_text()[:4]) == ("", "Told")


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_every_command_begins_with_an_example(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([name, "-h"]) == 0
    short = capsys.readouterr().out
    assert re.search(rf"^ +(Example: )?jss {name}\b", short.split("Options:")[0], re.MULTILINE)
    assert run([name, "--help"]) == 0
    assert capsys.readouterr().out == short


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_belongs_to_a_panel_and_says_in_a_line_what_it_answers(name: str) -> None:
    panel, line = summary(name)
    assert panel != "More", f'{name}: its docstring begins with "Explain: ..." or another panel'
    assert 10 < len(line) < 100


def test_the_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["-h"]) == 0
    text = capsys.readouterr().out
    assert all(re.search(rf"^  {name}  +\w", text, re.MULTILINE) for name in COMMANDS)


def test_without_a_command_the_help_is_told_as_an_error() -> None:
    with pytest.raises(UsageError) as caught:
        run([])
    assert caught.value.summary.startswith("Usage: jss")


@pytest.mark.parametrize(
    ("arguments", "code", "message", "hint"),
    [
        (["explian"], "JSS900", 'no command is called "explian"', 'did you mean "explain"?'),
        (["xyzzy"], "JSS900", 'no command is called "xyzzy"', "the commands are "),
        (["--versoin"], "JSS901", 'no option is called "--versoin"', 'did you mean "--version"?'),
        (["explain", "--as_of", "x"], "JSS901", 'no option is called "--as_of"', 'did you mean "--as-of"?'),
        (
            ["explain", "h", "--json", "--format", "csv"],
            "JSS902",
            "--json and --format csv are two formats",
            "leave one",
        ),
        (["explain", "-q"], "JSS901", 'no option is called "-q"', "-h lists the options"),
        (["explain", "h", "--as-of"], "JSS902", "option '--as-of' requires an argument", "-h"),
        (
            ["timeline", "h", "more"],
            "JSS902",
            "got unexpected extra argument(s) (more)",
            'one FILE at a time; did you mean "jss diff A B", or "jss score FILE..."? (-h',
        ),
        (
            ["init", "h2.yaml"],
            "JSS902",
            "got unexpected extra argument(s) (h2",
            'did you mean "jss init -o h2.yaml"? (-h',
        ),
        (["diff", "h", "i", "j"], "JSS902", "got unexpected extra argument(s) (j)", "-h"),
        (["my/history.yaml"], "JSS900", 'no command is called "my/history.yaml"', 'did you mean "jss explain my/h'),
        (["help", "explian"], "JSS900", 'no command is called "explian"', 'did you mean "explain"?'),
        (["explain", "h", "--color", "red"], "JSS902", "invalid value for '--color': 'red' is not", "-h"),
        (
            ["explain", "h", "--top", "x"],
            "JSS902",
            '--top is a whole number of at least 1, not "x"',
            "write digits only",
        ),
        (
            ["explain", "h", "--top", "-1"],
            "JSS902",
            '--top is a whole number of at least 1, not "-1"',
            "write digits only",
        ),
        (
            ["explain", "h", "--max-depth", "201"],
            "JSS902",
            "--max-depth is a whole number from 1 to 200",
            "write digits",
        ),
        (
            ["explain", "h", "--max-size", "9" * 5000],
            "JSS902",
            "--max-size is a whole number of at least 1",
            "write digits",
        ),
        (
            ["explain", "h", "--as-of", "20160821"],
            "JSS903",
            '"20160821" is not a day',
            "write YYYY-MM-DD, from 1999 to 2100",
        ),
        (["explain", "h", "--as-of", "2016-02-30"], "JSS903", '"2016-02-30" is not a day', "write YYYY-MM-DD"),
        (["explain", "h", "--as-of", "２016-02-20"], "JSS903", '"２016-02-20" is not a day', "write YYYY-MM-DD"),
        (["explain", "h", "--format", "jsno"], "JSS903", 'no format is called "jsno"', 'did you mean "json"?'),
        (
            ["explain", "h", "--encoding", "utf-99"],
            "JSS968",
            'no encoding is called "utf-99"',
            'did you mean "utf-8"?',
        ),
        (["explain", "h", "--encoding", "rot13"], "JSS968", 'no encoding is called "rot13"', "known are utf-8, utf-16"),
    ],
)
def test_a_command_line_that_cannot_be_understood_is_told_with_what_was_meant(
    arguments: list[str], code: str, message: str, hint: str
) -> None:
    told = fault_of(*arguments)
    assert told[0] == code
    assert told[1].startswith(message)
    assert told[2].startswith(hint)


def imported_by(*arguments: str, env: dict[str, str] | None = None) -> set[str]:
    script = f"""
import sys
from contextlib import redirect_stdout
from io import StringIO
from jss_cli.shell.cli import run
try:
    with redirect_stdout(StringIO()):
        run({list(arguments)!r})
except SystemExit:
    pass
print(*sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, env=env)
    return set(done.stdout.split())


HEAVY = {"rich", "yaml", "pydantic", "jss_cli.domain.report", "jss_cli.domain.policy", "jss_cli.files.history"}


@pytest.mark.parametrize("arguments", [("--version",), ("--help",)])
def test_version_and_help_import_no_command_and_nothing_heavy(arguments: tuple[str, ...]) -> None:
    names = imported_by(*arguments)
    assert not names & HEAVY
    assert not [name for name in names if name.startswith("jss_cli.commands.")]


@pytest.mark.parametrize(
    "arguments", [["help", "explain"], ["--help", "explain"], ["-h", "explain"], ["explain", "-h"]]
)
def test_help_may_be_asked_for_in_any_order(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(arguments) == 0
    assert capsys.readouterr().out.startswith("Usage: jss explain ")


def test_help_alone_is_the_help_of_all(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["help"]) == 0
    assert capsys.readouterr().out.startswith("Usage: jss [OPTIONS] COMMAND")


def test_completing_a_command_imports_none() -> None:
    env = {"_JSS_COMPLETE": "complete_bash", "COMP_WORDS": "jss e", "COMP_CWORD": "1"}
    names = imported_by(env=env)
    assert not [name for name in names if name.startswith("jss_cli.commands.")]


def completed(words: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> list[str]:
    monkeypatch.setenv("_JSS_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", words)
    monkeypatch.setenv("COMP_CWORD", str(len(words.split(" ")) - 1))
    with pytest.raises(SystemExit):
        run([])
    return capsys.readouterr().out.split()


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("jss expla", ["explain"]),
        ("jss explain --as", ["--as-of"]),
        ("jss explain --format j", ["json", "jsonl"]),
        ("jss explain --color ", ["auto", "always", "never"]),
        ("jss explain --policy upwork-2016", ["upwork-2016"]),
        ("jss diff --policy upwork-2015", ["upwork-2015"]),
        ("jss policy upwork-2016 upwork-2021", ["upwork-2021"]),
        ("jss rule JSS21", ["JSS211", "JSS213", "JSS214", "JSS215", "JSS216"]),
        ("jss init --sample never", ["never_started_75"]),
        ("jss redact --to j", ["json"]),
        (f"jss plan {NEVER_STARTED} --contract ", ["poster"]),
        (f"jss plan {SAMPLES / 'none.yaml'} --contract ", []),
        ("jss plan --contract ", []),
        (f"jss what-if {NEVER_STARTED} post", ["poster."]),
        (f"jss what-if {NEVER_STARTED} poster.insi", ["poster.insights="]),
        (f"jss what-if {NEVER_STARTED} drop:post", ["drop:poster"]),
        ("jss what-if - c8.stars=4", ["c8.stars=4.5", "c8.stars=4"]),
    ],
)
def test_a_shell_completes_commands_options_and_choices(
    words: str, offered: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert completed(words, monkeypatch, capsys) == offered


def test_what_fish_shows_beside_a_command_never_looks_like_another(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("_JSS_COMPLETE", "complete_fish")
    monkeypatch.setenv("_TYPER_COMPLETE_FISH_ACTION", "get-args")
    monkeypatch.setenv("_TYPER_COMPLETE_ARGS", "jss ")
    with pytest.raises(SystemExit):
        run([])
    assert [line.split("\t")[0] for line in capsys.readouterr().out.splitlines()] == COMMANDS


def test_completing_loads_nothing_to_draw_with() -> None:
    env = {"_JSS_COMPLETE": "complete_zsh", "_TYPER_COMPLETE_ARGS": "jss explain --po"}
    assert not {"rich", "pydantic"} & imported_by(env=env)


@pytest.mark.parametrize(
    ("arguments", "unused"),
    [
        (["score", "sample_histories/nine_jobs_75.yaml"], {"rich.table", "pydantic", "tempfile"}),
        (["explain", "sample_histories/nine_jobs_75.csv", "--as-of", "2016-08-21"], {"pydantic", "tempfile"}),
    ],
)
def test_a_start_imports_nothing_that_it_does_not_use(arguments: list[str], unused: set[str]) -> None:
    assert not unused.intersection(imported_by(*arguments))


def test_a_command_imports_no_other_and_no_drawing_that_it_does_not_need() -> None:
    names = imported_by("explain", "sample_histories/nine_jobs_75.yaml", "--format", "json")
    assert {name for name in names if name.startswith("jss_cli.commands.")} == {"jss_cli.commands.explain"}
    assert "rich" not in names
