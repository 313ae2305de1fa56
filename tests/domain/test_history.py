from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from jss_cli.domain.history import UNKNOWN, Contract, Ending, Feedback, Payment, with_values

RATED = Contract(
    "c1",
    "Ann",
    date(2024, 1, 8),
    earned=Decimal("300.50"),
    refunded=Decimal("0.50"),
    feedback=Feedback(Decimal(4), 7),
    ending=Ending("client", "completed"),
)


def test_what_nobody_told_is_unknown_and_what_was_not_given_is_none() -> None:
    bare = Contract("c1", "Ann", date(2024, 1, 8))
    assert (bare.feedback.stars, bare.feedback.recommend, bare.earned) == (UNKNOWN, UNKNOWN, UNKNOWN)
    assert (bare.ending.by, bare.ending.reason, bare.ended) == (UNKNOWN, UNKNOWN, None)


def test_what_is_kept_is_what_was_earned_less_what_was_paid_back() -> None:
    assert RATED.net == 300


@pytest.mark.parametrize(
    ("values", "changed"),
    [
        ({"client": "Bob"}, {"client": "Bob"}),
        ({"feedback.stars": None}, {"feedback": Feedback(None, 7)}),
        ({"feedback.stars": Decimal(5), "feedback.removed": True}, {"feedback": Feedback(Decimal(5), 7, removed=True)}),
        (
            {"ending.by": "platform", "ended": date(2024, 2, 1)},
            {"ending": Ending("platform", "completed"), "ended": date(2024, 2, 1)},
        ),
        ({}, {}),
    ],
)
def test_the_fields_that_are_set_change_and_their_neighbours_in_a_group_stay(
    values: dict[str, object], changed: dict[str, object]
) -> None:
    found = with_values(RATED, values)
    for name in Contract.__slots__:
        assert getattr(found, name) == changed.get(name, getattr(RATED, name))


def test_payments_that_follow_a_total_are_of_whole_cents_and_sum_to_it() -> None:
    day = RATED.started
    paid = with_values(RATED, {"payments": tuple(Payment(day, Decimal(1)) for _ in range(3))})
    amounts = [item.amount for item in with_values(paid, {"earned": Decimal(2000)}).payments]
    assert amounts == [Decimal("666.67"), Decimal("666.66"), Decimal("666.67")]
