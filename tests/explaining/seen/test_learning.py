"""What to find out next about a score that was seen."""

from __future__ import annotations

from dataclasses import replace
from math import log2

import pytest
from seen_cases import SUNDAY, case_of, rated

from jss_cli.domain.case import Case
from jss_cli.domain.history import Observation
from jss_cli.domain.seen import SeenAnswer
from jss_cli.domain.verdict import Outcome
from jss_cli.explaining.seen.answering import answer_seen
from jss_cli.explaining.seen.learning import LEAST, entropy, seen_questions


@pytest.mark.parametrize(
    ("chances", "bits"), [([1.0], 0), ([0.5, 0.5], 1), ([0.25] * 4, 2), ([0.0, 1.0], 0), ([1 / 3] * 3, log2(3))]
)
def test_entropy_is_in_bits(chances: list[float], bits: float) -> None:
    assert entropy(chances) == pytest.approx(bits)


def test_where_one_contract_is_in_doubt_its_answer_ends_most_of_it() -> None:
    known = (rated(number, recommend=10) for number in range(5))
    answer = answer_seen(case_of(*known, rated(5, stars="4.2")), [Observation(SUNDAY, 91)])
    first, *others = (one for one in seen_questions(answer) if one.group)
    assert first.group is not None
    assert first.group.names == ("c5",)
    assert first.share > 0.5 > 3 * max((one.share for one in others), default=0.0)


def test_contracts_that_nothing_tells_apart_are_one_question_about_one_of_them(seen_83: SeenAnswer) -> None:
    asked = [one.group for one in seen_questions(seen_83) if one.group]
    assert len(asked) == len(set(asked))
    assert set(asked) <= set(seen_83.groups)
    assert any(len(group.odds) > 1 for group in asked)


def test_the_most_telling_is_asked_first_and_nothing_that_tells_next_to_nothing(seen_83: SeenAnswer) -> None:
    shares = [one.share for one in seen_questions(seen_83)]
    assert shares == sorted(shares, reverse=True)
    assert all(LEAST <= share <= 1 for share in shares)


def test_how_many_contracts_count_is_not_asked_before_there_was_a_page_that_tells_it() -> None:
    answer = answer_seen(case_of(*(rated(number, stars="4.2") for number in range(4))), [Observation(SUNDAY, 100)])
    assert len({sum(outcome != "excluded" for outcome in world.outcomes) for world in answer.worlds}) > 1
    assert all(one.group for one in seen_questions(answer))


def test_where_every_world_is_alike_nothing_is_asked(known_six: Case) -> None:
    answer = answer_seen(known_six, [Observation(SUNDAY, 83)])
    assert seen_questions(replace(answer, worlds=answer.worlds[:1])) == ()
    assert seen_questions(replace(answer, worlds=())) == ()


def test_what_nearly_all_that_fits_agrees_on_is_not_asked(seen_83: SeenAnswer) -> None:
    often, once = seen_83.worlds[0], replace(seen_83.worlds[0], outcomes=(Outcome.LUKEWARM,) * 6)
    assert seen_questions(replace(seen_83, worlds=(often,) * 99 + (once,))) == ()
    assert seen_questions(replace(seen_83, worlds=(often,) * 90 + (once,) * 10))
