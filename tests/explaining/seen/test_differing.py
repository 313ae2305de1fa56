from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from conftest import ROOT

from jss_cli import api
from jss_cli.domain.case import Case
from jss_cli.domain.change import DiffQuestion
from jss_cli.explaining.seen.differing import seen_difference

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
    rows = api.diff(case).to_dict()["rows"]
    assert sum(row["points"] for row in rows) == pytest.approx(api.diff(case).to_dict()["points"], abs=1e-9)


def test_days_that_were_not_observed_rules_and_other_histories_are_compared_by_the_rules_alone() -> None:
    case = case_of("b05")
    assert seen_difference(case, DiffQuestion(first=date(2015, 4, 1))) is None
    assert seen_difference(case, DiffQuestion(other=case)) is None
    assert api.diff(case, basis="computed").to_dict()["basis"] == "computed"
    assert api.diff(case, first=date(2015, 4, 1)).to_dict()["basis"] == "computed"
