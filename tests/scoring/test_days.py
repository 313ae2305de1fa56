from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import accumulate, pairwise
from random import Random

import oracle
import pytest
import worlds
from conftest import Examples
from strategies import random_contract

from jss_cli.domain.history import UNKNOWN, Contract, Ending, Feedback, History, Payment, with_values
from jss_cli.domain.policy import Policy
from jss_cli.domain.vague import DayBounds, span_of, with_told
from jss_cli.files.policy import load_policy
from jss_cli.scoring.days import FEWEST, _first_start, _turns_on, days_of, turns_among
from jss_cli.scoring.windows import earliest_entry

DAY = date(2025, 12, 15)
POLICY = load_policy("upwork-2024-09", DAY)
START = date(2023, 1, 1)
DONE = Contract("c1", "A", START, kind="fixed", earned=Decimal(5), feedback=Feedback(Decimal(1)))


def told(**days: object) -> Contract:
    return with_told(DONE, days, DAY)


@pytest.mark.parametrize(
    ("contract", "ends"),
    [
        (
            told(ended=DayBounds(date(2023, 10, 1))),
            [(date(2023, 10, 1), 75), (date(2023, 12, 15), 366), (date(2024, 12, 15), 182), (date(2025, 6, 15), 184)],
        ),
        (told(ended=DayBounds(date(2025, 11, 1), date(2025, 11, 30))), [(date(2025, 11, 30), 30)]),
        (
            told(ended=DayBounds(not_after=date(2025, 12, 31))),
            [(START, 348), (date(2023, 12, 15), 366), (date(2024, 12, 15), 182), (DAY, 184)],
        ),
        (told(ended=DayBounds(date(2026, 1, 1), date(2026, 1, 31))), [(date(2026, 1, 31), 31)]),  # it lies ahead
        (told(ended=DayBounds(date(2026, 1, 1))), [(date(2026, 1, 1), 1)]),
    ],
)
def test_one_day_stands_for_those_that_the_windows_cannot_tell_apart(
    contract: Contract, ends: list[tuple[date, int]]
) -> None:
    found = days_of(contract, DAY, POLICY)
    every = sum(number for _, number in ends)
    assert [(one.ended, one.chance) for one in found] == [(day, Fraction(number, every)) for day, number in ends]


def test_the_stars_that_may_yet_come_and_a_private_answer_no_longer_asked_for_are_turns() -> None:
    day = date(2026, 5, 1)
    policy = load_policy("upwork-2026-03", day)
    silent = replace(DONE, feedback=Feedback(UNKNOWN))
    ends = [one.ended for one in days_of(with_told(silent, {"ended": DayBounds(date(2026, 3, 1))}, day), day, policy)]
    assert ends == [date(2026, 3, 1), date(2026, 3, 31), date(2026, 4, 17)]


def test_a_start_that_nothing_bounds_is_looked_for_as_far_back_as_its_payments_can_be_told_apart() -> None:
    paid = tuple(Payment(on, Decimal(5)) for on in (date(2025, 8, 1), date(2025, 10, 25)))
    contract = with_told(replace(DONE, payments=paid, ended=DAY), {"started": DayBounds()}, DAY)
    found = days_of(contract, DAY, POLICY)
    assert contract.started == date(2025, 8, 1)
    in_one = [one.started for one in found if (paid[1].on - one.started).days < 90]
    assert in_one == [date(2025, 8, 1)]
    assert len(found) > 1
    assert sum(one.chance for one in found) == 1
    assert days_of(with_told(replace(DONE, ended=DAY), {"started": DayBounds()}, DAY), DAY, POLICY)[0].chance == 1


def test_of_too_many_days_those_remain_that_tell_windows_apart() -> None:
    contract = with_told(replace(DONE, kind="hourly"), {"ended": DayBounds(START)}, DAY)
    assert len(days_of(contract, DAY, POLICY)) > 30
    few = days_of(contract, DAY, POLICY, 4)
    assert [one.ended for one in few] == [START, date(2023, 12, 15), date(2024, 12, 15), date(2025, 6, 15)]
    assert sum(one.chance for one in few) == 1


def test_a_contract_whose_start_and_end_are_vague_begins_before_it_ends() -> None:
    paid = (Payment(date(2024, 6, 1), Decimal(5)),)
    contract = with_told(replace(DONE, payments=paid), {"started": DayBounds(), "ended": DayBounds()}, DAY)
    found = days_of(contract, DAY, POLICY)
    assert all(one.ended and one.started <= one.ended <= DAY and one.started <= paid[0].on for one in found)
    assert sum(one.chance for one in found) == 1


