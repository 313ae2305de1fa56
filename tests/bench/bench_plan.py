"""How long a plan takes after start-up, medians in ms: python tests/bench/bench_plan.py"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from statistics import median
from time import perf_counter

from jss_cli.domain.case import Case
from jss_cli.domain.history import UNKNOWN, Contract, Ending, Feedback, History
from jss_cli.domain.plan import Goal
from jss_cli.explaining.next.actions import survey
from jss_cli.explaining.next.plan import make_plan, way_back
from jss_cli.files.rulebook import _PolicyFiles
from jss_cli.scoring.scoring import score_history

DAYS = (date(2018, 3, 1), date(2020, 2, 1), date(2025, 3, 1))
STARS = tuple(Decimal(text) for text in ("5", "5", "5", "5", "5", "4.8", "4.6", "4.2", "3.2", "1"))
RULES = _PolicyFiles()


def history(size: int, day: date) -> History:
    """Contracts of the last two years: nine in ten ended and rated, one in four with an unknown private answer."""
    rng = Random(size)  # noqa: S311 - test data
    contracts = []
    for number in range(size):
        started = day - timedelta(days=rng.randrange(1, 720))
        ended = min(day, started + timedelta(days=rng.randrange(1, 120)))
        is_open = rng.random() < 0.1
        contract = Contract(
            id=f"c{number}",
            client=f"K{rng.randrange(1 + size // 2)}",
            started=started,
            ended=None if is_open else ended,
            earned=Decimal(rng.randrange(50, 2000)),
            feedback=Feedback() if is_open else Feedback(rng.choice(STARS), rng.choice((UNKNOWN, None, None, None))),
            ending=Ending() if is_open else Ending("client", "completed"),
        )
        contracts.append(contract)
    return History(tuple(contracts), as_of=day)


def milliseconds(times: int, work: Callable[[], object]) -> float:
    """The median of some runs, in milliseconds."""
    spent = []
    for _ in range(times):
        start = perf_counter()
        work()
        spent.append(1000 * (perf_counter() - start))
    return median(spent)


def row(day: date, size: int, times: int) -> str:
    """One line of the table."""
    case = Case(history(size, day), day, RULES)
    of, policy = case.history, case.policy
    score, goal = score_history(of, policy, day), Goal(90)
    works: tuple[Callable[[], object], ...] = (
        lambda: make_plan(case, goal),
        lambda: way_back(case, goal),
        lambda: survey(of, score),
        lambda: score_history(of, policy, day),
    )
    figures = "".join(f"{milliseconds(times, work):11.1f}" for work in works)
    return f"{day} {size:9} {score.whole or 0:6} %{figures}"


def main() -> None:
    """Print the table: the whole plan of 1,000 contracts is to take at most 300 ms."""
    print("day        contracts    score       plan       ways    actions  one score")  # noqa: T201 - a bench
    for day in DAYS:
        for size, times in ((10, 30), (100, 9), (1000, 5), (10_000, 1)):
            print(row(day, size, times), flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
