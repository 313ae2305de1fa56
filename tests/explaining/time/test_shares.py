from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from random import Random

from strategies import random_history

from jss_cli.explaining.time.shares import _shares, answers, measured_days, regimes
from jss_cli.files.policy import load_policy
from jss_cli.scoring.context import unrated_share

DAY = timedelta(days=1)
P2016 = load_policy("upwork-2016", date(2017, 1, 1))
CLAIMS = [claim for rule in P2016.rules for claim in rule.when if claim.fact == "unrated_share"]


def test_the_share_of_unrated_contracts_is_known_on_every_day() -> None:
    rng = Random(7)  # noqa: S311 - test data
    for _ in range(30):
        history, day = random_history(rng, 10)
        first, last = day - 400 * DAY, day + 400 * DAY
        for start, end, share in _shares(history.contracts, P2016.measures, first, last):
            assert {unrated_share(history.contracts, at, P2016.measures) for at in (start, end)} == {share}


def test_a_contract_is_measured_to_the_last_of_its_days() -> None:
    rng = Random(10)  # noqa: S311 - test data
    history, _ = random_history(rng, 12)
    ends = [end for contract in history.contracts for _, end in measured_days(contract, P2016.measures)]
    assert ends
    for end in ends:
        (_, _, share), *_ = _shares(history.contracts, P2016.measures, end, end + 9 * DAY)
        assert share == unrated_share(history.contracts, end, P2016.measures)


def test_regimes_hold_every_day_once_and_meet_where_a_claim_is_answered_otherwise() -> None:
    rng, borders = Random(8), 0  # noqa: S311 - test data
    for _ in range(30):
        history, day = random_history(rng, 8)
        first, last = day - 300 * DAY, day + 300 * DAY
        found = regimes(history.contracts, P2016, first, last)
        assert (found[0].first, found[-1].last) == (first, last)
        for before, after in pairwise(found):
            borders += 1
            assert before.last + DAY == after.first
            assert answers(CLAIMS, before.share) != answers(CLAIMS, after.share)
        for regime in found:
            own = unrated_share(history.contracts, regime.first, P2016.measures)
            assert answers(CLAIMS, regime.share) == answers(CLAIMS, own)
    assert borders > 5


def test_rules_that_never_ask_for_the_share_have_one_regime() -> None:
    history, day = random_history(Random(9), 8)  # noqa: S311 - test data
    policy = load_policy("upwork-2021", date(2021, 6, 1))
    assert len(regimes(history.contracts, policy, day - 300 * DAY, day)) == 1