def test_other_contracts_of_the_client_and_earlier_days_seen_make_turns() -> None:
    other = replace(DONE, id="c2", ended=date(2024, 1, 10))
    seen = date(2025, 10, 1)
    contract = told(ended=DayBounds(START))
    ((name, turns),) = turns_among((contract, other), DAY, POLICY, [(seen, POLICY)])
    assert name == "c1"
    assert {date(2024, 4, 9), date(2023, 10, 13), *_turns_on(seen, POLICY)} <= set(turns)  # 90 days from a payment
    assert turns_among((other,), DAY, POLICY) == ()


def bounded(rng: Random, contract: Contract, day: date) -> Contract:
    """A contract whose start or end is known within bounds, or not at all."""
    if rng.random() < 0.5:
        first = contract.started + timedelta(days=rng.randrange(200))
        bounds = DayBounds(rng.choice((None, first)), rng.choice((None, first + timedelta(days=rng.randrange(500)))))
        return with_told(replace(contract, ended=None), {"ended": bounds}, day)
    last = min(contract.ended or day, day)
    first = last - timedelta(days=rng.randrange(100, 500))
    bounds = DayBounds(rng.choice((None, first)), rng.choice((None, last - timedelta(days=rng.randrange(100)))))
    return with_told(contract, {"started": bounds}, day)


def windows(history: History, policy: Policy, day: date) -> list[Fraction | None]:
    """What every window shows, by the oracle."""
    counted = oracle.counted(history, policy, day)
    return [oracle.window(counted, months, policy, day) for months in policy.windows.lengths]


def test_every_day_comes_to_what_the_one_comes_to_that_stands_for_it(examples: Examples) -> None:
    for seed in examples(12):
        rng = Random(seed)  # noqa: S311 - test data
        day = date(2015, 8, 1) + timedelta(days=rng.randrange(365 * 11))
        rules = worlds.random_policy(rng)
        least = replace(rules.windows.minimum, contracts=1, clients=1)
        policy = replace(rules, windows=replace(rules.windows, minimum=least))
        contract, *others = (random_contract(rng, number, day, clients=2) for number in range(2))
        contract = bounded(rng, replace(contract, ending=Ending()), day)
        for vague in contract.vague:
            first, last = span_of(contract, vague)
            found = days_of(contract, day, policy, 1_000, turns_among((contract, *others), day, policy))
            if last is None or len(found) < 2:
                continue
            first = first or _first_start(contract, last, day, policy)
            numbers = [int(one.chance * ((last - first).days + 1)) for one in found]
            firsts = [first + timedelta(days=number) for number in accumulate(numbers, initial=0)]
            for one, (start, after) in rng.sample(list(zip(found, pairwise(firsts), strict=True)), 2):
                known = replace(contract, started=one.started, ended=one.ended, vague=())
                shown = windows(History((known, *others)), policy, day)
                for on in {start, after - timedelta(days=1), start + (after - start) // 2}:
                    otherwise = with_values(known, {vague.field: on})
                    assert windows(History((otherwise, *others)), policy, day) == shown, (seed, on)


def test_with_a_vague_end_the_earliest_starts_tell_how_payments_fall_into_periods() -> None:
    paid = tuple(Payment(on, Decimal(5)) for on in (date(2025, 8, 1), date(2025, 10, 25)))
    contract = with_told(replace(DONE, payments=paid), {"started": DayBounds(), "ended": DayBounds()}, DAY)
    last = earliest_entry(DAY, 24)
    early = [one.started for one in days_of(contract, DAY, POLICY) if one.ended and one.ended < last]
    assert {(paid[1].on - on).days // 90 - (paid[0].on - on).days // 90 for on in early} == {0, 1}


def test_the_fewest_tellings_say_whether_days_can_be_others(examples: Examples) -> None:
    for seed in examples(12):
        rng = Random(f"others {seed}")  # noqa: S311 - test data
        day, policy = date(2015, 8, 1) + timedelta(days=rng.randrange(365 * 11)), worlds.random_policy(rng)
        contract = bounded(rng, replace(random_contract(rng, 0, day, clients=1), ending=Ending()), day)
        few, many = (days_of(contract, day, policy, most) for most in (FEWEST, 1_000))
        assert (len(few) > 1) == (len(many) > 1)
