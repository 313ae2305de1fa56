from __future__ import annotations

from datetime import date

import pytest
from spoken import HISTORY, SCOPE, TODAY

from jss_cli.domain.history import Contract, Feedback
from jss_cli.files.histories.showing import RefusedError
from jss_cli.imports.interview.asking import answered, begin, kept
from jss_cli.imports.interview.talk import Talk, TurnAhead


def typed(matter: str, *lines: str) -> Talk:
    talk = Talk(HISTORY, SCOPE, (TurnAhead(matter),))
    for line in lines:
        talk = answered(talk, line)
    return talk


def test_a_contract_that_is_typed_is_in_the_history_from_its_title_on() -> None:
    half = typed("title", "Poster", "alder")
    assert half.history.contracts[-1].client == "Alder"
    whole = typed("title", "Poster", "Alder", "2026-07-06", "2026-07-31")
    contract = whole.history.contracts[-1]
    assert contract == Contract("c1", "Alder", date(2026, 7, 6), "Poster", ended=date(2026, 7, 31))
    assert [turn.matter for turn in whole.turns] == ["earned", "stars", "private", "title"]


@pytest.mark.parametrize("left", range(1, 5))
def test_a_contract_that_was_typed_in_part_is_asked_about_again_where_it_was_left(left: int) -> None:
    lines = ("Poster", "Alder", "2026-07-06", "2026-07-31")
    again = begin(kept(typed("title", *lines[:left])), SCOPE)
    asked = [turn.matter for turn in again.turns if turn.contract == "c1"]
    assert asked == ["client", "started", "ended", "earned", "stars", "private"][left - 1 :]


def test_how_many_contracts_are_on_no_profile_is_asked_again_unless_all_of_them_were_typed() -> None:
    for lines, is_asked in ((("2", ""), True), (("1", ""), False), (("",), False)):
        again = begin(kept(typed("silent", *lines)), SCOPE)
        assert ("silent" in [turn.matter for turn in again.turns]) == is_asked


def test_what_is_not_known_of_the_days_is_left_to_bounds() -> None:
    contract = typed("title", "Poster", "", "", "").history.contracts[-1]
    assert (contract.client, contract.ended) == ("unknown (c1)", None)
    assert contract.bounds("started") == contract.vague[0]
    assert contract.vague[0].not_after == TODAY


def test_a_contract_that_shows_on_no_profile_has_no_stars_and_may_have_ended_on_any_day() -> None:
    talk = typed("silent", "1", "", "", "2026-06", "")
    contract = talk.history.contracts[-1]
    assert contract.feedback == Feedback(None)
    assert contract.bounds("ended")
    assert [turn.matter for turn in talk.turns] == ["paid", "private"]


@pytest.mark.parametrize("line", ["many", "-1", "1.5"])
def test_a_number_of_contracts_is_a_whole_one(line: str) -> None:
    with pytest.raises(RefusedError):
        typed("silent", line)


def test_an_end_before_the_start_is_refused() -> None:
    with pytest.raises(RefusedError, match="before it started"):
        typed("title", "Poster", "", "2026-07-06", "2026-07-01")
