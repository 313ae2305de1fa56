from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from jss_cli import api
from jss_cli.api.answered import BASES
from jss_cli.domain.case import Case
from jss_cli.domain.history import Observation
from jss_cli.errors import UsageError

ROWS = """id,client,started,ended,earned,stars
a,A,2024-01-01,2024-02-01,100,5
b,B,2024-01-01,2024-02-10,100,5
c,C,2024-01-01,2024-02-20,100,5
d,D,2024-01-01,2024-02-24,100,5
open,E,2024-02-01,,100,"""


def case_seen(score: int) -> Case:
    case = api.open_history(text=ROWS, as_of=date(2024, 3, 10))
    return replace(case, history=replace(case.history, observed=(Observation(date(2024, 3, 3), score),)))


def test_the_choices_about_an_open_contract_are_told_over_the_worlds() -> None:
    told = api.close_or_wait(case_seen(75), "open").to_dict()
    choices = {choice["choice"]: choice for choice in told["choices"]}
    assert (told["basis"], told["score"]["shown"], set(choices)) == ("seen", 75, {"close", "wait", "ask"})
    close, wait = choices["close"]["bands"], choices["wait"]["bands"]
    assert close["content"]["middle"] > close["unhappy"]["middle"]
    assert wait["content"] == wait["silent"] == wait["unhappy"]
    assert "close" in told["best_if_content"]
    assert "close" not in told["best_if_unhappy"]


def test_where_what_comes_nearest_has_no_score_no_choice_is_told() -> None:
    rows = "id,client,started,ended,earned,stars\na,A,2024-01-01,2024-02-01,100,5\nopen,E,2024-02-01,,100,"
    case = api.open_history(text=rows, as_of=date(2024, 3, 10))
    observed = (Observation(date(2024, 3, 3), 88),)
    told = api.close_or_wait(replace(case, history=replace(case.history, observed=observed, unlisted=0)), "open")
    assert (told.to_dict()["choices"], told.to_dict()["best_if_content"]) == ([], [])
    assert "what to do cannot be told from this file" in " ".join(told.to_text().split())


def test_where_the_rules_alone_give_the_number_they_alone_are_asked() -> None:
    seen, computed = (api.close_or_wait(case_seen(100), "open", basis) for basis in BASES)
    assert (seen.to_json(), seen.to_text()) == (computed.to_json(), computed.to_text())


def test_a_contract_that_is_not_open_is_refused() -> None:
    with pytest.raises(UsageError, match="there is nothing to close"):
        api.close_or_wait(case_seen(75), "a")
