from __future__ import annotations

import json

import pytest
from conftest import ROOT

from jss_cli.errors import JssError, UsageError
from jss_cli.shell.cli import run

NINE = str(ROOT / "sample_histories" / "nine_jobs_75.yaml")
Told = pytest.CaptureFixture[str]


@pytest.mark.parametrize(
    ("variable", "value", "words"),
    [
        ("JSS_POLICY", "upwork-2016", "rules: Upwork, June 2016 to February 2020 (asked for)"),
        ("JSS_AS_OF", "2016-09-10", "as of 2016-09-10"),
    ],
)
def test_what_the_environment_decides_is_said_to_people_and_to_programs(
    variable: str, value: str, words: str, monkeypatch: pytest.MonkeyPatch, capsys: Told
) -> None:
    monkeypatch.setenv(variable, value)
    run(["explain", NINE, "--format", "plain"])
    text = capsys.readouterr().out
    assert words in text
    assert f"Decided by: {variable}={value} of the environment." in text
    run(["explain", NINE, "--json"])
    assert json.loads(capsys.readouterr().out)["environment"] == [f"{variable}={value}"]


def test_what_is_typed_goes_over_the_environment(monkeypatch: pytest.MonkeyPatch, capsys: Told) -> None:
    for variable, value in (("JSS_POLICY", "no-such"), ("JSS_AS_OF", "no day"), ("JSS_FORMAT", "json")):
        monkeypatch.setenv(variable, value)
    run(["score", NINE, "--policy", "upwork-2016", "--as-of", "2016-08-21", "--format", "terminal"])
    assert capsys.readouterr().out == "75 %  upwork-2016  2016-08-21\n"


def test_an_empty_variable_decides_nothing(monkeypatch: pytest.MonkeyPatch, capsys: Told) -> None:
    for variable in ("JSS_POLICY", "JSS_AS_OF", "JSS_FORMAT"):
        monkeypatch.setenv(variable, "")
    run(["score", NINE])
    assert capsys.readouterr().out == "75 %  upwork-2016  2016-08-21\n"


def test_the_format_of_the_environment_is_used_where_no_other_is_meant(
    monkeypatch: pytest.MonkeyPatch, capsys: Told
) -> None:
    monkeypatch.setenv("JSS_FORMAT", "json")
    run(["score", NINE])
    assert json.loads(capsys.readouterr().out)["environment"] == ["JSS_FORMAT=json"]
    monkeypatch.setenv("JSS_FORMAT", "jsn")
    with pytest.raises(UsageError) as caught:
        run(["score", NINE])
    assert caught.value.faults[0].hint == 'did you mean "json"?'


@pytest.mark.parametrize(
    "command", [["score", NINE], ["explain", NINE], ["batch", "none.csv", "--as-of", "2026-10-31", "-o", "scores.csv"]]
)
def test_a_format_of_the_environment_that_an_answer_cannot_have_is_refused_first_and_names_it(
    command: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JSS_FORMAT", "ics")
    with pytest.raises(UsageError, match=r'no format of this answer \(JSS_FORMAT of the environment\) is called "ics"'):
        run(command)


def test_one_that_is_typed_needs_none_of_the_environment(monkeypatch: pytest.MonkeyPatch, capsys: Told) -> None:
    monkeypatch.setenv("JSS_FORMAT", "svg")
    run(["score", NINE, "--format", "terminal"])
    assert capsys.readouterr().out.startswith("75 %")


def test_beside_a_document_it_is_a_remark(monkeypatch: pytest.MonkeyPatch, capsys: Told) -> None:
    monkeypatch.setenv("JSS_AS_OF", "2016-09-10")
    run(["redact", NINE])
    told = capsys.readouterr()
    assert "decided by JSS_AS_OF=2016-09-10 of the environment" in told.err
    assert "JSS_AS_OF" not in told.out


@pytest.mark.parametrize("command", ["score", "explain"])
@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("JSS_AS_OF", "tomorrow"),
        ("JSS_POLICY", "no-such"),
        ("JSS_POLICY", "upwork-2016+no-such"),
        ("JSS_POLICY", "./no-such.yaml"),
        ("JSS_FORMAT", "no-such"),
    ],
)
def test_a_wrong_value_of_the_environment_names_its_variable_once(
    variable: str, value: str, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, value)
    with pytest.raises(JssError) as caught:
        run([command, NINE])
    (fault,) = caught.value.faults
    assert f"{fault.message} {fault.hint}".count(variable) == 1


def test_a_wrong_value_that_was_typed_names_no_variable() -> None:
    with pytest.raises(JssError) as caught:
        run(["score", NINE, "--policy", "no-such"])
    assert "environment" not in caught.value.faults[0].hint


def test_of_several_files_that_fail_by_the_environment_it_is_told_once(
    monkeypatch: pytest.MonkeyPatch, capsys: Told
) -> None:
    monkeypatch.setenv("JSS_POLICY", "no-such")
    run(["score", NINE, NINE])
    assert capsys.readouterr().err.count("it comes from JSS_POLICY=no-such of the environment") == 1


@pytest.mark.parametrize("number", [1, 2])
def test_where_nothing_is_to_be_said_what_decided_is_a_remark(
    number: int, monkeypatch: pytest.MonkeyPatch, capsys: Told
) -> None:
    monkeypatch.setenv("JSS_POLICY", "upwork-2016")
    run(["check", *[NINE] * number])
    told = capsys.readouterr()
    assert not told.out.strip()
    assert told.err.count("all is well") == 1
    assert told.err.count("decided by JSS_POLICY=upwork-2016 of the environment") == 1


def test_rules_that_the_environment_chose_are_told_apart_from_those_of_an_option(
    monkeypatch: pytest.MonkeyPatch, capsys: Told
) -> None:
    run(["score", NINE, "--json", "--policy", "upwork-2016"])
    assert json.loads(capsys.readouterr().out)["policy"]["chosen"] == "option"
    monkeypatch.setenv("JSS_POLICY", "upwork-2016")
    run(["score", NINE, "--json"])
    assert json.loads(capsys.readouterr().out)["policy"]["chosen"] == "environment"
