from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from random import Random

from strategies import random_history

from jss_cli.domain.history import Feedback, History
from jss_cli.explaining.next.adding import good_contract
from jss_cli.explaining.next.costing import costly, counted
from jss_cli.explaining.why.attribution import attribute
from jss_cli.files.policy import load_policy
from jss_cli.scoring.scoring import score_history


def test_what_the_shown_window_counts_and_what_costs_in_it_is_what_the_points_say() -> None:
    rng, costing = Random("costing"), 0  # noqa: S311 - test data
    for _ in range(25):
        history, day = random_history(rng, 12)
        score = score_history(history, load_policy(None, day), day)
        contributions = attribute(score).contributions
        assert counted(score) == {c.verdict.contract.id for c in contributions if c.counted}
        assert set(costly(score)) >= {c.verdict.contract.id for c in contributions if c.lost > 0}
        assert set(costly(score)) <= counted(score)
        assert not {c.verdict.contract.id for c in contributions if c.verdict.outcome == "positive"} & {*costly(score)}
        costing += len(costly(score))
    assert costing > 10


def test_without_a_score_nothing_is_counted_and_nothing_costs(founding: History) -> None:
    day = date(2012, 1, 1)
    score = score_history(founding, load_policy(None, day), day)
    assert (counted(score), costly(score)) == (frozenset(), ())


def test_the_founding_case_pays_for_c5_and_c8(founding: History) -> None:
    day = date(2016, 8, 21)
    assert costly(score_history(founding, load_policy(None, day), day)) == ("c5", "c8")


def test_a_shown_mean_counts_what_any_of_its_windows_holds() -> None:
    day = date(2021, 8, 31)
    good = [good_contract(f"g{number}", f"K{number}", Decimal(90), date(2021, 8, 1)) for number in range(5)]
    old = replace(good_contract("old", "O", Decimal(90), date(2021, 4, 1)), feedback=Feedback(Decimal(1), 0))
    score = score_history(History((*good, old)), load_policy(None, day), day)
    assert score.shown is not None
    assert len(score.shown.parts) > 1
    assert "old" in counted(score)
    assert costly(score) == ("old",)
