from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from jss_cli.domain.case import Case
from jss_cli.domain.history import Contract, Feedback, History, Observation
from jss_cli.domain.story import InferQuestion, Seen
from jss_cli.errors import InputError
from jss_cli.explaining.unseen.inference import is_quick
from jss_cli.explaining.unseen.inquiry import inquire
from jss_cli.files.rulebook import _PolicyFiles

DAY = date(2022, 6, 1)
EARNED = tuple(map(Decimal, (9, 300, 2000, 5000)))


def case(contracts: int) -> Case:
    """Contracts of several weights that ended in the last months, whose private answers are not known."""

    def contract(number: int) -> Contract:
        ended = DAY - timedelta(days=1 + number % 160)
        feedback = Feedback(Decimal("4.2"))
        started, earned = ended - timedelta(days=1 + number % 400), EARNED[number % 4]
        return Contract(f"c{number}", f"K{number}", started, ended=ended, earned=earned, feedback=feedback)

    return Case(History(tuple(contract(number) for number in range(contracts))), DAY, _PolicyFiles())


def asked(scores: int) -> InferQuestion:
    return InferQuestion(tuple(Observation(DAY - timedelta(days=back), 75) for back in range(scores)))


@pytest.mark.parametrize(
    ("contracts", "scores", "message"),
    [
        (3, 61, "too many worlds: 61 observed scores of 3 contracts, at most 60 scores and 2,000 in the product"),
        (401, 50, "too many worlds: 50 observed scores of 401 contracts, at most 60 scores"),
        (300, 1, "too many worlds: 300 contracts may have counted as one thing or another"),
    ],
)
def test_more_worlds_than_can_be_counted_or_drawn_are_refused_with_the_bound(
    contracts: int, scores: int, message: str
) -> None:
    with pytest.raises(InputError, match=message) as caught:
        inquire(case(contracts), asked(scores))
    assert caught.value.faults[0].code == "JSS936"


def test_what_asks_the_same_over_and_over_is_left_out_where_asking_once_takes_long() -> None:
    few, many = case(12), case(150)
    assert is_quick(few.history, [Seen(DAY, few.policy, 75)])
    assert not is_quick(many.history, [Seen(DAY, many.policy, 75)])
