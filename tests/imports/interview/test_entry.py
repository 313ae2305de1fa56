from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from spoken import HISTORY, SCOPE, TODAY

from jss_cli.domain.history import Contract, History, Provenance
from jss_cli.files.histories.showing import RefusedError
from jss_cli.imports.interview.asking import answered, begin, kept, question
from jss_cli.imports.interview.talk import ASKED_ON, Talk, TurnAhead
from jss_cli.imports.join.again import mark_of, marks_in


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


@pytest.mark.parametrize(
    ("lines", "unlisted", "asked"),
    [
        (("0",), 0, []),
        (("none",), 0, []),
        (("",), None, ["silent"]),
        (("1", ""), 0, []),
        (("2", ""), 1, ["title"]),
    ],
)
def test_whether_contracts_are_missing_is_asked_once_and_the_answer_kept(
    lines: tuple[str, ...], unlisted: int | None, asked: list[str]
) -> None:
    talk = typed("silent", *lines)
    assert talk.history.unlisted == unlisted
    again = begin(kept(replace(talk, turns=(TurnAhead("score"),))), SCOPE, with_paste=False)
    assert [turn.matter for turn in again.turns if turn.matter in {"title", "silent"}] == asked


IMPORTED = History(
    HISTORY.contracts,
    unlisted=2,
    provenance=(Provenance("pasted", "p.txt", "line 12", "unlisted", mark_of(2)),),
)


@pytest.mark.parametrize(
    ("history", "lines", "unlisted"),
    [
        (IMPORTED, ("Poster",), 1),
        (IMPORTED, ("Poster", ""), 1),
        (IMPORTED, ("Poster", "no"), 2),
        (replace(IMPORTED, unlisted=1), ("Poster",), None),
        (replace(IMPORTED, unlisted=1, extras=((ASKED_ON, "2026-10-02"),)), ("Poster", "yes"), 0),
        (HISTORY, ("Poster",), None),
    ],
)
def test_a_contract_that_is_typed_may_be_one_of_those_that_are_counted_but_not_listed(
    history: History, lines: tuple[str, ...], unlisted: int | None
) -> None:
    talk = Talk(history, SCOPE, (TurnAhead("title"),))
    for line in lines:
        talk = answered(talk, line)
    found = talk.history
    assert found.unlisted == unlisted
    assert marks_in(found).get("unlisted", mark_of(unlisted)) == mark_of(unlisted)  # no change by hand


def test_unpaid_contracts_are_beside_those_that_are_counted() -> None:
    talk = answered(Talk(IMPORTED, SCOPE, (TurnAhead("silent"),)), "1")
    assert (talk.history.unlisted, answered(talk, "").history.unlisted) == (3, 2)
    title = question(Talk(IMPORTED, SCOPE, (TurnAhead("title"),)))
    assert title
    assert title.prompt == "Title of a contract (2 are not listed), Enter = no more: "
    asked = question(Talk(IMPORTED, SCOPE, (TurnAhead("silent"),)))
    assert asked
    assert asked.about[0] == "Are contracts missing here beside the 2 counted but not listed?"


def test_what_is_not_known_of_the_days_is_left_to_bounds() -> None:
    contract = typed("title", "Poster", "", "", "").history.contracts[-1]
    assert (contract.client, contract.ended) == ("unknown (c1)", None)
    assert contract.bounds("started") == contract.vague[0]
    assert contract.vague[0].not_after == TODAY


def test_a_contract_that_was_missing_may_have_ended_on_any_day() -> None:
    talk = typed("silent", "1", "", "", "2026-06", "")
    assert talk.history.contracts[-1].bounds("ended")
    assert [turn.matter for turn in talk.turns] == ["paid", "stars", "private"]


@pytest.mark.parametrize("line", ["many", "-1", "1.5"])
def test_a_number_of_contracts_is_a_whole_one(line: str) -> None:
    with pytest.raises(RefusedError):
        typed("silent", line)


def test_an_end_before_the_start_is_refused() -> None:
    with pytest.raises(RefusedError, match="before it started"):
        typed("title", "Poster", "", "2026-07-06", "2026-07-01")
