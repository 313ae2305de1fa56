from __future__ import annotations

from datetime import date

import pytest
from spoken import HISTORY, SCOPE, TODAY

from jss_cli.domain.history import Feedback
from jss_cli.files.histories.showing import RefusedError
from jss_cli.imports.interview.asking import answered
from jss_cli.imports.interview.talk import Talk, TurnAhead


def typed(matter: str, *lines: str) -> Talk:
    talk = Talk(HISTORY, SCOPE, (TurnAhead(matter),))
    for line in lines:
        talk = answered(talk, line)
    return talk


def test_a_contract_that_is_typed_joins_the_history_once_its_days_are_told() -> None:
    half = typed("title", "Poster", "Alder", "2026-07-06")
    assert half.history == HISTORY
    whole = answered(half, "2026-07-31")
    contract = whole.history.contracts[-1]
    assert (contract.id, contract.title, contract.client, contract.ended) == (
        "c1",
        "Poster",
        "Alder",
        date(2026, 7, 31),
    )
    assert [turn.matter for turn in whole.turns] == ["earned", "stars", "private", "title"]


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
