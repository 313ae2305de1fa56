"""What a check finds in a history."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from seen_cases import SUNDAY, case_of, rated

from jss_cli.domain.case import Case
from jss_cli.domain.history import UNKNOWN, Observation
from jss_cli.explaining.seen import answering
from jss_cli.explaining.why.absent import absences
from jss_cli.explaining.why.checking import checked

EARLIER = SUNDAY - timedelta(days=14)
GOOD = case_of(*(rated(number, recommend=10) for number in range(6)))


def seeing(*observed: Observation, case: Case = GOOD) -> Case:
    return replace(case, history=replace(case.history, observed=observed))


def test_a_score_that_the_rules_give_is_no_finding() -> None:
    found = checked(seeing(Observation(SUNDAY, 100)))
    assert (found.disagreements, found.explained) == ((), None)


def test_scores_that_the_rules_do_not_give_are_found_oldest_first_and_the_last_is_explained() -> None:
    found = checked(seeing(Observation(SUNDAY, 83), Observation(EARLIER, 100), Observation(EARLIER.replace(day=1), 67)))
    assert [sighting.observation.score for sighting in found.disagreements] == [67, 83]
    assert found.explained is not None
    assert found.explained.seen.score == 83


def test_an_older_score_that_differs_is_explained_or_given_up_where_the_rules_give_the_last() -> None:
    found = checked(seeing(Observation(EARLIER, 67), Observation(SUNDAY, 100)))
    assert len(found.disagreements) == 1
    assert found.explained is not None
    assert [day.observation.on for day in found.explained.set_aside] == [EARLIER]


def test_too_many_worlds_leave_the_finding_unexplained(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answering, "MOST", 3)
    found = checked(seeing(Observation(SUNDAY, 83)))
    assert len(found.disagreements) == 1
    assert found.explained is None


def test_values_that_are_left_out_are_found_with_what_they_may_give() -> None:
    first, *others = GOOD.history.contracts
    case = seeing(
        case=case_of(replace(first, feedback=replace(first.feedback, stars=UNKNOWN, recommend=UNKNOWN)), *others)
    )
    assert checked(case).absent == absences(case) != ()
