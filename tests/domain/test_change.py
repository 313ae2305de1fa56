from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from conftest import ROOT

from jss_cli import api
from jss_cli.domain.case import Case
from jss_cli.domain.change import Bridge, BridgeRow, Cause, Change, Level, Saved
from jss_cli.domain.history import Contract
from jss_cli.domain.score import WindowSum
from jss_cli.domain.verdict import Counting, Outcome, Verdict
from jss_cli.files.policy import named_policy
from jss_cli.files.reading import Reading
from jss_cli.files.saved import _load_saved
from jss_cli.scoring.scoring import score_history

POLICY = named_policy("upwork-2016")
DAY = date(2017, 1, 1)


def verdict(title: str) -> Verdict:
    contract = Contract("c1", "A", DAY, title)
    return Verdict(contract, Outcome.POSITIVE, (Outcome.POSITIVE,), Counting(None), POLICY.rules[-1], "went well")


def level(percent: str | None) -> Level:
    return Level(DAY, POLICY, None if percent is None else Fraction(percent), None, WindowSum(24))


OLD, NEW = verdict("old"), verdict("new")


def test_a_cause_read_backwards_twice_is_itself() -> None:
    assert all(cause.opposite.opposite is cause for cause in Cause)
    backwards = {cause for cause in Cause if cause.opposite is not cause}
    assert backwards == {Cause.ENTERED, Cause.LEFT, Cause.APPEARED, Cause.DISAPPEARED}
    assert Cause.ENTERED.opposite is Cause.LEFT


@pytest.mark.parametrize(
    ("change", "title"), [(Change(OLD, NEW), "new"), (Change(OLD, None), "old"), (Change(None, NEW), "new")]
)
def test_a_change_is_told_of_the_contract_as_it_last_stood(change: Change, title: str) -> None:
    assert change.contract.title == title
    row = BridgeRow(Cause.ENTERED, Fraction(1), change)
    assert row.verdict is not None
    assert row.verdict.contract.title == title


def test_a_row_without_a_contract_has_no_verdict() -> None:
    assert BridgeRow(Cause.FLOOR, Fraction(1)).verdict is None


def row(**otherwise: Any) -> BridgeRow:
    why = BridgeRow(Cause.LEFT, Fraction(2), Change(OLD, NEW, entered=(6,), left=(12,), stayed=(24,)))
    return BridgeRow(Cause.WINDOW, Fraction(5), windows=("6-month", "12-month"), because=(why,), **otherwise)


def test_a_row_read_backwards_exchanges_all_that_has_two_ends() -> None:
    back = row(day=DAY, scarce="6-month").reversed()
    assert (back.cause, back.points, back.day) == (Cause.WINDOW, Fraction(-5), None)
    assert back.windows == ("12-month", "6-month")
    assert back.scarce == "6-month"
    (why,) = back.because
    assert (why.cause, why.points) == (Cause.ENTERED, Fraction(-2))
    assert why.change == Change(NEW, OLD, entered=(12,), left=(6,), stayed=(24,))


def test_a_row_that_is_of_no_day_is_itself_when_it_is_read_backwards_twice() -> None:
    assert row().reversed().reversed() == row()


@pytest.mark.parametrize(
    ("start", "end", "points"),
    [("75", "80", 5), ("80", "149/2", Fraction(-11, 2)), (None, "80", 80), ("80", None, -80)],
)
def test_the_points_of_a_bridge_are_the_difference_and_a_score_that_does_not_exist_is_nothing(
    start: str | None, end: str | None, points: Fraction
) -> None:
    assert Bridge(level(start), level(end), ()).points == points


@pytest.mark.parametrize(("percent", "whole"), [("149/2", 75), ("0", 0), (None, None)])
def test_an_end_of_a_bridge_is_shown_like_any_score(percent: str | None, whole: int | None) -> None:
    assert level(percent).whole == whole


@pytest.fixture(scope="module")
def nine() -> Case:
    return api.open_history(str(ROOT / "sample_histories" / "nine_jobs_75.yaml"))


@pytest.fixture(scope="module")
def saved(nine: Case, tmp_path_factory: pytest.TempPathFactory) -> Saved:
    path = tmp_path_factory.getbasetemp() / "domain_saved.json"
    path.write_text(api.explain(nine).to_json(), encoding="utf-8")
    found = _load_saved(str(path), Reading())
    assert found
    return found


def test_a_saved_result_is_of_the_day_and_rules_that_gave_it(nine: Case, saved: Saved) -> None:
    assert (saved.day, saved.policy, saved.currency) == (nine.day, nine.policy, nine.history.currency)


def test_the_percents_of_a_saved_result_are_those_of_the_windows_in_their_order(nine: Case, saved: Saved) -> None:
    score = score_history(nine.history, nine.policy, nine.day)
    assert saved.percents == tuple(window.percent for window in score.windows)


def test_the_verdicts_of_a_saved_result_know_outcome_weight_and_rule_and_of_a_contract_who_it_was(
    nine: Case, saved: Saved
) -> None:
    whole = {verdict.contract.id: verdict for verdict in score_history(nine.history, nine.policy, nine.day).verdicts}
    assert {verdict.contract.id for verdict in saved.verdicts} == set(whole)
    for verdict in saved.verdicts:
        full = whole[verdict.contract.id]
        for part in ("outcome", "possible", "weight", "rule", "words", "entered"):
            assert getattr(verdict, part) == getattr(full, part)
        assert verdict.contract == Contract(
            full.contract.id, full.contract.client, verdict.contract.started, full.contract.title
        )
