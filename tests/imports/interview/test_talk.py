from __future__ import annotations

from dataclasses import replace

from spoken import HISTORY, SCOPE

from jss_cli.imports.interview.talk import Talk, TurnAhead, with_extra


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
