from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from spoken import HISTORY, SCOPE, TODAY

from jss_cli.domain.history import Contract, Ending, Feedback, History, Observation, Payment
from jss_cli.domain.vague import DayBounds
from jss_cli.imports.interview.talk import ASKED_ON, Talk, TurnAhead, closing_turns, contract_turns, missing, with_extra


def test_a_talk_changes_one_contract_and_puts_steps_before_those_ahead() -> None:
    talk = Talk(HISTORY, SCOPE, (TurnAhead("score"),)).changed("k1", lambda contract: replace(contract, client="Birch"))
    assert [contract.client for contract in talk.history.contracts] == ["Birch", "unknown (k2)"]
    assert [turn.matter for turn in talk.then(TurnAhead("since"), TurnAhead("eligible")).turns] == [
        "since",
        "eligible",
        "score",
    ]


def test_a_field_of_ones_own_is_set_once_and_taken_out_by_an_empty_text() -> None:
    extras = with_extra((("x_a", "1"), ("x_b", "2")), "x_a", "3")
    assert extras == (("x_b", "2"), ("x_a", "3"))
    assert with_extra(extras, "x_a", "") == (("x_b", "2"),)


KNOWN = Contract(
    "k",
    "A",
    date(2026, 3, 2),
    ended=date(2026, 3, 20),
    earned=Decimal(400),
    feedback=Feedback(Decimal(5), 9),
    ending=Ending("client", "completed"),
)


@pytest.mark.parametrize(
    ("changed", "matters"),
    [
        ({}, ()),
        ({"client": "unknown (k)"}, ("client",)),
        ({"vague": (DayBounds(not_after=TODAY).vague("started", KNOWN.started),)}, ("started",)),
        ({"feedback": Feedback()}, ("stars", "private")),
        ({"feedback": Feedback(None), "ending": Ending()}, ("private",)),
        ({"ended": None, "ending": Ending(), "feedback": Feedback()}, ("paid_months",)),
        ({"started": date(2025, 9, 1)}, ("paid_months",)),
        ({"started": date(2025, 9, 1), "payments": (Payment(date(2026, 1, 1), Decimal(400)),)}, ()),
        ({"client": "unknown", "started": date(2020, 1, 1), "ended": date(2020, 3, 1)}, ()),
    ],
)
def test_only_what_is_missing_of_a_contract_and_matters_is_asked(
    changed: dict[str, object], matters: tuple[str, ...]
) -> None:
    assert missing(replace(KNOWN, **changed), SCOPE) == matters  # type: ignore[arg-type]  # fields of a contract


def test_the_latest_contract_is_asked_about_first_and_counted_among_those_that_are() -> None:
    turns = contract_turns(replace(HISTORY, contracts=(*HISTORY.contracts, KNOWN)), SCOPE)
    assert [(turn.contract, turn.number, turn.total) for turn in turns if turn.matter == "earned"] == [
        ("k1", 1, 2),
        ("k2", 2, 2),
    ]


ASKED_ABOUT = replace(HISTORY.contracts[1], extras=((ASKED_ON, "2026-10-01"),))


def test_what_could_move_the_score_most_is_asked_first_and_again_what_was_asked_before() -> None:
    history = replace(HISTORY, contracts=(HISTORY.contracts[0], ASKED_ABOUT))
    assert {turn.contract for turn in contract_turns(history, SCOPE)} == {"k1"}
    assert {turn.contract for turn in contract_turns(history, SCOPE, again=True)} == {"k2"}
    turns = contract_turns(HISTORY, replace(SCOPE, first=("k2", "stars")))
    assert [(turn.contract, turn.matter) for turn in turns[:2]] == [("k2", "stars"), ("k2", "client")]
    assert turns[-1].contract == "k1"


def test_a_reason_that_is_known_is_not_asked_for_where_no_private_answer_is() -> None:
    told = replace(KNOWN, feedback=Feedback(Decimal(5)))
    assert missing(told, SCOPE) == ("private",)
    assert missing(told, replace(SCOPE, private_until=date(2026, 3, 1))) == ()


@pytest.mark.parametrize(
    ("history", "matters"),
    [
        (History(()), ["silent", "score", "eligible"]),
        (History((), extras=((ASKED_ON, "2026-10-01"),)), ["score", "eligible"]),
        (History((), unlisted=0), ["score", "eligible"]),
        (History((), unlisted=8), ["title", "silent", "score", "eligible"]),
        (History((), observed=(Observation(TODAY, 86),)), ["silent", "since", "eligible"]),
        (History((), observed=(Observation(TODAY, 86, eligible=7),)), ["silent", "since"]),
        (
            History((), observed=(Observation(TODAY - timedelta(1), 86), Observation(TODAY, 86))),
            ["silent", "eligible"],
        ),
    ],
)
def test_the_score_shown_is_asked_for_unless_today_is_noted(history: History, matters: list[str]) -> None:
    assert [turn.matter for turn in closing_turns(history, SCOPE, typing=False)] == matters
