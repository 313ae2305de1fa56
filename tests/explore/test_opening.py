from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
from conftest import ROOT
from seen_cases import FOUR_JOBS

from jss_cli.errors import InputError, OutputError, UsageError
from jss_cli.explore import opening
from jss_cli.explore.app import Explorer
from jss_cli.explore.exploring import Exploration
from jss_cli.shell.cli import run

SAMPLE = "sample_histories/nine_jobs_75.yaml"


class Tty(io.StringIO):
    def isatty(self) -> bool:
        return True


def at_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make all three streams those of a terminal."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("TERM", "xterm")
    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, name, Tty())


@pytest.fixture(autouse=True)
def _no_keyboard(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No terminal behind the streams."""
    monkeypatch.setattr(opening, "KEYBOARD", tmp_path / "none")


@pytest.mark.parametrize("missing", ["stdin", "stdout", "stderr", "dumb", "closed"])
def test_without_a_terminal_the_equal_command_is_named(missing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    at_a_terminal(monkeypatch)
    if missing == "dumb":
        monkeypatch.setenv("TERM", "dumb")
    elif missing == "closed":  # a history was read from there
        sys.stdin.close()
    else:
        monkeypatch.setattr(sys, missing, io.StringIO())
    with pytest.raises(UsageError) as refused:
        run(["explore", SAMPLE])
    (fault,) = refused.value.faults
    assert (fault.code, refused.value.exit_code) == ("JSS850", 2)
    assert (fault.hint, fault.file) == (f"the same without one: jss what-if {SAMPLE} c8.stars=5", SAMPLE)
    assert run(fault.hint.removeprefix("the same without one: jss ").split()) == 0


def test_without_the_extra_the_line_for_pip_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    at_a_terminal(monkeypatch)
    monkeypatch.setitem(sys.modules, "textual", None)
    with pytest.raises(OutputError) as refused:
        run(["explore", "no-such-file.yaml"])
    (fault,) = refused.value.faults
    assert (fault.code, refused.value.exit_code) == ("JSS840", 4)
    assert fault.hint.startswith("pip install 'jss-cli[explore]'")


def test_the_keys_come_from_the_terminal_where_the_history_comes_from_a_pipe(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    read_from: list[object] = []

    def fly(app: Explorer) -> int:
        read_from.append(getattr(sys.__stdin__, "name", None))
        app.exploration.answer("words", "drop:c5")
        return 0

    monkeypatch.setattr(Explorer, "run", fly)
    at_a_terminal(monkeypatch)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(Path(SAMPLE).read_bytes())))
    monkeypatch.setattr(opening, "KEYBOARD", tmp_path / "tty")
    (tmp_path / "tty").write_text("")
    before = sys.__stdin__
    assert run(["explore"]) == 0
    assert read_from == [str(tmp_path / "tty")]
    assert sys.__stdin__ is before
    assert isinstance(sys.stderr, Tty)
    assert sys.stderr.getvalue().endswith("jss what-if - drop:c5\n")


@pytest.mark.parametrize("name", ["q.html", "q", "q.txt", "-"])
def test_a_suffix_that_is_no_format_of_a_history_is_refused_before_anything_is_read(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_a_terminal(monkeypatch)
    with pytest.raises(UsageError) as refused:
        run(["explore", "no-such-file.yaml", "-o", name])
    (fault,) = refused.value.faults
    assert (fault.code, fault.hint) == ("JSS903", "the suffixes are .csv, .json, .yaml, .yml")


def test_more_contracts_than_are_gone_through_between_two_keys_are_refused_with_the_equal_command(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    at_a_terminal(monkeypatch)
    monkeypatch.setattr("jss_cli.commands.explore.MOST", 8)
    with pytest.raises(InputError) as refused:
        run(["explore", SAMPLE])
    (fault,) = refused.value.faults
    assert fault.message == "more than 8 contracts, too many to answer each key at once"
    assert fault.hint == f"jss what-if answers for all of them: jss what-if {SAMPLE} add:1x500"
    with pytest.raises(InputError, match="more than 7 contracts"):
        run(["explore", SAMPLE, "--max-contracts", "7"])


def left_after(keys: str, monkeypatch: pytest.MonkeyPatch, code: int = 0) -> None:
    """Let the full screen be left after some words."""

    def explored(exploration: Exploration, *_: object) -> int:
        exploration.answer("words", keys)
        return code

    monkeypatch.setattr(opening, "explored", explored)


def test_what_was_changed_is_printed_as_one_command_that_gives_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("my history.csv").write_text('id,client,started,ended,earned,stars\nc 1,A,1/2/2026,3/2/2026,"20,5",5\n')
    left_after("'c 1.stars=4' add:3x500", monkeypatch)
    options = ["--as-of", "2026-03-01", "--policy", "upwork-2016", "--decimal", "comma", "--date-order", "dmy"]
    assert run(["explore", "my history.csv", *options, "--max-size", "2"]) == 0
    told = capsys.readouterr()
    assert told.err == (
        "jss what-if 'my history.csv' 'c 1.stars=4' add:3x500 --as-of 2026-03-01 --policy upwork-2016 "
        "--max-size 2 --decimal comma --date-order dmy\n"
    )
    assert told.out.startswith("Job Success Score  no score → 75 %")
    assert "If it were so\n  1  c 1.stars=4:" in told.out


def test_leaving_without_a_change_tells_the_score(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("history.yaml").write_text(FOUR_JOBS)
    left_after("", monkeypatch)
    assert run(["explore", "history.yaml"]) == 0
    assert capsys.readouterr().out.startswith("75 %  upwork-2016")


def test_without_a_terminal_the_command_keeps_the_options_and_adds_where_no_stars_can_be_better(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    at_a_terminal(monkeypatch)
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.chdir(tmp_path)
    Path("a.csv").write_text("id,client,started,ended,earned,stars\nc1,A,2026-02-01,2026-02-03,20,5\n")
    with pytest.raises(UsageError, match="needs a terminal") as refused:
        run(["explore", "a.csv", "--as-of", "2026-03-01"])
    hint = refused.value.faults[0].hint
    assert hint == "the same without one: jss what-if a.csv add:1x500 --as-of 2026-03-01"


def test_a_signal_ends_it_with_its_own_exit_code_and_tells_what_was_changed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    left_after("drop:c5", monkeypatch, code=143)
    assert run(["explore", SAMPLE, "--as-of", "2016-08-21"]) == 143
    assert capsys.readouterr().err == f"jss what-if {SAMPLE} drop:c5 --as-of 2016-08-21\n"
    left_after("", monkeypatch, code=130)
    assert (run(["explore", SAMPLE]), capsys.readouterr().err) == (130, "")


def test_a_file_that_was_named_and_not_written_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.chdir(ROOT)
    left_after("drop:c5", monkeypatch)
    run(["explore", SAMPLE, "-o", str(tmp_path / "tried.yaml")])
    assert "tried.yaml was not written: o in the screen writes it\n" in capsys.readouterr().err


def test_what_the_rules_alone_give_is_printed_with_what_was_seen_and_the_command_that_gives_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("history.yaml").write_text(FOUR_JOBS.replace("score: 75", "score: 88"))
    left_after("c4.stars=5", monkeypatch)
    assert run(["explore", "history.yaml"]) == 0
    told = capsys.readouterr()
    assert told.out.startswith("By the rules alone  75 % → 100 %\n")
    assert "You saw: 88 % on 2016-08-21" in told.out
    assert told.err == "jss what-if history.yaml c4.stars=5 --basis computed\n"
    assert run(told.err.split()[1:]) == 0
    assert "75 % → 100 %" in capsys.readouterr().out.splitlines()[0]
