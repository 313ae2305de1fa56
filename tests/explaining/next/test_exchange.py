from __future__ import annotations

from dataclasses import replace
from random import Random

from conftest import Examples
from strategies import random_history

from jss_cli.domain.history import Contract, History
from jss_cli.explaining.next.actions import _attempts
from jss_cli.explaining.next.exchange import Exchange
from jss_cli.files.policy import load_policy
from jss_cli.scoring.scoring import score_history


def test_an_exchange_equals_scoring_the_changed_history(examples: Examples) -> None:
    rng = Random("exchange")  # noqa: S311 - test data
    for _ in examples(40):
        history, day = random_history(rng, rng.randrange(1, 9))
        score = score_history(history, load_policy(None, day), day)
        exchange = Exchange(history, score)
        for verdict in score.verdicts:
            for attempt in _attempts(verdict, score.policy, day):
                changed = replaced(history, verdict.contract, attempt.well)
                rescored = score_history(changed, score.policy, day)
                percent, after = exchange.scored(verdict, attempt.well)
                assert percent == rescored.percent
                assert after in rescored.verdicts


def replaced(history: History, old: Contract, new: Contract) -> History:
    return replace(history, contracts=tuple(new if contract is old else contract for contract in history.contracts))
