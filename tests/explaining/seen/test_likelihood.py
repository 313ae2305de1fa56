"""How likely what was seen is, given what the rules show."""

from __future__ import annotations

from itertools import product

import pytest
from seen_cases import ASSUMED, SUNDAY

from jss_cli.domain.history import Observation
from jss_cli.domain.story import Seen
from jss_cli.explaining.seen.likelihood import PERCENTS, agrees, counted_with, likelihood, most_poor
from jss_cli.files.policy import load_policy

BELOW_90 = Observation(SUNDAY, shown="within", high=89)


@pytest.mark.parametrize(
    ("seen", "whole", "chance"),
    [
        (Observation(SUNDAY, 88), 88, 0.93),
        (Observation(SUNDAY, 88), 87, 0.03),
        (Observation(SUNDAY, 88), 90, 0.004),
        (Observation(SUNDAY, 88), 85, 0.001),
        (Observation(SUNDAY, 88), 84, 0.0),
        (Observation(SUNDAY, 88), None, 0.001 / 101),
        (Observation(SUNDAY, 100), 100, 0.965),  # what would lie beyond is seen at the end
        (Observation(SUNDAY, 100), 99, 0.035),
        (Observation(SUNDAY, 0), 2, 0.005),
        (Observation(SUNDAY, shown="none"), None, 0.999),
        (Observation(SUNDAY, shown="none"), 75, 0.001),
        (BELOW_90, 60, 1.0),
        (BELOW_90, 90, 0.035),
        (BELOW_90, 93, 0.0),
        (Observation(SUNDAY, shown="untold"), 12, 1.0),
        (Observation(SUNDAY, shown="untold"), None, 1.0),
    ],
)
def test_a_number_is_right_most_often_and_off_by_a_few_points_at_times(
    seen: Observation, whole: int | None, chance: float
) -> None:
    assert likelihood(seen, ASSUMED, older=False).of(whole) == pytest.approx(chance, abs=1e-12)


@pytest.mark.parametrize("older", [False, True])
@pytest.mark.parametrize("whole", [0, 50, 98])
def test_some_number_is_seen_whatever_the_rules_show(whole: int, older: bool) -> None:
    every = [likelihood(Observation(SUNDAY, seen), ASSUMED, older=older).of(whole) for seen in PERCENTS]
    assert sum(every) == pytest.approx(1)


def test_a_number_of_an_older_day_may_say_nothing() -> None:
    found = likelihood(Observation(SUNDAY, 88), ASSUMED, older=True)
    assert found.of(12) == found.elsewhere == pytest.approx(0.05 / 101)
    assert (found.lowest, found.highest) == (85, 91)


def test_where_nothing_is_near_enough_a_nearer_number_is_likelier() -> None:
    found = likelihood(Observation(SUNDAY, 88), ASSUMED, older=False, wide=True)
    assert 0 < found.of(60) < found.of(70) < found.of(84) < found.of(85)


@pytest.mark.parametrize(("number", "chance"), [(7, 0.95 * 0.7 + 0.05 * 0.3), (9, 0.95 * 0.3 + 0.05 * 0.7), (8, 0.05)])
def test_a_number_of_eligible_contracts_may_count_jobs_or_be_mistaken(number: int, chance: float) -> None:
    found = likelihood(Observation(SUNDAY, 88), ASSUMED, older=False)
    assert found.listed(number, 7, 9) == pytest.approx(chance)
    assert found.listed(7, 7, 7) == pytest.approx(0.95)


def test_what_is_noted_of_a_window_is_as_likely_as_a_score_of_it() -> None:
    seen = Observation(SUNDAY, 88, windows=((6, 75),))
    for older in (False, True):
        told = likelihood(seen, ASSUMED, older=older)
        alone = likelihood(Observation(SUNDAY, 75), ASSUMED, older=older)
        assert [told.of_window(6, whole) for whole in (75, 76, 90, None)] == [alone.of(w) for w in (75, 76, 90, None)]
        assert told.of_window(12, 10) == 1.0
        assert (told.last_window, alone.last_window) == (6, 0)


def test_poor_answers_beyond_the_most_that_may_be_give_no_observed_share() -> None:
    for percent, answers in product(range(101), range(13)):
        seen = Seen(SUNDAY, load_policy(None, SUNDAY), None, percent)
        most = most_poor(seen, answers)
        fitting = [b for n in range(answers + 1) for b in range(n + 1) if agrees(seen, n, b)]
        assert max(fitting, default=0) <= most
        assert counted_with(seen, most, (answers, most, 2, 2), (1, 1, 1, 1)) == (0, most + 1, 3, 3)
