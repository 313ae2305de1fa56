"""How long a timeline takes, beside scoring day by day, in ms: python tests/bench/bench_timeline.py"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from time import perf_counter

from jss_cli.domain.case import Case
from jss_cli.domain.history import UNKNOWN, Contract, Ending, Feedback, History
from jss_cli.domain.policy import Policy
from jss_cli.explaining.time.events import events, is_cliff, next_cliff, turns
from jss_cli.explaining.time.spans import KnownSpans
from jss_cli.explaining.time.timeline import stretches, timeline
from jss_cli.files.policy import load_policy
from jss_cli.files.rulebook import _PolicyFiles
from jss_cli.scoring.scoring import score_history

DAYS = 730
SIZES = (100, 1_000, 10_000, 100_000)
POLICIES = ("upwork-2016", "upwork-2021", "upwork-2024-09")
STARS = tuple(Decimal(text) for text in ("5", "5", "5", "4.9", "4.6", "4.2", "3.8", "2"))


def history(size: int, last: date) -> History:
    """Contracts of the last three years, one in twenty still open, one in ten unrated."""
    rng = Random(size)  # noqa: S311 - test data
    return History(tuple(contract(rng, number, size, last) for number in range(size)))


def contract(rng: Random, number: int, size: int, last: date) -> Contract:
    """A contract of some days to some months."""
    started = last - timedelta(days=rng.randrange(1100))
    ended = None if rng.random() < 0.05 else started + timedelta(days=rng.choice((1, 3, 10, 20, 45, 90, 200)))
    return Contract(
        id=f"c{number}",
        client=f"K{rng.randrange(1 + size // 2)}",
        started=started,
        ended=ended,
        earned=Decimal(rng.choice((0, 50, 250, 400, 1200))),
        feedback=Feedback(None if rng.random() < 0.1 else rng.choice(STARS), UNKNOWN) if ended else Feedback(),
        ending=Ending("client", rng.choice(("completed", "not_needed"))) if ended else Ending(),
    )


def milliseconds(run: Callable[[], object], times: int) -> float:
    taken = []
    for _ in range(times):
        start = perf_counter()
        run()
        taken.append((perf_counter() - start) * 1000)
    return min(taken)


def row(size: int, policy: Policy, last: date) -> str:
    """One size: judging by spans, the sweep over them, both beside scoring each of 730 days."""
    held, first = history(size, last), last - timedelta(days=DAYS - 1)
    times = 9 if size <= 1_000 else 3 if size <= 10_000 else 1
    judged = KnownSpans().spans(held, policy, first, last)
    judging = milliseconds(lambda: KnownSpans().spans(held, policy, first, last), times)
    sweeping = milliseconds(lambda: list(stretches(judged, policy, first, last, KnownSpans())), times)
    one_day = milliseconds(lambda: score_history(held, policy, last), times)
    line = timeline(held, _PolicyFiles(policy), first, last)
    telling = milliseconds(lambda: events(held, line, filter(is_cliff, turns(line, first))), times)
    cliff = milliseconds(lambda: next_cliff(Case(held, last, _PolicyFiles(policy))), times)
    ratio = one_day * DAYS / (judging + sweeping)
    return f"{size:9,}{judging:10.1f}{sweeping:10.1f}{one_day * DAYS:14,.0f}{ratio:8.0f}x{telling:10.1f}{cliff:10.1f}"


def main() -> None:
    """A table for each of three eras."""
    for name in POLICIES:
        policy = load_policy(name, date(2020, 1, 1))
        last = policy.until or date(2026, 1, 1)
        print(f"\n{name}, {DAYS} days\n contracts   judging  sweeping    day by day  faster    events  next cliff")  # noqa: T201 - the answer
        for size in SIZES:
            print(row(size, policy, last), flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
