"""How long the inference takes, medians in ms: python tests/bench/bench_inference.py"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from statistics import median
from time import perf_counter

from jss_cli.domain.history import UNKNOWN, Contract, Ending, Feedback, History
from jss_cli.domain.story import Seen
from jss_cli.explaining.unseen.extremes import score_range
from jss_cli.explaining.unseen.inference import infer
from jss_cli.explaining.unseen.prospect import prospect_of
from jss_cli.explaining.unseen.walk.flow import backward, branch_sums, forward
from jss_cli.explaining.unseen.walk.walk import Intractable, Walk
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


def milliseconds(times: int, work: Callable[[], object]) -> float:
    """The median of some runs, in milliseconds."""
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


def row(size: int, unrated: float, times: int) -> str:
    """One line of the table; without stars a contract may be left out, and the total weight is then open too."""
    of, policy = history(size, unrated=unrated), load_policy("upwork-2016", DAY)
    seen = Seen(DAY, policy, 85)
    reach = milliseconds(times, lambda: score_range(of, policy, DAY))
    try:
        chances = milliseconds(times, lambda: posterior(of, seen))
        whole = milliseconds(times, lambda: infer(of, (seen,)))
    except Intractable:
        return f"{size:9} {unrated:9} {'too many':>10} {'worlds':>13} {reach:10.2f}"
    return f"{size:9} {unrated:9} {chances:10.2f} {whole:13.2f} {reach:10.2f}"


def main() -> None:
    """Print the table."""
    print("contracts   unrated  posterior  whole answer      range")  # noqa: T201 - a bench
    for size, times in ((9, 200), (30, 20), (100, 7), (300, 3), (1000, 1)):
        for unrated in (0.0, 0.1):
            print(row(size, unrated, times), flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
