"""The score without each contract, all at once, beside scoring one by one: python tests/bench/bench_without.py

One by one is told twice: from the histories without the contract, each judged anew, and from its verdicts alone.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random
from time import perf_counter

from jss_cli.domain.history import Contract, History
from jss_cli.domain.score import Score
from jss_cli.explaining.why.attribution import attribute
from jss_cli.files.policy import load_policy
from jss_cli.scoring.scoring import score_history, score_verdicts

sys.path.insert(0, str(Path(__file__).parent.parent))
from strategies import random_history

CONTRACTS = 1_000
SAMPLE = 50
ROUNDS = 5
DAYS = (date(2016, 8, 21), date(2022, 3, 1), date(2026, 1, 15))


def judged_anew(score: Score, contract: Contract) -> None:
    """Score the history that lacks a contract."""
    contracts = tuple(verdict.contract for verdict in score.verdicts if verdict.contract is not contract)
    score_history(History(contracts), score.policy, score.as_of)


def from_verdicts(score: Score, contract: Contract) -> None:
    """Score the verdicts on all contracts but one."""
    verdicts = tuple(verdict for verdict in score.verdicts if verdict.contract is not contract)
    score_verdicts(verdicts, score.policy, score.as_of)


def one_by_one(score: Score, without: Callable[[Score, Contract], None]) -> float:
    """Seconds for all contracts, from a sample of them."""
    sample = score.verdicts[:: CONTRACTS // SAMPLE]
    start = perf_counter()
    for verdict in sample:
        without(score, verdict.contract)
    return (perf_counter() - start) * len(score.verdicts) / len(sample)


def all_at_once(score: Score) -> float:
    """Seconds for all contracts by the attribution, which tells their points as well."""
    start = perf_counter()
    attribute(score)
    return perf_counter() - start


def main() -> None:
    print("policy            all at once   judged anew   from verdicts")  # noqa: T201
    for day in DAYS:
        history, _ = random_history(Random(1), CONTRACTS, day=day, clients=CONTRACTS // 3)  # noqa: S311 - test data
        score = score_history(history, load_policy(None, day), day)
        least = min(all_at_once(score) for _ in range(ROUNDS))
        anew, verdicts = (one_by_one(score, without) / least for without in (judged_anew, from_verdicts))
        print(f"{score.policy.name:16} {least * 1000:9.1f} ms {anew:11.0f} x {verdicts:13.0f} x")  # noqa: T201


if __name__ == "__main__":
    main()
