"""People's own histories, asked what a person would ask: nothing crashes, and only rules of the days asked about are
named. Whether the scores come out is a report: tests/bench/bench_cases.py"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from jss_cli import api
from jss_cli.files.case import open_case
from jss_cli.files.reading import Reading
from jss_cli.files.rulebook import open_rulebook
from jss_cli.shell.cli import run

LARGE = ("a_4_2_read_as_bad", "b01", "b02", "b05", "b11", "b14", "b19", "five_stars_88", "low_88")  # some seconds each
CASES = sorted((Path(__file__).parent.parent / "cases").glob("*.yaml"))
AS_OF = date(2026, 11, 22)  # of files without a day of their own
COMPUTED = {
    "amount_left_out": 100, "b04": 75, "b09": 100, "b20": 100, "b21": 100, "b28": 72, "b30": 83,
    "five_stars_private_three": 0, "interim_feedback": 100, "one_payment_two_ways": 100,
    "two_clients_in_a_lifetime": 100,
}  # fmt: skip
FITS = {  # how each score that was seen is explained; None: the rules alone give it
    ("a_4_2_read_as_bad", "2026-11-22"): "exact", ("b01", "2017-02-05"): "surprise", ("b02", "2015-05-17"): "near",
    ("b04", "2016-03-20"): None, ("b05", "2015-05-03"): "nothing", ("b05", "2015-05-17"): "near",
    ("b11", "2023-01-08"): "near", ("b11", "2023-01-20"): "unlisted", ("b11", "2023-01-22"): None,
    ("b14", "2023-12-10"): None, ("b14", "2023-12-24"): "unlisted", ("b15", "2024-06-09"): None,
    ("b19", "2024-01-07"): "near", ("five_stars_88", "2026-11-08"): None, ("five_stars_88", "2026-11-22"): "exact",
    ("low_88", "2026-11-22"): "exact",
}  # fmt: skip
POLICY = re.compile(r"upwork-20[0-9-]*[0-9]")


@pytest.mark.parametrize(
    "path", [pytest.param(path, marks=pytest.mark.slow if path.stem in LARGE else (), id=path.stem) for path in CASES]
)
def test_a_person_s_questions_are_answered_by_the_rules_of_the_days_asked_about(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = open_case(str(path), None, None, Reading())
    day = case.day if case.day_from == "file" else AS_OF
    asked = ["explain", "score", "check", "plan", "timeline", *(["infer"] if case.history.observed else [])]
    codes = {command: run([command, str(path), "--as-of", str(day)]) for command in asked}
    told = capsys.readouterr()
    assert (codes.pop("check") in {0, 1}, set(codes.values())) == (True, {0})
    assert re.fullmatch(r"(checked \d+ contracts? in .*: all is well\n)?", told.err)
    days = [*(seen.on for seen in case.history.observed), day]
    assert set(POLICY.findall(told.out)) <= {open_rulebook().on(day).name for day in days}


@pytest.mark.parametrize("name", COMPUTED)
def test_the_rules_alone_give_what_was_said_to_be_right(name: str) -> None:
    case = api.open_history(CASES[0].parent / f"{name}.yaml")
    assert api.score(case, basis="computed").to_dict()["score"]["shown"] == COMPUTED[name]


@pytest.mark.slow
@pytest.mark.parametrize(("name", "day"), FITS)
def test_no_score_that_was_seen_is_left_without_an_answer(name: str, day: str) -> None:
    told = api.explain(api.open_history(CASES[0].parent / f"{name}.yaml", as_of=date.fromisoformat(day)))
    seen, lines = told.to_dict()["seen"], told.to_text().splitlines()
    assert f"{seen['shown']} %" in lines[0]
    assert (seen["on"], seen["fits"]) == (day, FITS[name, day])
    if seen["fits"] is not None:
        assert re.search(r"\d in 100|of 100|Please look|No few", " ".join(lines[2:4]))


@pytest.mark.parametrize("asked", [["explain"], ["timeline", "--all"], ["what-if", "drop:k3"], ["plan"], ["check"]])
def test_a_lukewarm_outcome_has_a_word_in_every_answer(asked: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    command, *more = asked
    path = next(path for path in CASES if path.stem == "b08")
    assert run([command, str(path), *more, "--policy", "upwork-2016+lukewarm-half"]) == 0
    assert "bug" not in capsys.readouterr().err
