"""How long the inference takes, medians in ms: python tests/bench/bench_inference.py"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from random import Random
from statistics import median
from time import perf_counter

from jss_cli.domain.history import UNKNOWN, Contract, Ending, Feedback, History
from jss_cli.domain.story import Seen
from jss_cli.explaining.extremes import score_range
from jss_cli.explaining.flow import backward, branch_sums, forward
from jss_cli.explaining.inference import infer
from jss_cli.explaining.prospect import prospect_of
from jss_cli.explaining.walk import Walk
from jss_cli.files.policy import load_policy

DAY = date(2016, 8, 21)
STARS = tuple(Decimal(text) for text in ("5", "5", "5", "4.9", "4.6", "4.2", "3.8"))


def history(size: int, *, unrated: float = 0.1) -> History:
    """Ended contracts of the last two years, every private answer unknown, some of them without stars."""
    rng = Random(size)  # noqa: S311 - test data
    contracts = []
    for number in range(size):
        ended = DAY - timedelta(days=rng.randrange(720))
        stars = None if rng.random() < unrated else rng.choice(STARS)
        contract = Contract(
            id=f"c{number}",
            client=f"K{rng.randrange(1 + size * 3 // 4)}",
            started=ended - timedelta(days=rng.randrange(5, 200)),
            ended=ended,
            earned=Decimal(rng.randrange(50, 2000)),
            feedback=Feedback(stars, UNKNOWN),
            ending=Ending("client", UNKNOWN),
        )
        contracts.append(contract)
    return History(tuple(contracts))


def milliseconds(times: int, work: object) -> float:
    """The median of some runs, in milliseconds."""
    assert callable(work)
    spent = []
    for _ in range(times):
        start = perf_counter()
        work()
        spent.append(1000 * (perf_counter() - start))
    return median(spent)


def posterior(of: History, seen: Seen) -> None:
    """Every contract's chances, and nothing else."""
    prospect = prospect_of(of, (seen,))
    walk = Walk(prospect.course)
    branch_sums(walk, prospect.shares, forward(walk, prospect.shares), backward(walk, prospect.shares))


def main() -> None:
    """Print the table."""
    policy = load_policy("upwork-2016", DAY)
    print("contracts   unrated  posterior  whole answer      range")  # noqa: T201 - a bench
    for size, times in ((9, 200), (30, 20), (100, 7), (300, 3), (1000, 1)):
        for unrated in (0.0, 0.1):
            of, seen = history(size, unrated=unrated), Seen(DAY, policy, 85)
            found = (
                milliseconds(times, lambda of=of, seen=seen: posterior(of, seen)),
                milliseconds(times, lambda of=of, seen=seen: infer(of, (seen,))),
                milliseconds(times, lambda of=of: score_range(of, policy, DAY)),
            )
            print(f"{size:9} {unrated:9} {found[0]:10.2f} {found[1]:13.2f} {found[2]:10.2f}")  # noqa: T201


if __name__ == "__main__":
    main()
