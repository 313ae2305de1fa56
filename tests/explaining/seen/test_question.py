"""Which seen score is the question, and when it is one."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

import pytest
from seen_cases import SUNDAY, case_of, rated

from jss_cli import api
from jss_cli.domain.case import Case
from jss_cli.domain.history import Observation
from jss_cli.explaining.seen.question import is_given_by_rules, observed_until, seen_otherwise

EARLIER, LATER = SUNDAY - timedelta(days=14), SUNDAY + timedelta(days=1)
GOOD = case_of(*(rated(number, recommend=10) for number in range(6)))  # 100 percent


def seeing(*observed: Observation, case: Case = GOOD) -> Case:
    return replace(case, history=replace(case.history, observed=observed))


@pytest.mark.parametrize(
    ("observed", "found"),
    [
        ((), []),
        ((Observation(EARLIER, 90), Observation(SUNDAY, 88)), [88, 90]),
        ((Observation(SUNDAY, 88), Observation(LATER, 70)), [88]),
        ((Observation(EARLIER, 90), Observation(SUNDAY, None, shown="fall")), [90]),
        ((Observation(SUNDAY, None, shown="untold"),), []),
        ((Observation(EARLIER, None, shown="fall"), Observation(SUNDAY, 88)), [88, None]),
    ],
)
def test_the_question_is_the_last_score_that_was_told_until_the_day(
    observed: tuple[Observation, ...], found: list[int | None]
) -> None:
    assert [seen.score for seen in observed_until(seeing(*observed))] == found


@pytest.mark.parametrize(
    ("seen", "given"),
    [
        (Observation(SUNDAY, 100), True),
        (Observation(SUNDAY, 99), False),
        (Observation(SUNDAY, None, shown="none"), False),
        (Observation(SUNDAY, None, shown="within", low=90), True),
        (Observation(SUNDAY, None, shown="within", high=89), False),
    ],
)
def test_the_rules_give_a_score_if_theirs_is_allowed_by_what_was_seen(seen: Observation, given: bool) -> None:
    assert is_given_by_rules(GOOD, seen) == given
    assert (seen_otherwise(seeing(seen)) is None) == given


def test_a_score_seen_between_computations_may_be_that_of_the_last_one() -> None:
    """c0 ended on Thursday before the Sunday: seen on the Saturday, the number of two weeks ago is still shown."""
    case = case_of(rated(0, recommend=0, stars="1"), *(rated(number, recommend=10) for number in range(1, 6)))
    saturday = SUNDAY - timedelta(days=1)
    assert is_given_by_rules(case, Observation(saturday, 100))
    assert not is_given_by_rules(case, Observation(SUNDAY, 100))


def test_without_a_score_that_was_seen_there_is_no_question() -> None:
    assert seen_otherwise(GOOD) is None


def test_what_is_noted_later_of_the_same_computation_is_noted_with_the_score() -> None:
    score = Observation(SUNDAY, 83)
    later = Observation(LATER, None, Fraction(1), shown="untold", eligible=5, windows=((6, 80),))
    found = observed_until(replace(seeing(score, later), day=LATER))
    assert found == (replace(score, recommend=Fraction(1), eligible=5, windows=((6, 80),)),)
    own = replace(score, recommend=Fraction(1, 2), eligible=6, windows=((6, 70),))
    assert observed_until(replace(seeing(own, later), day=LATER)) == (own,)


def test_what_is_noted_after_the_next_computation_is_told_as_not_weighed() -> None:
    after = SUNDAY + timedelta(days=14)
    case = replace(seeing(Observation(SUNDAY, 83), Observation(after, shown="untold", eligible=5)), day=after)
    assert observed_until(case) == (Observation(SUNDAY, 83),)
    assert f"Not weighed: what was noted on {after}" in api.explain(case).to_text(500)
