from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from random import Random

import pytest
from strategies import random_history

from jss_cli.domain.history import History
from jss_cli.explaining.next.adding import Pace, good_contracts
from jss_cli.explaining.next.footing import GrowingEra
from jss_cli.explaining.time.spans import KnownSpans
from jss_cli.explaining.time.timeline import timeline
from jss_cli.files.policy import load_policy
from jss_cli.files.rulebook import _PolicyFiles
from jss_cli.scoring.scoring import score_history, window_sum

DAYS = (date(2016, 9, 1), date(2018, 4, 1), date(2021, 8, 31), date(2024, 11, 1))


def ground(seed: int) -> tuple[History, date, GrowingEra]:
    rng = Random(seed)  # noqa: S311 - test data
    history, day = random_history(rng, 8, day=rng.choice(DAYS))
    line = timeline(history, _PolicyFiles(load_policy(None, day)), day, day + timedelta(days=200))
    return history, day, GrowingEra(history, line.eras[0], KnownSpans())


@pytest.mark.parametrize("seed", range(12))
def test_what_windows_hold_is_what_scoring_with_so_many_more_finds_besides_them(seed: int) -> None:
    history, first, found = ground(seed)
    for day in (first, first + timedelta(days=100)):
        footings = list(found.footings(day))
        assert (footings[0].least, footings[-1].most) == (0, None)
        for footing in footings:
            added = good_contracts(history, Decimal(100), [day] * footing.least)
            changed = History((*history.contracts, *added))
            score = score_history(changed, footing.policy, day)
            others = score.verdicts[: len(history.contracts)]
            for months, held in footing.sums.items():
                assert held == window_sum(others, months, footing.policy, day)
            assert found.score(day, added).windows == score.windows


@pytest.mark.parametrize("seed", range(12))
def test_at_worst_no_window_holds_more_value_than_as_things_are(seed: int) -> None:
    _, day, found = ground(seed)
    for likely, worst in zip(found.footings(day), next(found.footings_at_worst(day, 90)), strict=True):
        assert (likely.least, likely.most) == (worst.least, worst.most)
        for months, held in likely.sums.items():
            unit, low = likely.policy.scale.unit, worst.sums[months]
            assert 200 * low.value - 179 * low.total * unit <= 200 * held.value - 179 * held.total * unit


def test_between_two_of_its_days_a_ground_holds_the_same() -> None:
    _, first, found = ground(3)
    days = found.days(Pace(first), first)
    assert days[0] == first
    for day in (first + timedelta(days=number) for number in range(1, 200)):
        if day not in days:
            pairs = zip(found.footings(day), found.footings(day - timedelta(days=1)), strict=True)
            assert all(now.sums == before.sums for now, before in pairs)


def test_a_pace_adds_the_days_on_which_it_allows_more() -> None:
    _, first, found = ground(3)
    pace = Pace(first + timedelta(days=20), 1)
    steps = {step for step in pace.steps(first + timedelta(days=200)) if step >= first}
    assert {*found.days(pace, first)} == {*found.days(Pace(first), first)} | steps
