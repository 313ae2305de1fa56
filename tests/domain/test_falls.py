from __future__ import annotations

from datetime import date, timedelta

import pytest

from jss_cli.domain.falls import last_score, with_falls
from jss_cli.domain.history import History, Observation
from jss_cli.files.histories.observing import values_of

DAY = date(2026, 11, 25)
FALL = Observation(DAY, shown="fall", fell=6)
BEFORE = DAY - timedelta(days=15)
LATER = DAY + timedelta(days=1)


@pytest.mark.parametrize(
    ("observed", "scores"),
    [
        ((Observation(BEFORE, 94), FALL), [94, 88]),
        ((FALL, Observation(BEFORE, 94)), [94, 88]),
        ((Observation(BEFORE, 94), FALL, Observation(LATER, shown="fall", fell=3)), [94, 88, 85]),
        ((FALL,), [None]),
        ((Observation(BEFORE, 94), Observation(BEFORE, 90), FALL), [94, 90, 84]),
        ((Observation(DAY, 94), FALL), [94, None]),
        ((Observation(BEFORE, 5), FALL), [5, None]),
        ((Observation(BEFORE, 94), Observation(DAY - timedelta(days=1), None, shown="none"), FALL), [94, None, None]),
        ((Observation(BEFORE, shown="within", low=90, high=94), FALL), [None, None]),
    ],
    ids=[
        "before",
        "any order",
        "twice",
        "alone",
        "two before",
        "same day",
        "more than there was",
        "gone between",
        "range before",
    ],
)
def test_a_fall_is_taken_from_the_score_noted_before_it_if_that_is_a_number(
    observed: tuple[Observation, ...], scores: list[int | None]
) -> None:
    taken = with_falls(History((), observed=observed))
    assert [seen.score for seen in taken.observed] == scores
    assert with_falls(taken) == taken
    assert sorted(map(repr, map(values_of, taken.observed))) == sorted(map(repr, map(values_of, observed)))


def test_what_was_noted_of_the_score_on_the_day_itself_is_not_before_it() -> None:
    noted = (Observation(BEFORE, 94), Observation(DAY, 80))
    assert last_score(noted, FALL.on - timedelta(days=1)) == Observation(BEFORE, 94)
    assert last_score(noted, FALL.on) == Observation(DAY, 80)
