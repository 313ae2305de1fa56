from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise, permutations
from random import Random

import pytest
from strategies import random_history

from jss_cli.domain.plan import ContractSize, Goal
from jss_cli.domain.policy import Policy
from jss_cli.domain.score import WindowSum, shown_percent
from jss_cli.domain.timeline import Timeline
from jss_cli.explaining.next.adding import Pace
from jss_cli.explaining.next.footing import GrowingEra, SumsBeforeAdding
from jss_cli.explaining.next.search import (
    Aim,
    Draft,
    _drafts_of,
    _enough,
    _least_added,
    _reaches,
    _weight_of_good,
    drafts,
    least_of,
    sizes_of,
)
from jss_cli.explaining.time.spans import KnownSpans
from jss_cli.explaining.time.timeline import timeline
from jss_cli.files.policy import load_policy
from jss_cli.files.rulebook import _PolicyFiles
from jss_cli.scoring.judging import Interpreter
from jss_cli.scoring.scoring import best, competing

DAY = date(2024, 12, 1)
SMALL, LARGE = ContractSize(Decimal("0.01"), Decimal(250)), ContractSize(Decimal("250.01"), Decimal(1000))


def swept(seed: int) -> tuple[Timeline, list[GrowingEra]]:
    history, _ = random_history(Random(seed), 7, day=DAY)  # noqa: S311 - test data
    line = timeline(history, _PolicyFiles(), DAY, DAY + timedelta(days=400))
    return line, [GrowingEra(history, era, KnownSpans()) for era in line.eras]


def grounds(seed: int) -> list[GrowingEra]:
    return swept(seed)[1]


@pytest.mark.parametrize("seed", range(4))
def test_drafts_are_the_candidates_that_no_other_candidate_beats(seed: int) -> None:
    (line, found), goal, pace = swept(seed), Goal(90), Pace(DAY)
    left = drafts(line, found, goal, pace, DAY)
    days = {day: ground for ground in found for day in ground.days(pace, DAY)}
    told = [(day, seen, days[day]) for day, seen in line.told_of(days, DAY).items()]
    assert [draft.price for draft in left] == sorted({draft.price for draft in left})
    assert not any(one.beats(other) for one, other in permutations(left, 2))
    prices = {draft.price for draft in left}
    for size in sizes_of(found, goal):
        of_size = list(_drafts_of(size, told, goal.target, pace))
        numbers = [draft.contracts for draft in of_size]
        assert numbers == sorted(set(numbers), reverse=True)
        for draft in of_size:
            assert draft.price in prices or any(other.beats(draft) for other in left)


def testsizes_of_begin_a_cent_above_each_step_and_leave_no_amount_out() -> None:
    found = sizes_of(grounds(0), Goal(90))
    assert found[:2] == (SMALL, LARGE)
    assert found[-1].most is None
    for size, following in pairwise(found):
        assert size.most is not None
        assert following.least == size.most + Decimal("0.01")
    assert sizes_of(grounds(0), Goal(90, Decimal(70))) == (ContractSize(Decimal(70), Decimal(70)),)


@pytest.mark.parametrize(("size", "quarters"), [(SMALL, 4), (LARGE, 5)])
def test_a_good_contract_weighs_by_its_size_where_the_rules_say_so(size: ContractSize, quarters: int) -> None:
    by_size, alike = load_policy(None, DAY), load_policy("upwork-2016", DAY)
    assert _weight_of_good(size, Interpreter(by_size)) == by_size.weights.unit * quarters // 4
    assert _weight_of_good(size, Interpreter(alike)) == alike.weights.unit


def test_a_size_costs_nothing_where_no_contract_is_needed() -> None:
    ground, aim = grounds(0)[0], Aim(90, 4, Pace(DAY))
    none, some = ([Draft(DAY, DAY, ground, number, size, aim) for size in (SMALL, LARGE)] for number in (0, 2))
    assert none[0].price == none[1].price == (DAY, 0, Decimal(0))
    assert [draft.price for draft in some] == [(DAY, 2, SMALL.least), (DAY, 2, LARGE.least)]
    assert none[1].beats(some[0])
    assert some[0].beats(some[1])
    assert not none[0].beats(none[1])


ONE_DAY = date(2021, 6, 1)
POLICIES = [load_policy("upwork-2016", ONE_DAY), load_policy("upwork-2021", ONE_DAY)]
PLAIN = Pace(ONE_DAY)


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
    return SumsBeforeAdding(ONE_DAY, policy, sums)


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
    assert _least_added(found, replace(aim, pace=Pace(ONE_DAY, 1))) is None


def test_contracts_that_weigh_nothing_help_only_where_none_are_needed() -> None:
    lengths, scale = POLICIES[0].windows.lengths, POLICIES[0].scale.unit
    full = SumsBeforeAdding(ONE_DAY, POLICIES[0], {m: WindowSum(m, 40, 40 * scale, 9, clients=9) for m in lengths})
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
