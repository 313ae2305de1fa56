from __future__ import annotations

from dataclasses import replace

from spoken import HISTORY, SCOPE

from jss_cli.imports.interview.asking import MATTERS, answered, begin, kept, question
from jss_cli.imports.interview.talk import ASKED_ON, OPEN, Talk, TurnAhead


def test_every_prompt_is_one_line_of_at_most_eighty_columns_with_help() -> None:
    for matter in MATTERS:
        asked = question(Talk(HISTORY, SCOPE, (TurnAhead(matter, "k2", 100, 100),)))
        assert asked
        assert len(asked.prompt) <= 80
        assert "\n" not in asked.prompt
        assert asked.help
        assert all(len(line) <= 80 for line in (*asked.help, *asked.about))


def test_it_goes_back_one_answer_after_the_other_to_the_first_question() -> None:
    start = begin(HISTORY, SCOPE, with_paste=False)
    talk = answered(answered(start, "120"), "13")
    assert talk.before == answered(start, "120")
    assert answered(start, "120").before == start
    assert start.before is None


def test_a_contract_that_was_asked_about_says_so_and_is_not_asked_about_again() -> None:
    talk = answered(answered(begin(HISTORY, SCOPE, with_paste=False), ""), "")
    assert dict(talk.contract("k1").extras) == {ASKED_ON: "2026-10-02"}
    again = begin(kept(talk), SCOPE)
    assert {turn.contract for turn in again.turns} == {"k2", ""}


def test_an_interview_that_is_not_over_says_so_in_the_history() -> None:
    talk = begin(HISTORY, SCOPE, with_paste=False)
    assert OPEN in dict(kept(talk).extras)
    while not talk.is_over:
        talk = answered(talk, "")
    assert OPEN not in dict(kept(talk).extras)
    assert question(talk) is None


def test_it_begins_with_what_could_move_the_score_most_and_ends_with_what_was_asked_before() -> None:
    before = replace(HISTORY.contracts[0], id="k0", extras=((ASKED_ON, "2026-09-01"),))
    history = replace(HISTORY, contracts=(before, *HISTORY.contracts))
    talk = begin(history, replace(SCOPE, first=("k2", "stars")))
    assert [turn.matter for turn in talk.turns][:4] == ["stars", "client", "earned", "private"]
    for _ in range(5):  # the fifth is the paste
        talk = answered(talk, "")
    assert [turn.contract or turn.matter for turn in talk.turns] == [
        *["k1"] * 2,
        *["title", "silent", "score", "eligible"],
        *["k0"] * 2,
    ]
    for _ in range(6):
        talk = answered(talk, "")
    assert {turn.contract for turn in talk.turns} == {"k0"}
    assert OPEN not in dict(kept(talk).extras)


def test_enter_leaves_all_as_it_is_but_where_it_has_a_meaning() -> None:
    for matter in ("client", "started", "ended", "earned", "paid_months", "stars", "private", "score", "eligible"):
        assert (
            answered(Talk(HISTORY, SCOPE, (TurnAhead(matter, "k2"), TurnAhead("title", "k2"))), "").history == HISTORY
        )
