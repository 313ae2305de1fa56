from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from jss_cli.domain.history import Contract, Ending, Feedback, History
from jss_cli.errors import InputError
from jss_cli.explaining.unseen import furthest
from jss_cli.explaining.unseen.extremes import score_range
from jss_cli.files.policy import load_policy

DAY = date(2016, 8, 21)
SILENT = Contract(
    "c1",
    "A",
    date(2016, 5, 1),
    ended=date(2016, 6, 1),
    earned=Decimal(50),
    feedback=Feedback(None),
    ending=Ending("client", "completed"),
)


def numbered(*contracts: Contract) -> History:
    return History(tuple(replace(c, id=f"c{i}", client=f"K{i}") for i, c in enumerate(contracts, 1)))


def test_a_share_of_so_many_unknown_answers_is_refused_where_the_rules_ask_for_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(furthest, "MOST_VISITED", 600)
    some = numbered(*[replace(SILENT, ended=DAY - timedelta(days=i)) for i in range(10)])
    assert score_range(some, load_policy(None, DAY), DAY).best
    with pytest.raises(InputError, match="too many worlds"):
        score_range(numbered(*[SILENT] * 60), load_policy(None, DAY), DAY)
