"""Which contracts nothing tells apart."""

from __future__ import annotations

from dataclasses import replace

import pytest
from seen_cases import SUNDAY, case_of, rated

from jss_cli.domain.history import Observation
from jss_cli.domain.seen import SeenAnswer
from jss_cli.explaining.seen.answering import answer_seen


def sizes(answer: SeenAnswer) -> list[list[str]]:
    return sorted(sorted(one.contract.id for one in group.odds) for group in answer.groups)


def assert_equal_odds(answer: SeenAnswer) -> None:
    for group in answer.groups:
        first, *others = group.odds
        for other in others:
            assert other.lost == pytest.approx(first.lost, abs=1e-6)
            assert other.after.positive == pytest.approx(first.after.positive, abs=1e-6)


def test_every_contract_is_in_one_group_and_alike_ones_have_equal_odds(seen_83: SeenAnswer) -> None:
    assert sorted(one.contract.id for group in seen_83.groups for one in group.odds) == [f"c{n}" for n in range(6)]
    assert_equal_odds(seen_83)


def test_a_contract_whose_answer_is_known_is_told_apart() -> None:
    contracts = [rated(0), rated(1), rated(2, recommend=9), rated(3)]
    answer = answer_seen(case_of(*contracts), [Observation(SUNDAY, 75)])
    assert sizes(answer) == [["c0", "c1", "c3"], ["c2"]]


def test_contracts_that_no_window_holds_are_alike_only_if_they_may_count_as_the_same() -> None:
    old, worse = rated(60), replace(rated(61, recommend=0, stars="1"), client="K9")
    answer = answer_seen(case_of(*(rated(n) for n in range(4)), old, worse), [Observation(SUNDAY, 75)])
    assert ["c60", "c61"] not in sizes(answer)
