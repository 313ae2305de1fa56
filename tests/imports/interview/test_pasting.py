from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from conftest import ROOT
from spoken import HISTORY, SCOPE, TODAY

from jss_cli.domain.history import Feedback, History
from jss_cli.errors import InputError
from jss_cli.imports.interview.asking import answered, begin
from jss_cli.imports.interview.pasting import _with_paste


def test_without_a_paste_known_contracts_are_asked_about_and_others_typed() -> None:
    talk = answered(begin(HISTORY, SCOPE), "")
    matters = [turn.matter for turn in talk.turns]
    assert matters[-4:] == ["title", "silent", "score", "eligible"]
    assert talk.turns[0].contract == "k1"


def test_a_paste_that_gives_nothing_is_refused() -> None:
    with pytest.raises(InputError, match="pasted"):
        answered(begin(HISTORY, SCOPE), "hello\n")


TEXT = (ROOT / "tests/imports/exports/profile_pasted.txt").read_text("utf-8")


def test_what_was_pasted_joins_the_history() -> None:
    history, remarks = _with_paste(History(()), TEXT, TODAY)
    assert len(history.contracts) == 7
    assert [(seen.on, seen.score) for seen in history.observed] == [(TODAY, 86)]
    assert history.unlisted == 8  # 14 completed, 6 of them pasted
    assert remarks[0] == "7 contracts read"


def test_a_history_that_grew_by_a_paste_is_asked_about_the_day_that_it_is_as_before() -> None:
    assert _with_paste(History(()), TEXT, TODAY)[0].as_of is None
    day = date(2026, 9, 1)
    assert _with_paste(replace(HISTORY, as_of=day), TEXT, TODAY)[0].as_of == day


def test_the_same_paste_again_adds_nothing_and_keeps_what_was_answered() -> None:
    first, _ = _with_paste(History(()), TEXT, TODAY)
    contracts = tuple(replace(one, client="A", extras=(("x_asked", "2026-10-02"),)) for one in first.contracts)
    answered = replace(first, contracts=contracts)
    again, remarks = _with_paste(answered, TEXT, TODAY)
    assert again == answered
    assert remarks[0] == "7 contracts read, 0 of them new"


def test_a_contract_that_is_there_already_gains_what_the_paste_has_of_it_and_keeps_its_own() -> None:
    history, remarks = _with_paste(HISTORY, TEXT.replace("Price list layout", "Price list"), TODAY)
    found = {contract.id: contract for contract in history.contracts}
    assert str(found["k2"].earned) == "400.00"
    assert remarks[0] == "7 contracts read, 5 of them new"
    told = replace(HISTORY, contracts=tuple(replace(one, title=f"{one.title}!") for one in HISTORY.contracts))
    assert _with_paste(told, TEXT, TODAY)[1][0] == "7 contracts read, 7 of them new"


def test_what_a_paste_says_against_the_history_is_told() -> None:
    first, _ = _with_paste(History(()), TEXT, TODAY)
    by_hand = tuple(replace(one, feedback=Feedback(stars=Decimal(3))) for one in first.contracts)
    _, remarks = _with_paste(replace(first, contracts=by_hand), TEXT, TODAY)
    assert "website-texts-2026-04, feedback.stars: 3 is kept, 4.20 was pasted" in remarks


@pytest.mark.parametrize(
    ("text", "code"), [("hello\n", "JSS910"), ("a\x1b[2J\n", "JSS961"), ("<<<<<<< ours\n", "JSS962")]
)
def test_a_text_that_no_source_knows_is_refused(text: str, code: str) -> None:
    with pytest.raises(InputError) as caught:
        _with_paste(HISTORY, text, TODAY)
    assert caught.value.faults[0].code == code
