from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from random import Random

import pytest
from conftest import Examples
from strategies import random_history

from jss_cli import api
from jss_cli.domain.case import Case
from jss_cli.domain.history import Contract, Ending, Feedback, History
from jss_cli.domain.plan import Goal
from jss_cli.domain.score import shown_percent
from jss_cli.explaining.next.actions import Survey, costly, counted, survey
from jss_cli.explaining.next.adding import good_contract
from jss_cli.explaining.next.plan import make_plan
from jss_cli.explaining.why.attribution import attribute
from jss_cli.files.policy import load_policy
from jss_cli.files.rulebook import open_rulebook
from jss_cli.scoring.scoring import score_history


def surveyed(history: History, day: date) -> Survey:
    return survey(history, score_history(history, load_policy(None, day), day))


def test_actions_gain_points_and_come_in_their_order(examples: Examples) -> None:
    rng = Random("actions")  # noqa: S311 - test data
    for _ in examples(25):
        history, day = random_history(rng, 9)
        points = [action.points for action in surveyed(history, day).actions]
        assert points == sorted(points, reverse=True)
        assert all(gain > 0 for gain in points)


def test_the_founding_case_can_only_ask_the_client_of_c8_for_better_stars(founding: History) -> None:
    found = surveyed(founding, date(2016, 8, 21))
    told = [(a.kind, a.contract.id, a.agency, a.percent, a.points, a.rule.code) for a in found.actions]
    assert told == [("edit", "c8", "others", Fraction(175, 2), Fraction(25, 2), "JSS230")]
    assert [(refusal.kind, refusal.contracts) for refusal in found.refusals] == [
        ("remove_later", ("c5", "c8")),
        ("rate", ("c5",)),
    ]


@pytest.mark.parametrize(("year", "refused"), [(2016, True), (2017, False), (2025, True)])
def test_the_removal_perk_is_refused_where_the_era_has_none(year: int, refused: bool) -> None:
    day = date(year, 3, 1)
    kinds = {refusal.kind for refusal in surveyed(mixed(day), day).refusals}
    assert ("remove" in kinds) is refused
    assert ("remove" in {action.kind for action in surveyed(mixed(day), day).actions}) is not refused


def test_feedback_on_the_way_counts_in_the_eras_that_publish_it_for_a_long_paid_contract() -> None:
    late = date(2025, 3, 1)
    opened = Contract("open", "O", date(2025, 1, 20), earned=Decimal(900))
    history = replace(mixed(late), contracts=(*mixed(late).contracts, opened))
    found = surveyed(history, late)
    offered = [action.contract.id for action in found.actions if action.kind == "interim"]
    refused = [refusal.contracts for refusal in found.refusals if refusal.kind == "interim"]
    assert (offered, refused) in ((["open"], []), ([], [("open",)]))


def mixed(day: date) -> History:
    """Nine good contracts and one bad one, ended a month before a day."""
    ended = day.replace(month=day.month - 1)
    good = [contract(f"g{n}", ended, "5") for n in range(9)]
    return History((*good, contract("b", ended, "1")))


def contract(name: str, ended: date, stars: str) -> Contract:
    feedback = Feedback(Decimal(stars), None)
    done = Ending("client", "completed")
    return Contract(name, name, ended, ended=ended, earned=Decimal(90), feedback=feedback, ending=done)


BAD_ONE_LEAVES_IN_FIVE_DAYS = """id,client,started,ended,earned,stars
a,A,2016-05-01,2016-06-01,100,5
b,B,2016-05-01,2016-06-10,100,5
c,C,2016-05-01,2016-06-20,100,5
d,D,2016-05-01,2016-07-01,100,5
bad,E,2015-12-01,2016-01-31,100,1
open,F,2016-06-01,,100,"""


def test_a_safe_wait_stands_above_a_risky_close_that_gains_no_more() -> None:
    case = api.open_history(text=BAD_ONE_LEAVES_IN_FIVE_DAYS, as_of=date(2016, 7, 27))
    actions = make_plan(case, Goal(95)).actions
    told = [(one.kind, one.contract.id, str(one.until or ""), one.risk is not None) for one in actions]
    assert told.index(("wait", "open", "2016-08-01", False)) < told.index(("close", "open", "", True))
    assert "open: leave it alone until 2016-08-01" in api.plan(case, 95).to_text()


@pytest.mark.parametrize("seed", range(4))
def test_no_risky_action_stands_above_a_wait_that_does_as_well(seed: int, examples: Examples) -> None:
    rng = Random(seed)  # noqa: S311 - test data
    for _ in examples(8):
        history, day = random_history(rng, 8)
        actions = make_plan(Case(history, day, open_rulebook()), Goal(90, most=100)).actions
        waits = [(n, one) for n, one in enumerate(actions) if one.kind == "wait"]
        for place, risky in enumerate(actions):
            if risky.risk is not None and risky.risk < risky.percent:
                better = [n for n, wait in waits if shown_percent(wait.percent) >= shown_percent(risky.percent)]
                assert all(n < place for n in better)


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
