from __future__ import annotations

from dataclasses import replace
from math import inf

import pytest
from seen_cases import SUNDAY, case_of, rated

from jss_cli.domain.case import Case
from jss_cli.domain.history import Observation
from jss_cli.domain.seen import SeenAnswer
from jss_cli.domain.verdict import Outcome
from jss_cli.explaining.readings import heaviest
from jss_cli.explaining.seen import chain, stages
from jss_cli.explaining.seen.answering import answer_seen

SEEN = Observation(SUNDAY, 83)


def sampled(case: Case, *seen: Observation, seed: int = 1) -> SeenAnswer:
    """The answer where there are too many worlds to sum."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stages, "MOST_CELLS", ((inf, 3),))
        patch.setattr(chain, "STEPS", 25_000)
        patch.setattr(chain, "FORGOTTEN", 1_000)
        return answer_seen(case, seen or [SEEN], seed)


def odds(answer: SeenAnswer) -> dict[str, float]:
    return {one.contract.id: one.after.of(Outcome.POSITIVE) for group in answer.groups for one in group.odds}


def test_worlds_that_are_drawn_say_what_all_worlds_say() -> None:
    case = case_of(*(rated(number) for number in range(5)), rated(5, stars="4.3"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("jss_cli.explaining.seen.weighing.readings", lambda bench, _: heaviest(bench))
        exact, told = answer_seen(case, [SEEN]), sampled(case)
    assert told.is_sampled > exact.is_sampled
    assert odds(told) == pytest.approx(odds(exact), abs=0.1)
    assert told.expected == pytest.approx(exact.expected, abs=0.5)
    assert told.exact == pytest.approx(exact.exact, abs=0.06)
    assert told.absent == pytest.approx(exact.absent, abs=0.06)
    assert told.chance is None
    assert 100 - sum(group.lost for group in told.groups) - told.unlisted == pytest.approx(told.raw)


def test_contracts_that_nothing_tells_apart_are_drawn_alike() -> None:
    told = sampled(case_of(*(rated(number) for number in range(6))))
    for group in told.groups:
        assert len({one.after for one in group.odds}) == 1


def test_worlds_that_hardly_come_near_are_not_taken_to_fit(known_six: Case) -> None:
    still_open = (replace(contract, ended=None) for contract in known_six.history.contracts)
    answer = sampled(case_of(*still_open, unlisted=0), Observation(SUNDAY, 12))
    assert answer.fits == "nothing"
    assert answer.stories


def test_the_same_seed_draws_the_same_worlds(unknown_six: Case) -> None:
    assert sampled(unknown_six).stories == sampled(unknown_six).stories
