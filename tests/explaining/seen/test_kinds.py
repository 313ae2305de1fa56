"""What contracts may count as, surprises and missing ones included."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from seen_cases import ASSUMED, SUNDAY, case_of, rated

from jss_cli.domain.case import Case
from jss_cli.domain.history import UNKNOWN, Contract
from jss_cli.domain.story import Seen
from jss_cli.domain.vague import DayBounds, with_told
from jss_cli.domain.verdict import Outcome, outcomes_of
from jss_cli.explaining.seen.kinds import MOST_VAGUE, KindFindings, Kinds, kinds_of


def found_for(case: Case) -> Kinds:
    return kinds_of(case.history, (Seen(SUNDAY, case.policy),), ASSUMED)


@pytest.mark.parametrize(
    "contract",
    [
        rated(1),
        rated(1, recommend=10),
        rated(1, recommend=0, stars="1"),
        replace(rated(1), feedback=replace(rated(1).feedback, stars=UNKNOWN), earned=UNKNOWN),
        replace(rated(1), ended=None),
        replace(rated(1), suspected=True),
    ],
)
def test_the_chances_of_a_contract_sum_to_one_in_each_setting(contract: Contract) -> None:
    found = found_for(case_of(contract, unlisted=2))
    for possible in found.possible:
        for setting in range(len(found.settings)):
            assert sum(one.chance for one in possible if one.setting == setting) == 1


def chances_of(found: Kinds, index: int) -> dict[Outcome, Fraction]:
    own = [one for one in found.possible[index] if one.setting == 0]
    return {kind: sum((o.chance for o in own if o.marks[0].outcome is kind), Fraction(0)) for kind in Outcome}


def test_a_contract_whose_facts_are_known_is_as_they_say_but_for_one_percent_in_equal_shares() -> None:
    case = case_of(rated(1, recommend=10))
    found = chances_of(found_for(case), 0)
    others = [kind for kind in outcomes_of(case.policy) if kind is not Outcome.POSITIVE]
    assert found[Outcome.POSITIVE] == Fraction(99, 100)
    assert {found[kind] for kind in others} == {Fraction(1, 100) / len(others)}


@pytest.mark.parametrize("contract", [replace(rated(1), ended=None), replace(rated(1), ended=SUNDAY + timedelta(1))])
def test_a_contract_that_has_not_ended_is_no_surprise(contract: Contract) -> None:
    assert not any(found_for(case_of(contract)).own[0].surprising)


def test_a_surprise_is_unexplained_where_no_answer_makes_it_so() -> None:
    found = found_for(case_of(rated(1)))
    natural = {o.marks[0].outcome for o, odd in zip(found.possible[0], found.own[0].surprising, strict=True) if not odd}
    for one, surprising, odd in zip(found.possible[0], found.own[0].surprising, found.own[0].unexplained, strict=True):
        assert odd == (surprising and one.marks[0].outcome not in natural)


def test_a_surprise_weighs_what_the_contract_may_weigh() -> None:
    found = found_for(case_of(replace(rated(1, recommend=10), earned=UNKNOWN)))
    pairs = list(zip(found.possible[0], found.own[0].surprising, strict=True))
    weights = {
        flag: {share.weight for one, odd in pairs if odd == flag for share in one.marks[0].shares}
        for flag in (True, False)
    }
    assert weights[True] == weights[False]
    assert len(weights[True]) > 1


@pytest.mark.parametrize(
    ("unlisted", "number", "chance"),
    [(None, 1, Fraction(5, 100)), (0, 0, Fraction(0)), (1, 1, Fraction(2, 10)), (3, 3, Fraction(2, 10))],
)
def test_one_contract_may_be_missing_unless_the_file_says_how_many_are(
    unlisted: int | None, number: int, chance: Fraction
) -> None:
    found = found_for(case_of(rated(1), unlisted=unlisted))
    assert len(found.contracts) == 1 + number
    for index in range(1, 1 + number):
        own = chances_of(found, index)
        assert own[Outcome.EXCLUDED] == 1 - chance
        assert own[Outcome.POSITIVE] == chance * Fraction(4, 10)


@pytest.mark.parametrize(("number", "varied"), [(1, 1), (MOST_VAGUE, MOST_VAGUE), (MOST_VAGUE + 2, MOST_VAGUE)])
def test_the_days_of_as_many_contracts_as_fit_are_varied_the_largest_first(number: int, varied: int) -> None:
    before = SUNDAY - timedelta(days=800)
    ten = replace(rated(0, recommend=10), started=before, kind="fixed")
    told = [replace(ten, id=f"c{i}", earned=Decimal(900 - i)) for i in range(number)]
    found = found_for(case_of(*(with_told(one, {"ended": DayBounds(before)}, SUNDAY) for one in told)))
    ended = [{one.told.ended for one in possible if one.told} for possible in found.possible[:number]]
    assert [len(days) > 1 for days in ended] == [True] * varied + [False] * (number - varied)
    assert set(found.days_taken) >= {f"c{i}" for i in range(varied, number)}


def test_days_that_all_come_to_the_same_are_not_missed() -> None:
    months = DayBounds.of_months(SUNDAY - timedelta(days=90), SUNDAY - timedelta(days=90))
    told = [with_told(replace(rated(i), kind="fixed"), {"ended": months}, SUNDAY) for i in range(MOST_VAGUE + 1)]
    assert found_for(case_of(*told)).days_taken == ()


def test_rules_by_which_a_contract_may_count_as_the_same_share_what_is_found_of_it() -> None:
    case = case_of(rated(1), rated(2, recommend=10))
    found = KindFindings(case.history.contracts, [SUNDAY])
    base, other = (
        kinds_of(case.history, (Seen(SUNDAY, policy),), ASSUMED, found)
        for policy in (case.policy, replace(case.policy, age=replace(case.policy.age)))
    )
    assert [one is same for one, same in zip(base.possible, other.possible, strict=True)] == [True, True, False]
    assert kinds_of(case.history, (Seen(SUNDAY, case.policy),), ASSUMED) == base


def test_contracts_that_differ_only_in_their_days_share_what_they_may_count_as() -> None:
    later = replace(rated(2), started=rated(1).started + timedelta(days=9), ended=SUNDAY - timedelta(days=1))
    case = case_of(rated(1), later, rated(3, recommend=10))
    one, other, told, _ = found_for(case).own
    assert one.chances is other.chances
    assert one.chances is not told.chances
    assert one.possible[0].marks[0].shares != other.possible[0].marks[0].shares
    assert other.possible == found_for(case_of(later)).own[0].possible
