from __future__ import annotations

from dataclasses import replace
from datetime import date
from random import Random

import pytest

from jss_cli.domain.policy import Policy
from jss_cli.domain.score import WindowSum, shown_percent
from jss_cli.explaining.next.adding import Pace
from jss_cli.explaining.next.footing import SumsBeforeAdding
from jss_cli.explaining.next.needing import Aim, _enough, _least_added, _reaches, least_of
from jss_cli.files.policy import load_policy
from jss_cli.scoring.scoring import best, competing

DAY = date(2021, 6, 1)
POLICIES = [load_policy("upwork-2016", DAY), load_policy("upwork-2021", DAY)]
PLAIN = Pace(DAY)


def footing(rng: Random, policy: Policy) -> SumsBeforeAdding:
    """Sums of nested windows: a longer one holds what the shorter ones hold, and perhaps more."""
    unit, sums, held = policy.weights.unit, {}, WindowSum(0)
    for months in policy.windows.lengths:
        good, bad = rng.randrange(3), rng.randrange(3)
        weight, scale = unit * (good + bad), policy.scale.unit
        held = replace(
            held,
            months=months,
            total=held.total + weight,
            value=held.value + unit * scale * (good - bad),
            positive=held.positive + good,
            negative=held.negative + bad,
            clients=held.clients + good + bad,
            jobs=held.jobs + good + bad,
        )
        sums[months] = held
    return SumsBeforeAdding(DAY, policy, sums)


def shown(footing: SumsBeforeAdding, added: int) -> int:
    """The whole percent shown with so many plain good contracts more; -1: none."""
    unit, scale = footing.policy.weights.unit, footing.policy.scale.unit
    sums = [
        replace(
            held,
            total=held.total + unit * added,
            value=held.value + unit * scale * added,
            positive=held.positive + added,
            clients=held.clients + added,
            jobs=held.jobs + added,
        )
        for held in footing.sums.values()
    ]
    figure = best(competing(sums, footing.policy))
    return -1 if figure is None or figure.percent is None else shown_percent(figure.percent)


@pytest.mark.parametrize("policy", POLICIES, ids=lambda policy: policy.name)
def test_the_least_number_is_the_first_with_which_the_score_is_shown(policy: Policy) -> None:
    rng = Random(policy.name)  # noqa: S311 - test data
    for _ in range(25):
        found, target = footing(rng, policy), rng.choice((50, 75, 90))
        aim = Aim(target, policy.weights.unit, PLAIN)
        least = _least_added(found, aim)
        assert least == next(number for number in range(1000) if shown(found, number) >= target)
        assert _reaches(found, aim, _enough(found, aim))
        assert least <= _enough(found, aim)


def test_a_number_past_what_is_allowed_is_none() -> None:
    found = footing(Random(5), POLICIES[0])  # noqa: S311 - test data
    aim = Aim(99, POLICIES[0].weights.unit, PLAIN)
    least = _least_added(found, aim)
    assert least
    assert (_least_added(found, aim, least), _least_added(found, aim, least - 1)) == (least, None)
    assert _least_added(replace(found, most=least - 1), aim) is None
    assert _least_added(replace(found, least=least + 2), aim) == least + 2
    assert _least_added(found, replace(aim, pace=Pace(DAY, 1))) is None


def test_contracts_that_weigh_nothing_help_only_where_none_are_needed() -> None:
    lengths, scale = POLICIES[0].windows.lengths, POLICIES[0].scale.unit
    full = SumsBeforeAdding(DAY, POLICIES[0], {m: WindowSum(m, 40, 40 * scale, 9, clients=9) for m in lengths})
    assert _least_added(full, Aim(90, 0, PLAIN)) == 0
    empty = replace(full, sums={m: WindowSum(m) for m in lengths})
    assert _least_added(empty, Aim(90, 0, PLAIN)) is None


def test_of_the_footings_of_a_day_the_first_that_is_enough_counts() -> None:
    found = footing(Random(5), POLICIES[0])  # noqa: S311 - test data
    aim = Aim(99, POLICIES[0].weights.unit, PLAIN)
    least = _least_added(found, aim) or 0
    ends = ((0, least - 1), (least, least + 5), (least + 6, None))
    ranges = tuple(replace(found, least=first, most=last) for first, last in ends)
    assert least_of(ranges, aim) == least
    assert least_of(ranges[:1], aim) is None
