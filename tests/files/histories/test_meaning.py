from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from jss_cli.domain.history import Contract, Ending, Payment, Vague
from jss_cli.errors import MOST_SHOWN
from jss_cli.files.histories.meaning import chain_faults, contradictions

DAY = date(2024, 1, 8)
SOUND = Contract(
    "c1", "A", DAY, ended=DAY, earned=Decimal(5), refunded=Decimal(5), payments=(Payment(DAY, Decimal(5)),)
)


def linked(*pairs: tuple[str, str | None]) -> list[Contract]:
    """Contracts and what each of them continues."""
    return [Contract(name, "A", DAY, continues=other) for name, other in pairs]


def test_a_contract_may_end_on_its_first_day_and_be_paid_back_whole() -> None:
    assert not list(contradictions(SOUND))


@pytest.mark.parametrize(("first", "number"), [(date(2024, 2, 1), 1), (DAY, 0), (None, 0)])
def test_an_end_before_a_start_that_is_a_month_is_a_contradiction(first: date | None, number: int) -> None:
    told = list(contradictions(replace(SOUND, vague=(Vague("started", DAY, first, None),))))
    assert [(one.code, one.claim) for one in told] == [
        ("JSS940", "ended on 2024-01-08, before 2024-02-01, the first day on which it can have started")
    ] * number


@pytest.mark.parametrize(
    ("wrong", "code", "claim"),
    [
        ({"ended": date(2024, 1, 7)}, "JSS940", "ended on 2024-01-07, before it started on 2024-01-08"),
        ({"ended": None, "ending": Ending("client")}, "JSS941", "has an ending, but no day on which it ended"),
        ({"refunded": Decimal("5.01")}, "JSS944", "paid back 5.01, more than the 5 it earned"),
        ({"earned": Decimal(6)}, "JSS945", "earned 6, but its payments sum to 5"),
        (
            {"refunded": Decimal(3), "refunds": (Payment(date(2024, 1, 9), Decimal(2)),)},
            "JSS945",
            "refunded 3, but its refunds sum to 2",
        ),
    ],
)
def test_what_a_contract_says_against_itself_is_told_once(wrong: dict[str, Any], code: str, claim: str) -> None:
    (told,) = contradictions(replace(SOUND, **wrong))
    assert (told.code, told.claim) == (code, claim)
    assert told.fields[0] in wrong or "ending" in wrong


@pytest.mark.parametrize(
    ("pairs", "told"),
    [
        ([("a", None), ("b", "a"), ("c", "b"), ("d", "b")], []),
        ([("a", "a")], [(0, "continues itself: a -> a")]),
        ([("x", "b"), ("b", "c"), ("c", "b")], [(1, "continues itself: b -> c -> b")]),
        ([("c", "b"), ("a", "c"), ("b", "a")], [(0, "continues itself: c -> b -> a -> c")]),
        ([("a", "c1")], [(0, 'continues "c1", which is no contract of this file')]),
        (
            [("a", "b"), ("b", "a"), ("c", "d"), ("d", "c")],
            [(0, "continues itself: a -> b -> a"), (2, "continues itself: c -> d -> c")],
        ),
    ],
)
def test_a_chain_that_leads_nowhere_or_round_is_told_at_its_first_contract(
    pairs: list[tuple[str, str | None]], told: list[tuple[int, str]]
) -> None:
    assert [(place, fault.claim) for place, fault in chain_faults(linked(*pairs))] == told


def test_the_contract_that_was_meant_is_another_one_of_the_file() -> None:
    ((_, near),) = chain_faults(linked(("c12", "c11"), ("z", None)))
    assert near.hint == "write the id of a contract in this file"
    ((_, near),) = chain_faults(linked(("c12", "c11"), ("c10", None)))
    assert near.hint == 'did you mean "c10"?'


def test_the_one_that_was_meant_is_looked_for_where_it_is_shown() -> None:
    told = [fault.hint for _, fault in chain_faults(linked(*((f"c{number}", f"cc{number}") for number in range(30))))]
    assert ["did you mean" in hint for hint in told] == [True] * MOST_SHOWN + [False] * 10


def test_a_chain_of_ten_thousand_contracts_is_walked_without_recursion() -> None:
    chain = [(f"c{number}", f"c{number + 1}") for number in range(10_000)]
    assert not list(chain_faults(linked(*chain, ("c10000", None))))
    ((place, told),) = chain_faults(linked(*chain, ("c10000", "c0")))
    assert (place, told.code) == (0, "JSS943")
    assert told.claim == (
        "continues itself: c0 -> c1 -> c2 -> c3 -> c4 -> c5 -> ... -> c9996 -> c9997 -> c9998 -> c9999 -> c10000 -> c0"
    )
