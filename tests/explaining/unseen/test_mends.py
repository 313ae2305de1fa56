from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from jss_cli.domain.history import Contract, Ending, Feedback, History
from jss_cli.domain.story import Seen, Slip
from jss_cli.explaining.unseen.inference import infer
from jss_cli.explaining.unseen.mends import mends
from jss_cli.files.policy import load_policy

DAY = date(2016, 8, 21)
POLICY = load_policy(None, DAY)
GOOD = Contract(
    "c",
    "K",
    date(2016, 6, 1),
    ended=date(2016, 7, 1),
    earned=Decimal(90),
    feedback=Feedback(Decimal(5), 10),
    ending=Ending("client", "completed"),
)


def history(*contracts: Contract) -> History:
    return History(tuple(replace(c, id=f"c{i}", client=f"K{i}") for i, c in enumerate(contracts)))


def answered(of: History, slip: Slip) -> History:
    """The history with the private answer of the slip."""
    feedback = Feedback(Decimal(5), int(str(slip.instead)))
    return replace(
        of, contracts=tuple(replace(c, feedback=feedback) if c == slip.contract else c for c in of.contracts)
    )


def test_a_score_that_no_world_shows_is_mended_by_one_fact_where_that_is_possible() -> None:
    of, seen = history(GOOD, GOOD, GOOD, GOOD), [Seen(DAY, POLICY, 50)]
    assert infer(of, seen).chance == 0
    found = mends(of, seen)
    assert found
    assert {("recommend", 6)} <= {(slip.fact, slip.instead) for slip in found}
    for slip in found:
        if slip.fact == "recommend":
            assert infer(answered(of, slip), seen).chance == 1


def test_a_score_that_takes_two_wrong_facts_has_no_mend() -> None:
    assert mends(history(GOOD, GOOD, GOOD, GOOD), [Seen(DAY, POLICY, 0)]) == ()
