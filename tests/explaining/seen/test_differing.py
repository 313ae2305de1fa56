from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from conftest import ROOT

from jss_cli import api
from jss_cli.domain.case import Case
from jss_cli.domain.change import DiffQuestion
from jss_cli.explaining.seen.differing import seen_difference
from jss_cli.explaining.time.change import difference
from jss_cli.reports.time.seen_diff import seen_diff_report, seen_diff_result

CASES = ROOT / "tests" / "cases"


def case_of(name: str) -> Case:
    return api.open_history(Path(CASES, f"{name}.yaml"))


@pytest.mark.parametrize("name", ["b05", "b14"])
def test_the_causes_and_what_is_not_explained_lead_from_one_end_to_the_other(name: str) -> None:
    case = case_of(name)
    seen = seen_difference(case, DiffQuestion())
    assert seen is not None
    moved = sum(cause.points for cause in seen.causes) + seen.unexplained
    assert moved == pytest.approx(seen.end.told - seen.start.told, abs=1e-9)
    assert (seen.start.seen, seen.end.seen) == case.history.observed[-2:]
    result = seen_diff_result(case, seen, difference(case, DiffQuestion()))
    told = api.Answered(result, seen_diff_report(case, seen, top=20)).to_dict()
    assert sum(row["points"] for row in told["rows"]) == pytest.approx(told["points"], abs=1e-9)


def test_days_that_were_not_observed_rules_and_other_histories_are_compared_by_the_rules_alone() -> None:
    case = case_of("b05")
    assert seen_difference(case, DiffQuestion(first=date(2015, 4, 1))) is None
    assert seen_difference(case, DiffQuestion(other=case)) is None
    assert api.diff(case, basis="computed").to_dict()["basis"] == "computed"
    assert api.diff(case, first=date(2015, 4, 1)).to_dict()["basis"] == "computed"
