from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise, permutations
from random import Random

import pytest
from strategies import random_history

from jss_cli.domain.plan import ContractSize, Goal
from jss_cli.explaining.next.adding import Pace
from jss_cli.explaining.next.footing import GrowingEra
from jss_cli.explaining.next.needing import Aim
from jss_cli.explaining.next.search import Draft, _drafts_of, _weight_of_good, drafts, sizes_of
from jss_cli.explaining.time.spans import KnownSpans
from jss_cli.explaining.time.timeline import timeline
from jss_cli.files.policy import load_policy
from jss_cli.files.rulebook import _PolicyFiles
from jss_cli.scoring.judging import Interpreter

DAY = date(2024, 12, 1)
SMALL, LARGE = ContractSize(Decimal("0.01"), Decimal(250)), ContractSize(Decimal("250.01"), Decimal(1000))


def grounds(seed: int) -> list[GrowingEra]:
    history, _ = random_history(Random(seed), 7, day=DAY)  # noqa: S311 - test data
    line = timeline(history, _PolicyFiles(), DAY, DAY + timedelta(days=400))
    return [GrowingEra(history, era, KnownSpans()) for era in line.eras]


@pytest.mark.parametrize("seed", range(4))
def test_drafts_are_the_candidates_that_no_other_candidate_beats(seed: int) -> None:
    found, goal, pace = grounds(seed), Goal(90), Pace(DAY)
    left = drafts(found, goal, pace)
    assert [draft.price for draft in left] == sorted({draft.price for draft in left})
    assert not any(one.beats(other) for one, other in permutations(left, 2))
    prices = {draft.price for draft in left}
    for size in sizes_of(found, goal):
        of_size = list(_drafts_of(size, found, goal, pace))
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
    none, some = ([Draft(DAY, ground, number, size, aim) for size in (SMALL, LARGE)] for number in (0, 2))
    assert none[0].price == none[1].price == (DAY, 0, Decimal(0))
    assert [draft.price for draft in some] == [(DAY, 2, SMALL.least), (DAY, 2, LARGE.least)]
    assert none[1].beats(some[0])
    assert some[0].beats(some[1])
    assert not none[0].beats(none[1])
