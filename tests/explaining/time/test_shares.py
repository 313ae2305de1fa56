from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from random import Random

import pytest
from strategies import random_contract, random_history

from jss_cli.explaining.next.adding import good_contracts
from jss_cli.explaining.time.shares import Crowd, _measured_days, _shares, _SpanTally, answers, regimes
from jss_cli.files.policy import load_policy
from jss_cli.scoring.context import unrated_share

DAY = timedelta(days=1)
P2016 = load_policy("upwork-2016", date(2017, 1, 1))
CLAIMS = [claim for rule in P2016.rules for claim in rule.when if claim.fact == "unrated_share"]


def test_the_share_of_unrated_contracts_is_known_on_every_day() -> None:
    rng = Random(7)  # noqa: S311 - test data
    for _ in range(30):
        history, day = random_history(rng, 10)
        first, last = day - 400 * DAY, day + 400 * DAY
        for start, end, share in _shares(history.contracts, P2016.measures, first, last):
            assert {unrated_share(history.contracts, at, P2016.measures) for at in (start, end)} == {share}


def test_a_contract_is_measured_to_the_last_of_its_days() -> None:
    rng = Random(10)  # noqa: S311 - test data
    history, _ = random_history(rng, 12)
    ends = [end for contract in history.contracts for _, end in _measured_days(contract, P2016.measures)]
    assert ends
    for end in ends:
        (_, _, share), *_ = _shares(history.contracts, P2016.measures, end, end + 9 * DAY)
        assert share == unrated_share(history.contracts, end, P2016.measures)


def test_regimes_hold_every_day_once_and_meet_where_a_claim_is_answered_otherwise() -> None:
    rng, borders = Random(8), 0  # noqa: S311 - test data
    for _ in range(30):
        history, day = random_history(rng, 8)
        first, last = day - 300 * DAY, day + 300 * DAY
        found = regimes(history.contracts, P2016, first, last)
        assert (found[0].first, found[-1].last) == (first, last)
        for before, after in pairwise(found):
            borders += 1
            assert before.last + DAY == after.first
            assert answers(CLAIMS, before.share) != answers(CLAIMS, after.share)
        for regime in found:
            own = unrated_share(history.contracts, regime.first, P2016.measures)
            assert answers(CLAIMS, regime.share) == answers(CLAIMS, own)
    assert borders > 5


def test_rules_that_never_ask_for_the_share_have_one_regime() -> None:
    history, day = random_history(Random(9), 8)  # noqa: S311 - test data
    policy = load_policy("upwork-2021", date(2021, 6, 1))
    assert len(regimes(history.contracts, policy, day - 300 * DAY, day)) == 1


P2021 = load_policy("upwork-2021", date(2021, 6, 1))


@pytest.mark.parametrize("seed", range(10))
def test_the_share_with_others_is_that_of_the_changed_history(seed: int) -> None:
    rng = Random(seed)  # noqa: S311 - test data
    history, day = random_history(rng, 8)
    crowd, measures = Crowd(history.contracts, P2016), P2016.measures
    assert crowd.share(day) == unrated_share(history.contracts, day, measures)
    added = good_contracts(history, Decimal(9), [day] * 3)
    assert crowd.share(day, 3) == unrated_share((*history.contracts, *added), day, measures)
    for index, old in enumerate(history.contracts):
        new = random_contract(rng, index, day)
        changed = (*history.contracts[:index], new, *history.contracts[index + 1 :])
        assert crowd.share_with(day, old, new) == unrated_share(changed, day, measures)


@pytest.mark.parametrize("seed", range(10))
def test_the_ranges_hold_every_number_once_and_meet_where_a_claim_is_answered_otherwise(seed: int) -> None:
    history, day = random_history(Random(seed), 9)  # noqa: S311 - test data
    crowd = Crowd(history.contracts, P2016)
    ranges = list(crowd.ranges(day))
    assert (ranges[0][0], ranges[-1][1]) == (0, None)
    said = [answers(crowd.claims, crowd.share(day, number)) for number in range(60)]
    for least, most, share in ranges:
        assert {answers(crowd.claims, share)} >= {*said[least : None if most is None else most + 1]}
    starts = [number for number in range(1, 60) if said[number] != said[number - 1]]
    assert [least for least, _, _ in ranges[1:] if least < 60] == starts


def test_the_share_matters_where_it_is_too_large_and_where_rules_ask_for_it() -> None:
    found = set()
    for seed in range(12):
        history, day = random_history(Random(seed), 8)  # noqa: S311 - test data
        crowd = Crowd(history.contracts, P2016)
        days = [day - number * DAY for number in range(40)]
        none = answers(crowd.claims, Fraction(0))
        by_hand = any(answers(crowd.claims, crowd.share(on)) != none for on in days)
        assert crowd.matters(days[-1], day) == by_hand
        assert not Crowd(history.contracts, P2021).matters(days[-1], day)
        found.add(by_hand)
    assert found == {True, False}


def test_shares_that_are_answered_alike_are_one_share() -> None:
    crowd = Crowd((), P2016)
    assert crowd.canonical(Fraction(1, 10)) == 0
    assert crowd.canonical(Fraction(9, 10)) == crowd.canonical(Fraction(8, 10)) == Fraction(9, 10)


def test_a_tally_counts_both_ends_of_a_span() -> None:
    day = date(2016, 5, 1)
    tally = _SpanTally([(day, day + DAY), (day + DAY, day + 2 * DAY)])
    assert [tally.on(day + number * DAY) for number in (-1, 0, 1, 2, 3)] == [0, 1, 2, 1, 0]
