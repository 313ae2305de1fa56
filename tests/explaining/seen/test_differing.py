from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from conftest import ROOT
from seen_cases import SUNDAY, case_of, rated

from jss_cli import api
from jss_cli.domain.case import Case
from jss_cli.domain.change import Cause, DiffQuestion
from jss_cli.domain.history import Observation
from jss_cli.domain.report import Note, Report
from jss_cli.domain.seen_next import SeenCause, SeenDifference
from jss_cli.explaining.seen.differing import seen_difference
from jss_cli.explaining.time.change import difference
from jss_cli.reports.time.seen_diff import seen_diff_report, seen_diff_result

CASES = ROOT / "tests" / "cases"


def handed(name: str) -> Case:
    return api.open_history(Path(CASES, f"{name}.yaml"))


@pytest.mark.parametrize("name", ["b05", "b14"])
def test_the_causes_and_what_is_not_explained_lead_from_one_end_to_the_other(name: str) -> None:
    case = handed(name)
    seen = seen_difference(case, DiffQuestion())
    assert seen is not None
    moved = sum(cause.points for cause in seen.causes) + seen.unexplained
    assert moved == pytest.approx(seen.end.told - seen.start.told, abs=1e-9)
    assert (seen.start.seen, seen.end.seen) == case.history.observed[-2:]
    result = seen_diff_result(case, seen, difference(case, DiffQuestion()))
    told = api.Answered(result, seen_diff_report(case, seen, top=20)).to_dict()
    assert sum(row["points"] for row in told["rows"]) == pytest.approx(told["points"], abs=1e-9)


@pytest.mark.parametrize("number", [25, 41])
def test_both_ends_are_weighed_however_many_contracts_and_days_lie_between(number: int) -> None:
    case = case_of(*map(rated, range(number)))
    observed = tuple(Observation(SUNDAY - timedelta(14 * ago), score) for ago, score in ((6, 100), (3, 97), (1, 95)))
    case = replace(case, day=observed[-1].on, history=replace(case.history, observed=observed))
    seen = seen_difference(case, DiffQuestion(first=observed[0].on))
    assert seen is not None
    assert (seen.start.seen, seen.end.seen) == (observed[0], observed[-1])


def test_days_that_were_not_observed_rules_and_other_histories_are_compared_by_the_rules_alone() -> None:
    case = handed("b05")
    assert seen_difference(case, DiffQuestion(first=date(2015, 4, 1))) is None
    assert seen_difference(case, DiffQuestion(other=case)) is None
    assert api.diff(case, basis="computed").to_dict()["basis"] == "computed"
    assert api.diff(case, first=date(2015, 4, 1)).to_dict()["basis"] == "computed"


@pytest.fixture(scope="module")
def contradicting() -> tuple[Case, SeenDifference]:
    case = case_of(*map(rated, range(4)))
    observed = (Observation(SUNDAY, 100), Observation(SUNDAY + timedelta(1), 50))
    case = replace(case, day=observed[1].on, history=replace(case.history, observed=observed))
    seen = seen_difference(case, DiffQuestion())
    assert seen
    return case, seen


def notes_of(report: Report) -> dict[str, str]:
    return {block.label: block.text for block in report.blocks if isinstance(block, Note)}


def test_what_a_number_that_is_given_up_leaves_open_is_not_laid_to_the_rules(
    contradicting: tuple[Case, SeenDifference],
) -> None:
    case, seen = contradicting
    assert [day.observation for day in seen.answer.set_aside] == [seen.start.seen]
    words = str(seen_diff_report(case, seen, top=9))
    assert "Most of it: the number before does not go with the one after, and is given up" in words
    assert "not explained" not in words
    assert "points are means over the 400 that were drawn" in notes_of(seen_diff_report(case, seen, top=9))["What fits"]


@pytest.mark.parametrize(("of_window", "is_asked"), [(-30.0, False), (-5.0, True)])
def test_a_contract_is_looked_for_only_where_one_that_is_missing_explains_most(
    contradicting: tuple[Case, SeenDifference], of_window: float, is_asked: bool
) -> None:
    case, seen = contradicting
    causes = (
        SeenCause(Cause.WINDOW, None, False, of_window, None),
        SeenCause(Cause.ENTERED, None, True, -10.0, 0.9),
    )
    ordered = tuple(sorted(causes, key=lambda cause: cause.points))
    likelier = replace(seen.answer, absent=0.9, surprising=0.0)
    start = replace(seen.start, expected=100.0)
    found = replace(seen, answer=likelier, causes=ordered, start=start)
    assert ("Please look" in notes_of(seen_diff_report(case, found, top=9))) is is_asked
