from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from jss_cli.domain.case import Case
from jss_cli.domain.history import Contract, Feedback, History
from jss_cli.explaining import explanation
from jss_cli.explaining.explanation import _outlook, explain
from jss_cli.explaining.unseen import furthest
from jss_cli.files.rulebook import _PolicyFiles
from jss_cli.scoring.scoring import score_history

DAY = date(2022, 6, 1)


def case(*stars: str) -> Case:
    """A contract for each of some stars, whose private answers are not known."""
    contracts = (
        Contract(f"c{n}", f"K{n}", date(2022, 4, 1), ended=date(2022, 5, 1 + n), earned=Decimal(90),
                 feedback=Feedback(Decimal(given)))
        for n, given in enumerate(stars)
    )  # fmt: skip
    return Case(History(tuple(contracts)), DAY, _PolicyFiles())


def test_the_parts_of_an_explanation_speak_of_one_score() -> None:
    found = explain(case("5", "5", "2", "5"))
    assert found.standing.score == found.attribution.score == score_history(found.case.history, found.case.policy, DAY)
    assert [reason.contracts for reason in found.reasons] == [("c2",)]
    assert found.outlook.target == found.case.policy.top_rated.score


@pytest.mark.parametrize(("stars", "open_"), [(("5",) * 5, False), (("5", "5", "2", "5"), True), (("5",), True)])
def test_ways_are_looked_for_only_where_the_target_is_not_reached(stars: tuple[str, ...], open_: bool) -> None:
    assert bool(explain(case(*stars)).outlook.ways) is open_


def test_a_long_history_is_told_without_what_takes_long(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = case("5", "2", "2", "5")
    score = score_history(asked.history, asked.policy, DAY)
    assert _outlook(asked, score, None).range is not None
    monkeypatch.setattr(explanation, "FITS", 3)
    assert _outlook(asked, score, None).range is None


def test_an_explanation_does_without_a_range_that_would_take_long(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = case(*["4.2"] * 6)
    assert explain(asked).outlook.range is not None
    monkeypatch.setattr(furthest, "MOST_VISITED", 10)
    assert explain(asked).outlook.range is None
